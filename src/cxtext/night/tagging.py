"""Tagging of batches; what is tagged with the same model already is left alone."""

from functools import cache
from pathlib import Path

import pyarrow.parquet as pq

from cxtext.night.settings import Settings
from cxtext.tag import EmbeddedModel, load, tag_batch

_MARKER = "tagged"


@cache
def _model(version: str | None) -> EmbeddedModel:
    return load(version)


def tag_folder(folder: Path, settings: Settings) -> int:
    """Tag a batch folder with the configured model; return the number of contacts in it."""
    model = _model(settings.config.tag.model)
    marker = folder / _MARKER
    if not marker.exists() or marker.read_text("utf-8") != model.name:
        tag_batch(folder, model=model)
        marker.write_text(model.name, "utf-8")
    return int(pq.read_metadata(folder / "contacts.parquet").num_rows)
