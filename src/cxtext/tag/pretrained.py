"""Pretrained transformers: sentence encoders and sequence classifiers, from a folder or from the Hugging Face cache, without the network.

The only import of torch, transformers and sentence-transformers in tagging, and only once a model is opened. One that is not on disk is fetched
only where the environment says HF_HUB_OFFLINE=0.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from safetensors import SafetensorError

from cxtext.errors import ArtefactError, ConfigError
from cxtext.home import PROJECT
from cxtext.tag.linear import Floats

OFFLINE = "HF_HUB_OFFLINE"
MAX_TOKENS = 512  # of a text that is classified, where a model names no limit itself
_WEIGHTS = ("model.safetensors", "pytorch_model.bin")


@dataclass(frozen=True, slots=True)
class Encoder:
    """A sentence encoder ready to encode.

    Attributes:
        name: its name; of a folder its last two parts, which say nothing of the machine.
        size: numbers in an embedding.
        sha256: checksum of its weights; empty where they lie in no file of a usual name.
        model: a SentenceTransformer.
        batch_size: texts that it takes at once.
    """

    name: str
    size: int
    sha256: str
    model: Any
    batch_size: int

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return (n_texts, size) float32 embeddings of unit length; zeros for a text without anything visible."""
        found = once(texts, self._encode, self.size)
        found[[not text.strip() for text in texts]] = 0
        return found

    def _encode(self, texts: Sequence[str]) -> Floats:
        found: Floats = self.model.encode(list(texts), batch_size=self.batch_size, normalize_embeddings=True, show_progress_bar=False)
        return found


@dataclass(frozen=True, slots=True)
class Classifier:
    """A sequence classifier ready to classify.

    Attributes:
        name: as of an encoder.
        labels: its labels.
        is_exclusive: a text has one label, and the probabilities of all add up to 1; else each stands on its own.
        model: a transformers model with a head of labels.
        tokenizer: cuts texts for it.
        batch_size: texts that it takes at once.
    """

    name: str
    labels: tuple[str, ...]
    is_exclusive: bool
    model: Any
    tokenizer: Any
    batch_size: int

    def classify(self, texts: Sequence[str]) -> Floats:
        """Return (n_texts, n_labels) float32 probabilities."""
        return once(texts, self._classify, len(self.labels))

    def _classify(self, texts: Sequence[str]) -> Floats:
        return np.concatenate([self._batch(texts[i : i + self.batch_size]) for i in range(0, len(texts), self.batch_size)])

    def _batch(self, texts: Sequence[str]) -> Floats:
        import torch

        cut = self.tokenizer(list(texts), padding=True, truncation=True, return_tensors="pt").to(self.model.device)
        with torch.inference_mode():
            logits = self.model(**cut).logits
        found: Floats = (logits.softmax(-1) if self.is_exclusive else logits.sigmoid()).cpu().numpy()
        return found


def once(texts: Sequence[str], work: Callable[[Sequence[str]], Floats], size: int) -> Floats:
    """Work on each distinct text once, the longest first: texts of like length share a batch and are padded little.

    Args:
        texts: n_texts strings.
        work: gives (n_distinct, size).
        size: numbers a text.

    Returns:
        (n_texts, size) in the order of the texts.
    """
    distinct = sorted(set(texts), key=lambda text: (-len(text), text))
    if not distinct:
        return np.zeros((0, size), dtype=np.float32)
    place = {text: i for i, text in enumerate(distinct)}
    return work(distinct)[[place[text] for text in texts]]


def open_encoder(name: str, *, batch_size: int = 64, device: str = "auto", setting: str = "tag.transformer.encoder or --encoder") -> Encoder:
    """Open a sentence encoder.

    Args:
        name: folder, or name of a sentence-transformers model.
        batch_size: texts that it takes at once.
        device: "auto" takes the GPU where there is one; else torch's name of a device.
        setting: where the name was given, for errors.

    Raises:
        ArtefactError: it is not on this machine, or is no encoder.
        ConfigError: there is no such device.
    """
    with _loading(name, "sentence encoder", setting=setting) as is_offline:
        import torch
        from sentence_transformers import SentenceTransformer

        # A checkpoint in half precision gives other numbers on every kind of device.
        model = SentenceTransformer(_located(name), device=_device(device), local_files_only=is_offline, model_kwargs={"dtype": torch.float32})
    return Encoder(shortened(name), int(model.get_embedding_dimension() or 0), _sha256(name), model, batch_size)


def open_classifier(name: str, *, batch_size: int = 64, device: str = "auto") -> Classifier:
    """Open a sequence classifier; arguments and errors as of open_encoder."""
    with _loading(name, "sequence classifier", setting="tag.transformer.emotions") as is_offline:
        import torch
        from transformers import AutoModelForSequenceClassification, AutoTokenizer

        model = AutoModelForSequenceClassification.from_pretrained(_located(name), local_files_only=is_offline, dtype=torch.float32)
        tokenizer = AutoTokenizer.from_pretrained(_located(name), local_files_only=is_offline)
    # Some tokenizers know no limit, and some models keep two places for themselves.
    tokenizer.model_max_length = min(tokenizer.model_max_length, getattr(model.config, "max_position_embeddings", MAX_TOKENS + 2) - 2)
    labels = tuple(model.config.id2label[i] for i in range(model.config.num_labels))
    is_exclusive = len(labels) > 1 and model.config.problem_type != "multi_label_classification"
    return Classifier(shortened(name), labels, is_exclusive, model.to(_device(device)).eval(), tokenizer, batch_size)


@contextmanager
def _loading(name: str, kind: str, *, setting: str) -> Iterator[bool]:
    """Turn what the libraries say of a missing or broken model into an error that helps; yield whether the network is out of bounds."""
    is_offline = os.environ.setdefault(OFFLINE, "1").strip().upper() not in ("0", "NO", "OFF", "FALSE")
    try:
        _be_quiet()
        yield is_offline
    except (OSError, ValueError, SafetensorError) as error:
        if Path(_located(name)).is_dir():
            what, fix = f"{name!r} is no {kind}: {type(error).__name__}", "give the folder as its maker wrote it: config, weights, vocabulary"
        else:
            what = f"the {kind} {name!r} is not on this machine"
            fix = f"give its folder, or fetch it once with the network: {OFFLINE}=0 before the same command"
        raise ArtefactError(what, where=setting, fix=fix) from error


def _be_quiet() -> None:
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]


def _located(name: str) -> str:
    """Return the folder where a name is one, also as seen from the project's folder; else the name."""
    return next((str(folder) for folder in (Path(name), PROJECT / name) if folder.is_dir()), name)


def shortened(name: str) -> str:
    """Return the name of a model; of a folder, there or not, its last two parts, which say nothing of the machine."""
    path = Path(_located(name))
    whole = path.resolve() if path.is_dir() else path
    return "/".join(part for part in whole.parts[-2:] if part != whole.anchor)


def _device(name: str) -> str:
    import torch

    if name == "auto":
        return "cuda" if torch.cuda.is_available() else "mps" if torch.backends.mps.is_available() else "cpu"
    if name.startswith("cuda") and not torch.cuda.is_available():
        raise ConfigError("torch sees no GPU", where=f"tag.transformer.device = {name}", fix='write "auto" or "cpu", or install a torch build for this GPU')
    return name


def _sha256(name: str) -> str:
    from huggingface_hub import try_to_load_from_cache

    folder = Path(_located(name))
    if folder.is_dir():
        files = [folder / weights for weights in _WEIGHTS]
    else:  # a bare name is that of a model of sentence-transformers
        owned = name if "/" in name else f"sentence-transformers/{name}"
        files = [Path(path) for path in (try_to_load_from_cache(owned, weights) for weights in _WEIGHTS) if isinstance(path, str)]
    existing = next((path for path in files if path.is_file()), None)
    if existing is None:
        return ""
    with existing.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
