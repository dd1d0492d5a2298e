"""Where topics lie on a map of two dimensions: near topics are alike, and a topic stays where it was last week."""

import numpy as np

from cxtext.tag.linear import Floats

N_AXES = 2
MIN_ALIKE = 3  # topics that two maps share before one is turned to fit the other


def place_topics(centroids: Floats, standing: Floats | None = None) -> Floats:
    """Return (n_topics, 2) coordinates by classical scaling of the centroids, turned and scaled to fit the standing map.

    Classical scaling of Euclidean distances is the projection on the first principal axes (Torgerson 1952, Gower 1966). Its axes may turn over with a
    topic more or less, so the map is moved, turned, mirrored and scaled to lie on the standing one as well as it can: the orthogonal Procrustes
    problem (Schönemann 1966), of the topics that both maps hold.

    Args:
        centroids: (n_topics, n_dims).
        standing: (n_topics, 2) places of the topics on the map before; NaN for a topic that was not on it. None for the first map.
    """
    places = _scaled(centroids)
    if standing is None:
        return places
    alike = ~np.isnan(standing).any(axis=1)
    return _fitted(places, places[alike], standing[alike]) if alike.sum() >= MIN_ALIKE else places


def _scaled(centroids: Floats) -> Floats:
    if not len(centroids):
        return np.zeros((0, N_AXES), dtype=np.float32)
    left, values, _ = np.linalg.svd((centroids - centroids.mean(axis=0)).astype(np.float64), full_matrices=False)
    axes = left * values
    # Which end of an axis is left is chance: the topic farthest out on it lies to the right.
    signs = np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])])
    places = np.zeros((len(centroids), N_AXES), dtype=np.float32)
    places[:, : axes.shape[1]] = (axes * signs)[:, :N_AXES]
    return places


def _fitted(places: Floats, own: Floats, theirs: Floats) -> Floats:
    """Move places so that their part `own` lies on `theirs`."""
    from scipy.linalg import orthogonal_procrustes

    centre, goal = own.mean(axis=0), theirs.mean(axis=0)
    turn, strength = orthogonal_procrustes((own - centre).astype(np.float64), (theirs - goal).astype(np.float64))
    scale = strength / max(float(((own - centre) ** 2).sum()), 1e-12)
    moved: Floats = ((places - centre) @ turn * scale + goal).astype(np.float32)
    return moved
