"""Contacts of a folder walked through the corridor in memory: read, clean, tag."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from cxtext.clean import Cleaner
from cxtext.config import Config
from cxtext.contact import Contact, Turn
from cxtext.evaluate.gold import Identity
from cxtext.evaluate.reading import NOTHING, Reading
from cxtext.read import is_sidecar, read_file
from cxtext.tag import EmbeddedModel
from cxtext.tag.contact_tags import contact_tags
from cxtext.tag.embedded import Predictions
from cxtext.tag.outputs import SPAN_KINDS, probability_names
from cxtext.tag.rollup import CustomerTurn, Row, tags, turn_scores
from cxtext.tags import TAGGED_LANGUAGES, Language

# Pseudonyms play no part in the figures; a fixed key keeps the run repeatable.
_KEY = b"evaluation-only!"

Place = tuple[str, str, int]
"""A turn: source and id of its contact, seq."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the product says of a turn.

    Attributes:
        scores: output of the model → probability; of a turn's sentences the surest one counts. Empty for the yardstick and for untagged turns.
    """

    reading: Reading = NOTHING
    scores: Mapping[str, float] = field(default_factory=dict)


UNTAGGED = Tagged()


@dataclass(frozen=True, slots=True)
class Walked:
    """A contact before and after cleaning."""

    raw: Contact
    clean: Contact


def walk(inbox: Path, config: Config) -> dict[Identity, Walked]:
    """Read and clean every contact of a folder, by the identity that it has in its source."""
    cleaner = Cleaner(config.clean, key=_KEY)
    files = [path for path in sorted(inbox.rglob("*")) if path.is_file() and not is_sidecar(path, inbox=inbox, config=config)]
    items = (item for path in files for item in read_file(path, inbox=inbox, config=config))
    return {(item.source, item.source_contact_id): Walked(item, cleaner.clean(item)) for item in items if isinstance(item, Contact)}


def tagged_turns(walked: Mapping[Identity, Walked]) -> tuple[list[Place], list[CustomerTurn]]:
    """Return the turns that are tagged: those of customers in Dutch and English, one language after the other as the engine wants them."""
    found = [
        (identity, turn)
        for identity, contact in walked.items()
        for turn in contact.clean.turns
        if turn.role == "customer" and turn.language in TAGGED_LANGUAGES
    ]
    found.sort(key=lambda pair: pair[1].language or "")
    return [(*identity, turn.seq) for identity, turn in found], [_customer_turn(identity, turn) for identity, turn in found]


def _customer_turn(identity: Identity, turn: Turn) -> CustomerTurn:
    language: Language = "en" if turn.language == "en" else "nl"
    return CustomerTurn("/".join(identity), turn.seq, turn.text, language)


def predict(turns: Sequence[CustomerTurn], model: EmbeddedModel) -> list[Tagged]:
    """Tag turns as the night does, in their order."""
    predictions = model.predict([turn.text for turn in turns], [turn.language for turn in turns])
    felt = {(row["contact_id"], row["seq"]): row for row in turn_scores(turns, predictions, model)}
    said: dict[tuple[str, int, str], set[str]] = {}
    for row in tags(turns, predictions, model):
        said.setdefault((row["contact_id"], row["seq"], row["kind"]), set()).add(row["label"])
    scores = _scores(predictions, len(turns))
    return [Tagged(_reading(turn, felt.get((turn.contact_id, turn.seq), {}), said), scores[i]) for i, turn in enumerate(turns)]


def _reading(turn: CustomerTurn, felt: Row, said: Mapping[tuple[str, int, str], set[str]]) -> Reading:
    pain, wish, effort = (frozenset(said.get((turn.contact_id, turn.seq, kind), ())) for kind in ("pain_point", "wish", "effort_signal"))
    return Reading(
        sentiment=felt.get("sentiment"),
        emotions=frozenset(felt.get("emotions", ())),
        pain_points=pain,
        wishes=wish,
        effort_signals=effort,
    )


def _scores(predictions: Predictions, n_turns: int) -> list[dict[str, float]]:
    scores: list[dict[str, float]] = [{} for _ in range(n_turns)]
    for name in probability_names():
        if not name.startswith(SPAN_KINDS):
            for i, probability in enumerate(predictions.turns.columns[name]):
                scores[i][name] = float(probability)
            continue
        for i, probability in zip(predictions.sentences.text, predictions.sentence_outputs.columns[name], strict=True):
            scores[i][name] = max(float(probability), scores[i].get(name, 0.0))
    return scores


def predict_contacts(walked: Mapping[Identity, Walked], model: EmbeddedModel) -> dict[Identity, dict[str, str]]:
    """Return kind → label of each contact, as the night gives them once a contact; empty where the model has no contact model."""
    if model.contacts is None:
        return {}
    places, turns = tagged_turns(walked)
    identities = {turn.contact_id: place[:2] for place, turn in zip(places, turns, strict=True)}
    read = model.predict([turn.text for turn in turns], [turn.language for turn in turns])
    customers = pa.table({name: [getattr(turn, name) for turn in turns] for name in ("contact_id", "seq", "text")})
    labels: dict[Identity, dict[str, str]] = {identity: {} for identity in identities.values()}
    for row in contact_tags(customers, read, _agents(walked, identities), model.contacts, scored=identities.keys()):
        labels[identities[row["contact_id"]]][row["kind"]] = row["label"]
    return labels


def _agents(walked: Mapping[Identity, Walked], identities: Mapping[str, Identity]) -> pa.Table:
    said = [
        (name, turn)
        for name, identity in identities.items()
        for turn in walked[identity].clean.turns
        if turn.role == "agent" and turn.language in (None, *TAGGED_LANGUAGES)
    ]
    columns = [[name for name, _ in said], *([getattr(turn, field) for _, turn in said] for field in ("seq", "text", "language"))]
    return pa.table(columns, schema=pa.schema([("contact_id", pa.string()), ("seq", pa.int32()), ("text", pa.string()), ("language", pa.string())]))
