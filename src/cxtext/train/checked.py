"""Turns that people checked in a company's own warehouse, as training rows."""

from pathlib import Path

from cxtext import store
from cxtext.train.gold import TurnExample

GROUP = "checked"  # one group, so that no turn of it is held out by a model that learned from its neighbours


def read_checked(warehouse: Path) -> list[TurnExample]:
    """Return the checked turns of a warehouse, or of its published copy, in the order of contacts and turns.

    Half of them were picked because the model was unsure of them, so labels are not as frequent among them as in real life. So they count as
    single turns: whole contacts set frequencies and thresholds, but for labels that those hardly show. A single turn has no place among others, so theirs
    is left out.

    Raises:
        WarehouseError: there is no warehouse, or another process holds it.
    """
    with store.reader(warehouse) as con:
        return [_example(turn) for turn in store.checked_turns(con)]


def _example(turn: store.CheckedTurn) -> TurnExample:
    found = turn.labels
    return TurnExample(
        group=GROUP,
        language=turn.language,
        channel=turn.channel,
        text=turn.text,
        before=turn.before,
        sentiment=found.sentiment,
        emotions=frozenset(found.emotions),
        intensity=found.intensity,
        pain_points=found.pain_points,
        wish=found.wish,
        effort_signals=frozenset(found.effort_signals),
    )
