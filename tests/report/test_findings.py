from dataclasses import replace
from datetime import date, timedelta

from cxtext.report.records import Point

MONDAY = date(2026, 11, 9)


def _texts(report, kind):
    return [finding.text.replace("\N{NO-BREAK SPACE}", " ") for finding in report.findings if finding.kind == kind]


def _kinds(report):
    return [finding.kind for finding in report.findings]


def test_the_largest_pain_point_leads_with_size_and_age(weeks):
    weeks.volume()
    weeks.pain("waiting", weeks_present=9)
    weeks.pain("staff", contacts=6)
    expected = "Wachttijd doet het meest pijn: 20 contacten van 18 klanten, 20,0% van de contacten. Het speelt al 9 weken, sinds 14 september."
    assert _texts(weeks.report(), "largest") == [expected]


def test_growth_is_told_with_its_interval_its_channel_and_who_came_before(weeks):
    weeks.volume()
    # 212 of 154 expected is 38 % more.
    parts = {"share_call": 0.7, "share_chat": 0.3, "share_repeat_contact": 0.412}
    weeks.pain("waiting", contacts=212, verdict=1, expected=154, ratio=(1.38, 1.12, 1.68), **parts)
    expected = "Wachttijd neemt toe: 212 contacten (+38%, 95%-interval +12 tot +68), vooral per telefoon; 41% had al eerder contact gezocht."
    assert _texts(weeks.report(), "rising") == [expected]
    (finding,) = [finding for finding in weeks.report().findings if finding.kind == "rising"]
    assert [figure.measure for figure in finding.figures] == ["contacts", "verdict", "ratio", "share_call", "share_repeat_contact"]


def test_decline_is_told_with_its_interval(weeks):
    weeks.volume()
    weeks.pain("price", verdict=-1, expected=40, ratio=(0.5, 0.3, 0.8))
    assert _texts(weeks.report(language="en"), "falling") == ["Price is declining: 20 contacts (−50%, 95% interval −70 to −20)."]


def test_a_large_ratio_is_told_as_times_as_many(weeks):
    weeks.volume()
    weeks.pain("account_access", contacts=11, verdict=1, expected=0.6, ratio=(17.91, 3.51, 213.9))
    assert _texts(weeks.report(), "rising") == ["Toegang account neemt toe: 11 contacten (18× zoveel, 95%-interval 3,5 tot 214)."]


def test_a_channel_that_holds_half_or_all_is_not_told(weeks):
    weeks.volume()
    weeks.pain("waiting", verdict=1, ratio=(1.5, 1.1, 2), share_call=0.5, share_chat=0.5)
    weeks.pain("price", verdict=1, ratio=(1.4, 1.1, 2), share_email=1)
    assert not any("vooral" in text for text in _texts(weeks.report(), "rising"))


def test_a_ratio_that_is_left_out_is_not_told_though_the_verdict_is(weeks):
    weeks.volume()
    weeks.pain("waiting", verdict=1)
    weeks.figures("pain_point", "waiting", ratio=None, suppressed=True)
    assert _texts(weeks.report(), "rising") == ["Wachttijd neemt toe: 20 contacten."]


def test_of_pain_that_is_having_to_call_again_it_is_not_said_that_people_called_before(weeks):
    weeks.volume()
    weeks.pain("repeat_contact", verdict=1, ratio=(1.5, 1.1, 2), share_repeat_contact=0.9)
    (text,) = _texts(weeks.report(), "rising")
    assert "eerder" not in text


def test_the_largest_surplus_is_told_first_and_two_at_most(weeks):
    weeks.volume()
    for label, expected in (("waiting", 15), ("price", 5), ("staff", 10)):
        weeks.pain(label, verdict=1, expected=expected, ratio=(20 / expected, 1.1, 9))
    # 15, 10 and 5 contacts more than expected.
    assert [finding.label for finding in weeks.report().findings if finding.kind == "rising"] == ["price", "staff"]


def test_a_change_since_the_week_before_that_the_test_does_not_bear_is_no_finding(weeks):
    weeks.volume()
    weeks.pain("waiting", change=(0.04, 0.01, 0.1), previous_contacts=15, verdict=0, ratio=(1.3, 0.9, 1.8))
    assert _kinds(weeks.report()) == ["largest", "steady", "volume"]
    assert _texts(weeks.report(), "steady") == ["Geen pijnpunt week aantoonbaar af van de 8 weken ervoor."]


def test_where_nothing_could_be_tested_nothing_is_said_to_be_steady(weeks):
    weeks.volume()
    weeks.pain("waiting", verdict=None)
    assert "steady" not in _kinds(weeks.report())


def test_without_a_week_before_nothing_is_said_to_be_steady_or_new(weeks):
    weeks.volume()
    weeks.pain("waiting", first_seen=MONDAY, weeks_present=1)
    assert _kinds(weeks.report()) == ["largest", "volume"]


def test_a_pain_point_never_seen_before_is_new_and_not_also_growing(weeks):
    weeks.volume()
    weeks.pain("account_access", first_seen=MONDAY, weeks_present=1, previous_contacts=0, history_weeks=8, verdict=0)
    report = weeks.report()
    assert _texts(report, "new") == ["Toegang account is nieuw: 20 contacten van 18 klanten, nooit eerder gezien."]
    assert "rising" not in _kinds(report)


def test_without_a_test_of_changes_two_earlier_months_must_be_known_before_anything_is_new(weeks):
    weeks.volume()
    weeks.pain("account_access", first_seen=MONDAY, weeks_present=1)
    (item,) = weeks.report().pain_points
    for n_known, is_new in ((1, False), (2, True)):
        history = (*[Point(MONDAY - timedelta(weeks=k), 0) for k in range(n_known, 0, -1)], Point(MONDAY, 20))
        assert replace(item, movement=None, history=history).is_new is is_new


def test_the_feeling_is_told_with_its_coverage(weeks):
    weeks.volume()
    weeks.figures("volume", "all", n=80, mean_start=-1.26, mean_peak=-1.94, mean_end=0.42, mean_peak_end=-0.8)
    expected = "Klanten beginnen gemiddeld op −1,3 en eindigen op +0,4; op het hevigste moment is het −1,9 (schaal −5 tot +5, 80 van 100 contacten)."
    assert _texts(weeks.report(), "feeling") == [expected]


def test_a_feeling_that_is_not_known_is_not_told(weeks):
    weeks.volume()
    weeks.figures("volume", "all", n=80, mean_start=-1.26, mean_peak=None, mean_end=0.42, mean_peak_end=None)
    assert "feeling" not in _kinds(weeks.report())


def test_volume_is_compared_with_the_week_before_and_the_median(weeks):
    weeks.volume(contacts=1204, customers=1100, previous_contacts=1, median_contacts=990.5)
    weeks.figures("channel", "call", contacts=1, customers=1000)
    expected = "1.204 contacten van 1.100 klanten; 1 in week 45, mediaan 990,5. Telefoon is met 1 contact het grootste kanaal."
    assert _texts(weeks.report(), "volume") == [expected]


def test_every_number_of_a_finding_is_a_figure_of_the_week(weeks):
    weeks.volume(previous_contacts=80, median_contacts=70)
    weeks.pain("waiting", verdict=1, ratio=(1.5, 1.1, 2), previous_contacts=15, weeks_present=9, share_call=0.8, share_repeat_contact=0.4)
    report = weeks.report()
    assert {figure for finding in report.findings for figure in finding.figures} <= set(report.figures)


def test_a_pain_point_is_not_new_before_four_weeks_are_known(weeks):
    weeks.volume()
    weeks.pain("account_access", first_seen=MONDAY, weeks_present=1, history_weeks=3)
    assert "new" not in _kinds(weeks.report())


def test_a_volume_beyond_what_is_expected_is_told_with_its_interval(weeks):
    weeks.volume(verdict=-1, ratio=(0.8, 0.7, 0.9), previous_contacts=120, median_contacts=120)
    (text,) = _texts(weeks.report(), "volume")
    assert "Dat is minder dan de weken ervoor doen verwachten (−20%, 95%-interval −30 tot −10)." in text


def test_holidays_and_missing_days_are_told_also_where_the_volume_is_steady(weeks):
    weeks.volume(verdict=0, ratio=(0.9, 0.7, 1.1), holidays=1, missing_days=2)
    (text,) = _texts(weeks.report(language="en"), "volume")
    assert "The week had 1 day fewer because of public holidays" in text
    assert "Contacts of 2 days are missing from a source that always has them" in text
    assert "expect (" not in text
