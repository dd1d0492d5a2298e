"""Discovery with BERTopic: a few real fits on a small corpus in both languages, week after week."""

import numpy as np
import pyarrow as pa
import pytest

from cxtext import tables
from cxtext.config import TopicsConfig
from cxtext.tag import topics
from cxtext.tag.topics.discover import discover
from cxtext.tag.topics.seeds import Seeds, read_seeds

CONFIG = TopicsConfig(min_segments=100, min_topic_size=8)
SEEDS = Seeds(topics={"login": read_seeds().topics["login"]})

MATTERS = {
    "solar": (
        [
            "de zonnepanelen leveren te weinig stroom",
            "mijn zonnepanelen staan uit",
            "de omvormer van de zonnepanelen piept",
            "zonnepanelen op het dak leveren geen stroom",
        ],
        [
            "the solar panels produce too little power",
            "my solar panels are switched off",
            "the inverter of the solar panels beeps",
            "solar panels on the roof give no power",
        ],
    ),
    "luggage": (
        [
            "mijn koffer is kwijt na de vlucht",
            "de bagage kwam niet mee met het vliegtuig",
            "mijn koffer is kapot op de luchthaven",
            "de koffer staat nog op het vliegveld",
        ],
        [
            "my suitcase is lost after the flight",
            "the luggage was not on the plane",
            "my suitcase is broken at the airport",
            "the suitcase is still at the airport",
        ],
    ),
    "parking": (
        [
            "ik wil een parkeervergunning aanvragen",
            "mijn parkeervergunning is verlopen",
            "parkeren zonder vergunning kost een boete",
            "de vergunning voor parkeren bij mijn huis",
        ],
        [
            "I want to request a parking permit",
            "my parking permit has expired",
            "parking without a permit means a fine",
            "the permit for parking near my house",
        ],
    ),
    "waste": (
        [
            "de container met afval is niet geleegd",
            "het afval ligt al op straat",
            "mijn container voor afval is gestolen",
            "wanneer wordt het afval opgehaald op straat",
        ],
        [
            "the waste container was not emptied",
            "the waste is lying in the street",
            "my waste container was stolen",
            "when is the waste collected in the street",
        ],
    ),
    "hotel": (
        [
            "de hotelkamer was vies bij aankomst",
            "ik wil de kamer in het hotel annuleren",
            "de reservering van de hotelkamer is zoek",
            "het hotel had geen kamer voor ons",
        ],
        [
            "the hotel room was dirty on arrival",
            "I want to cancel the room at the hotel",
            "the reservation of the hotel room is gone",
            "the hotel had no room for us",
        ],
    ),
}
TAILS = {
    "nl": ["", " zegt mijn buurman", " en dat is vervelend", " terwijl ik gebeld heb", " kunt u kijken", " volgens de brief", " sinds gisteren"],
    "en": ["", " says my neighbour", " and that is annoying", " although I called", " can you check", " according to the letter", " since yesterday"],
}
LOGIN = {
    "nl": ["ik kan niet inloggen met mijn wachtwoord", "mijn wachtwoord is geblokkeerd"],
    "en": ["I cannot log in with my password", "my password is blocked"],
}


def _week(n_tails, *, matters=tuple(MATTERS)):
    """One segment a contact; a later week has more of the same, so ids of contacts go on."""
    rows = []
    for matter in matters:
        for language, phrases in zip(("nl", "en"), MATTERS[matter], strict=True):
            rows += [
                (f"{matter}-{language}-{i}-{j}", language, phrase + tail)
                for i, phrase in enumerate(phrases)
                for j, tail in enumerate(TAILS[language][:n_tails])
            ]
    for language, phrases in LOGIN.items():
        rows += [(f"login-{language}-{i}-{j}", language, phrase + tail) for i, phrase in enumerate(phrases) for j, tail in enumerate(TAILS[language][:n_tails])]
    full = [{"contact_id": c, "seq": 1, "start_char": 0, "end_char": len(text), "language": language, "text": text} for c, language, text in rows]
    return pa.Table.from_pylist(full, schema=tables.SEGMENTS)


def _mains(model, segments):
    return {row["contact_id"]: row["topic_id"] for row in topics.assign(model, segments).contact_topics.to_pylist() if row["is_main"]}


def _agreement(left, right):
    both = left.keys() & right.keys()
    return sum(left[contact] == right[contact] for contact in both) / len(left)


@pytest.fixture(scope="module")
def first():
    return topics.fit(_week(4), standing=None, seeds=SEEDS, config=CONFIG, run_id="w1")


@pytest.fixture(scope="module")
def second(first):
    return topics.fit(_week(7), standing=first.model, seeds=SEEDS, config=CONFIG, run_id="w2")


@pytest.mark.parametrize("matter", list(MATTERS))
def test_a_matter_is_one_topic_in_both_languages(first, matter):
    mains = _mains(first.model, _week(4))
    by_language = {language: [topic for contact, topic in mains.items() if contact.startswith(f"{matter}-{language}")] for language in ("nl", "en")}
    usual = {language: max(set(found), key=found.count) for language, found in by_language.items()}
    assert usual["nl"] == usual["en"]
    assert all(found.count(usual["nl"]) >= 0.75 * 16 for found in by_language.values())


def test_seeded_and_discovered_topics_live_side_by_side(first):
    assert not first.seeded_only
    assert {topic.status for topic in first.model.topics} == {"seeded", "active"}
    mains = _mains(first.model, _week(4))
    assert {mains[contact] for contact in mains if contact.startswith("login")} == {"login"}


def test_few_segments_are_left_out(first):
    assert first.outlier_share <= 0.1
    assert first.outlier_share == topics.assign(first.model, _week(4)).outlier_share


def test_discovered_topics_have_readable_names_in_both_languages(first):
    (solar,) = {_mains(first.model, _week(4))[f"solar-nl-1-{j}"] for j in range(4)}
    (topic,) = [topic for topic in first.model.topics if topic.topic_id == solar]
    assert "zonnepanelen" in topic.label_nl
    assert "solar panels" in topic.label_en
    assert {"zonnepanelen", "solar", "panels"} <= set(topic.keywords)


def test_quotes_are_three_segments_of_different_customers(first):
    quotes = first.quotes.to_pylist()
    for topic in first.model.topics:
        own = [quote for quote in quotes if quote["topic_id"] == topic.topic_id]
        assert [quote["rank"] for quote in own] == [1, 2, 3]
        assert len({quote["contact_id"] for quote in own}) == 3


@pytest.mark.parametrize("last", ["factuur", "ok dank u"])
def test_segments_that_share_their_only_word_are_no_cluster(last):
    assert not len(discover(np.ones((40, 1), dtype=np.float32), ["factuur"] * 39 + [last], min_topic_size=10, seed=1))


def test_the_same_input_gives_the_same_topics(first):
    again = topics.fit(_week(4).take(list(range(_week(4).num_rows))[::-1]), standing=None, seeds=SEEDS, config=CONFIG, run_id="w1")
    assert again.model.topics == first.model.topics
    assert (again.model.centroids == first.model.centroids).all()


def test_saved_and_loaded_it_assigns_as_the_fit_did(first, tmp_path):
    topics.save(first.model, tmp_path / "topics" / "w1")
    loaded = topics.load(tmp_path / "topics" / "w1")
    assert topics.assign(loaded, _week(7)).contact_topics.equals(topics.assign(first.model, _week(7)).contact_topics)


def test_contacts_keep_their_topic_at_the_next_fit(first, second):
    assert _agreement(_mains(first.model, _week(4)), _mains(second.model, _week(4))) >= 0.95
    kept = {row["new_topic_id"] for row in second.lineage.to_pylist() if row["relation"] == "kept"}
    assert kept == {topic.topic_id for topic in first.model.topics}


def test_a_topic_that_is_no_longer_spoken_of_retires_and_its_name_stays(second):
    solar = _mains(second.model, _week(4))["solar-nl-1-0"]
    small = TopicsConfig(min_segments=100_000)
    third = topics.fit(_week(4, matters=("luggage", "waste")), standing=second.model, seeds=SEEDS, config=small, run_id="w3")
    (retired,) = [topic for topic in third.model.retired if topic.topic_id == solar]
    (before,) = [topic for topic in second.model.topics if topic.topic_id == solar]
    assert (retired.status, retired.label_nl) == ("retired", before.label_nl)
    assert ("retired", solar, None) in {(row["relation"], row["old_topic_id"], row["new_topic_id"]) for row in third.lineage.to_pylist()}


def test_a_least_similarity_holds_still_while_it_leaves_out_few_enough(first, second):
    assert second.model.min_similarity == first.model.min_similarity
    assert second.outlier_share <= CONFIG.max_outliers
