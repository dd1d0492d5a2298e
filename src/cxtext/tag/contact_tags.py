"""Tags given once a contact, with the sentence that weighed most as evidence.

Every contact has a contact_reason, an outcome and a phase. Where there is no trigger that the contact names (unknown), no life event and no churn (none),
there is no tag: no signal is no row, as everywhere.
"""

from collections.abc import Collection, Iterator, Mapping

from cxtext.tag.contact_model import ContactModel, Verdict
from cxtext.tag.conversations import Conversations, Side, conversations
from cxtext.tag.rollup import Row
from cxtext.tags import NO_LABEL, ContactKind

Texts = Mapping[tuple[str, int], str]


def contact_tags(customers: Side, agents: Side, model: ContactModel, *, scored: Collection[str]) -> list[Row]:
    """Return the tags of contacts.

    Args:
        customers: the customers' turns.
        agents: the turns of those who answer them; they count for the labels and are scored for nothing else.
        model: the contact model.
        scored: the contacts in which a customer says a word; the others get no tag.
    """
    if not scored:
        return []
    found = conversations(customers, agents)
    texts = {(c, s): text for one in (customers, agents) for c, s, text in zip(one.contact_ids, one.seqs, one.texts, strict=True)}
    verdicts = model.predict(found)
    return [row for kind, verdict in verdicts.items() for row in _rows(kind, verdict, found, texts, model.name) if row["contact_id"] in scored]


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
