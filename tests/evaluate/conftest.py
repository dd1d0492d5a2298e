import pytest

from cxtext.evaluate.gold import GoldContact, GoldTurn
from cxtext.evaluate.predict import Tagged
from cxtext.evaluate.reading import NOTHING, Reading


def _contact(*readings, name="c-1", channel="chat", language="nl", hard=None, personal=()):
    """A gold contact whose customer speaks at 0, 1, 2 ...; `personal` gives the personal data of each turn."""
    data = [*personal, *({} for _ in range(len(readings) - len(personal)))]
    turns = tuple(GoldTurn(seq, "customer", reading, data[seq]) for seq, reading in enumerate(readings))
    return GoldContact("open", name, channel, language, hard, turns)


def _tags(contact, *readings, scores=()):
    """What was found in the turns of a contact, with the scores of each."""
    given = [*scores, *({} for _ in range(len(readings) - len(scores)))]
    return {(*contact.identity, seq): Tagged(reading, given[seq]) for seq, reading in enumerate(readings)}


@pytest.fixture
def gold_contact():
    return _contact


@pytest.fixture
def tags_of():
    return _tags


@pytest.fixture
def pained():
    """Make a reading with these pain points."""
    return lambda *codes: Reading(pain_points=frozenset(codes)) if codes else NOTHING
