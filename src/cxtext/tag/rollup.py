"""From predictions to the tag tables of a batch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np

from cxtext.tag.embedded import EmbeddedModel, Predictions
from cxtext.tag.peak_end import PeakEnd, ScoredTurn, peak_end
from cxtext.tag.sentiment import sentiment
from cxtext.tag.spans import sentence_tags
from cxtext.tags import Language, codes

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CustomerTurn:
    """A customer turn to be tagged: where it stands, its redacted text, its language."""

    contact_id: str
    seq: int
    text: str
    language: Language


def turn_scores(turns: Sequence[CustomerTurn], predictions: Predictions, model: EmbeddedModel) -> list[Row]:
    """Return a row of turn_scores for every turn that holds a word; a turn without one has no sentiment, which is not a neutral one."""
    columns = predictions.turns.columns
    signs = sentiment(
        columns["sentiment.negative"],
        columns["sentiment.positive"],
        columns["sentiment.value"],
        min_negative=model.thresholds["sentiment.negative"],
        min_positive=model.thresholds["sentiment.positive"],
    )
    intensity = np.clip(np.rint(columns["emotion.intensity"]), 1, 5).astype(int)
    emotions = list(_emotions(predictions, model))
    return [
        {
            "contact_id": turn.contact_id,
            "seq": turn.seq,
            "sentiment": int(signs[i]),
            "emotions": emotions[i],
            "emotion": emotions[i][0] if emotions[i] else None,
            "intensity": int(intensity[i]) if emotions[i] else None,
            "model": model.name,
        }
        for i, turn in enumerate(turns)
        if any(c.isalnum() for c in turn.text)
    ]


def _emotions(predictions: Predictions, model: EmbeddedModel) -> Iterator[list[str]]:
    """Yield the emotions of each turn, the strongest first."""
    names = np.array(codes("emotion"))
    probabilities = np.stack([predictions.turns.columns[f"emotion.{code}"] for code in names], axis=1)
    present = probabilities >= np.array([model.thresholds[f"emotion.{code}"] for code in names])
    order = np.argsort(-probabilities, axis=1, kind="stable")
    for i in range(len(probabilities)):
        yield [str(names[j]) for j in order[i] if present[i, j]]


def tags(turns: Sequence[CustomerTurn], predictions: Predictions, model: EmbeddedModel) -> list[Row]:
    """Return a row of tags for every label on a sentence, with the span and the quote that carry it."""
    where = predictions.sentences
    rows = []
    for tag in sentence_tags(predictions.sentence_outputs, model.thresholds):
        turn, start, end = turns[where.text[tag.sentence]], int(where.start[tag.sentence]), int(where.end[tag.sentence])
        rows.append(
            {
                "contact_id": turn.contact_id,
                "seq": turn.seq,
                "kind": tag.kind,
                "label": tag.label,
                "score": tag.score,
                "severity": tag.severity,
                "start_char": start,
                "end_char": end,
                "quote": turn.text[start:end],
                "model": model.name,
            }
        )
    return rows


def contact_scores(scores: Sequence[Row]) -> list[Row]:
    """Return a row of contact_scores for each contact with a scored turn."""
    ordered = sorted(scores, key=lambda row: (row["contact_id"], row["seq"]))
    return [_contact_row(identity, peak_end([_scored(row) for row in rows])) for identity, rows in groupby(ordered, key=lambda row: row["contact_id"])]


def _scored(row: Row) -> ScoredTurn:
    return ScoredTurn(row["seq"], row["sentiment"], row["emotion"])


def _contact_row(identity: str, felt: PeakEnd) -> Row:
    return {
        "contact_id": identity,
        "sentiment_start": felt.start.sentiment,
        "sentiment_peak": felt.peak.sentiment,
        "sentiment_end": felt.end.sentiment,
        "peak_seq": felt.peak.seq,
        "end_seq": felt.end.seq,
        "peak_end": felt.peak_end,
        "shift": felt.shift,
        "effort": None,
        "end_emotion": felt.end.emotion,
        "peak_emotion": felt.peak.emotion,
    }
