"""What is said of a customer turn, by a careful reader, by the models or by the yardstick: one form, so that they can be compared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The labels of a turn.

    Attributes:
        sentiment: -5..5; None where nothing is said of the turn.
        emotions: codes.
        pain_points: codes, each once however many sentences carry it.
        wishes: "wish", or nothing.
        effort_signals: codes.
        intensity: 1..5 of the strongest emotion; None without one.
        severities: pain point → the largest severity 1..5 that a sentence of the turn has.
    """

    sentiment: int | None = None
    emotions: frozenset[str] = NONE
    pain_points: frozenset[str] = NONE
    wishes: frozenset[str] = NONE
    effort_signals: frozenset[str] = NONE
    intensity: int | None = None
    severities: Mapping[str, int] = field(default_factory=dict)


NOTHING = Reading()


def largest(severities: Iterable[tuple[str, int | None]]) -> dict[str, int]:
    """Return label → its largest severity; a label that never has one is left out."""
    found: dict[str, int] = {}
    for label, severity in severities:
        if severity is not None:
            found[label] = max(severity, found.get(label, 0))
    return found
