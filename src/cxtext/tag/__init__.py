"""Tagging: what a customer turn feels like, what went wrong, what was wished for."""

from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

from cxtext import tables
from cxtext.batch import write_table
from cxtext.tag.embedded import EmbeddedModel, load
from cxtext.tag.rollup import CustomerTurn, contact_scores, tags, turn_scores
from cxtext.tags import TAGGED_LANGUAGES

__all__ = ["EmbeddedModel", "load", "tag_batch"]


def tag_batch(folder: Path, *, model: EmbeddedModel) -> None:
    """Tag the customer turns of a batch.

    Reads turns.parquet and writes turn_scores.parquet, tags.parquet and contact_scores.parquet beside it. Turns of other speakers, and turns in
    languages that the model was not made for, are left alone.

    Args:
        folder: a batch folder, see cxtext.batch.
        model: the turn model.
    """
    turns = customer_turns(folder / "turns.parquet")
    predictions = model.predict([turn.text for turn in turns], [turn.language for turn in turns])
    scores = turn_scores(turns, predictions, model)
    write_table(scores, tables.TURN_SCORES, folder / "turn_scores.parquet")
    write_table(tags(turns, predictions, model), tables.TAGS, folder / "tags.parquet")
    write_table(contact_scores(scores), tables.CONTACT_SCORES, folder / "contact_scores.parquet")


def customer_turns(path: Path) -> list[CustomerTurn]:
    """Read the turns to be tagged, Dutch before English, else in the order of the file."""
    table = pq.read_table(path, columns=["contact_id", "seq", "role", "text", "language"])
    languages = (table.filter((pc.field("role") == "customer") & (pc.field("language") == language)) for language in reversed(sorted(TAGGED_LANGUAGES)))
    return [CustomerTurn(row["contact_id"], row["seq"], row["text"], row["language"]) for part in languages for row in part.select(["contact_id", "seq", "text", "language"]).to_pylist()]
