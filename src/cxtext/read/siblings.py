"""Contacts spread over several files of one folder: the mails of a thread, the communications of a conversation.

Each of these files gives the whole contact, so that the one that arrives last completes it, and none replaces it by a part.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from cxtext.read.members import Member
from cxtext.read.threads import Threads

_HEAD_BYTES = 65_536  # ids stand at the beginning: in the headers of a mail, among the first keys of a transcript
Ties = Callable[[bytes], tuple[str, ...]]


def siblings(path: Path, ties: Ties) -> list[Member]:
    """Return the other files of the folder that hold parts of the same contact, as members named after the file.

    Args:
        path: a file of the inbox.
        ties: returns the ids that tie the beginning of a file to others; none for a file of another format.
    """
    groups = _groups(path.parent, path.parent.stat().st_mtime_ns, ties)
    return [_member(other) for other in groups.get(path, ()) if other != path]


def _member(path: Path) -> Member:
    return Member(path.name, lambda: path.open("rb"), inner=path.name)


# A folder's own time changes whenever a file comes or goes, so a night looks through it once.
@lru_cache(maxsize=16)
def _groups(folder: Path, _changed_ns: int, ties: Ties) -> dict[Path, tuple[Path, ...]]:
    """Return, for each file that is not alone, all files of its contact in the order of their names."""
    found = {path: ids for path in sorted(folder.iterdir()) if path.is_file() and (ids := ties(_head(path)))}
    threads = Threads()
    for ids in found.values():
        threads.add(ids)
    groups: dict[int, list[Path]] = {}
    for path, ids in found.items():
        groups.setdefault(threads.thread(ids[0]), []).append(path)
    return {path: tuple(group) for group in groups.values() if len(group) > 1 for path in group}


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_HEAD_BYTES)
