"""Speaker labels inside text: "Naam: tekst" in captions, "**Customer:** ..." in one marked-up string."""

import re
from collections import Counter
from collections.abc import Callable, Iterable

_LABEL = r"[^\W\d_][^\n:<>*?!]{0,39}?"
_AT_START = re.compile(rf"\s*(?:[-–]\s*)?(?P<label>{_LABEL}):(?:\s+|$)(?P<text>.*)", re.DOTALL)
_BOLD = re.compile(rf"\*\*\s*(?P<label>{_LABEL})\s*(?::\s*\*\*|\*\*\s*:)\s*")
_MAX_WORDS = 4  # "Jan van der Berg"; longer beginnings with a colon are sentences
_OFTEN = 2

IsKnown = Callable[[str], bool]


def split_label(line: str) -> tuple[str | None, str]:
    """Split "Naam: tekst" into what may be a label and the text; (None, line) where there is none."""
    found = _AT_START.fullmatch(line)
    if found is None or len(found["label"].split()) > _MAX_WORDS:
        return None, line
    return found["label"].strip(), found["text"].strip()


def speaker_labels(candidates: Iterable[str | None], *, is_known: IsKnown) -> frozenset[str]:
    """Return which candidates are speakers: those with a known role, and capitalised ones that come back.

    "Let op: ..." in the middle of a talk is none, "Jan: ..." line after line is.
    """
    counts = Counter(label for label in candidates if label)
    return frozenset(label for label, n in counts.items() if is_known(label) or (n >= _OFTEN and label[0].isupper()))


def marked_up(text: str, *, is_known: IsKnown) -> list[tuple[str, str]]:
    """Split one string with speaker markers into (label, text); what stands before the first marker is left out.

    Markers are bold ("**Customer:** ...") or, where there are no bold ones, a known label before a colon
    ("Agent: ... Customer: ...").
    """
    bold = list(_BOLD.finditer(text))
    labels = speaker_labels((found["label"].strip() for found in bold), is_known=is_known)
    marks = [found for found in bold if found["label"].strip() in labels] or _plain_marks(text, is_known)
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return [(mark["label"].strip(), text[mark.end() : end].strip()) for mark, end in zip(marks, ends, strict=False)]


def _plain_marks(text: str, is_known: IsKnown) -> list[re.Match[str]]:
    found = re.finditer(r"(?:(?<=\s)|^)(?P<label>[^\W\d_][\w-]*(?: \d+)?)\s?:(?:\s+|$)", text, re.MULTILINE)
    return [mark for mark in found if is_known(mark["label"])]
