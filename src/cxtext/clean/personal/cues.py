"""Words that tell what the data next to them is: "klantnummer", "geboren", "my password"."""

import re

from cxtext.clean.personal.finding import TYPES, Type
from cxtext.clean.personal.lists import word_tables


def _patterns() -> dict[Type, str]:
    table = word_tables("cues")
    patterns: dict[Type, str] = {type_: "|".join(table[type_]) for type_ in TYPES if type_ in table}
    numbered = (
        rf"\b(?:{'|'.join(table['numbered_nl'])})[- ]?(?:nummer|nr|code|id)\b|\b(?:{'|'.join(table['numbered_en'])})[- ]?(?:number|no|id|code|ref|reference)\b"
    )
    return {**patterns, "CUSTOMER_NUMBER": f"{numbered}|{patterns['CUSTOMER_NUMBER']}"}


_CUE = {type_: re.compile(pattern) for type_, pattern in _patterns().items()}
_ANY_CUE = re.compile("|".join(f"(?P<{type_}>{pattern.pattern})" for type_, pattern in _CUE.items()))
_REACH = 60  # characters between a cue and its number; "mijn klantnummer, even kijken hoor, dat is dan ..." fits


def cue_before(folded: str, start: int, *, reach: int = _REACH) -> Type | None:
    """Return the type that the last cue before `start` names, or None where none stands close enough.

    Args:
        folded: folded text.
        start: offset of the possible finding.
        reach: characters looked back.
    """
    last: Type | None = None
    for match in _ANY_CUE.finditer(folded, max(0, start - reach), start):
        last = match.lastgroup  # type: ignore[assignment]  # the groups are named after the types
    return last


def cues_in(folded: str) -> set[Type]:
    """Return every type that a cue of the text names."""
    return {type_ for type_, pattern in _CUE.items() if pattern.search(folded)}
