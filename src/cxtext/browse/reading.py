"""Read one contact: turn by turn, with its journey and the customer's other contacts."""

from zoneinfo import ZoneInfo

import duckdb

from cxtext.browse.queries import Row, rows
from cxtext.browse.question import Question
from cxtext.browse.records import Journey, Listed, Read, Step
from cxtext.browse.search import beside, listed
from cxtext.explain.build import Installed, explanation
from cxtext.explain.stored import stored
from cxtext.tags import Language

_MOST_OTHERS = 30


def read(con: duckdb.DuckDBPyConnection, wanted: str, question: Question, *, language: Language, zone: ZoneInfo) -> Read:
    """Return a contact to read.

    Args:
        con: a copy that is prepared.
        wanted: contact_id, its beginning, or the source's own id.
        question: whose answer it was opened from.
        language: of the names.
        zone: of the times.

    Raises:
        UnknownId: it stands for no contact, or for several.
    """
    found = stored(con, wanted)
    contact_id = found.contact["contact_id"]
    others = rows(con, "others", contact_id=contact_id, most=_MOST_OTHERS)
    return Read(
        told=explanation(found, Installed("", None, None), language=language, top=0, zone=zone),
        checked=frozenset(row["seq"] for row in rows(con, "checked", contact_id=contact_id)),
        others=tuple(_listed(row, language, zone) for row in others),
        journey=_journey(rows(con, "journey", contact_id=contact_id), language, zone),
        beside=beside(con, question, contact_id),
    )


def _journey(found: list[Row], language: Language, zone: ZoneInfo) -> Journey | None:
    if not found:
        return None
    steps = tuple(Step(_listed(row, language, zone), row["step"], row["gap_h"], row["relation"], row["linked_by"]) for row in found)
    first = found[0]
    return Journey(first["solved"], first["days"], first["n_channel_switches"], first["place"], steps)


def _listed(row: Row, language: Language, zone: ZoneInfo) -> Listed:
    return listed(row, (), language=language, zone=zone)
