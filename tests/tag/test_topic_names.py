"""Names of topics: phrases of their customers, in the words of the language alone, and what stands in where there are none."""

from dataclasses import replace

import numpy as np
import pytest

from cxtext import tables
from cxtext.config import TopicsConfig
from cxtext.tag import topics
from cxtext.tag.topics.labels import Members, describe
from cxtext.tag.topics.model import Topic
from cxtext.tag.topics.naming import borrowed, name_topics
from cxtext.tag.topics.nouns import NOUN, noun_shares
from cxtext.tag.topics.seeds import Seeds

NL = [
    "ik wil de huur van de garagebox betalen",
    "de huur van mijn garagebox gaat omhoog",
    "huur ik een garagebox in de stad",
    "mijn garagebox staat nog te huur",
    "de garagebox is nat en ik betaal huur",
]
EN = ["the fence is broken", "my fence fell over", "a fence around the garden", "your fence is too high"]
OTHER = ["de factuur klopt niet", "mijn factuur is te hoog", "een factuur zonder naam", "de factuur van maart"]


def _members(*groups):
    """(place of the topic, language, texts): a customer a text."""
    rows = [(text, language, place) for place, language, texts in groups for text in texts]
    texts, languages, places = zip(*rows, strict=True)
    return Members(list(texts), list(languages), [f"c{i}" for i in range(len(rows))], np.array(places))


def _named(members, n_topics=1, *, standing=None, seeds=None):
    """Name topics that lie at right angles, so that none has a parent unless it is the first seed."""
    ids = [f"t-{i}" for i in range(n_topics)]
    return name_topics(ids, np.eye(n_topics, 4, dtype=np.float32), members, standing=standing, seeds=seeds or Seeds())


def test_a_noun_stands_behind_articles_and_prepositions_and_a_verb_does_not():
    shares = noun_shares([text.split() for text in ("de sleutel past", "mijn nieuwe sleutel past", "met sleutel", "zo past het", "niets past")])
    assert shares["sleutel"] == pytest.approx((3 + 1) / (3 + 3))  # "nieuwe" between does not count against it
    assert shares["past"] == pytest.approx((1 + 1) / (4 + 3))  # "de sleutel past": two words behind "de"
    assert shares["sleutel"] >= NOUN > shares["past"]


def test_a_name_is_a_phrase_in_the_order_of_the_texts():
    [topic] = describe(_members((0, "nl", NL)), 1)
    assert topic.names["nl"][0] == "huur garagebox"  # three say it so, two the other way round
    assert topic.names["en"] == ()


def test_a_phrase_that_two_customers_share_is_no_name():
    assert describe(_members((0, "nl", NL[:2])), 1)[0].names["nl"] == ()
    assert describe(_members((0, "nl", NL[:3])), 1)[0].names["nl"] != ()


def test_a_name_holds_no_word_of_the_other_language():
    dutch = ["de fence van mijn oma", "een fence voor mijn oma", "mijn fence en mijn oma", "geen fence meer voor oma"]
    [topic] = describe(_members((0, "nl", dutch), (-1, "nl", NL * 3), (0, "en", EN * 3)), 1)  # 4 of 19 Dutch segments hold it, 12 of 12 English ones
    assert topic.names["nl"] == ("oma",)
    assert "fence" in topic.names["en"][0]


def test_a_name_never_says_one_matter_twice():
    texts = ["de factuur en de nota", "mijn factuur of nota", "een factuur is geen nota", "de nota bij de factuur"]
    [topic] = describe(_members((0, "nl", texts), (1, "nl", NL)), 2)[:1]
    assert all(len(name.split()) == 1 for name in topic.names["nl"])


def test_verbs_alone_are_no_name():
    texts = ["hoe lang duurt het", "het duurt lang", "lang duurt het zo", "en duurt het lang"]
    assert describe(_members((0, "nl", texts)), 1)[0].names["nl"] == ()


def test_a_missing_name_is_translated_or_marked():
    assert borrowed("geld terug", "en") == "money back"
    assert borrowed("money back", "nl") == "geld terug"
    assert borrowed("show reminders", "nl") == "show reminders (en)"  # "show" may be "opdagen" or "toon"
    assert borrowed("garagebox huren", "en") == "garagebox huren (nl)"
    [topic] = _named(_members((0, "nl", NL)))
    assert (topic.label_nl, topic.label_en) == ("huur garagebox", "huur garagebox (nl)")


def test_a_topic_without_any_name_is_what_is_left_of_the_topic_above_it():
    texts = ["hoe lang duurt het", "het duurt lang", "lang duurt het zo"]
    seed = {"nl": "wachten", "en": "waiting", "phrases_nl": ["a"], "phrases_en": ["b"]}
    above = np.array([[1, 0], [0.8, 0.6]], dtype=np.float32)
    named = name_topics(["wait", "t-1"], above, _members((1, "nl", texts)), standing=None, seeds=Seeds(topics={"wait": seed}))
    assert [(topic.label_nl, topic.label_en, topic.parent_id) for topic in named] == [
        ("wachten", "waiting", None),
        ("wachten (overig)", "waiting (other)", "wait"),
    ]


def test_without_a_topic_above_it_the_first_keywords_stand_in_and_then_the_id():
    texts = ["hoe lang duurt het", "het duurt lang", "lang duurt het zo"]
    [alone] = _named(_members((0, "nl", texts)))
    assert (alone.label_nl, alone.label_en) == ("duurt, lang", "duurt, lang")
    first, second = _named(_members((0, "nl", texts), (1, "nl", texts)), 2)
    assert (first.label_nl, second.label_nl) == ("duurt, lang", "t-1")  # no two topics have the same name
    [silent] = _named(_members((0, "nl", texts[:1])))
    assert (silent.label_nl, silent.label_en) == ("t-0", "t-0")


def test_keywords_that_stand_in_give_way_to_a_name():
    [better] = _named(_members((0, "nl", NL), (0, "en", EN)), standing=_standing(label_nl="huur, box", label_en="fence, box"))
    assert (better.label_nl, better.label_en) == ("huur garagebox", "fence")


def test_a_translation_that_another_topic_has_is_marked_instead():
    virtual = ["a virtual card", "my virtual card", "the virtual card", "your virtual card"]
    disposable = [text.replace("virtual", "disposable") for text in virtual]
    first, second = _named(_members((0, "en", virtual), (1, "en", disposable)), 2)
    assert (first.label_nl, second.label_nl) == ("virtuele pas", "disposable card (en)")


def test_words_of_one_matter_side_by_side_are_one_name():
    texts = ["the solar panels beep", "my solar panels are off", "solar panels on the roof", "the invoice of my solar panels"]
    [topic] = describe(_members((0, "en", texts)), 1)
    assert topic.names["en"][0] == "solar panels"


def test_no_two_topics_have_the_same_name():
    first, second = _named(_members((0, "nl", OTHER), (1, "nl", [f"{text} nu" for text in OTHER])), 2)
    assert first.label_nl != second.label_nl
    assert first.label_en != second.label_en


def _standing(**labels):
    """Return a model of one topic."""
    empty = topics.fit(tables.SEGMENTS.empty_table(), standing=None, seeds=topics.read_seeds(), config=TopicsConfig(), run_id="r").model
    return replace(empty, topics=(Topic(topic_id="t-0", **labels),))


def test_a_name_stays_but_a_makeshift_gives_way():
    both = _members((0, "nl", NL), (0, "en", EN))
    [kept] = _named(both, standing=_standing(label_nl="box", label_en="shed"))
    assert (kept.label_nl, kept.label_en) == ("box", "shed")
    [better] = _named(both, standing=_standing(label_nl="box", label_en="box (nl)"))
    assert (better.label_nl, better.label_en) == ("box", "fence")
