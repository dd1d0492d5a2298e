from hypothesis import given
from hypothesis import strategies as st

from cxtext.report.charts import bar, on_scale, sparkline


def test_a_trend_runs_from_zero_at_the_bottom_to_the_largest_at_the_top():
    line = sparkline([0, 5, 10], width=106, height=26, margin=3)
    # x: 3, 53, 103; y: 23 − value / 10 * 20
    assert line.lines == ("3,23 53,13 103,3",)
    assert line.last == (103, 3)
    assert line.area == "3,23 3,23 53,13 103,3 103,23"


def test_an_unknown_week_breaks_the_line():
    line = sparkline([1, 1, None, 1, None, 1, 1], width=66, height=26)
    assert len(line.lines) == 2
    assert line.dots == ((33, 3),)


def test_an_unknown_last_week_has_no_end_and_no_area():
    line = sparkline([1, 1, None])
    assert (line.last, line.area) == (None, "")


def test_weeks_without_contacts_lie_on_the_base():
    line = sparkline([0, 0], height=26)
    assert line.lines == (f"3,{line.base:g} 117,{line.base:g}",)


def test_nothing_known_draws_nothing():
    assert sparkline([]).lines == ()
    assert sparkline([None, None]).dots == ()


@given(st.lists(st.one_of(st.none(), st.integers(0, 10**9)), max_size=20))
def test_every_place_lies_inside_the_drawing(values):
    line = sparkline(values)
    places = [tuple(map(float, place.split(","))) for points in line.lines for place in points.split()] + list(line.dots)
    assert all(0 <= x <= line.width and 0 <= y <= line.height for x, y in places)


def test_the_scale_has_zero_in_the_middle_and_stops_at_its_ends():
    assert [on_scale(value) for value in (-5, 0, 5, 7)] == [0, 50, 100, 100]


def test_the_largest_bar_fills_the_width():
    assert [bar(value, largest=4) for value in (4, 1, None)] == [100, 25, 0]
    assert bar(3, largest=0) == 0
