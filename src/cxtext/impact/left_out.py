"""What a figure of all contacts would be without those that carry a factor."""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from cxtext.impact.design import Floats, Ints, by_customer

_Z = 1.959963984540054  # 95 % of a normal distribution lie within it


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Figures with and without each of p factors; NaN where a factor has no contact, or all of them.

    Attributes:
        n_with: (p,) contacts with the factor.
        customers_with: (p,) customers behind them.
        least_customers: (p,) customers in the smallest cell that is not empty.
        metric: mean of all contacts.
        metric_with: (p,) mean of those with the factor.
        metric_without: (p,) mean of those without.
        lower: (p,) lower end of the 95 % interval of metric - metric_without.
        upper: (p,) its upper end.
    """

    n_with: Ints
    customers_with: Ints
    least_customers: Ints
    metric: float
    metric_with: Floats
    metric_without: Floats
    lower: Floats
    upper: Floats


def left_out(carried: Floats, outcome: Floats, customers: Ints) -> LeftOut:
    """Compare the mean of all contacts with the mean of those without each factor. Association, no cause.

    The interval is that of a difference of two ratios with customers as units, linearised: contacts of one customer are alike.
    Source: K. M. Wolter (2007), Introduction to Variance Estimation, 2nd ed., ch. 6.

    Args:
        carried: (n, p) 0 or 1.
        outcome: (n,) 0 or 1, or a score; no NaN.
        customers: (n,) customer of each contact.
    """
    n, with_, add = len(outcome), carried.sum(axis=0), by_customer(customers)
    mean = float(outcome.mean())
    events = outcome @ carried
    with np.errstate(invalid="ignore", divide="ignore"):
        mean_with, mean_without = events / with_, (outcome.sum() - events) / (n - with_)
        error = _error(carried, outcome, add, mean=mean, mean_without=mean_without)
    effect = mean - mean_without
    return LeftOut(
        n_with=with_.astype(np.int64),
        customers_with=_n_customers(carried, add),
        least_customers=_least(carried, outcome, add),
        metric=mean,
        metric_with=mean_with,
        metric_without=mean_without,
        lower=effect - _Z * error,
        upper=effect + _Z * error,
    )


def _error(carried: Floats, outcome: Floats, add: csr_array, *, mean: float, mean_without: Floats) -> Floats:
    """Return (p,) the standard error of mean - mean_without: what each customer adds to it, squared and summed."""
    n = len(outcome)
    without = add @ ((1 - carried) * (outcome[:, None] - mean_without))
    influence = (add @ (outcome - mean))[:, None] / n - without / (n - carried.sum(axis=0))
    m = influence.shape[0]
    error: Floats = np.sqrt((influence**2).sum(axis=0) * m / max(m - 1, 1))
    return error


def _n_customers(marked: Floats, add: csr_array) -> Ints:
    return np.asarray((add @ marked > 0).sum(axis=0), dtype=np.int64)


def _least(carried: Floats, outcome: Floats, add: csr_array) -> Ints:
    """Return (p,) the customers of the smallest cell that is not empty: with and without the factor; of shares also with and without the event."""
    sides = [carried, 1 - carried]
    if np.isin(outcome, (0, 1)).all():
        sides = [side * part[:, None] for side in sides for part in (outcome, 1 - outcome)]
    counts = np.array([_n_customers(side, add) for side in sides])
    least: Ints = np.where(counts > 0, counts, np.iinfo(np.int64).max).min(axis=0)
    return least
