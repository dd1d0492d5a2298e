import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cxtext.report import charts
from cxtext.report.charts import Band, Bar, Dot, Moment, Share

NASTY = "<b>wacht</b> & \"tijd\" 'x'"
TOLD = {"title": NASTY, "text": NASTY}
DRAWN = {
    "trend": charts.trend([1, 2, None, 3, 0], **TOLD),
    "bars": charts.bars([Bar(NASTY, 0.3, 0.2, 0.4), Bar("b", 0.1)], axis=NASTY, **TOLD),
    "course": charts.course([Moment(NASTY, -1.5, "−1,5"), Moment("b", 2, "+2,0")], **TOLD),
    "scatter": charts.scatter([Dot(NASTY, 1, 2), Dot("b", 3, 4, 9)], x=NASTY, y="y", corners=("een", "twee", "drie", "vier"), **TOLD),
    "map": charts.topic_map([Dot(NASTY, 1, 2, 30), Dot("b", 3, 4, 9, told=False)], **TOLD),
    "curve": charts.curve([Share(1, 0.5, 0.4, 0.6, NASTY), Share(2, 0.7, 0.6, 0.8)], ends=(1, 3), x="x", **TOLD),
    "flow": charts.flow([Band(NASTY, "b", 3), Band("c", "b", 1)], **TOLD),
}


def _points(path):
    """Return the corners of a path of straight lines."""
    return [tuple(map(float, pair)) for pair in re.findall(r"[ML]?(-?[\d.]+),(-?[\d.]+)", path)]


def _corners(path):
    """Return the corners of a path that also has level and upright lines."""
    x = y = 0.0
    corners = []
    for letter, numbers in re.findall(r"([MLHV])(-?[\d.]+(?:,-?[\d.]+)?)", path):
        read = [float(number) for number in numbers.split(",")]
        x, y = (read[0], y) if letter == "H" else (x, read[0]) if letter == "V" else (read[0], read[1])
        corners.append((x, y))
    return corners


def _lines(drawn):
    """Return the corners of the line of a trend, a list for each unbroken part."""
    (line,) = etree.fromstring(drawn).xpath("//path[@stroke-linejoin]")
    return [_points(part) for part in line.get("d").split("M") if part]


@pytest.mark.parametrize("kind", DRAWN)
def test_a_chart_is_told_in_words_whatever_they_hold(kind):
    svg = etree.fromstring(DRAWN[kind])  # well-formed, though names hold markup
    assert (svg.get("role"), svg.get("aria-label"), svg.findtext("title")) == ("img", NASTY, NASTY)
    assert svg.xpath("//@aria-label") == [NASTY]


@pytest.mark.parametrize("kind", DRAWN)
def test_a_chart_takes_every_colour_from_the_page(kind):
    colours = set(etree.fromstring(DRAWN[kind]).xpath("//@fill | //@stroke"))
    assert colours
    assert all(colour in ("none", "transparent") or re.fullmatch(r"var\(--[a-z]+\)", colour) for colour in colours)


@pytest.mark.parametrize("kind", DRAWN)
def test_a_chart_fetches_and_runs_nothing(kind):
    assert not re.search(r"<(script|style|image|a|use|foreignObject)\b|href|url\(|\son\w+=|\sstyle=", DRAWN[kind])


@pytest.mark.parametrize("kind", ["bars", "course", "scatter", "map", "curve", "flow"])
def test_names_stand_in_the_chart_as_text(kind):
    written = [text.text for text in etree.fromstring(DRAWN[kind]).iter("text")]
    assert any(NASTY in text for text in written if text)


def test_the_same_values_give_the_same_drawing():
    assert charts.trend([1, 2, None, 3, 0], **TOLD) == DRAWN["trend"]


def test_a_trend_runs_from_zero_at_the_bottom_to_the_largest_at_the_top():
    # y = 20 − value / 10 · 20
    assert _lines(charts.trend([0, 5, 10], title="t", text="t", width=100, height=20)) == [[(0, 20), (50, 10), (100, 0)]]


def test_an_unknown_week_breaks_the_line_and_one_alone_is_a_dot():
    drawn = charts.trend([1, 1, None, 1, None, 1, 1], title="t", text="t", width=60, height=20)
    assert [len(line) for line in _lines(drawn)] == [2, 1, 2]
    places = [dot.get("transform") for dot in etree.fromstring(drawn).xpath("//path[contains(@d, 'A')]")]
    assert places == ["translate(30,0)", "translate(60,0)"]  # the one alone, and the last


def test_weeks_without_contacts_lie_on_the_base():
    assert _lines(charts.trend([0, 0], title="t", text="t", width=50, height=20)) == [[(0, 20), (50, 20)]]


@settings(max_examples=10, deadline=None)
@given(st.lists(st.one_of(st.none(), st.integers(0, 10**9)), min_size=1, max_size=12))
def test_every_place_of_a_trend_lies_inside_the_drawing(values):
    lines = etree.fromstring(charts.trend(values, title="t", text="t", width=100, height=20)).xpath("//path[@stroke-linejoin]")
    points = [point for line in lines for point in _points(line.get("d") or "")]
    assert all(0 <= x <= 100 and 0 <= y <= 20 for x, y in points)


def test_bars_are_as_long_as_their_values():
    svg = etree.fromstring(charts.bars([Bar("a", 0.4, 0.3, 0.5), Bar("b", 0.1, 0.05, 0.2)], axis="x", title="t", text="t"))
    ends = [max(x for x in map(float, re.findall(r"[Hh](-?[\d.]+)", bar.get("d")))) for bar in svg.xpath("//path[@fill='var(--fill)']")]
    assert ends[0] == pytest.approx(4 * ends[1])


def test_moments_below_zero_have_another_colour_than_those_above():
    svg = etree.fromstring(DRAWN["course"])
    assert [len(svg.xpath(f"//path[@fill='var(--{colour})']")) for colour in ("worse", "better")] == [1, 1]


def test_bands_are_as_wide_as_what_they_count():
    svg = etree.fromstring(charts.flow([Band("a", "x", 3), Band("a", "y", 1)], title="t", text="t", height=200))
    widths = []
    for band in svg.xpath("//path[@fill='var(--calm)']"):
        left = [y for x, y in _points(band.get("d")) if x == 0]
        widths.append(max(left) - min(left))
    assert widths == [pytest.approx(150, abs=0.1), pytest.approx(50, abs=0.1)]


def test_a_curve_stays_level_until_the_next_place_and_ends_where_the_shares_do():
    shares = [Share(0, 0.5, 0.4, 0.6), Share(4, 1, 1, 1), Share(6, 1, 1, 1)]
    svg = etree.fromstring(charts.curve(shares, ends=(0, 10), title="t", text="t", x="x", width=124, height=100))
    (line,) = svg.xpath("//path[@stroke='var(--mark)' and @fill='none' or @stroke='var(--mark)' and not(@fill)]")
    # 12 px are kept free at each end: 10 px a place; y = 100 − 100 · share.
    steps = [(12, 50), (52, 50), (52, 0), (72, 0)]
    assert sorted(set(_corners(line.get("d")))) == sorted(steps)


def test_the_number_of_a_share_stands_under_its_band_or_over_it_where_there_is_no_room():
    shares = [Share(0, 0.05, 0.02, 0.1, "low"), Share(5, 0.9, 0.8, 0.95), Share(10, 0.9, 0.8, 0.95, "high")]
    svg = etree.fromstring(charts.curve(shares, ends=(0, 10), title="t", text="t", x="x", width=124, height=100))
    heights = {text.text: float(re.search(r",(-?[\d.]+)\)", text.get("transform"))[1]) for text in svg.iter("text")}
    # 12 px from the end of the band: 100 − 10 − 12 over the upper one, 100 − 80 + 12 under the lower one; text hangs 4 px below its middle.
    assert (heights["low"], heights["high"]) == (78 + 4, 32 + 4)


def test_numbers_of_a_flow_are_written_as_readers_write_them():
    drawn = charts.flow([Band("a", "x", 1500), Band("b", "x", 300)], title="t", text="t", written=lambda n: f"{n:,}")
    assert {text.text for text in etree.fromstring(drawn).iter("text")} == {"a · 1,500", "b · 300", "x · 1,800"}


def test_a_name_that_is_not_told_is_not_written():
    written = [text.text for text in etree.fromstring(DRAWN["map"]).iter("text") if text.text]
    assert written == [NASTY]
