"""Whole contacts in columns: the sentences of customers and agents in the order in which they were said."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from cxtext.tag.concepts import concept_counts
from cxtext.tag.linear import Floats
from cxtext.tag.sentences import Sentences
from cxtext.tag.tokens import Tokens

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Side:
    """What one side says: the customers, or the agents.

    Attributes:
        contact_ids: n_turns contacts.
        seqs: n_turns places in their contacts.
        tokens: tokens of the n_turns texts.
        sentences: their sentences.
    """

    contact_ids: Sequence[str]
    seqs: Sequence[int]
    tokens: Tokens
    sentences: Sentences


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
    """

    ids: tuple[str, ...]
    contact: Places
    turn: Places
    seq: Places
    is_customer: NDArray[np.bool_]
    start: Places
    end: Places
    concepts: sparse.csr_array

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
    return Conversations(ids, contact, np.cumsum(new_turn) - 1, seq, is_customer[order], start[order], end[order], counts[order])


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
