"""Intercom conversations: the first message is `source`, the others are conversation parts; notes and assignments are left out.

An item is a conversation. Bodies are HTML; the next room turns them into text.
"""

from collections.abc import Iterator

from cxtext.contact import Role
from cxtext.read.draft import Draft, Outcome, Said
from cxtext.read.fields import Record, channel, flat, number, record, records, string, strings
from cxtext.read.guard import Where
from cxtext.read.head import Head
from cxtext.read.jsonitems import drafts
from cxtext.read.members import Member
from cxtext.read.roles import person_name
from cxtext.read.rules import Source
from cxtext.read.times import Clock

NAME = "intercom"
_ROLES: dict[str, Role] = {"user": "customer", "lead": "customer", "contact": "customer", "admin": "agent", "team": "agent", "bot": "bot"}
# Talk among colleagues: its body is an internal note.
_INTERNAL = ("note", "assignment", "default_assignment")
_KEPT = ("title", "state", "priority", "ai_agent_participated")


def matches(head: Head) -> bool:
    """Recognise conversation_parts, or type "conversation" with a source."""
    value = head.record
    return "conversation_parts" in value or (value.get("type") == "conversation" and isinstance(value.get("source"), dict))


def read(member: Member, source: Source) -> Iterator[Outcome]:
    """Yield a contact a conversation."""
    yield from drafts(member, source, convert)


def convert(value: Record, where: Where) -> Iterator[Outcome]:
    """Yield the contact of one conversation."""
    first = record(value.get("source"))
    parts = records(record(value.get("conversation_parts")).get("conversation_parts"))
    people = records(record(value.get("contacts")).get("contacts"))
    rating = record(value.get("conversation_rating"))
    messages = [{**first, "created_at": value.get("created_at")}, *parts]
    clock = where.clock()
    yield Draft(
        origin=where.origin,
        item=where.item,
        contact_id=string(value.get("id")),
        channel=channel(first.get("type")),
        usual_channel="chat",
        started_at=where.clock().read(value.get("created_at")),
        customer_id=next((found for person in people for found in strings(person.get("external_id"), person.get("id"))), None),
        agent_id=_agent(value, parts),
        names=_names([*people, *(record(message.get("author")) for message in messages)]),
        csat=number(rating.get("rating")),
        metadata=_metadata(value, first, rating),
        turns=tuple(said for seq, message in enumerate(messages) if (said := _said(seq, message, clock))),
    )


def _said(seq: int, message: Record, clock: Clock) -> Said | None:
    at = clock.read(message.get("created_at"))
    if str(message.get("part_type", "")).startswith(_INTERNAL) or message.get("redacted") is True:
        return None
    author = record(message.get("author"))
    identity = string(author.get("id"))
    return Said(
        seq=seq,
        text=string(message.get("body")) or "",
        speaker=string(author.get("name")) or identity,
        also=strings(identity, author.get("type")),
        role=_role(message, author),
        at=at,
    )


def _role(message: Record, author: Record) -> Role | None:
    from_ai = any(holder.get(key) is True for holder in (message, author) for key in ("from_ai_agent", "is_ai_answer"))
    return "bot" if from_ai else _ROLES.get(str(author.get("type")))


def _agent(value: Record, parts: list[Record]) -> str | None:
    authors = (record(part.get("author")) for part in parts)
    answering = next((string(author.get("id")) for author in authors if author.get("type") == "admin"), None)
    return string(value.get("admin_assignee_id")) or answering


def _names(people: list[Record]) -> tuple[str, ...]:
    found = strings(*(person.get(key) for person in people if person.get("type") != "bot" for key in ("name", "email", "phone")))
    return tuple(name for name in found if person_name(name))


def _metadata(value: Record, first: Record, rating: Record) -> dict[str, str | int | float | bool]:
    statistics = record(value.get("statistics"))
    custom = {f"custom_{key}": field for key, field in record(value.get("custom_attributes")).items()}
    tags = [tag.get("name") for tag in records(record(value.get("tags")).get("tags"))]
    further = {"subject": first.get("subject"), "via": first.get("type"), "rating_remark": rating.get("remark"), "tags": tags}
    return {
        **flat(value, _KEPT),
        **flat(further, further),
        **flat(statistics, ("count_reopens", "count_assignments", "time_to_admin_reply")),
        **flat(custom, custom),
    }
