"""Tagging of batches; what is tagged with the same model already is left alone."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from cxtext.night.joint import Bundle, joined
from cxtext.night.settings import Settings

if TYPE_CHECKING:
    from cxtext.tag import EmbeddedModel

_MARKER = "tagged"


@dataclass(frozen=True, slots=True)
class TaggedBatch:
    """A batch folder that is ready to be loaded."""

    folder: Path
    contacts: int


@cache
def _model(version: str | None) -> "EmbeddedModel":
    from cxtext.tag import load  # spaCy and torch take seconds; a night with nothing new does not need them

    return load(version)


def tag_bundle(bundle: Bundle, settings: Settings) -> TaggedBatch:
    """Put the batches of a bundle together and tag them."""
    return tag_folder(joined(bundle, settings), settings)


def tag_folder(folder: Path, settings: Settings) -> TaggedBatch:
    """Tag a batch folder with the configured model."""
    from cxtext.tag import tag_batch

    model = _model(settings.config.tag.model)
    marker = folder / _MARKER
    if not marker.exists() or marker.read_text("utf-8") != model.name:
        tag_batch(folder, model=model)
        marker.write_text(model.name, "utf-8")
    return TaggedBatch(folder, int(pq.read_metadata(folder / "contacts.parquet").num_rows))
