"""Masking of personal data: is what identifies a person unreadable after cleaning, and how much else is masked needlessly?"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from cxtext.evaluate.gold import GoldContact, GoldTurn, Identity
from cxtext.evaluate.metrics import SHARE, Figure, Floats, share
from cxtext.evaluate.predict import Walked
from cxtext.evaluate.readable import is_readable, needless_masks, ordinary_words, other_words, words
from cxtext.evaluate.suite import Measure, figures, slices

TASK = "masking"
NAMES = "NAME"
STRUCTURED = "structured types"
NEEDLESS = "needless masks per 1,000 words"
PER_WORDS = 1000


@dataclass(frozen=True, slots=True)
class Leak:
    """A gold string that is still readable.

    Attributes:
        type: e.g. "NAME".
        text: the cleaned turn.
    """

    contact: Identity
    seq: int
    type: str
    text: str


def measure_masking(gold: Sequence[GoldContact], walked: Mapping[Identity, Walked]) -> tuple[list[Measure], list[Leak]]:
    """Measure recall of every type of personal data and needless masks, for every slice; return the strings still readable besides."""
    leaks = list(find_leaks(gold, walked))
    types = sorted({type_ for contact in gold for turn in contact.turns for type_ in turn.personal_data})
    recall, needless = recall_counts(gold, leaks, types), needless_counts(gold, walked)
    figure = replace(SHARE, word="recall")
    measures: list[Measure] = []
    for name, index in slices(gold).items():
        measures += figures(TASK, [STRUCTURED, *types], name, figure, recall[index])
        measures += figures(TASK, ["all types"], name, _NEEDLESS, needless[index])
    return measures, leaks


_NEEDLESS = Figure(NEEDLESS, lambda sums: PER_WORDS * share(sums), SHARE.n)


def find_leaks(gold: Sequence[GoldContact], walked: Mapping[Identity, Walked]) -> Iterator[Leak]:
    """Yield the gold strings that are still readable in the cleaned text of their turn."""
    otherwise = {contact.identity: _other_words(contact, walked[contact.identity]) for contact in gold}
    ordinary = ordinary_words(frozenset().union(*turns.values()) for turns in otherwise.values())
    for contact in gold:
        text_of = {turn.seq: turn.text for turn in walked[contact.identity].clean.turns}
        for turn in contact.turns:
            known = ordinary | otherwise[contact.identity][turn.seq]
            for type_, string in _strings(turn):
                if is_readable(string, text_of[turn.seq], known):
                    yield Leak(contact.identity, turn.seq, type_, text_of[turn.seq])


def _other_words(contact: GoldContact, walked: Walked) -> dict[int, frozenset[str]]:
    text_of = {turn.seq: turn.text for turn in walked.raw.turns}
    return {turn.seq: other_words(text_of[turn.seq], [string for _, string in _strings(turn)]) for turn in contact.turns}


def _strings(turn: GoldTurn) -> Iterator[tuple[str, str]]:
    return ((type_, string) for type_, strings in turn.personal_data.items() for string in strings)


def recall_counts(gold: Sequence[GoldContact], leaks: Sequence[Leak], types: Sequence[str]) -> Floats:
    """Return (n_contacts, 1 + n_types, 2): masked, all; first of all types but names together."""
    counts = np.zeros((len(gold), len(types), 2))
    leaked = Counter((leak.contact, leak.type) for leak in leaks)
    for i, contact in enumerate(gold):
        for j, type_ in enumerate(types):
            n = sum(len(turn.personal_data.get(type_, ())) for turn in contact.turns)
            counts[i, j] = n - leaked[contact.identity, type_], n
    structured = counts[:, [type_ != NAMES for type_ in types]].sum(axis=1, keepdims=True)
    return np.concatenate([structured, counts], axis=1)


def needless_counts(gold: Sequence[GoldContact], walked: Mapping[Identity, Walked]) -> Floats:
    """Return (n_contacts, 1, 2): needless masks, words of the cleaned text."""
    rows = [_needless(contact, walked[contact.identity]) for contact in gold]
    return np.array(rows, dtype=np.float64).reshape(len(gold), 1, 2)


def _needless(contact: GoldContact, walked: Walked) -> tuple[int, int]:
    raw, clean = ({turn.seq: turn.text for turn in side.turns} for side in (walked.raw, walked.clean))
    needless = sum(needless_masks(raw[turn.seq], clean[turn.seq], [string for _, string in _strings(turn)]) for turn in contact.turns)
    return needless, sum(len(words(text)) for text in clean.values())
