"""Spoken figures and letters given their type: phone, IBAN, postcode, customer number, spelled name."""

import re
from collections.abc import Iterable, Iterator

from stdnum import luhn
from stdnum.nl import bsn

from cxtext.clean.personal.cues import cue_before
from cxtext.clean.personal.finding import Finding, Type
from cxtext.clean.personal.lists import word_list
from cxtext.clean.personal.passage import Passage
from cxtext.clean.personal.units import Run

_IBAN = re.compile(r"[a-z]{2}\d{1,3}[a-z]{3,4}\d{6,12}|(?:be|de|fr|es|lu|at)\d{12,25}")
_POSTCODE = re.compile(r"[1-9]\d{3}[a-z]{2,8}\d{0,4}")
_PHONE = re.compile(r"0[1-9]\d{7,9}|(?:00)?(?:31|32|44)\d{8,11}|316\d{8}")
_PLATE = re.compile(r"(?=(?:.*\d){1,4})(?=(?:.*[a-z]){2,5})[a-z0-9]{6}")
_REFERENCE = re.compile(r"[a-z]{1,5}\d{4,}|\d{1,2}[a-z]{1,5}\d{4,}")
_ACRONYMS = word_list("spelled_acronyms")
_COUNTED = re.compile(
    r"[\s,]*(?:euro|cent|uur|procent|percent|minuten|minutes|kwh|kilowatt|kuub|dagen|days|weken|weeks|maanden|months|jaar|years|keer|times|giga|gb|mega|mb|graden|degrees|meter|pounds|o'clock|hours|man|mensen)\b"
)
_GROUPED = re.compile(r"\d+(?:[ .-]\d+)+")
_DATE = re.compile(r"\d{1,2}([-. ])\d{1,2}\1(?:19|20)?\d\d$|\d{4}-\d\d-\d\d$")
_READING = re.compile(r"\b(?:meter)?standen?\b|\breadings?\b|\bverbruik")
_MIN_FIGURES: dict[Type, int] = {"CREDENTIAL": 3, "BSN": 8, "CARD": 12, "PHONE": 6, "IBAN": 8, "CUSTOMER_NUMBER": 4, "DATE_OF_BIRTH": 4}
"""Figures that a number needs when a cue or a question has already named its type."""


def find_spoken(passage: Passage, runs: Iterable[Run]) -> Iterator[Finding]:
    """Yield numbers and codes that are read out in words, letters and groups of figures; `runs` are those of the passage."""
    for run in runs:
        if run.n_words == 0 and not _is_grouped(passage, run):
            continue
        type_ = classify(run, _cues(passage, run))
        if type_ == "CUSTOMER_NUMBER" and _READING.search(passage.folded, max(0, run.start - 60), run.start):
            continue
        if type_ and not (_COUNTED.match(passage.folded, run.end) and run.n_units < 5):
            yield Finding(run.start, run.end, type_)


def _is_grouped(passage: Passage, run: Run) -> bool:
    """Tell whether a run in figures is one number in groups ("20 48 813"), and no date, amount or part of a code."""
    text = passage.text[run.start : run.end]
    return bool(_GROUPED.fullmatch(text)) and not _DATE.match(text) and not passage.text[run.start - 1 : run.start].strip("( :#")


def classify(run: Run, cues: tuple[Type, ...]) -> Type | None:
    """Return the type of a run, or None when it is an amount, a time or chatter.

    Args:
        run: figures and letters that were read out.
        cues: types named nearby, the nearest first.
    """
    if run.n_words == 0 and not cues:
        return None  # figures in writing; the other recognisers know them
    return _by_form(run, cues) or _by_cue(run, cues) or _by_length(run)


def _cues(passage: Passage, run: Run) -> tuple[Type, ...]:
    cue = cue_before(passage.folded, run.start)
    return (cue,) if cue else tuple(sorted(passage.expecting))


def _by_form(run: Run, cues: tuple[Type, ...]) -> Type | None:
    if _IBAN.fullmatch(run.value):
        return "IBAN"
    if _POSTCODE.fullmatch(run.value) and (run.n_words > 1 or "POSTCODE" in cues or "ADDRESS" in cues):
        return "POSTCODE"
    if "LICENCE_PLATE" in cues and _PLATE.fullmatch(run.value):
        return "LICENCE_PLATE"
    if _PHONE.fullmatch(run.value) and not {"CUSTOMER_NUMBER", "BSN"} & set(cues):
        return "PHONE"
    if run.value.isalpha() and run.n_units >= (3 if "NAME" in cues else 4) and run.value not in _ACRONYMS:
        return "NAME"
    return None


def _by_cue(run: Run, cues: tuple[Type, ...]) -> Type | None:
    figures = sum(character.isdigit() for character in run.value)
    wanted = [cue for cue in cues if cue in _MIN_FIGURES and figures >= _MIN_FIGURES[cue]]
    if not wanted or (run.cardinal and figures < 8 and "CUSTOMER_NUMBER" not in wanted):
        return None
    return min(wanted, key=lambda cue: -_MIN_FIGURES[cue])


def _by_length(run: Run) -> Type | None:
    if run.cardinal or run.n_words < 2:
        return None
    if _REFERENCE.fullmatch(run.value) and run.n_units >= 3:
        return "CUSTOMER_NUMBER"
    if run.value.isdigit() and len(run.value) == 16 and luhn.is_valid(run.value):
        return "CARD"
    if run.value.isdigit() and len(run.value) == 9 and bsn.is_valid(run.value):
        return "BSN"
    digit_by_digit = len(run.value) == run.n_units >= 6
    return "CUSTOMER_NUMBER" if run.value.isdigit() and (digit_by_digit or (len(run.value) >= 7 and run.n_units >= 4)) else None
