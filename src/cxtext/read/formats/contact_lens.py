"""Amazon Connect Contact Lens, voice and chat, and Transcribe Call Analytics: one analysed contact an object.

An item is a contact. Voice files carry neither an id nor a start: both stand in Amazon's file name
`<contact id>_analysis_<time>.json`, which is read here; other names need `filename` in a source rule.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from cxtext.contact import Channel, Role, Scalar
from cxtext.read.draft import Draft, Outcome, Said
from cxtext.read.fields import Record, channel, flat, number, plain, record, records, seconds, string
from cxtext.read.guard import Where
from cxtext.read.head import Head
from cxtext.read.jsonitems import drafts
from cxtext.read.members import Member
from cxtext.read.roles import person_name
from cxtext.read.rules import Source, id_from_name
from cxtext.read.times import Clock

NAME = "contact_lens"
TRANSCRIBE = "transcribe_call_analytics"
_ROLES: dict[str, Role] = {"CUSTOMER": "customer", "AGENT": "agent", "SYSTEM": "system", "CUSTOM_BOT": "bot", "BOT": "bot"}
# Colons cannot stand in the file names of every system; copies have "_" or "-" in their place.
_AMAZON_NAME = re.compile(r"(?P<id>[^/]+?)_analysis(?:_redacted)?_(?P<date>\d{4}-\d\d-\d\d)T(?P<h>\d\d)[:_-]?(?P<m>\d\d)[:_-]?(?P<s>\d\d)(?:\.\d+)?Z?")
_OWN_KEYS = frozenset(("ContentMetadata", "ChatTranscriptVersion", "CustomerMetadata", "AccountId"))


def matches(head: Head) -> bool:
    """Recognise one of Connect's own keys beside another key of the analysis."""
    keys = head.record.keys()
    return bool(keys & _OWN_KEYS) and len(keys & (_OWN_KEYS | {"Channel", "Transcript", "Participants", "Version"})) >= 2


def matches_transcribe(head: Head) -> bool:
    """Recognise a Transcript with conversation characteristics or Amazon's offsets, without Connect's own keys."""
    value = head.record
    turn = next(iter(records(value.get("Transcript"))), {})
    analysed = "ConversationCharacteristics" in value or "BeginOffsetMillis" in turn
    return analysed and bool({"Transcript", "Participants", "SessionId"} & value.keys()) and not _OWN_KEYS & value.keys()


def read(member: Member, source: Source) -> Iterator[Outcome]:
    """Yield a contact an object."""
    yield from drafts(member, source, convert)


def convert(value: Record, where: Where) -> Iterator[Outcome]:
    """Yield the contact of one analysis."""
    named = _AMAZON_NAME.search(where.origin)
    people = {string(person.get("ParticipantId")): person for person in records(value.get("Participants"))}
    items = records(value.get("Transcript"))
    clock = where.clock()
    times = [clock.read(item.get("AbsoluteTime")) for item in items]
    characteristics = record(value.get("ConversationCharacteristics"))
    yield Draft(
        origin=where.origin,
        item=where.item,
        contact_id=string(record(value.get("CustomerMetadata")).get("ContactId")),
        weak_id=named["id"] if named else string(value.get("SessionId")) or id_from_name(where.origin),
        channel=_channel(value),
        started_at=min((time for time in times if time), default=None) or _named_time(named, where.clock()),
        ended_at=max((time for time in times if time), default=None),
        duration_s=seconds(characteristics.get("TotalConversationDurationMillis")),
        language=string(value.get("LanguageCode")),
        names=_names([*people.values(), *items]),
        metadata=_metadata(value, characteristics),
        turns=tuple(_said(seq, item, people, at) for seq, (item, at) in enumerate(zip(items, times, strict=True)) if "Content" in item),
    )


def _channel(value: Record) -> Channel | None:
    return channel(value.get("Channel")) or "call"


def _named_time(named: re.Match[str] | None, clock: Clock) -> datetime | None:
    return clock.read(f"{named['date']}T{named['h']}:{named['m']}:{named['s']}+00:00") if named else None


def _said(seq: int, item: Record, people: dict[str | None, Record], at: datetime | None) -> Said:
    identity = string(item.get("ParticipantId"))
    person = people.get(identity, {})
    stated = string(item.get("ParticipantRole")) or string(person.get("ParticipantRole")) or identity
    name = string(item.get("DisplayName")) or string(person.get("DisplayName"))
    return Said(
        seq=seq,
        text=string(item.get("Content")) or "",
        speaker=name or stated or identity,
        also=tuple(label for label in (identity, stated) if label),
        role=_ROLES.get(str(stated)),
        at=at,
        start_s=seconds(item.get("BeginOffsetMillis")),
        end_s=seconds(item.get("EndOffsetMillis")),
    )


def _names(people: list[Record]) -> tuple[str, ...]:
    found = dict.fromkeys(string(person.get("DisplayName")) for person in people)
    return tuple(name for name in found if name and person_name(name))


def _metadata(value: Record, characteristics: Record) -> dict[str, Scalar]:
    """Keep categories and the vendor's own customer sentiment (-5..5), marked as the vendor's."""
    overall = record(record(characteristics.get("Sentiment")).get("OverallSentiment"))
    by_role = record(overall.get("DetailsByParticipantRole")) or overall
    score = number(by_role.get("CUSTOMER"))
    scored: dict[str, Scalar] = {} if score is None else {"vendor_sentiment_customer": score, "score_source": "vendor"}
    categories = plain(record(value.get("Categories")).get("MatchedCategories"))
    output = plain(record(value.get("ContentMetadata")).get("Output"))
    further = {"categories": categories, "output": output, "language_code": value.get("LanguageCode")}
    return {**scored, **flat(further, further)}
