"""Labels given once a contact: contact_reason, outcome, trigger, life_event, phase and churn beside those of a careful reader."""

import heapq
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from cxtext.evaluate.gold import GoldContact
from cxtext.evaluate.metrics import CALIBRATION, F1, MACRO_F1, N_BINS, PRECISION, RECALL, Figure, Floats, bin_of, pooled
from cxtext.evaluate.mistakes import N_FALSE, Mistake
from cxtext.evaluate.predict import Findings
from cxtext.evaluate.suite import ALL_LABELS, Measure, figures, slices
from cxtext.tag.contact_model import KINDS
from cxtext.tags import NO_LABEL, codes

RIGHT = "share right"
_SHARE_RIGHT = pooled(Figure("recall", RECALL.of, RECALL.n, is_share=True), RIGHT)  # with one label a contact, recall over all labels


def task(kind: str) -> str:
    """Return the name of the task under which a kind is measured."""
    return f"{kind}, contact"


def labels(kind: str) -> tuple[str, ...]:
    """Return the labels of a kind."""
    return codes(kind)


def measure_contacts(contacts: Sequence[GoldContact], found: Findings) -> Iterator[Measure]:
    """Yield macro F1, the share that is right and the calibration error for every slice, and the figures of each label.

    The yardstick is the most frequent label.

    Args:
        contacts: the gold contacts; one without labels does not count.
        found: a kind that is missing of a contact stands for "no signal".
    """
    for kind in KINDS:
        usual = Counter(contact.labels[kind] for contact in contacts if kind in contact.labels).most_common(1)
        said, bins = [said_of(contact, kind, found) for contact in contacts], _bins(kind, contacts, found)
        ours, theirs = _counts(kind, contacts, said), _counts(kind, contacts, [usual[0][0] if usual else None] * len(contacts))
        for name, index in slices(contacts).items():
            for figure in (MACRO_F1, _SHARE_RIGHT):
                yield from figures(task(kind), [ALL_LABELS], name, figure, ours[index], theirs[index])
            yield from figures(task(kind), [ALL_LABELS], name, CALIBRATION, bins[index])
            for figure in (PRECISION, RECALL, F1):
                yield from figures(task(kind), labels(kind), name, figure, ours[index], theirs[index])


def said_of(contact: GoldContact, kind: str, found: Findings) -> str | None:
    """Return the label that a contact was given; without one it is "no signal", where the kind has such a label."""
    return found.labels.get(contact.identity, {}).get(kind, NO_LABEL.get(kind))


def confusions(kind: str, contacts: Sequence[GoldContact], found: Findings) -> Counter[tuple[str, str]]:
    """Count (label of the reader, label of the model) for every contact where they differ."""
    pairs = ((contact.labels.get(kind), said_of(contact, kind, found)) for contact in contacts)
    return Counter((truth, said) for truth, said in pairs if truth and said and truth != said)


def worst(kind: str, contacts: Sequence[GoldContact], found: Findings) -> list[Mistake]:
    """Return the wrong labels that the model was surest of, with the sentence that weighed most; the reader's label stands beside them."""
    return heapq.nlargest(2 * N_FALSE, _mistakes(kind, contacts, found), key=lambda mistake: mistake.score or 0.0)


def _mistakes(kind: str, contacts: Sequence[GoldContact], found: Findings) -> Iterator[Mistake]:
    for contact in contacts:
        truth, said, evidence = contact.labels.get(kind), said_of(contact, kind, found), found.evidence.get(contact.identity, {}).get(kind)
        if truth and said and said != truth:
            score, quote = (evidence.score, evidence.quote) if evidence else (None, None)
            yield Mistake(task(kind), f"{said}, not {truth}", False, score, contact.identity, None, quote or "")


def _bins(kind: str, contacts: Sequence[GoldContact], found: Findings) -> Floats:
    """Return (n_contacts, 1, N_BINS, 3): contacts with a tag, its score, and whether it is right, by bins of the score."""
    bins = np.zeros((len(contacts), 1, N_BINS, 3))
    for i, contact in enumerate(contacts):
        evidence = found.evidence.get(contact.identity, {}).get(kind)
        if evidence and kind in contact.labels:
            bins[i, 0, bin_of(evidence.score)] += (1, evidence.score, said_of(contact, kind, found) == contact.labels[kind])
    return bins


def _counts(kind: str, contacts: Sequence[GoldContact], said: Sequence[str | None]) -> Floats:
    """Return (n_contacts, n_labels, 3): TP, FP, FN of each label in each contact."""
    rows = [[_hit(label, contact.labels.get(kind), found) for label in labels(kind)] for contact, found in zip(contacts, said, strict=True)]
    return np.array(rows, dtype=np.float64).reshape(len(contacts), len(labels(kind)), 3)


def _hit(label: str, truth: str | None, said: str | None) -> tuple[bool, bool, bool]:
    if truth is None:
        return False, False, False
    return label == truth == said, label == said != truth, label == truth != said
