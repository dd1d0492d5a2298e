"""A planted trend is found within two weeks, and a stream that does not change raises no alarm."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pyarrow as pa
import pytest

from cxtext import store
from cxtext.tag.topics.terms import terms
from cxtext.tag.topics.words import words_sha256

_TERMS = store.Terms(version=words_sha256(), of=terms)
_FIRST = datetime(2026, 8, 3, 9, tzinfo=UTC)
_WEEKS = 12
_CONTACTS = 120
# Fifty nouns and ten verbs of no matter in particular: a stream of pairs drawn from them has two hundred terms or so that five customers share.
_NOUNS = "fiets stoel lamp tafel kast bril jas schoen tent boot trein bus wolk berg bos zee strand tuin hek muur dak deur raam vloer trap zolder".split()
_NOUNS += "kelder schuur emmer bezem dweil zeep borstel spiegel kam kwast verf hamer zaag boor schroef spijker tang ladder touw zeil anker roer".split()
_VERBS = "piept kraakt lekt trilt wiebelt schuurt klemt hapert knelt gloeit".split()


def _week(n):
    return (_FIRST + timedelta(weeks=n)).date()


def _sentences(seed, planted):
    """Yield week, customer and words: random ones, and in some weeks the planted words besides."""
    draw = np.random.default_rng(seed)
    for week in range(_WEEKS):
        for customer in range(_CONTACTS):
            noun, other, verb = draw.choice(_NOUNS), draw.choice(_NOUNS), draw.choice(_VERBS)
            extra = f" en {planted[1]}" if customer < planted[0].get(week, 0) else ""
            yield week, f"k{week}-{customer}", f"de {noun} bij de {other} {verb}{extra}"


def _fill(con, sentences, *, name="c"):
    rows = [
        {"contact_id": f"{name}{n:05}", "customer_key": customer, "started_at": _FIRST + timedelta(weeks=week), "text": text}
        for n, (week, customer, text) in enumerate(sentences)
    ]
    con.register("given", pa.Table.from_pylist(rows))
    same = "'demo' AS source, contact_id AS source_contact_id, 'chat' AS channel, 'nl' AS language, 1 AS n_turns, 1 AS n_customer_turns, 'f1' AS file_id"
    con.execute(f"INSERT INTO main.contacts BY NAME SELECT contact_id, started_at, customer_key, 'r1' AS run_id, {same} FROM given")
    con.execute("INSERT INTO main.segments SELECT contact_id, 0, 0, length(text), 'nl', text FROM given")
    con.execute("INSERT INTO main.turn_scores SELECT contact_id, 0, 0, [], NULL, NULL, 'm' FROM given")


def _told(shop):
    return shop.rows("SELECT week, label_nl, customers FROM voc.emerging WHERE kind = 'term' AND part_of IS NULL ORDER BY ALL")


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_a_rare_matter_that_grows_is_found_within_two_weeks_and_nothing_else(shop, seed):
    # One customer names it in weeks 3 and 6, then 3, 9 and 18: in the second week of growth it is told, though 9 of 120 is no large matter.
    _fill(shop.con, _sentences(seed, ({3: 1, 6: 1, 9: 3, 10: 9, 11: 18}, "de wimpelfabriek piekert")))
    store.rebuild(shop.con, terms=_TERMS)
    assert _told(shop) == [(_week(10), "wimpelfabriek piekert", 9), (_week(11), "wimpelfabriek piekert", 18)]


@pytest.mark.parametrize("seed", range(5, 13))
def test_a_stream_that_stays_the_same_raises_no_alarm(shop, seed):
    _fill(shop.con, _sentences(seed, ({}, "")))
    store.rebuild(shop.con, terms=_TERMS)
    assert _told(shop) == []


def test_the_words_of_one_term_are_rows_that_say_they_are_part_of_it(shop):
    _fill(shop.con, _sentences(1, ({10: 9}, "de wimpelfabriek piekert")))
    store.rebuild(shop.con, terms=_TERMS)
    rows = shop.rows("SELECT label, part_of, first_seen, weeks_present, expected FROM voc.emerging ORDER BY label")
    pair = "wimpelfabriek piekert"
    assert rows == [("piekert", pair, _week(10), 1, 0), ("wimpelfabriek", pair, _week(10), 1, 0), (pair, None, _week(10), 1, 0)]


def test_quotes_of_a_term_are_the_segments_that_hold_it(shop):
    _fill(shop.con, _sentences(1, ({10: 9}, "de wimpelfabriek piekert")))
    store.rebuild(shop.con, terms=_TERMS)
    quotes = shop.rows("SELECT customer, quote FROM voc.emerging_quotes WHERE label = 'wimpelfabriek piekert' ORDER BY customer")
    assert [customer for customer, _ in quotes] == [f"k10-{n}" for n in range(9)]
    assert all(quote.endswith("de wimpelfabriek piekert") for _, quote in quotes)


def test_one_customer_who_says_it_often_is_no_trend(shop):
    sentences = [
        (week, "k-loud" if "wimpelfabriek" in text else customer, text) for week, customer, text in _sentences(1, ({10: 9}, "de wimpelfabriek piekert"))
    ]
    _fill(shop.con, sentences)
    store.rebuild(shop.con, terms=_TERMS)
    assert _told(shop) == []


def test_dutch_and_english_words_of_a_matter_are_one_term_named_in_both(shop):
    dutch = _sentences(1, ({10: 5}, "de wisselkoers"))
    english = [(10, f"e{n}", "the currency") for n in range(6)]
    _fill(shop.con, [*dutch, *english])
    store.rebuild(shop.con, terms=_TERMS)
    (row,) = shop.rows("SELECT label, label_nl, label_en, customers, words FROM voc.emerging WHERE kind = 'term'")
    assert row == ("=exchange_rate", "wisselkoers", "currency", 11, ["currency", "wisselkoers"])


def test_a_word_of_too_few_customers_is_not_shown_though_its_twins_are(shop):
    # Nine say wisselkoers, and one valutavanpietersen, which stands for the same matter.
    extra = [(10, "lone", "valutavanpietersen")]
    _fill(shop.con, [*_sentences(1, ({10: 9}, "de wisselkoers")), *extra])
    store.rebuild(shop.con, terms=_TERMS)
    assert "pietersen" not in str(shop.rows("SELECT * FROM voc.emerging"))
    assert shop.rows("SELECT customers FROM voc.emerging WHERE label = '=exchange_rate'") == [(10,)]


def test_only_weeks_that_see_a_changed_week_are_counted_again(shop):
    _fill(shop.con, _sentences(1, ({10: 9}, "de wimpelfabriek piekert")))
    store.rebuild(shop.con, terms=_TERMS)
    before = dict(shop.rows("SELECT week, digest FROM ops.week_digests"))
    shop.con.execute(
        "UPDATE main.segments SET text = text || ' nu' WHERE contact_id IN (SELECT contact_id FROM main.contacts WHERE main.week_of(started_at) = ?)",
        [_week(9)],
    )
    store.rebuild(shop.con, terms=_TERMS)
    after = dict(shop.rows("SELECT week, digest FROM ops.week_digests"))
    assert {week for week in after if after[week] != before[week]} == {_week(9), _week(10), _week(11)}
    assert len(_told(shop)) == 1


def test_a_late_week_counted_alone_gives_what_counting_all_gives(shop):
    sentences = list(_sentences(2, ({3: 1, 10: 9, 11: 18}, "de wimpelfabriek piekert")))
    _fill(shop.con, [row for row in sentences if row[0] < 11])
    store.rebuild(shop.con, terms=_TERMS)
    _fill(shop.con, [row for row in sentences if row[0] == 11], name="late")
    store.rebuild(shop.con, terms=_TERMS)
    stepwise = shop.rows("FROM voc.emerging ORDER BY ALL")
    shop.con.execute("DELETE FROM ops.week_digests")
    assert store.rebuild(shop.con, terms=_TERMS) == ()
    assert shop.rows("FROM voc.emerging ORDER BY ALL") == stepwise
    assert {row[0] for row in stepwise} == {_week(10), _week(11)}


def test_a_rebuild_without_terms_leaves_them(shop):
    _fill(shop.con, _sentences(1, ({10: 9}, "de wimpelfabriek piekert")))
    store.rebuild(shop.con, terms=_TERMS)
    before = shop.rows("FROM voc.emerging ORDER BY ALL")
    assert store.rebuild(shop.con) == ()
    assert shop.rows("FROM voc.emerging ORDER BY ALL") == before != []


def test_a_topic_that_grows_from_nothing_is_told_with_its_names(shop):
    _fill(shop.con, _sentences(1, ({}, "")))
    shop.con.execute("INSERT INTO main.topics VALUES ('t1', 'nieuwe app', 'new app', [], NULL, 'active', NULL, NULL, 8, NULL, NULL)")
    shop.con.execute("INSERT INTO main.contact_topics SELECT contact_id, 't1', 1, true, 0 FROM main.contacts WHERE customer_key IN ('k2-1', 'k10-1')")
    more = "SELECT contact_id, 't1', 1, true, 0 FROM main.contacts WHERE main.week_of(started_at) = ? AND CAST(split_part(customer_key, '-', 2) AS INTEGER) < 8"
    shop.con.execute(f"INSERT INTO main.contact_topics {more}", [_week(11)])
    store.rebuild(shop.con, terms=_TERMS)
    rows = shop.rows("SELECT week, label, label_nl, label_en, customers, first_seen FROM voc.emerging WHERE kind = 'topic'")
    assert rows == [(_week(11), "t1", "nieuwe app", "new app", 8, date(2026, 8, 17))]
    # Eight customers with one segment each.
    assert shop.rows("SELECT count(*) FROM voc.emerging_quotes WHERE kind = 'topic'") == [(8,)]
