"""Google CCAI / CX Insights: conversation JSON (entries), and rows of the BigQuery export as JSON Lines.

An item is a conversation. Conversation JSON holds no id: it comes from the file's path.
"""

from collections.abc import Iterator

from cxtext.contact import Channel, Role
from cxtext.read.draft import Draft, Outcome, Said
from cxtext.read.fields import Record, flat, number, record, records, string
from cxtext.read.guard import Where
from cxtext.read.head import Head
from cxtext.read.jsonitems import drafts
from cxtext.read.members import Member
from cxtext.read.rules import Source, id_from_name

NAME = "google_ccai"
_ROLES: dict[str, Role] = {"CUSTOMER": "customer", "END_USER": "customer", "AGENT": "agent", "HUMAN_AGENT": "agent", "AUTOMATED_AGENT": "bot"}
_MEDIA: dict[str, Channel] = {"PHONE_CALL": "call", "CHAT": "chat"}
_KEPT = ("agentSentimentScore", "clientSentimentScore", "silencePercentage", "year", "month", "day")


def matches(head: Head) -> bool:
    """Recognise entries with Google's fields, or a row with conversationName."""
    entry = next(iter(records(head.record.get("entries"))), {})
    return bool({"start_timestamp_usec", "user_id", "role"} & entry.keys()) or "conversationName" in head.record


def read(member: Member, source: Source) -> Iterator[Outcome]:
    """Yield a contact a conversation."""
    yield from drafts(member, source, convert)


def convert(value: Record, where: Where) -> Iterator[Outcome]:
    """Yield the contact of one conversation, from either form."""
    yield _row(value, where) if "conversationName" in value else _entries(value, where)


def _entries(value: Record, where: Where) -> Draft:
    clock = where.clock()
    turns = tuple(
        Said(
            seq=seq,
            text=string(entry.get("text")) or "",
            speaker=string(entry.get("role")) or string(entry.get("user_id")),
            also=tuple(label for label in (string(entry.get("user_id")),) if label),
            role=_ROLES.get(str(entry.get("role"))),
            at=clock.read(number(entry.get("start_timestamp_usec"))),
        )
        for seq, entry in enumerate(records(value.get("entries")))
    )
    info = record(value.get("conversation_info"))
    categories = [category.get("display_name") for category in records(info.get("categories"))]
    return Draft(
        origin=where.origin,
        item=where.item,
        weak_id=id_from_name(where.origin),
        usual_channel="chat",
        metadata=flat({"categories": categories}, ("categories",)),
        turns=turns,
    )


def _row(value: Record, where: Where) -> Draft:
    clock = where.clock()
    length = number(value.get("durationNanos"))
    issues = [issue.get("name") for issue in records(value.get("issues"))]
    score = number(value.get("clientSentimentScore"))
    vendor = {} if score is None else {"score_source": "vendor"}
    return Draft(
        origin=where.origin,
        item=where.item,
        contact_id=(string(value.get("conversationName")) or "").rpartition("/")[2] or None,
        channel=_MEDIA.get(str(value.get("medium"))),
        usual_channel="call",
        started_at=clock.read(value.get("startTimestampUtc") or value.get("startTimestamp")),
        duration_s=None if length is None else length / 1e9,
        language=string(value.get("languageCode")),
        agent_id=string(value.get("agentId")),
        metadata={**flat(value, _KEPT), **vendor, **flat({"issues": issues}, ("issues",))},
        turns=tuple(_sentence(seq, sentence) for seq, sentence in enumerate(records(value.get("sentences")))),
    )


def _sentence(seq: int, sentence: Record) -> Said:
    tag = string(sentence.get("speakerTag"))
    role = string(sentence.get("participantRole"))
    return Said(
        seq=seq,
        text=string(sentence.get("sentence")) or "",
        speaker=role or (f"speaker {tag}" if tag else None),
        also=tuple(label for label in (tag, string(sentence.get("participantId"))) if label),
        role=_ROLES.get(str(role)),
        start_s=_nanos(sentence.get("startOffsetNanos")),
        end_s=_nanos(sentence.get("endOffsetNanos")),
    )


def _nanos(value: object) -> float | None:
    nanos = number(value)
    return None if nanos is None else nanos / 1e9
