"""A count beside its history: what was expected, the ratio with its interval, and how surprising it is."""

from dataclasses import dataclass, fields, replace
from typing import Self

import numpy as np

from cxtext.change.arrays import Bools, Floats
from cxtext.change.dispersion import dispersion
from cxtext.change.tails import Prediction, interval, studentised, tail_above, tail_below


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Labels of one week and family beside their history, each a (n_labels,) array.

    Attributes:
        expected: count that the rate of the history gives at this week's exposure; NaN without history.
        ratio: count / expected; NaN where nothing was expected.
        lower: lower end of its 95 % interval.
        upper: upper end; infinity where nothing was expected.
        p_rising: probability of so many or more, had nothing changed.
        p_falling: probability of so few or fewer.
        dispersion: variance in units of the mean.
        n_weeks: weeks of history.
        base: expected when history and week are taken together; it does not depend on which of them holds the contacts.
    """

    expected: Floats
    ratio: Floats
    lower: Floats
    upper: Floats
    p_rising: Floats
    p_falling: Floats
    dispersion: Floats
    n_weeks: Floats
    base: Floats

    @property
    def p_value(self) -> Floats:
        """Two-sided: twice the smaller tail, at most 1."""
        return np.asarray(np.minimum(2 * np.minimum(self.p_rising, self.p_falling), 1.0), dtype=np.float64)

    def only(self, kept: Bools) -> Self:
        """Return some of the labels."""
        return replace(self, **{field.name: getattr(self, field.name)[kept] for field in fields(self)})


def compare(now: Floats, now_exposure: Floats, past: Floats, past_exposure: Floats, *, spread: tuple[Floats, Floats] | None = None) -> Comparison:
    """Set the counts of a week beside those of the weeks before, label by label.

    Args:
        now: (n_labels,) counts.
        now_exposure: (n_labels,) what they are out of, e.g. tagged contacts; 0 or NaN where unknown.
        past: (n_labels, n_weeks) counts before; NaN where unknown.
        past_exposure: (n_labels, n_weeks) what those are out of; a week of 0 or NaN is left out.
        spread: dispersion and degrees of freedom where the family is larger than the labels given; None takes those given as the family.
    """
    known = np.isfinite(past) & (np.nan_to_num(past_exposure) > 0)
    past, past_exposure = np.where(known, past, np.nan), np.where(known, past_exposure, np.nan)
    total, exposure = np.nansum(past, axis=-1), np.nansum(past_exposure, axis=-1)
    factor, df = spread or dispersion(past, past_exposure)
    is_known = (exposure > 0) & (np.nan_to_num(now_exposure) > 0)
    weight = np.where(is_known, now_exposure / np.where(exposure > 0, exposure, 1.0), 1.0)
    prediction = Prediction(total, weight, factor, df)
    lower, upper = interval(now, prediction)
    unknown = np.where(is_known, 0.0, np.nan)  # added, it blanks what rests on no history
    expected = weight * total + unknown
    return Comparison(
        expected=expected,
        ratio=np.where(expected > 0, now / np.where(expected > 0, expected, 1.0), np.nan),
        lower=lower + unknown,
        upper=upper + unknown,
        p_rising=studentised(tail_above(now, prediction), df) + unknown,
        p_falling=studentised(tail_below(now, prediction), df) + unknown,
        dispersion=factor + unknown,
        n_weeks=known.sum(axis=-1).astype(np.float64),
        base=weight * (total + now) / (1.0 + weight) + unknown,
    )


def windows(values: Floats, *, weeks_back: int) -> Floats:
    """Return the weeks before each week.

    Args:
        values: (n_labels, n_weeks).
        weeks_back: weeks of a history.

    Returns:
        (n_labels, n_weeks, weeks_back), the week before last; NaN before the first week.
    """
    padded = np.concatenate([np.full((len(values), weeks_back), np.nan), values], axis=1)
    return np.lib.stride_tricks.sliding_window_view(padded, weeks_back, axis=1)[:, : values.shape[1]]
