"""What a backfill would change, in words."""

import logging
from collections.abc import Iterator, Sequence

from cxtext.store import TagChanges

log = logging.getLogger(__name__)

_HEAD = ("kind", "label", "now", "then", "added", "removed")


def change_lines(changes: TagChanges) -> Iterator[str]:
    """Yield a table of labels in contacts, now and then, and a line on the sentiment at the end."""
    if not changes.contacts:
        yield "no contact was stored in this period"
        return
    yield f"{changes.contacts:,} contacts; with each label now and then, and how many get and lose it:"
    figures = ((row.kind, row.label, f"{row.now:,}", f"{row.then:,}", f"{row.added:,}", f"{row.removed:,}") for row in changes.labels)
    yield from _table([_HEAD, *figures])
    yield f"{changes.turned:,} contacts end with another sign of sentiment"


def log_changes(changes: TagChanges) -> None:
    """Log what would change: codes and counts, for a flow that nobody watches."""
    for line in change_lines(changes):
        log.info("%s", line)


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for kind, label, *numbers in rows:
        figures = "  ".join(number.rjust(width) for number, width in zip(numbers, widths[2:], strict=True))
        yield f"{kind.ljust(widths[0])}  {label.ljust(widths[1])}  {figures}"
