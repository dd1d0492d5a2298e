"""Tagging: what a customer turn feels like, what went wrong, what was wished for; and what a contact was about and how it ended."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from cxtext import tables
from cxtext.batch import write_parquet, write_table
from cxtext.config import TagConfig
from cxtext.tag.contact_tags import contact_tags
from cxtext.tag.conversations import OTHER_SIDE, Side, side
from cxtext.tag.effort import eased_contacts, efforts
from cxtext.tag.embedded import EmbeddedModel, load
from cxtext.tag.engine import Engine
from cxtext.tag.mentions import mentions
from cxtext.tag.rollup import CustomerTurn, contact_scores, tags, turn_scores
from cxtext.tag.segments import segments
from cxtext.tag.transformer import open_transformer
from cxtext.tags import TAGGED_LANGUAGES

__all__ = ["EmbeddedModel", "Engine", "cut_sides", "load", "open_engine", "tag_batch"]


def open_engine(config: TagConfig) -> Engine:
    """Open the engine of a config.

    Raises:
        ArtefactError: a model of it is missing, was changed, or does not fit.
        ConfigError: a setting of it does not fit.
    """
    return open_transformer(config) if config.engine == "transformer" else load(config.model)


def tag_batch(folder: Path, *, model: Engine) -> None:
    """Tag the contacts of a batch.

    Reads turns.parquet and writes turn_scores.parquet, tags.parquet, contact_scores.parquet, segments.parquet and mentions.parquet beside it. Turns in
    languages that the model was not made for are left alone. The turns of agents and bots are read for what a customer answers to and
    for the labels given once a contact, and never scored themselves.

    Args:
        folder: a batch folder, see cxtext.batch.
        model: the engine, and the contact model with it if there is one.
    """
    table, customers, agents = sides(folder / "turns.parquet")
    turns = list(map(CustomerTurn, customers.contact_ids, customers.seqs, customers.texts))
    read = model.predict(customers, agents)
    scores = turn_scores(turns, read, model)
    write_table(scores, tables.TURN_SCORES, folder / "turn_scores.parquet")
    found = tags(turns, read, model)
    effort = efforts(found, eased_contacts(turns, read, scores))
    if model.contacts is not None:
        found += contact_tags(customers, agents, model.contacts, scored={row["contact_id"] for row in scores})
    write_table(found, tables.TAGS, folder / "tags.parquet")
    felt = [row | {"effort": effort.get(row["contact_id"])} for row in contact_scores(scores)]
    write_table(felt, tables.CONTACT_SCORES, folder / "contact_scores.parquet")
    write_parquet(segments(table, read.tokens, read.sentences), folder / "segments.parquet")
    write_table(mentions(customers, agents), tables.MENTIONS, folder / "mentions.parquet")


def sides(path: Path) -> tuple[pa.Table, Side, Side]:
    """Read what both sides of the contacts say that are to be tagged.

    Args:
        path: turns.parquet of a batch.

    Returns:
        Rows of customer turns in Dutch or English (contact_id, seq, text, language), the same cut into sentences, and the turns of agents and bots
        in these contacts.
    """
    return cut_sides(pq.read_table(path, columns=["contact_id", "seq", "role", "text", "language"]))


def cut_sides(turns: pa.Table) -> tuple[pa.Table, Side, Side]:
    """Cut turns (contact_id, seq, role, text, language) into what both sides say, see `sides`."""
    known = pc.field("language").isin(TAGGED_LANGUAGES)
    customers = turns.filter((pc.field("role") == "customer") & known).sort_by("language").drop_columns("role")
    answers = pc.field("role").isin(OTHER_SIDE) & (known | pc.field("language").is_null()) & pc.field("contact_id").isin(customers["contact_id"].unique())
    agents = turns.filter(answers).sort_by("language").drop_columns("role")
    return customers, _side(customers), _side(agents)


def _side(turns: pa.Table) -> Side:
    """Cut turns into sentences; one too short to have a language is read as Dutch, which cuts an "okay" no otherwise."""
    contact_ids, seqs, texts, languages = (turns[name].to_pylist() for name in ("contact_id", "seq", "text", "language"))
    return side(contact_ids, seqs, texts, [language or "nl" for language in languages])
