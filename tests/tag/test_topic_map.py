"""The map of topics: near topics lie near, and a topic stays where it was."""

import numpy as np

from cxtext.tag.topics.map import place_topics


def _centroids(n):
    rows = np.random.default_rng(3).normal(size=(n, 8)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_distances_in_a_plane_are_kept():
    flat = np.array([[0, 0, 1], [3, 0, 1], [0, 4, 1]], dtype=np.float32)
    places = place_topics(flat)
    assert np.allclose(np.linalg.norm(places[1] - places[2]), 5, atol=1e-4)


def test_a_topic_stays_where_it_was_when_another_comes():
    standing = place_topics(_centroids(12))
    turned = np.concatenate([-standing[:, ::-1], np.full((1, 2), np.nan, dtype=np.float32)])
    again = place_topics(_centroids(13), turned)
    assert np.corrcoef(again[:12].ravel(), turned[:12].ravel())[0, 1] > 0.9


def test_no_topics_and_one_topic_have_places():
    assert place_topics(_centroids(0)).shape == (0, 2)
    assert place_topics(_centroids(1)).tolist() == [[0, 0]]
