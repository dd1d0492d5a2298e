"""One mail out of its bytes: who, when, in which thread, and the text. HTML is left to the next room."""

import email
import email.policy
import hashlib
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any

from cxtext.read.decode import CP1252
from cxtext.read.rules import Source
from cxtext.read.times import ImpossibleTime, read_time

MESSAGE_ID = re.compile(r"<([^<>\s]+)>")
_BROKEN = (MessageError, LookupError, ValueError, AttributeError, TypeError, OverflowError)


@dataclass(frozen=True, slots=True)
class Mail:
    """What a thread needs of one mail.

    Attributes:
        message_id: its own id, made from its content when it states none.
        refers_to: ids of the mails before it, the oldest first.
        date: moment as ISO 8601 in UTC; "" when it states none.
        address: address of the sender, in lower case.
        display: name of the sender as the header writes it; "" for none.
        others: names and addresses of the recipients.
        automatic: sent by a program, as an absence notice or a bounce.
    """

    message_id: str
    refers_to: tuple[str, ...]
    date: str
    address: str
    display: str
    others: tuple[str, ...]
    subject: str
    text: str
    automatic: bool

    def as_record(self) -> dict[str, Any]:
        """Return the mail as plain values."""
        return asdict(self)


def parsed_mail(raw: bytes, source: Source) -> Mail:
    """Read a mail; a header that cannot be read counts as absent.

    Raises:
        ImpossibleTime: the Date header is no date.
    """
    message = email.message_from_bytes(raw, policy=email.policy.default)
    address, display = _sender(message)
    refers_to = _ids(message, "References") or _ids(message, "In-Reply-To")
    return Mail(
        message_id=next(iter(_ids(message, "Message-ID")), "") or f"no-id-{hashlib.sha256(raw).hexdigest()[:24]}",
        refers_to=tuple(dict.fromkeys((*refers_to, *_ids(message, "In-Reply-To")))),
        date=_date(message, source),
        address=address,
        display=display,
        others=tuple(_others(message)),
        subject=_header(message, "Subject"),
        text=_text(message),
        automatic=_header(message, "Auto-Submitted").casefold() not in ("", "no") or address.startswith(("mailer-daemon@", "postmaster@")),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, "")).replace("\r", "").replace("\n", " ").strip()
    except _BROKEN:
        return ""


def _ids(message: EmailMessage, name: str) -> tuple[str, ...]:
    return tuple(MESSAGE_ID.findall(_header(message, name)))


def _date(message: EmailMessage, source: Source) -> str:
    written = _header(message, "Date")
    if not written:
        return ""
    try:
        moment = read_time(parsedate_to_datetime(written), zone=source.zone)
    except ImpossibleTime:
        raise
    except _BROKEN as error:
        raise ImpossibleTime("the Date header is no date") from error
    return moment.isoformat() if moment else ""


def _sender(message: EmailMessage) -> tuple[str, str]:
    name, address = next(iter(getaddresses([_header(message, "From") or _header(message, "Sender")])), ("", ""))
    return address.casefold(), name


def _others(message: EmailMessage) -> Iterator[str]:
    for name, address in getaddresses([_header(message, header) for header in ("To", "Cc", "Reply-To")]):
        yield from (text for text in (name, address) if text)


def _text(message: EmailMessage) -> str:
    try:
        body = message.get_body(preferencelist=("plain", "html"))
    except _BROKEN:
        body = None
    return _content(body if body is not None else message) if body is not None or not message.is_multipart() else ""


def _content(part: Any) -> str:  # noqa: ANN401 - typeshed gives get_body a supertype of EmailMessage
    if part.get_content_maintype() != "text":
        return ""
    payload = part.get_payload(decode=True)
    stated = part.get_content_charset() not in (None, "us-ascii")
    try:
        return str(part.get_content()).strip() if stated or not isinstance(payload, bytes) else _decoded(payload)
    except _BROKEN:  # an unknown or wrong charset: the bytes are still text
        return _decoded(payload) if isinstance(payload, bytes) else ""


def _decoded(payload: bytes) -> str:
    return payload.decode("utf-8", CP1252).replace("\r\n", "\n").strip()
