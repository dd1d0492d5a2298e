"""The transformer engine: linear heads over the embeddings of a sentence encoder.

A turn, each of its sentences and the turn before it are embedded; place and length count as in the embedded engine (context.py). Labels given once a
contact come from the embedded engine's contact model: they lean on what agents say, whose sentences would double the encoding.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cxtext.artefact import Artefact, as_version, newest_version, open_model
from cxtext.config import TagConfig, TransformerConfig
from cxtext.errors import ArtefactError
from cxtext.home import MODELS
from cxtext.tag.contact_model import TASK as CONTACTS
from cxtext.tag.contact_model import ContactModel, open_contacts
from cxtext.tag.context import BEFORE_WEIGHT, length_scores, places, turn_before
from cxtext.tag.conversations import Side
from cxtext.tag.emotions import EmotionReader, emotion_reader
from cxtext.tag.engine import Outputs, Predictions, outputs
from cxtext.tag.linear import Floats
from cxtext.tag.outputs import output_names, probability_names
from cxtext.tag.pretrained import Encoder, open_classifier, open_encoder
from cxtext.tag.rest import RestModel, open_rest

TASK = "transformer"


@dataclass(frozen=True, slots=True)
class HeadWeights:
    """The weights of the heads.

    Attributes:
        own: (embedding size, n_outputs) of the embedding of a turn or sentence.
        before: (embedding size, n_outputs) of that of the turn before.
        place: (n_places, n_outputs).
        length: (n_lengths, n_outputs).
        bias: (n_outputs,).
        calibration: (n_probabilities, 2), see engine.outputs.
    """

    own: Floats
    before: Floats
    place: Floats
    length: Floats
    bias: Floats
    calibration: Floats


@dataclass(frozen=True, slots=True)
class TransformerModel:
    """Heads over an encoder, ready to predict.

    Attributes:
        name: "transformer/<version>", and "+<name of the classifier>" where one gives the emotions; stored with every tag.
        encoder: the encoder that the heads were trained over.
        heads: their weights.
        thresholds: name of a probability → least probability that counts.
        rest: the second pass over sentences; None leaves the scores of the first.
        contacts: the embedded engine's contact model; None leaves the labels given once a contact out.
        emotions: a classifier whose emotions take the place of the heads' own; None keeps those.
    """

    name: str
    encoder: Encoder
    heads: HeadWeights
    thresholds: Mapping[str, float]
    contacts: ContactModel | None = None
    emotions: EmotionReader | None = None
    rest: RestModel | None = None

    def predict(self, customers: Side, agents: Side) -> Predictions:
        """Score what customers say; see Engine.predict."""
        tokens, split, heads = customers.tokens, customers.sentences, self.heads
        said, parts, asked = self._embed(customers, agents)
        around = asked @ heads.before * np.float32(BEFORE_WEIGHT) + places(customers) @ heads.place + heads.bias
        turns = said @ heads.own + around + length_scores(heads.length, tokens, tokens.text, tokens.n_texts)
        sentences = parts @ heads.own + around[split.text] + length_scores(heads.length, tokens, split.of_token, len(split.text))
        if self.rest is not None:
            sentences = self.rest.read(sentences, customers).scores
        return Predictions(tokens, split, self._felt(outputs(turns, heads.calibration), customers), outputs(sentences, heads.calibration))

    def _embed(self, customers: Side, agents: Side) -> tuple[Floats, Floats, Floats]:
        """Return the embeddings of the customers' turns, of their sentences, and of the turn before each turn."""
        split = customers.sentences
        spans = zip(split.text.tolist(), split.start.tolist(), split.end.tolist(), strict=True)
        parts = [customers.texts[i][start:end] for i, start, end in spans]
        asked = [agents.texts[i] if i >= 0 else "" for i in turn_before(customers, agents).tolist()]
        ends = np.cumsum([len(customers.texts), len(parts)])
        said, of_parts, before = np.split(self.encoder.encode([*customers.texts, *parts, *asked]), ends)
        return said, of_parts, before

    def _felt(self, found: Outputs, customers: Side) -> Outputs:
        return found if self.emotions is None else Outputs(found.columns | self.emotions.read(customers.texts))


def open_transformer(config: TagConfig, *, models: Path = MODELS) -> TransformerModel:
    """Open the heads, the encoder that they were trained over, and the classifier of emotions where one is configured.

    Args:
        config: which ones.
        models: the models folder.

    Raises:
        ArtefactError: one is missing or was changed, or the heads were trained over another encoder or for other labels.
        ConfigError: the emotions of the classifier are not mapped.
    """
    chosen = config.transformer
    artefact = open_model(TASK, as_version(chosen.model) if chosen.model else None, models=models)
    encoder = open_encoder(chosen.encoder, batch_size=chosen.batch_size, device=chosen.device)
    check_heads(artefact, encoder)
    emotions, arrays = _emotions(chosen), artefact.arrays
    thresholds = dict(zip(probability_names(), map(float, arrays["thresholds"]), strict=True))
    return TransformerModel(
        name=f"{artefact.name}+{emotions.classifier.name}" if emotions else artefact.name,  # figures of one are not those of the other
        encoder=encoder,
        heads=HeadWeights(*(arrays[name] for name in ("own", "before", "place", "length", "bias", "calibration"))),
        thresholds=thresholds | (emotions.thresholds if emotions else {}),
        rest=open_rest(arrays),
        contacts=open_contacts(config.model or newest_version(CONTACTS, models), models=models),
        emotions=emotions,
    )


def check_heads(artefact: Artefact, encoder: Encoder) -> None:
    """Refuse heads that do not fit.

    Raises:
        ArtefactError: they were trained for other labels, or over another encoder: one with other weights, or of another name where no weights are known.
    """
    trained = artefact.manifest
    if trained.get("outputs") != list(output_names()):
        raise ArtefactError("the heads were trained for other labels", where=artefact.name, fix="train them anew: cxtext train --engine transformer")
    known, is_other = (trained.get("encoder_sha256"), encoder.sha256), trained.get("encoder") != encoder.name
    if trained.get("embedding_size") != encoder.size or (known[0] != known[1] if all(known) else is_other):
        raise ArtefactError(
            f"the heads were trained over another encoder, {trained.get('encoder')!r}, than {encoder.name!r}",
            where=f"{artefact.name}, tag.transformer.encoder",
            fix="name the encoder of the heads, or train heads for this one: cxtext train --engine transformer --encoder NAME_OR_FOLDER --version VERSION",
        )


def _emotions(chosen: TransformerConfig) -> EmotionReader | None:
    if chosen.emotions is None:
        return None
    classifier = open_classifier(chosen.emotions, batch_size=chosen.batch_size, device=chosen.device)
    return emotion_reader(classifier, chosen.emotion_map, threshold=chosen.emotion_threshold)
