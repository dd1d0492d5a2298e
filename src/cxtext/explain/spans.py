"""The tags that point at words of a turn: their scores, why, and which came close."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from cxtext.explain.feelings import NEAR_SHARE
from cxtext.explain.names import display_name
from cxtext.explain.records import Label, Near, Piece
from cxtext.explain.stored import Row
from cxtext.explain.turn_reading import TurnReading
from cxtext.tag.outputs import ANY_PAIN, SPAN_KINDS
from cxtext.tag.spans import MIN_SCORE
from cxtext.tags import Language, codes

Span = tuple[int, int]

_SPAN_LABELS = tuple((kind, code) for kind in SPAN_KINDS for code in codes(kind))


def numbered(tags: Sequence[Row]) -> dict[Span, int]:
    """Return the spans of a turn's tags with their numbers, 1 for the first in the text."""
    spans = {(row["start_char"], row["end_char"]) for row in tags}
    return {span: i for i, span in enumerate(sorted(spans), start=1)}


def pieces(text: str, marks: Mapping[Span, int]) -> tuple[Piece, ...]:
    """Cut a text where spans begin and end; they may lie inside each other or overlap."""
    edges = sorted({0, len(text), *(edge for span in marks for edge in span)})
    return tuple(
        Piece(text[start:end], tuple(mark for (first, last), mark in marks.items() if first <= start and end <= last)) for start, end in pairwise(edges)
    )


def span_labels(tags: Sequence[Row], reading: TurnReading | None, language: Language) -> tuple[Label, ...]:
    """Return the labels of a turn's tags in the order of their marks.

    Args:
        tags: rows of main.tags of one turn.
        reading: the contact read anew; None where there is no model that fits.
        language: of the names.
    """
    marks = numbered(tags)
    return tuple(_label(row, marks[row["start_char"], row["end_char"]], reading, language) for row in tags)


def _label(row: Row, mark: int, reading: TurnReading | None, language: Language) -> Label:
    kind, code = row["kind"], row["label"]
    name = display_name(kind, code, language)
    told = Label(kind, code, name, row["score"], None, True, row["model"], row["severity"], row["quote"], row["seq"], mark)
    sentence = reading.sentence(row["seq"], row["start_char"], row["end_char"]) if reading and row["model"] == reading.model.name else None
    if reading is None or sentence is None or f"{kind}.{code}" not in reading.model.thresholds:
        return told
    return _explained(told, sentence, reading, language)


def _explained(told: Label, sentence: int, reading: TurnReading, language: Language) -> Label:
    name = f"{told.kind}.{told.code}"
    explained = replace(told, threshold=reading.model.thresholds[name], reason=reading.why_sentence(name, sentence))
    if told.kind != "pain_point":
        return explained
    likeliest = (told.score or 0) < reading.model.thresholds[name]
    return replace(explained, gate=_gate(sentence, reading, language, why=likeliest))


def _gate(sentence: int, reading: TurnReading, language: Language, *, why: bool) -> Label:
    """Return the first step of a pain point, with its words where it alone let a label pass that lies below its own threshold."""
    reason = reading.why_sentence(ANY_PAIN, sentence) if why else None
    name = display_name("pain_point", "any", language)
    return Label("pain_point", "any", name, reading.of_sentence(ANY_PAIN, sentence), reading.model.thresholds[ANY_PAIN], reason=reason)


def near_spans(seq: int, tags: Sequence[Row], reading: TurnReading | None, language: Language) -> Iterator[Near]:
    """Yield the labels of a turn's sentences that came close, each once, at the sentence where it is likeliest.

    A pain point that is unlikelier than MIN_SCORE never counts, and so never came close.
    """
    if reading is None or seq not in reading.sentences:
        return
    held = {(row["kind"], row["label"]) for row in tags}
    for kind, code in (label for label in _SPAN_LABELS if label not in held):
        found = _likeliest(seq, kind, code, reading, language)
        if found.score >= max(NEAR_SHARE * found.threshold, MIN_SCORE if kind == "pain_point" else 0):
            yield found


def _likeliest(seq: int, kind: str, code: str, reading: TurnReading, language: Language) -> Near:
    name = f"{kind}.{code}"
    score, sentence = max((reading.of_sentence(name, i), -i) for i in reading.sentences[seq])
    threshold = reading.model.thresholds[name]
    why = _why(kind, -sentence, score >= threshold, reading)
    return Near(kind, code, display_name(kind, code, language), score, threshold, reading.quote(-sentence), why)


def _why(kind: str, sentence: int, reaches: bool, reading: TurnReading) -> Literal["below", "no_pain", "taken"]:
    if not reaches:
        return "below"
    no_pain = kind == "pain_point" and reading.of_sentence(ANY_PAIN, sentence) < reading.model.thresholds[ANY_PAIN]
    return "no_pain" if no_pain else "taken"
