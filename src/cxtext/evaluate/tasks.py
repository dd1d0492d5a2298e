"""What is measured of a turn or a contact, and by which figures."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from cxtext.evaluate.metrics import F1, MACRO_F1, MICRO, PRECISION, RECALL, Figure
from cxtext.evaluate.reading import Reading
from cxtext.tags import codes

SIGNS = ("negative", "neutral", "positive")
ANY = "any"


@dataclass(frozen=True, slots=True)
class Task:
    """Something to measure.

    Attributes:
        name: e.g. "pain point, contact".
        labels: label → the model's output with its probability, or None where it has none of its own.
        of: the labels of a turn's reading.
        by_contact: labels of a contact's turns are put together first, so that a label counts once a contact.
        summary: figures over all labels together; the first stands for the task.
    """

    name: str
    labels: Mapping[str, str | None]
    of: Callable[[Reading], frozenset[str]]
    by_contact: bool
    summary: tuple[Figure, ...]


def tasks() -> tuple[Task, ...]:
    """Return what is measured, in the order of the page."""
    many = (*MICRO, MACRO_F1)
    return (
        Task("any pain, turn", {ANY: "pain_point.any"}, _any_pain, False, (PRECISION, RECALL, F1)),
        Task("pain point, contact", _outputs("pain_point"), lambda reading: reading.pain_points, True, many),
        Task("emotion, turn", _outputs("emotion"), lambda reading: reading.emotions, False, many),
        Task("sentiment sign, turn", {sign: _sign_output(sign) for sign in SIGNS}, _sign, False, (MACRO_F1,)),
        Task("effort signal, contact", _outputs("effort_signal"), lambda reading: reading.effort_signals, True, many),
        Task("wish, turn", _outputs("wish"), lambda reading: reading.wishes, False, (F1, PRECISION, RECALL)),
    )


def union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return everything that is in one of the sets."""
    return frozenset().union(*sets)


def sign(sentiment: int | None) -> str:
    """Return the sign of a sentiment; a turn of which nothing is said counts as neutral."""
    value = sentiment or 0
    return SIGNS[(value > 0) - (value < 0) + 1]


def _sign(reading: Reading) -> frozenset[str]:
    return frozenset([sign(reading.sentiment)])


def _sign_output(name: str) -> str | None:
    return None if name == "neutral" else f"sentiment.{name}"


def _any_pain(reading: Reading) -> frozenset[str]:
    return frozenset([ANY] if reading.pain_points else ())


def _outputs(kind: str) -> dict[str, str | None]:
    return {code: f"{kind}.{code}" for code in codes(kind)}
