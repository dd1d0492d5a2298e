"""A topic model: topics, their centroids and the space these lie in; saved as safetensors with a manifest."""

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
from numpy.typing import NDArray

from cxtext import tables
from cxtext.artefact import Artefact, newest_version, open_model, write_model
from cxtext.config import TopicsConfig
from cxtext.home import Home
from cxtext.tag.lexicon import lexicon_sha256
from cxtext.tag.linear import Floats
from cxtext.tag.topics.map import place_topics
from cxtext.tag.topics.representation import AnySpace, JointSpace, SentenceSpace, representation_of, same_encoder, sentences_of, words_of
from cxtext.tag.topics.vectors import Space
from cxtext.tag.topics.words import words_sha256

_log = logging.getLogger(__name__)
_CARD = """# Topic model

Topics of the customer segments of one company, discovered on its own contacts beside the seeded ones of configs/topics.toml. It holds word
statistics, centroids and labels, no text of a customer beyond phrases that several customers share. A segment belongs to the topic whose
centroid is nearest by cosine, when the cosine reaches min_similarity; else to none. Made by `cxtext topics fit`.
"""

_SPACE = ("keys", "idf", "components", "centre")
_FIELDS = ("topic_id", "label_nl", "label_en", "keywords", "parent_id", "status")
_SENTENCE_CENTRE = "sentence_centre"
Status = Literal["seeded", "active", "retired"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic.

    Attributes:
        topic_id: stable for good: the code of a seeded topic, or "t-" and ten hex characters.
        label_nl: short Dutch name.
        label_en: short English name.
        keywords: words that tell it from the others, the most telling first.
        parent_id: the seeded topic above it; None at the top.
        status: seeded, active (discovered) or retired (no longer given).
    """

    topic_id: str
    label_nl: str
    label_en: str
    keywords: tuple[str, ...] = ()
    parent_id: str | None = None
    status: Status = "active"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TopicModel:
    """Topics and how segments find them.

    Attributes:
        space: where the vectors lie.
        topics: the topics that are given, row i of centroids being that of topics[i].
        centroids: (n_topics, n_dims) float32, rows of unit length.
        places: (n_topics, 2) float32, where they lie on the map.
        retired: topics of earlier fits; their ids are not used again.
        min_similarity: cosine under which a segment gets no topic.
        n_fitted: segments the space was fitted on.
        features_sha256: of the word lists behind the features.
    """

    space: AnySpace
    topics: tuple[Topic, ...]
    centroids: Floats
    places: Floats
    retired: tuple[Topic, ...] = ()
    min_similarity: float
    n_fitted: int
    features_sha256: str

    def table(self) -> pa.Table:
        """Return all topics, the retired ones too, as tables.TOPICS."""
        rows = [{field: getattr(topic, field) for field in _FIELDS} for topic in (*self.topics, *self.retired)]
        for row, (map_x, map_y) in zip(rows, self.places.tolist(), strict=False):  # the retired ones are on no map
            row |= {"map_x": map_x, "map_y": map_y}
        return pa.Table.from_pylist(rows, schema=tables.TOPICS)


def features_sha256() -> str:
    """Return a checksum over the word lists that the features are made with."""
    return hashlib.sha256(f"{lexicon_sha256()} {words_sha256()}".encode()).hexdigest()


def save(model: TopicModel, folder: Path) -> None:
    """Write a model into a new folder <home>/topics/<version>.

    Raises:
        ArtefactError: the version exists.
    """
    arrays: dict[str, NDArray[Any]] = _space_arrays(model.space) | {"centroids": model.centroids, "places": model.places}
    manifest = {
        "task": "topics",
        "version": folder.name,
        "representation": representation_of(model.space),
        **_encoder_entries(model.space),
        "min_similarity": model.min_similarity,
        "n_fitted": model.n_fitted,
        "features_sha256": model.features_sha256,
        **_columns(model.topics, "topics"),
        **_columns(model.retired, "retired"),
    }
    write_model(folder, arrays=arrays, manifest=manifest, card=_CARD)


def load(folder: Path, config: TopicsConfig | None = None) -> TopicModel:
    """Open a model folder <home>/topics/<version>.

    Args:
        folder: the version.
        config: settings, which say where the encoder of a model lies that was fitted with one; None for the defaults.

    Raises:
        ArtefactError: there is none, its weights were changed, or the settings name another encoder than it was fitted with.
    """
    opened = open_model(folder.parent.name, folder.name, models=folder.parent.parent)
    manifest, arrays = opened.manifest, opened.arrays
    if manifest["features_sha256"] != features_sha256():
        _log.warning("topic model %s was fitted with other word lists: fit the topics again", opened.name)
    return TopicModel(
        space=_space(opened, config or TopicsConfig()),
        topics=_topics(manifest, "topics"),
        centroids=arrays["centroids"],
        places=arrays["places"] if "places" in arrays else place_topics(arrays["centroids"]),  # models of before there was a map
        retired=_topics(manifest, "retired"),
        min_similarity=manifest["min_similarity"],
        n_fitted=manifest["n_fitted"],
        features_sha256=manifest["features_sha256"],
    )


def _space_arrays(space: AnySpace) -> dict[str, NDArray[Any]]:
    words, sentences = words_of(space), sentences_of(space)
    of_words = {name: getattr(words, name) for name in _SPACE} if words else {}
    return of_words | ({_SENTENCE_CENTRE: sentences.centre} if sentences else {})


def _encoder_entries(space: AnySpace) -> dict[str, str]:
    sentences = sentences_of(space)
    return {"encoder": sentences.encoder.name, "encoder_sha256": sentences.encoder.sha256} if sentences else {}


def _space(opened: Artefact, config: TopicsConfig) -> AnySpace:
    manifest, arrays = opened.manifest, opened.arrays
    kind = manifest.get("representation", "words")  # models of before there was a choice
    if kind == "words":
        return Space(**{name: arrays[name] for name in _SPACE})
    encoder = same_encoder(config, name=manifest["encoder"], sha256=manifest["encoder_sha256"], model=opened.name)
    sentences = SentenceSpace(encoder, arrays[_SENTENCE_CENTRE])
    return sentences if kind == "sentences" else JointSpace(Space(**{name: arrays[name] for name in _SPACE}), sentences)


def load_newest(home: Home, config: TopicsConfig | None = None) -> TopicModel | None:
    """Open the newest model of a home; None before the first fit."""
    if not any(home.topics.glob("*/manifest.toml")):
        return None
    return load(home.topics / newest_version(home.topics.name, home.root), config)


def new_folder(home: Home, run_id: str) -> Path:
    """Return the folder of a new model: run ids sort by time, so the newest is the last."""
    return home.topics / run_id


def _columns(topics: tuple[Topic, ...], prefix: str) -> dict[str, list[Any]]:
    # TOML knows no null: an empty parent is none.
    columns = {name: [getattr(topic, name) or "" for topic in topics] for name in ("topic_id", "label_nl", "label_en", "parent_id", "status")}
    return {f"{prefix}_{name}": values for name, values in columns.items()} | {f"{prefix}_keywords": [list(topic.keywords) for topic in topics]}


def _topics(manifest: Mapping[str, Any], prefix: str) -> tuple[Topic, ...]:
    rows = zip(*(manifest[f"{prefix}_{name}"] for name in _FIELDS), strict=True)
    return tuple(Topic(topic_id=row[0], label_nl=row[1], label_en=row[2], keywords=tuple(row[3]), parent_id=row[4] or None, status=row[5]) for row in rows)
