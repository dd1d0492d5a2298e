from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from cxtext.read.times import Clock, ImpossibleTime, read_time

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-11-02T09:00:00+01:00", "2026-11-02T08:00:00"),
        ("2026-11-02T08:00:00Z", "2026-11-02T08:00:00"),
        ("2026-11-02T08:00:00.500+0000", "2026-11-02T08:00:00.500000"),
        ("2026-11-02 08:00:00 UTC", "2026-11-02T08:00:00"),
        ("2026/11/02 09:00", "2026-11-02T08:00:00"),
        ("2-11-2026 9:00", "2026-11-02T08:00:00"),
        ("02.11.2026 09:00:05", "2026-11-02T08:00:05"),
        ("20261102090000", "2026-11-02T08:00:00"),
        ("2026-07-01 12:00", "2026-07-01T10:00:00"),  # summer: two hours
        (1793610000, "2026-11-02T09:00:00"),
        (1793610000000, "2026-11-02T09:00:00"),
        ("1793610000000", "2026-11-02T09:00:00"),
        (1793610000000000, "2026-11-02T09:00:00"),
        (1793610000000000000, "2026-11-02T09:00:00"),
        (datetime(2026, 11, 2, 9, 0), "2026-11-02T08:00:00"),
        (date(2026, 11, 2), "2026-11-01T23:00:00"),
        # The hour that comes twice: 25 October, 02:30 is first summer time (+2), then winter time (+1).
        ("2026-10-25T02:30:00", "2026-10-25T00:30:00"),
        ("2026-10-25T02:30:00+01:00", "2026-10-25T01:30:00"),
        # The hour that does not exist: 29 March 02:30 is half an hour after 02:00 winter time, so 03:30 summer time.
        ("2026-03-29T02:30:00", "2026-03-29T01:30:00"),
    ],
)
def test_times_in_every_form_become_utc(value, expected):
    assert read_time(value, zone=AMSTERDAM) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    ["2026-13-02", "2026-02-30T10:00", "31-02-2026", "gisteren", "11/02/2026 09:00", "0001-01-01", "9999-12-31T23:59:59-01:00", 12, 1e300, float("inf"), [1]],
)
def test_impossible_times_are_told(value):
    with pytest.raises(ImpossibleTime):
        read_time(value, zone=AMSTERDAM)


@pytest.mark.parametrize("value", [None, "", "  ", True])
def test_no_time_is_none(value):
    assert read_time(value, zone=AMSTERDAM) is None


def test_the_configured_form_goes_first():
    assert read_time("11/02/2026 09:00", zone=AMSTERDAM, time_format="%m/%d/%Y %H:%M") == datetime(2026, 11, 2, 8, tzinfo=UTC)


def test_a_growing_sequence_reads_the_second_pass_of_the_repeated_hour():
    clock = Clock(AMSTERDAM)
    naive = ["2026-10-25 01:59", "2026-10-25 02:50", "2026-10-25 02:10", "2026-10-25 02:20", "2026-10-25 03:05"]
    assert [f"{clock.read(text):%H:%M}" for text in naive] == ["23:59", "00:50", "01:10", "01:20", "02:05"]


def test_a_step_back_outside_that_hour_stays_a_step_back():
    clock = Clock(AMSTERDAM)
    assert [f"{clock.read(text):%H:%M}" for text in ("2026-11-02 10:00", "2026-11-02 09:00")] == ["09:00", "08:00"]
