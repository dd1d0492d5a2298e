from datetime import date, timedelta

import duckdb
import pytest

from cxtext.config import ReportConfig
from cxtext.errors import WarehouseError
from cxtext.period import ReportPeriod
from cxtext.report import build

MONDAY = date(2026, 11, 9)


def test_any_day_of_the_week_gives_its_week(weeks):
    weeks.volume()
    assert weeks.report(date(2026, 11, 15)).header.period.first == MONDAY
    assert weeks.report(date(2026, 11, 15)).header.name == "2026-W46"


@pytest.mark.parametrize(
    ("day", "name"),
    [(date(2027, 1, 1), "2026-W53"), (date(2025, 12, 29), "2026-W01"), (date(2024, 12, 30), "2025-W01"), (date(2026, 12, 27), "2026-W52")],
)
def test_weeks_across_new_year_have_their_iso_name(weeks, day, name):
    assert weeks.report(day).header.name == name


def test_every_figure_of_a_pain_point_is_its_row(weeks):
    weeks.volume()
    figures = {"change": (0.05, 0.01, 0.09), "previous_contacts": 15, "median_contacts": 12.5, "change_vs_median": 0.07}
    weeks.pain("waiting", **figures, mean_severity=3.2, weeks_present=9)
    (pain,) = weeks.report().pain_points
    assert pain.name == "wachttijd"
    assert (pain.contacts.value, pain.customers.value) == (20, 18)
    assert (pain.share.value, pain.share.lower, pain.share.upper, pain.share.n) == (0.2, 0.13, 0.29, 100)
    assert (pain.change.value, pain.change.lower, pain.change.upper) == (0.05, 0.01, 0.09)
    assert (pain.previous_contacts.value, pain.median_contacts.value, pain.change_vs_median.value) == (15, 12.5, 0.07)
    assert (pain.severity.value, pain.weeks_present.value, pain.first_seen) == (3.2, 9, date(2026, 9, 14))


def test_pain_points_come_largest_first_and_as_many_as_asked(weeks):
    weeks.volume()
    for label, contacts in (("price", 7), ("waiting", 30), ("billing", 12), ("staff", 12)):
        weeks.pain(label, contacts=contacts, mean_severity=4 if label == "staff" else 2)
    assert [pain.code for pain in weeks.report(n_pain_points=3).pain_points] == ["waiting", "staff", "billing"]


def test_what_the_warehouse_hides_is_left_out_and_counted(weeks):
    weeks.volume()
    weeks.pain("waiting")
    weeks.pain("staff", suppressed=True)
    report = weeks.report()
    assert [pain.code for pain in report.pain_points] == ["waiting"]
    assert [(item.what, item.code, item.n) for item in report.parts["left_out"].items] == [("cells", "pain_point", 1)]


def test_a_stricter_config_hides_more_than_the_warehouse(weeks):
    weeks.volume()
    weeks.pain("waiting", customers=9)
    assert [pain.code for pain in weeks.report(min_customers=9).pain_points] == ["waiting"]
    strict = weeks.report(min_customers=10)
    assert strict.pain_points == ()
    assert {figure.value for figure in strict.figures if figure.label == "waiting"} == {None}
    assert strict.header.min_customers == 10


def test_a_laxer_config_does_not_undo_what_the_warehouse_asks(weeks):
    weeks.volume()
    weeks.pain("waiting", customers=4)
    assert weeks.report(min_customers=1).pain_points == ()


def test_a_mean_of_few_contacts_is_left_out(weeks):
    weeks.volume()
    weeks.figures("volume", "all", n=4, mean_end=-5.0)
    end = next(feeling.mean for feeling in weeks.report().feelings if feeling.moment == "end")
    assert end.suppressed
    assert end.value is None


def test_the_trend_has_nine_weeks_and_gaps_where_a_week_is_hidden_or_unknown(weeks):
    weeks.volume()
    weeks.pain("waiting", contacts=20)
    weeks.figures("pain_point", "waiting", week=MONDAY - timedelta(weeks=1), contacts=15, customers=11)
    weeks.figures("pain_point", "waiting", week=MONDAY - timedelta(weeks=2), suppressed=True, contacts=3, customers=3)
    weeks.figures("pain_point", "waiting", week=MONDAY - timedelta(weeks=3), contacts=0, customers=0)
    weeks.figures("pain_point", "waiting", week=MONDAY - timedelta(weeks=9), contacts=99, customers=99)
    (pain,) = weeks.report().pain_points
    assert [point.contacts for point in pain.history] == [None, None, None, None, None, 0, None, 15, 20]
    assert pain.history[0].first == date(2026, 9, 14)


def test_a_week_without_contacts_is_empty(weeks):
    assert weeks.report().state == "empty"
    assert weeks.report().findings == ()
    weeks.figures("volume", "all", contacts=0, customers=0)
    assert weeks.report().state == "empty"


def test_a_week_of_too_few_customers_is_not_shown(weeks):
    weeks.figures("volume", "all", suppressed=True, contacts=3, customers=3)
    assert weeks.report().state == "too_few"
    assert weeks.report().findings == ()


def test_emotions_stand_with_their_share_at_all_at_the_peak_and_at_the_end(weeks):
    weeks.volume()
    weeks.figures("emotion", "anger", contacts=30, customers=25, share=0.3)
    weeks.figures("peak_emotion", "anger", contacts=20, customers=15, share=0.2)
    weeks.figures("end_emotion", "anger", suppressed=True, contacts=2, customers=2, share=0.02)
    (anger,) = weeks.report(language="en").parts["feeling"]
    assert (anger.name, anger.share.value, anger.peak.value, anger.end.value, anger.end.suppressed) == ("anger", 0.3, 0.2, None, True)


def test_topics_have_the_name_of_the_language(weeks):
    weeks.volume()
    weeks.figures("topic", "t-1", contacts=30, customers=25, share=0.3)
    weeks.con.execute("INSERT INTO main.topics VALUES ('t-1', 'rekening', 'bill', NULL, NULL)")
    assert weeks.report(language="nl").parts["topics"].items[0].name == "rekening"
    assert weeks.report(language="en").parts["topics"].items[0].name == "bill"


def test_the_last_run_that_ended_well_and_made_tables_is_named(weeks):
    rows = [("r1", "nightly", "done", '{"cxtext": "0.1.0", "turns": "2026-11-02"}'), ("r2", "nightly", "failed", "{}"), ("r3", "deliver", "done", "{}")]
    weeks.con.executemany("INSERT INTO ops.runs VALUES (?, ?, ?, ?)", rows)
    header = weeks.report().header
    assert (header.run_id, header.versions) == ("r1", (("cxtext", "0.1.0"), ("turns", "2026-11-02")))


def test_a_warehouse_without_weekly_tables_says_what_to_do():
    with duckdb.connect() as con, pytest.raises(WarehouseError, match="cxtext run"):
        build(con, ReportPeriod("week", MONDAY), ReportConfig())


def test_how_often_a_pain_point_is_right_is_that_of_the_model_that_tagged_the_week(weeks):
    weeks.volume()
    for label in ("waiting", "billing", "price"):
        weeks.pain(label)
    weeks.quote("ik heb een uur in de wacht gestaan bij jullie", label="waiting")
    for n in range(2):  # more, but a person's; and more, but of another week
        weeks.quote("de rekening klopt al maanden niet meer", contact=f"h-{n}", model="human")
        weeks.quote("vorige week stond ik ook al in de wacht", contact=f"o-{n}", model="turns/old", started="2026-11-03 09:00:00+00")
    for label, model, data, value, n in (
        ("waiting", "turns/new", "gold", 0.8, 30),
        ("waiting", "turns/old", "gold", 0.3, 30),
        ("waiting", "human", "gold", 0.2, 30),
        ("waiting", "turns/new", "own contacts", 0.5, 40),  # chosen for doubt
        ("billing", "turns/new", "gold", 0.9, 19),  # too few
    ):
        weeks.quality_of(label, model=model, data=data, value=value, n=n)
    found = {pain.code: pain.precision and (pain.precision.value, pain.precision.n) for pain in weeks.report().pain_points}
    assert found == {"waiting": (0.8, 30), "billing": None, "price": None}
