"""Labelled customer turns: data/training/turns/<language>/<sector>_<channel>.jsonl."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cxtext.errors import CxtextError
from cxtext.tags import Language, codes

_KEYS = frozenset("text before sentiment emotions intensity pain_points wish effort_signals churn life_event".split())


class LabelError(CxtextError):
    """A labelled row that does not fit the codebook."""


@dataclass(frozen=True, slots=True)
class TurnExample:
    """A customer turn with its labels; a field that is None is not labelled in the set it comes from.

    Attributes:
        group: rows of one group are never split over training and test, e.g. "nl/telecom".
        before: the words of the other side right before it.
        turns_before: turns of the customer before it in its contact.
        turns_behind: turns of the customer behind it.
        pain_points: code → severity 1..5.
        contact: the whole contact that the row comes from; labels are as frequent in it as in real life. Empty for a single turn.
        weight: weight in training, 1 for the project's own rows.
    """

    group: str
    language: Language
    channel: str
    text: str
    before: str = ""
    turns_before: int = 0
    turns_behind: int = 0
    sentiment: int | None = None
    emotions: frozenset[str] | None = frozenset()
    intensity: int | None = None
    pain_points: Mapping[str, int] | None = field(default_factory=dict)
    wish: bool | None = False
    effort_signals: frozenset[str] | None = frozenset()
    churn: str = "none"
    life_event: str = "none"
    contact: str = ""
    weight: float = 1.0

    @property
    def in_conversation(self) -> bool:
        """The row comes from a whole contact."""
        return bool(self.contact)


def read_turns(folder: Path) -> list[TurnExample]:
    """Read all labelled turns below a folder, in the order of paths and lines.

    Raises:
        LabelError: a row is no JSON, has an unknown key or code, or a value out of range.
    """
    return [example for path in sorted(folder.glob("*/*.jsonl")) for example in _read_file(path)]


def _read_file(path: Path) -> Iterator[TurnExample]:
    language: Any = path.parent.name
    sector, channel = path.stem.split("_")[:2]
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        where = f"{path.name} line {number}"
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise LabelError("the line is no JSON", where=where, fix="write one object a line") from error
        check_row(row, where=where)
        yield TurnExample(
            group=f"{language}/{sector}",
            language=language,
            channel=channel,
            text=row["text"],
            before=row.get("before", ""),
            sentiment=row["sentiment"],
            emotions=frozenset(row.get("emotions", ())),
            intensity=row.get("intensity"),
            pain_points=row.get("pain_points", {}),
            wish=row.get("wish", False),
            effort_signals=frozenset(row.get("effort_signals", ())),
            churn=row.get("churn", "none"),
            life_event=row.get("life_event", "none"),
        )


def check_row(row: Mapping[str, Any], *, where: str) -> None:
    """Check the labels of a row against the codebook.

    Raises:
        LabelError: what is wrong, and where.
    """
    problems = [f"unknown key {key!r}" for key in row if key not in _KEYS]
    problems += [f"no {key}" for key in ("text", "sentiment") if key not in row]
    problems += [f"sentiment {row.get('sentiment')!r} is not in -5..5"] * (row.get("sentiment") not in range(-5, 6))
    problems += [f"intensity {row.get('intensity')!r} is not in 1..5"] * (bool(row.get("emotions")) != (row.get("intensity") in range(1, 6)))
    problems += [f"severity {value!r} of {code} is not in 1..5" for code, value in row.get("pain_points", {}).items() if value not in range(1, 6)]
    problems += _unknown_codes(row)
    if problems:
        raise LabelError("; ".join(problems), where=where, fix="compare with configs/labels")


def _unknown_codes(row: Mapping[str, Any]) -> list[str]:
    used = [("emotion", row.get("emotions", ())), ("pain_point", row.get("pain_points", ())), ("effort_signal", row.get("effort_signals", ()))]
    used += [(kind, [row[kind]]) for kind in ("churn", "life_event") if kind in row]
    return [f"unknown {kind} {code!r}" for kind, values in used for code in values if code not in codes(kind)]
