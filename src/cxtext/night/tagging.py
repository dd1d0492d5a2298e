"""Tagging of batches; what is tagged with the same models and settings already is left alone."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from cxtext.config import TagConfig
from cxtext.night.joint import Bundle, joined
from cxtext.night.settings import Settings

if TYPE_CHECKING:
    from cxtext.tag import Engine

_MARKER = "tagged"
_DECIDING = {"encoder", "model", "emotions", "emotion_map", "emotion_threshold"}  # the others say how fast it goes


@dataclass(frozen=True, slots=True)
class TaggedBatch:
    """A batch folder that is ready to be loaded."""

    folder: Path
    contacts: int


def _engine(config: TagConfig) -> "Engine":
    return _opened(config.model_dump_json())


@cache
def _opened(config: str) -> "Engine":
    from cxtext.tag import open_engine  # spaCy and torch take seconds; a night with nothing new does not need them

    return open_engine(TagConfig.model_validate_json(config))


def tag_bundle(bundle: Bundle, settings: Settings) -> TaggedBatch:
    """Put the batches of a bundle together and tag them."""
    return tag_folder(joined(bundle, settings), settings)


def tag_folder(folder: Path, settings: Settings) -> TaggedBatch:
    """Tag a batch folder with the configured engine."""
    from cxtext.tag import tag_batch

    model = _engine(settings.config.tag)
    marker, made_with = folder / _MARKER, _digest(model, settings.config.tag)
    if not marker.exists() or marker.read_text("utf-8") != made_with:
        tag_batch(folder, model=model)
        marker.write_text(made_with, "utf-8")
    return TaggedBatch(folder, int(pq.read_metadata(folder / "contacts.parquet").num_rows))


def _digest(model: "Engine", config: TagConfig) -> str:
    """Return a checksum of everything that decides tags: the models in use, where newest is a choice too, and the settings of the engine."""
    contacts = model.contacts.name if model.contacts else ""
    chosen = config.model_dump_json(include={"engine": True, "model": True, "transformer": _DECIDING})
    return hashlib.sha256("\n".join((model.name, contacts, chosen)).encode()).hexdigest()
