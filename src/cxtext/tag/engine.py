"""What every engine offers, so that tagging, nights and evaluation work with any of them: turns in, probabilities and values out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from scipy.special import expit

from cxtext.tag.contact_model import ContactModel
from cxtext.tag.conversations import Side
from cxtext.tag.linear import Floats
from cxtext.tag.outputs import any_pain_at_least, output_names, probability_names
from cxtext.tag.sentences import Sentences
from cxtext.tag.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Outputs:
    """Outputs of n turns or sentences by name.

    Attributes:
        columns: name → (n,) float32; probabilities are calibrated, values lie on the label's own scale.
    """

    columns: dict[str, Floats]


@dataclass(frozen=True, slots=True)
class Predictions:
    """What an engine says of a batch of texts: per turn, and per sentence of each turn."""

    tokens: Tokens
    sentences: Sentences
    turns: Outputs
    sentence_outputs: Outputs


class Engine(Protocol):
    """An engine ready to predict: the embedded one, or one over a transformer."""

    @property
    def name(self) -> str:
        """Name that is stored with every tag, "<task>/<version>"."""

    @property
    def thresholds(self) -> Mapping[str, float]:
        """Name of a probability → least probability that counts."""

    @property
    def contacts(self) -> ContactModel | None:
        """The model of the labels given once a contact; None leaves them out."""

    def predict(self, customers: Side, agents: Side) -> Predictions:
        """Score what customers say.

        Args:
            customers: their turns, redacted.
            agents: the other side's turns of the same contacts, read for what a customer answers to.
        """


def outputs(scores: Floats, calibration: Floats) -> Outputs:
    """Name scores, and turn those of labels into probabilities.

    Args:
        scores: (n, n_outputs) linear scores in the order of output_names.
        calibration: (n_probabilities, 2): slope and offset of the logistic that turns a score into a probability (Platt 1999).
    """
    names = probability_names()
    probabilities = any_pain_at_least(expit(scores[:, : len(names)] * calibration[:, 0] + calibration[:, 1]))
    columns = dict(zip(names, probabilities.T.astype(np.float32), strict=True))
    values = dict(zip(output_names()[len(names) :], scores[:, len(names) :].T, strict=True))
    return Outputs(columns | values)
