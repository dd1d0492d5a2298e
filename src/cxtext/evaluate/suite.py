"""Labels of all kinds on gold contacts: counts a contact, and figures of every slice beside the yardstick."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxtext.evaluate.gold import GoldContact
from cxtext.evaluate.metrics import (
    CALIBRATION,
    CALIBRATION_OF_FINDINGS,
    F1,
    N_BINS,
    POOLED_CALIBRATION,
    PRECISION,
    RECALL,
    Figure,
    Floats,
    Score,
    bin_of,
    with_interval,
)
from cxtext.evaluate.predict import UNTAGGED, Place, Tagged
from cxtext.evaluate.reading import Reading
from cxtext.evaluate.tasks import Task, union

ALL = "all"
ALL_LABELS = "all labels"
LANGUAGES = ("nl", "en")
CHANNELS = ("call", "chat", "email")
HARD = "hard"

Tags = Mapping[Place, Tagged]


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of the evaluation.

    Attributes:
        task: what is measured, e.g. "pain point, contact".
        label: a code, or "all labels".
        slice: "all", a language, a channel, or "hard" for the contacts that were chosen to be hard.
        measure: name of the figure, e.g. "micro F1".
        score: the figure of who is measured.
        yardstick: that of the keyword list, where it can take part.
    """

    task: str
    label: str
    slice: str
    measure: str
    score: Score
    yardstick: float | None = None


def slices(contacts: Sequence[GoldContact]) -> dict[str, NDArray[np.int64]]:
    """Return name → indices of the contacts in it."""
    inside = {
        ALL: [True for _ in contacts],
        **{language: [c.language == language for c in contacts] for language in LANGUAGES},
        **{channel: [c.channel == channel for c in contacts] for channel in CHANNELS},
        HARD: [c.hard is not None for c in contacts],
    }
    return {name: np.flatnonzero(members) for name, members in inside.items()}


def measure_task(task: Task, contacts: Sequence[GoldContact], ours: Tags, theirs: Tags) -> Iterator[Measure]:
    """Yield the figures of a task: over all labels and for each label, for every slice, with the calibration error of its scores."""
    found, yardstick, bins = label_counts(task, contacts, ours), label_counts(task, contacts, theirs), score_bins(task, contacts, ours)
    every = bins.sum(axis=2)
    for name, index in slices(contacts).items():
        for figure in task.summary:
            yield from figures(task.name, [ALL_LABELS], name, figure, found[index], yardstick[index])
        yield from figures(task.name, [ALL_LABELS], name, POOLED_CALIBRATION, every[index])
        yield from figures(task.name, [ALL_LABELS], name, CALIBRATION_OF_FINDINGS, bins[index][:, :, 1])
        if len(task.labels) > 1:
            for figure in (PRECISION, RECALL, F1):
                yield from figures(task.name, list(task.labels), name, figure, found[index], yardstick[index])
            yield from figures(task.name, list(task.labels), name, CALIBRATION, every[index])


def figures(task: str, labels: Sequence[str], slice_: str, figure: Figure, ours: Floats, theirs: Floats | None = None) -> Iterator[Measure]:
    """Yield a figure of each label.

    Args:
        task: name of the task.
        labels: as many as the figure gives.
        slice_: name of the slice.
        figure: what to work out.
        ours: (n_contacts, n_labels, n_counts) of the models.
        theirs: those of the yardstick.
    """
    yardsticks = [None] * len(labels) if theirs is None else [None if np.isnan(value) else float(value) for value in figure.of(theirs.sum(axis=0))]
    for label, score, yardstick in zip(labels, with_interval(figure, ours), yardsticks, strict=True):
        yield Measure(task, label, slice_, figure.word, score, yardstick)


def label_counts(task: Task, contacts: Sequence[GoldContact], found: Tags) -> Floats:
    """Return (n_contacts, n_labels, 3): TP, FP, FN of each label in each contact."""
    rows = [_counts(task, [(turn.reading, reading_of(contact, turn.seq, found)) for turn in contact.customer_turns]) for contact in contacts]
    return np.array(rows, dtype=np.float64).reshape(len(contacts), len(task.labels), 3)


def _counts(task: Task, turns: Sequence[tuple[Reading, Reading]]) -> list[list[int]]:
    units = [(task.of(truth), task.of(said)) for truth, said in turns]
    if task.by_contact:
        units = [(union(truth for truth, _ in units), union(said for _, said in units))]
    return [
        [sum(label in t and label in s for t, s in units), sum(label in s - t for t, s in units), sum(label in t - s for t, s in units)]
        for label in task.labels
    ]


def score_bins(task: Task, contacts: Sequence[GoldContact], found: Tags) -> Floats:
    """Return (n_contacts, n_labels, 2, N_BINS, 3): tagged turns, sum of their scores, and how many carry the label, by bins of the score.

    The third axis parts the turns that were given the label (1) from those that were not (0).
    """
    bins = np.zeros((len(contacts), len(task.labels), 2, N_BINS, 3))
    for i, contact in enumerate(contacts):
        for turn in contact.customer_turns:
            said, truth = tagged(contact, turn.seq, found), task.of(turn.reading)
            given = task.of(said.reading)
            for j, (label, output) in enumerate(task.labels.items()):
                if output and output in said.scores:
                    score = said.scores[output]
                    bins[i, j, int(label in given), bin_of(score)] += (1, score, label in truth)
    return bins


def tagged(contact: GoldContact, seq: int, found: Tags) -> Tagged:
    """Return what was said of a turn; nothing where it was left untagged."""
    return found.get((*contact.identity, seq), UNTAGGED)


def reading_of(contact: GoldContact, seq: int, found: Tags) -> Reading:
    """Return the labels that were given to a turn."""
    return tagged(contact, seq, found).reading
