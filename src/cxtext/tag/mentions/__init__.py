"""What is said in a contact about other contacts: earlier ones that the customer names or counts, and that the company makes contact itself.

Rules, no model: precise before complete, since the labels repeat_contact, chasing and their like say of most others that there was contact before.
In data/training they find something in 334 sentences, of which a person marked 289 as repeat contact, broken promise or unresolved; most of the others name a
contact that was none of these. That is one in seven of the 1,907 sentences that are marked so (2026-11-28).
"""

from collections.abc import Iterator

import numpy as np

from cxtext.tag.conversations import Side
from cxtext.tag.mentions.counts import n_earlier
from cxtext.tag.mentions.moments import Moment
from cxtext.tag.mentions.named import Named, named
from cxtext.tag.mentions.words import pattern, trigger, words
from cxtext.tag.rollup import Row

__all__ = ["mentions"]


def mentions(customers: Side, agents: Side) -> list[Row]:
    """Return a row of tables.MENTIONS for each contact that is named or counted, in the order in which they are said.

    Args:
        customers: the customers' turns: what they say of earlier contacts.
        agents: the turns of those who answer them: only the first of a contact is read.
    """
    return [row for i in _telling(customers) for row in _earlier(customers, i)] + list(_company(agents))


def _telling(side: Side) -> list[int]:
    """Return the sentences that hold a word that a mention cannot do without: few do, and only they are read."""
    telling = np.array([bool(trigger().search(word.lower())) for word in side.tokens.words], dtype=bool)
    if not len(telling):
        return []
    found: list[int] = np.unique(side.sentences.of_token[telling[side.tokens.word]]).tolist()
    return found


def _earlier(side: Side, sentence: int) -> Iterator[Row]:
    place, said = _place(side, sentence)
    language = side.languages[side.sentences.text[sentence]]
    count = n_earlier(said.lower(), language)
    found = named(said.lower(), language)
    for one in found or ([Named(channel=None, moment=None)] if count else []):
        yield place | {"kind": "earlier_contact", "n_earlier": count, "channel": one.channel, **_moment(one.moment)}


def _company(side: Side) -> Iterator[Row]:
    """Yield a row for each first turn in which the other side says that it makes contact on its own account: "ik bel u terug"."""
    for i in np.flatnonzero(np.isin(side.sentences.text, _first_turns(side))).tolist():
        place, said = _place(side, i)
        language = side.languages[side.sentences.text[i]]
        if pattern(words(language).table["company_calls"]).search(said.lower()):
            yield place | {"kind": "company_contact", "n_earlier": None, "channel": None, **_moment(None)}


def _first_turns(side: Side) -> list[int]:
    """Return the indices of the first turn of each contact."""
    first: dict[str, int] = {}
    for i, identity in enumerate(side.contact_ids):
        if identity not in first or side.seqs[i] < side.seqs[first[identity]]:
            first[identity] = i
    return list(first.values())


def _place(side: Side, sentence: int) -> tuple[Row, str]:
    text, start, end = int(side.sentences.text[sentence]), int(side.sentences.start[sentence]), int(side.sentences.end[sentence])
    quote = side.texts[text][start:end]
    return {"contact_id": side.contact_ids[text], "seq": side.seqs[text], "start_char": start, "end_char": end, "quote": quote}, quote


def _moment(moment: Moment | None) -> Row:
    said = moment or Moment()
    return {"days_ago": said.days_ago, "weekday": said.weekday, "month_day": said.month_day}
