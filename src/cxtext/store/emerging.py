"""voc.emerging: topics and terms that grow on a small base, computed for the weeks whose contacts changed."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from cxtext.change import Emerging, emerging
from cxtext.change.arrays import Floats
from cxtext.store.definitions import statement
from cxtext.store.digits import rounded
from cxtext.store.journal import setting
from cxtext.store.terms import Pair, Term, Terms, TermWeeks, count_terms, named

_TABLE = "voc.emerging"
_WEEK = timedelta(weeks=1)
_COVERED = 0.8  # of the customers of a word that use it in a longer term: then the word alone says nothing more
_SETTINGS = ("time_zone", "min_customers", "weeks_back")
_COUNTING = ("said.sql", "heard.sql", "counts.sql", "spellings.sql")


def stage_emerging(con: duckdb.DuckDBPyConnection, terms: Terms | None, *, only: Collection[date] | None = None) -> None:
    """Put the rows of voc.emerging as they should be into the table computed_emerging, for its query.

    Terms are counted for the weeks whose contacts, or whose history's contacts, changed since; the rows of other weeks stay.

    Args:
        con: a writer; voc.label_week is up to date.
        terms: what words stand for; None leaves the terms of all weeks as they are.
        only: Mondays of the weeks that will be written; None for all.
    """
    exposures = dict(con.execute(statement(_TABLE, "exposures.sql")).fetchall())
    back, least = int(setting(con, "weeks_back") or 8), int(setting(con, "min_customers") or 5)
    rows = list(_topics(con, exposures, back=back, least=least))
    changed: Mapping[date, str] = {}
    if terms:
        digests, known = _digests(con, exposures, terms, back=back), _known(con)
        changed = {week: digest for week, digest in digests.items() if digest != known.get(week) and (only is None or week in only)}
        rows += _terms(con, exposures, sorted(changed), terms, back=back, least=least)
    con.register("fresh_emerging", pa.Table.from_pylist(rows, schema=_SCHEMA))
    con.register("fresh_weeks", pa.table({"week": pa.array(list(changed), pa.date32())}))
    con.execute(statement(_TABLE, "computed.sql"), {"weeks": list(exposures)})
    _remember(con, changed, weeks=list(exposures))


def _known(con: duckdb.DuckDBPyConnection) -> dict[date, str]:
    """Return the digests that the stored rows were computed from; none where the table was made anew since."""
    return dict(con.execute("SELECT week, digest FROM ops.week_digests WHERE name = $name", {"name": _TABLE}).fetchall())


def _remember(con: duckdb.DuckDBPyConnection, changed: Mapping[date, str], *, weeks: list[date]) -> None:
    con.execute("DELETE FROM ops.week_digests WHERE name = $name AND NOT list_contains($weeks, week)", {"name": _TABLE, "weeks": weeks})
    for week, digest in changed.items():
        con.execute("INSERT OR REPLACE INTO ops.week_digests VALUES ($name, $week, $digest)", {"name": _TABLE, "week": week, "digest": digest})


def _digests(con: duckdb.DuckDBPyConnection, exposures: Mapping[date, int], terms: Terms, *, back: int) -> dict[date, str]:
    """Return for each week a digest of all that its terms follow from."""
    own = dict(con.execute(statement(_TABLE, "digests.sql")).fetchall())
    frame = [terms.version, *(statement(_TABLE, name) for name in _COUNTING), *(str(setting(con, name)) for name in _SETTINGS)]
    return {week: hashlib.sha256("\x1f".join([*frame, *(own.get(day, "") for day in _window(week, back))]).encode()).hexdigest() for week in exposures}


def _window(week: date, back: int) -> list[date]:
    """Return the Mondays of a week's history, and its own."""
    return [week - n * _WEEK for n in range(back, -1, -1)]


def _topics(con: duckdb.DuckDBPyConnection, exposures: Mapping[date, int], *, back: int, least: int) -> Iterator[dict[str, Any]]:
    """Yield the topics that emerge in any week; their names and first weeks are joined later."""
    rows = con.execute(statement(_TABLE, "topics.sql")).fetchall()
    topics, weeks = sorted({topic for topic, _, _ in rows}), sorted({week for _, week, _ in rows})
    place, column = {topic: n for n, topic in enumerate(topics)}, {week: n for n, week in enumerate(weeks)}
    customers = np.zeros((len(topics), len(weeks)))
    for topic, week, n in rows:
        customers[place[topic], column[week]] = n
    for week in weeks:
        window = _window(week, back)
        counts = np.stack([customers[:, column[day]] if day in column else np.zeros(len(topics)) for day in window], axis=1)
        found = _emerging(counts, window, exposures, least=least)
        for n, topic in enumerate(found.places.tolist()):
            yield _row(found, n, counts[topic], window) | {"kind": "topic", "label": topics[topic], "first_seen": None}


def _terms(
    con: duckdb.DuckDBPyConnection, exposures: Mapping[date, int], weeks: Sequence[date], terms: Terms, *, back: int, least: int
) -> Iterator[dict[str, Any]]:
    """Yield the terms that emerge in the weeks given."""
    if not weeks:
        return
    needed = sorted({day for week in weeks for day in _window(week, back)})
    counted = count_terms(con, needed, terms)
    for week in weeks:
        window = _window(week, back)
        counts = counted.customers[:, [needed.index(day) for day in window]]
        found = _emerging(counts, window, exposures, least=least)
        yield from _of_week(con, counted, counts, found, window)
    con.execute("DROP TABLE heard")


def _of_week(con: duckdb.DuckDBPyConnection, counted: TermWeeks, counts: Floats, found: Emerging, window: Sequence[date]) -> Iterator[dict[str, Any]]:
    pairs = [(first, second) for first, second in counted.pairs[found.places].tolist()]
    names = named(con, counted, pairs, window)
    size = dict(zip(pairs, counts[found.places, -1].tolist(), strict=True))
    for n, pair in enumerate(pairs):
        longer = _longer(pair, size)
        part_of = {"part_of": names[longer].label if longer else None}
        yield _row(found, n, counts[found.places[n]], window) | _shown(names[pair]) | part_of | {"kind": "term"}


def _emerging(counts: Floats, window: Sequence[date], exposures: Mapping[date, int], *, least: int) -> Emerging:
    exposure = np.array([exposures.get(day, 0) for day in window], dtype=np.float64)
    return emerging(counts[:, -1], float(exposure[-1]), counts[:, :-1], exposure[:-1], min_customers=least)


def _longer(pair: Pair, size: Mapping[Pair, float]) -> Pair | None:
    """Return the pair of words in which most customers of a word use it."""
    number, second = pair
    if second:
        return None
    longer = [other for other, customers in size.items() if other[1] and number in other and customers >= _COVERED * size[pair]]
    return max(longer, key=lambda other: (size[other], other), default=None)


def _shown(term: Term) -> dict[str, Any]:
    second = None if term.second_words is None else list(term.second_words)
    return {"label": term.label, "label_nl": term.nl, "label_en": term.en, "words": list(term.words), "second_words": second}


def _row(found: Emerging, n: int, counts: Floats, window: Sequence[date]) -> dict[str, Any]:
    figures = {
        "expected": found.found.expected,
        "ratio": found.found.ratio,
        "ratio_lower": found.found.lower,
        "ratio_upper": found.found.upper,
        "p_value": found.found.p_rising,
        "q_value": found.q_value,
    }
    values = {name: float(rounded(figure[n : n + 1])[0]) for name, figure in figures.items()}
    return {name: value if np.isfinite(value) else None for name, value in values.items()} | {
        "week": window[-1],
        "customers": int(counts[-1]),
        "n_tested": found.n_tested,
        "first_seen": window[int(np.argmax(counts > 0))],
        "weeks_present": int((counts > 0).sum()),
    }


_SCHEMA = pa.schema(
    [
        ("week", pa.date32()),
        ("kind", pa.string()),
        ("label", pa.string()),
        ("label_nl", pa.string()),
        ("label_en", pa.string()),
        ("customers", pa.int64()),
        ("expected", pa.float64()),
        ("ratio", pa.float64()),
        ("ratio_lower", pa.float64()),
        ("ratio_upper", pa.float64()),
        ("p_value", pa.float64()),
        ("q_value", pa.float64()),
        ("n_tested", pa.int64()),
        ("first_seen", pa.date32()),
        ("weeks_present", pa.int64()),
        ("part_of", pa.string()),
        ("words", pa.list_(pa.string())),
        ("second_words", pa.list_(pa.string())),
    ]
)
