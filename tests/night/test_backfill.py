"""Tagging stored contacts anew."""

import json
import sys
from datetime import date

import pytest

from cxtext import store
from cxtext.artefact import newest_version
from cxtext.errors import ArtefactError, UnknownId, WarehouseError
from cxtext.night import preview, retag
from cxtext.night.tagging import tag_folder
from pipelines.backfill import backfill

retagging = sys.modules["cxtext.night.retag"]  # the name cxtext.night.retag is the function
_KEPT = (
    "FROM main.turns ORDER BY ALL",
    "SELECT * EXCLUDE (run_id) FROM main.contacts ORDER BY ALL",
    "FROM main.contact_topics ORDER BY ALL",
    "FROM main.segments ORDER BY ALL",
    "FROM ops.labels",
)


def _backfill(house, since, until=None):
    return backfill.fn(since, until, home=house.home.root, config=house.config_file)


@pytest.fixture
def three(house):
    """Contacts of three days, a correction of a person, and tags as an older model gave them."""
    days = ("2026-11-02", "2026-11-03", "2026-11-04")
    house.put("a.jsonl", *(house.contact(f"c-{day}", started_at=f"{day}T23:30:00+01:00") for day in days))
    house.had_a_night()
    with store.writer(house.home.warehouse) as con:
        con.execute("UPDATE main.turn_scores SET model = 'older'")
        label = "contact_id, 1 AS seq, 'sentiment' AS kind, -5 AS value, 'missing' AS verdict, now() AS labelled_at, sha256(text) AS text_sha256"
        con.execute(f"INSERT INTO ops.labels BY NAME SELECT {label} FROM main.turns WHERE seq = 1 ORDER BY contact_id LIMIT 1")
    return house


def _by_day(house):
    query = "SELECT strftime(started_at, '%d'), model = 'older' FROM main.turn_scores JOIN main.contacts USING (contact_id) ORDER BY 1"
    return dict(house.rows(query))


def test_the_days_asked_for_are_tagged_anew_and_nothing_else_changes(three):
    with store.reader(three.home.warehouse) as con:
        before = [con.execute(query).fetchall() for query in _KEPT]
    assert _backfill(three, date(2026, 11, 3), date(2026, 11, 3)) == 1
    assert _by_day(three) == {"02": True, "03": False, "04": True}
    assert [three.rows(query) for query in _KEPT] == before
    ((kind, status, counts),) = three.rows("SELECT kind, status, counts FROM ops.runs ORDER BY run_id DESC LIMIT 1")
    assert (kind, status, json.loads(counts)) == ("backfill", "done", {"retagged": 1})


def test_a_long_period_is_tagged_a_run_of_days_at_a_time(three):
    three.config += "batch_contacts = 2\n"
    with store.reader(three.home.warehouse) as con:
        periods = store.periods(con, since=date(2026, 11, 1), until=None, zone="Europe/Amsterdam", size=2)
    assert [(period.first.day, period.last.day, period.contacts) for period in periods] == [(2, 3, 2), (4, 4, 1)]
    assert _backfill(three, date(2026, 11, 1)) == 3
    assert _by_day(three) == {"02": False, "03": False, "04": False}


def test_a_dry_run_changes_nothing_and_logs_what_would_change(three, caplog):
    with store.writer(three.home.warehouse) as con:
        con.execute("UPDATE main.turn_scores SET emotions = [], emotion = NULL, intensity = NULL")
        con.execute("UPDATE main.contact_scores SET sentiment_end = NULL, end_seq = NULL")
        con.execute("DELETE FROM main.tags WHERE label = 'waiting'")
    with caplog.at_level("INFO", logger="cxtext"):
        assert backfill.fn(date(2026, 11, 3), None, home=three.home.root, config=three.config_file, dry_run=True) == 0
    # Two contacts in the period: each would get its waiting back, and a sentiment at the end.
    assert ["pain_point", "waiting", "0", "2", "2", "0"] in [message.split() for message in caplog.messages]
    assert "2 contacts end with another sign of sentiment" in caplog.text
    with store.reader(three.home.warehouse) as con:
        assert con.execute("SELECT DISTINCT emotions, model FROM main.turn_scores").fetchall() == [([], "older")]


def test_what_was_tagged_to_look_at_is_used_as_long_as_the_contacts_are_the_same(three, monkeypatch):
    calls = []
    monkeypatch.setattr(retagging, "tag_folder", lambda folder, settings: calls.append((folder / "tagged").exists()) or tag_folder(folder, settings))
    preview(three.settings(), since=date(2026, 11, 3))
    assert retag(three.settings(), since=date(2026, 11, 3)) == 2
    assert calls == [False, True]
    with store.writer(three.home.warehouse) as con:
        con.execute("UPDATE main.turns SET text = 'Dank u wel.' WHERE seq = 1; DELETE FROM main.tags; DELETE FROM main.segments")
    retag(three.settings(), since=date(2026, 11, 3))
    assert calls == [False, True, False]


def test_a_backfill_that_was_cut_short_is_simply_run_again(three, monkeypatch):
    three.config += "batch_contacts = 1\n"
    replace_tags, done = store.replace_tags, []

    def cut_short(con, folder):
        if done:
            raise KeyboardInterrupt
        done.append(folder.name)
        replace_tags(con, folder)

    monkeypatch.setattr(store, "replace_tags", cut_short)
    with pytest.raises(KeyboardInterrupt):
        _backfill(three, date(2026, 11, 1))
    monkeypatch.undo()
    assert done == ["2026-11-02_2026-11-02"]
    assert _backfill(three, date(2026, 11, 1)) == 3
    assert _by_day(three) == {"02": False, "03": False, "04": False}
    assert three.rows("SELECT status FROM ops.runs WHERE kind = 'backfill' ORDER BY started_at") == [("failed",), ("done",)]


def test_another_model_is_named_and_an_unknown_one_is_told(three):
    with pytest.raises(ArtefactError, match="no version 'nope'"):
        backfill.fn(date(2026, 11, 1), home=three.home.root, config=three.config_file, model="nope")
    assert three.rows("SELECT kind FROM ops.runs") == [("nightly",)]  # refused before anything is done
    version = newest_version("turns")
    assert backfill.fn(date(2026, 11, 1), home=three.home.root, config=three.config_file, model=version) == 3
    assert three.rows("SELECT DISTINCT model FROM main.turn_scores ORDER BY 1") == [("human",), (f"turns/{version}",)]
    assert json.loads(three.rows("SELECT versions FROM ops.runs ORDER BY started_at DESC LIMIT 1")[0][0])["turns"] == version


def test_a_correction_stays(three):
    assert _backfill(three, date(2026, 11, 1)) == 3
    assert three.rows("SELECT sentiment, model FROM main.turn_scores WHERE model = 'human'") == [(-5, "human")]


def test_a_period_without_contacts_or_back_to_front(three):
    assert _backfill(three, date(2027, 1, 1)) == 0
    with pytest.raises(UnknownId, match="before it starts"):
        _backfill(three, date(2026, 11, 3), date(2026, 11, 1))


def test_without_a_warehouse_there_is_nothing_to_tag(house):
    with pytest.raises(WarehouseError, match="no warehouse yet"):
        _backfill(house, date(2026, 11, 1))
