"""Whole labelled contacts, data/training/contacts/*.jsonl, as training rows: turns for feelings, sentences for what has a span.

In them plain turns are as frequent as in real life, so they set the thresholds.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from cxtext.tag.conversations import OTHER_SIDE
from cxtext.tag.sentences import sentences
from cxtext.tag.tokens import tokenize
from cxtext.train.gold import LabelError, TurnExample, check_row

_SPANS = ("pain_points", "effort_signals", "wishes")
_Said = tuple[TurnExample, Mapping[str, Any]]


def read_contacts(folder: Path) -> list[TurnExample]:
    """Read the customer turns of all labelled contacts in a folder.

    A turn of several sentences gives a row for the turn, which carries sentiment and emotions, and one for each sentence, which carries pain points,
    wishes and effort signals by the quotes that overlap it.

    Raises:
        LabelError: a contact is no JSON, or a label does not fit the codebook or its quote the text.
    """
    return [example for path in sorted(folder.glob("*.jsonl")) for example in _read_file(path)]


def _read_file(path: Path) -> Iterator[TurnExample]:
    said = [pair for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1) for pair in _contact(line, where=f"{path.name} line {number}")]
    for (whole, turn), parts in zip(said, _sentences([whole for whole, _ in said]), strict=True):
        yield from _examples(whole, turn, parts)


def _contact(line: str, *, where: str) -> Iterator[_Said]:
    try:
        contact = json.loads(line)
    except json.JSONDecodeError as error:
        raise LabelError("the line is no JSON", where=where, fix="write one contact a line") from error
    where = f"{where}, contact {contact['contact_id']}"
    n_turns = sum(turn["role"] == "customer" for turn in contact["turns"])
    before, n_before = "", 0
    for turn in contact["turns"]:
        if turn["role"] == "customer":
            yield _turn(contact, turn, before, (n_before, n_turns - n_before - 1), where=where), turn
            n_before += 1
        elif turn["role"] in OTHER_SIDE:
            before = turn["text"]


def _turn(contact: Mapping[str, Any], turn: Mapping[str, Any], before: str, place: tuple[int, int], *, where: str) -> TurnExample:
    row = _row(turn, before)
    check_row(row, where=where)
    _check_quotes(turn, where=where)
    return TurnExample(
        group=f"{contact['language']}/{contact['sector']}",
        language=contact["language"],
        channel=contact["channel"],
        text=turn["text"],
        before=before,
        turns_before=place[0],
        turns_behind=place[1],
        sentiment=turn["sentiment"],
        emotions=frozenset(turn.get("emotions", ())),
        intensity=turn.get("intensity"),
        pain_points=row.get("pain_points", {}),
        wish=row["wish"],
        effort_signals=frozenset(row["effort_signals"]),
        contact=contact["contact_id"],
    )


def _sentences(turns: Sequence[TurnExample]) -> list[list[tuple[int, int]]]:
    """Return where the sentences of each turn begin and end."""
    found: list[list[tuple[int, int]]] = [[] for _ in turns]
    split = sentences(tokenize([turn.text for turn in turns], [turn.language for turn in turns]))
    for i, start, end in zip(split.text.tolist(), split.start.tolist(), split.end.tolist(), strict=True):
        found[i].append((start, end))
    return found


def _examples(whole: TurnExample, turn: Mapping[str, Any], parts: Sequence[tuple[int, int]]) -> list[TurnExample]:
    if len(parts) < 2:
        return [whole]
    felt = replace(whole, pain_points=None, wish=None, effort_signals=None)
    return [felt, *(_sentence(whole, turn, start, end) for start, end in parts)]


def _row(turn: Mapping[str, Any], before: str) -> dict[str, Any]:
    row = {key: turn[key] for key in ("text", "sentiment", "emotions", "intensity", "churn", "life_event") if turn.get(key)} | {"sentiment": turn["sentiment"]}
    row |= {"before": before, "wish": bool(turn.get("wishes")), "effort_signals": sorted({tag["label"] for tag in turn.get("effort_signals", ())})}
    return row | {"pain_points": _severest(turn.get("pain_points", ()))}


def _severest(tags: Any) -> dict[str, int]:  # noqa: ANN401  (JSON)
    return {tag["label"]: max(other["severity"] for other in tags if other["label"] == tag["label"]) for tag in tags}


def _check_quotes(turn: Mapping[str, Any], *, where: str) -> None:
    quotes = [tag if isinstance(tag, str) else tag["quote"] for kind in _SPANS for tag in turn.get(kind, ())]
    missing = sum(quote not in turn["text"] for quote in quotes)
    if missing:
        raise LabelError(f"{missing} quotes are no part of their turn", where=where, fix="copy each quote from the turn, character by character")


def _sentence(example: TurnExample, turn: Mapping[str, Any], start: int, end: int) -> TurnExample:
    def here(tag: Any) -> bool:  # noqa: ANN401  (JSON)
        quote: str = tag if isinstance(tag, str) else tag["quote"]
        at = example.text.index(quote)
        return at < end and start < at + len(quote)

    return replace(
        example,
        text=example.text[start:end],
        sentiment=None,
        emotions=None,
        intensity=None,
        pain_points=_severest([tag for tag in turn.get("pain_points", ()) if here(tag)]),
        wish=any(map(here, turn.get("wishes", ()))),
        effort_signals=frozenset(tag["label"] for tag in turn.get("effort_signals", ()) if here(tag)),
    )
