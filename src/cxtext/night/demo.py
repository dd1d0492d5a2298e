"""What `make demo` says when it is done."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from cxtext import store
from cxtext.home import Home
from cxtext.night.load import NightCount
from cxtext.night.summary import summary

WEEK = "2026-W47"  # the last week of data/sample

_QUESTIONS = (
    (
        "What hurt most in the last week?",
        "SELECT label, contacts, customers, change FROM voc.pain_week WHERE week = '2026-11-16' ORDER BY contacts DESC LIMIT 5",
    ),
    ("What do customers say of it, in their own words?", "SELECT label, channel, quote FROM voc.quotes WHERE kind = 'pain_point' ORDER BY score DESC LIMIT 5"),
    ("What was left out, and why?", "SELECT reason, count(*) AS items, max(fix) AS what_to_do FROM ops.rejected GROUP BY reason ORDER BY items DESC"),
)


def lines(home: Path, count: NightCount, report: Sequence[Path]) -> Iterator[str]:
    """Yield the closing lines of the demo: what was read, where it lies, what to ask."""
    place = Home(home)
    yield from summary(place, count)
    yield _stored(place)
    yield from (f"report    {path}" for path in report or sorted(place.exports.glob("*/*")))
    yield "Ask the published copy, for instance with the duckdb shell or Python's duckdb:"
    for question, sql in _QUESTIONS:
        yield f"  -- {question}"
        yield f"  {sql};"


def _stored(place: Home) -> str:
    with store.reader(place.published) as con:
        row = con.execute("SELECT (SELECT count(*) FROM main.contacts), (SELECT count(*) FROM main.tags), (SELECT count(*) FROM main.topics)").fetchone()
    n_contacts, n_tags, n_topics = row if row else (0, 0, 0)
    return f"{place.published} holds {n_contacts} contacts with {n_tags} tags and {n_topics} topics"
