"""WhatsApp text exports, Dutch and English, Android and iPhone, messages of several lines.

An item is a contact: the export, or each part of it after more than inbox.split_gap_days of silence. Notices of the app,
left-out pictures and deleted messages are no turns; they keep their number. The id comes from the file's path.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from cxtext.contact import Rejected
from cxtext.read.decode import bounded_lines, text_stream
from cxtext.read.draft import Draft, Outcome, Said
from cxtext.read.gaps import split_draft
from cxtext.read.guard import Where, impossible_time
from cxtext.read.head import Head
from cxtext.read.jsonitems import oversize
from cxtext.read.members import Member
from cxtext.read.rules import Source, id_from_name
from cxtext.read.times import ImpossibleTime
from cxtext.read.whatsapp_lines import Message, day_order, message_of, naive_time, whole_messages

NAME = "whatsapp"
_TO_RECOGNISE = 20  # lines of the head that are looked at
_LEFT_OUT = r"(?:media|afbeelding|video|audio|sticker|gif|document|contactkaart|image|contact card)\s*(?:weggelaten|omitted)"
_ATTACHED = r".*\((?:bestand bijgevoegd|file attached)\)|(?:bijgevoegd|attached): .*"
_DELETED = r"(?:dit bericht is verwijderd|(?:je|u) hebt dit bericht verwijderd|this message was deleted|you deleted this message)\.?"
_NO_TEXT = re.compile(rf"<?\s*(?:{_LEFT_OUT}|{_ATTACHED}|{_DELETED})\s*>?", re.IGNORECASE)


def matches(head: Head) -> bool:
    """Recognise a message line with a sender among the first lines, the very first being a message line too."""
    lines = [line for line in head.text.split("\n")[:_TO_RECOGNISE] if line.strip()]
    messages = [message_of(line.rstrip("\r")) for line in lines]
    return bool(messages) and messages[0] is not None and any(message and message.sender for message in messages)


def read(member: Member, source: Source) -> Iterator[Outcome]:
    """Yield the contacts of the export."""
    where = Where(member.name, member.item("file"), source)
    order = day_order(message.stamp for message in _messages(member, source))
    turns: list[Said] = []
    try:
        size = 0
        clock = where.clock()
        for seq, message in enumerate(_messages(member, source)):
            size += len(message.text)
            at = clock.read(message.written if source.rule.time_format else _naive(message, order))
            if message.sender and not _NO_TEXT.fullmatch(message.text.strip()):
                turns.append(Said(seq=seq, text=message.text, speaker=message.sender, at=at))
            if size > source.max_chars:
                yield oversize(where.item, source)
                return
    except ImpossibleTime as error:
        yield impossible_time(where, error)
        return
    yield from _contacts(where, turns)


def _contacts(where: Where, turns: list[Said]) -> Iterator[Outcome]:
    if not turns:
        yield Rejected(where.item, "no_turns", "the export holds no message with text", "nothing to do")
        return
    draft = Draft(origin=where.origin, item=where.item, weak_id=id_from_name(where.origin), usual_channel="chat", started_at=turns[0].at, turns=tuple(turns))
    yield from split_draft(draft, gap_days=where.source.inbox.split_gap_days)


def _messages(member: Member, source: Source) -> Iterator[Message]:
    with member.open() as raw, text_stream(raw) as stream:
        yield from whole_messages(line or "" for _, line in bounded_lines(stream, max_chars=source.max_chars))


def _naive(message: Message, order: tuple[int, int, int]) -> datetime:
    try:
        return naive_time(message.stamp, order)
    except ValueError as error:
        raise ImpossibleTime("there is no such date") from error
