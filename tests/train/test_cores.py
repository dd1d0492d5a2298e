import operator

import numpy as np
import pytest
from scipy import sparse

from cxtext.train.cores import over_cores
from cxtext.train.fit import fit, fit_parts

MANY = 10_000


@pytest.mark.parametrize("n_rows", [1, MANY])
def test_results_come_in_the_order_of_the_parts(n_rows):
    assert over_cores(operator.pow, ((2, n) for n in range(6)), n_rows=n_rows) == [1, 2, 4, 8, 16, 32]


def test_parts_fitted_in_other_processes_are_those_fitted_here():
    rng = np.random.default_rng(5)
    rows = sparse.random_array((MANY, 40), density=0.2, rng=rng, dtype=np.float32, format="csr")
    columns = {"pain_point.any": (rows @ np.linspace(-1, 1, 40) > 0.1).astype(float), "sentiment.value": rows @ np.ones(40)}
    halves, every = [np.arange(MANY // 2), np.arange(MANY // 2, MANY)], np.ones(MANY)
    there = fit_parts(rows, columns, every, halves, strength=1.0)
    for half, fitted in zip(halves, there, strict=True):
        here = fit(rows[half], {name: column[half] for name, column in columns.items()}, every[half], strength=1.0)
        np.testing.assert_array_equal(here.weights, fitted.weights)
        np.testing.assert_array_equal(here.bias, fitted.bias)
