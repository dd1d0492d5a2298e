"""Whole nights in this process, without any server."""

import json
import os
from datetime import date

import pytest

from cxtext import store
from cxtext.errors import ConfigError, WarehouseError
from cxtext.night import NightCount, reporting
from cxtext.night import runs as runs_module
from cxtext.night.doctor import diagnose


def test_contacts_of_the_inbox_are_published_with_what_was_found_in_them(house):
    house.put("a.jsonl", house.contact("c-1"), "{broken")
    count = house.night()
    assert (count.files, count.items, count.kept, count.rejected, count.published) == (1, 2, 1, 1, True)
    assert house.rows("SELECT source_contact_id, n_turns FROM main.contacts") == [("c-1", 2)]
    assert house.rows("SELECT items, kept FROM ops.files") == [(2, 1)]
    assert house.rows("SELECT count(*) FROM main.turn_scores") == [(1,)]
    assert house.rows("SELECT reason FROM ops.rejected") == [("broken_json",)]
    ((kind, status, counts),) = house.rows("SELECT kind, status, counts FROM ops.runs")
    assert (kind, status, json.loads(counts)["kept"]) == ("nightly", "done", 1)
    assert not house.home.work.exists()


def test_a_second_night_changes_nothing_and_says_so(house):
    house.put("a.jsonl", house.contact())
    house.had_a_night()
    before = (house.home.published.read_bytes(), house.home.published.stat().st_mtime_ns)
    house.put("the_same_under_another_name.jsonl", house.contact())
    assert house.night() == NightCount()
    assert (house.home.published.read_bytes(), house.home.published.stat().st_mtime_ns) == before


def test_a_night_with_nothing_new_makes_tables_of_an_older_version_anew(house):
    house.put("a.jsonl", house.contact())
    house.had_a_night()
    with store.writer(house.home.warehouse) as con:
        con.execute("UPDATE ops.definitions SET digest = 'of an older version' WHERE name = 'voc.label_week'")
        con.execute("DROP TABLE voc.label_week")
        con.execute("CREATE TABLE voc.label_week (week DATE)")
    assert [found.what for found in diagnose(house.home.root, house.inbox, house.config_file) if "older version" in found.what]
    assert house.night().published
    assert house.rows("SELECT count(*) > 0 FROM voc.label_week WHERE kind = 'pain_point'") == [(True,)]
    assert house.night() == NightCount()


def test_a_newer_file_replaces_a_contact_with_all_that_was_derived_from_it(house):
    house.put("a.jsonl", house.contact("c-1"), house.contact("c-2"))
    house.had_a_night()
    house.put("b.jsonl", house.contact("c-1", said=[("agent", "Hallo."), ("customer", "Bedankt, het is opgelost!")]))
    house.night()
    assert house.rows("SELECT text FROM main.turns JOIN main.contacts USING (contact_id) WHERE source_contact_id = 'c-1' ORDER BY seq") == [
        ("Hallo.",),
        ("Bedankt, het is opgelost!",),
    ]
    for table in ("turn_scores", "contact_scores", "segments", "tags", "contact_topics"):
        orphans = f"SELECT count(*) FROM main.{table} WHERE contact_id NOT IN (SELECT contact_id FROM main.contacts)"
        assert house.rows(orphans) == [(0,)], table
    quotes = "SELECT count(*) FROM main.tags JOIN main.contacts USING (contact_id) WHERE source_contact_id = 'c-1' AND quote LIKE '%drie weken%'"
    assert house.rows(quotes) == [(0,)]
    assert house.rows("SELECT count(*) FROM main.contacts") == [(2,)]


def test_an_older_file_that_comes_late_in_one_night_does_not_win(house):
    os.utime(house.put("b.jsonl", house.contact("c-1", csat=1)), (1_000, 1_000))
    os.utime(house.put("a.jsonl", house.contact("c-1", csat=5)), (2_000, 2_000))
    house.night()
    assert house.rows("SELECT csat FROM main.contacts") == [(5.0,)]
    assert house.rows("SELECT sum(items), sum(kept) FROM ops.files") == [(2, 2)]


def test_an_empty_inbox_gives_an_empty_warehouse_and_a_report_that_says_so(house):
    assert house.night() == NightCount(published=True)
    assert house.rows("SELECT count(*) FROM main.contacts") == [(0,)]
    page = next(path for path in reporting.write_report(house.settings(), "2026-W45") if path.suffix == ".html")
    assert "geen contacten" in page.read_text("utf-8").lower()
    assert house.night() == NightCount()


def test_a_report_of_a_week_that_is_not_over_is_written_with_a_warning(house, monkeypatch, caplog):
    house.put("a.jsonl", house.contact())
    house.had_a_night()
    monkeypatch.setattr(reporting, "today_of", lambda _settings: date(2026, 11, 8))
    assert reporting.write_report(house.settings(), "2026-W45")
    assert "2026-W45 is not over" in caplog.text


def test_a_week_is_not_compared_with_itself(house):
    house.had_a_night()
    with pytest.raises(ConfigError, match="2026-W45 cannot be compared with itself"):
        reporting.write_report(house.settings(), "2026-W45", compare="2026-W45")


def test_a_report_before_the_first_night_is_refused(house):
    with pytest.raises(WarehouseError, match="no warehouse yet"):
        reporting.write_report(house.settings())


def test_a_night_whose_publishing_failed_is_published_by_the_next(house, monkeypatch):
    house.put("a.jsonl", house.contact())
    house.had_a_night()
    house.put("b.jsonl", house.contact("c-2"))
    with monkeypatch.context() as patched:
        patched.setattr(runs_module.store, "publish", _full_disk)
        with pytest.raises(OSError, match="full"):
            house.night()
    assert house.rows("SELECT count(*) FROM main.contacts") == [(1,)]
    assert house.night().published
    assert house.rows("SELECT count(*) FROM main.contacts") == [(2,)]
    assert house.night() == NightCount()


def _full_disk(_, **_options):
    raise OSError("disk full")


def test_a_damaged_published_copy_is_replaced(house):
    house.put("a.jsonl", house.contact())
    house.had_a_night()
    house.home.published.chmod(0o644)
    house.home.published.write_bytes(b"no database")
    assert house.night().published
    assert house.rows("SELECT count(*) FROM main.contacts") == [(1,)]


def test_a_step_that_fails_leaves_a_failed_run_and_the_old_copy(house, monkeypatch):
    house.put("a.jsonl", house.contact())
    with monkeypatch.context() as patched:
        patched.setattr(runs_module.store, "rebuild", _full_disk)
        with pytest.raises(OSError, match="full"):
            house.night()
    assert not house.home.published.exists()
    with store.reader(house.home.warehouse) as con:
        assert con.execute("SELECT status FROM ops.runs").fetchall() == [("failed",)]
    assert house.night().published


def test_files_asked_for_are_read_once_more_with_the_new_config(house):
    house.put("calls/a.jsonl", house.contact(said=[("spk_1", "Hallo."), ("spk_2", "Ik wacht al drie weken.")]))
    count = house.night()
    assert count.unknown_turns == 2
    (fix,) = (fix for speaker, _, fix in house.rows("SELECT speaker, turns, fix FROM ops.unmapped_speakers") if speaker == "spk_2")
    house.config = house.config.replace("[inbox]\n", f"[inbox]\n{fix}\n")
    assert house.night() == NightCount()
    count = house.night(again=("calls/*",))
    assert (count.files, count.unknown_turns) == (1, 1)
    assert house.rows("SELECT role FROM main.turns ORDER BY seq") == [("unknown",), ("customer",)]
    assert house.rows("SELECT speaker FROM ops.unmapped_speakers") == [("spk_1",)]
    assert house.rows("SELECT count(*) FROM main.turn_scores") == [(1,)]


def test_a_file_that_cannot_be_read_costs_nobody_else_the_night(house):
    (house.inbox / "gone.jsonl").symlink_to(house.root / "nowhere")
    house.put("a.jsonl", house.contact())
    count = house.night()
    assert (count.kept, count.rejected) == (1, 1)
    assert house.night() == NightCount()


def test_the_key_has_to_stay_the_same(house, monkeypatch):
    house.put("a.jsonl", house.contact())
    house.had_a_night()
    house.put("b.jsonl", house.contact("c-2"))
    kept = house.home.key_file.read_text()
    house.home.key_file.unlink()
    with pytest.raises(ConfigError, match="the pseudonym key is gone"):
        house.night()
    with monkeypatch.context() as patched:
        patched.setenv("CXTEXT_KEY", "another key, long enough")
        with pytest.raises(ConfigError, match="another one than the warehouse was made with"):
            house.night()
    house.home.key_file.write_text(kept)
    house.night()
    assert house.rows("SELECT count(DISTINCT customer_key), count(*) FROM main.contacts") == [(1, 2)]


def test_workers_give_what_one_process_gives(house, tmp_path):
    for number in range(3):
        os.utime(house.put(f"{number}.jsonl", house.contact("c-1", csat=number), house.contact(f"d-{number}")), (number, number))
    house.night()
    alone = house.digest()
    other = type(house)(tmp_path / "other", config=house.config.replace("workers = 1", "workers = 2\nsmall_night_mb = 0"))
    other.home.root.mkdir(parents=True)
    other.home.key_file.write_text(house.home.key_file.read_text())
    os.symlink(house.inbox, other.inbox)
    other.night()
    assert other.digest() == alone
