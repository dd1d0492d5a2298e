import io
import logging
import sys

import pytest

from cxtext.night import progress as progress_module
from cxtext.night.progress import progress


@pytest.fixture
def clock(monkeypatch):
    """A clock that a test turns by hand."""
    hands = [100.0]
    monkeypatch.setattr(progress_module.time, "monotonic", lambda: hands[0])
    return hands


def _lines(caplog):
    return [record.getMessage() for record in caplog.records]


def test_a_quick_step_gives_no_line(caplog, clock):
    caplog.set_level(logging.INFO, "cxtext")
    with progress("reading", total=2) as advance:
        advance(1, 10)
        clock[0] += 1
        advance(1, 10)
    assert _lines(caplog) == []


def test_a_long_step_gives_a_line_now_and_then_and_one_at_the_end(caplog, clock):
    caplog.set_level(logging.INFO, "cxtext")
    with progress("reading", total=100) as advance:
        for _ in range(100):
            clock[0] += 1
            advance(1, 2)
    # 2 contacts a second; after 30 of 100 seconds 70 are left
    assert _lines(caplog) == [
        "reading: 60 contacts, 2/s, 30 % done, 70 s left",
        "reading: 120 contacts, 2/s, 60 % done, 40 s left",
        "reading: 180 contacts, 2/s, 90 % done, 10 s left",
        "reading: 200 contacts, 2/s, 100 % done, 0 s left",
    ]


def test_a_person_who_watches_sees_a_bar(monkeypatch, caplog):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    caplog.set_level(logging.INFO, "cxtext")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with progress("tagging", total=1) as advance:
        advance(1, 1234)
    assert "tagging" in terminal.getvalue()
    assert "1,234 contacts" in terminal.getvalue()
    assert _lines(caplog) == []
