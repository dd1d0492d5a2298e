"""What a segment's vector is made of: its words, a sentence encoder, or both joined; chosen by topics.representation."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from cxtext.config import Representation, TopicsConfig
from cxtext.errors import ArtefactError
from cxtext.tag.linear import Floats
from cxtext.tag.topics.space import centre_of, fit_space
from cxtext.tag.topics.vectors import Space, centred, unit_rows
from cxtext.tags import Language

if TYPE_CHECKING:
    from cxtext.tag.pretrained import Encoder

SETTING = "topics.encoder"


@dataclass(frozen=True, slots=True, eq=False)
class SentenceSpace:
    """The vector space of a sentence encoder.

    Attributes:
        encoder: a sentence-transformers model.
        centre: (n_languages, n_dims) float32: mean embedding of each language, taken off as in Space.
    """

    encoder: "Encoder"
    centre: Floats

    def embed(self, texts: Sequence[str], languages: Sequence[Language]) -> Floats:
        """Return (n_texts, n_dims) float32 rows of unit length; a text without anything visible is all zero."""
        return centred(self.encoder.encode(texts), languages, self.centre)


@dataclass(frozen=True, slots=True, eq=False)
class JointSpace:
    """Words and sentence embedding side by side, of equal weight: a cosine here is the mean of the two cosines.

    Attributes:
        words: the space of words.
        sentences: the space of the encoder.
    """

    words: Space
    sentences: SentenceSpace

    def embed(self, texts: Sequence[str], languages: Sequence[Language]) -> Floats:
        """Return (n_texts, n_dims of both) float32 rows of unit length; where one of the two is all zero, the other counts alone."""
        return unit_rows(np.concatenate([self.words.embed(texts, languages), self.sentences.embed(texts, languages)], axis=1))


AnySpace = Space | SentenceSpace | JointSpace


def fit_representation(texts: Sequence[str], languages: Sequence[Language], config: TopicsConfig) -> AnySpace:
    """Fit the space that the settings ask for; the same texts and seed give the same space.

    Raises:
        ArtefactError: the encoder is not on this machine.
    """
    if config.representation == "words":
        return fit_space(texts, languages, seed=config.seed)
    encoder = encoder_of(config)
    sentences = SentenceSpace(encoder, centre_of(encoder.encode(texts), languages))
    return sentences if config.representation == "sentences" else JointSpace(fit_space(texts, languages, seed=config.seed), sentences)


def representation_of(space: AnySpace) -> Representation:
    """Return the name of a space in the settings."""
    return "words" if isinstance(space, Space) else "sentences" if isinstance(space, SentenceSpace) else "both"


def sentences_of(space: AnySpace) -> SentenceSpace | None:
    """Return the part of a space that an encoder makes; None where words are all there is."""
    return None if isinstance(space, Space) else space if isinstance(space, SentenceSpace) else space.sentences


def words_of(space: AnySpace) -> Space | None:
    """Return the part of a space that words make; None where there is only an encoder."""
    return None if isinstance(space, SentenceSpace) else space if isinstance(space, Space) else space.words


def is_as_set(space: AnySpace, config: TopicsConfig) -> bool:
    """Return whether a space is what the settings ask for, made with the encoder that they name."""
    sentences = sentences_of(space)
    return representation_of(space) == config.representation and (sentences is None or _mark(sentences.encoder) == _mark(encoder_of(config)))


def encoder_of(config: TopicsConfig) -> "Encoder":
    """Open the encoder of the settings, once a process.

    Raises:
        ArtefactError: it is not on this machine, or is no encoder.
    """
    return _opened(config.encoder, config.batch_size, config.device)


def same_encoder(config: TopicsConfig, *, name: str, sha256: str, model: str) -> "Encoder":
    """Open the encoder of the settings for a model that was fitted with one.

    Args:
        config: settings.
        name: of the encoder the model was fitted with.
        sha256: of its weights; empty where they lay in no file of a usual name.
        model: name of the model, for the error.

    Raises:
        ArtefactError: it is another one, whose numbers do not compare.
    """
    encoder = encoder_of(config)
    if _mark(encoder) != (sha256 or name):
        raise ArtefactError(
            f"topic model {model} was fitted with the sentence encoder {name!r}, the settings name another",
            where=f"{SETTING} = {config.encoder}",
            fix='name that encoder again; to change it for good, first fit once with topics.representation = "words", which keeps the topics',
        )
    return encoder


def _mark(encoder: "Encoder") -> str:
    return encoder.sha256 or encoder.name


@lru_cache(maxsize=1)
def _opened(name: str, batch_size: int, device: str) -> "Encoder":
    from cxtext.tag.pretrained import open_encoder  # torch takes seconds

    return open_encoder(name, batch_size=batch_size, device=device, setting=SETTING)
