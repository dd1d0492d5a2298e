"""Genesys Cloud transcripts: one JSON a communication, a conversation may lie spread over several of them.

An item is a conversation: all transcripts of one conversationId in the file, the archive or the folder are merged and
numbered in the order of time.
"""

import re
from collections.abc import Iterator, Sequence

from cxtext.contact import Rejected, Role
from cxtext.read.draft import Draft, Outcome, Said
from cxtext.read.fields import Record, channel, flat, number, records, seconds, string, strings
from cxtext.read.guard import Where, guarded
from cxtext.read.head import Head
from cxtext.read.jsonitems import json_items, oversize
from cxtext.read.members import Member
from cxtext.read.rules import Source
from cxtext.read.spill import spill
from cxtext.read.times import epoch_time, is_epoch_ms

NAME = "genesys"
_CONVERSATION_ID = re.compile(rb'"conversationId"\s*:\s*"([^"]{1,200})"')
_ROLES: dict[str, Role] = {
    "external": "customer",
    "customer": "customer",
    "internal": "agent",
    "agent": "agent",
    "acd": "bot",
    "ivr": "bot",
    "bot": "bot",
    "botflow": "bot",
}


def matches(head: Head) -> bool:
    """Recognise conversationId with transcripts or communicationId."""
    keys = head.record.keys()
    return "conversationId" in keys and bool({"transcripts", "communicationId", "conversationStartTime"} & keys)


def ties(head: bytes) -> tuple[str, ...]:
    """Return the conversation that a transcript file belongs to."""
    found = _CONVERSATION_ID.search(head) if b"transcripts" in head or b"communicationId" in head else None
    return (found[1].decode("utf-8", "replace"),) if found else ()


def read(members: Sequence[Member], source: Source) -> Iterator[Outcome]:
    """Yield a contact a conversation."""
    with spill() as store:
        for member in members:
            for item in json_items(member, source):
                if isinstance(item, Rejected):
                    yield item
                else:
                    identity = string(item.value.get("conversationId")) or f"no id: {member.name} {item.place}"
                    store.add(identity, {"origin": member.name, "item": member.item(item.place), "value": item.value})
        for group in store.groups(max_chars=source.max_chars):
            first = group.parts[0][1]
            where = Where(first["origin"], first["item"], source)
            if group.oversize:
                yield oversize(where.item, source)
            else:
                parts = [part["value"] for _, part in group.parts]
                yield from guarded(convert, {"conversationId": parts[0].get("conversationId"), "parts": parts}, where)


def convert(value: Record, where: Where) -> Iterator[Outcome]:
    """Yield the contact that the parts of one conversation make."""
    parts = _newest(records(value.get("parts")))
    starts = [number(part.get("conversationStartTime")) for part in parts]
    start_ms = min((start for start in starts if start), default=None) or _first_epoch(parts)
    people = [person for part in parts for person in records(part.get("participants"))]
    yield Draft(
        origin=where.origin,
        item=where.item,
        contact_id=string(value.get("conversationId")),
        channel=next((found for part in parts for found in [channel(part.get("mediaType"))] if found), None),
        usual_channel="call",
        started_at=epoch_time(start_ms) if start_ms else None,
        duration_s=_duration(parts),
        language=next((found for part in parts for transcript in _transcripts(part) if (found := string(transcript.get("language")))), None),
        customer_id=_identity(people, "external", ("externalContactId", "ani")),
        agent_id=_identity(people, "internal", ("userId",)),
        names=strings(*(person.get(key) for person in people for key in ("ani", "name", "participantName") if person.get("participantPurpose") != "acd")),
        metadata={**flat(parts[0], ("mediaType", "originatingDirection")), "n_communications": len(parts), **_sentiment(parts)},
        turns=_turns(parts, start_ms),
    )


def _newest(parts: list[Record]) -> list[Record]:
    """Keep the last of the parts that say they are the same communication: it was exported again."""
    return list({string(part.get("communicationId")) or f"part {n}": part for n, part in enumerate(parts)}.values())


def _transcripts(part: Record) -> list[Record]:
    return records(part.get("transcripts"))


def _phrases(parts: list[Record]) -> list[Record]:
    return [phrase for part in parts for transcript in _transcripts(part) for phrase in records(transcript.get("phrases"))]


def _first_epoch(parts: list[Record]) -> float | None:
    moments = (number(phrase.get("startTimeMs")) for phrase in _phrases(parts))
    return min((ms for ms in moments if ms and is_epoch_ms(ms)), default=None)


def _turns(parts: list[Record], start_ms: float | None) -> tuple[Said, ...]:
    placed = sorted(
        ((_offset_s(phrase, start_ms), n, phrase) for n, phrase in enumerate(_phrases(parts))), key=lambda entry: (entry[0] is None, entry[0] or 0.0, entry[1])
    )
    return tuple(_said(seq, phrase, offset, start_ms) for seq, (offset, _, phrase) in enumerate(placed))


def _offset_s(phrase: Record, start_ms: float | None) -> float | None:
    """Return a phrase's start in seconds of the conversation: exports write it as an epoch or as an offset."""
    ms = number(phrase.get("startTimeMs"))
    if ms is None:
        return None
    if is_epoch_ms(ms):
        return (ms - start_ms) / 1000 if start_ms else None
    return ms / 1000


def _said(seq: int, phrase: Record, offset: float | None, start_ms: float | None) -> Said:
    purpose = string(phrase.get("participantPurpose"))
    length = seconds(phrase.get("durationMs"))
    return Said(
        seq=seq,
        text=string(phrase.get("decoratedText")) or string(phrase.get("text")) or "",
        speaker=purpose,
        role=_ROLES.get(str(purpose).casefold()),
        at=epoch_time(start_ms + offset * 1000) if start_ms and offset is not None else None,
        start_s=offset,
        end_s=None if offset is None or length is None else offset + length,
    )


def _identity(people: list[Record], purpose: str, keys: tuple[str, ...]) -> str | None:
    mine = [person for person in people if _ROLES.get(str(person.get("participantPurpose")).casefold()) == _ROLES[purpose]]
    return next(iter(strings(*(person.get(key) for key in keys for person in mine))), None)


def _duration(parts: list[Record]) -> float | None:
    lengths = [found for part in parts if (found := seconds(part.get("duration"))) is not None]
    return max(lengths, default=None)


def _sentiment(parts: list[Record]) -> dict[str, str | int | float | bool]:
    """Return the mean of the vendor's sentiment events of the customer (-1..1), marked as the vendor's."""
    analytics = [transcript.get("analytics") for part in parts for transcript in _transcripts(part)]
    events = [event for entry in analytics if isinstance(entry, dict) for event in records(entry.get("sentiment"))]
    scores = [score for event in events if event.get("participant") == "external" and (score := number(event.get("sentiment"))) is not None]
    return {"vendor_sentiment_customer": sum(scores) / len(scores), "score_source": "vendor"} if scores else {}
