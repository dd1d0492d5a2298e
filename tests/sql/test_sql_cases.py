"""Runs every folder tests/sql/<table>/<case>: the input tables are CSV files, expect.csv holds the columns and rows that the table must have.

A column that an input leaves out has the value of _DEFAULTS. where.sql, if there is one, says which rows of the table expect.csv lists.
"""

import csv
import shutil
from pathlib import Path

import pytest

from cxtext import store
from cxtext.store.definitions import definitions

_HERE = Path(__file__).parent
_CASES = sorted(path.parent for path in _HERE.glob("*/*/expect.csv"))
_DEFAULTS = {
    "main.contacts": {
        "source": "demo",
        "source_contact_id": "x",
        "channel": "call",
        "language": "nl",
        "n_turns": "1",
        "n_customer_turns": "1",
        "file_id": "f1",
        "run_id": "r1",
    },
    "main.turns": {"seq": "0", "role": "customer", "text": "Ik wacht."},
    "main.turn_scores": {"seq": "0", "sentiment": "-1", "emotions": "[]", "model": "m"},
    "main.tags": {"seq": "0", "kind": "pain_point", "score": "0.5", "start_char": "3", "end_char": "8", "quote": "wacht", "model": "m"},
    "main.contact_scores": {},
    "main.segments": {"seq": "0", "start_char": "0", "end_char": "9", "language": "nl", "text": "Ik wacht."},
    "main.topics": {"label_nl": "nl", "label_en": "en", "status": "active", "n_contacts": "0"},
    "main.contact_topics": {"share": "1", "is_main": "true", "seq": "0"},
    "main.mentions": {"seq": "0", "kind": "earlier_contact", "start_char": "0", "end_char": "8", "quote": "Ik wacht"},
    "main.topic_quotes": {},
    "ops.files": {"file_order": "1", "path": "a.jsonl", "kept": "0", "n_batches": "1", "read_at": "2026-11-01 02:00:00+00", "run_id": "r1"},
    "ops.rejected": {"item": "line 1"},
    "ops.evaluations": {"data": "gold", "slice": "all", "value": "0.5", "lower": "0.4", "upper": "0.6", "n": "20"},
    "ops.settings": {},
    "main.impact_effects": {
        "kind": "pain_point",
        "contacts": "100",
        "customers": "90",
        "contacts_with": "40",
        "customers_with": "38",
        "least_customers": "10",
        "metric": "0.2",
        "metric_with": "0.3",
        "metric_without": "0.15",
        "left_out": "0.05",
        "model": "all",
    },
    "ops.pain_points": {"status": "open"},
}


def _read(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _fill(con, table, path):
    for row in _read(path):
        values = _DEFAULTS[table] | {column: text or None for column, text in row.items()}
        columns, marks = ", ".join(values), ", ".join("?" for _ in values)
        verb = "INSERT OR REPLACE" if table == "ops.settings" else "INSERT"
        con.execute(f"{verb} INTO {table} ({columns}) VALUES ({marks})", list(values.values()))


def _same(found, expected):
    if isinstance(found, float):
        return expected != "" and found == pytest.approx(float(expected), abs=6e-5)
    if isinstance(found, list):
        return "|".join(found) == expected
    if isinstance(found, bool):
        return str(found).lower() == expected
    return ("" if found is None else str(found)) == expected


@pytest.fixture(scope="module")
def empty_warehouse(tmp_path_factory):
    """A migrated and built warehouse to copy: making one takes longer than a case."""
    path = tmp_path_factory.mktemp("empty") / "warehouse.duckdb"
    with store.writer(path) as con:
        store.migrate(con)
        store.rebuild(con)
    return path


@pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_case(case, tmp_path, empty_warehouse):
    expected = _read(case / "expect.csv")
    where = (case / "where.sql").read_text("utf-8") if (case / "where.sql").exists() else "true"
    shutil.copyfile(empty_warehouse, tmp_path / "warehouse.duckdb")
    with store.writer(tmp_path / "warehouse.duckdb") as con:
        for path in sorted(case.glob("*.*.csv")):
            _fill(con, path.stem, path)
        store.link_journeys(con)
        store.rebuild(con)
        found = con.execute(f"SELECT {', '.join(expected[0])} FROM {case.parent.name} WHERE {where} ORDER BY ALL").fetchall()
    differing = [
        (row, tuple(want.values()))
        for row, want in zip(found, expected, strict=False)
        if not all(_same(value, text) for value, text in zip(row, want.values(), strict=True))
    ]
    assert differing == []
    assert len(found) == len(expected)


def test_every_table_of_voc_has_a_case():
    # test_months.py shows that the tables by month are those by week.
    weekly = {definition.name for definition in definitions() if definition.period == "week"}
    assert weekly == {case.parent.name for case in _CASES if case.parent.name.startswith("voc.")}
