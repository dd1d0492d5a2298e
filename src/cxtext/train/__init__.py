"""Training: labelled texts in, a model version out."""

import hashlib
from pathlib import Path

from cxtext.artefact import write_model
from cxtext.home import MODELS
from cxtext.tag.embedded import TASK
from cxtext.train.card import card
from cxtext.train.contacts import read_contacts
from cxtext.train.gold import TurnExample, read_turns
from cxtext.train.public import read_goemotions
from cxtext.train.turns import manifest, train_turns

__all__ = ["read_examples", "train_version"]

PUBLIC_WEIGHT = 0.05  # of a GoEmotions row where an own row has 1; more drowned the own rows in cross-validation


def read_examples(data: Path, *, goemotions: Path | None = None) -> list[TurnExample]:
    """Read all training rows: single turns, whole contacts, and GoEmotions where its folder is given."""
    own = [*read_turns(data / "turns"), *read_contacts(data / "contacts")]
    return own + (read_goemotions(goemotions, "train", weight=PUBLIC_WEIGHT) if goemotions else [])


def train_version(data: Path, version: str, *, goemotions: Path | None = None, models: Path = MODELS) -> Path:
    """Train the turn model and write it as a new version.

    Args:
        data: folder with turns/ and contacts/, such as data/training.
        version: name of the version, e.g. "2026-11-22"; must be new.
        goemotions: folder of the public set, if it is to take part.
        models: the models folder.

    Returns:
        The model's folder.

    Raises:
        LabelError: a row does not fit the codebook.
        ArtefactError: the version exists.
    """
    examples = read_examples(data, goemotions=goemotions)
    trained = train_turns(examples)
    sources = ["data/training, written for cxtext (MIT)"] + (["GoEmotions train (Apache-2.0)"] if goemotions else [])
    described = manifest(trained, data_sha256=_sha256(data, goemotions), n_rows=len(examples), sources=sources)
    folder = models / TASK / version
    write_model(folder, arrays=trained.arrays, manifest=described, card=card(version, examples, trained.measures, sources))
    return folder


def _sha256(data: Path, goemotions: Path | None) -> str:
    """Return a checksum over the contents of all training files, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted([*data.glob("*/**/*.jsonl"), *([goemotions / "train.tsv"] if goemotions else [])]):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
