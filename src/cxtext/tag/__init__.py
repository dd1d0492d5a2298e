"""Tagging: what a customer turn feels like, what went wrong, what was wished for."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from cxtext import tables
from cxtext.batch import write_parquet, write_table
from cxtext.tag.embedded import EmbeddedModel, load
from cxtext.tag.rollup import CustomerTurn, contact_scores, tags, turn_scores
from cxtext.tag.segments import segments
from cxtext.tags import TAGGED_LANGUAGES

__all__ = ["EmbeddedModel", "load", "tag_batch"]


def tag_batch(folder: Path, *, model: EmbeddedModel) -> None:
    """Tag the customer turns of a batch.

    Reads turns.parquet and writes turn_scores.parquet, tags.parquet, contact_scores.parquet and segments.parquet beside it. Turns of other
    speakers, and turns in languages that the model was not made for, are left alone.

    Args:
        folder: a batch folder, see cxtext.batch.
        model: the turn model.
    """
    table = customer_turns(folder / "turns.parquet")
    turns = [CustomerTurn(*row) for row in zip(*table.to_pydict().values(), strict=True)]
    read = model.predict([turn.text for turn in turns], [turn.language for turn in turns])
    scores = turn_scores(turns, read, model)
    write_table(scores, tables.TURN_SCORES, folder / "turn_scores.parquet")
    write_table(tags(turns, read, model), tables.TAGS, folder / "tags.parquet")
    write_table(contact_scores(scores), tables.CONTACT_SCORES, folder / "contact_scores.parquet")
    write_parquet(segments(table, read.tokens, read.sentences), folder / "segments.parquet")


def customer_turns(path: Path) -> pa.Table:
    """Read the turns to be tagged: contact_id, seq, text, language of customer turns in Dutch or English, one language after the other."""
    turns = pq.read_table(path, columns=["contact_id", "seq", "role", "text", "language"])
    wanted = (pc.field("role") == "customer") & pc.field("language").isin(TAGGED_LANGUAGES)
    return turns.filter(wanted).sort_by("language").drop_columns("role")
