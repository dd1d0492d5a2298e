"""Batches of cleaned contacts as Parquet: the form in which contacts pass from room to room."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from cxtext import tables
from cxtext.contact import Contact, Turn
from cxtext.ids import contact_id


def write_batch(contacts: Sequence[Contact], folder: Path, *, file_id: str) -> None:
    """Write cleaned contacts of a file as contacts, turns and origins .parquet into a folder that is made when missing; its name is the batch's name."""
    folder.mkdir(parents=True, exist_ok=True)
    contact_rows = [_contact_row(contact) for contact in contacts]
    turn_rows = [row for contact in contacts for row in _turn_rows(contact)]
    write_table(contact_rows, tables.CONTACTS, folder / "contacts.parquet")
    write_table(turn_rows, tables.TURNS, folder / "turns.parquet")
    write_table(_origin_rows(contact_rows, file_id, folder.name), tables.ORIGINS, folder / "origins.parquet")


def write_table(rows: Iterable[dict[str, Any]], schema: pa.Schema, path: Path) -> None:
    """Write rows as Parquet, see write_parquet."""
    write_parquet(pa.Table.from_pylist(list(rows), schema=schema), path)


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write a table as Parquet; the file appears whole or not at all."""
    partial = path.with_suffix(".partial")
    pq.write_table(table, partial, compression="zstd")
    partial.replace(path)


def _origin_rows(contact_rows: Sequence[dict[str, Any]], file_id: str, batch: str) -> list[dict[str, Any]]:
    """Return a row a contact, and one without contact that stands for the batch, which may lose all its contacts."""
    origin = {"file_id": file_id, "batch": batch}
    ids = dict.fromkeys(row["contact_id"] for row in contact_rows)
    return [{"contact_id": None, "is_current": False, **origin}, *({"contact_id": identity, "is_current": True, **origin} for identity in ids)]


def _contact_row(contact: Contact) -> dict[str, Any]:
    return {
        "contact_id": contact_id(contact.source, contact.source_contact_id),
        "source": contact.source,
        "source_contact_id": contact.source_contact_id,
        "channel": contact.channel,
        "language": contact.language,
        "started_at": contact.started_at,
        "ended_at": contact.ended_at,
        "duration_s": contact.duration_s,
        "customer_key": contact.customer_key,
        "agent_key": contact.agent_key,
        "queue": contact.queue,
        "product": contact.product,
        "csat": contact.csat,
        "nps": contact.nps,
        "ces": contact.ces,
        "n_turns": len(contact.turns),
        "n_customer_turns": sum(turn.role == "customer" for turn in contact.turns),
        "metadata": json.dumps(dict(contact.metadata), ensure_ascii=False, sort_keys=True),
    }


def _turn_rows(contact: Contact) -> list[dict[str, Any]]:
    identity = contact_id(contact.source, contact.source_contact_id)
    return [_turn_row(identity, turn) for turn in contact.turns]


def _turn_row(identity: str, turn: Turn) -> dict[str, Any]:
    return {
        "contact_id": identity,
        "seq": turn.seq,
        "role": turn.role,
        "text": turn.text,
        "at": turn.at,
        "start_s": turn.start_s,
        "end_s": turn.end_s,
        "language": turn.language,
    }
