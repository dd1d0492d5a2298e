"""From predictions to the tag tables of a batch."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np

from cxtext.tag.engine import Engine, Predictions
from cxtext.tag.peak_end import PeakEnd, ScoredTurn, peak_end
from cxtext.tag.sentiment import sentiment
from cxtext.tag.spans import sentence_tags
from cxtext.tags import codes

Row = dict[str, Any]

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class CustomerTurn:
    """A customer turn to be tagged: where it stands, and its redacted text."""

    contact_id: str
    seq: int
    text: str


def turn_scores(turns: Sequence[CustomerTurn], predictions: Predictions, model: Engine) -> list[Row]:
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
    emotions = _emotions(predictions, model)
    return [
        {
            "contact_id": turn.contact_id,
            "seq": turn.seq,
            "sentiment": sign,
            "emotions": felt,
            "emotion": felt[0] if felt else None,
            "intensity": size if felt else None,
            "model": model.name,
        }
        for turn, sign, felt, size in zip(turns, signs.tolist(), emotions, intensity.tolist(), strict=True)
        if _LETTER_OR_DIGIT.search(turn.text)
    ]


def _emotions(predictions: Predictions, model: Engine) -> list[list[str]]:
    """Return the emotions of each turn, the strongest first."""
    names = codes("emotion")
    probabilities = np.stack([predictions.turns.columns[f"emotion.{code}"] for code in names], axis=1)
    present = probabilities >= np.array([model.thresholds[f"emotion.{code}"] for code in names])
    order = np.argsort(-probabilities, axis=1, kind="stable")
    turn, rank = np.nonzero(np.take_along_axis(present, order, axis=1))
    felt: list[list[str]] = [[] for _ in range(len(probabilities))]
    for i, emotion in zip(turn.tolist(), order[turn, rank].tolist(), strict=True):
        felt[i].append(names[emotion])
    return felt


def tags(turns: Sequence[CustomerTurn], predictions: Predictions, model: Engine) -> list[Row]:
    """Return a row of tags for every label on a sentence, with the span and the quote that carry it."""
    # Plain lists: reading single items of an array costs ten times as much.
    texts, starts, ends = predictions.sentences.text.tolist(), predictions.sentences.start.tolist(), predictions.sentences.end.tolist()
    rows = []
    for tag in sentence_tags(predictions.sentence_outputs, model.thresholds):
        turn, start, end = turns[texts[tag.sentence]], starts[tag.sentence], ends[tag.sentence]
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
