"""Answer a question: which contacts, in which order, and which labels they carry."""

from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import duckdb

from cxtext.browse.names import Names
from cxtext.browse.queries import Row, make, rows
from cxtext.browse.question import KINDS, ONE_KINDS, Choice, Question
from cxtext.browse.records import Answer, Beside, Facet, FacetGroup, Listed, Week
from cxtext.browse.snippet import snippet
from cxtext.plaintext import plain

PAGE = 50  # contacts
# No label at all: DuckDB takes the type of a list of records from its first.
_NOTHING = {"bit": 0, "kind": "", "code": ""}


@dataclass(frozen=True, slots=True)
class Condition:
    """Labels of which one must be there: of a kind with many a contact a label each, of a kind with one all those asked for together."""

    bit: int
    kind: str
    codes: tuple[str, ...]


def conditions(choices: Iterable[Choice]) -> tuple[Condition, ...]:
    """Put labels asked for together into conditions."""
    held: dict[tuple[str, str], list[str]] = {}
    for choice in choices:
        held.setdefault((choice.kind, "" if choice.kind in ONE_KINDS else choice.code), []).append(choice.code)
    return tuple(Condition(bit, kind, tuple(found)) for bit, ((kind, _), found) in enumerate(held.items()))


def answer(con: duckdb.DuckDBPyConnection, question: Question, names: Names, *, zone: ZoneInfo) -> Answer:
    """Return a page of the contacts asked for, and the labels that they carry.

    Args:
        con: a copy that is prepared.
        question: what is asked.
        names: of the labels.
        zone: of the times.
    """
    find(con, question)
    ((contacts,),) = (row.values() for row in rows(con, "count"))
    found = rows(con, "page", skipped=(question.page - 1) * PAGE, shown=PAGE)
    return Answer(
        question=question,
        contacts=contacts,
        rows=tuple(listed(row, question.terms, language=names.language, zone=zone) for row in found),
        groups=facets(con, question, names),
        pages=max(-(-contacts // PAGE), 1),
    )


def find(con: duckdb.DuckDBPyConnection, question: Question) -> None:
    """Make the tables reached and placed of a question."""
    _search(con, question)
    asked = conditions(question.choices)
    flat = [{"bit": one.bit, "kind": one.kind, "code": code} for one in asked for code in one.codes]
    scope = {"first": question.first, "last": question.last, "has_words": bool(question.terms)}
    make(con, "reached", None, conditions=flat or [_NOTHING], all_bits=(1 << len(asked)) - 1, **scope)
    make(con, "placed", sort=question.sort)


def _search(con: duckdb.DuckDBPyConnection, question: Question) -> None:
    first, *further = sorted(question.terms, key=len, reverse=True) or [""]  # the longest is the rarest, and leaves least to look through
    make(con, "found", by=question.by if first else "nobody", words=first)
    for term in further:
        make(con, "narrowed", "found", words=term)
    make(con, "first_found")


def facets(con: duckdb.DuckDBPyConnection, question: Question, names: Names) -> tuple[FacetGroup, ...]:
    """Return the labels of the contacts that were found last, by kind; labels asked for stand among them even where no contact carries them."""
    own = [{"kind": one.kind, "bits": 1 << one.bit} for one in conditions(question.choices) if one.kind in ONE_KINDS]
    counted = {Choice(row["kind"], row["code"]): row["contacts"] for row in rows(con, "facets", own_bits=own or [{"kind": "", "bits": 0}])}
    counts = counted | {choice: 0 for choice in question.choices if choice not in counted}
    found = [Facet(choice, names.label(choice.kind, choice.code), contacts, choice in question.choices) for choice, contacts in counts.items()]
    groups = (FacetGroup(kind, names.kind(kind), tuple(facet for facet in found if facet.choice.kind == kind)) for kind in KINDS)
    return tuple(group for group in groups if group.facets)


def listed(row: Row, terms: Iterable[str], *, language: str, zone: ZoneInfo) -> Listed:
    """Return a row of contact as it stands in a list; where words were found, with the turn they stand in."""
    found = row.get("found_text")
    text, seq = (found, row["found_seq"]) if found else (row["quote"], row["quote_seq"])
    return Listed(
        contact_id=row["contact_id"],
        started_at=row["started_at"].astimezone(zone),
        channel=row["channel"],
        queue=row["queue"] and plain(row["queue"]),
        language=row["language"],
        reason=row["contact_reason"],
        outcome=row["outcome"],
        churn=row["churn"],
        pain_points=tuple(row["pain_points"] or ()),
        severity=row["max_severity"],
        start=row["sentiment_start"],
        peak=row["sentiment_peak"],
        end=row["sentiment_end"],
        topic=plain(row[f"topic_{language}"] or ""),
        quote=snippet(text, terms if found else ()) if text else (),
        seq=seq,
        role=row["found_role"] if found else "",
    )


def beside(con: duckdb.DuckDBPyConnection, question: Question, contact_id: str) -> Beside | None:
    """Return where a contact stands in the answer to a question; None where it is no part of it."""
    find(con, question)
    return next((Beside(**row) for row in rows(con, "beside", contact_id=contact_id)), None)


def weeks(con: duckdb.DuckDBPyConnection) -> tuple[Week, ...]:
    """Return the weeks with contacts, the newest first."""
    return tuple(Week(monday=row.pop("week"), **row) for row in rows(con, "weeks"))
