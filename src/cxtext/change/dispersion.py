"""How much more than chance the counts of a label vary from week to week."""

import numpy as np

from cxtext.change.arrays import Floats

# What the family knows weighs like so many weeks of a label's own history: eight weeks alone give a variance that is off by half.
# Chosen by benchmarks/false_alarms.py, see docs/statistics.md.
FAMILY_WEIGHT = 8.0


def dispersion(past: Floats, exposure: Floats) -> tuple[Floats, Floats]:
    """Return the variance of each label in units of its mean, and the degrees of freedom behind it.

    A label's own moment estimate is drawn towards that of its family, and never falls below 1: counts that vary less than chance do so by chance.

    Args:
        past: (n_labels, n_weeks) counts of the weeks before; NaN where a week is unknown.
        exposure: (n_labels, n_weeks) what the counts are out of, above 0; NaN likewise.

    Returns:
        (n_labels,) dispersion, at least 1, and (n_labels,) degrees of freedom.

    Source: the moment estimate is Pearson's X² / (n - 1), P. McCullagh and J. A. Nelder (1989), Generalized Linear Models, 2nd ed., section 9.2.4; drawing
        it towards the family's: G. K. Smyth (2004), Statistical Applications in Genetics and Molecular Biology 3(1):3, with a weight that is given here.
    """
    own_df = np.maximum(np.isfinite(past).sum(axis=-1) - 1.0, 0.0)
    level = np.nansum(past, axis=-1) / np.maximum(np.isfinite(past).sum(axis=-1), 1)
    own = _pearson(past, exposure, own_df)
    family = 1.0 + _excess(own, level) * level
    # One label is no family: alone it knows nothing that its own history does not say.
    weight = FAMILY_WEIGHT * (1.0 - 1.0 / max(len(past), 1))
    df = own_df + weight
    drawn = (own_df * np.where(np.isfinite(own), own, family) + weight * family) / np.maximum(df, 1e-9)
    return np.maximum(drawn, 1.0), df


def _pearson(past: Floats, exposure: Floats, df: Floats) -> Floats:
    rate = np.nansum(past, axis=-1) / np.maximum(np.nansum(exposure, axis=-1), 1e-9)
    mean = rate[:, None] * exposure
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(rate > 0, np.nansum((past - mean) ** 2 / mean, axis=-1) / df, np.nan)


def _excess(own: Floats, level: Floats) -> float:
    """Return the family's variance beyond chance, in units of the squared mean: larger labels vary more, and it says how much more."""
    known = np.isfinite(own) & (level >= 1)
    return max(float(np.sum(own[known] - 1.0) / np.sum(level[known])), 0.0) if known.any() else 0.0
