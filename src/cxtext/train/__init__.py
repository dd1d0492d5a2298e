"""Training: labelled texts in, a model version out."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from cxtext.artefact import check_new, write_model
from cxtext.home import MODELS
from cxtext.tag.contact_model import TASK as CONTACTS
from cxtext.tag.embedded import TASK
from cxtext.tag.pretrained import open_encoder
from cxtext.tag.transformer import TASK as TRANSFORMER
from cxtext.train.card import card
from cxtext.train.checked import read_checked
from cxtext.train.contact_card import contact_card
from cxtext.train.contact_heads import contacts_manifest, train_contacts
from cxtext.train.contacts import read_contacts
from cxtext.train.gold import TurnExample, read_turns
from cxtext.train.labelled import read_labelled
from cxtext.train.public import read_goemotions
from cxtext.train.transformer import heads_manifest, train_over
from cxtext.train.turns import manifest, train_turns

__all__ = ["read_checked", "read_examples", "train_contact_version", "train_transformer_version", "train_version"]

PUBLIC_WEIGHT = 0.05  # of a GoEmotions row where an own row has 1; more drowned the own rows in cross-validation


def read_examples(data: Path, *, goemotions: Path | None = None) -> list[TurnExample]:
    """Read all training rows: single turns, whole contacts, and GoEmotions where its folder is given."""
    own = [*read_turns(data / "turns"), *read_contacts(data / "contacts")]
    return own + (read_goemotions(goemotions, "train", weight=PUBLIC_WEIGHT) if goemotions else [])


def train_version(data: Path, version: str, *, goemotions: Path | None = None, checked: Sequence[TurnExample] = (), models: Path = MODELS) -> Path:
    """Train the turn model and the contact model and write both as a new version.

    Args:
        data: folder with turns/ and contacts/, such as data/training.
        version: name of the version, e.g. "2026-11-28"; must be new.
        goemotions: folder of the public set, if it is to take part.
        checked: turns of a company's own contacts that people checked; the turn model learns from them and holds hashes of
            their words, so it stays in the company.
        models: the models folder.

    Returns:
        The folder of the turn model; the contact model lies under contacts/ with the same version.

    Raises:
        LabelError: a row does not fit the codebook.
        ArtefactError: the version exists.
    """
    folder = models / TASK / version
    check_new(folder)
    check_new(models / CONTACTS / version)  # now, and not after minutes of training
    examples = [*read_examples(data, goemotions=goemotions), *checked]
    trained = train_turns(examples)
    # The turn model comes last: it makes a version the newest, and a training that is killed in between must not leave half of one.
    train_contact_version(data, version, models=models)
    sources = _sources(goemotions, checked)
    described = manifest(trained, data_sha256=_sha256(data, goemotions, checked), n_rows=len(examples), sources=sources)
    write_model(folder, arrays=trained.arrays, manifest=described, card=card(version, examples, trained.measures, sources))
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
    folder = models / CONTACTS / version
    labelled = read_labelled(data / "contacts")
    trained = train_contacts(read_turns(data / "turns"), labelled)
    described = contacts_manifest(trained, data_sha256=_sha256(data, None), n_contacts=len(labelled.found.ids))
    write_model(folder, arrays=trained.arrays, manifest=described, card=contact_card(version, len(labelled.found.ids), trained.measures))
    return folder


def train_transformer_version(
    data: Path, version: str, *, encoder: str, goemotions: Path | None = None, checked: Sequence[TurnExample] = (), models: Path = MODELS
) -> Path:
    """Train heads over a sentence encoder and write them as a new version of the transformer engine.

    Args:
        data: folder with turns/ and contacts/.
        version: name of the version; must be new.
        encoder: folder or name of a sentence-transformers model.
        goemotions: folder of the public set, if it is to take part.
        checked: turns that people checked.
        models: the models folder.

    Returns:
        The folder models/transformer/<version>.

    Raises:
        LabelError: a row does not fit the codebook.
        ArtefactError: the version exists, or the encoder is not on this machine.
    """
    folder = models / TRANSFORMER / version
    check_new(folder)
    opened, examples, sources = open_encoder(encoder), [*read_examples(data, goemotions=goemotions), *checked], _sources(goemotions, checked)
    trained = train_over(opened, examples)
    described = heads_manifest(trained, opened, data_sha256=_sha256(data, goemotions, checked), n_rows=len(examples), sources=sources)
    write_model(folder, arrays=trained.arrays, manifest=described, card=card(version, examples, trained.measures, sources, encoder=opened.name))
    return folder


def _sources(goemotions: Path | None, checked: Sequence[TurnExample]) -> list[str]:
    sources = ["data/training, written for cxtext (MIT)"] + (["GoEmotions train (Apache-2.0)"] if goemotions else [])
    return sources + ([f"{len(checked)} turns that people checked (the company's own)"] if checked else [])


def _sha256(data: Path, goemotions: Path | None, checked: Sequence[TurnExample] = ()) -> str:
    """Return a checksum over the contents of all training files, in the order of their names, and of checked turns, in their order."""
    digest = hashlib.sha256()
    for path in sorted([*data.glob("*/**/*.jsonl"), *([goemotions / "train.tsv"] if goemotions else [])]):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    for example in checked:
        digest.update(json.dumps(asdict(example), sort_keys=True, default=sorted).encode())
    return digest.hexdigest()
