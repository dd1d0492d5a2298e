import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from cxtext import store, tables
from cxtext.batch import write_batch, write_table
from cxtext.contact import Contact, Turn
from cxtext.ids import contact_id

_EARLIER = "gisteren gechat"
_PLAIN = Contact(
    source="demo",
    source_contact_id="c-1",
    channel="call",
    started_at=datetime(2026, 10, 27, 9, tzinfo=UTC),
    language="nl",
    customer_key="k1",
    turns=(
        Turn(seq=0, role="agent", text="Goedemorgen.", language="nl"),
        Turn(seq=1, role="customer", text="Ik wacht al drie weken.", language="nl"),
    ),
)


@dataclass(frozen=True)
class Shop:
    """A warehouse in a folder, with one recorded file, and batches to load into it."""

    con: object
    root: Path

    def contact(self, name="c-1", *, said="Ik wacht al drie weken.", **fields):
        turns = (_PLAIN.turns[0], replace(_PLAIN.turns[1], text=said))
        return replace(_PLAIN, source_contact_id=name, **({"turns": turns} | fields))

    def batch(self, *contacts, name="0000", file_id="f1", quoted="wacht", **changes):
        """Write a batch in which each contact's turn 1 has one pain point on the word `quoted`; `changes` replace fields of the tags."""
        folder = self.root / "work" / name
        write_batch(contacts, folder, file_id=file_id)
        ids = [contact_id(c.source, c.source_contact_id) for c in contacts]
        spans = [c.turns[1].text.find(quoted) for c in contacts]
        tags = [_tag(key, start, quoted) | changes for key, start in zip(ids, spans, strict=True) if start >= 0]
        write_table([_score(key) for key in ids], tables.TURN_SCORES, folder / "turn_scores.parquet")
        write_table(tags, tables.TAGS, folder / "tags.parquet")
        write_table([_contact_score(key) for key in ids], tables.CONTACT_SCORES, folder / "contact_scores.parquet")
        write_table([_segment(key, c) for key, c in zip(ids, contacts, strict=True)], tables.SEGMENTS, folder / "segments.parquet")
        write_table(
            [_mention(key, c) for key, c in zip(ids, contacts, strict=True) if _EARLIER in c.turns[1].text], tables.MENTIONS, folder / "mentions.parquet"
        )
        return folder

    def file(self, file_id, *, items=1, kept=1, n_batches=1, rejected=(), speakers=()):
        row = {"file_id": file_id, "path": f"{file_id}.jsonl", "items": items, "kept": kept, "n_batches": n_batches}
        refused = [{"file_id": file_id, "item": item, "reason": "broken_json", "detail": "cut off", "fix": "send it again"} for item in rejected]
        unmapped = [{"file_id": file_id, "speaker": speaker, "turns": 3, "fix": f'roles = {{ "{speaker}" = "customer" }}'} for speaker in speakers]
        store.record_files(
            self.con,
            pa.Table.from_pylist([row], schema=tables.FILES),
            rejected=pa.Table.from_pylist(refused, schema=tables.FILE_REJECTED),
            unmapped=pa.Table.from_pylist(unmapped, schema=tables.UNMAPPED_SPEAKERS),
            run_id="r1",
        )

    def load(self, *contacts, file_id="f1", name="0000", **changes):
        return store.load_batch(self.con, self.batch(*contacts, name=name, file_id=file_id, **changes), run_id="r1")

    def rows(self, query):
        return self.con.execute(query).fetchall()


def _tag(key, start, quoted):
    words = {"kind": "pain_point", "label": "waiting", "score": 0.9, "severity": 2, "quote": quoted, "model": "m"}
    return {"contact_id": key, "seq": 1, "start_char": start, "end_char": start + len(quoted), **words}


def _score(key):
    return {"contact_id": key, "seq": 1, "sentiment": -2, "emotions": ["annoyance"], "emotion": "annoyance", "intensity": 2, "model": "m"}


def _contact_score(key):
    sentiment = {"sentiment_start": -2, "sentiment_peak": -2, "sentiment_end": -2, "peak_end": -2.0, "shift": 0}
    return {"contact_id": key, "peak_seq": 1, "end_seq": 1, "effort": None, "end_emotion": "annoyance", "peak_emotion": "annoyance", **sentiment}


def _segment(key, contact):
    text = contact.turns[1].text
    return {"contact_id": key, "seq": 1, "start_char": 0, "end_char": len(text), "language": "nl", "text": text}


def _mention(key, contact):
    start = contact.turns[1].text.find(_EARLIER)
    span = {"start_char": start, "end_char": start + len(_EARLIER), "quote": _EARLIER}
    return {"contact_id": key, "seq": 1, "kind": "earlier_contact", "n_earlier": None, "channel": "chat", "days_ago": 1.0} | span


@pytest.fixture(scope="session")
def empty_warehouse(tmp_path_factory):
    """A migrated and built warehouse to copy: making one takes longer than most tests."""
    path = tmp_path_factory.mktemp("empty") / "warehouse.duckdb"
    with store.writer(path) as con:
        store.migrate(con)
        store.rebuild(con)
    return path


@pytest.fixture
def shop(tmp_path, empty_warehouse):
    path = tmp_path / "warehouse" / "warehouse.duckdb"
    path.parent.mkdir()
    shutil.copyfile(empty_warehouse, path)
    with store.writer(path) as con:
        opened = Shop(con, tmp_path)
        opened.file("f1")
        yield opened
