"""Where an earlier mail begins inside a mail: attribution lines, header blocks, separators."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MAX_JOINED = 400  # characters of an attribution, all its lines together
_MAX_LINES = 4
_MIN_FIELDS = 2

_PREFIX = re.compile(r"^[>\s]+")
_PRECISE = re.compile(r"\d{1,2}[:.h]\d{2}|<[^<>\n]{0,100}@[^<>\n]{1,100}>|\S@\S")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
# "Op 14 oktober 2026 schreef u mij:" is the customer's own sentence.
_OWN_SENTENCE = re.compile(
    r"\b(?:schreef|wrote)\s+(?:ik|u|je|jij|jullie|hij|zij|ze|we|wij|uw|your|to|me)\b|\b(?:I|you|they|he|she|we)\s+wrote\b",
    re.IGNORECASE,
)
_ATTRIBUTIONS = (
    # Op ma 5 okt. 2026 om 09:12 schreef Zilverlijn <s@z.example>:  |  Op 12 nov. heeft X <x@y.example> het volgende geschreven:
    re.compile(r"-*\s*Op\b.*\d.*\b(?:schreef\b.*|heeft\b.*\bgeschreven\s*):?\s*-*", re.IGNORECASE),
    # On Mon, Oct 5, 2026 at 9:12 AM X <x@y.example> wrote:  |  ---- On Tue, 22 Dec 2015 14:17:36 +0530 X wrote ----
    re.compile(r"-*\s*On\b.*\d.*\bwrote\s*:?\s*-*", re.IGNORECASE),
    # X <x@y.example> schreef op 12 okt. 2026 om 10:12:  |  X wrote on 12 Oct 2026 at 10:12:
    re.compile(r".{2,150}\b(?:schreef|heeft|wrote)\s+(?:op|on)\b.*\d.*(?::|geschreven)", re.IGNORECASE),
    # Any language: a date with a time or a year, an address in angle brackets, a colon. 2016-10-24 15:36 GMT+02:00 X <x@y.example>:
    re.compile(r"(?=.*(?:\d{1,2}[:.h]\d{2}|\b(?:19|20)\d{2}\b))[^?!]{4,250}<[^<>]{0,100}@[^<>]{1,100}>[^?!.]{0,40}:"),
    # The verb in French, German, Spanish, Italian, Scandinavian, Polish and Portuguese, for customers whose phone speaks it
    re.compile(r"(?=.*\d).{4,350}\b(?:a écrit|schrieb|escribió|ha scritto|skrev|napisał(?:\(a\))?|escreveu)\b.{0,150}:", re.IGNORECASE),
    # 2013/7/20 X via Y <x@y.example>, and the plain form with a slash or hyphen date
    re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}\s.{0,200}<[^<>]{0,100}@[^<>]{1,100}>:?"),
)
_HINT = re.compile(r"schreef|geschreven|wrote|a écrit|schrieb|escribió|ha scritto|skrev|napisał|escreveu|<[^<>]{0,100}@", re.IGNORECASE)
_MAY_START = re.compile(r"(?:-+\s*)?(?:Op|On)\b|.*\d|.*\b(?:schreef|heeft|wrote|schrieb)\b", re.IGNORECASE)

_FROM = "van|from|von|de|da|od"
_DATE = "verzonden|verstuurd|sent|datum|date|gesendet|envoyé|data|verzonden op"
_TO = "aan|to|an|à|a"
_SUBJECT = "onderwerp|subject|betreff|objet|oggetto"
_OTHER = "cc|bcc|kopie|antwoord aan|beantwoorden|reply-to|prioriteit|importance|urgentie|bijlagen|attachments|organisatie|organization|risposta"
_FIELD = re.compile(
    rf"[>\s*_]*(?:(?P<from>{_FROM})|(?P<date>{_DATE})|(?P<to>{_TO})|(?P<subject>{_SUBJECT})|(?P<other>{_OTHER}))\s?[*_]*\s?:\s?[*_]*(?P<value>.*)",
    re.IGNORECASE,
)
_TIME = re.compile(r"\d{1,2}[:.]\d{2}")

_EARLIER_MAILS = (
    r"doorgestuurd(?:e)? (?:e-?mail)?-?bericht|forwarded message|forwarded by .{1,60}|weitergeleitete nachricht|message transféré",
    r"oorspronkelijk(?:e)? (?:e-?mail)?-?bericht|origineel bericht|original (?:message|appointment)",
    r"ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale",
)
_EARLIER_MAIL = "|".join(_EARLIER_MAILS)
_SEPARATOR = re.compile(rf"[>\s]*(?:-{{2,}}\s*(?:{_EARLIER_MAIL})\s*-{{2,}}|(?:begin )?(?:{_EARLIER_MAIL})\s?:)\s*", re.IGNORECASE)
_REPLY_ABOVE = re.compile(
    r"[#\-=\s]*(?:(?:please )?(?:type|write|enter) your reply above this line|reply above this line"
    r"|(?:typ|schrijf|plaats|zet|voer) (?:uw|je) (?:antwoord|reactie|bericht) (?:boven|in boven) deze (?:regel|lijn).{0,20})[#\-=\s.]*",
    re.IGNORECASE,
)
_RULE = re.compile(r"[_\-=*]{5,}")


@dataclass(frozen=True, slots=True)
class Mark:
    """The lines that announce an earlier mail.

    Attributes:
        end: index of the first line behind them.
        kind: "attribution" ("Op ... schreef X:"), "weak" (one that might be the customer's own sentence: it counts only above quoted
            lines), "headers" (Van, Verzonden ...), "separator" (a line of its own that names the earlier mail), "reply_above".
        sender: what stands behind Van or From; empty for other kinds.
    """

    end: int
    kind: str
    sender: str = ""


def mark_at(lines: Sequence[str], start: int) -> Mark | None:
    """Return the mark of an earlier mail that begins at a line, None where there is none."""
    line = lines[start]
    if not line.strip() or len(line) > _MAX_JOINED:
        return None
    if _SEPARATOR.fullmatch(line) or (_RULE.fullmatch(line) and _is_field(lines, start + 1)):
        return _separator(lines, start)
    if _REPLY_ABOVE.fullmatch(line):
        return Mark(start + 1, "reply_above")
    return _headers(lines, start) or _attribution(lines, start)


def is_quoted(line: str) -> bool:
    """Tell whether a line is marked as quoted: "> text", and "| text" is not."""
    return line.startswith(">")


def _separator(lines: Sequence[str], start: int) -> Mark:
    following = _next_filled(lines, start + 1)
    while following < len(lines) and _is_separator(lines[following]):
        following = _next_filled(lines, following + 1)
    headers = _headers(lines, following) if following < len(lines) else None
    return headers or Mark(start + 1, "separator")


def _is_separator(line: str) -> bool:
    return bool(_SEPARATOR.fullmatch(line) or _RULE.fullmatch(line))


def _is_field(lines: Sequence[str], index: int) -> bool:
    index = _next_filled(lines, index)
    return index < len(lines) and _FIELD.fullmatch(lines[index]) is not None


def _next_filled(lines: Sequence[str], index: int) -> int:
    while index < len(lines) and not _PREFIX.sub("", lines[index]):
        index += 1
    return index


def _headers(lines: Sequence[str], start: int) -> Mark | None:
    """Read a block of header lines; wrapped values and blank lines between them are allowed."""
    fields: dict[str, str] = {}
    index = end = start
    while index < len(lines) and (match := _field_after(lines, index, first=not fields)) is not None:
        at, found = match
        fields.setdefault(_kind(found), found["value"].strip(" *_"))
        index = end = at + 1
    if not _is_mail_header(fields):
        return None
    return Mark(end, "headers", fields.get("from", ""))


def _field_after(lines: Sequence[str], index: int, *, first: bool) -> tuple[int, re.Match[str]] | None:
    # Behind the first field one blank line or one wrapped line may stand before the next field.
    for at in range(index, min(index + (1 if first else 2), len(lines))):
        match = _FIELD.fullmatch(lines[at]) if len(lines[at]) <= _MAX_JOINED else None
        if match is not None:
            return at, match
    return None


def _kind(match: re.Match[str]) -> str:
    return next(name for name in ("from", "date", "to", "subject", "other") if match[name])


def _is_mail_header(fields: dict[str, str]) -> bool:
    # "Van: Zwolle, Aan: Kampen, Datum: 3 mei" is a customer who moves: a mail's header has a subject, an address or a time.
    names_mail = "subject" in fields or any("@" in value for value in fields.values()) or _TIME.search(fields.get("date", "")) is not None
    return len(fields) >= _MIN_FIELDS and "from" in fields and names_mail


def _attribution(lines: Sequence[str], start: int) -> Mark | None:
    if not _MAY_START.match(_PREFIX.sub("", lines[start])):
        return None
    parts: list[str] = []
    for index in range(start, min(start + 2 * _MAX_LINES, len(lines))):
        part = _PREFIX.sub("", lines[index])
        if not _continues(parts, part, lines, index):
            return None
        parts.append(part)
        kind = _attribution_kind(" ".join(filter(None, parts)))
        if part and kind:
            # The words above "Op ... schreef X:" are no part of it.
            return None if len(parts) > 1 and _attribution(lines, start + 1) else Mark(index + 1, kind)
    return None


def _continues(parts: Sequence[str], part: str, lines: Sequence[str], index: int) -> bool:
    if not part:  # only an address may stand behind a blank line
        following = _next_filled(lines, index)
        return following < len(lines) and lines[following].lstrip("> ").startswith(("<", "mailto:"))
    n_lines = sum(map(bool, parts)) + 1
    return n_lines <= _MAX_LINES and sum(map(len, parts)) + len(part) <= _MAX_JOINED


def _attribution_kind(joined: str) -> str:
    if _HINT.search(joined) is None or not any(pattern.fullmatch(joined) for pattern in _ATTRIBUTIONS):
        return ""
    if _PRECISE.search(joined) and not _OWN_SENTENCE.search(joined):
        return "attribution"
    return "weak" if _YEAR.search(joined) or joined.endswith(":") else ""
