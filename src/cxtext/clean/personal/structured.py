"""Numbers with a form of their own: IBAN, payment card, BSN, licence plate, IP address."""

import re
from collections.abc import Iterator
from ipaddress import ip_address

from stdnum import iban, luhn
from stdnum.nl import bsn

from cxtext.clean.personal.cues import cue_before
from cxtext.clean.personal.finding import Finding
from cxtext.clean.personal.passage import Passage

_IBAN = re.compile(r"(?<![^\W_])[A-Za-z]{2}[ ]?\d{2}(?:[ .-]?[A-Za-z0-9]){11,30}(?![^\W_])")
_IBAN_LENGTHS = {
    "NL": 18,
    "BE": 16,
    "DE": 22,
    "FR": 27,
    "GB": 22,
    "ES": 24,
    "IT": 27,
    "LU": 20,
    "AT": 20,
    "PT": 25,
    "PL": 28,
    "IE": 22,
    "LT": 20,
    "TR": 26,
    "CH": 21,
    "DK": 18,
    "SE": 24,
}
_LIKE_IBAN = re.compile(r"[A-Z]{2}\d{2}(?:[A-Z]{4})?\d{8,}")
_SSN = re.compile(r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])")
_DIGITS = re.compile(r"(?<![\w.,])\d(?:[ .-]{0,3}\d){7,18}(?![\w]|[.,]\d)")
_CARD_CODE = re.compile(r"\b(?:cvc|cvv)2?(?:[- ]?code)?(?: is)?:? ?(\d{3,4})\b")
_IP4 = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)")
_IP6 = re.compile(r"(?<![\w:.])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?![\w:])")
_VERSION = re.compile(r"(?:versie|version|firmware|release|\bv)\.? ?$")

_PLATES = (
    # Dutch sidecodes 1 to 14 of the RDW
    "XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 XX-999-X X-999-XX XXX-99-X X-99-XXX 9-XX-999 999-XX-9 "
    "9-XXX-999"  # Belgian
)
_PLATE_FORMS = "|".join(form.replace("9", r"\d").replace("X", "[A-Z]") for form in _PLATES.split(" "))
_LOOSE_FORMS = "|".join(form.replace("-", "[ -]?").replace("9", r"\d").replace("X", "[A-Z]") for form in f"{_PLATES} XX99-XXX".split(" "))
_PLATE = re.compile(rf"(?<![\w-])(?:{_PLATE_FORMS})(?![\w-])")
_LOOSE_PLATE = re.compile(rf"(?<![\w-])(?!(?:is|op|in|de|en) )(?:{_LOOSE_FORMS})(?![\w-])", re.IGNORECASE)


def find_structured(passage: Passage) -> Iterator[Finding]:
    """Yield numbers whose own form and check digits give them away."""
    if not passage.has_digit:
        return
    yield from _ibans(passage)
    yield from _long_numbers(passage)
    yield from _card_codes(passage)
    yield from (Finding(*match.span(), "BSN") for match in _SSN.finditer(passage.text))  # the American sister of the BSN
    yield from _plates(passage)
    yield from _ip_addresses(passage)


def _ibans(passage: Passage) -> Iterator[Finding]:
    match = _IBAN.search(passage.text)
    while match:
        end = _iban_end(match.group())
        if end:
            yield Finding(match.start(), match.start() + end, "IBAN")
        match = _IBAN.search(passage.text, match.start() + max(end, 2))  # the pattern is greedy: a second IBAN may lie inside


def _iban_end(candidate: str) -> int:
    """Return how much of the candidate is an IBAN; 0 for none. A mistyped IBAN of the right length counts: it still leads to its owner."""
    ends = [index + 1 for index, character in enumerate(candidate) if character.isalnum()]
    wanted = _IBAN_LENGTHS.get(candidate[:2].upper())
    if wanted and len(ends) >= wanted:
        compact = re.sub(r"[^A-Z0-9]", "", candidate[: ends[wanted - 1]].upper())
        if iban.is_valid(compact) or _LIKE_IBAN.fullmatch(compact):
            return ends[wanted - 1]
    return next((end for end in reversed(ends[14:]) if iban.is_valid(candidate[:end])), 0)


def _long_numbers(passage: Passage) -> Iterator[Finding]:
    for match in _DIGITS.finditer(passage.text):
        digits = re.sub(r"\D", "", match.group())
        cue = cue_before(passage.folded, match.start())
        if 13 <= len(digits) <= 19 and (luhn.is_valid(digits) or "CARD" in (cue, *passage.expecting)):
            yield Finding(*match.span(), "CARD")
        elif (len(digits) == 9 and bsn.is_valid(digits)) or (len(digits) in (8, 9) and "BSN" in (cue, *passage.expecting)):
            yield Finding(*match.span(), "BSN")


def _card_codes(passage: Passage) -> Iterator[Finding]:
    yield from (Finding(*match.span(1), "CARD") for match in _CARD_CODE.finditer(passage.folded))


def _plates(passage: Passage) -> Iterator[Finding]:
    for match in _PLATE.finditer(passage.text):
        yield Finding(*match.span(), "LICENCE_PLATE")
    for match in _LOOSE_PLATE.finditer(passage.text):
        mixed = re.search(r"\d", match.group()) and re.search(r"[A-Za-z]", match.group())
        if mixed and ("LICENCE_PLATE" in passage.expecting or cue_before(passage.folded, match.start()) == "LICENCE_PLATE"):
            yield Finding(*match.span(), "LICENCE_PLATE")


def _ip_addresses(passage: Passage) -> Iterator[Finding]:
    for pattern in (_IP4, _IP6):
        for match in pattern.finditer(passage.text):
            if _is_ip(match.group()) and not _VERSION.search(passage.folded, max(0, match.start() - 20), match.start()):
                yield Finding(*match.span(), "IP_ADDRESS")


def _is_ip(candidate: str) -> bool:
    try:
        ip_address(candidate)
    except ValueError:
        return False
    return len(candidate) > 3
