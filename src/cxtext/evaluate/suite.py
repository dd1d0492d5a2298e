"""Measures of all labels on gold contacts, per language and channel, beside the keyword yardstick."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from cxtext.evaluate.gold import GoldContact, GoldTurn
from cxtext.evaluate.metrics import Counts, Score, label_counts, macro_f1, micro_f1, precision, recall, with_interval
from cxtext.evaluate.predict import NOTHING, Key, Tagged
from cxtext.tags import codes

SIGNS = ("negative", "neutral", "positive")
ANY = "any"


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the evaluation.

    Attributes:
        task: what is measured, e.g. "pain point, contact".
        label: a code, or a word such as "micro F1".
        slice: "nl", "en", "all", or a channel.
        measure: name of the figure.
        score: the models' figure.
        yardstick: the keyword list's figure, if it takes part.
    """

    task: str
    label: str
    slice: str
    measure: str
    score: Score
    yardstick: Score


@dataclass(frozen=True, slots=True)
class Task:
    """Something to measure: pairs of label sets for each contact."""

    name: str
    labels: tuple[str, ...]
    truth: Callable[[GoldContact], list[frozenset[str]]]
    found: Callable[[GoldContact, Mapping[Key, Tagged]], list[frozenset[str]]]
    summary: tuple[tuple[str, Callable[[Counts], float]], ...] = (("micro F1", micro_f1), ("macro F1", macro_f1))


def tasks() -> tuple[Task, ...]:
    """Return what is measured, in the order of the page."""
    pain = codes("pain_point")
    return (
        Task("pain point, contact", pain, lambda c: [c.pain_points()], lambda c, p: [_union(t.pain_points for t in _tagged(c, p))]),
        Task(
            "any pain, turn",
            (ANY,),
            lambda c: [_any(turn.pain_points) for turn in _customer(c)],
            lambda c, p: [_any(t.pain_points) for t in _tagged(c, p)],
            (("precision", precision), ("recall", recall)),
        ),
        Task("emotion, turn", codes("emotion"), lambda c: [turn.emotions for turn in _customer(c)], lambda c, p: [t.emotions for t in _tagged(c, p)]),
        Task(
            "sentiment sign, turn",
            SIGNS,
            lambda c: [_sign(turn.sentiment) for turn in _customer(c)],
            lambda c, p: [_sign(t.sentiment) for t in _tagged(c, p)],
            (("macro F1", macro_f1),),
        ),
        Task(
            "effort signal, contact",
            codes("effort_signal"),
            lambda c: [_union(turn.effort_signals for turn in _customer(c))],
            lambda c, p: [_union(t.effort_signals for t in _tagged(c, p))],
        ),
        Task("wish, turn", ("wish",), lambda c: [_flag(turn.wish) for turn in _customer(c)], lambda c, p: [_flag(t.wish) for t in _tagged(c, p)], (("F1", micro_f1),)),
    )


def measure(contacts: Sequence[GoldContact], predictions: Mapping[Key, Tagged], yardstick: Mapping[Key, Tagged]) -> list[Measure]:
    """Measure every task over all contacts, each language and each channel; per label over all and by language."""
    slices = {"all": contacts} | {language: [c for c in contacts if c.language == language] for language in ("nl", "en")}
    channels = {channel: [c for c in contacts if c.channel == channel] for channel in sorted({c.channel for c in contacts})}
    return [line for task in tasks() for line in (*_summaries(task, slices | channels, predictions, yardstick), *_labels(task, slices, predictions, yardstick))]


def _summaries(task: Task, slices: Mapping[str, Sequence[GoldContact]], found: Mapping[Key, Tagged], yardstick: Mapping[Key, Tagged]) -> list[Measure]:
    return [
        Measure(task.name, "all labels", name, word, with_interval(figure, _counts(task, contacts, found)), with_interval(figure, _counts(task, contacts, yardstick)))
        for name, contacts in slices.items()
        for word, figure in task.summary
    ]


def _labels(task: Task, slices: Mapping[str, Sequence[GoldContact]], found: Mapping[Key, Tagged], yardstick: Mapping[Key, Tagged]) -> list[Measure]:
    lines = []
    for name, contacts in slices.items():
        ours, theirs = _counts(task, contacts, found), _counts(task, contacts, yardstick)
        for i, label in enumerate(task.labels):
            for word, figure in (("precision", precision), ("recall", recall), ("F1", micro_f1)):
                lines.append(Measure(task.name, label, name, word, with_interval(figure, ours[:, i : i + 1]), with_interval(figure, theirs[:, i : i + 1])))
    return lines


def _counts(task: Task, contacts: Sequence[GoldContact], found: Mapping[Key, Tagged]) -> Counts:
    rows = [label_counts(task.truth(contact), task.found(contact, found), task.labels) for contact in contacts]
    return np.stack(rows) if rows else np.zeros((0, len(task.labels), 3), dtype=np.int64)


def _customer(contact: GoldContact) -> list[GoldTurn]:
    return [turn for turn in contact.turns if turn.role == "customer"]


def _tagged(contact: GoldContact, found: Mapping[Key, Tagged]) -> list[Tagged]:
    return [found.get((contact.source, contact.source_contact_id, turn.seq), NOTHING) for turn in _customer(contact)]


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _any(labels: frozenset[str]) -> frozenset[str]:
    return _flag(bool(labels), ANY)


def _flag(held: bool, label: str = "wish") -> frozenset[str]:
    return frozenset([label]) if held else frozenset()


def _sign(sentiment: int | None) -> frozenset[str]:
    if sentiment is None:
        return frozenset(["neutral"])
    return frozenset([SIGNS[(sentiment > 0) - (sentiment < 0) + 1]])
