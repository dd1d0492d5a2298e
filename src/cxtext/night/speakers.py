"""Speakers that nothing maps to a role, and the line of the config that would map them."""

import json
from collections.abc import Sequence

import pyarrow as pa

from cxtext import tables
from cxtext.night.work import FileWork

_NAMELESS = "the file names no speaker; nothing in the config can map these turns: ask the sender for speaker labels"
_MASKED = 'roles = { "*" = "customer" }   # under [inbox] or the [[inbox.sources]] of the file; first name your own people: "..." = "agent"'


def fix(speaker: str) -> str:
    """Return the line of the config that maps a speaker label, e.g. `roles = { "spk_2" = "customer" }   # or "agent" ...`.

    Args:
        speaker: the label, names in it masked; empty where the input names no speaker.
    """
    if not speaker:
        return _NAMELESS
    if "[" in speaker:
        return _MASKED
    return f'roles = {{ {json.dumps(speaker, ensure_ascii=False)} = "customer" }}   # or "agent"; under [inbox] or the [[inbox.sources]] of the file'


def unmapped(works: Sequence[FileWork]) -> pa.Table:
    """Return the unmapped speakers of files as tables.UNMAPPED_SPEAKERS."""
    rows = [
        {"file_id": work.file_id, "speaker": speaker, "turns": turns, "fix": fix(speaker)} for work in works for speaker, turns in sorted(work.speakers.items())
    ]
    return pa.Table.from_pylist(rows, schema=tables.UNMAPPED_SPEAKERS)
