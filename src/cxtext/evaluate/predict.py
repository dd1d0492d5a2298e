"""Gold contacts walked through the corridor in memory: read, clean, tag."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cxtext.clean import Cleaner
from cxtext.config import Config
from cxtext.contact import Contact, Turn
from cxtext.read import is_sidecar, read_file
from cxtext.tag import EmbeddedModel
from cxtext.tag.rollup import CustomerTurn, tags, turn_scores
from cxtext.tags import TAGGED_LANGUAGES

# Pseudonyms play no part in the figures; a fixed key keeps the run repeatable.
_KEY = b"evaluation-only!"


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the product says of a turn."""

    sentiment: int | None
    emotions: frozenset[str]
    pain_points: frozenset[str]
    wish: bool
    effort_signals: frozenset[str]


NOTHING = Tagged(None, frozenset(), frozenset(), False, frozenset())
Key = tuple[str, str, int]


def clean_contacts(inbox: Path, config: Config) -> Iterator[tuple[Contact, Contact]]:
    """Yield every contact of a folder as read and as cleaned."""
    cleaner = Cleaner(config.clean, key=_KEY)
    for path in sorted(inbox.rglob("*")):
        if path.is_file() and not is_sidecar(path, inbox=inbox, config=config):
            for item in read_file(path, inbox=inbox, config=config):
                if isinstance(item, Contact):
                    yield item, cleaner.clean(item)


def predict(contacts: Sequence[Contact], model: EmbeddedModel) -> dict[Key, Tagged]:
    """Tag cleaned contacts; return what was said of each customer turn by (source, source_contact_id, seq)."""
    turns, keys = _customer_turns(contacts)
    predictions = model.predict([turn.text for turn in turns], [turn.language for turn in turns])
    scores = {(row["contact_id"], row["seq"]): row for row in turn_scores(turns, predictions, model)}
    labels: dict[tuple[str, int, str], set[str]] = {}
    for row in tags(turns, predictions, model):
        labels.setdefault((row["contact_id"], row["seq"], row["kind"]), set()).add(row["label"])
    return {
        key: Tagged(
            sentiment=score["sentiment"] if (score := scores.get((turn.contact_id, turn.seq))) else None,
            emotions=frozenset(score["emotions"]) if score else frozenset(),
            pain_points=frozenset(labels.get((turn.contact_id, turn.seq, "pain_point"), ())),
            wish=(turn.contact_id, turn.seq, "wish") in labels,
            effort_signals=frozenset(labels.get((turn.contact_id, turn.seq, "effort_signal"), ())),
        )
        for turn, key in zip(turns, keys, strict=True)
    }


def _customer_turns(contacts: Sequence[Contact]) -> tuple[list[CustomerTurn], list[Key]]:
    found = [(contact, turn) for contact in contacts for turn in contact.turns if turn.role == "customer" and turn.language in TAGGED_LANGUAGES]
    found.sort(key=lambda pair: pair[1].language or "")
    return [_customer_turn(contact, turn) for contact, turn in found], [(contact.source, contact.source_contact_id, turn.seq) for contact, turn in found]


def _customer_turn(contact: Contact, turn: Turn) -> CustomerTurn:
    return CustomerTurn(f"{contact.source}/{contact.source_contact_id}", turn.seq, turn.text, "en" if turn.language == "en" else "nl")
