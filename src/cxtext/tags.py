"""The kinds of tags and their label sets, read from configs/labels."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from cxtext.errors import ConfigError
from cxtext.home import CONFIGS

Language = Literal["nl", "en"]
SpanKind = Literal["pain_point", "wish", "effort_signal"]
ContactKind = Literal["contact_reason", "outcome", "trigger", "life_event", "phase", "churn"]

CONTACT_KINDS: tuple[ContactKind, ...] = get_args(ContactKind)
NO_LABEL: dict[str, str] = {"life_event": "none", "churn": "none", "trigger": "unknown"}  # no signal: no tag
TAGGED_LANGUAGES: tuple[Language, ...] = ("nl", "en")
LABELS = CONFIGS / "labels"


@dataclass(frozen=True, slots=True)
class Label:
    """One label of the codebook.

    Attributes:
        code: the value in tables and exports.
        nl: Dutch name.
        en: English name.
        test: what decides whether it holds.
        examples: sentences that carry it, Dutch and English.
        near_misses: sentences that do not, each with the reason: how disputed cases were settled.
    """

    code: str
    nl: str
    en: str
    test: str
    examples: tuple[str, ...] = ()
    near_misses: tuple[str, ...] = ()

    def name(self, language: Language) -> str:
        """Return the display name."""
        return self.nl if language == "nl" else self.en


@cache
def labels(kind: str, folder: Path = LABELS) -> tuple[Label, ...]:
    """Return the labels of a kind in the codebook's order.

    Args:
        kind: a file name in configs/labels: "emotion", "pain_point", "effort_signal", "contact_reason" ...
        folder: where the label files lie.

    Raises:
        ConfigError: there is no such kind, or a label lacks a field.
    """
    path = folder / f"{kind}.toml"
    if not path.exists():
        known = ", ".join(sorted(p.stem for p in folder.glob("*.toml")))
        raise ConfigError(f"no labels of kind {kind!r}; known kinds are {known}", where=str(folder), fix=f"add {path.name}")
    table = tomllib.loads(path.read_text("utf-8"))
    try:
        return tuple(_label(code, entry) for code, entry in table["labels"].items())
    except KeyError as error:
        raise ConfigError(f"a label lacks {error}", where=str(path), fix="give every label nl, en and test") from error


def _label(code: str, entry: Mapping[str, Any]) -> Label:
    examples, near_misses = (tuple(entry.get(name, ())) for name in ("examples", "near_misses"))
    return Label(code, entry["nl"], entry["en"], entry["test"], examples, near_misses)


def codes(kind: str) -> tuple[str, ...]:
    """Return the codes of a kind in the codebook's order."""
    return tuple(label.code for label in labels(kind))
