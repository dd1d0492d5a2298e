"""Measures of topics, with the values worked out by hand."""

from math import isnan, log

import numpy as np
import pyarrow as pa
import pytest

from cxtext import tables
from cxtext.config import TopicsConfig
from cxtext.evaluate.topics.corpus import Corpus
from cxtext.evaluate.topics.evaluation import verdict
from cxtext.evaluate.topics.labelled import OURS, OURS_REDUCED, REDUCED, STOCK, Compared, Found
from cxtext.evaluate.topics.measures import agreement, coherence, diversity, together
from cxtext.evaluate.topics.quality import keyword_coherence, measure_corpus
from cxtext.evaluate.topics.weeks import n_kept
from cxtext.tag.topics import read_seeds


def test_a_perfect_clustering_agrees_fully_whatever_its_numbers():
    found = agreement(["a", "a", "b", "b"], np.array([7, 7, 3, 3]))
    assert (found.nmi, found.ami, found.ari, found.purity) == pytest.approx((1, 1, 1, 1))


def test_one_cluster_for_all_tells_nothing_and_is_half_pure():
    found = agreement(["a", "a", "b", "b"], np.array([0, 0, 0, 0]))
    assert (found.nmi, found.ami, found.ari, found.purity) == pytest.approx((0, 0, 0, 0.5))


def test_a_cluster_for_every_text_has_a_high_nmi_and_no_ami():
    # The clusters tell the label: NMI = 2·log 2 / (log 2 + log 4) = 2/3; so would any four of one text each, so AMI is 0.
    found = agreement(["a", "a", "b", "b"], np.array([0, 1, 2, 3]))
    assert (found.nmi, found.ami) == pytest.approx((2 / 3, 0), abs=1e-9)


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


def test_npmi_of_a_small_corpus():
    # Eight texts; bill in 4, wrong in 3, both in 2: log(2·8 / (4·3)) / -log(2/8) = log(4/3) / log 4.
    texts = [frozenset(words.split()) for words in ("bill wrong", "bill wrong", "bill", "bill", "wrong", "app", "app", "app slow")]
    assert coherence([["bill", "wrong"]], texts) == pytest.approx(log(4 / 3) / log(4))
    # slow in 1, app in 3, both in 1: log(1·8 / 3) / log 8; the mean over topics, not over pairs.
    assert coherence([["bill", "wrong"], ["app", "slow"]], texts) == pytest.approx((log(4 / 3) / log(4) + log(8 / 3) / log(8)) / 2)


def test_coherence_is_measured_within_each_language():
    texts, languages = ["de rekening klopt niet", "rekening klopt", "the bill is wrong", "bill wrong"], ["nl", "nl", "en", "en"]
    # rekening and klopt stand together in both Dutch texts: 0, they tell nothing of each other; so do bill and wrong. Across, all would be -1.
    assert keyword_coherence([["rekening", "klopt", "bill", "wrong"]], texts, languages) == 0
    assert isnan(keyword_coherence([["rekening", "bill"]], texts, languages))  # one word of each language: no pair


def test_purity_counts_the_most_frequent_label_of_each_cluster_and_outliers_are_one():
    # 0: a a b → 2; 1: b → 1; without: a b → 1; of six texts.
    found = agreement(["a", "a", "b", "b", "a", "b"], np.array([0, 0, 0, 1, -1, -1]))
    assert found.purity == pytest.approx(4 / 6)


def test_ari_of_pairs_counted_by_hand():
    # Of six pairs the labels put 2 together, the clusters 3, both 1; by chance 2·3/6 = 1: (1 - 1) / ((2 + 3) / 2 - 1) = 0.
    found = agreement(["a", "a", "b", "b"], np.array([0, 0, 0, 1]))
    assert found.ari == pytest.approx(0)
    # Two apart, one pair together in both: 2 and 1 together, 1 in common, by chance 2·1/6: (1 - 1/3) / (1.5 - 1/3) = 4/7.
    assert agreement(["a", "a", "b", "b"], np.array([0, 0, 1, 2])).ari == pytest.approx(4 / 7)


def test_twins_are_together_when_both_have_the_same_topic():
    clusters = np.array([5, 5, 7, -1, -1, 7])
    assert together(clusters, [(0, 1), (2, 5), (0, 2), (3, 4)]) == 0.5  # two without a topic are not together
    assert isnan(together(clusters, []))


def _compared(**nmi):
    found = {way: [Found(agreement=agreement(["a", "a", "b", "b"], np.array(places)), outliers=0.0, n_topics=2)] for way, places in nmi.items()}
    return Compared("set", "words", 4, 2, found)


def test_a_verdict_compares_like_with_like():
    good, bad = [0, 0, 1, 1], [0, 0, 0, 0]
    compared = _compared(**{OURS: bad, OURS_REDUCED: good, STOCK: good, REDUCED: good})
    assert verdict(compared, "nmi", OURS, STOCK) == "below"
    assert verdict(compared, "nmi", OURS_REDUCED, REDUCED) == "the same"
    assert verdict(compared, "nmi", STOCK, OURS) == "above"


def test_a_contact_that_changed_or_lost_its_topic_counts_as_moved():
    assert n_kept({"c1": "x", "c2": "x", "c3": "y"}, {"c1": "x", "c2": "y", "c4": "y"}) == 1


def test_a_saved_model_gives_the_segments_the_topics_of_the_fit():
    texts = [("c1", "ik kan niet inloggen"), ("c1", "mijn wachtwoord werkt niet"), ("c2", "waar blijft mijn pakket"), ("c3", "qwxz vbnm")]
    rows = [
        {"contact_id": contact, "seq": seq, "start_char": 0, "end_char": len(text), "language": "nl", "text": text} for seq, (contact, text) in enumerate(texts)
    ]
    corpus = Corpus("small", "three contacts", pa.Table.from_pylist(rows, schema=tables.SEGMENTS), dict.fromkeys(("c1", "c2", "c3"), 0))
    [ours] = measure_corpus(corpus, read_seeds(), TopicsConfig())
    assert (ours.n_segments, ours.n_agreed, ours.n_outliers, ours.n_topics) == (4, 4, 1, 2)
