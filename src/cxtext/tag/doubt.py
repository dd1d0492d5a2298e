"""Which turns a model is least sure of: those with an output close to the threshold above which it counts."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.special import logit

from cxtext.tag.conversations import Side
from cxtext.tag.engine import Engine, Predictions
from cxtext.tag.linear import Floats
from cxtext.tag.outputs import ANY_PAIN, SPAN_KINDS

_LEAST, _MOST = 0.001, 0.999  # beyond these a difference in log-odds says more about the tails than about doubt


@dataclass(frozen=True, slots=True)
class Doubt:
    """The output of a turn that is closest to its threshold.

    Attributes:
        output: its name, e.g. "pain_point.any" or "emotion.annoyance".
        probability: calibrated, of the turn or of its sentence that comes closest.
        threshold: least probability that counts.
        distance: between the two, in log-odds: how much would have to change for another decision.
    """

    output: str
    probability: float
    threshold: float
    distance: float

    def __str__(self) -> str:
        """Say what is in doubt and how close it is, e.g. "pain_point.any: 0.48, counts from 0.50"."""
        return f"{self.output}: {self.probability:.2f}, counts from {self.threshold:.2f}"


def doubts(customers: Side, agents: Side, *, model: Engine) -> list[Doubt]:
    """Return the greatest doubt of each turn.

    Of pain the doubt is whether a sentence names any: which one it names is decided among them, by no threshold of its own (tag.spans).

    Args:
        customers: n redacted turns of customers.
        agents: what the other side said before them.
        model: the turn model.
    """
    columns = dict(_by_turn(model.predict(customers, agents), len(customers.texts)))
    names, probabilities = list(columns), np.stack(list(columns.values()))
    thresholds = np.array([model.thresholds[name] for name in names], dtype=np.float32)
    distances = np.abs(_log_odds(probabilities) - _log_odds(thresholds)[:, None])
    closest = distances.argmin(axis=0)
    return [Doubt(names[j], float(probabilities[j, i]), float(thresholds[j]), float(distances[j, i])) for i, j in enumerate(closest.tolist())]


def _by_turn(read: Predictions, n_turns: int) -> Iterator[tuple[str, Floats]]:
    """Yield the outputs that decide: of turns as they are, of sentences the likeliest of each turn."""
    for name, column in read.turns.columns.items():
        kind, _, label = name.partition(".")
        if label in ("value", "intensity", "severity") or (kind == "pain_point" and name != ANY_PAIN):
            continue
        if kind in SPAN_KINDS:
            yield name, _likeliest(read.sentence_outputs.columns[name], read, n_turns)
        else:
            yield name, column


def _likeliest(sentence: Floats, read: Predictions, n_turns: int) -> Floats:
    most = np.zeros(n_turns, dtype=np.float32)
    np.maximum.at(most, read.sentences.text, sentence)
    return most


def _log_odds(probability: Floats) -> Floats:
    odds: Floats = logit(np.clip(probability, _LEAST, _MOST))
    return odds
