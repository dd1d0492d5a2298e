"""The least similarity of a model, and the floor under it: what similarity to a topic chance alone gives.

A topic put together at random, of as many segments as make a topic, has no matter: a segment that is as near to a real topic as most segments are to
such ones has no reason to belong to it. Groups instead of pairs, because pairs of segments of a corpus of few matters are often about the same one,
and then tell of kinship what should tell of chance.
"""

import numpy as np
import pyarrow as pa

from cxtext.tag.linear import Floats
from cxtext.tag.topics.assign import least_similarity
from cxtext.tag.topics.vectors import unit_rows

# Of the cosines with random groups. At 0.8 and 0.9 the Dutch part of xSID had 18 and 22 % of its texts left out instead of 4 %, and agreed less with its
# labels: NMI 0.71 and 0.70 instead of 0.73.
QUANTILE = 0.7
N_GROUPS = 400
MAX_SEGMENTS = 4000  # drawn to be compared with them; the quantile then moves by less than 0.01 from seed to seed
AIM = 0.5  # share of max_outliers that a new least similarity leaves out: there is room before it must move again
STEADY = 0.05  # how far the standing least similarity may lie under that; it moved by hundredths each week, and a tenth of the contacts with it


def chance_similarity(vectors: Floats, *, group_size: int, seed: int) -> float:
    """Return the cosine that three segments of ten reach with a random group of segments; 0 where there is nothing to draw from.

    Args:
        vectors: (n_segments, n_dims) rows of unit length; all-zero rows are left out.
        group_size: segments of a group.
        seed: of the draws.
    """
    known = vectors[vectors.any(axis=1)]
    if len(known) <= group_size:
        return 0.0
    rng = np.random.default_rng(seed)
    groups = unit_rows(known[rng.integers(len(known), size=(N_GROUPS, group_size))].mean(axis=1))
    drawn = known[rng.choice(len(known), min(len(known), MAX_SEGMENTS), replace=False)]
    return float(np.clip(np.quantile(drawn @ groups.T, QUANTILE), 0, 1))


def reach_of(similarity: Floats, contact: pa.ChunkedArray, standing: float | None, *, floor: float, wanted: float, max_outliers: float) -> float:
    """Return the cosine that segments have to reach: the standing one while it leaves out few enough, for contacts move with it.

    Where too many segments would have no topic it is lowered, but never under the floor, however many are left out then.

    Args:
        similarity: (n_segments,) cosine with the nearest centroid.
        contact: (n_segments,) the contact of each.
        standing: what they had to reach so far; None at the first fit.
        floor: what chance gives.
        wanted: what they have to reach where few enough are left out.
        max_outliers: share of the segments, 0..1, that may be left out.
    """
    floor = min(floor, wanted)
    most = max(floor, least_similarity(similarity, contact, wanted=wanted, max_outliers=max_outliers))
    aim = max(floor, least_similarity(similarity, contact, wanted=wanted, max_outliers=AIM * max_outliers))
    return standing if standing is not None and max(floor, aim - STEADY) <= standing <= most else aim
