"""Values on a scale beside those of a careful reader: sentiment and intensity of turns, severity of pain points, effort of contacts."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from cxtext.evaluate.alpha import ALPHA, alpha_of_numbers
from cxtext.evaluate.gold import GoldContact
from cxtext.evaluate.metrics import SHARE, Figure
from cxtext.evaluate.predict import Findings
from cxtext.evaluate.reading import Reading, largest
from cxtext.evaluate.suite import ALL, ALL_LABELS, LANGUAGES, Measure, figures, reading_of, slices

MEAN_ERROR = Figure("mean error", SHARE.of, SHARE.n)  # sum of the errors over their number
SLICES = (ALL, *LANGUAGES)

Pair = tuple[float, float]


def measure_values(contacts: Sequence[GoldContact], found: Findings) -> Iterator[Measure]:
    """Yield the mean error and alpha of every scale, where the reader and the findings both give a value."""
    parts = slices(contacts)
    for task, pairs_of in SCALES.items():
        pairs = [pairs_of(contact, found) for contact in contacts]
        errors = np.array([[[sum(abs(a - b) for a, b in contact), len(contact)]] for contact in pairs], dtype=np.float64).reshape(len(pairs), 1, 2)
        for name in SLICES:
            yield from figures(task, [ALL_LABELS], name, MEAN_ERROR, errors[parts[name]])
            yield Measure(task, ALL_LABELS, name, ALPHA, alpha_of_numbers([pairs[i] for i in parts[name]]))


def _sentiment(contact: GoldContact, found: Findings) -> list[Pair]:
    return _given((turn.reading.sentiment, reading_of(contact, turn.seq, found.tags).sentiment) for turn in contact.customer_turns)


def _intensity(contact: GoldContact, found: Findings) -> list[Pair]:
    return _given((turn.reading.intensity, reading_of(contact, turn.seq, found.tags).intensity) for turn in contact.customer_turns)


def _severity(contact: GoldContact, found: Findings) -> list[Pair]:
    """Pair the largest severities of the pain points that both find in a contact."""
    truth = _severities(turn.reading for turn in contact.customer_turns)
    said = _severities(reading_of(contact, turn.seq, found.tags) for turn in contact.customer_turns)
    return [(truth[label], said[label]) for label in sorted(truth.keys() & said.keys())]


def _severities(readings: Iterator[Reading]) -> dict[str, int]:
    return largest(pair for reading in readings for pair in reading.severities.items())


def _effort(contact: GoldContact, found: Findings) -> list[Pair]:
    return _given([(contact.effort, found.effort.get(contact.identity))])


def _given(pairs: Iterator[tuple[int | None, int | None]] | list[tuple[int | None, int | None]]) -> list[Pair]:
    return [(a, b) for a, b in pairs if a is not None and b is not None]


SCALES: Mapping[str, Callable[[GoldContact, Findings], list[Pair]]] = {
    "sentiment value, turn": _sentiment,
    "intensity, turn": _intensity,
    "severity, contact": _severity,
    "effort, contact": _effort,
}
