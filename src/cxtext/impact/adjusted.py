"""The difference that goes with a factor when the other factors, channel, queue and week are held equal."""

from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from cxtext.impact.design import Floats, Ints, by_customer

# A normal prior with standard deviation 1 on each log-odds ratio, or in points of the score: enough to keep a rare factor from running off.
PENALTY = 1.0
N_BOOTSTRAP = 1000
_MAX_GROUPS = 2000


@dataclass(frozen=True, slots=True)
class Adjusted:
    """Effects of p factors, (p,) each: share points of a share, points of a score."""

    effect: Floats
    lower: Floats
    upper: Floats


@dataclass(frozen=True, slots=True)
class _Fit:
    """A fitted model.

    Attributes:
        design: (n, 1 + p + q) with the column of ones first.
        coefficients: (1 + p + q,).
        shift: (m, 1 + p + q) how much each customer moves the coefficients.
    """

    design: Floats
    coefficients: Floats
    shift: Floats


def adjusted_share(carried: Floats, controls: Floats, outcome: Floats, customers: Ints, *, seed: int) -> Adjusted:
    """Return average marginal effects of a regularised logistic regression. Association, no cause.

    The effect of a factor is the mean over all contacts of the difference in probability between carrying it and not, all else as it is
    (E. C. Norton, B. E. Dowd & M. L. Maciejewski, 2019, JAMA 321:1304-1305). Its interval is a score bootstrap by customer: customers are drawn
    with replacement, and the estimate moves by one Newton step instead of a new fit (P. Kline & A. Santos, 2012, Journal of Econometric Methods
    1:23-41).

    Args:
        carried: (n, p) 0 or 1.
        controls: (n, q) 0 or 1.
        outcome: (n,) 0 or 1, both present.
        customers: (n,) customer of each contact.
        seed: of the bootstrap.
    """
    fit = _fit_share(carried, controls, outcome, customers)
    add = by_customer(customers)
    effects, influences = [], []
    margin = fit.design @ fit.coefficients
    for column in range(1, 1 + carried.shape[1]):
        gains, gradient = _marginal(fit, margin, column)
        effects.append(gains.mean())
        influences.append(add @ (gains - gains.mean()) / len(outcome) + fit.shift @ gradient)
    return _with_interval(np.array(effects), np.array(influences).T, seed=seed)


def adjusted_score(carried: Floats, controls: Floats, outcome: Floats, customers: Ints, *, seed: int) -> Adjusted:
    """Return the coefficients of a ridge regression, in points of the score, with the bootstrap of adjusted_share. Association, no cause.

    Args:
        carried: (n, p) 0 or 1.
        controls: (n, q) 0 or 1.
        outcome: (n,) the score.
        customers: (n,) customer of each contact.
        seed: of the bootstrap.
    """
    from sklearn.linear_model import Ridge  # scikit-learn takes a second

    features = np.hstack([carried, controls])
    model = Ridge(alpha=PENALTY).fit(features, outcome)
    design = _with_ones(features)
    coefficients = np.concatenate([[model.intercept_], model.coef_])
    shift = _shift(design, outcome - design @ coefficients, np.ones(len(outcome)), customers)
    p = carried.shape[1]
    return _with_interval(model.coef_[:p], shift[:, 1 : 1 + p], seed=seed)


def _fit_share(carried: Floats, controls: Floats, outcome: Floats, customers: Ints) -> _Fit:
    from sklearn.linear_model import LogisticRegression  # scikit-learn takes a second

    features = np.hstack([carried, controls])
    model = LogisticRegression(C=1 / PENALTY, solver="newton-cholesky", max_iter=100, tol=1e-6).fit(features, outcome)
    design = _with_ones(features)
    coefficients = np.concatenate([model.intercept_, model.coef_[0]])
    chance = expit(design @ coefficients)
    return _Fit(design, coefficients, _shift(design, outcome - chance, chance * (1 - chance), customers))


def _shift(design: Floats, residual: Floats, weight: Floats, customers: Ints) -> Floats:
    """Return (m, k) one Newton step of the coefficients for each customer that counts once more."""
    penalty = np.full(design.shape[1], PENALTY)
    penalty[0] = 0.0
    information = (design * weight[:, None]).T @ design + np.diag(penalty)
    score = by_customer(customers) @ (design * residual[:, None])
    shift: Floats = np.linalg.solve(information, score.T).T
    return shift


def _marginal(fit: _Fit, margin: Floats, column: int) -> tuple[Floats, Floats]:
    """Return (n,) the difference in probability that a factor makes in each contact, and (k,) the gradient of its mean."""
    here, slope = fit.design[:, column], fit.coefficients[column]
    with_, without = expit(margin + slope * (1 - here)), expit(margin - slope * here)
    spread_with, spread_without = with_ * (1 - with_), without * (1 - without)
    gradient = (spread_with - spread_without) @ fit.design / len(here)
    gradient[column] = spread_with.mean()
    return with_ - without, gradient


def _with_interval(effect: Floats, influence: Floats, *, seed: int) -> Adjusted:
    """Add percentile intervals: (m, p) influences of customers, each drawn a Poisson(1) number of times.

    Many customers are first put together at random in groups: sums of independent customers are independent still, and the draws stay few.
    """
    rng = np.random.default_rng(seed)
    if len(influence) > _MAX_GROUPS:
        groups = rng.permutation(len(influence)) % _MAX_GROUPS
        influence = by_customer(groups) @ influence
    draws = effect + (rng.poisson(1.0, size=(N_BOOTSTRAP, len(influence))) - 1.0) @ influence
    lower, upper = np.percentile(draws, [2.5, 97.5], axis=0)
    return Adjusted(effect, lower, upper)


def _with_ones(features: Floats) -> Floats:
    return np.hstack([np.ones((len(features), 1)), features])
