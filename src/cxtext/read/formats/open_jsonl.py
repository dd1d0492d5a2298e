"""The open format as JSON Lines (or a JSON array): one contact an object. An item is a line or an element."""

from collections.abc import Iterator

from cxtext.read.draft import Outcome
from cxtext.read.formats.open_record import convert, has_turns
from cxtext.read.head import Head
from cxtext.read.jsonitems import drafts
from cxtext.read.members import Member
from cxtext.read.rules import Source

NAME = "open"


def matches(head: Head) -> bool:
    """Recognise an object with turns; one with contact_id and started_at too, to say what it lacks."""
    return has_turns(head.record) or {"contact_id", "started_at"} <= head.record.keys()


def read(member: Member, source: Source) -> Iterator[Outcome]:
    """Yield a contact an object."""
    yield from drafts(member, source, convert)
