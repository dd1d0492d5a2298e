"""The embedded engine: one linear pass gives every turn and sentence all scores, a second one reads each sentence in its contact."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cxtext.artefact import Arrays, Artefact, open_model
from cxtext.errors import ArtefactError
from cxtext.home import MODELS
from cxtext.tag.contact_model import ContactModel, open_contacts
from cxtext.tag.context import ContextModel
from cxtext.tag.conversations import Side
from cxtext.tag.engine import Predictions, outputs
from cxtext.tag.lexicon import lexicon_sha256
from cxtext.tag.linear import Floats, LinearModel, score
from cxtext.tag.outputs import output_names, probability_names
from cxtext.tag.rest import RestModel, open_rest
from cxtext.tag.weights import unpacked

TASK = "turns"


@dataclass(frozen=True, slots=True)
class EmbeddedModel:
    """A turn model ready to predict.

    Attributes:
        name: "turns/<version>", stored with every tag.
        linear: the weights of words.
        context: the weights of what surrounds them.
        calibration: (n_probabilities, 2): slope and offset of the logistic that turns a score into a probability (Platt 1999).
        thresholds: name of a probability → least probability that counts.
        rest: the second pass over sentences; None leaves the scores of the first.
        contacts: the contact model of the same version; None leaves the labels given once a contact out.
    """

    name: str
    linear: LinearModel
    context: ContextModel
    calibration: Floats
    thresholds: dict[str, float]
    contacts: ContactModel | None = None
    rest: RestModel | None = None

    def predict(self, customers: Side, agents: Side) -> Predictions:
        """Score what customers say.

        Args:
            customers: their turns, redacted.
            agents: the other side's turns of the same contacts, read for what a customer answers to.
        """
        turns, parts = self.first_pass(customers, agents)
        return Predictions(
            tokens=customers.tokens,
            sentences=customers.sentences,
            turns=outputs(turns, self.calibration),
            sentence_outputs=outputs(parts if self.rest is None else self.rest.read(parts, customers).scores, self.calibration),
        )

    def first_pass(self, customers: Side, agents: Side) -> tuple[Floats, Floats]:
        """Return the scores of turns, (n_turns, n_outputs), and of sentences, (n_sentences, n_outputs), each read for itself."""
        tokens, split = customers.tokens, customers.sentences
        sums = score(self.linear, tokens, split.of_token, len(split.text))
        around = self.context.of_turns(customers, agents)
        turns = sums.grouped(split.text, tokens.n_texts).scaled(self.linear.bias) + around
        parts = sums.scaled(self.linear.bias) + around[split.text]
        turns += self.context.of_lengths(tokens, tokens.text, tokens.n_texts)
        return turns, parts + self.context.of_lengths(tokens, split.of_token, len(split.text))


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
        linear=_linear(arrays, "", arrays["bias"]),
        context=ContextModel(_linear(arrays, "before.", np.zeros_like(arrays["bias"])), arrays["place"], arrays["length"]),
        calibration=arrays["calibration"],
        thresholds=dict(zip(probability_names(), map(float, arrays["thresholds"]), strict=True)),
        rest=open_rest(arrays),
        contacts=open_contacts(artefact.name.rpartition("/")[2], models=models),
    )


def _linear(arrays: Arrays, prefix: str, bias: Floats) -> LinearModel:
    return LinearModel(arrays[f"{prefix}keys"], arrays[f"{prefix}idf"], unpacked(f"{prefix}weights", arrays), bias)


def _check(artefact: Artefact) -> None:
    expected = {"outputs": list(output_names()), "lexicon_sha256": lexicon_sha256()}
    for key, value in expected.items():
        if artefact.manifest.get(key) != value:
            raise ArtefactError(
                f"the model was trained with other {key}", where=artefact.name, fix="run `cxtext train` to make a model for the present labels and lexicon"
            )
