"""The open format's record: one contact with its turns, as JSON Lines hold it or rows of a table make it."""

from collections.abc import Iterator

from cxtext.contact import Rejected, Scalar
from cxtext.read.draft import Draft, Outcome, Said
from cxtext.read.fields import Record, channel, number, parsed_object, plain, record, records, string
from cxtext.read.guard import Where
from cxtext.read.roles import stated_role
from cxtext.read.times import Clock

SOURCE = "open"
TURN_FIELDS = frozenset(("role", "text", "speaker", "start_s", "end_s", "at", "seq"))
_CONTACT_FIELDS = frozenset(
    [
        "contact_id",
        "channel",
        "started_at",
        "ended_at",
        "duration_s",
        "language",
        "customer_id",
        "agent_id",
        "queue",
        "product",
        "csat",
        "nps",
        "ces",
        "metadata",
        "turns",
    ]
)


def convert(value: Record, where: Where) -> Iterator[Outcome]:
    """Yield the contact of an open record; its turns in the order and under the numbers they have there."""
    clock = where.clock()
    started_at, ended_at = clock.read(value.get("started_at")), where.clock().read(value.get("ended_at"))
    turns = value.get("turns")
    if turns is not None and not isinstance(turns, list):
        yield Rejected(where.item, "bad_record", "turns is no list", 'write "turns": [{"role": ..., "text": ...}, ...]')
        return
    yield Draft(
        origin=where.origin,
        item=where.item,
        contact_id=string(value.get("contact_id")),
        channel=channel(value.get("channel")),
        started_at=started_at,
        ended_at=ended_at,
        duration_s=number(value.get("duration_s")),
        language=string(value.get("language")),
        customer_id=string(value.get("customer_id")),
        agent_id=string(value.get("agent_id")),
        queue=string(value.get("queue")),
        product=string(value.get("product")),
        csat=number(value.get("csat")),
        nps=number(value.get("nps")),
        ces=number(value.get("ces")),
        metadata=_metadata(value),
        turns=tuple(_said(seq, turn, clock) for seq, turn in enumerate(turns or []) if isinstance(turn, dict)),
    )


def from_rows(rows: list[Record]) -> Record:
    """Return the open record that the rows of one contact make: each field from the first row that fills it."""
    contact: Record = {}
    for row in rows:
        contact.update({key: field for key, field in row.items() if key not in TURN_FIELDS and key not in contact and string(field) is not None})
    contact["metadata"] = parsed_object(contact.get("metadata"))
    contact["turns"] = [{key: row.get(key) for key in TURN_FIELDS} for row in rows]
    return contact


def _said(seq: int, turn: Record, clock: Clock) -> Said:
    role = string(turn.get("role"))
    speaker = string(turn.get("speaker")) or role
    return Said(
        seq=seq,
        text=string(turn.get("text")) or "",
        speaker=speaker,
        also=(role,) if role and role != speaker else (),
        role=stated_role(role),
        at=clock.read(turn.get("at")),
        start_s=number(turn.get("start_s")),
        end_s=number(turn.get("end_s")),
        language=string(turn.get("language")),
    )


def _metadata(value: Record) -> dict[str, Scalar]:
    further = {key: field for key, field in value.items() if key not in _CONTACT_FIELDS | TURN_FIELDS}
    merged = {**further, **record(value.get("metadata"))}
    return {str(key): kept for key, field in merged.items() if (kept := plain(field)) is not None}


def has_turns(value: Record) -> bool:
    """Tell whether a JSON record is an open one: turns with a text, or a contact_id beside turns."""
    turns = value.get("turns")
    return isinstance(turns, list) and ("contact_id" in value or any("text" in turn for turn in records(turns)))
