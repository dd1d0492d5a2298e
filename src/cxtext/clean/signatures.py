"""The signature block that stands below the salutation with which a mail closes."""

import re

_GREETINGS = (
    r"(?:met )?(?:de )?(?:veel |[a-zë]{3,14}e )?groet(?:en|jes)?|hoogachtend|liefs",
    r"m\.?\s?v\.?\s?g\.?|m\.?\s?vr\.?\s?gr\.?|vr\.?\s?gr\.?|gr(?:tjs|oetjs)?\.?",
    r"(?:with )?(?:my |the )?(?:very )?(?:kind|kindest|best|warm|warmest|many|friendly) (?:regards|wishes)|regards|rgds|br|best|all the best|cheers",
    r"(?:yours |very )?(?:sincerely|truly|faithfully)(?: yours)?|yours|respectfully|love",
)
_THANKS = (
    r"(?:alvast|bij voorbaat) (?:heel )?(?:hartelijk )?(?:be)?dankt?|(?:hartelijk )?(?:dank|bedankt)|met dank",
    r"dank (?:u|je)(?: wel)?(?: alvast| bij voorbaat)?",
    r"(?:many )?thanks(?: (?:in advance|again|a lot|so much))?|thank you(?: (?:in advance|again|very much))?|thx",
)
_GREETING = "|".join(_GREETINGS)
_PLACE = r"(?: (?:uit|vanuit|from) [^\d,.!?]{2,30})?"
_SALUTATIONS = (
    re.compile(rf"(?P<salutation>(?:{_GREETING})(?:\s?/\s?(?:{_GREETING}))?(?!\w){_PLACE}\s?[,.!]*)(?P<rest>.*)", re.IGNORECASE),
    # Thanks also open a mail or stand amid it, so they close one only with a comma.
    re.compile(rf"(?P<salutation>(?:{'|'.join(_THANKS)}){_PLACE}\s?,)(?P<rest>.*)", re.IGNORECASE),
)
_DASHES = re.compile(r"--|—|_{2,}|-{3,}|={3,}|\*{3,}")

_PARTICLE = r"(?:van|von|de|der|den|het|ten|ter|te|el|al|bin|ben|la|le|du|di|da|dos|o'|'t|e/v|en|and|&)"
_NAME = re.compile(rf"(?:(?<!\S)(?:{_PARTICLE}|[A-ZÀ-Ý][\w'’.\-]*|\([A-ZÀ-Ý][\w. ]*\)),?(?:\s+|$)){{1,6}}")
_LOWER_NAME = re.compile(r"[a-zà-ÿ'’\-]{2,15}\.?")
_STREET = re.compile(r"[A-ZÀ-Ý][\w.'’\- ]{2,40} \d{1,5}\s?[a-zA-Z]{0,3}(?:,.*)?")
_CONTACT_DETAILS = (
    r"\S@\S|https?://|www\.|\b\w+\.(?:nl|be|com|example|eu|org)\b",
    r"(?:\d[\s().\-/]?){7,}|\b\d{4}\s?[A-Z]{2}\b|\b[A-Z]{2}\d{2}\s?[A-Z]{4}|\b[A-Z]{1,3}-?\d{4,}",
    r"\[[A-Z_]+\]|\s\|\s|^(?:t|m|f|e|w|tel|mob|mobiel|mobile|phone|fax|tel(?:efoon)?|kvk|btw|iban)\s?[.:]",
    r"^(?:(?:mijn|my|ons|our) )?(?:klant|order|polis|contract|relatie|factuur|customer|account|policy|client)[\s\-]?(?:nummer|nr|number|no|id)\b",
)
_CONTACT_DETAIL = re.compile("|".join(_CONTACT_DETAILS), re.IGNORECASE)

_ADDITION = re.compile(r"\(?(?:p\.?\s?s|n\.?\s?b)\b[.:,) ]?.*", re.IGNORECASE)
_OPENING = re.compile(r"(?:hi|hello|hey|hallo|hoi|dag|beste|geachte|lieve|dear|goede\w{3,6}|good (?:morning|afternoon|evening|day))\b.*", re.IGNORECASE)
_SENTENCE_WORDS = (
    "ik u uw je jij jullie we wij mijn me mij is was zijn ben heb hebt heeft had kan kun kunt kunnen wil wilt willen zou zal moet mag word wordt",
    "niet nog graag ook maar want dat dit er als hoe wat waar wanneer waarom zie hierbij bijgaand",
    "i you your my it are have has can could will would should please not but this that there if how what when why see attached do does did don't i'm i'll",
)
_SENTENCE_WORD = re.compile(rf"\b(?:{'|'.join(' '.join(_SENTENCE_WORDS).split())})\b", re.IGNORECASE)
_MIN_SENTENCE_WORDS = 3
_MAX_SIGNATURE_WORDS = 7
_MAX_SIGNATURE_CHARS = 200
_MAX_SALUTATION_CHARS = 90


def without_signatures(text: str) -> str:
    """Return a mail without the names, functions, addresses and numbers below its closing salutation.

    The salutation itself stays ("Bij voorbaat dank," is thanks); so do a P.S. and every sentence that comes after the signature.
    """
    lines = text.split("\n")
    kept: list[str] = []
    in_signature = False
    for index, line in enumerate(lines):
        above = lines[index - 1] if index else ""
        if in_signature and _is_signature_line(line, first=not above or _salutation(above) is not None):
            continue
        if in_signature and not above:
            kept.append("")
        salutation = _salutation(line) if len(lines) > 1 else None
        in_signature = salutation is not None or (index > 0 and _DASHES.fullmatch(line) is not None)
        kept.append((salutation or "") if in_signature else line)
    return "\n".join(kept).strip()


def _salutation(line: str) -> str | None:
    """Return the salutation at the start of a line, where nothing or only a name follows it."""
    if len(line) > _MAX_SALUTATION_CHARS:
        return None
    match = next(filter(None, (pattern.fullmatch(line) for pattern in _SALUTATIONS)), None)
    if match is None:
        return None
    rest = match["rest"].strip()
    return match["salutation"].strip() if not rest or _NAME.fullmatch(rest) or _CONTACT_DETAIL.fullmatch(rest) else None


def _is_signature_line(line: str, *, first: bool) -> bool:
    if not line:
        return True
    if _ADDITION.fullmatch(line) or _OPENING.fullmatch(line) or _is_sentence(line):
        return False
    return _names_somebody(line) or _is_short(line, first=first)


def _names_somebody(line: str) -> bool:
    return bool(_NAME.fullmatch(line) or _CONTACT_DETAIL.search(line) or _STREET.fullmatch(line) or _DASHES.fullmatch(line))


def _is_short(line: str, *, first: bool) -> bool:
    """Tell whether a line can be a function, a department or a place; a name in lower case only right below the salutation."""
    starts_like_one = line[0].isupper() or not line[0].isalpha() or (first and _LOWER_NAME.fullmatch(line) is not None)
    return starts_like_one and len(line.split()) <= _MAX_SIGNATURE_WORDS


def _is_sentence(line: str) -> bool:
    n_words = len(line.split())
    if len(line) > _MAX_SIGNATURE_CHARS or line.endswith(("?", "!")):
        return True
    if _CONTACT_DETAIL.search(line) and n_words <= _MAX_SIGNATURE_WORDS:
        return False
    return n_words >= _MIN_SENTENCE_WORDS and _SENTENCE_WORD.search(line) is not None
