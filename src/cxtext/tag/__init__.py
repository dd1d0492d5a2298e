"""Tagging: what a customer turn feels like, what went wrong, what was wished for; and what a contact was about and how it ended."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from cxtext import tables
from cxtext.batch import write_parquet, write_table
from cxtext.tag.contact_tags import contact_tags
from cxtext.tag.effort import eased_contacts, efforts
from cxtext.tag.embedded import EmbeddedModel, load
from cxtext.tag.rollup import CustomerTurn, contact_scores, tags, turn_scores
from cxtext.tag.segments import segments
from cxtext.tags import TAGGED_LANGUAGES

__all__ = ["EmbeddedModel", "load", "tag_batch"]


def tag_batch(folder: Path, *, model: EmbeddedModel) -> None:
    """Tag the contacts of a batch.

    Reads turns.parquet and writes turn_scores.parquet, tags.parquet, contact_scores.parquet and segments.parquet beside it. Turns in languages that
    the model was not made for are left alone. Agents' turns are read for the labels given once a contact and never scored themselves.

    Args:
        folder: a batch folder, see cxtext.batch.
        model: the turn model, and the contact model beside it if there is one.
    """
    table = customer_turns(folder / "turns.parquet")
    turns = [CustomerTurn(*row) for row in zip(*table.to_pydict().values(), strict=True)]
    read = model.predict([turn.text for turn in turns], [turn.language for turn in turns])
    scores = turn_scores(turns, read, model)
    write_table(scores, tables.TURN_SCORES, folder / "turn_scores.parquet")
    found = tags(turns, read, model)
    effort = efforts(found, eased_contacts(turns, read, scores))
    if model.contacts is not None:
        agents = agent_turns(folder / "turns.parquet", table)
        found += contact_tags(table, read, agents, model.contacts, scored={row["contact_id"] for row in scores})
    write_table(found, tables.TAGS, folder / "tags.parquet")
    felt = [row | {"effort": effort.get(row["contact_id"])} for row in contact_scores(scores)]
    write_table(felt, tables.CONTACT_SCORES, folder / "contact_scores.parquet")
    write_parquet(segments(table, read.tokens, read.sentences), folder / "segments.parquet")


def customer_turns(path: Path) -> pa.Table:
    """Read the turns to be tagged: contact_id, seq, text, language of customer turns in Dutch or English, one language after the other."""
    turns = pq.read_table(path, columns=["contact_id", "seq", "role", "text", "language"])
    wanted = (pc.field("role") == "customer") & pc.field("language").isin(TAGGED_LANGUAGES)
    return turns.filter(wanted).sort_by("language").drop_columns("role")


def agent_turns(path: Path, customers: pa.Table) -> pa.Table:
    """Read the agents' turns of the contacts to be tagged: contact_id, seq, text, language; those in another language are left out."""
    turns = pq.read_table(path, columns=["contact_id", "seq", "role", "text", "language"])
    known = pc.field("language").isin(TAGGED_LANGUAGES) | pc.field("language").is_null()
    wanted = (pc.field("role") == "agent") & known & pc.field("contact_id").isin(customers["contact_id"].unique())
    return turns.filter(wanted).drop_columns("role")
