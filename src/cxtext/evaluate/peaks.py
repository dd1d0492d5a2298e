"""Do peak and end of a contact (peak-end rule) agree with those of a careful reader?"""

from collections.abc import Iterator, Sequence

import numpy as np

from cxtext.evaluate.gold import GoldContact
from cxtext.evaluate.metrics import SHARE, Floats
from cxtext.evaluate.suite import Measure, Tags, figures, reading_of, slices
from cxtext.evaluate.tasks import sign
from cxtext.tag.peak_end import PeakEnd, ScoredTurn, peak_end

TASK = "peak and end, contact"
AGREEMENTS = ("peak turn", "end sign", "peak turn and end sign")


def measure_peaks(contacts: Sequence[GoldContact], ours: Tags, theirs: Tags) -> Iterator[Measure]:
    """Yield the share of contacts whose peak turn, end sign, and both agree, for every slice."""
    found, yardstick = agreement_counts(contacts, ours), agreement_counts(contacts, theirs)
    for name, index in slices(contacts).items():
        yield from figures(TASK, AGREEMENTS, name, SHARE, found[index], yardstick[index])


def agreement_counts(contacts: Sequence[GoldContact], found: Tags) -> Floats:
    """Return (n_contacts, 3, 2): agrees, counts.

    A contact that stays neutral throughout has no peak to agree on; one without a customer turn does not count.
    """
    return np.array([_agreement(contact, found) for contact in contacts], dtype=np.float64).reshape(len(contacts), len(AGREEMENTS), 2)


def _agreement(contact: GoldContact, found: Tags) -> list[tuple[bool, bool]]:
    turns = contact.customer_turns
    if not turns:
        return [(False, False)] * len(AGREEMENTS)
    truth = _felt({turn.seq: turn.reading.sentiment for turn in turns})
    said = _felt({turn.seq: reading_of(contact, turn.seq, found).sentiment for turn in turns})
    has_peak = truth.peak.sentiment != 0
    same_peak = has_peak and truth.peak.seq == said.peak.seq
    same_end = sign(truth.end.sentiment) == sign(said.end.sentiment)
    return [(same_peak, has_peak), (same_end, True), (same_peak and same_end, has_peak)]


def _felt(sentiments: dict[int, int | None]) -> PeakEnd:
    return peak_end([ScoredTurn(seq, sentiment or 0, None) for seq, sentiment in sentiments.items()])
