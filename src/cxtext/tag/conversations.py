"""Whole contacts in columns: the sentences of customers and agents in the order in which they were said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from cxtext.tag.concepts import concept_counts
from cxtext.tag.linear import Floats, Places
from cxtext.tag.phrases import Phrases, phrases
from cxtext.tag.sentences import Sentences, sentences
from cxtext.tag.tokens import Tokens, tokenize
from cxtext.tags import Language

OTHER_SIDE = ("agent", "bot")  # roles of those who answer the customer


@dataclass(frozen=True, slots=True)
class Side:
    """What one side says: the customers, or those who answer them.

    Attributes:
        contact_ids: n_turns contacts.
        seqs: n_turns places in their contacts.
        texts: n_turns texts.
        languages: the language of each.
        tokens: tokens of the texts.
        sentences: their sentences.
        around: of each turn how many turns of this side lie before it in its contact, and how many behind it; None where all of them are here.
    """

    contact_ids: Sequence[str]
    seqs: Sequence[int]
    texts: Sequence[str]
    languages: Sequence[Language]
    tokens: Tokens
    sentences: Sentences
    around: tuple[Sequence[int], Sequence[int]] | None = None


def side(contact_ids: Sequence[str], seqs: Sequence[int], texts: Sequence[str], languages: Sequence[Language]) -> Side:
    """Cut what one side says into tokens and sentences."""
    tokens = tokenize(texts, languages)
    return Side(contact_ids, seqs, texts, languages, tokens, sentences(tokens))


def apart(
    texts: Sequence[str],
    languages: Sequence[Language],
    before: Sequence[str] = (),
    *,
    around: tuple[Sequence[int], Sequence[int]] | None = None,
) -> tuple[Side, Side]:
    """Return turns of customers that stand apart, each in a contact of its own, and what the other side said right before them.

    Args:
        texts: what the customers say.
        languages: the language of each.
        before: what was said before each; left out where nothing is known of it.
        around: their places in the contacts that they were taken from, as in Side; left out where each was alone.
    """
    names = [str(i) for i in range(len(texts))]
    customers = replace(side(names, [1] * len(names), texts, languages), around=around)
    return customers, side(names[: len(before)], [0] * len(before), before, languages[: len(before)])


@dataclass(frozen=True, slots=True)
class Conversations:
    """The sentences of a batch of contacts, contact after contact in the order in which they were said.

    Attributes:
        ids: n_contacts contacts.
        contact: (n_sentences,) index into ids; never falls.
        turn: (n_sentences,) number of the turn over all contacts; never falls.
        seq: (n_sentences,) place of the turn in its contact.
        is_customer: (n_sentences,) the customer says it, else the agent.
        start: (n_sentences,) offset of the first character in the turn.
        end: (n_sentences,) offset behind the last.
        concepts: (n_sentences, n_concepts) counts.
        phrases: their words and pairs of words.
    """

    ids: tuple[str, ...]
    contact: Places
    turn: Places
    seq: Places
    is_customer: NDArray[np.bool_]
    start: Places
    end: Places
    concepts: sparse.csr_array
    phrases: Phrases

    @property
    def first(self) -> Places:
        """The first sentence of each turn."""
        return np.flatnonzero(np.diff(self.turn, prepend=-1))

    def by_turn(self) -> sparse.csr_array:
        """Return (n_turns, n_concepts): concepts counted by turn."""
        ones = np.ones(len(self.turn), dtype=np.float32)
        join = sparse.csr_array((ones, (self.turn, np.arange(len(self.turn)))), shape=(len(self.first), len(self.turn)))
        return (join @ self.concepts).tocsr()


def conversations(customers: Side, agents: Side) -> Conversations:
    """Join both sides; contacts in which no customer says anything are left out."""
    ids = tuple(dict.fromkeys(customers.contact_ids))
    place = {identity: i for i, identity in enumerate(ids)}
    sides = (customers, agents)
    contact = np.concatenate([_of_sentence(side, [place.get(identity, -1) for identity in side.contact_ids]) for side in sides])
    seq = np.concatenate([_of_sentence(side, side.seqs) for side in sides])
    start, end = (np.concatenate([getattr(side.sentences, edge) for side in sides]).astype(np.int64) for edge in ("start", "end"))
    is_customer = np.repeat([True, False], [len(side.sentences.text) for side in sides])
    counts = sparse.vstack([concept_counts(side.tokens, side.sentences.of_token, len(side.sentences.text)) for side in sides]).tocsr()
    order = np.lexsort((start, seq, contact))
    order = order[contact[order] >= 0]
    contact, seq = contact[order], seq[order]
    new_turn = (np.diff(contact, prepend=-1) != 0) | (np.diff(seq, prepend=-1) != 0)
    return Conversations(
        ids,
        contact,
        np.cumsum(new_turn) - 1,
        seq,
        is_customer[order],
        start[order],
        end[order],
        counts[order],
        _phrases(sides, order),
    )


def _phrases(sides: Sequence[Side], order: Places) -> Phrases:
    """Return the words and pairs of the sentences of both sides, in the order given."""
    said = [phrases(side.tokens, side.sentences.of_token, len(side.sentences.text)) for side in sides]
    counts = sparse.block_diag([part.counts for part in said], format="csr")
    return Phrases(sparse.csr_array(counts)[order], np.concatenate([part.keys for part in said]))


def _of_sentence(side: Side, values: Sequence[int]) -> Places:
    return np.asarray(values, dtype=np.int64)[side.sentences.text]


def ranks(contact: Places, chosen: NDArray[np.bool_]) -> tuple[Places, Places]:
    """Return of each turn how many chosen turns of its contact lie before it, and how many behind it.

    Args:
        contact: (n_turns,) contact of each turn; never falls.
        chosen: (n_turns,) the turns that count.
    """
    before: Places = np.cumsum(chosen) - chosen
    starts = np.flatnonzero(np.diff(contact, prepend=-1))
    of_contact = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(contact))))
    n_chosen = np.add.reduceat(chosen.astype(np.int64), starts) if len(starts) else np.zeros(0, dtype=np.int64)
    before = before - before[starts][of_contact]
    return before, n_chosen[of_contact] - before - chosen


def weighted(parts: Floats, rows: sparse.csr_array, group: Places, n_groups: int) -> sparse.csr_array:
    """Add up rows by group, each with its weight; rows of weight 0 take no part."""
    used = np.flatnonzero(parts)
    join = sparse.csr_array((parts[used], (group[used], used)), shape=(n_groups, rows.shape[0]))
    return (join @ rows).tocsr()
