"""Measures of topics, with the values worked out by hand."""

from math import isnan, log

import numpy as np
import pytest

from cxtext.evaluate.topics.measures import agreement, coherence, diversity, identity_kept


def test_a_perfect_clustering_agrees_fully_whatever_its_numbers():
    found = agreement(["a", "a", "b", "b"], np.array([7, 7, 3, 3]))
    assert (found.nmi, found.ari, found.purity) == pytest.approx((1, 1, 1))


def test_one_cluster_for_all_tells_nothing_and_is_half_pure():
    found = agreement(["a", "a", "b", "b"], np.array([0, 0, 0, 0]))
    assert (found.nmi, found.ari, found.purity) == pytest.approx((0, 0, 0.5))


def test_words_that_only_stand_together_are_fully_coherent():
    texts = [frozenset({"bill", "wrong"}), frozenset({"bill", "wrong"}), frozenset({"app"}), frozenset({"app"})]
    assert coherence([["bill", "wrong"]], texts) == pytest.approx(1)  # log(2·4/(2·2)) / -log(2/4) = log 2 / log 2


def test_words_that_meet_by_chance_have_no_coherence_and_strangers_minus_one():
    texts = [frozenset({"a", "b"}), frozenset({"a"}), frozenset({"b"}), frozenset({"c"})]
    assert coherence([["a", "b"]], texts) == pytest.approx(log(1 * 4 / (2 * 2)) / -log(1 / 4))  # 0
    assert coherence([["a", "c"]], texts) == -1


def test_topics_of_one_keyword_have_no_coherence():
    assert isnan(coherence([["a"]], [frozenset({"a"})]))


def test_diversity_is_the_share_of_distinct_keywords():
    assert diversity([["a", "b"], ["b", "c"]]) == 0.75


def test_a_contact_that_lost_its_topic_counts_as_moved():
    assert identity_kept({"c1": "x", "c2": "x", "c3": "y", "c4": "y"}, {"c1": "x", "c2": "y", "c3": "y"}) == 0.5
