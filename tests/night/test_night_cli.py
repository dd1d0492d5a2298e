"""The command line: what it says, and its exit codes."""

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from cxtext import store
from cxtext.cli import main
from cxtext.errors import ConfigError
from cxtext.night import night_lock

from ..rights import as_nobody


@pytest.fixture
def cxtext(house, monkeypatch):
    """Run a command in this process; its flows run without a server."""
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    common = ("--home", str(house.home.root), "--config", str(house.config_file))

    def call(*arguments, inbox=False, answer=None):
        extra = ("--inbox", str(house.inbox)) if inbox else ()
        return CliRunner().invoke(main, [*arguments, *common, *extra], input=answer)

    return call


def test_a_night_with_rejected_items_is_a_good_night(house, cxtext):
    house.put("a.jsonl", house.contact(said=[("spk_1", "Hallo."), ("customer", "Dag.")]), "{broken")
    done = cxtext("run", inbox=True)
    assert done.exit_code == 0, done.output
    assert "read 1 files with 2 items: 1 contacts kept, 1 rejected (ops.rejected says why)" in done.stdout
    assert '1 turns of \'spk_1\': roles = { "spk_1" = "customer" }' in done.stdout
    assert f"published {house.home.published}" in done.stdout
    again = cxtext("run", inbox=True)
    assert (again.exit_code, again.stdout) == (0, "nothing new in the inbox; nothing changed\n")


def test_the_inbox_of_the_home_is_the_default(house, cxtext):
    house.home.inbox.mkdir(parents=True)
    done = cxtext("run")
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, "nothing new in the inbox; published what the warehouse holds")


def test_a_second_night_ends_with_3_and_names_the_holder(house, cxtext):
    with night_lock(house.home):
        done = cxtext("run", inbox=True)
    assert done.exit_code == 3
    assert f"another night is running: process {os.getpid()} on " in done.stderr
    assert "Traceback" not in done.output


def test_what_a_person_has_to_mend_ends_with_1_and_says_how(house, cxtext):
    house.inbox.rmdir()
    missing = cxtext("run", inbox=True)
    assert (missing.exit_code, "there is no inbox" in missing.stderr) == (1, True)
    assert not house.home.root.exists()
    house.config = "[report]\nmin_custmers = 5\n"
    house.config_file.read_text()
    wrong = cxtext("run", inbox=True)
    assert (wrong.exit_code, "report.min_custmers — Extra inputs are not permitted" in wrong.stderr) == (1, True)
    assert "fix:" in wrong.stderr


def test_a_home_under_a_file_ends_with_1(house):
    (house.root / "file").write_text("no folder")
    done = CliRunner().invoke(main, ["run", "--home", str(house.root / "file" / "home"), "--inbox", str(house.inbox)])
    assert (done.exit_code, "cannot be written" in done.stderr) == (1, True)


def test_an_unknown_week_or_customer_ends_with_4(house, cxtext):
    house.put("a.jsonl", house.contact())
    house.had_a_night()
    week = cxtext("report", "--week", "2026-W60")
    assert (week.exit_code, "is no ISO week" in week.stderr) == (4, True)
    customer = cxtext("forget", "K-404")
    assert (customer.exit_code, "no contact of this customer is stored" in customer.stderr) == (4, True)


def test_report_forget_and_backfill_say_what_they_did(house, cxtext):
    house.put("a.jsonl", house.contact())
    house.had_a_night()
    report = cxtext("report", "--week", "2026-W45")
    assert [line.rpartition(".")[2] for line in report.stdout.splitlines()].count("html") == 1
    assert cxtext("backfill", "--since", "2026-11-01", "--yes").stdout.splitlines()[-1] == "1 contacts tagged anew"
    assert " topics in use; " in cxtext("topics", "fit").stdout
    forgotten = cxtext("forget", "K-1")
    assert forgotten.exit_code == 0
    assert forgotten.stdout.splitlines() == [
        "1 contacts removed and a new copy published",
        f"a report written before may quote this person; write it anew or delete it: {house.home.exports / '2026-W45'}",
        "still in the inbox, where cxtext never deletes: a.jsonl",
    ]


def test_a_backfill_says_what_would_change_and_asks(house, cxtext, monkeypatch):
    house.put("a.jsonl", house.contact())
    house.had_a_night()
    felt = house.rows("SELECT emotions FROM main.turn_scores")
    with store.writer(house.home.warehouse) as con:
        con.execute("UPDATE main.turn_scores SET emotions = ['joy'], emotion = 'joy'")
        con.execute("DELETE FROM main.tags WHERE label = 'waiting'")
    before = house.home.published.stat().st_ino
    shown = cxtext("backfill", "--since", "2026-11-01", "--dry-run")
    lines = [line.split() for line in shown.stdout.splitlines()]
    assert shown.exit_code == 0
    assert lines[0][:2] == ["1", "contacts;"]
    assert lines[1] == ["kind", "label", "now", "then", "added", "removed"]
    assert ["emotion", "joy", "1", "0", "0", "1"] in lines
    assert ["pain_point", "waiting", "0", "1", "1", "0"] in lines
    assert lines[-1][:2] == ["0", "contacts"]
    alone = cxtext("backfill", "--since", "2026-11-01")
    assert (alone.exit_code, "nothing was changed: there is no terminal to ask at" in alone.stderr) == (2, True)
    assert alone.stdout == shown.stdout
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda self: True, raising=False)
    no = cxtext("backfill", "--since", "2026-11-01", answer="n\n")
    assert (no.exit_code, no.stdout.splitlines()[-1]) == (0, "nothing was changed")
    assert house.home.published.stat().st_ino == before
    yes = cxtext("backfill", "--since", "2026-11-01", answer="y\n")
    assert (yes.exit_code, yes.stdout.splitlines()[-1]) == (0, "1 contacts tagged anew")
    assert house.rows("SELECT emotions FROM main.turn_scores") == felt != [(["joy"],)]
    nothing = cxtext("backfill", "--since", "2027-01-01", "--yes")
    assert (nothing.exit_code, nothing.stdout) == (0, "no contact was stored in this period\n")


def test_doctor_finds_nothing_wrong_after_a_night_and_names_unmapped_speakers(house, cxtext):
    house.put("a.jsonl", house.contact(said=[("spk_1", "Hallo."), ("customer", "Dag.")]))
    before = cxtext("doctor", inbox=True)
    assert (before.exit_code, "nothing is published yet" in before.stdout) == (0, True)
    cxtext("run", inbox=True)
    after = cxtext("doctor", inbox=True)
    assert (after.exit_code, "fail" in after.stdout) == (0, False)
    assert "1 turns of speaker 'spk_1' have no role" in after.stdout
    with night_lock(house.home):
        during = cxtext("doctor", inbox=True)
    assert (during.exit_code, "a night is running: process" in during.stdout) == (0, True)


def test_doctor_says_what_is_broken(house, cxtext):
    house.put("a.jsonl", house.contact())
    house.had_a_night()
    house.home.published.chmod(0o644)
    house.home.published.write_bytes(b"no database")
    house.home.key_file.chmod(0o644)
    found = cxtext("doctor", inbox=True)
    assert found.exit_code == 1
    assert "the warehouse is damaged" in found.stdout
    assert "others can read the pseudonym key" in found.stdout


def test_help_needs_no_heavy_import():
    loaded = "import sys; from cxtext.cli import main; print([name for name in ('prefect', 'torch', 'spacy', 'duckdb', 'sklearn') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_home_without_the_right_to_write_is_told(house):
    house.home.root.mkdir(mode=0o555)
    with as_nobody(), pytest.raises(ConfigError, match="the home cannot be written \\(Permission denied\\)"), night_lock(house.home):
        pass


def test_the_event_log_is_written_from_the_published_copy(house, cxtext):
    house.put("a.jsonl", house.contact("c-1"))
    house.had_a_night()
    done = cxtext("export-log", "--format", "csv")
    path = house.home.event_log / "cxtext-event-log.csv"
    assert (done.exit_code, done.stdout) == (0, f"{path}\n")
    assert path.read_text("utf-8").startswith("case:concept:name,concept:name,time:timestamp,org:resource,")
    wrong = cxtext("export-log", "--since", "last week")
    assert (wrong.exit_code, "no ISO week" in wrong.stderr, "--since" in wrong.stderr) == (4, True, True)
