"""Contacts that topics are fitted on week by week: the sample, the training contacts, the contacts of a home."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pyarrow as pa

from cxtext import store
from cxtext.config import load_config
from cxtext.evaluate.predict import walk
from cxtext.tag.conversations import side
from cxtext.tag.segments import segments
from cxtext.tags import TAGGED_LANGUAGES, Language

REFITS = 8  # weeks that are fitted one after the other, after a first fit
MAX_CONTACTS = 1500  # drawn of the training contacts: nine fits of them take minutes, of all of them an hour

Turn = tuple[str, int, str, Language]
"""Contact, seq, text, language."""


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """Segments of contacts, and the week in which each contact came.

    Attributes:
        name: stands in the tables as where a figure was measured.
        what: the contacts, in a phrase of the page.
        segments: tables.SEGMENTS.
        week: contact → 0 for what the first fit sees, then 1..REFITS.
    """

    name: str
    what: str
    segments: pa.Table
    week: Mapping[str, int]

    def until(self, week: int) -> pa.Table:
        """Return the segments of the contacts up to and including a week."""
        return self.segments.filter(pa.array([self.week[contact] <= week for contact in self.segments["contact_id"].to_pylist()], type=pa.bool_()))


def sample(inbox: Path, config: Path) -> Corpus:
    """Return the contacts of a folder, in the weeks in which they came."""
    settings = load_config(config)
    contacts = {f"{source}:{contact_id}": found.clean for (source, contact_id), found in walk(inbox, settings).items()}
    turns = [
        (contact_id, turn.seq, turn.text, turn.language)
        for contact_id, contact in contacts.items()
        for turn in contact.turns
        if turn.role == "customer" and turn.language in TAGGED_LANGUAGES
    ]
    zone = ZoneInfo(settings.time_zone)
    weeks = by_date({contact_id: contact.started_at.astimezone(zone).date() for contact_id, contact in contacts.items()})
    return Corpus("sample", "the contacts of data/sample, in the weeks in which they came", _segments(turns), weeks)


def training(folder: Path, *, max_contacts: int = MAX_CONTACTS) -> Corpus:
    """Return contacts of data/training, in invented weeks: half at the first fit, then a sixteenth a week."""
    contacts = [json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines() if line.strip()]
    drawn = sorted(contacts, key=lambda contact: _lot(contact["contact_id"]))[:max_contacts]
    turns = [
        (contact["contact_id"], seq, turn["text"], contact["language"])
        for contact in drawn
        for seq, turn in enumerate(contact["turns"])
        if turn["role"] == "customer"
    ]
    what = f"{len(drawn):,} contacts of data/training, of many companies, half of them at the first fit, then a sixteenth more a week"
    return Corpus("training contacts", what, _segments(turns), by_lot([contact["contact_id"] for contact in drawn]))


def of_home(published: Path) -> Corpus:
    """Return the contacts of a home, in the weeks in which they came.

    Raises:
        WarehouseError: nothing is published yet.
    """
    with store.reader(published) as con:
        return Corpus("own contacts", "the contacts of this home, in the weeks in which they came", store.all_segments(con), by_date(store.contact_days(con)))


def by_date(days: Mapping[str, date]) -> dict[str, int]:
    """Return contact → week: the last REFITS weeks count 1, 2, …; all before them are 0."""
    mondays = {contact: day - timedelta(days=day.weekday()) for contact, day in days.items()}
    last = max(mondays.values(), default=date.min)
    return {contact: max(0, REFITS - (last - monday).days // 7) for contact, monday in mondays.items()}


def by_lot(contacts: Sequence[str]) -> dict[str, int]:
    """Return contact → week: half of them 0, the other half in equal parts 1..REFITS, by a hash of the id."""
    drawn = sorted(contacts, key=_lot)
    return {contact: max(0, 2 * REFITS * place // len(drawn) - REFITS + 1) for place, contact in enumerate(drawn)}


def _lot(contact_id: str) -> str:
    return hashlib.sha256(contact_id.encode()).hexdigest()


def _segments(turns: Sequence[Turn]) -> pa.Table:
    contacts, seqs, texts = [turn[0] for turn in turns], [turn[1] for turn in turns], [turn[2] for turn in turns]
    languages = [turn[3] for turn in turns]
    said = side(contacts, seqs, texts, languages)
    table = pa.table({"contact_id": contacts, "seq": pa.array(seqs, type=pa.int32()), "text": texts, "language": languages})
    return segments(table, said.tokens, said.sentences)
