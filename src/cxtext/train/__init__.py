"""Training: labelled texts in, a model version out."""

import hashlib
from pathlib import Path

from cxtext.artefact import write_model
from cxtext.home import MODELS
from cxtext.tag.contact_model import TASK as CONTACTS
from cxtext.tag.embedded import TASK
from cxtext.train.card import card
from cxtext.train.contact_card import contact_card
from cxtext.train.contact_heads import contacts_manifest, train_contacts
from cxtext.train.contacts import read_contacts
from cxtext.train.gold import TurnExample, read_turns
from cxtext.train.labelled import read_labelled
from cxtext.train.public import read_goemotions
from cxtext.train.turns import manifest, train_turns

__all__ = ["read_examples", "train_contact_version", "train_version"]

PUBLIC_WEIGHT = 0.05  # of a GoEmotions row where an own row has 1; more drowned the own rows in cross-validation


def read_examples(data: Path, *, goemotions: Path | None = None) -> list[TurnExample]:
    """Read all training rows: single turns, whole contacts, and GoEmotions where its folder is given."""
    own = [*read_turns(data / "turns"), *read_contacts(data / "contacts")]
    return own + (read_goemotions(goemotions, "train", weight=PUBLIC_WEIGHT) if goemotions else [])


def train_version(data: Path, version: str, *, goemotions: Path | None = None, models: Path = MODELS) -> Path:
    """Train the turn model and the contact model and write both as a new version.

    Args:
        data: folder with turns/ and contacts/, such as data/training.
        version: name of the version, e.g. "2026-11-22"; must be new.
        goemotions: folder of the public set, if it is to take part.
        models: the models folder.

    Returns:
        The folder of the turn model; the contact model lies under contacts/ with the same version.

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
    train_contact_version(data, version, models=models)
    return folder


def train_contact_version(data: Path, version: str, *, models: Path = MODELS) -> Path:
    """Train the contact model alone, beside a turn model that is there, and write it.

    Args:
        data: folder with turns/ and contacts/.
        version: that of the turn model it goes with.
        models: the models folder.

    Raises:
        LabelError: a row or contact does not fit the codebook.
        ArtefactError: the version exists.
    """
    labelled = read_labelled(data / "contacts")
    trained = train_contacts(read_turns(data / "turns"), labelled)
    described = contacts_manifest(trained, data_sha256=_sha256(data, None), n_contacts=len(labelled.found.ids))
    folder = models / CONTACTS / version
    write_model(folder, arrays=trained.arrays, manifest=described, card=contact_card(version, len(labelled.found.ids), trained.measures))
    return folder


def _sha256(data: Path, goemotions: Path | None) -> str:
    """Return a checksum over the contents of all training files, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted([*data.glob("*/**/*.jsonl"), *([goemotions / "train.tsv"] if goemotions else [])]):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
