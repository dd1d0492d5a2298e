"""What a question asks for, so that a bare answer in the next turn can be understood."""

import re

from cxtext.clean.personal.cues import cues_in
from cxtext.clean.personal.finding import TYPES, Type
from cxtext.clean.personal.lists import word_tables
from cxtext.clean.personal.passage import fold

_QUESTIONS = word_tables("questions")
_ASKS = re.compile("|".join(_QUESTIONS["asks"]))
_NAME = re.compile("|".join(_QUESTIONS["name"]))
_NUMBER = re.compile("|".join(_QUESTIONS["number"]))


def asked_for(text: str) -> str | None:
    """Return the types of personal data that a turn asks for, joined by commas, or None.

    Reads Dutch and English: "mag ik uw geboortedatum" gives "DATE_OF_BIRTH", "wat is uw postcode en huisnummer" gives
    "ADDRESS,POSTCODE", "met wie spreek ik" gives "NAME". The value fits `Redactor.redact(expecting=...)`.
    """
    folded = fold(text)
    if not _ASKS.search(folded):
        return None
    types: set[Type] = cues_in(folded)
    if _NAME.search(folded):
        types.add("NAME")
    if not types and _NUMBER.search(folded):
        types |= {"CUSTOMER_NUMBER", "PHONE"}
    return ",".join(type_ for type_ in TYPES if type_ in types) or None
