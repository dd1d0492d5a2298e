from datetime import date, timedelta

from cxtext.period import ReportPeriod
from cxtext.report import newest

MONDAY = date(2026, 11, 9)


def test_the_newest_week_that_is_over_is_reported(weeks):
    for n, contacts in enumerate((10, 20, 30)):
        weeks.figures("volume", "all", week=MONDAY + timedelta(weeks=n), contacts=contacts)
    assert newest(weeks.con, date(2026, 11, 22), "week") == ReportPeriod("week", MONDAY)  # the Sunday of the second week: only the first is over
    assert newest(weeks.con, date(2026, 11, 23), "week") == ReportPeriod("week", MONDAY + timedelta(weeks=1))


def test_a_week_under_way_is_reported_when_there_is_no_other(weeks):
    weeks.figures("volume", "all", contacts=10)
    assert newest(weeks.con, MONDAY, "week") == ReportPeriod("week", MONDAY)


def test_without_contacts_there_is_no_week(weeks):
    weeks.figures("volume", "all", contacts=0)
    assert newest(weeks.con, MONDAY, "week") is None
