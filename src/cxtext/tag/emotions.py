"""Emotions from a sequence classifier in place of an engine's own: its labels mapped to the emotions of the codebook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxtext.errors import ConfigError
from cxtext.tag.linear import Floats
from cxtext.tag.pretrained import Classifier
from cxtext.tags import codes

SETTING = "tag.transformer.emotion_map"


@dataclass(frozen=True, slots=True)
class EmotionReader:
    """A classifier of emotions.

    Attributes:
        classifier: gives probabilities of its own labels.
        mapping: (n_labels, n_emotions) whether a label stands for an emotion.
        threshold: least probability that counts.
    """

    classifier: Classifier
    mapping: NDArray[np.bool_]
    threshold: float

    @property
    def thresholds(self) -> dict[str, float]:
        """Name of each emotion's output → least probability that counts."""
        return {f"emotion.{code}": self.threshold for code in codes("emotion")}

    def read(self, texts: Sequence[str]) -> dict[str, Floats]:
        """Return name of each emotion's output → (n_texts,) float32: probability of an emotion, 0 where no label stands for it.

        Of labels that exclude each other the probabilities add up; else the surest counts.
        """
        parts = self.classifier.classify(texts)[:, :, None] * self.mapping.astype(np.float32)
        joined = parts.sum(axis=1) if self.classifier.is_exclusive else parts.max(axis=1)
        return dict(zip(self.thresholds, joined.T, strict=True))


def emotion_reader(classifier: Classifier, emotion_map: Mapping[str, str], *, threshold: float) -> EmotionReader:
    """Make a reader.

    Args:
        classifier: the classifier.
        emotion_map: each of its labels → code of an emotion, or "" for none.
        threshold: least probability that counts.

    Raises:
        ConfigError: a label is not mapped, or the map names a label or an emotion that does not exist.
    """
    _check(classifier, emotion_map)
    mapping = np.array([[emotion_map[label] == code for code in codes("emotion")] for label in classifier.labels], dtype=np.bool_)
    return EmotionReader(classifier, mapping, threshold)


def _check(classifier: Classifier, emotion_map: Mapping[str, str]) -> None:
    problems = [f"no code for its label {label!r}" for label in classifier.labels if label not in emotion_map]
    problems += [f"it has no label {label!r}" for label in emotion_map if label not in classifier.labels]
    problems += [f"{code!r} is no emotion" for code in emotion_map.values() if code and code not in codes("emotion")]
    if problems:
        fix = f'give each of {", ".join(classifier.labels)} a code of configs/labels/emotion.toml, or "" for none'
        raise ConfigError(f"the emotions of {classifier.name!r} are not mapped: {'; '.join(problems)}", where=SETTING, fix=fix)
