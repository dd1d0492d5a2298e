"""The embedded engine: one linear pass gives every turn and sentence all probabilities and values."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.special import expit

from cxtext.artefact import Artefact, open_model
from cxtext.errors import ArtefactError
from cxtext.home import MODELS
from cxtext.tag.contact_model import ContactModel, open_contacts
from cxtext.tag.lexicon import lexicon_sha256
from cxtext.tag.linear import Floats, LinearModel, score
from cxtext.tag.outputs import output_names, probability_names
from cxtext.tag.sentences import Sentences, sentences
from cxtext.tag.tokens import Tokens, tokenize
from cxtext.tags import Language

TASK = "turns"


@dataclass(frozen=True, slots=True)
class Outputs:
    """Outputs of n turns or sentences by name.

    Attributes:
        columns: name → (n,) float32; probabilities are calibrated, values lie on the label's own scale.
    """

    columns: dict[str, Floats]


@dataclass(frozen=True, slots=True)
class Predictions:
    """What the model says of a batch of texts: per turn, and per sentence of each turn."""

    tokens: Tokens
    sentences: Sentences
    turns: Outputs
    sentence_outputs: Outputs


@dataclass(frozen=True, slots=True)
class EmbeddedModel:
    """A turn model ready to predict.

    Attributes:
        name: "turns/<version>", stored with every tag.
        linear: the weights.
        calibration: (n_probabilities, 2): slope and offset of the logistic that turns a score into a probability (Platt 1999).
        thresholds: name of a probability → least probability that counts.
        contacts: the contact model of the same version; None leaves the labels given once a contact out.
    """

    name: str
    linear: LinearModel
    calibration: Floats
    thresholds: dict[str, float]
    contacts: ContactModel | None = None

    def predict(self, texts: Sequence[str], languages: Sequence[Language]) -> Predictions:
        """Score texts of customers.

        Args:
            texts: n_texts redacted texts.
            languages: the language of each.
        """
        tokens = tokenize(texts, languages)
        split = sentences(tokens)
        sums = score(self.linear, tokens, split.of_token, len(split.text))
        return Predictions(
            tokens=tokens,
            sentences=split,
            turns=self._outputs(sums.grouped(split.text, len(texts)).scaled(self.linear.bias)),
            sentence_outputs=self._outputs(sums.scaled(self.linear.bias)),
        )

    def _outputs(self, scores: Floats) -> Outputs:
        names = probability_names()
        linear = scores[:, : len(names)] * self.calibration[:, 0] + self.calibration[:, 1]
        probabilities = expit(linear)
        columns = dict(zip(names, probabilities.T.astype(np.float32), strict=True))
        values = dict(zip(output_names()[len(names) :], scores[:, len(names) :].T, strict=True))
        return Outputs(columns | values)


def load(version: str | None = None, *, models: Path = MODELS) -> EmbeddedModel:
    """Open a turn model, and the contact model of the same version.

    Args:
        version: folder under models/turns; None takes the newest.
        models: the models folder.

    Raises:
        ArtefactError: it is missing, changed, or made for other labels or another lexicon.
    """
    artefact = open_model(TASK, version, models=models)
    _check(artefact)
    arrays = artefact.arrays
    return EmbeddedModel(
        name=artefact.name,
        linear=LinearModel(arrays["keys"], arrays["idf"], arrays["weights"].astype(np.float32), arrays["bias"]),
        calibration=arrays["calibration"],
        thresholds=dict(zip(probability_names(), map(float, arrays["thresholds"]), strict=True)),
        contacts=open_contacts(artefact.name.rpartition("/")[2], models=models),
    )


def _check(artefact: Artefact) -> None:
    expected = {"outputs": list(output_names()), "lexicon_sha256": lexicon_sha256()}
    for key, value in expected.items():
        if artefact.manifest.get(key) != value:
            raise ArtefactError(
                f"the model was trained with other {key}", where=artefact.name, fix="run `cxtext train` to make a model for the present labels and lexicon"
            )
