"""E-mails as EML files and as mbox: threads found by Message-ID and References; own_domains write as agents.

An item is a thread; a mail that cannot be read is an item too. The threads of an mbox, of an archive and of the EML files
of one folder are whole: a mail that stands twice counts once, and mails are numbered by their dates.
"""

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from cxtext.contact import Rejected, Role, Scalar
from cxtext.read.draft import Draft, Outcome, Said
from cxtext.read.fields import Record, flat, strings
from cxtext.read.guard import Where, guarded, impossible_time
from cxtext.read.head import Head
from cxtext.read.jsonitems import oversize
from cxtext.read.mail import MESSAGE_ID, parsed_mail
from cxtext.read.members import Member
from cxtext.read.roles import person_name
from cxtext.read.rules import Source
from cxtext.read.spill import Group, Spill, spill
from cxtext.read.threads import Threads
from cxtext.read.times import ImpossibleTime, read_time

EML = "eml"
MBOX = "mbox"
SOURCE = "email"
_HEADER = re.compile(r"^([A-Za-z][A-Za-z0-9-]*):[ \t]?", re.MULTILINE)
_TELLING = {"message-id", "date", "mime-version", "received", "return-path", "to", "subject", "content-type"}
_ESCAPED_FROM = re.compile(rb"^>(>*From )")
_MAX_MAIL_BYTES = 64_000_000  # attachments come along; the text itself is held to max_item_mb


def matches_eml(head: Head) -> bool:
    """Recognise a first block of headers with From and at least two others that mails have."""
    block = re.split(r"\r?\n\r?\n", head.text.lstrip("\ufeff"), maxsplit=1)[0]
    names = {name.casefold() for name in _HEADER.findall(block)}
    return bool(_HEADER.match(block)) and "from" in names and len(names & _TELLING) >= 2


def matches_mbox(head: Head) -> bool:
    """Recognise a "From " line with a mail's headers below it."""
    first, _, rest = head.text.partition("\n")
    return first.startswith("From ") and bool(_HEADER.match(rest))


def ties(head: bytes) -> tuple[str, ...]:
    """Return the ids of a mail and of those that it refers to, from its headers."""
    text = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0].decode("utf-8", "replace")
    if not matches_eml(Head("", text)):
        return ()
    fields = re.findall(r"^(?:message-id|references|in-reply-to):((?:.*)(?:\n[ \t].*)*)", text.replace("\r", ""), re.IGNORECASE | re.MULTILINE)
    return tuple(identity for field in fields for identity in MESSAGE_ID.findall(field))


def read_eml(members: Sequence[Member], source: Source) -> Iterator[Outcome]:
    """Yield the threads of mails that lie in a file each."""
    raws = ((member, member.item("file"), _whole(member)) for member in members)
    yield from _threads(raws, source)


def read_mbox(members: Sequence[Member], source: Source) -> Iterator[Outcome]:
    """Yield the threads of mailboxes."""
    raws = ((member, member.item(f"mail {n}"), raw) for member in members for n, raw in enumerate(_split(member), start=1))
    yield from _threads(raws, source)


def _whole(member: Member) -> bytes | None:
    with member.open() as stream:
        raw = stream.read(_MAX_MAIL_BYTES + 1)
    return raw if len(raw) <= _MAX_MAIL_BYTES else None


def _split(member: Member) -> Iterator[bytes | None]:
    """Yield the mails of an mbox: each begins with a "From " line, quoted ">From " lines are restored; None for one too large."""
    with member.open() as stream:
        lines: list[bytes] = []
        size, blank = 0, True
        for line in _byte_lines(stream):
            if blank and line.startswith(b"From ") and size:
                yield b"".join(lines) if size <= _MAX_MAIL_BYTES else None
                lines, size = [], 0
            elif not (blank and line.startswith(b"From ")):
                size += len(line)
                lines.append(_ESCAPED_FROM.sub(rb"\1", line) if size <= _MAX_MAIL_BYTES else b"")
            blank = not line.strip()
        if size:
            yield b"".join(lines) if size <= _MAX_MAIL_BYTES else None


def _byte_lines(stream: BinaryIO) -> Iterator[bytes]:
    while line := stream.readline(1 << 20):
        yield line


def _threads(raws: Iterator[tuple[Member, str, bytes | None]], source: Source) -> Iterator[Outcome]:
    threads = Threads()
    ids: list[str] = []
    with spill() as store:
        for member, item, raw in raws:
            refused = _kept(store, threads, ids, Where(member.name, item, source), raw)
            if refused is not None:
                yield refused
        store.regroup((n, f"{threads.thread(message_id):x}") for n, message_id in enumerate(ids))
        for group in store.groups(max_chars=source.max_chars):
            yield from _thread(group, source)


def _kept(store: Spill, threads: Threads, ids: list[str], where: Where, raw: bytes | None) -> Rejected | None:
    if raw is None:
        return oversize(where.item, where.source)
    try:
        mail = parsed_mail(raw, where.source)
    except ImpossibleTime as error:
        return impossible_time(where, error)
    except (TypeError, ValueError, LookupError, AttributeError, OverflowError, RecursionError) as error:
        return Rejected(where.item, "broken_mail", f"the mail cannot be read ({type(error).__name__})", "export it again")
    threads.add((mail.message_id, *mail.refers_to))
    ids.append(mail.message_id)
    store.add("", {"origin": where.origin, "item": where.item, "mail": mail.as_record()})
    return None


def _thread(group: Group, source: Source) -> Iterator[Outcome]:
    first = group.parts[0][1]
    where = Where(first["origin"], first["item"], source)
    if group.oversize:
        yield oversize(where.item, source)
    else:
        yield from guarded(_convert, {"mails": [part["mail"] for _, part in group.parts]}, where)


def _convert(value: Record, where: Where) -> Iterator[Outcome]:
    unique = {mail["message_id"]: mail for mail in value["mails"]}
    # A mail without a date stays behind the dated ones; the others stand by their dates, however the mailbox sorts.
    mails = sorted(unique.values(), key=lambda mail: (not mail["date"], mail["date"]))
    said = tuple(_said(seq, mail, where) for seq, mail in enumerate(mails))
    by_role = {role: mail["address"] for mail, turn in zip(reversed(mails), reversed(said), strict=True) if (role := turn.role)}
    names = strings(*(text for mail in mails for text in (mail["display"], mail["address"], *mail["others"])))
    metadata: dict[str, Scalar] = {"n_mails": len(mails), **flat(mails[0], ("subject",))}
    yield Draft(
        origin=where.origin,
        item=where.item,
        # The id that the oldest mail answers stays the same when a later export holds more of the thread.
        contact_id=next(iter(mails[0]["refers_to"]), mails[0]["message_id"]),
        channel="email",
        started_at=said[0].at,
        customer_id=by_role.get("customer"),
        agent_id=by_role.get("agent"),
        names=tuple(name for name in names if person_name(name)),
        metadata=metadata,
        turns=said,
    )


def _said(seq: int, mail: Record, where: Where) -> Said:
    domain = mail["address"].rpartition("@")[2]
    return Said(
        seq=seq,
        text=mail["text"],
        speaker=mail["display"] or mail["address"] or None,
        also=(mail["address"], domain),
        role=_role(mail, domain, where.source.inbox.own_domains),
        at=read_time(mail["date"], zone=where.source.zone),
    )


def _role(mail: Record, domain: str, own_domains: tuple[str, ...]) -> Role | None:
    """Return agent for an own domain and customer for any other; nothing where the config names no own domain."""
    if mail["automatic"]:
        return "system"
    if not own_domains or not domain:
        return None
    own = any(domain == name.casefold() or domain.endswith("." + name.casefold()) for name in own_domains)
    return "agent" if own else "customer"
