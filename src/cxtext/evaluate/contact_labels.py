"""Labels given once a contact: contact_reason, outcome, trigger, life_event, phase and churn beside those of a careful reader."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from cxtext.evaluate.gold import GoldContact, Identity
from cxtext.evaluate.metrics import F1, MACRO_F1, PRECISION, RECALL, Figure, Floats, pooled
from cxtext.evaluate.suite import ALL_LABELS, Measure, figures, slices
from cxtext.tag.contact_features import NO_LABEL
from cxtext.tag.contact_model import KINDS
from cxtext.tags import codes

RIGHT = "share right"
_SHARE_RIGHT = pooled(Figure("recall", RECALL.of, RECALL.n, is_share=True), RIGHT)  # with one label a contact, recall over all labels


def task(kind: str) -> str:
    """Return the name of the task under which a kind is measured."""
    return f"{kind}, contact"


def labels(kind: str) -> tuple[str, ...]:
    """Return the labels of a kind."""
    return codes(kind)


def measure_contacts(contacts: Sequence[GoldContact], found: Mapping[Identity, Mapping[str, str]]) -> Iterator[Measure]:
    """Yield macro F1 and the share that is right for every slice, and the figures of each label, beside the most frequent label as yardstick.

    Args:
        contacts: the gold contacts; one without labels does not count.
        found: kind → label of each contact; a kind that is missing stands for "no signal".
    """
    for kind in KINDS:
        usual = Counter(contact.labels[kind] for contact in contacts if kind in contact.labels).most_common(1)
        said = [found.get(contact.identity, {}).get(kind, NO_LABEL.get(kind)) for contact in contacts]
        ours, theirs = _counts(kind, contacts, said), _counts(kind, contacts, [usual[0][0] if usual else None] * len(contacts))
        for name, index in slices(contacts).items():
            for figure in (MACRO_F1, _SHARE_RIGHT):
                yield from figures(task(kind), [ALL_LABELS], name, figure, ours[index], theirs[index])
            for figure in (PRECISION, RECALL, F1):
                yield from figures(task(kind), labels(kind), name, figure, ours[index], theirs[index])


def _counts(kind: str, contacts: Sequence[GoldContact], said: Sequence[str | None]) -> Floats:
    """Return (n_contacts, n_labels, 3): TP, FP, FN of each label in each contact."""
    rows = [[_hit(label, contact.labels.get(kind), found) for label in labels(kind)] for contact, found in zip(contacts, said, strict=True)]
    return np.array(rows, dtype=np.float64).reshape(len(contacts), len(labels(kind)), 3)


def _hit(label: str, truth: str | None, said: str | None) -> tuple[bool, bool, bool]:
    if truth is None:
        return False, False, False
    return label == truth == said, label == said != truth, label == truth != said
