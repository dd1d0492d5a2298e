"""A report on its way: what is said of it, and its files."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cxtext.deliveries import Format


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A report on its way. Only its files hold words of customers.

    Attributes:
        period: its week or month, e.g. "2026-W46".
        language: of all that follows.
        title: company and week or month.
        days: first and last day.
        lines: the headlines, sentences made from figures; where there is nothing to show, the reason.
        files: the report.
    """

    period: str
    language: Literal["nl", "en"]
    title: str
    days: str
    lines: tuple[str, ...]
    files: Mapping[Format, Path]
