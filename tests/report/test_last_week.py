from datetime import date, timedelta

from cxtext.report import last_week

MONDAY = date(2026, 11, 9)


def test_the_newest_week_that_is_over_is_reported(weeks):
    for n, contacts in enumerate((10, 20, 30)):
        weeks.figures("volume", "all", week=MONDAY + timedelta(weeks=n), contacts=contacts)
    assert last_week(weeks.con, date(2026, 11, 22)) == MONDAY  # the Sunday of the second week: only the first is over
    assert last_week(weeks.con, date(2026, 11, 23)) == MONDAY + timedelta(weeks=1)


def test_a_week_under_way_is_reported_when_there_is_no_other(weeks):
    weeks.figures("volume", "all", contacts=10)
    assert last_week(weeks.con, MONDAY) == MONDAY


def test_without_contacts_there_is_no_week(weeks):
    weeks.figures("volume", "all", contacts=0)
    assert last_week(weeks.con, MONDAY) is None
