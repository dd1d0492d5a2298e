from datetime import date

import pytest

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


def test_growth_is_told_with_its_interval(weeks):
    weeks.volume()
    weeks.pain("waiting", change=(0.051, 0.012, 0.09), previous_contacts=15)
    expected = "Waiting is growing: 20 contacts, against 15 in week 45. The share rose 5.1 percentage points (95% interval +1.2 to +9.0)."
    assert _texts(weeks.report(language="en"), "rising") == [expected]


def test_decline_is_told_with_its_interval(weeks):
    weeks.volume()
    weeks.pain("price", change=(-0.051, -0.09, -0.012), previous_contacts=25)
    expected = "Prijs neemt af: 20 contacten, tegen 25 in week 45. Het aandeel daalde 5,1 procentpunt (95%-interval −9,0 tot −1,2)."
    assert _texts(weeks.report(), "falling") == [expected]


@pytest.mark.parametrize("interval", [(-0.001, 0.1), (0.0, 0.1), (-0.1, 0.0)])
def test_an_interval_that_holds_zero_is_no_growth_and_no_decline(weeks, interval):
    weeks.volume()
    weeks.pain("waiting", change=(0.04, *interval), previous_contacts=15)
    assert _kinds(weeks.report()) == ["largest", "steady", "volume"]
    assert _texts(weeks.report(), "steady") == ["Geen pijnpunt veranderde aantoonbaar ten opzichte van week 45."]


def test_without_a_week_before_nothing_is_said_to_be_steady_or_new(weeks):
    weeks.volume()
    weeks.pain("waiting", first_seen=MONDAY, weeks_present=1)
    assert _kinds(weeks.report()) == ["largest", "volume"]


def test_a_pain_point_never_seen_before_is_new_and_not_also_growing(weeks):
    weeks.volume()
    weeks.pain("account_access", first_seen=MONDAY, weeks_present=1, previous_contacts=0, change=(0.2, 0.13, 0.29))
    report = weeks.report()
    assert _texts(report, "new") == ["Toegang account is nieuw: 20 contacten van 18 klanten, nooit eerder gezien."]
    assert "rising" not in _kinds(report)


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
    weeks.pain("waiting", change=(0.05, 0.01, 0.09), previous_contacts=15, weeks_present=9)
    report = weeks.report()
    assert {figure for finding in report.findings for figure in finding.figures} <= set(report.figures)
