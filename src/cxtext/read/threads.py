"""Mails that belong together: threads found by Message-ID, In-Reply-To and References."""

import hashlib
from collections.abc import Iterable


class Threads:
    """A union of message ids: every mail joins its own id with those it refers to.

    Ids are held as 64-bit hashes, so that a million mails need some hundred MB at most.
    """

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def add(self, ids: Iterable[str]) -> None:
        """Join ids into one thread."""
        roots = [self._root(_hashed(text)) for text in ids]
        for root in roots[1:]:
            self._parent[self._root(root)] = self._root(roots[0])

    def thread(self, message_id: str) -> int:
        """Return the thread of an id that has been added."""
        return self._root(_hashed(message_id))

    def _root(self, node: int) -> int:
        path = []
        while self._parent.setdefault(node, node) != node:
            path.append(node)
            node = self._parent[node]
        for step in path:
            self._parent[step] = node
        return node


def _hashed(message_id: str) -> int:
    return int.from_bytes(hashlib.blake2b(message_id.encode("utf-8", "replace"), digest_size=8).digest())
