"""What grows on a small base: counts so rare that a list of the largest never shows them, found early and without crying wolf."""

from dataclasses import dataclass

import numpy as np

from cxtext.change.arrays import Bools, Floats
from cxtext.change.compare import Comparison, compare
from cxtext.change.dispersion import dispersion
from cxtext.change.verdicts import LEAST_WEEKS, LEVEL, discoveries

LEAST_GROWTH = 2.0  # times what was expected; slower growth is no emergence and stands in voc.change once it is large enough
# The last weeks before are left out of the history where it is long enough: growth that began in them would hide itself.
# Source: L. Hutwagner et al. (2003), Journal of Urban Health 80, supplement 1:i89-i96 (the two days' guard band of EARS C2).
GUARD_WEEKS = 2
LARGEST_BASE = 0.02  # share of the customers before; beyond it a matter is known


@dataclass(frozen=True, slots=True, eq=False)
class Emerging:
    """What emerges in a week.

    Attributes:
        places: (n_found,) places in the arrays given.
        found: those beside their history.
        q_value: (n_found,) as in discoveries.
        n_tested: how many were looked at.
    """

    places: np.ndarray
    found: Comparison
    q_value: Floats
    n_tested: int


def emerging(now: Floats, exposure: float, past: Floats, past_exposure: Floats, *, min_customers: int) -> Emerging:
    """Find what grows on a small base among many topics or terms.

    Every one that enough customers brought in history and week together is part of the family: how many that are does not depend on when they brought
    it, so rare ones that stand out by chance are paid for. Only those that doubled are computed; the others count as not significant.

    Args:
        now: (n,) customers of the week.
        exposure: customers of the week with anything to say.
        past: (n, n_weeks) customers of the weeks before; NaN where a week is unknown.
        past_exposure: (n_weeks,) likewise.
        min_customers: customers that must share it in the week.
    """
    weeks = _baseline(past_exposure)
    past, past_exposure = past[:, weeks], past_exposure[weeks]
    total = past.sum(axis=1)
    family = total + now >= min_customers
    if not weeks.any() or exposure <= 0 or not family.any():
        return _none(int(family.sum()))
    rate = total / past_exposure.sum()
    doubled = family & (now >= min_customers) & (now >= LEAST_GROWTH * rate * exposure) & (rate <= LARGEST_BASE)
    places = np.flatnonzero(doubled)
    spread = dispersion(past[family], np.broadcast_to(past_exposure, past[family].shape))
    rows = np.searchsorted(np.flatnonzero(family), places)
    exposures = np.broadcast_to(past_exposure, (len(places), len(past_exposure)))
    found = compare(now[places], np.full(len(places), exposure), past[places], exposures, spread=(spread[0][rows], spread[1][rows]))
    q_value = discoveries(found.p_rising, n_tested=int(family.sum()))
    # Where much emerges at once, the level of a single test rises above that of the interval: what is told has both.
    return _only(Emerging(places, found, q_value, int(family.sum())), (q_value <= LEVEL) & (found.lower > 1))


def _baseline(past_exposure: Floats) -> Bools:
    """Return which weeks are compared with; none where they are too few."""
    known = np.nan_to_num(past_exposure) > 0
    guarded = known.copy()
    guarded[len(known) - GUARD_WEEKS :] = False
    if guarded.sum() >= LEAST_WEEKS:
        return guarded
    return known if known.sum() >= LEAST_WEEKS else np.zeros_like(known)


def _only(given: Emerging, kept: Bools) -> Emerging:
    return Emerging(given.places[kept], given.found.only(kept), given.q_value[kept], given.n_tested)


def _none(n_tested: int) -> Emerging:
    nothing = np.zeros(0)
    return Emerging(np.zeros(0, dtype=np.int64), compare(nothing, nothing, np.zeros((0, 0)), np.zeros((0, 0))), nothing, n_tested)
