"""Contacts as matrices: what they carry, what came of them, what is held equal."""

from collections import Counter
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from scipy.sparse import csr_array

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SHARES = ("not_achieved", "repeat", "negative_end", "churn")
SCORES = ("csat", "nps", "ces")
_CONTROLS = ("channel", "queue", "week")
_OTHER = "other"


@dataclass(frozen=True, slots=True, order=True)
class Factor:
    """What a contact can carry.

    Attributes:
        kind: pain_point or topic.
        label: code or topic_id.
    """

    kind: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """The contacts of a period.

    Attributes:
        customers: (n,) customer of each contact, whole numbers.
        factors: p factors, in the order of the columns of carried.
        carried: (n, p) 1 where the contact carries the factor, else 0.
        controls: (n, q) 0 or 1: channel, queue and week, the first level of each left out.
        outcomes: name → (n,) 0 or 1, or a score; NaN where it is not known.
    """

    customers: Ints
    factors: tuple[Factor, ...]
    carried: Floats
    controls: Floats
    outcomes: dict[str, Floats]

    def rows(self, chosen: NDArray[np.bool_]) -> "Design":
        """Return the design of some of the contacts."""
        return replace(
            self,
            customers=self.customers[chosen],
            carried=self.carried[chosen],
            controls=self.controls[chosen],
            outcomes={name: values[chosen] for name, values in self.outcomes.items()},
        )


def design(contacts: pa.Table, carried: pa.Table, *, min_level: int = 30) -> Design:
    """Make matrices of the tables of a period.

    Args:
        contacts: columns customer, channel, queue, week, and one an outcome.
        carried: columns place, kind, label.
        min_level: levels of a control with fewer contacts are put together.
    """
    found = [Factor(kind, label) for kind, label in zip(carried["kind"].to_pylist(), carried["label"].to_pylist(), strict=True)]
    factors = tuple(sorted(set(found)))
    column = {factor: n for n, factor in enumerate(factors)}
    matrix = np.zeros((len(contacts), len(factors)))
    matrix[carried["place"].to_numpy(), [column[factor] for factor in found]] = 1.0
    return Design(
        customers=contacts["customer"].to_numpy().astype(np.int64),
        factors=factors,
        carried=matrix,
        controls=np.hstack([_dummies(contacts[name].to_pylist(), min_level) for name in _CONTROLS]),
        outcomes={name: pc.fill_null(contacts[name], float("nan")).to_numpy() for name in (*SHARES, *SCORES)},
    )


def by_customer(customers: Ints) -> csr_array:
    """Return the (m, n) matrix that adds up the rows of contacts to rows of customers."""
    _, codes = np.unique(customers, return_inverse=True)
    n = len(customers)
    return csr_array((np.ones(n), (codes, np.arange(n))), shape=(int(codes.max(initial=-1)) + 1, n))


def _dummies(values: list[str], min_level: int) -> Floats:
    counts = Counter(values)
    kept = [value if counts[value] >= min_level else _OTHER for value in values]
    levels = sorted(set(kept))[1:]
    place = {level: n for n, level in enumerate(levels)}
    matrix = np.zeros((len(kept), len(levels)))
    for row, value in enumerate(kept):
        if value in place:
            matrix[row, place[value]] = 1.0
    return matrix
