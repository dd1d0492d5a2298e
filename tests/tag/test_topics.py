"""Topics without discovery: seeds, assignment, save and load, the path for few segments."""

import subprocess
import sys
from collections import Counter
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest

from cxtext import tables
from cxtext.config import TopicsConfig
from cxtext.errors import ArtefactError, ConfigError
from cxtext.tag import topics
from cxtext.tag.topics.assign import NONE, Nearest, carried_on, nearest
from cxtext.tag.topics.quotes import typical_quotes
from cxtext.tag.topics.seeds import Seeds, read_seeds

SEEDS = read_seeds()


def _segments(*rows):
    """(contact_id, seq, language, text) → tables.SEGMENTS."""
    full = [{"contact_id": c, "seq": seq, "start_char": 0, "end_char": len(text), "language": language, "text": text} for c, seq, language, text in rows]
    return pa.Table.from_pylist(full, schema=tables.SEGMENTS)


NO_SEGMENTS = _segments()


@pytest.fixture(scope="module")
def seeded():
    return topics.fit(NO_SEGMENTS, standing=None, seeds=SEEDS, config=TopicsConfig(), run_id="r1")


def _rows(result):
    return [(row["contact_id"], row["topic_id"], round(row["share"], 3), row["is_main"], row["seq"]) for row in result.contact_topics.to_pylist()]


def test_without_segments_there_are_the_seeded_topics(seeded):
    assert seeded.seeded_only
    assert [topic.topic_id for topic in seeded.model.topics] == list(SEEDS.topics)
    assert {row["relation"] for row in seeded.lineage.to_pylist()} == {"new"}
    assert seeded.topics.schema == tables.TOPICS
    assert seeded.lineage.schema == tables.TOPIC_LINEAGE


@pytest.mark.parametrize("said", [(), ("…",), ("ja", "nee"), ("mijn factuur klopt niet",)])
def test_where_nothing_is_seeded_and_too_little_said_there_are_no_topics_until_there_are_seeds(said, tmp_path):
    segments, config = _segments(*((f"c{place}", 0, "nl", text) for place, text in enumerate(said))), TopicsConfig()
    found = topics.fit(segments, standing=None, seeds=Seeds(), config=config, run_id="r1")
    topics.save(found.model, tmp_path / "topics" / "r1")
    standing = topics.load(tmp_path / "topics" / "r1")
    assert (standing.topics, standing.min_similarity, found.n_outliers) == ((), config.min_similarity, len(said))
    assert topics.assign(standing, segments).contact_topics.num_rows == 0
    assert topics.fit(segments, standing=standing, seeds=Seeds(), config=config, run_id="r2").model.topics == ()
    seeded = topics.fit(segments, standing=standing, seeds=SEEDS, config=config, run_id="r3").model
    asked = _segments(("c", 0, "nl", "ik snap mijn rekening niet, kunt u de factuur uitleggen"))
    assert [row["topic_id"] for row in topics.assign(seeded, asked).contact_topics.to_pylist()] == ["bill_explained"]


def test_fitting_few_segments_does_not_import_bertopic():
    code = (
        "import sys; from cxtext.config import TopicsConfig; from cxtext.tag import topics; from cxtext import tables;"
        "r = topics.fit(tables.SEGMENTS.empty_table(), standing=None, seeds=topics.read_seeds(), config=TopicsConfig(), run_id='r');"
        "topics.assign(r.model, tables.SEGMENTS.empty_table());"
        "assert not {'bertopic', 'umap', 'hdbscan', 'sentence_transformers'} & set(sys.modules), 'heavy import'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_example_phrases_find_their_seeded_topic(seeded):
    phrases = [(code, text, language) for code, seed in SEEDS.topics.items() for text, language in seed.phrases()]
    model = seeded.model
    codes, texts, languages = zip(*phrases, strict=True)
    found = nearest(model.space.embed(texts, languages), model.centroids, min_similarity=model.min_similarity)
    right = Counter(code for code, place in zip(codes, found.topic, strict=True) if place != NONE and model.topics[place].topic_id == code)
    assert all(right[code] >= 5 for code in SEEDS.topics)
    assert right.total() / len(phrases) >= 0.75


@pytest.mark.parametrize(
    ("nl", "en", "code"),
    [
        ("ik kan niet meer inloggen met mijn wachtwoord", "I cannot log in with my password any more", "login"),
        ("de monteur kwam weer niet opdagen", "the engineer did not show up again", "engineer_no_show"),
        ("ik wil mijn abonnement per direct opzeggen", "I would like to cancel my subscription immediately", "cancel"),
        ("er is dubbel afgeschreven van mijn rekening", "my account was debited twice", "double_charge"),
        ("we gaan volgende maand verhuizen", "we are moving house next month", "move_house"),
        ("wanneer krijg ik mijn geld terug", "when will I get my money back", "refund"),
        ("mijn pakket is nog steeds niet bezorgd", "my parcel has still not been delivered", "delivery"),
        ("ik heb al een uur geen internet", "I have had no internet for an hour", "internet_outage"),
    ],
)
def test_twins_in_dutch_and_english_have_the_same_topic(seeded, nl, en, code):
    given = topics.assign(seeded.model, _segments(("a", 0, "nl", nl), ("b", 0, "en", en)))
    assert given.contact_topics["topic_id"].to_pylist() == [code, code]


def test_a_contact_has_several_topics_with_shares_and_one_is_main(seeded):
    given = topics.assign(
        seeded.model,
        _segments(
            ("c", 1, "nl", "ik kan niet inloggen"),  # 4 words
            ("c", 3, "nl", "de monteur is niet komen opdagen"),  # 6 words
            ("c", 5, "nl", "de monteur is weer niet gekomen vandaag zeg"),  # 8 words; the one before is nearer to the topic
        ),
    )
    assert _rows(given) == [("c", "engineer_no_show", 0.778, True, 3), ("c", "login", 0.222, False, 1)]
    assert given.contact_topics.schema == tables.CONTACT_TOPICS


@pytest.mark.parametrize(("customers", "n"), [({}, 3), ({"c0": "k", "c1": "k"}, 2), ({"c0": "k", "c1": "k", "c2": "k"}, 1)])
def test_a_topic_shows_one_quote_a_customer_and_keywords_that_three_customers_share(customers, n):
    said = _segments(*((f"c{i}", 0, "nl", text) for i, text in enumerate(("mijn factuur klopt niet", "de factuur klopt niet", "deze factuur klopt niet"))))
    found = topics.fit(said, standing=None, seeds=SEEDS, config=TopicsConfig(), run_id="r1", customers=customers)
    assert found.quotes.num_rows == n
    assert any("factuur" in topic.keywords for topic in found.model.topics) == (n == 3)


def test_the_nearest_quote_comes_first_though_its_customer_also_said_the_farthest(seeded):
    topic = seeded.model.topics[0].topic_id
    said = _segments(*((f"c{i}", 0, "nl", "x") for i in range(5)))
    found = Nearest(np.zeros(5, dtype=np.int64), np.array([0.9, 0.8, 0.7, 0.6, 0.1], dtype=np.float32), np.full(5, -1, dtype=np.float32))
    quotes = typical_quotes(seeded.model, said, found, ["a", "b", "c", "d", "a"]).to_pylist()
    assert [(quote["topic_id"], quote["rank"], quote["contact_id"]) for quote in quotes] == [(topic, 1, "c0"), (topic, 2, "c1"), (topic, 3, "c2")]


def test_a_segment_near_no_topic_goes_on_with_the_topic_before_it(seeded):
    given = topics.assign(seeded.model, _segments(("c", 1, "nl", "ik kan niet inloggen"), ("c", 3, "nl", "qwxz vbnm"), ("d", 1, "nl", "qwxz vbnm")))
    assert _rows(given) == [("c", "login", 1.0, True, 1)]
    assert given.n_outliers == 1
    assert given.outlier_share == pytest.approx(1 / 3)


def test_carried_on_stays_inside_the_contact():
    topic = np.array([NONE, 4, NONE, NONE, 7, NONE, NONE])
    contact = pa.chunked_array([["a", "a", "a", "b", "b", "b", "c"]])
    assert carried_on(topic, contact).tolist() == [4, 4, 4, 7, 7, 7, NONE]


def test_the_order_of_segments_does_not_count(seeded):
    rows = [
        ("c", 1, "nl", "ik kan niet inloggen"),
        ("c", 3, "nl", "waar blijft mijn pakket"),
        ("d", 1, "en", "my internet is down"),
        ("d", 2, "en", "I want a refund"),
    ]
    assert _rows(topics.assign(seeded.model, _segments(*rows))) == _rows(topics.assign(seeded.model, _segments(*rows[::-1])))


def test_nothing_to_assign(seeded):
    given = topics.assign(seeded.model, NO_SEGMENTS)
    assert given.contact_topics.num_rows == 0
    assert given.outlier_share == 0


def test_a_saved_model_assigns_the_same(seeded, tmp_path):
    topics.save(seeded.model, tmp_path / "topics" / "r1")
    loaded = topics.load(tmp_path / "topics" / "r1")
    phrases = [(f"c{i}", 0, language, text) for i, (text, language) in enumerate(p for seed in SEEDS.topics.values() for p in seed.phrases())]
    assert topics.assign(loaded, _segments(*phrases)).contact_topics.equals(topics.assign(seeded.model, _segments(*phrases)).contact_topics)
    assert loaded.topics == seeded.model.topics


def test_a_version_is_not_written_twice(seeded, tmp_path):
    topics.save(seeded.model, tmp_path / "topics" / "r1")
    with pytest.raises(ArtefactError, match="versions do not change"):
        topics.save(seeded.model, tmp_path / "topics" / "r1")


def test_a_name_given_by_a_person_wins(seeded):
    given = {"login": {"nl": "in de app komen", "en": "getting into the app"}}
    named = topics.fit(NO_SEGMENTS, standing=seeded.model, seeds=Seeds(topics=SEEDS.topics, names=given), config=TopicsConfig(), run_id="r2")
    (login,) = [topic for topic in named.model.topics if topic.topic_id == "login"]
    assert (login.label_nl, login.label_en) == ("in de app komen", "getting into the app")


def test_a_seeded_topic_taken_out_of_the_config_retires_and_keeps_its_id(seeded):
    fewer = Seeds(topics={code: seed for code, seed in SEEDS.topics.items() if code != "tv"})
    result = topics.fit(NO_SEGMENTS, standing=replace(seeded.model), seeds=fewer, config=TopicsConfig(), run_id="r2")
    assert [(topic.topic_id, topic.status) for topic in result.model.retired] == [("tv", "retired")]
    gone = [row for row in result.lineage.to_pylist() if row["old_topic_id"] == "tv"]
    assert [(row["new_topic_id"], row["relation"], row["run_id"]) for row in gone] == [(None, "retired", "r2")]


def test_a_seed_without_english_phrases_is_refused(tmp_path):
    path = tmp_path / "topics.toml"
    path.write_text('[topics.x]\nnl = "a"\nen = "b"\nphrases_nl = ["a b"]\nphrases_en = []\n')
    with pytest.raises(ConfigError, match=r"topics\.x\.phrases_en"):
        read_seeds(path)


def test_every_seeded_topic_has_enough_phrases():
    assert all(len(seed.phrases_nl) >= 5 and len(seed.phrases_en) >= 5 for seed in SEEDS.topics.values())
