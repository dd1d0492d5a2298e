import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from lxml import html

from cxtext.report.html import page

MONDAY = date(2026, 11, 9)
NASTY = [
    "<script>alert('x')</script> en daarna niets meer",
    "<img src=x onerror=alert(1)> dit zag ik op uw site",
    '" onmouseover="alert(1) staat er op mijn factuur',
    "prijs & kwaliteit < verwachting > budget, echt waar",
    "{{ 7 * 7 }} {% raw %} staat er in de bevestigingsmail",
    "zo boos 😡 dat ik er geen woorden voor heb gevonden",
    "\u200fمرحبا, niemand begrijpt hier mijn vraag\u200e",
]


@pytest.fixture
def full(weeks):
    weeks.volume(previous_contacts=80, median_contacts=70.5)
    weeks.figures("volume", "all", n=80, mean_start=-1.3, mean_peak=-1.9, mean_end=0.4, mean_peak_end=-0.8)
    weeks.figures("channel", "call", contacts=60, customers=50, previous_contacts=55, median_contacts=52)
    weeks.pain("waiting", change=(0.051, 0.012, 0.09), previous_contacts=15, median_contacts=12, change_vs_median=0.08, mean_severity=3.2, weeks_present=9)
    weeks.figures("pain_point", "waiting", week=MONDAY - timedelta(weeks=1), contacts=15, customers=15)
    weeks.figures("emotion", "anger", contacts=30, customers=25, share=0.3)
    weeks.figures("topic", "t-1", contacts=30, customers=25, share=0.3)
    weeks.quality("rejected", "broken_json", n=2, n_of=50)
    weeks.quality("coverage", "tags", n=97, n_of=100)
    return weeks


def _document(report):
    return html.document_fromstring(page(report))


def _shown(report):
    """The words a reader sees, spaces evened out."""
    document = _document(report)
    for hidden in document.xpath("//style | //title"):
        hidden.drop_tree()
    return " ".join(document.text_content().split())


@pytest.mark.parametrize("text", NASTY)
def test_words_of_customers_are_shown_as_they_are_and_never_as_markup(full, text):
    full.quote(text, contact="c-1", customer="k-1")
    report = full.report()
    (quote,) = _document(report).xpath("//blockquote")
    assert quote.text_content().strip() == text
    assert [child.tag for child in quote] == ["p"]
    assert not _document(report).xpath("//script | //img | //@onerror | //@onmouseover")


def test_names_of_company_topic_and_source_are_escaped(full):
    full.con.execute("INSERT INTO main.topics VALUES ('t-1', '<b>rekening</b> & co', 'bill', NULL, NULL)")
    full.quality("unknown_role", "<i>bron</i>", n=1, n_of=9)
    report = full.report(company='<u>Zilver"lijn</u>')
    document = _document(report)
    assert not document.xpath("//b | //i | //u")
    assert '<u>Zilver"lijn</u>' in document.text_content()
    assert "<b>rekening</b> & co" in document.text_content()


@pytest.mark.parametrize("text", ["<svg onload=alert(1)>", "a" * 40])
def test_a_quote_is_set_apart_from_the_writing_direction_around_it(full, text):
    full.quote(text.ljust(40, "b"))
    (quote,) = _document(full.report()).xpath("//blockquote")
    assert quote.get("dir") == "auto"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("state", ["full", "bare", "empty", "too_few"])
def test_nothing_missing_is_shown_as_none_or_nan(weeks, full, state, language):
    if state != "full":
        weeks.con.execute("DELETE FROM voc.weekly")
    if state == "bare":
        weeks.volume()
        weeks.pain("waiting", change=None, first_seen=None)
    if state == "too_few":
        weeks.figures("volume", "all", suppressed=True, contacts=2)
    shown = page(full.report(language=language)).split("</style>")[1]
    assert not re.search(r"\b(None|NaN|nan|undefined|null)\b", shown)


def test_the_page_fetches_nothing_and_runs_nothing(full):
    full.quote("kijk op https://voorbeeld.example/x wat er gebeurt")
    document = _document(full.report())
    assert not document.xpath("//script | //link | //iframe | //object | //embed | //form | //@src | //@style")
    assert set(document.xpath("//a/@href")) == {"#main"}
    assert not re.search(r"url\(|@import", document.xpath("string(//style)"))
    (policy,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


def test_headings_tables_and_charts_can_be_read_aloud(full):
    full.quote("ik sta al een half uur in de wacht")
    document = _document(full.report())
    assert len(document.xpath("//h1")) == 1
    levels = [int(heading.tag[1]) for heading in document.xpath("//h1 | //h2 | //h3 | //h4")]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert all(table.xpath("./caption") and table.xpath(".//th[@scope='row']") for table in document.xpath("//table"))
    assert all(chart.get("aria-label") or chart.get("aria-hidden") == "true" for chart in document.xpath("//svg"))
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(document.xpath("//@aria-labelledby")) <= set(ids)


def test_a_trend_is_told_in_words(full):
    labels = _document(full.report(language="en")).xpath("//article//svg/@aria-label")
    assert labels == ["Contacts a week with waiting, from week 38 to week 46: –, –, –, –, –, –, –, 15, 20"]


def test_the_page_is_in_the_language_of_the_config(full):
    dutch, english = _document(full.report(language="nl")), _document(full.report(language="en"))
    assert (dutch.get("lang"), english.get("lang")) == ("nl", "en")
    assert "Wat het meest pijn doet" in dutch.text_content()
    assert "What hurts most" in english.text_content()


def test_figures_are_written_as_the_language_writes_them(full):
    dutch, english = _shown(full.report(language="nl")), _shown(full.report(language="en"))
    assert "mediaan 8 weken: 70,5" in dutch
    assert "median of 8 weeks: 70.5" in english
    assert "+5,1 procentpunt (+1,2 tot +9,0)" in dutch
    assert "9 to 15 November 2026" in english


def test_a_single_week_is_no_trend_and_is_compared_with_nothing(weeks):
    weeks.volume()
    weeks.pain("waiting")
    document = _document(weeks.report())
    assert not document.xpath("//svg[contains(@class, 'trend')]")
    assert "week 45:" not in document.text_content()


def test_growth_is_said_in_a_word_and_not_by_colour_alone(full):
    full.figures("pain_point", "waiting", verdict=1)
    assert "neemt toe" in _shown(full.report())


def test_a_hidden_figure_is_said_to_be_left_out(full):
    full.figures("channel", "call", suppressed=True, mean_end=-3.0)
    (row,) = _document(full.report()).xpath("//th[normalize-space()='Telefoon']/..")
    assert "weggelaten" in row.text_content()


def test_a_week_without_contacts_says_so(weeks):
    shown = _shown(weeks.report(date(2027, 1, 1)))
    assert "In week 53 zijn er geen contacten." in shown
    assert "28 december 2026 t/m 3 januari 2027" in shown
    assert "Wat niet meetelt" not in shown


def test_a_week_of_too_few_customers_says_so(weeks):
    weeks.figures("volume", "all", suppressed=True, contacts=3)
    assert "Cijfers over minder dan 5 klanten" in _shown(weeks.report())


def test_a_page_is_the_same_each_time(full):
    assert page(full.report()) == page(full.report())


def test_each_pain_point_says_how_often_it_is_right(full):
    full.quote("ik heb een uur in de wacht gestaan bij jullie")
    assert "klopt in" not in _shown(full.report())
    full.quality_of("waiting", value=0.8, n=30)
    assert "klopt in 80% van de gevallen (70% tot 90%; 30 nagekeken)" in _shown(full.report())
