import numpy as np
from scipy import sparse

from cxtext.train.fit import fit


def test_words_and_embeddings_are_fitted_alike():
    """A sparse and a dense matrix go to different solvers; the heads decide the same."""
    rng = np.random.default_rng(3)
    rows = rng.normal(size=(300, 6)).astype(np.float32)
    truth = (rows @ np.array([2.0, -1, 0, 0, 0, 1]) + 0.3 * rng.normal(size=300) > 0.5).astype(float)
    value = rows @ np.array([1.0, 1, 0, 0, 0, 0]) + 2
    columns = {"pain_point.any": truth, "sentiment.value": value, "wish.wish": np.zeros(300)}
    dense = fit(rows, columns, np.ones(300), strength=10.0)
    words = fit(sparse.csr_array(rows), columns, np.ones(300), strength=10.0)
    said = [np.sign(x @ heads.weights + heads.bias) for x, heads in ((rows, dense), (rows, words))]
    assert (said[0][:, 0] == said[1][:, 0]).mean() > 0.98
    assert ((said[0][:, 0] > 0) == truth).mean() > 0.9
    np.testing.assert_allclose(dense.weights[:, 1], [1, 1, 0, 0, 0, 0], atol=0.01)
    np.testing.assert_allclose(dense.weights[:, 1], words.weights[:, 1], atol=0.01)
    assert (dense.bias[2], dense.weights[:, 2].any()) == (-10.0, False)  # never seen: never said


def test_a_row_that_is_not_labelled_teaches_nothing():
    rows = np.array([[1.0], [1.0], [-1.0], [-1.0]], dtype=np.float32)
    labelled = np.array([1.0, np.nan, 0.0, np.nan])
    some = fit(rows, {"pain_point.any": labelled}, np.ones(4), strength=1.0)
    fewer = fit(rows[[0, 2]], {"pain_point.any": labelled[[0, 2]]}, np.ones(2), strength=1.0)
    np.testing.assert_allclose(some.weights, fewer.weights, rtol=1e-5)
