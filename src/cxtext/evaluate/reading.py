"""What is said of a customer turn, by a careful reader, by the models or by the yardstick: one form, so that they can be compared."""

from dataclasses import dataclass

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
    """

    sentiment: int | None = None
    emotions: frozenset[str] = NONE
    pain_points: frozenset[str] = NONE
    wishes: frozenset[str] = NONE
    effort_signals: frozenset[str] = NONE


NOTHING = Reading()
