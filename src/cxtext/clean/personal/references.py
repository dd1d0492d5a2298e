"""Numbers that a company gives out: customer, order, policy, tracking, booking, ticket and meter numbers."""

import re
from collections.abc import Iterator

from cxtext.clean.personal.cues import cue_before
from cxtext.clean.personal.finding import Finding
from cxtext.clean.personal.passage import Passage

_TOKEN = re.compile(r"(?<![\w€$£+@/])#?(?:[A-Z]{1,4} |[A-Za-z]{1,4}[-_./])?[A-Za-z0-9]{0,30}\d[A-Za-z0-9]{0,30}(?:[-_./][A-Za-z0-9]{1,30}){0,5}(?![\w@])")
_BY_SHAPE = re.compile(
    r"(?<![\w-])(?:"
    r"[A-Z]{1,5}-?\d{5,}(?:-?\d+)*|"  # ZL-2048813, F26108841
    r"[A-Z]{1,4}\d{0,6}(?:-\d{2,}){2,}|[A-Z]{1,4}\d{2,}-\d{4,}|"  # WB-118-40277, F2610-774120
    r"3S[A-Z0-9]{7,}|JV?GL[A-Z0-9]{8,}|JD\d{10,}|1Z[0-9A-Z]{16}|"  # parcels: PostNL, DHL, UPS
    r"[A-Z]{2}\d{9}[A-Z]{2}|"  # parcels: Universal Postal Union S10
    r"(?!0800|090\d)(?:\d{4,}-){1,3}\d{4,}"
    r")(?![\w-])"
)
_BARE = re.compile(r"(?<![\w.,€$£+/:-])\d{7,20}(?![\w]|[.,:/-]\d|\s?(?:euro|eur|kwh|m3|km|kb|mb|gb|bytes|views|mensen|klanten|customers|people)\b)")
_GROUPS = re.compile(r"(?<![\w.,€$£+/:-])\d{2,4}(?:[ .-]\d{2,4}){1,5}(?![\w]|[.,:/-]\d)")
_YYYYMMDD = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_NO_REFERENCE = re.compile(
    r"\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?|\d{4}-\d{2}-\d{2}.*|\d{1,2}[.:]\d{2}|(?:19|20)\d\d|\d{1,3}(?:\.\d{3})+(?:,\d\d)?|\d+,\d{1,2}|"
    r"\d+(?:uur|u|h|min|euro|eur|gb|mb|kb|tb|g|kwh|kw|wh|w|m3|m|km|cm|mm|e|ste|de|st|nd|rd|th|x|px|jr|jaar|am|pm|hz|ghz|v|p)|"
    r"(?:iphone|ipad|galaxy|pixel|windows|office|ps|xbox|wifi|wpa|usb|hdmi|mp|model|type|versie|version|error|fout|foutcode|code|stap|step|regel|art|artikel|"
    r"week|kamer|room)[-_. /]?\d+",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:order|bestelling|factuur|polis|contract|ticket|case|dossier|booking|boeking|reservering|reservation|claim|zaak|melding|invoice|policy|pakket|zending|"
    r"reference|referentie|kenmerk|ref|(?:order|klant|boekings?|reserverings?|bestel|polis|factuur)(?:nummer|nr|code)|"
    r"(?:customer|order|booking|case|reference|confirmation) (?:number|no|code|reference|ref))"
    r"\.?(?: (?:is|was|nr\.?|no\.?|number|met nummer))?\s?[:#]?\s?$"
)
_CODE = re.compile(r"#?(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9-]{5,12}|#\d{4,}|\d{5,}|\d{2,6}(?:[.-]\d{2,6}){1,4}")
_MONEY_AFTER = re.compile(
    r"\s?(?:euro|eur\b|€|cent|procent|%|percent|uur|u\b|minuten|min\b|dagen|days|weken|weeks|maanden|months|jaar|years|keer|times|kwh|gb|mb|m3|kuub|pounds|o'clock|am\b|pm\b)"
)
_ERROR_BEFORE = re.compile(r"(?:fout|error|storings?|status|http)[- ]?(?:code|melding|message|nummer|number)?:?\s*(?:is |was )?$")


def find_references(passage: Passage) -> Iterator[Finding]:
    """Yield customer, order and other case numbers in figures, by their shape or by the word that introduces them."""
    if not passage.has_digit:
        return
    for match in _BY_SHAPE.finditer(passage.text):
        if not _is_harmless(passage, match):
            yield Finding(*match.span(), "CUSTOMER_NUMBER")
    for match in _BARE.finditer(passage.text):
        if not _YYYYMMDD.fullmatch(match.group()) and not _is_harmless(passage, match):
            yield Finding(*match.span(), "CUSTOMER_NUMBER")
    yield from _by_cue(passage)


def _by_cue(passage: Passage) -> Iterator[Finding]:
    for pattern in (_TOKEN, _GROUPS):
        for match in pattern.finditer(passage.text):
            digits = sum(character.isdigit() for character in match.group())
            if _NO_REFERENCE.fullmatch(match.group()) or _is_harmless(passage, match):
                continue
            called = _CODE.fullmatch(match.group()) and _CALLED.search(passage.folded, max(0, match.start() - 45), match.start())
            if called or (digits >= 4 and _is_called_for(passage, match.start())):
                yield Finding(match.start(), match.end(), "CUSTOMER_NUMBER")


def _is_called_for(passage: Passage, start: int) -> bool:
    cue = cue_before(passage.folded, start, reach=45)
    return cue == "CUSTOMER_NUMBER" or (cue is None and "CUSTOMER_NUMBER" in passage.expecting)


def _is_harmless(passage: Passage, match: re.Match[str]) -> bool:
    return bool(_MONEY_AFTER.match(passage.folded, match.end()) or _ERROR_BEFORE.search(passage.folded, max(0, match.start() - 40), match.start()))
