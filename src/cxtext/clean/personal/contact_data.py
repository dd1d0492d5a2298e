"""Ways to reach a person in writing: e-mail addresses, phone numbers, URLs that carry an identifier."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import phonenumbers

from cxtext.clean.personal.cues import cue_before
from cxtext.clean.personal.finding import Finding
from cxtext.clean.personal.passage import Passage

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+'-]{0,63}[\w+]@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.UNICODE)
_TLD = r"(?:nl|com|be|net|org|eu|de|uk|example)\b"
_DOT = r"(?: ?\. ?| ?[\[(](?:dot|punt)[\])] ?)"
_AT = rf"(?: @ ?|@ | ?[\[(](?:at|apenstaartje)[\])] ?| at (?=[\w-]+\.{_TLD}))"
_SPACED_EMAIL = re.compile(rf"(?<![\w.+-])[\w.+-]{{1,64}}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{0,4}}{_DOT}{_TLD}", re.IGNORECASE)
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"'\[\]]+|(?<![\w@.])(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,20}/[^\s<>\"'\[\]]+", re.IGNORECASE)
_PROFILE = re.compile(r"(?:linkedin\.com/in|facebook\.com|instagram\.com|twitter\.com|x\.com|tiktok\.com)/[@\w.-]{3,}", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_HARMLESS_KEYS = frozenset({"lang", "language", "page", "sort", "q", "tab", "type"})

_PHONE = re.compile(
    r"(?<![\w€$£/+-])(?<!\d[.,])(?:(?:\+|00) ?\d{1,3}|\(?0\d{1,4}\)?|\(\+\d{1,3}\))(?:(?: ?[\-–] ?|[ ./])?\(?\d\)?){5,12}(?![\w]|[.,]\d|[-/]\d)"
)
_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])([-/. ])(?:0?[1-9]|1[0-2])\1(?:(?:19|20)\d\d(?!\d)|\d\d$)")
_SERVICE = re.compile(r"\(?0(?:800|90\d)")  # numbers of companies: toll-free and paid lines
_GROUPED_PHONE = re.compile(r"(?<![\w.,€$£/+-])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{3,4}(?![\w]|[.,]\d|[-/]\d|\s?(?:euro|eur|kwh|km|m3)\b)")
_BARE_PHONE = re.compile(r"(?<![\w.,-])\d(?:[ .-]?\d){6,11}(?![\w]|[.,]\d)")
_REGIONS = ("NL", "BE", "GB", "DE")


def find_contact_data(passage: Passage) -> Iterator[Finding]:
    """Yield e-mail addresses, URLs with an identifier, and phone numbers in figures."""
    text = passage.text
    if "@" in text or " at " in passage.folded or "(at)" in passage.folded or "[at]" in passage.folded or "(apen" in passage.folded:
        yield from (Finding(*match.span(), "EMAIL") for pattern in (_EMAIL, _SPACED_EMAIL) for match in pattern.finditer(text))
    if "/" in text or "www." in passage.folded:
        yield from _urls(text)
    if passage.has_digit:
        yield from _phones(passage)


def _urls(text: str) -> Iterator[Finding]:
    for match in _URL.finditer(text):
        url = match.group().rstrip(".,;:!?)")
        if identifies(url):
            yield Finding(match.start(), match.start() + len(url), "URL")


def identifies(url: str) -> bool:
    """Tell whether a URL leads to one person or one case: an id in its path or query, a profile, a user name."""
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
    except ValueError:
        return True
    values = [value for key, value in parse_qsl(parts.query) if key not in _HARMLESS_KEYS and not key.startswith("utm_")]
    segments = [*re.split(r"[/=&]", parts.path), parts.fragment]
    return bool(
        parts.username
        or _PROFILE.search(url)
        or any(value for value in values if re.search(r"\d|@", value) or len(value) >= 16)
        or any(_is_identifier(segment) for segment in segments)
    )


def _is_identifier(segment: str) -> bool:
    digits = sum(character.isdigit() for character in segment)
    if "@" in segment or _YEAR.fullmatch(segment):
        return "@" in segment
    mixed = any(len(piece) >= 6 and re.search(r"\d", piece) and re.search(r"[A-Za-z]", piece) for piece in segment.split("-"))
    return digits >= 4 or mixed


def _phones(passage: Passage) -> Iterator[Finding]:
    for match in _PHONE.finditer(passage.text):
        if not _DATE.match(match.group()) and not _SERVICE.match(match.group()) and _is_phone(match.group()):
            yield Finding(*match.span(), "PHONE")
    yield from (Finding(*match.span(), "PHONE") for match in _GROUPED_PHONE.finditer(passage.text) if not _is_thousands(match.group()))
    if "PHONE" not in passage.expecting and not re.search(r"tel|mob|phone|bel|call|gsm|bereik|whatsapp", passage.folded):
        return
    for match in _BARE_PHONE.finditer(passage.text):
        if not _DATE.match(match.group()) and "PHONE" in (cue_before(passage.folded, match.start()), *passage.expecting):
            yield Finding(*match.span(), "PHONE")


def _is_thousands(candidate: str) -> bool:
    """Tell whether the groups are thousands: "123.456.789"; with nine figures only a dash or a space makes a phone number."""
    return bool(re.fullmatch(r"\d{3}\.\d{3}\.\d{3}", candidate))


def _is_phone(candidate: str) -> bool:
    """Tell whether the figures can be dialled; a Dutch number of ten figures counts even in a range that was never issued."""
    digits = re.sub(r"\D", "", candidate.replace("(0)", "") if candidate[0] in "+(" else candidate)
    if digits.startswith("0") and not digits.startswith("00") and "+" not in candidate:
        return len(digits) == 10 or any(_is_valid(digits, region) for region in _REGIONS)
    international = "+" + digits.removeprefix("00")
    return _is_valid(international.replace("+310", "+31"), None) or (
        international.startswith(("+31", "+32", "+44", "+49")) and 10 <= len(digits.removeprefix("00")) <= 13
    )


def _is_valid(number: str, region: str | None) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False
