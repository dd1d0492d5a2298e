"""People correct it, from end to end: a workbook out, filled in as a person would, and back in."""

import os
from datetime import date

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from cxtext.cli import main
from cxtext.errors import FileInTheWay, NightRunning, UnreadableFile
from cxtext.night import export_labels, forget, import_labels, night_lock
from cxtext.train import read_checked
from pipelines.backfill import backfill

SAID = "Ik wacht al drie weken op mijn monteur, dit is belachelijk."
THANKS = "Nou, dank u wel voor uw hulp, daar ben ik erg blij mee."
TURNS = [("agent", "Goedemorgen."), ("customer", SAID), ("agent", "Ik regel het nu."), ("customer", THANKS)]


@pytest.fixture
def two(house):
    """A house with the contact of K-1 and one of K-2 that says the same."""
    house.put("a.jsonl", house.contact("c-1", said=TURNS), house.contact("c-2", customer_id="K-2", said=TURNS))
    house.had_a_night()
    return house


def identity(house, name):
    return house.rows(f"SELECT contact_id FROM main.contacts WHERE source_contact_id = '{name}'")[0][0]


def fill(path, sheet, key, **cells):
    """Write cells into the row of a turn or contact, as a person does."""
    book = load_workbook(path)
    page = book[sheet]
    columns = {cell.value: cell.column for cell in page[1]}
    (row,) = [n for n in range(2, page.max_row + 1) if all(page.cell(n, columns[name]).value == value for name, value in key.items())]
    for name, value in cells.items():
        page.cell(row, columns[name]).value = value
    book.save(path)


def corrected(house, **cells):
    """Export, correct the first customer turn of c-1 (annoyance 1, billing 4, nothing else) and the contact, import."""
    (path, *_) = export_labels(house.settings(), n=10)
    contact = identity(house, "c-1")
    emptied = {"emotion_2": None, "emotion_3": None, "pain_point_2": None, "severity_2": None, "pain_point_3": None, "severity_3": None}
    given = {"sentiment": -4, "emotion_1": "annoyance", "intensity": 1, "pain_point_1": "billing", "severity_1": 4, "effort_signal_1": "chasing"}
    fill(path, "turns", {"contact_id": contact, "seq": 1}, checked="yes", effort_signal_2=None, **emptied | given | cells)
    fill(path, "contacts", {"contact_id": contact}, checked="yes", contact_reason="complaint", churn="leaving", effort=None)
    return path, import_labels(house.settings(), path, by="Anna")


def of_c1(house, query):
    return house.rows(query.format(f"contact_id = '{identity(house, 'c-1')}'"))


def check_corrected(house):
    assert of_c1(house, "SELECT sentiment, emotions, intensity, model FROM main.turn_scores WHERE {} AND seq = 1") == [(-4, ["annoyance"], 1, "human")]
    spans = "SELECT kind, label, severity, score, quote, model FROM main.tags WHERE {} AND seq = 1 AND kind IN ('pain_point', 'effort_signal') ORDER BY ALL"
    assert of_c1(house, spans) == [("effort_signal", "chasing", None, 1.0, SAID, "human"), ("pain_point", "billing", 4, 1.0, SAID, "human")]
    assert of_c1(house, "SELECT contact_reason, churn, effort, sentiment_start, sentiment_peak FROM voc.contacts WHERE {}") == [
        ("complaint", "leaving", None, -4, -4)
    ]


def test_half_is_drawn_and_half_is_what_the_model_is_unsure_of(two):
    (path, turns, contacts) = export_labels(two.settings(), n=2)
    assert (path.parent, turns.suffix, contacts.suffix) == (two.home.labels, ".csv", ".csv")
    page = load_workbook(path)["turns"]
    names = [cell.value for cell in page[1]]
    found = [dict(zip(names, row, strict=True)) for row in page.iter_rows(min_row=2, values_only=True)]
    assert sorted(row["chosen"] for row in found) == ["random", "unsure"]
    assert [", counts from " in (row["why"] or "") for row in sorted(found, key=lambda row: row["chosen"])] == [False, True]


def test_no_export_replaces_a_workbook_that_is_being_filled_in(two):
    first = export_labels(two.settings(), n=2)
    fill(first[0], "contacts", {"contact_id": identity(two, "c-1")}, checked="yes")
    written = [path.read_bytes() for path in first]
    second, third = (export_labels(two.settings(), n=2) for _ in range(2))
    assert [path.name for path in (second[0], third[0])] == [f"{first[0].stem}-2.xlsx", f"{first[0].stem}-3.xlsx"]
    with pytest.raises(FileInTheWay, match="--out another name"):
        export_labels(two.settings(), n=2, out=first[0])
    first[0].rename(two.root / "moved.xlsx")
    with pytest.raises(FileInTheWay, match=first[1].name):  # a CSV is filled in as well
        export_labels(two.settings(), n=2, out=first[0])
    assert [path.read_bytes() for path in (two.root / "moved.xlsx", *first[1:])] == written


def test_corrections_show_at_once_in_tables_and_weeks_and_the_other_contact_stays(two):
    before = two.rows(f"FROM main.tags WHERE contact_id = '{identity(two, 'c-2')}' ORDER BY ALL")
    _, done = corrected(two)
    assert (done.taken, done.unchanged, done.refused, done.published) == (2, 0, (), True)
    check_corrected(two)
    assert two.rows("SELECT contacts, mean_severity FROM voc.pain_week WHERE label = 'billing'") == [(1, 4.0)]
    assert two.rows("SELECT contacts FROM voc.label_week WHERE kind = 'churn' AND label = 'leaving'") == [(1,)]
    assert two.rows(f"FROM main.tags WHERE contact_id = '{identity(two, 'c-2')}' ORDER BY ALL") == before
    assert two.rows("SELECT kind, status FROM ops.runs ORDER BY run_id")[-1] == ("label", "done")
    ((by,),) = two.rows("SELECT DISTINCT labelled_by FROM ops.labels")
    assert (len(by), "Anna" in by) == (20, False)


def test_the_same_file_twice_changes_nothing_and_a_later_one_replaces(two):
    path, _ = corrected(two)
    before, inode = two.digest(), two.home.published.stat().st_ino
    again = import_labels(two.settings(), path, by="Anna")
    assert (again.taken, again.unchanged, again.published) == (0, 2, False)
    assert two.home.published.stat().st_ino == inode
    fill(path, "turns", {"contact_id": identity(two, "c-1"), "seq": 1}, severity_1=1)
    later = import_labels(two.settings(), path, by="Anna")
    assert (later.taken, later.unchanged) == (1, 1)
    assert of_c1(two, "SELECT severity FROM main.tags WHERE {} AND label = 'billing'") == [(1,)]
    assert {table for table, rows in two.digest().items() if rows != before[table]} <= {
        *(
            "main.tags",
            "ops.labels",
            "voc.label_week",
            "voc.label_month",
            "voc.weekly",
            "voc.monthly",
            "voc.quotes",
            "voc.contacts",
            "voc.pain_week",
            "voc.journeys",
        ),
        *("voc.pain_contacts", "voc.pain_points", "voc.pain_point_week", "voc.pain_matrix"),
    }


def test_corrections_survive_a_backfill_a_reading_anew_and_a_newer_export(two):
    corrected(two)
    assert backfill.fn(date(2026, 11, 1), home=two.home.root, config=two.config_file) == 2
    check_corrected(two)
    two.night(again=("a.jsonl",))
    check_corrected(two)
    two.put("b.jsonl", two.contact("c-1", said=TURNS, queue="newer"))
    two.night()
    assert of_c1(two, "SELECT queue FROM main.contacts WHERE {}") == [("newer",)]
    check_corrected(two)


def test_a_text_that_changed_meanwhile_is_refused_and_the_file_says_so(two):
    (path, *_) = export_labels(two.settings(), n=10)
    fill(path, "turns", {"contact_id": identity(two, "c-1"), "seq": 1}, checked="yes")
    fill(path, "turns", {"contact_id": identity(two, "c-2"), "seq": 1}, checked="yes")
    two.put("b.jsonl", two.contact("c-1", said=[("agent", "Goedemorgen."), ("customer", "Ik wacht nog steeds op mijn monteur.")]))
    two.night()
    done = import_labels(two.settings(), path)
    assert (done.taken, [refused.reason for refused in done.refused]) == (1, ["text_changed"])
    assert "text_changed" in done.refused_file.read_text("utf-8-sig")
    assert "monteur" not in done.refused_file.read_text("utf-8-sig")


def test_forgetting_takes_labels_along_and_names_the_workbooks(two):
    corrected(two)
    assert two.rows("SELECT count(*) > 0 FROM ops.labels") == [(True,)]
    found = forget("K-1", two.settings())
    assert two.home.labels in found.reports
    assert two.rows("SELECT count(*) FROM ops.labels") == [(0,)]


def test_checked_turns_are_training_rows_of_a_group_of_their_own(two):
    corrected(two)
    (example,) = read_checked(two.home.published)
    assert (example.group, example.language, example.channel, example.text, example.before) == ("checked", "nl", "call", SAID, "Goedemorgen.")
    assert (example.sentiment, example.emotions, example.intensity, example.pain_points) == (-4, {"annoyance"}, 1, {"billing": 4})
    assert (example.effort_signals, example.in_conversation, example.weight) == ({"chasing"}, False, 1.0)


def test_an_import_waits_for_the_night_and_wants_a_file_of_ours(two):
    (path, *_) = export_labels(two.settings(), n=1)
    with night_lock(two.home), pytest.raises(NightRunning):
        import_labels(two.settings(), path)
    with pytest.raises(UnreadableFile, match="no such file"):
        import_labels(two.settings(), two.root / "missing.xlsx")


def test_the_command_line_says_what_became_of_each_row(two):
    common = ("--home", str(two.home.root), "--config", str(two.config_file))
    out = two.root / "cases.xlsx"
    done = CliRunner().invoke(main, ["label", "export", *common, "--out", str(out), "--n", "4"])
    assert (done.exit_code, done.stdout.splitlines()) == (0, [str(out), f"{two.root / 'cases-turns.csv'}", f"{two.root / 'cases-contacts.csv'}"])
    fill(out, "turns", {"contact_id": identity(two, "c-1"), "seq": 1}, checked="yes", sentiment=-3)
    fill(out, "turns", {"contact_id": identity(two, "c-2"), "seq": 3}, checked="yes", sentiment=7)
    done = CliRunner().invoke(main, ["label", "import", str(out), *common, "--by", "Anna"])
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith("turns row ")
    assert lines[0].endswith("out_of_range: sentiment is no whole number from -5 to 5")
    assert lines[1:] == ["1 checked rows taken, 0 unchanged, 1 refused", f"written {two.root / 'cases.refused.csv'}", f"written {two.home.published}"]
    assert SAID not in done.output
    missing = CliRunner().invoke(main, ["label", "import", os.devnull, *common])
    assert (missing.exit_code, "no sheet has all columns" in missing.stderr) == (1, True)
