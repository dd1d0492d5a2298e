"""What a night says when it is done."""

from collections.abc import Iterator

from cxtext import store
from cxtext.home import Home
from cxtext.night.load import NightCount

_MOST_SPEAKERS = 5


def summary(home: Home, count: NightCount) -> Iterator[str]:
    """Yield the closing lines of a night: what was read, what nobody mapped, where the copy lies."""
    if not count.published:
        yield "nothing new in the inbox; nothing changed"
        yield from _delivered(count)
        return
    if count.files:
        yield f"read {count.files} files with {count.items} items: {count.kept} contacts kept, {count.rejected} rejected{_reasons(count)}, {count.tags} tags"
    else:
        yield "nothing new in the inbox; published what the warehouse holds"
    yield from _unknown(home, count)
    yield f"published {home.published}"
    yield from _delivered(count)


def _delivered(count: NightCount) -> Iterator[str]:
    if count.delivered:
        yield f"delivered {count.delivered} reports"
    if count.undelivered:
        yield f"{count.undelivered} reports were not delivered: ops.deliveries says why, `cxtext deliver` tries again, and so does the next night"


def _reasons(count: NightCount) -> str:
    return " (ops.rejected says why)" if count.rejected else ""


def _unknown(home: Home, count: NightCount) -> Iterator[str]:
    if not count.unknown_turns:
        return
    yield f"{count.unknown_turns} turns have no role, so they are not tagged; map their speakers in the config, then `cxtext run --again` with their files:"
    with store.reader(home.published) as con:
        speakers = store.unmapped_speakers(con)
    yield from (f"  {turns} turns of {label!r}: {fix}" for label, turns, fix in speakers[:_MOST_SPEAKERS])
    if len(speakers) > _MOST_SPEAKERS:
        yield f"  and {len(speakers) - _MOST_SPEAKERS} more; `cxtext doctor` lists them"
