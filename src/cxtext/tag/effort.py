"""Effort of a contact, -5 (very hard) .. 5 (very easy), from effort signals and ease said outright.

The rule was read off the labelled contacts of data/training: one kind of signal goes with -2 on average, each further kind with one point more.
"""

from collections.abc import Iterable, Mapping, Sequence, Set

import numpy as np

from cxtext.tag.concepts import concept_counts, concept_names
from cxtext.tag.engine import Predictions
from cxtext.tag.rollup import CustomerTurn, Row

FIRST_SIGNAL = 2  # one kind of signal
MOST = 5
EASE = 3  # the value most often given where ease is said outright
_EASY = "effort_easy"
_NOT_SAID_OUTRIGHT = ("not", "question_word", "wish_word")  # "not easy", "how easy is it", "I wish it were easy"


def efforts(tags: Iterable[Row], eased: Set[str]) -> dict[str, int]:
    """Return the effort of the contacts that show any.

    A signal outweighs ease: a contact that was hard to bring about and easy in the end was hard.

    Args:
        tags: rows of tags; effort signals among them count, each kind once a contact.
        eased: contacts in which the customer says that it was easy.
    """
    signals: dict[str, set[str]] = {}
    for row in tags:
        if row["kind"] == "effort_signal":
            signals.setdefault(row["contact_id"], set()).add(row["label"])
    hard = {identity: max(-MOST, 1 - FIRST_SIGNAL - len(labels)) for identity, labels in signals.items()}
    return dict.fromkeys(eased, EASE) | hard


def eased_contacts(turns: Sequence[CustomerTurn], read: Predictions, scores: Iterable[Row]) -> set[str]:
    """Return the contacts in which a sentence names ease, without a denial, question or wish, in a turn of positive sentiment."""
    counts = concept_counts(read.tokens, read.sentences.of_token, len(read.sentences.text))
    doubt = counts[:, [concept_names().index(name) for name in _NOT_SAID_OUTRIGHT]].sum(axis=1)
    easy = counts[:, [concept_names().index(_EASY)]].sum(axis=1)
    glad: Mapping[tuple[str, int], bool] = {(row["contact_id"], row["seq"]): row["sentiment"] > 0 for row in scores}
    said = (turns[read.sentences.text[i]] for i in np.flatnonzero((easy > 0) & (doubt == 0)))
    return {turn.contact_id for turn in said if glad.get((turn.contact_id, turn.seq), False)}
