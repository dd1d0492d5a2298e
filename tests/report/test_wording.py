import re
import string
from datetime import date

import pytest

from cxtext.period import ReportPeriod
from cxtext.report.wording import wording

NL, EN = wording("nl"), wording("en")
SPACE = "\N{NO-BREAK SPACE}"


def _places(phrase):
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


def test_both_languages_have_the_same_phrases_with_the_same_places():
    assert NL.phrases.keys() == EN.phrases.keys()
    assert NL.lists.keys() == EN.lists.keys()
    assert {key for key in NL.phrases if _places(NL.phrases[key]) != _places(EN.phrases[key])} == set()


def test_there_are_twelve_months_and_seven_days():
    assert {(len(words.lists["form.months"]), len(words.lists["form.weekdays"])) for words in (NL, EN)} == {(12, 7)}


@pytest.mark.parametrize(
    ("value", "digits", "nl", "en"),
    [
        (1234.5, 1, "1.234,5", "1,234.5"),
        (1234567, 0, "1.234.567", "1,234,567"),
        (-4, 1, "−4,0", "−4.0"),
        (-0.04, 1, "0,0", "0.0"),
        (0, 0, "0", "0"),
        (None, 1, "–", "–"),
    ],
)
def test_numbers_are_written_as_the_language_does(value, digits, nl, en):
    assert (NL.number(value, digits), EN.number(value, digits)) == (nl, en)


def test_shares_have_one_decimal():
    assert [NL.percent(share) for share in (0.1234, 1.0, 0.0, None)] == ["12,3%", "100,0%", "0,0%", "–"]
    assert NL.percent(0.876, 0) == "88%"


def test_changes_have_a_sign_unless_they_are_nothing():
    assert [NL.points(change) for change in (0.021, -0.021, 0.0004, -0.0004, None)] == ["+2,1", "−2,1", "0,0", "0,0", "–"]


def test_an_interval_needs_both_ends():
    assert NL.interval(-0.01, 0.03) == "−1,0 tot +3,0"
    assert NL.interval(None, 0.03) == "–"


def test_a_median_has_a_decimal_only_between_two_numbers():
    assert [NL.median(value) for value in (12.0, 12.5, 0, None)] == ["12", "12,5", "0", "–"]


def test_one_is_singular():
    assert [NL.count(n, "contact") for n in (0, 1, 2)] == [f"0{SPACE}contacten", f"1{SPACE}contact", f"2{SPACE}contacten"]


@pytest.mark.parametrize(
    ("monday", "nl"),
    [
        (date(2026, 11, 9), "9 t/m 15 november 2026"),
        (date(2026, 9, 28), "28 september t/m 4 oktober 2026"),
        (date(2026, 12, 28), "28 december 2026 t/m 3 januari 2027"),
    ],
)
def test_a_period_says_month_and_year_where_they_change(monday, nl):
    assert NL.days(ReportPeriod("week", monday)).replace(SPACE, " ") == nl


def test_days_have_the_names_of_the_language():
    day = date(2026, 11, 2)
    assert NL.weekday(day).replace(SPACE, " ") == "maandag 2 november"
    assert EN.weekday(day).replace(SPACE, " ") == "Monday 2 November"


def test_a_code_without_a_name_is_shown_readable():
    assert NL.name("channel", "video_call") == "video call"


def test_a_month_is_said_by_its_name_and_its_days():
    month = wording("nl", "month")
    october = ReportPeriod("month", date(2026, 10, 1))
    assert month.named(october.first) == "oktober 2026"
    assert month.days(october).replace(SPACE, " ") == "1 t/m 31 oktober 2026"


@pytest.mark.parametrize(("language", "word"), [("nl", "we(ek|ken)"), ("en", "weeks?")])
def test_a_month_report_says_month_wherever_a_week_report_says_week(language, word):
    monthly = wording(language, "month")
    said = [*monthly.phrases.values(), *(item for key, items in monthly.lists.items() if key != "form.weekdays" for item in items)]
    assert [phrase for phrase in said if re.search(rf"(?<!\{{)\b{word}\b", phrase, re.IGNORECASE)] == []


def test_what_is_compared_with_is_named_in_every_phrase():
    week, year_before = ReportPeriod("week", date(2026, 11, 9)), ReportPeriod("week", date(2025, 11, 10))
    assert NL.comparing(week, week.back(1))("finding.steady_against") == "Geen pijnpunt veranderde aantoonbaar ten opzichte van week 45."
    assert NL.comparing(week, year_before)("finding.steady_against").endswith(" week 46 van 2025.")
