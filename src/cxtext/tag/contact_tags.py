"""Tags given once a contact, with the sentence that weighed most as evidence.

Every contact has a contact_reason, an outcome and a phase. Where there is no trigger that the contact names (unknown), no life event and no churn (none),
there is no tag: no signal is no row, as everywhere.
"""

from collections.abc import Collection, Iterator, Mapping

import pyarrow as pa

from cxtext.tag.contact_features import NO_LABEL
from cxtext.tag.contact_model import ContactModel, Verdict
from cxtext.tag.conversations import Conversations, Side, conversations
from cxtext.tag.embedded import Predictions
from cxtext.tag.rollup import Row
from cxtext.tag.sentences import sentences
from cxtext.tag.tokens import tokenize
from cxtext.tags import ContactKind, Language

Texts = Mapping[tuple[str, int], str]


def contact_tags(customers: pa.Table, read: Predictions, agents: pa.Table, model: ContactModel, *, scored: Collection[str]) -> list[Row]:
    """Return the tags of contacts.

    Args:
        customers: contact_id, seq, text of the customers' turns that were read.
        read: what the turn model read in them.
        agents: contact_id, seq, text, language of the agents' turns; they count for the labels and are scored for nothing else.
        model: the contact model.
        scored: the contacts in which a customer says a word; the others get no tag.
    """
    if not scored:
        return []
    found = conversations(_side(customers, read), agents_side(agents))
    texts = {(row["contact_id"], row["seq"]): row["text"] for table in (customers, agents) for row in table.select(["contact_id", "seq", "text"]).to_pylist()}
    verdicts = model.predict(found)
    return [row for kind, verdict in verdicts.items() for row in _rows(kind, verdict, found, texts, model.name) if row["contact_id"] in scored]


def _side(turns: pa.Table, read: Predictions) -> Side:
    return Side(turns["contact_id"].to_pylist(), turns["seq"].to_pylist(), read.tokens, read.sentences)


def agents_side(turns: pa.Table) -> Side:
    """Return what agents say, cut into sentences; a turn too short to have a language is read as Dutch, which cuts an "okay" no otherwise."""
    turns = turns.sort_by("language")
    languages: list[Language] = ["en" if language == "en" else "nl" for language in turns["language"].to_pylist()]
    tokens = tokenize(turns["text"].to_pylist(), languages)
    return Side(turns["contact_id"].to_pylist(), turns["seq"].to_pylist(), tokens, sentences(tokens))


def _rows(kind: ContactKind, verdict: Verdict, found: Conversations, texts: Texts, name: str) -> Iterator[Row]:
    for identity, label, score, sentence in zip(found.ids, verdict.label, verdict.score, verdict.sentence, strict=True):
        if label != NO_LABEL.get(kind):
            row = {"contact_id": identity, "kind": kind, "label": str(label), "score": float(score), "severity": None, "model": name}
            yield row | _evidence(found, identity, int(sentence), texts)


def _evidence(found: Conversations, identity: str, sentence: int, texts: Texts) -> Row:
    if sentence < 0:
        return dict.fromkeys(("seq", "start_char", "end_char", "quote"))
    seq, start, end = int(found.seq[sentence]), int(found.start[sentence]), int(found.end[sentence])
    return {"seq": seq, "start_char": start, "end_char": end, "quote": texts[identity, seq][start:end]}
