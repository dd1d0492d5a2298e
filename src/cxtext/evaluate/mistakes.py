"""The worst mistakes with their text, and which labels are mixed up."""

import heapq
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cxtext.evaluate.gold import GoldContact, Identity
from cxtext.evaluate.suite import Tags, reading_of, tagged
from cxtext.evaluate.tasks import Task, union

N_FALSE, N_MISSED = 5, 5


@dataclass(frozen=True, slots=True)
class Mistake:
    """A label that a turn got wrongly, or lacks.

    Attributes:
        missed: the reader gave it and the model did not; else the other way round.
        score: the model's probability of the label; None where it gave none.
        seq: the turn; None for a label of the whole contact.
        text: the cleaned turn, from the project's own sample; of a label of the whole contact the sentence that weighed most.
    """

    task: str
    label: str
    missed: bool
    score: float | None
    contact: Identity
    seq: int | None
    text: str


def worst(task: Task, contacts: Sequence[GoldContact], found: Tags, texts: Mapping[tuple[str, str, int], str]) -> list[Mistake]:
    """Return the ten mistakes the model was surest of: the false labels with the highest score, the missed ones with the lowest."""
    every = list(_mistakes(task, contacts, found, texts))
    false = heapq.nlargest(N_FALSE, (mistake for mistake in every if not mistake.missed), key=_score)
    missed = heapq.nsmallest(N_MISSED, (mistake for mistake in every if mistake.missed), key=_score)
    return [*false, *missed]


def _score(mistake: Mistake) -> float:
    return mistake.score or 0.0


def _mistakes(task: Task, contacts: Sequence[GoldContact], found: Tags, texts: Mapping[tuple[str, str, int], str]) -> Iterator[Mistake]:
    """Yield mistakes turn by turn; where a label counts once a contact, it is no mistake that it was given to another turn of the contact."""
    for contact in contacts:
        turns = [(turn.seq, task.of(turn.reading), task.of(reading_of(contact, turn.seq, found))) for turn in contact.customer_turns]
        in_truth, in_found = (union(sets) if task.by_contact else frozenset() for sets in (((t for _, t, _ in turns)), (s for _, _, s in turns)))
        for seq, truth, said in turns:
            scores, place = tagged(contact, seq, found).scores, (*contact.identity, seq)
            for label in sorted((said - truth - in_truth) | (truth - said - in_found)):
                if output := task.labels[label]:
                    yield Mistake(task.name, label, label in truth, scores.get(output), contact.identity, seq, texts[place])


def confusions(task: Task, contacts: Sequence[GoldContact], found: Tags) -> Counter[tuple[str, str]]:
    """Count (label of the reader, label of the model) for every pair of a missed and a false label of the same turn, or of the same contact."""
    pairs: Counter[tuple[str, str]] = Counter()
    for contact in contacts:
        units = [(task.of(turn.reading), task.of(reading_of(contact, turn.seq, found))) for turn in contact.customer_turns]
        if task.by_contact:
            units = [(union(truth for truth, _ in units), union(said for _, said in units))]
        pairs.update((missed, false) for truth, said in units for missed in sorted(truth - said) for false in sorted(said - truth))
    return pairs
