"""Street addresses with a house number, and postcodes."""

import re
from collections.abc import Iterator

from cxtext.clean.personal.cues import cue_before
from cxtext.clean.personal.finding import Finding
from cxtext.clean.personal.lists import word_list
from cxtext.clean.personal.numerals import number_words
from cxtext.clean.personal.passage import Passage, Word
from cxtext.clean.personal.units import number_at

_SUFFIX = re.compile(
    r"\w{2,}(?:straat|straatje|strjitte|straatweg|laan|laantje|weg|wei|wijk|plein|kade|kaai|gracht|singel|dijk|hof|pad|steeg|dreef|plantsoen|steenweg|baan|wal|haven|poort|oord|sring|tring|dring|allee|"
    r"boulevard|avenue|park|markt|veld|akker|kamp|land|horst|burg|brink|warande|stwg|str|loane|lane|street|straatje|erf|zoom|berg|donk|meer|heide|hoek|borg|eind|sloot|vaart|vliet|einde|weide|gaarde|bos|haag)"
)
_SURE_SUFFIX = re.compile(r"\w{2,}(?:straat|straatje|strjitte|laan|laantje|weg|plein|kade|gracht|singel|steeg|dreef|plantsoen|steenweg|stwg|str|lahn)")
_ALONE = word_list("street_kinds")
_NO_STREET = word_list("no_streets")
_ARTICLES = word_list("street_articles")
_CONTEXT = 200  # characters in front of a finding that tell what it is
_MAX_LEAD = 4  # words in front of the last word of a street name
_LEADS = word_list("street_leads")
_ENGLISH = re.compile(
    r"(?<![\w€£$.,-])\d{1,4}[a-zA-Z]?,?\s(?:[A-Z][\w'’-]+\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Ct|Crescent|Way|Terrace|Place|Pl|Square|Sq|Gardens|Grove|Boulevard|Blvd|Hill|Row|Mews)\b\.?"
)
_LIVES = re.compile(
    r"(?:\b(?:woon|woont|wonen|gewoond|verhuis|verhuizen|verhuisd|i live|we live|living|moving|move)|"
    r"\b(?:adres|adresje|address)(?: (?:is|wordt|was|will be)|:)?)"
    r" ?(?:nu |dan |now )?(?:op|aan|naar|in|at|on|to)? ?(?:de |het |the |nummer )?$"
)
_HOUSE_NUMBER = re.compile(r"\d{1,5}[a-z]{0,2}")
_ADDITION = re.compile(r"(?:[ -]?(?:[a-z]|bis|hs|[ivx]{1,3})(?![\w'’])|[-/ ]\d{1,3}(?![\w,.:]\d|\w))?", re.IGNORECASE)
_COUNTED = re.compile(
    r"[\s,]*(?:euro|cent|uur|u\b|procent|percent|%|minuten|minutes|min\b|dagen|days|weken|weeks|maanden|months|jaar|years|keer|times|gb|mb|km|kilometer|meter|kwh|personen|people|stuks|hours|januari|"
    r"februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|august|october|:\d\d|\.\d\d)\b"
)

_POSTCODE_REST = re.compile(r" \d{1,5} ?[a-zA-Z]?(?:-\d+)?(?:,\s?|\s|\n)[1-9]\d{3} ?[A-Z]{2}\b")
_LINE_REST = re.compile(r" \d{1,5} ?[a-zA-Z]?(?:-\d+)?(?:, ?(?:\d{4} )?[A-Z][\w' -]+)?(?:\n|$)")
_POSTCODE = re.compile(r"(?<![\w€$£.,:/-])[1-9]\d{3}( ?)([A-Za-z]{2})(?![\w])")
_POSTCODE_UK = re.compile(r"(?<!\w)(?:GIR 0AA|[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2})(?!\w)")
_NO_LETTERS = frozenset({"SA", "SD", "SS"})  # never issued
_UNITS = word_list("units_of_measure")
_PRODUCT = re.compile(r"(?:box|type|model|modem|router|repeater|versie|version|artikel|error|foutcode) ?$")
_WORDS = word_list("two_letter_words")


def find_addresses(passage: Passage) -> Iterator[Finding]:
    """Yield a street with its house number ("Oude Gracht 117", "lepel straat drie en veertig") and postcodes."""
    yield from _streets(passage)
    if passage.has_digit:
        yield from (Finding(*match.span(), "ADDRESS") for match in _ENGLISH.finditer(passage.text))
        yield from _postcodes(passage)


def _streets(passage: Passage) -> Iterator[Finding]:
    for index in range(1, len(passage.words)):
        last = _house_number(passage, index)
        if last is None:
            continue
        first = _street_start(passage, index - 1)
        end = passage.words[last - 1].end
        if first is not None and not _COUNTED.match(passage.folded, end):
            addition = _ADDITION.match(passage.text, end)
            yield Finding(passage.words[first].start, addition.end() if addition else end, "ADDRESS")


def _house_number(passage: Passage, index: int) -> int | None:
    """Return the index behind a house number that begins at word `index`, or None."""
    word = passage.words[index]
    figures = number_words().get(word.folded)
    if (figures is None and not word.folded[:1].isdigit()) or passage.gap(index) not in (" ", ", ", ". "):
        return None
    if figures is None:
        return index + 1 if _HOUSE_NUMBER.fullmatch(word.folded) else None
    if figures.startswith("0") or word.raw.lower() == "een":
        return None
    return number_at(passage.words, index, figures).last


def _street_start(passage: Passage, index: int) -> int | None:
    """Return the index of the first word of the street name that ends at word `index`, or None where no street stands there."""
    word = passage.words[index]
    if word.folded in ("nummer", "number", "nr") and index:
        return _street_start(passage, index - 1)
    if word.folded in _NO_STREET or not word.folded:
        return None
    capital = word.raw[0].isupper()
    if word.folded in _ALONE:
        lead = _lead(passage, index, needed=True)
        return _unmarked_street(passage, index) if lead is None else lead
    if _SURE_SUFFIX.fullmatch(word.folded) or (
        _SUFFIX.fullmatch(word.folded)
        and (
            (capital and passage.gap(index + 1) == " " and word.folded not in word_list("common_words")) or (passage.spoken and _is_asked(passage, word.start))
        )
    ):
        return _lead(passage, index, needed=False)
    of_street = _of_street(passage, index)
    return _unmarked_street(passage, index) if of_street is None else of_street


def _lead(passage: Passage, index: int, *, needed: bool) -> int | None:
    """Return where the street name begins: "Prins Hendrik straat", "Oude Gracht"; None when a name is needed and missing."""
    words = passage.words
    first = index
    while first > 0 and index - first < _MAX_LEAD and passage.gap(first) in (" ", "-", ". "):
        previous = words[first - 1]
        capital = (
            previous.raw[:1].isupper() and words[index].raw[:1].isupper() and (previous.folded not in word_list("common_words") or previous.folded in _LEADS)
        )
        stem = first == index and needed and previous.folded not in word_list("common_words") and len(previous.folded) > 2
        if not (previous.folded and (capital or stem or previous.folded in _LEADS or (previous.folded == "s" and passage.gap(first) == "-"))):
            break
        first -= 1
    while first < index and words[first].folded in _ARTICLES and words[first].raw[0].islower() and words[first + 1].folded not in ("der", "den"):
        first += 1
    return None if needed and first == index else first


def _of_street(passage: Passage, index: int) -> int | None:
    """Return the start of a street named after its kind: "Laan van Meerdervoort", "Plein van de Vrede"."""
    words = passage.words
    first = index
    while first > 0 and index - first < _MAX_LEAD and passage.gap(first) == " " and (words[first].raw[0].isupper() or words[first].folded in _ARTICLES):
        first -= 1
        if words[first].folded in _ALONE and words[first + 1].folded in _ARTICLES:
            return first
    return None


def _unmarked_street(passage: Passage, index: int) -> int | None:
    """Return the start of a street that no suffix betrays: "ik woon op Brink 4", "Brink 4, 7411 BS"."""
    word = passage.words[index]
    if passage.gap(index + 1) != " ":
        return None
    first = index
    while first > 0 and passage.gap(first) == " " and _is_proper(passage.words[first - 1]):
        first -= 1
    named = word.folded not in word_list("common_words") and not word.folded.isdigit() and word.folded not in number_words() and len(word.folded) > 2
    lives = _LIVES.search(passage.folded, max(0, passage.words[first].start - 40), passage.words[first].start)
    if named and lives and (word.raw[0].isupper() or passage.spoken):
        return first
    rest = passage.text[passage.words[index].end : passage.words[index].end + _CONTEXT]
    own_line = passage.text[passage.words[first].start - 1 : passage.words[first].start] == "\n" and _LINE_REST.match(rest)
    before_postcode = own_line or _POSTCODE_REST.match(rest)
    expected = "ADDRESS" in passage.expecting and len(passage.words) <= 8
    return first if named and word.raw[0].isupper() and (before_postcode or expected) else None


def _is_proper(word: Word) -> bool:
    return word.raw[:1].isupper() and (word.folded not in word_list("common_words") or word.folded in _LEADS)


def _is_asked(passage: Passage, start: int) -> bool:
    return (
        "ADDRESS" in passage.expecting
        or "POSTCODE" in passage.expecting
        or bool(re.search(r"adres|address|woon|live|verhuis|moving|postcode|huisnummer", passage.folded[max(0, start - _CONTEXT) : start]))
    )


def _postcodes(passage: Passage) -> Iterator[Finding]:
    for match in _POSTCODE.finditer(passage.text):
        if _is_postcode(passage, match):
            yield Finding(*match.span(), "POSTCODE")
    yield from (Finding(*match.span(), "POSTCODE") for match in _POSTCODE_UK.finditer(passage.text))


def _is_postcode(passage: Passage, match: re.Match[str]) -> bool:
    space, letters = match.groups()
    if letters.upper() in _NO_LETTERS or _PRODUCT.search(passage.folded, max(0, match.start() - _CONTEXT), match.start()):
        return False
    placed = _is_placed(passage, match.start())
    if letters.isupper():
        return (
            placed
            or letters.lower() not in _UNITS
            or (not space and letters not in ("KW", "KB", "MB", "GB"))
            or not match.group().split(letters)[0].strip().endswith("00")
        )
    if letters[0].isupper() and letters.lower() in _WORDS:
        return False
    if not space:
        return placed or letters.lower() not in _UNITS
    return placed and letters.lower() not in _WORDS


def _is_placed(passage: Passage, start: int) -> bool:
    """Tell whether the words before say that a postcode follows."""
    if {"POSTCODE", "ADDRESS"} & passage.expecting:
        return True
    return cue_before(passage.folded, start, reach=40) in ("POSTCODE", "ADDRESS") or bool(
        re.search(r"(?:straat|laan|weg|plein|kade|gracht) \d+ ?[a-z]?,? $", passage.folded[max(0, start - _CONTEXT) : start])
    )
