import json
from datetime import UTC, datetime

import pyarrow.parquet as pq

from cxtext import tables
from cxtext.batch import write_batch, write_table
from cxtext.contact import Contact, Turn
from cxtext.ids import contact_id

CONTACT = Contact(
    source="genesys",
    source_contact_id="g-1",
    channel="call",
    started_at=datetime(2026, 11, 2, 8, 0, tzinfo=UTC),
    customer_key="k1",
    csat=2.0,
    metadata={"region": "noord", "n": 3},
    turns=(Turn(seq=0, role="agent", text="Goedemorgen."), Turn(seq=2, role="customer", text="Hallo.", start_s=1.5, language="nl")),
)


def test_a_contact_becomes_a_row_and_its_turns_rows(tmp_path):
    write_batch([CONTACT], tmp_path / "00000", file_id="f1")
    contacts = pq.read_table(tmp_path / "00000" / "contacts.parquet")
    turns = pq.read_table(tmp_path / "00000" / "turns.parquet")
    assert contacts.schema.equals(tables.CONTACTS)
    assert turns.schema.equals(tables.TURNS)
    (row,) = contacts.to_pylist()
    assert row["contact_id"] == contact_id("genesys", "g-1")
    assert (row["n_turns"], row["n_customer_turns"], row["csat"], row["ended_at"]) == (2, 1, 2.0, None)
    assert json.loads(row["metadata"]) == {"region": "noord", "n": 3}
    assert [(turn["seq"], turn["role"], turn["start_s"]) for turn in turns.to_pylist()] == [(0, "agent", None), (2, "customer", 1.5)]


def test_an_empty_batch_keeps_its_columns(tmp_path):
    write_table([], tables.TAGS, tmp_path / "tags.parquet")
    assert pq.read_table(tmp_path / "tags.parquet").schema.equals(tables.TAGS)
    assert [path.name for path in tmp_path.iterdir()] == ["tags.parquet"]
