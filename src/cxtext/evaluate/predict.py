"""Contacts of a folder walked through the corridor in memory: read, clean, tag."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cxtext.clean import Cleaner
from cxtext.config import Config
from cxtext.contact import Contact
from cxtext.evaluate.gold import Identity
from cxtext.evaluate.reading import NOTHING, Reading, largest
from cxtext.read import is_sidecar, read_file
from cxtext.tag.contact_tags import contact_tags
from cxtext.tag.conversations import OTHER_SIDE, Side, side
from cxtext.tag.effort import eased_contacts, efforts
from cxtext.tag.engine import Engine, Predictions
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
class Evidence:
    """What a label given once a contact rests on.

    Attributes:
        score: calibrated probability.
        quote: the cleaned sentence that weighed most; None where none did.
    """

    score: float
    quote: str | None


@dataclass(frozen=True, slots=True)
class Findings:
    """What an engine, a yardstick or a second reader says of contacts.

    Attributes:
        tags: turn → what is said of it; a turn that is missing was left untagged.
        labels: contact → kind → label of the labels given once a contact.
        evidence: the same places → what the label rests on; empty for readers.
        effort: contact → -5..5; a contact that is missing shows none.
    """

    tags: Mapping[Place, Tagged]
    labels: Mapping[Identity, Mapping[str, str]] = field(default_factory=dict)
    evidence: Mapping[Identity, Mapping[str, Evidence]] = field(default_factory=dict)
    effort: Mapping[Identity, int] = field(default_factory=dict)


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


@dataclass(frozen=True, slots=True)
class Sides:
    """What is read of contacts: the turns of customers in Dutch and English, which are tagged, and of those who answer them.

    Attributes:
        places: of the customers' turns.
    """

    places: Sequence[Place]
    customers: Side
    agents: Side

    @property
    def turns(self) -> list[CustomerTurn]:
        """The customers' turns as records."""
        return list(map(CustomerTurn, self.customers.contact_ids, self.customers.seqs, self.customers.texts))


def sides(walked: Mapping[Identity, Walked]) -> Sides:
    """Return both sides of contacts, as the night has them."""
    customers, places = _side(walked, ("customer",), TAGGED_LANGUAGES)
    agents, _ = _side(walked, OTHER_SIDE, (None, *TAGGED_LANGUAGES))
    return Sides(places, customers, agents)


def _side(walked: Mapping[Identity, Walked], roles: Sequence[str], languages: Sequence[str | None]) -> tuple[Side, list[Place]]:
    said = [(identity, turn) for identity, contact in walked.items() for turn in contact.clean.turns if turn.role in roles and turn.language in languages]
    # One language after the other, as in the night.
    said.sort(key=lambda pair: pair[1].language or "")
    spoken: list[Language] = ["en" if turn.language == "en" else "nl" for _, turn in said]
    names = ["/".join(identity) for identity, _ in said]
    return side(names, [turn.seq for _, turn in said], [turn.text for _, turn in said], spoken), [(*identity, turn.seq) for identity, turn in said]


def find(walked: Mapping[Identity, Walked], engine: Engine) -> Findings:
    """Tag contacts as the night does: their turns, the labels given once a contact, and effort."""
    said = sides(walked)
    turns, read = said.turns, engine.predict(said.customers, said.agents)
    scores, rows = turn_scores(turns, read, engine), tags(turns, read, engine)
    effort = efforts(rows, eased_contacts(turns, read, scores))
    identities: dict[str, Identity] = {name: place[:2] for name, place in zip(said.customers.contact_ids, said.places, strict=True)}
    once = _contact_rows(said, identities, engine)
    return Findings(
        tags=dict(zip(said.places, _tagged(turns, read, scores, rows), strict=True)),
        labels={identity: {kind: row["label"] for kind, row in given.items()} for identity, given in once.items()},
        evidence={identity: {kind: Evidence(row["score"], row["quote"]) for kind, row in given.items()} for identity, given in once.items()},
        effort={identities[name]: value for name, value in effort.items()},
    )


def predict(said: Sides, engine: Engine) -> list[Tagged]:
    """Tag the customers' turns, in their order."""
    turns, read = said.turns, engine.predict(said.customers, said.agents)
    return _tagged(turns, read, turn_scores(turns, read, engine), tags(turns, read, engine))


def _tagged(turns: Sequence[CustomerTurn], predictions: Predictions, felt: Sequence[Row], said: Sequence[Row]) -> list[Tagged]:
    felt_in = {(row["contact_id"], row["seq"]): row for row in felt}
    said_in: dict[tuple[str, int], list[Row]] = {}
    for row in said:
        said_in.setdefault((row["contact_id"], row["seq"]), []).append(row)
    scores = _scores(predictions, len(turns))
    places = [(turn.contact_id, turn.seq) for turn in turns]
    return [Tagged(_reading(felt_in.get(place, {}), said_in.get(place, ())), scores[i]) for i, place in enumerate(places)]


def _reading(felt: Row, said: Sequence[Row]) -> Reading:
    pain, wish, effort = (frozenset(row["label"] for row in said if row["kind"] == kind) for kind in ("pain_point", "wish", "effort_signal"))
    return Reading(
        sentiment=felt.get("sentiment"),
        emotions=frozenset(felt.get("emotions", ())),
        pain_points=pain,
        wishes=wish,
        effort_signals=effort,
        intensity=felt.get("intensity"),
        severities=largest((row["label"], row["severity"]) for row in said if row["kind"] == "pain_point"),
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


def _contact_rows(said: Sides, identities: Mapping[str, Identity], engine: Engine) -> dict[Identity, dict[str, Row]]:
    """Return kind → tag of each contact; nothing where the engine has no contact model."""
    if engine.contacts is None:
        return {}
    given: dict[Identity, dict[str, Row]] = {identity: {} for identity in identities.values()}
    for row in contact_tags(said.customers, said.agents, engine.contacts, scored=identities.keys()):
        given[identities[row["contact_id"]]][row["kind"]] = row
    return given
