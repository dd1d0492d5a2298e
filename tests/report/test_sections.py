import re
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook

from cxtext.report import pictures, write
from cxtext.report.html import page, say_mended
from cxtext.report.sections import sections
from cxtext.report.source import header_words

MONDAY = date(2026, 11, 9)


def keep(weeks, code, *, owner=None, status="open", fixed_on=None):
    weeks.con.execute("INSERT INTO voc.pain_points VALUES (?, ?, ?, ?, ?)", [code, owner, status, fixed_on, MONDAY])


def matrix_row(weeks, code, kind, *, contacts=20, **values):
    weeks.figures("pain_matrix", code, contacts=contacts, customers=contacts - 2, **{"customer_share": 0.2, "persistence": 0.5, f"class_{kind}": 1} | values)


def test_the_matrix_begins_with_what_lasts_and_names_a_pain_point_within_its_topic(weeks):
    weeks.volume()
    weeks.con.execute("INSERT INTO main.topics VALUES ('late_bill', 'late factuur', 'late bill', NULL, NULL)")
    matrix_row(weeks, "price", "other", contacts=90)
    matrix_row(weeks, "billing/late_bill", "new_and_rising", contacts=30)
    matrix_row(weeks, "waiting", "big_and_lasting")
    matrix_row(weeks, "staff", "big_and_lasting", contacts=40)
    keep(weeks, "waiting", owner="Team planning", status="postponed")
    found = weeks.report(language="nl").parts["matrix"].items
    assert [(item.code, item.kind) for item in found] == [
        ("staff", "big_and_lasting"),
        ("waiting", "big_and_lasting"),
        ("billing/late_bill", "new_and_rising"),
        ("price", "other"),
    ]
    assert [(item.status, item.owner) for item in found[:2]] == [("open", ""), ("postponed", "Team planning")]
    assert found[2].name == "factuur, bij «late factuur»"
    assert [item.is_category for item in found] == [True, True, False, True]
    assert [item.code for item in weeks.report().parts["matrix"].told] == ["staff", "waiting"]


def test_what_may_not_be_shown_is_in_no_section(weeks):
    weeks.volume()
    weeks.figures("pain_matrix", "waiting", contacts=3, customers=2, customer_share=0.1, suppressed=True)
    weeks.figures("goal", "cancel", contacts=3, customers=2, suppressed=True)
    weeks.figures("journey_path", "call > chat > open", journeys=3, customers=2, suppressed=True)
    weeks.figures("channel_flow", "1 call > chat", journeys=3, customers=2, suppressed=True)
    parts = weeks.report().parts
    assert (parts["matrix"].items, parts["goals"], parts["journeys"].paths, parts["journeys"].steps) == ((), (), (), ())


def test_what_to_take_up_stands_by_its_place_and_topics_come_after_categories(weeks):
    weeks.volume()
    for code, place in (("staff", 2), ("billing/late_bill", 1), ("waiting", 1)):
        weeks.figures("initiative", code, place=place, score=9.5, contribution=0.1, reach=0.2, persistence=0.5, effort=3)
    found = weeks.report().parts["initiatives"]
    assert [(item.place, item.code) for item in found.ranked] == [(1, "waiting"), (2, "staff"), (1, "billing/late_bill")]
    assert [item.code for item in found.told] == ["waiting", "staff"]


@pytest.mark.parametrize(("asked", "n_shown"), [(5, 1), (6, 0)])
def test_what_has_no_customers_beside_it_is_hidden_where_the_report_asks_for_more_than_the_warehouse(weeks, asked, n_shown):
    weeks.volume()
    weeks.figures("initiative", "waiting", place=1, score=9.5, contribution=0.1, reach=0.2, persistence=0.5, effort=3)
    weeks.figures("fix", "waiting", weeks=6, too_early=1)
    found = weeks.report(min_customers=asked).parts["initiatives"]
    assert (len(found.ranked), len(found.mended)) == (n_shown, n_shown)


def test_what_to_take_up_first_is_a_headline(weeks):
    weeks.volume()
    weeks.pain("waiting")
    for place, code in enumerate(("price", "waiting"), 1):
        weeks.figures("initiative", code, place=place, score=9.5, contribution=0.1, reach=0.2, persistence=0.5, effort=3)
    report = weeks.report(language="en")
    (finding,) = [finding for finding in report.findings if finding.kind == "take_up"]
    assert finding.text == "To take up first: price. It touches 20.0% of the customers and was there in 50.0% of the last weeks."
    assert set(finding.figures) <= set(report.figures)
    assert not [finding for finding in weeks.report(min_customers=9).findings if finding.kind == "take_up"]
    weeks.con.execute("UPDATE voc.weekly SET small_n = true WHERE section = 'initiative'")
    assert not [finding for finding in weeks.report().findings if finding.kind == "take_up"]


def test_a_fix_is_told_with_its_interval_and_not_before_two_weeks_have_passed(weeks):
    weeks.volume()
    fixed = {"weeks": 6, "before_rate": 0.2, "after_rate": 0.1}
    weeks.figures("fix", "waiting", rate_ratio=(0.5, 0.3, 0.8), too_early=0, **fixed)
    weeks.figures("fix", "staff", too_early=1, **fixed)
    for code in ("waiting", "staff"):
        keep(weeks, code, status="fixed", fixed_on=date(2026, 10, 5))
    report = weeks.report(language="en")
    told = {item.code: say_mended(item, header_words(report.header)) for item in report.parts["initiatives"].mended}
    assert told["waiting"].replace("\N{NO-BREAK SPACE}", " ") == (
        "Waiting, fixed on 5 October 2026: −50% contacts (95% interval −70 to −20), 6 weeks before against 6 weeks after."
    )
    assert "too early" in told["staff"]


def test_a_goal_has_how_often_it_was_achieved_at_which_effort(weeks):
    weeks.volume()
    goal = {"achieved_share": (0.4, 0.2, 0.6), "mean_contacts_until_solved": 1.5, "mean_effort": -2.0}
    weeks.figures("goal", "cancel", contacts=40, customers=38, **goal)
    weeks.figures("goal", "claim", contacts=60, customers=50)
    first, second = weeks.report().parts["goals"]
    assert (first.code, first.achieved.value) == ("claim", None)
    assert (second.code, second.achieved.value, second.achieved.lower, second.contacts_needed.value, second.effort.value) == ("cancel", 0.4, 0.2, 1.5, -2.0)


def test_phases_stand_in_the_order_of_the_life_cycle_and_life_events_by_size_with_the_rest_last(weeks):
    weeks.volume()
    for section, label, contacts in (
        ("context_phase", "usage", 40),
        ("context_phase", "rest", 50),
        ("context_phase", "orientation", 9),
        ("context_life_event", "rest", 11),
        ("context_life_event", "moving", 7),
        ("context_life_event", "death", 8),
    ):
        weeks.figures(section, label, contacts=contacts, customers=contacts - 1, achieved_share=(0.5, 0.3, 0.7), mean_end=-1.5)
    found = weeks.report(language="en").parts["contexts"]
    assert [(item.code, item.name) for item in found.phases] == [("orientation", "orientation"), ("usage", "usage"), ("rest", "other phases together")]
    assert [item.code for item in found.life_events] == ["death", "moving", "rest"]
    assert [found.phases[1].figures[measure].value for measure in ("contacts", "achieved_share", "mean_end", "mean_effort")] == [40, 0.5, -1.5, None]


def test_a_phase_moves_as_its_label_does_and_what_is_hidden_of_it_is_said_to_be(weeks):
    weeks.volume()
    weeks.figures("context_phase", "leaving", contacts=20, customers=18, share=(0.2, 0.1, 0.3))
    weeks.figures("context_phase", "leaving", mean_effort=-2, suppressed=True)
    weeks.figures("phase", "leaving", contacts=20, customers=18, previous_contacts=5, change=(0.12, 0.05, 0.2), verdict=1)
    report = weeks.report(language="nl")
    (item,) = report.parts["contexts"].phases
    assert (item.before.is_rising, item.before.change.value, item.figures["mean_effort"].suppressed) == (True, 0.12, True)
    section = page(report).partition('<h2 id="contexts">')[2].partition("</section>")[0]
    assert re.search(r'<span class="move stronger">\+12,0</span>', section)
    assert re.search(r'data-label="Gemak"><span><span class="omitted">weggelaten</span></span>', section)
    assert "Deze week is er geen levensgebeurtenis die getoond mag worden." in section


@pytest.mark.parametrize(("asked", "shown"), [(5, ["death", "rest"]), (6, ["death"])])
def test_what_is_hidden_together_is_not_shown_where_the_report_asks_for_more_customers_than_the_warehouse(weeks, asked, shown):
    weeks.volume()
    for label in ("death", "rest"):
        weeks.figures("context_life_event", label, contacts=12, customers=11)
    assert [item.code for item in weeks.report(min_customers=asked).parts["contexts"].life_events] == shown


def test_only_what_is_hidden_together_is_nothing_to_show(weeks):
    weeks.volume()
    weeks.figures("context_phase", "rest", contacts=12, customers=11)
    report = weeks.report(language="en")
    assert report.parts["contexts"].phases == ()
    assert "This week has no phase and no life event that may be shown." in page(report)


def test_journeys_have_their_paths_and_the_steps_between_channels_in_order(weeks):
    weeks.volume()
    weeks.figures("journey", "all", journeys=50, customers=48, repeated=9, switched=4, solved=30, not_solved=5, open=15, fcr=(0.7, 0.6, 0.8))
    for label, journeys in (("mixed > solved", 15), ("call > solved", 20), ("call > chat > … > solved", 10), ("any_channel > … > open", 5)):
        weeks.figures("journey_path", label, journeys=journeys, customers=journeys, share=(journeys / 50, 0, 1))
    for label, journeys, left in (
        ("1 mixed > solved", 15, 15),
        ("2 chat > …", 10, 10),
        ("1 any_channel > …", 5, 5),
        ("1 call > chat", 10, 30),
        ("1 call > solved", 20, 30),
    ):
        weeks.figures("channel_flow", label, journeys=journeys, customers=journeys, n=left)
    report = weeks.report(language="nl")
    found = report.parts["journeys"]
    # What is told together comes last, though it is not the least.
    assert [path.stations for path in found.paths] == [
        ("call", "solved"),
        ("call", "chat", "…", "solved"),
        ("any_channel", "…", "open"),
        ("mixed", "solved"),
    ]
    assert [(step.number, step.source, step.target, step.journeys.value) for step in found.steps] == [
        (1, "call", "solved", 20),
        (1, "call", "chat", 10),
        (1, "any_channel", "…", 5),
        (1, "mixed", "solved", 15),
        (2, "chat", "…", 10),
    ]
    assert [step.target for step in found.after_first] == ["solved", "chat", "…", "solved"]
    html = page(report)
    assert "In één keer opgelost: 70% (95%-interval 60% tot 80%)" in html
    assert "Telefoon → chat → meer contacten → opgelost" in html
    assert "van verschillende kanalen naar meer contacten 5" in html


def test_all_ways_of_journeys_together_are_told_without_a_picture(weeks):
    weeks.volume()
    weeks.figures("journey", "all", journeys=50, customers=48)
    weeks.figures("channel_flow", "1 mixed > any_end", journeys=50, customers=48)
    weeks.figures("journey_path", "mixed > any_end", journeys=50, customers=48, share=(1, 0.9, 1))
    html = page(weeks.report(language="en"))
    assert '<svg class="chart flow' not in html
    assert "Other paths → various ends" in html


def test_journeys_have_how_soon_they_are_solved_as_far_as_is_known(weeks):
    weeks.volume()
    weeks.figures("journey", "all", journeys=50, customers=48)
    for up_to, share in ((10, 0.9), (0, 0.0), (7, 0.84)):
        weeks.figures("solved_within_days", str(up_to), share=(share, share / 2, 1), n=200)
    report = weeks.report(language="en")
    found = report.parts["journeys"].curves
    assert [(point.up_to, point.share.value) for point in found["days"]] == [(0, 0.0), (7, 0.84), (10, 0.9)]
    assert found["contacts"] == ()
    html = page(report)
    assert html.count('<svg class="chart curve') == 1
    # Days are written by the week; the tenth is drawn only.
    assert 'aria-label="Part of the journeys that is solved within so many days: 0: 0%; 7: 84%"' in html
    assert "Part of 200\N{NO-BREAK SPACE}journeys of the last weeks" in html


@pytest.mark.parametrize(("asked", "n_shown"), [(5, 1), (6, 0)])
def test_ways_of_journeys_are_not_shown_in_part_where_the_report_asks_for_more_customers_than_the_warehouse(weeks, asked, n_shown):
    weeks.volume()
    weeks.figures("journey_path", "call > solved", journeys=50, customers=48)
    weeks.figures("channel_flow", "1 call > solved", journeys=50, customers=48)
    weeks.figures("solved_within_contacts", "1", share=(0.8, 0.7, 0.9))
    part = weeks.report(min_customers=asked).parts["journeys"]
    assert (len(part.paths), len(part.steps), len(part.curves["contacts"])) == (n_shown, n_shown, n_shown)


def test_what_emerges_is_named_with_words_of_a_customer_and_words_within_a_longer_term_are_not(weeks):
    weeks.volume()
    for label, longer in (("esim", None), ("activation", "esim activation")):
        weeks.figures("emerging_term", label, customers=8, expected=1, ratio=(8, 3, 20), q_value=0.001)
        weeks.con.execute(
            "INSERT INTO voc.emerging VALUES (?, 'term', ?, ?, ?, 0.001, ?, ?)", [MONDAY, label, label, label, MONDAY - timedelta(weeks=1), longer]
        )
    weeks.con.execute("INSERT INTO voc.emerging_quotes VALUES (?, 'term', 'esim', 'c-1', 2, 'mijn esim werkt sinds gisteren niet meer')", [MONDAY])
    (found,) = weeks.report().parts["emerging"]
    assert (found.name, found.customers.value, found.ratio.lower, found.first_seen) == ("esim", 8, 3, date(2026, 11, 2))
    assert found.quote == "mijn esim werkt sinds gisteren niet meer"


def test_topics_that_lie_on_the_map_are_drawn_by_their_numbers_from_three_on(weeks):
    weeks.volume()
    for n, name in enumerate(("rekening", "storing", "tarief"), 1):
        weeks.figures("topic", f"t-{n}", contacts=30 - n, customers=20, share=0.2)
        assert '<svg class="chart map' not in page(weeks.report())
        weeks.con.execute("INSERT INTO main.topics VALUES (?, ?, ?, ?, ?)", [f"t-{n}", name, name, n / 10, -n / 10])
    html = page(weeks.report(language="nl"))
    assert '<svg class="chart map' in html
    assert "2 storing, 28\N{NO-BREAK SPACE}contacten" in html


def test_a_pain_point_whose_reach_is_left_out_has_no_place_in_the_chart(weeks):
    weeks.volume()
    for code in ("waiting", "price", "staff"):
        matrix_row(weeks, code, "big_and_lasting")
    report = weeks.report(language="en")
    assert "20.0%" in pictures.matrix(report.parts["matrix"], header_words(report.header))
    wider = weeks.report(language="en", min_customers=9)
    assert len(wider.parts["matrix"].told) == 3
    assert not pictures.matrix(wider.parts["matrix"], header_words(wider.header))


def test_the_workbook_has_a_sheet_for_each(weeks, tmp_path):
    weeks.volume()
    matrix_row(weeks, "waiting", "fading", repeat_share=0.25)
    (path,) = write(weeks.report(language="en"), tmp_path, formats=["xlsx"])
    book = load_workbook(path)
    assert {"Matrix", "Take up", "Fixed", "Emerging", "Goals", "Phases and events", "Journeys", "Solved within", "Paths", "Channel switches"} <= set(
        book.sheetnames
    )
    head, row = book["Matrix"].iter_rows(values_only=True)
    told = dict(zip(head, row, strict=True))
    assert (told["Pain point"], told["How it stands"], told["Contacts"], told["Repeat contact"]) == ("waiting", "fading", 20, 0.25)


def test_the_workbook_has_phases_and_life_events_on_one_sheet(weeks, tmp_path):
    weeks.volume()
    weeks.figures("context_life_event", "moving", contacts=8, customers=7, achieved_share=(0.5, 0.2, 0.8), n=6)
    weeks.figures("context_phase", "usage", contacts=40, customers=35, mean_end=-1.5)
    (path,) = write(weeks.report(language="en"), tmp_path, formats=["xlsx"])
    head, *rows = load_workbook(path)["Phases and events"].iter_rows(values_only=True)
    told = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(row["Phase or event"], row["Name"], row["Contacts"]) for row in told] == [("phase", "usage", 40), ("life event", "moving", 8)]
    assert [(row["Achieved"], row["Achieved low"], row["Number"], row["Feeling ending"]) for row in told] == [(None, None, None, -1.5), (0.5, 0.2, 6, None)]


def test_a_month_has_phases_and_life_events():
    assert "contexts" in {each.key for each in sections("month")}


@pytest.mark.parametrize("section", ["matrix", "initiatives", "emerging", "goals", "journeys"])
def test_a_month_has_no_section_whose_figures_are_counted_by_week_only(section):
    assert section in {each.key for each in sections("week")}
    assert section not in {each.key for each in sections("month")}
