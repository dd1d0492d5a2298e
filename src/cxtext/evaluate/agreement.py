"""How far two careful readers agree: the ceiling for a model, because no figure can say more than the labels it is measured against."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from cxtext.errors import GoldMismatch
from cxtext.evaluate import contact_labels
from cxtext.evaluate.alpha import ALPHA, LabelSet, alpha_of_sets
from cxtext.evaluate.gold import GoldContact, Identity, read_gold
from cxtext.evaluate.metrics import SHARE, Score, with_interval
from cxtext.evaluate.predict import Findings, Tagged
from cxtext.evaluate.suite import ALL, ALL_LABELS, LANGUAGES, Measure, reading_of, slices
from cxtext.evaluate.tasks import Task, tasks, union
from cxtext.tag.contact_model import KINDS

AGREEMENT = "agreement"
SECOND_READER = "second reader"

Pairs = Sequence[Sequence[tuple[LabelSet, LabelSet]]]


@dataclass(frozen=True, slots=True)
class Readers:
    """What two readers said of the same gold contacts, each without the other's labels, before a third settled where they differ.

    Attributes:
        contacts: the contacts with the first reader's labels.
        second: the second reader's, as findings, to be measured against the first like those of a model.
    """

    contacts: Sequence[GoldContact]
    second: Findings


def read_readers(first: Path, second: Path, gold: Sequence[GoldContact]) -> Readers:
    """Read what two readers say of gold contacts.

    Raises:
        GoldMismatch: a reading holds a contact that is not among the gold contacts, or other turns, or the two are not of the same contacts.
    """
    by_first, by_second = _reading(first, gold), _reading(second, gold)
    if alone := by_first.keys() ^ by_second.keys():
        contact = (by_first | by_second)[min(alone)]
        raise GoldMismatch("only one of the two readers read it", where=contact.where, fix=f"compare {first} with {second}")
    found = Findings(
        tags={(*identity, turn.seq): Tagged(turn.reading) for identity, contact in by_second.items() for turn in contact.customer_turns},
        labels={identity: contact.labels for identity, contact in by_second.items()},
        effort={identity: contact.effort for identity, contact in by_second.items() if contact.effort is not None},
    )
    return Readers(list(by_first.values()), found)


def _reading(path: Path, gold: Sequence[GoldContact]) -> dict[Identity, GoldContact]:
    settled = {contact.identity: contact for contact in gold}
    read = {contact.identity: contact for contact in read_gold(path)}
    for identity, contact in read.items():
        if identity not in settled or settled[identity].customer_seqs != contact.customer_seqs:
            raise GoldMismatch("the reading is not of the turns that have gold labels", where=contact.where, fix=f"compare it with {path}")
    return {identity: replace(contact, hard=settled[identity].hard) for identity, contact in read.items()}


def measure_agreement(contacts: Sequence[GoldContact], second: Findings) -> Iterator[Measure]:
    """Yield alpha and the share of agreement of two readers, over all labels and for each, for all contacts and each language.

    Args:
        contacts: with the first reader's labels.
        second: what the second reader says of them.
    """
    for task in tasks():
        labels = tuple(task.labels) if len(task.labels) > 1 else ()
        yield from _agreements(task.name, labels, contacts, _pairs(task, contacts, second))
    for kind in KINDS:
        yield from _agreements(contact_labels.task(kind), (), contacts, _pairs_once(kind, contacts, second))


def _agreements(task: str, labels: Sequence[str], contacts: Sequence[GoldContact], pairs: Pairs) -> Iterator[Measure]:
    parts = slices(contacts)
    for name in (ALL, *LANGUAGES):
        inside = [pairs[i] for i in parts[name]]
        yield Measure(task, ALL_LABELS, name, ALPHA, alpha_of_sets(inside))
        yield Measure(task, ALL_LABELS, name, AGREEMENT, share_alike(inside))
        for label in labels:
            yield Measure(task, label, name, ALPHA, alpha_of_sets(_only(label, inside)))


def share_alike(pairs: Pairs) -> Score:
    """Return the share of units to which both readers gave the same labels."""
    counts = [[[sum(a == b for a, b in contact), len(contact)]] for contact in pairs]
    return with_interval(SHARE, np.array(counts, dtype=np.float64).reshape(len(pairs), 1, 2))[0]


def _only(label: str, pairs: Pairs) -> Pairs:
    wanted = frozenset([label])
    return [[(a & wanted, b & wanted) for a, b in contact] for contact in pairs]


def _pairs(task: Task, contacts: Sequence[GoldContact], second: Findings) -> Pairs:
    found: list[list[tuple[LabelSet, LabelSet]]] = []
    for contact in contacts:
        turns = [(task.of(turn.reading), task.of(reading_of(contact, turn.seq, second.tags))) for turn in contact.customer_turns]
        found.append([(union(a for a, _ in turns), union(b for _, b in turns))] if task.by_contact else turns)
    return found


def _pairs_once(kind: str, contacts: Sequence[GoldContact], second: Findings) -> Pairs:
    said = [(contact.labels.get(kind), contact_labels.said_of(contact, kind, second)) for contact in contacts]
    return [[(frozenset([a]), frozenset([b]))] if a and b else [] for a, b in said]
