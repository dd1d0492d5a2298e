from dataclasses import dataclass
from datetime import date, timedelta

import duckdb
import pytest

from cxtext.config import ReportConfig
from cxtext.period import ReportPeriod
from cxtext.report import build

MONDAY = date(2026, 11, 9)  # ISO week 2026-W46

_TABLES = """
CREATE SCHEMA voc;
CREATE SCHEMA ops;
CREATE TABLE ops.settings (name VARCHAR, value VARCHAR);
INSERT INTO ops.settings VALUES ('time_zone', 'Europe/Amsterdam'), ('min_customers', '5'), ('weeks_back', '8');
CREATE MACRO main.setting(setting_name) AS (SELECT s.value FROM ops.settings AS s WHERE s.name = setting_name);
CREATE TABLE ops.runs (run_id VARCHAR, kind VARCHAR, status VARCHAR, versions JSON);
CREATE TABLE main.topics (topic_id VARCHAR, label_nl VARCHAR, label_en VARCHAR, map_x FLOAT, map_y FLOAT);
CREATE TABLE voc.label_week (week DATE, kind VARCHAR, label VARCHAR, first_seen DATE);
CREATE TABLE voc.pain_points (pain_point_id VARCHAR, owner VARCHAR, status VARCHAR, fixed_on DATE, first_seen DATE);
CREATE TABLE voc.emerging (week DATE, kind VARCHAR, label VARCHAR, label_nl VARCHAR, label_en VARCHAR, q_value DOUBLE, first_seen DATE, part_of VARCHAR);
CREATE TABLE voc.emerging_quotes (week DATE, kind VARCHAR, label VARCHAR, contact_id VARCHAR, seq INTEGER, quote VARCHAR);
CREATE TABLE voc.quotes (contact_id VARCHAR, week DATE, started_at TIMESTAMPTZ, channel VARCHAR, language VARCHAR, customer_key VARCHAR, seq INTEGER,
    kind VARCHAR, label VARCHAR, score FLOAT, severity TINYINT, quote VARCHAR, start_char INTEGER, model VARCHAR);
CREATE TABLE voc.quality (kind VARCHAR, label VARCHAR, measure VARCHAR, unit VARCHAR, language VARCHAR, model VARCHAR, data VARCHAR,
    value DOUBLE, lower DOUBLE, upper DOUBLE, n BIGINT);
CREATE TABLE voc.weekly (week DATE, section VARCHAR, label VARCHAR, measure VARCHAR, value DOUBLE, lower DOUBLE, upper DOUBLE, n BIGINT,
    small_n BOOLEAN, suppressed BOOLEAN);
"""


@dataclass(frozen=True)
class Weeks:
    """A warehouse made by hand: as many figures as a test needs."""

    con: duckdb.DuckDBPyConnection

    def figures(self, section, label, *, week=MONDAY, suppressed=False, n=100, **values):
        for measure, value in values.items():
            middle, lower, upper = value if isinstance(value, tuple) else (value, None, None)
            row = [week, section, label, measure, *([None] * 4 if suppressed else [middle, lower, upper, n]), False, suppressed]
            self.con.execute("INSERT INTO voc.weekly VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def volume(self, **values):
        self.figures("volume", "all", **({"contacts": 100, "customers": 90} | values))

    def pain(self, label, *, first_seen=MONDAY - timedelta(weeks=8), **values):
        self.figures("pain_point", label, **({"contacts": 20, "customers": 18, "share": (0.2, 0.13, 0.29)} | values))
        self.con.execute("INSERT INTO voc.label_week VALUES (?, 'pain_point', ?, ?)", [MONDAY, label, first_seen])

    def quality(self, measure, label, *, n, n_of):
        for name, value in (("n", n), ("share", n / n_of)):
            row = [MONDAY, f"quality_{measure}", label, name, value, n_of]
            self.con.execute("INSERT INTO voc.weekly VALUES (?, ?, ?, ?, ?, NULL, NULL, ?, false, false)", row)

    def quote(
        self,
        text,
        *,
        label="waiting",
        contact="c-1",
        customer=None,
        channel="call",
        language="nl",
        score=0.9,
        started="2026-11-10 09:00:00+00",
        model="turns/new",
    ):
        row = [contact, MONDAY, started, channel, language, customer, 1, "pain_point", label, score, 3, text, 0, model]
        self.con.execute("INSERT INTO voc.quotes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def quality_of(self, label, *, value, n, model="turns/new", data="gold"):
        self.con.execute("INSERT INTO voc.quality VALUES ('pain_point', ?, 'precision', 'contact', NULL, ?, ?, ?, 0.7, 0.9, ?)", [label, model, data, value, n])

    def report(self, day=MONDAY, *, against=None, **settings):
        compared = ReportPeriod.around(against, "week") if against else None
        return build(self.con, ReportPeriod.around(day, "week"), ReportConfig(**settings), against=compared)


@pytest.fixture
def weeks():
    with duckdb.connect() as con:
        con.execute(_TABLES)
        yield Weeks(con)
