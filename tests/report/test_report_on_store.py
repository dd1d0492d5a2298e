"""The report on a warehouse as store makes it: names of tables and columns fit, and every figure is a row of voc.weekly."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date

import pytest

from cxtext import store
from cxtext.config import ReportConfig
from cxtext.errors import UnknownId
from cxtext.period import ReportPeriod
from cxtext.report import build, write
from cxtext.report.records import Figure

WEEK = ReportPeriod("week", date(2026, 11, 9))
_CONTACTS = """
INSERT INTO main.contacts (contact_id, source, source_contact_id, channel, language, started_at, customer_key, n_turns, n_customer_turns, file_id, run_id)
SELECT 'c' || i, 'demo', i, 'call', 'nl', TIMESTAMPTZ '2026-11-10 09:00:00+00', 'k' || i, 1, 1, 'f', 'r' FROM range(10) AS t(i)
"""
_LATER = """
INSERT INTO main.contacts (contact_id, source, source_contact_id, channel, started_at, n_turns, n_customer_turns, file_id, run_id)
VALUES ('z', 'demo', 'z', 'call', TIMESTAMPTZ '2026-11-24 09:00:00+00', 1, 1, 'f', 'r')
"""
_TURNS = "INSERT INTO main.turns SELECT 'c' || i, 0, 'customer', 'ik wacht nu al weken op antwoord', NULL, NULL, NULL, 'nl' FROM range(10) AS t(i)"
_SCORES = "INSERT INTO main.turn_scores SELECT 'c' || i, 0, -2, ['annoyance'], 'annoyance', 2, 'm' FROM range(10) AS t(i)"
_CONTACT_SCORES = "INSERT INTO main.contact_scores SELECT 'c' || i, -2, -2, -2, 0, 0, -2, 0, NULL, 'annoyance', 'annoyance' FROM range(10) AS t(i)"
_TAGS = """
INSERT INTO main.tags
SELECT 'c' || i, 0, 'pain_point', CASE WHEN i < 6 THEN 'waiting' ELSE 'staff' END, 0.9, 3, 0, 32, 'ik wacht nu al weken op antwoord', 'm' FROM range(10) AS t(i)
"""
_REASONS = """
INSERT INTO main.tags
SELECT 'c' || i, NULL, kind, label, 0.9, NULL, NULL, NULL, NULL, 'm'
FROM range(10) AS t(i), (VALUES ('contact_reason', 'cancel'), ('outcome', 'achieved'), ('phase', 'usage'), ('life_event', 'moving')) AS v(kind, label)
"""


@pytest.fixture
def con(tmp_path):
    with store.writer(tmp_path / "warehouse.duckdb") as opened:
        store.migrate(opened)
        store.configure(opened, time_zone="Europe/Amsterdam")
        store.rebuild(opened)
        yield opened


@pytest.fixture
def filled(con):
    for statement in (_CONTACTS, _TURNS, _SCORES, _CONTACT_SCORES, _TAGS):
        con.execute(statement)
    store.rebuild(con)
    return con


def test_an_empty_warehouse_gives_an_empty_report(con, tmp_path):
    report = build(con, WEEK, ReportConfig())
    assert report.state == "empty"
    assert all(path.stat().st_size > 0 for path in write(report, tmp_path))


def test_six_of_ten_contacts_wait_and_four_are_too_few_to_show(filled):
    report = build(filled, WEEK, ReportConfig())
    (pain,) = report.pain_points
    assert (pain.code, pain.contacts.value, pain.customers.value, pain.share.value) == ("waiting", 6, 6, 0.6)
    assert (pain.first_seen, pain.weeks_present.value, pain.severity.value) == (WEEK.first, 1, 3)
    assert [(item.code, item.n) for item in report.parts["left_out"].items if item.what == "cells"] == [("pain_point", 1)]
    assert [feeling.mean.value for feeling in report.feelings] == [-2, -2, -2, -2]
    assert [len(pain.quotes), pain.quotes[0].text] == [1, "ik wacht nu al weken op antwoord"]


def figures_in(part):
    """Yield every figure that a part of a report holds, however deep."""
    if isinstance(part, Figure):
        yield part
    elif is_dataclass(part):
        yield from (figure for field in fields(part) for figure in figures_in(getattr(part, field.name)))
    elif isinstance(part, Mapping | list | tuple):
        yield from (figure for item in (part.values() if isinstance(part, Mapping) else part) for figure in figures_in(item))


def test_every_figure_that_a_section_shows_is_a_row_of_voc_weekly(filled):
    filled.execute(_REASONS)
    # A week later, so that the journeys are over.
    filled.execute(_LATER)
    store.link_journeys(filled)
    store.rebuild(filled)
    rows = set(filled.execute("SELECT section, label, measure, value, lower, upper, n FROM voc.weekly WHERE week = ?", [WEEK.first]).fetchall())
    parts = build(filled, WEEK, ReportConfig()).parts
    for key in ("matrix", "goals", "contexts", "journeys", "feeling"):
        shown = [figure for figure in figures_in(parts[key]) if figure.value is not None]
        assert shown, key
        assert {(f.section, f.label, f.measure, f.value, f.lower, f.upper, f.n) for f in shown} <= rows


def test_every_figure_of_a_month_that_phases_and_life_events_show_is_a_row_of_voc_monthly(filled):
    filled.execute(_REASONS)
    store.rebuild(filled)
    rows = set(filled.execute("SELECT section, label, measure, value, lower, upper, n FROM voc.monthly WHERE month = '2026-11-01'").fetchall())
    part = build(filled, ReportPeriod("month", date(2026, 11, 1)), ReportConfig()).parts["contexts"]
    shown = [figure for figure in figures_in(part) if figure.value is not None]
    assert {(f.section, f.label, f.measure, f.value, f.lower, f.upper, f.n) for f in shown} <= rows
    assert [(item.code, item.figures["achieved_share"].value) for item in (*part.phases, *part.life_events)] == [("usage", 1), ("moving", 1)]


def test_every_figure_of_the_report_is_a_row_of_voc_build(filled):
    query = "SELECT section, label, measure, value, lower, upper, n FROM voc.weekly WHERE week = ? AND NOT suppressed"
    rows = set(filled.execute(query, [WEEK.first]).fetchall())
    shown = [figure for figure in build(filled, WEEK, ReportConfig()).figures if not figure.suppressed]
    assert {(f.section, f.label, f.measure, f.value, f.lower, f.upper, f.n) for f in shown} == rows


def test_a_report_against_another_week_compares_with_its_rows(filled, tmp_path):
    filled.execute("UPDATE main.contacts SET started_at = TIMESTAMPTZ '2026-10-01 09:00:00+00' WHERE contact_id IN ('c6', 'c7', 'c8', 'c9', 'c0')")
    store.rebuild(filled)
    report = build(filled, WEEK, ReportConfig(min_customers=5), against=ReportPeriod("week", date(2026, 9, 28)))
    # Five contacts in each week. All five of this one wait; in the other one does, which is of too few customers to compare with.
    assert (report.volume.contacts.value, report.volume.previous_contacts.value) == (5, 5)
    (pain,) = report.pain_points
    assert (pain.contacts.value, pain.change.suppressed, pain.previous_contacts.suppressed) == (5, True, True)
    assert [path.name for path in write(report, tmp_path, formats=["md"])] == ["cxtext-2026-W46-against-2026-W40.md"]


def test_a_week_without_contacts_is_nothing_to_compare_with(filled):
    with pytest.raises(UnknownId, match="2026-W20"):
        build(filled, WEEK, ReportConfig(), against=ReportPeriod("week", date(2026, 5, 11)))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_report_of_a_month_shows_rows_of_voc_monthly(filled, language):
    report = build(filled, ReportPeriod("month", date(2026, 11, 1)), ReportConfig(language=language))
    rows = set(filled.execute("SELECT section, label, measure, value FROM voc.monthly WHERE month = '2026-11-01' AND NOT suppressed").fetchall())
    assert {(f.section, f.label, f.measure, f.value) for f in report.figures if not f.suppressed} == rows
    assert [pain.code for pain in report.pain_points] == ["waiting"]
