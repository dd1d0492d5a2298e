"""Quotes as evidence: typical, short and varied, at most one a customer, no two that say the same."""

import re
from collections.abc import Iterable, Sequence, Set

from cxtext.plaintext import plain
from cxtext.report.records import Quote
from cxtext.report.warehouse import Candidate

# Two quotes that share this part of their words say the same thing to a reader (Jaccard index of the word sets).
_SAME = 0.5
_WORD = re.compile(r"\w+")


def choose(candidates: Sequence[Candidate], labels: Sequence[str], *, n: int, language: str) -> dict[str, tuple[Quote, ...]]:
    """Choose quotes for each label, in the order of the labels.

    Args:
        candidates: quotes, the best of each label first.
        labels: pain points that get quotes; an earlier one chooses first, but takes as a second quote none of the only customer left to a later one.
        n: quotes a label.
        language: language of the report; quotes in it come first, the others are kept too.

    Returns:
        For each label at most n quotes, from different customers over the whole report; where there is a choice, from different channels.
    """
    by_label = {label: [candidate for candidate in candidates if candidate.label == label] for label in labels}
    used: set[str] = set()
    chosen: dict[str, tuple[Quote, ...]] = {}
    for i, label in enumerate(labels):
        picked = _pick(by_label[label], used, n=n, later=[by_label[other] for other in labels[i + 1 :]])
        used |= {candidate.customer for candidate in picked}
        chosen[label] = tuple(_quote(candidate) for candidate in sorted(picked, key=lambda candidate: candidate.language != language))
    return chosen


def _pick(candidates: list[Candidate], used: set[str], *, n: int, later: Sequence[list[Candidate]]) -> list[Candidate]:
    picked: list[Candidate] = []
    while len(picked) < n:
        customers = used | {candidate.customer for candidate in picked}
        fitting = [c for c in candidates if c.customer not in customers and not any(_alike(c.quote, p.quote) for p in picked)]
        needed = _only_voices(later, customers)
        sparing = [c for c in fitting if c.customer not in needed]
        fitting = sparing if picked else sparing or fitting
        if not fitting:
            break
        channels = {candidate.channel for candidate in picked}
        picked.append(next((c for c in fitting if c.channel not in channels), fitting[0]))
    return picked


def _only_voices(later: Iterable[list[Candidate]], used: Set[str]) -> set[str]:
    """Return the customers who alone are left to be quoted for one of the later labels."""
    left = ({candidate.customer for candidate in candidates} - used for candidates in later)
    return {customer for customers in left if len(customers) == 1 for customer in customers}


def _alike(one: str, other: str) -> bool:
    first, second = (set(_WORD.findall(text.casefold())) for text in (one, other))
    return len(first & second) >= _SAME * len(first | second)


def _quote(candidate: Candidate) -> Quote:
    return Quote(
        label=candidate.label,
        text=plain(candidate.quote),
        channel=candidate.channel,
        language=candidate.language,
        severity=candidate.severity,
        started_at=candidate.started_at,
        contact_id=candidate.contact_id,
        seq=candidate.seq,
    )
