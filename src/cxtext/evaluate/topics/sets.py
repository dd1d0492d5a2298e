"""Texts that people sorted by matter: public sets, given as folders and never shipped. Only their train or dev parts are read."""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cxtext.errors import ConfigError
from cxtext.tags import Language

MIN_TEXTS = 5  # of a label; NLU++ gives a text several intents, and most combinations occur once


Sentence = dict[str, str]
"""What a file of xSID says of a sentence: text, intent, and text-en in the Dutch one."""


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """Texts with one label each.

    Attributes:
        name: stands in the tables as where a figure was measured.
        texts: n texts.
        labels: the label of each.
        languages: the language of each.
        twins: places of a text and of its translation.
    """

    name: str
    texts: Sequence[str]
    labels: Sequence[str]
    languages: Sequence[Language]
    twins: Sequence[tuple[int, int]] = ()


def banking77(folder: Path) -> Iterator[LabelledSet]:
    """Read the train part of Banking77 (Casanueva et al. 2020, CC BY 4.0)."""
    with _existing(folder / "train.csv").open(encoding="utf-8", newline="") as stream:
        rows = [(row["text"], row["category"]) for row in csv.DictReader(stream)]
    yield _set("banking77 train", rows, "en")


def dstc11(folder: Path) -> Iterator[LabelledSet]:
    """Read the insurance requests of DSTC11 track 2 (Gung et al. 2023, CDLA-Permissive-2.0)."""
    lines = _existing(folder / "insurance-utterances.jsonl").read_text("utf-8").splitlines()
    rows = [(row["utterance"], row["intent"]) for row in map(json.loads, lines)]
    yield _set("dstc11 insurance", rows, "en")


def nlupp(folder: Path) -> Iterator[LabelledSet]:
    """Read NLU++ (Casanueva et al. 2022, CC BY 4.0); the label of a text is the combination of its intents."""
    paths = [path for domain in ("banking", "hotels") for path in sorted(_existing(folder / domain).glob("fold*.json"))]
    texts = [row for path in paths for row in json.loads(path.read_text("utf-8"))]
    rows = [(row["text"], "+".join(sorted(row["intents"]))) for row in texts if row.get("intents")]
    common = {label for label, n in Counter(label for _, label in rows).items() if n >= MIN_TEXTS}
    yield _set("nlu++", [row for row in rows if row[1] in common], "en")


def xsid_nl(folder: Path) -> Iterator[LabelledSet]:
    """Read the dev part of xSID (van der Goot et al. 2021, CC BY-SA 4.0) in Dutch, in English, and both together, where twins should meet."""
    dutch, english = (list(_conll(_existing(folder / f"{language}.valid.conll"))) for language in ("nl", "en"))
    nl, en = ([(row["text"], row["intent"]) for row in rows] for rows in (dutch, english))
    yield _set("xsid dev nl", nl, "nl")
    yield _set("xsid dev en", en, "en")
    yield LabelledSet("xsid dev nl+en", *_columns(nl + en), [*_languages("nl", nl), *_languages("en", en)], _twins(dutch, english))


def _twins(dutch: Sequence[Sentence], english: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Return the places of each Dutch sentence and of the English one it was translated from, the Dutch ones standing first."""
    places = {row["text"]: len(dutch) + place for place, row in enumerate(english)}
    return [(place, places[row["text-en"]]) for place, row in enumerate(dutch) if row.get("text-en") in places]


READERS: Mapping[str, Callable[[Path], Iterator[LabelledSet]]] = {"banking77": banking77, "dstc11": dstc11, "nlupp": nlupp, "xsid-nl": xsid_nl}


def read_sets(folders: Mapping[str, Path]) -> list[LabelledSet]:
    """Read the sets whose folders are given, by the names of READERS.

    Raises:
        ConfigError: a folder lacks the file of its set.
    """
    return [found for name, folder in folders.items() for found in READERS[name](folder)]


def _set(name: str, rows: Sequence[tuple[str, str]], language: Language) -> LabelledSet:
    return LabelledSet(name, *_columns(rows), _languages(language, rows))


def _columns(rows: Sequence[tuple[str, str]]) -> tuple[list[str], list[str]]:
    return [text for text, _ in rows], [label for _, label in rows]


def _languages(language: Language, rows: Sequence[tuple[str, str]]) -> list[Language]:
    return [language] * len(rows)


def _conll(path: Path) -> Iterator[Sentence]:
    """Yield the comments of each sentence, its intent being the last that is needed."""
    sentence: Sentence = {}
    for key, value in _comments(path.read_text("utf-8").splitlines()):
        sentence[key] = value
        if key == "intent":
            yield sentence
            sentence = {}


def _comments(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    # The Dutch file writes "# text = …", the English one "# text: …".
    for line in lines:
        if line.startswith("# "):
            key, _, value = line[2:].replace(": ", " = ", 1).partition(" = ")
            yield key.strip(), value.strip()


def _existing(path: Path) -> Path:
    if not path.exists():
        raise ConfigError("the labelled set lacks a file", where=str(path), fix="give the folder as its makers publish it")
    return path
