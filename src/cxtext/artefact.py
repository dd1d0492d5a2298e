"""Model folders: models/<task>/<version>/ with manifest.toml, card.md and weights.safetensors."""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file

from cxtext.errors import ArtefactError
from cxtext.home import MODELS

WEIGHTS = "weights.safetensors"
MANIFEST = "manifest.toml"

Arrays = Mapping[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Artefact:
    """An opened model folder: its name ("turns/2026-11-28"), manifest and arrays."""

    name: str
    manifest: Mapping[str, Any]
    arrays: Arrays


def newest_version(task: str, models: Path = MODELS) -> str:
    """Return the last version of a task in the order of their names.

    Raises:
        ArtefactError: there is none.
    """
    versions = sorted(path.parent.name for path in (models / task).glob(f"*/{MANIFEST}"))
    if not versions:
        raise ArtefactError(f"no model for {task!r}", where=str(models / task), fix="run `cxtext train` (see its --engine), or take the models/ of a release")
    return versions[-1]


def as_version(model: str) -> str:
    """Return a version as it is; a folder by its whole path, which stands for itself wherever versions lie."""
    return str(Path(model).resolve()) if Path(model).is_dir() else model


def require_version(task: str, version: str, *, models: Path = MODELS) -> Path:
    """Return the folder of a version, without opening it.

    Raises:
        ArtefactError: there is no such version.
    """
    folder = models / task / version
    if not (folder / MANIFEST).exists():
        known = ", ".join(sorted(path.parent.name for path in (models / task).glob(f"*/{MANIFEST}"))) or "none"
        fix = "name one of them under [tag] in the config, or with --model"
        raise ArtefactError(f"no version {version!r} of {task!r}; there are: {known}", where=str(folder), fix=fix)
    return folder


def open_model(task: str, version: str | None = None, *, models: Path = MODELS) -> Artefact:
    """Open a model folder after checking that its weights are the ones its manifest was written for.

    Args:
        task: folder under models, e.g. "turns".
        version: folder under the task; None takes the newest.
        models: the models folder.

    Raises:
        ArtefactError: the folder is missing or its weights were changed.
    """
    folder = require_version(task, version or newest_version(task, models), models=models)
    manifest = tomllib.loads((folder / MANIFEST).read_text("utf-8"))
    found = _sha256(folder / WEIGHTS)
    if found != manifest["weights_sha256"]:
        raise ArtefactError(
            "the weights are not those of the manifest", where=str(folder / WEIGHTS), fix="restore the folder from version control, or train anew"
        )
    return Artefact(f"{task}/{folder.name}", manifest, load_file(folder / WEIGHTS))


def write_model(folder: Path, *, arrays: Arrays, manifest: Mapping[str, Any], card: str) -> None:
    """Write a model folder; the manifest gets the checksum of the weights.

    Args:
        folder: models/<task>/<version>; must not hold a model already, versions are immutable.
        arrays: named numpy arrays.
        manifest: flat mapping of strings, numbers and lists of them.
        card: Markdown: purpose, data, limits.

    Raises:
        ArtefactError: the version exists.
    """
    check_new(folder)
    folder.mkdir(parents=True, exist_ok=True)
    save_file({name: np.ascontiguousarray(array) for name, array in arrays.items()}, folder / WEIGHTS)
    (folder / "card.md").write_text(card, "utf-8")
    complete = {**manifest, "weights_sha256": _sha256(folder / WEIGHTS)}
    # A JSON string, number, boolean or list of these is also a TOML value.
    (folder / MANIFEST).write_text("".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in complete.items()), "utf-8")


def check_new(folder: Path) -> None:
    """Refuse to train what could not be written.

    Raises:
        ArtefactError: the version exists.
    """
    if (folder / MANIFEST).exists():
        raise ArtefactError(f"version {folder.name!r} exists, and versions do not change", where=str(folder), fix="give another --version")


def _sha256(path: Path) -> str:
    if not path.exists():
        return ""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
