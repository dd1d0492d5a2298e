"""Sentiment and emotions of a turn: the probabilities against their thresholds, and why."""

from collections.abc import Iterator

from cxtext.explain.names import display_name
from cxtext.explain.records import Label, Near
from cxtext.explain.stored import Row
from cxtext.explain.turn_reading import TurnReading
from cxtext.tags import Language, codes

NEAR_SHARE = 0.5  # of the threshold, from which on a label counts as one that came close


def feelings(row: Row, reading: TurnReading | None, language: Language) -> tuple[Label, ...]:
    """Return both signs of the sentiment where the model is known, and the emotions that the table holds, the strongest first.

    Args:
        row: of main.turn_scores.
        reading: the contact read anew; None where the row comes from another model than the one installed.
        language: of the names.
    """
    signs = [_sign(row, sign, reading, language) for sign in ("negative", "positive")] if reading else []
    return (*signs, *(_emotion(row, code, reading, language) for code in row["emotions"] or ()))


def _sign(row: Row, sign: str, reading: TurnReading, language: Language) -> Label:
    counts = (row["sentiment"] or 0) * (-1 if sign == "negative" else 1) > 0
    return _label("sentiment", sign, row, reading, language, counts=counts)


def _emotion(row: Row, code: str, reading: TurnReading | None, language: Language) -> Label:
    if reading is None or f"emotion.{code}" not in reading.model.thresholds:
        return Label("emotion", code, display_name("emotion", code, language), model=row["model"])
    return _label("emotion", code, row, reading, language, counts=True)


def _label(kind: str, code: str, row: Row, reading: TurnReading, language: Language, *, counts: bool) -> Label:
    name, turn = f"{kind}.{code}", reading.turns[row["seq"]]
    why = reading.why_turn(name, turn) if counts else None
    score, threshold = reading.of_turn(name, turn), reading.model.thresholds[name]
    return Label(kind, code, display_name(kind, code, language), score, threshold, counts, row["model"], reason=why)


def near_feelings(row: Row, reading: TurnReading | None, language: Language) -> Iterator[Near]:
    """Yield the emotions that the table does not hold and that came close."""
    if reading is None:
        return
    for code in codes("emotion"):
        score, threshold = reading.of_turn(f"emotion.{code}", reading.turns[row["seq"]]), reading.model.thresholds[f"emotion.{code}"]
        if code not in (row["emotions"] or ()) and score >= NEAR_SHARE * threshold:
            yield Near("emotion", code, display_name("emotion", code, language), score, threshold, why="taken" if score >= threshold else "below")
