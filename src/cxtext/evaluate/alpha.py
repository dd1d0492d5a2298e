"""Krippendorff's alpha of two readers, with its bootstrap interval: 1 where they agree, 0 where chance would do as well, below 0 where it would do better.

Source: Krippendorff 2019, "Content Analysis", chapter 12.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, cast

import krippendorff
import numpy as np
from numpy.typing import NDArray

from cxtext.evaluate.metrics import Floats, Score, draws

if TYPE_CHECKING:
    from krippendorff.krippendorff import LevelOfMeasurement

ALPHA = "alpha"
LabelSet = frozenset[str]
Distance = Callable[..., Floats] | Literal["interval"]
_SUBSET, _OVERLAP = 2 / 3, 1 / 3  # how alike two sets are of which one holds the other, or which share a part (Passonneau 2006)


def alpha_of_sets(pairs: Sequence[Sequence[tuple[LabelSet, LabelSet]]]) -> Score:
    """Return alpha of sets of labels with the MASI distance, which for single labels and for yes or no is the nominal one.

    Args:
        pairs: of each contact what the two readers gave to each of its units; n counts the units to which one of them gave a label.
    """
    domain = sorted({labels for contact in pairs for pair in contact for labels in pair}, key=sorted)
    apart = np.array([[masi(a, b) for b in domain] for a in domain])
    place = {labels: i for i, labels in enumerate(domain)}
    units = [[(place[a], place[b]) for a, b in contact] for contact in pairs]
    n = sum(bool(a or b) for contact in pairs for a, b in contact)
    return _alpha(units, np.arange(len(domain)), lambda a, b, **_: apart[a, b], n=n)


def alpha_of_numbers(pairs: Sequence[Sequence[tuple[float, float]]]) -> Score:
    """Return alpha of numbers on an interval scale; n counts the pairs."""
    domain = np.array(sorted({value for contact in pairs for pair in contact for value in pair}), dtype=np.float64)
    units = [[(int(np.searchsorted(domain, a)), int(np.searchsorted(domain, b))) for a, b in contact] for contact in pairs]
    return _alpha(units, domain, "interval", n=sum(map(len, pairs)))


def masi(a: LabelSet, b: LabelSet) -> float:
    """Return how far two sets of labels lie apart, 0..1.

    Source: Passonneau 2006, "Measuring agreement on set-valued items (MASI) for semantic and pragmatic annotation".
    """
    if a == b:
        return 0.0
    alike = _SUBSET if a <= b or b <= a else _OVERLAP
    return 1 - alike * len(a & b) / len(a | b)


def _alpha(units: Sequence[Sequence[tuple[int, int]]], domain: NDArray[np.generic], distance: Distance, *, n: int) -> Score:
    contact_of = np.repeat(np.arange(len(units)), [len(contact) for contact in units])
    counts = np.zeros((len(contact_of), len(domain)))
    for unit, places in enumerate(pair for contact in units for pair in contact):
        for place in places:
            counts[unit, place] += 1
    value = _of(counts, domain, distance)
    if np.isnan(value):
        return Score(None, None, None, n)
    drawn = [_of(np.repeat(counts, times[contact_of].astype(int), axis=0), domain, distance) for times in draws(len(units))]
    lower, upper = np.nanquantile(drawn, (0.025, 0.975))
    return Score(value, float(lower), float(upper), n)


def _of(counts: Floats, domain: NDArray[np.generic], distance: Distance) -> float:
    """Return alpha; NaN where there is but one value, so that nobody could have disagreed."""
    if np.count_nonzero(counts.sum(axis=0)) < 2:
        return float("nan")
    return float(krippendorff.alpha(value_counts=counts, value_domain=domain, level_of_measurement=cast("LevelOfMeasurement", distance)))
