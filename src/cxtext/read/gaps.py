"""Threads that fall silent for days and then go on: the reopened part is a contact of its own."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from cxtext.read.draft import Draft, Said


def split_at_gaps(turns: Sequence[Said], *, gap_days: float) -> list[tuple[Said, ...]]:
    """Cut turns, in order of time, wherever more than gap_days lie between two of them; turns keep their seq.

    A turn without a time stays with the one before it.
    """
    longest = timedelta(days=gap_days)
    parts: list[list[Said]] = []
    last = None
    for turn in turns:
        reopened = last is not None and turn.at is not None and turn.at - last > longest
        if reopened or not parts:
            parts.append([])
        parts[-1].append(turn)
        last = turn.at or last
    return [tuple(part) for part in parts]


def split_draft(draft: Draft, *, gap_days: float) -> list[Draft]:
    """Return a contact for every part: the first keeps id and start, the next are "id#2", "id#3" with `case_id` in the metadata."""
    parts = split_at_gaps(draft.turns, gap_days=gap_days)
    if len(parts) <= 1:
        return [draft]
    return [_part(draft, n, part) for n, part in enumerate(parts, start=1)]


def _part(draft: Draft, n: int, turns: tuple[Said, ...]) -> Draft:
    identity = draft.contact_id or draft.weak_id or ""
    metadata = {**draft.metadata, "case_id": identity, "case_part": n}
    if n == 1:
        return replace(draft, turns=turns, ended_at=None, metadata=metadata)
    named = {"contact_id": f"{identity}#{n}"} if draft.contact_id else {"weak_id": f"{identity}#{n}"}
    return replace(draft, turns=turns, ended_at=None, started_at=turns[0].at, metadata=metadata, **named)  # type: ignore[arg-type]
