"""One string with speaker markers: Microsoft's Conversation Knowledge Mining records, and plain text files of that kind.

Markers are `**Customer:** ...`, or `Agent: ... Customer: ...` with labels whose role config or common use knows.
An item is a record, or the file where it is plain text.
"""

from collections.abc import Iterator

from cxtext.contact import Rejected
from cxtext.read.decode import text_stream
from cxtext.read.draft import Draft, Outcome, Said
from cxtext.read.fields import Record, flat, string
from cxtext.read.formats.captions import is_speaker
from cxtext.read.guard import Where
from cxtext.read.head import Head
from cxtext.read.jsonitems import drafts, oversize
from cxtext.read.labels import marked_up
from cxtext.read.members import Member
from cxtext.read.roles import stated_role
from cxtext.read.rules import Source, id_from_name

NAME = "knowledge_mining"
TEXT = "marked_text"
_OWN_FIELDS = frozenset(("ClientId", "ConversationId", "StartTime", "EndTime", "Content"))
_MIN_TURNS = 2


def matches(head: Head) -> bool:
    """Recognise a record with ConversationId and Content."""
    return {"ConversationId", "Content"} <= head.record.keys()


def matches_text(head: Head) -> bool:
    """Recognise a text with markers of at least two turns, whose first one opens the text or its second line."""
    start = head.text.lstrip("\ufeff \r\n")
    turns = marked_up(start, is_known=lambda label: stated_role(label) is not None)
    return len(turns) >= _MIN_TURNS and not start.startswith(("{", "[")) and any(turns[0][0] in line for line in start.splitlines()[:5])


def read(member: Member, source: Source) -> Iterator[Outcome]:
    """Yield a contact a record."""
    yield from drafts(member, source, convert)


def read_text(member: Member, source: Source) -> Iterator[Outcome]:
    """Yield the contact of a plain text file: its id from the path, its start from the config."""
    with member.open() as raw, text_stream(raw) as stream:
        text = stream.read(source.max_chars + 1)
    where = Where(member.name, member.item("file"), source)
    if len(text) > source.max_chars:
        yield oversize(where.item, source)
        return
    yield Draft(origin=where.origin, item=where.item, weak_id=id_from_name(where.origin), usual_channel="call", turns=_turns(text, source))


def convert(value: Record, where: Where) -> Iterator[Outcome]:
    """Yield the contact of one record."""
    content = string(value.get("Content"))
    turns = _turns(content or "", where.source)
    if content and not turns:
        yield Rejected(
            where.item, "no_turns", "the text holds no speaker marker", "mark the speakers as **Customer:** and **Agent:**, or map their labels in inbox.roles"
        )
        return
    clock = where.clock()
    yield Draft(
        origin=where.origin,
        item=where.item,
        contact_id=string(value.get("ConversationId")),
        usual_channel="call",
        started_at=clock.read(value.get("StartTime")),
        ended_at=clock.read(value.get("EndTime")),
        customer_id=string(value.get("ClientId")),
        metadata=flat(value, sorted(value.keys() - _OWN_FIELDS)),
        turns=turns,
    )


def _turns(content: str, source: Source) -> tuple[Said, ...]:
    marked = marked_up(content, is_known=lambda label: is_speaker(label, source))
    return tuple(Said(seq=seq, text=text, speaker=label) for seq, (label, text) in enumerate(marked))
