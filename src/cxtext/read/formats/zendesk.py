"""Zendesk Support: tickets with their comments, as an array, JSON Lines, {"tickets": [...]} or one ticket.

An item is a ticket; one that was silent for more than inbox.split_gap_days and then went on gives several contacts.
Internal notes are left out and keep their number.
"""

from collections.abc import Iterator
from dataclasses import replace

from cxtext.contact import Channel, Role
from cxtext.read.draft import Draft, Outcome, Said
from cxtext.read.fields import Record, flat, record, records, string, strings
from cxtext.read.gaps import split_draft
from cxtext.read.guard import Where
from cxtext.read.head import Head
from cxtext.read.jsonitems import drafts
from cxtext.read.members import Member
from cxtext.read.roles import person_name
from cxtext.read.rules import Source
from cxtext.read.times import Clock

NAME = "zendesk"
_SYSTEM_AUTHOR = "-1"
_ROLES: dict[str, Role] = {"end-user": "customer", "agent": "agent", "admin": "agent"}
_CHANNEL_WORDS: dict[Channel, str] = {
    "email": "email",
    "call": "voice phone",
    "chat": "chat chat_transcript messaging native_messaging web_messaging whatsapp sms facebook twitter instagram_dm line",
}
# A web form ("web") and the API are none of the three; `channel` in the source rule may say what they mean here.
_CHANNELS: dict[str, Channel] = {word: kind for kind, words in _CHANNEL_WORDS.items() for word in words.split()}
_KEPT = ("subject", "status", "priority", "type", "tags", "group_id", "organization_id")


def matches(head: Head) -> bool:
    """Recognise a ticket by requester_id with comments, a description or a status; also inside {"ticket": ...}."""
    ticket = _ticket(head.record)
    return "requester_id" in ticket and bool({"comments", "description", "via", "status"} & ticket.keys())


def read(member: Member, source: Source) -> Iterator[Outcome]:
    """Yield the contacts of every ticket."""
    yield from drafts(member, source, convert)


def convert(value: Record, where: Where) -> Iterator[Outcome]:
    """Yield the contacts of one ticket; the ticket's id is the case of its parts."""
    ticket = _ticket(value)
    comments = _with_description(ticket, records(ticket.get("comments")))
    people = {string(user.get("id")): user for user in records(ticket.get("users"))}
    customer, agent = string(ticket.get("requester_id")), string(ticket.get("assignee_id"))
    turns = _turns(comments, customer, people, where.clock())
    via = record(ticket.get("via"))
    draft = Draft(
        origin=where.origin,
        item=where.item,
        contact_id=string(ticket.get("id")),
        channel=_CHANNELS.get(str(via.get("channel"))),
        usual_channel="other",
        started_at=where.clock().read(ticket.get("created_at")),
        customer_id=customer,
        agent_id=agent,
        names=_names(ticket, via, people),
        metadata={**flat(ticket, _KEPT), **_scores(ticket), **_custom(ticket), **flat({"via": via.get("channel")}, ("via",))},
        turns=turns,
    )
    yield from split_draft(draft, gap_days=where.source.inbox.split_gap_days)


def _ticket(value: Record) -> Record:
    inner = record(value.get("ticket"))
    return {**value, **inner} if inner else value


def _with_description(ticket: Record, comments: list[Record]) -> list[Record]:
    """Put the description first where the comments do not hold it: usually it is the first comment once more."""
    description = string(ticket.get("description"))
    if not description or any(_same_start(description, _text(comment)) for comment in comments):
        return comments
    first = {"author_id": ticket.get("requester_id"), "body": description, "created_at": ticket.get("created_at"), "public": True}
    return [first, *comments]


def _same_start(one: str, other: str) -> bool:
    short, long = sorted((" ".join(one.split()), " ".join(other.split())), key=len)
    # Zendesk cuts long descriptions, so equal beginnings count; but "Hallo" must not swallow a longer mail.
    return short == long or (len(short) > 200 and long.startswith(short))


def _text(comment: Record) -> str:
    return string(comment.get("plain_body")) or string(comment.get("body")) or string(comment.get("html_body")) or ""


def _turns(comments: list[Record], customer: str | None, people: dict[str | None, Record], clock: Clock) -> tuple[Said, ...]:
    turns: list[Said] = []
    seen: set[tuple[object, ...]] = set()
    for seq, comment in enumerate(comments):
        key = (string(comment.get("author_id")), comment.get("created_at"), _text(comment))
        if comment.get("public") is False or key in seen:
            continue
        seen.add(key)
        turns.append(_said(seq, comment, customer, people, clock))
    return tuple(_in_order(turns))


def _in_order(turns: list[Said]) -> list[Said]:
    """Turn a list that begins with the newest comment round, and number it so; other orders stay."""
    times = [turn.at for turn in turns if turn.at]
    if len(times) < 2 or times[0] <= times[-1]:
        return turns
    last = turns[-1].seq + turns[0].seq
    return [replace(turn, seq=last - turn.seq) for turn in reversed(turns)]


def _said(seq: int, comment: Record, customer: str | None, people: dict[str | None, Record], clock: Clock) -> Said:
    author = string(comment.get("author_id"))
    person = people.get(author, {})
    return Said(
        seq=seq,
        text=_text(comment),
        speaker=string(person.get("name")) or author,
        also=(author,) if author else (),
        role=_author_role(author, customer, person),
        at=clock.read(comment.get("created_at")),
    )


def _author_role(author: str | None, customer: str | None, person: Record) -> Role | None:
    if author is None:
        return None
    if author == _SYSTEM_AUTHOR:
        return "system"
    return "customer" if author == customer else _ROLES.get(str(person.get("role")), "agent")


def _names(ticket: Record, via: Record, people: dict[str | None, Record]) -> tuple[str, ...]:
    sender = record(record(via.get("source")).get("from"))
    known = [record(ticket.get("requester")), record(ticket.get("assignee")), sender, *people.values()]
    found = strings(*(person.get(key) for person in known for key in ("name", "email", "phone", "address")))
    return tuple(name for name in found if person_name(name))


def _scores(ticket: Record) -> dict[str, str | int | float | bool]:
    rating = record(ticket.get("satisfaction_rating"))
    return flat({"satisfaction": rating.get("score"), "satisfaction_comment": rating.get("comment")}, ("satisfaction", "satisfaction_comment"))


def _custom(ticket: Record) -> dict[str, str | int | float | bool]:
    custom = {f"custom_field_{field.get('id')}": field.get("value") for field in records(ticket.get("custom_fields"))}
    return flat(custom, custom)
