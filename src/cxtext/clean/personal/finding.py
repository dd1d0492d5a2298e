"""What a recogniser finds, and how overlapping findings are settled."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Literal, NamedTuple, get_args

Type = Literal[
    "EMAIL",
    "URL",
    "CREDENTIAL",
    "IBAN",
    "CARD",
    "BSN",
    "IP_ADDRESS",
    "ADDRESS",
    "DATE_OF_BIRTH",
    "PHONE",
    "POSTCODE",
    "LICENCE_PLATE",
    "CUSTOMER_NUMBER",
    "NAME",
]
"""Types of personal data; where two findings are equally long, the earlier type wins."""

TYPES: tuple[Type, ...] = get_args(Type)
MARK = re.compile(r"\[[A-Z][A-Z_]+\]")
"""A typed mark: our own, or one that a vendor's redaction left behind such as [PII] or [PERSON_NAME]."""


class Finding(NamedTuple):
    """A stretch of text that identifies a person: text[start:end] is of this type."""

    start: int
    end: int
    type: Type


def settle(findings: Iterable[Finding], *, blocked: Iterable[tuple[int, int]] = ()) -> list[Finding]:
    """Return findings that do not overlap, in reading order; the longest of overlapping ones wins.

    Args:
        findings: in any order.
        blocked: spans that no finding may touch, such as marks.
    """
    taken = sorted(blocked)
    kept = []
    for finding in sorted(set(findings), key=lambda f: (f.start - f.end, TYPES.index(f.type), f.start)):
        place = bisect_left(taken, (finding.start, finding.end))
        if _is_free(finding, taken[max(0, place - 1) : place + 1]):
            taken.insert(place, (finding.start, finding.end))
            kept.append(finding)
    return sorted(kept)


def _is_free(finding: Finding, neighbours: list[tuple[int, int]]) -> bool:
    return finding.start < finding.end and not any(start < finding.end and finding.start < end for start, end in neighbours)
