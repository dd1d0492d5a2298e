"""What holds of a week's changes, when many labels are looked at together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.stats import false_discovery_control

from cxtext.change.arrays import Bools, Floats
from cxtext.change.compare import Comparison

Verdict = Literal["rising", "falling", "steady", "too_few", "no_history"]

LEVEL = 0.05  # of the changes told, at most so large a share is expected to be none
LEAST_WEEKS = 4  # of history; fewer do not show how much a label varies
LEAST_BASE = 3.0  # contacts expected a week, from history and week together; a label below it cannot fall visibly, and what rises from there is emerging


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What holds of a family of labels in a week.

    Attributes:
        verdicts: n_labels codes.
        q_value: (n_labels,) share of false discoveries when a label and all more surprising ones are told; NaN where it was not tested.
        n_tested: labels of the family that were tested.
    """

    verdicts: Sequence[Verdict]
    q_value: Floats
    n_tested: int


def judge(found: Comparison, *, customers: Floats, min_customers: int) -> Judged:
    """Control the false discoveries of a family (the labels of one kind in one week) and name what changed.

    Whether a label is tested depends on history and week together, which says nothing about the direction: so it leaves the tests honest.

    Args:
        found: the labels beside their history.
        customers: (n_labels,) customers behind the counts of the week; a rise that few customers make is none.
        min_customers: how many it takes.

    Source of independent filtering: R. Bourgon, R. Gentleman and W. Huber (2010), PNAS 107:9546-9551.
    """
    has_history = (found.n_weeks >= LEAST_WEEKS) & np.isfinite(found.expected)
    tested = has_history & (np.nan_to_num(found.base) >= LEAST_BASE)
    q_value = discoveries(np.where(tested, found.p_value, np.nan))
    rises = found.p_rising < found.p_falling
    holds = np.nan_to_num(q_value, nan=1.0) <= LEVEL
    enough = customers >= min_customers
    verdicts = np.select(
        [~has_history, ~tested | (holds & rises & ~enough), holds & rises, holds], ["no_history", "too_few", "rising", "falling"], default="steady"
    )
    return Judged(verdicts.tolist(), q_value, int(tested.sum()))


def discoveries(p_values: Floats, *, n_tested: int | None = None) -> Floats:
    """Return the q values of a family: Benjamini and Hochberg's, of those tested.

    Args:
        p_values: (n,) p values; NaN for one that was not tested.
        n_tested: size of the family where p values of 1 are left out of it; None takes those given.

    Source: Y. Benjamini and Y. Hochberg (1995), JRSS B 57:289-300. Their method, and not that of Benjamini and Yekutieli (2001), which holds under any
        dependence: among 85 labels that one would ask five times as much, and benchmarks/false_alarms.py finds the first to hold its level among labels
        that move together.
    """
    tested: Bools = np.isfinite(p_values)
    given = p_values[tested]
    padded = np.concatenate([given, np.ones(max((n_tested or 0) - len(given), 0))])
    q_values = np.full(p_values.shape, np.nan)
    q_values[tested] = false_discovery_control(padded, method="bh")[: len(given)] if len(given) else given
    return q_values
