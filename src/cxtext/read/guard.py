"""The one place where a record that is not as its format promises becomes a rejection."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cxtext.contact import Rejected
from cxtext.read.draft import Outcome
from cxtext.read.fields import Record
from cxtext.read.rules import Source
from cxtext.read.times import Clock, ImpossibleTime


@dataclass(frozen=True, slots=True)
class Where:
    """Where a record stands, and the config that concerns it.

    Attributes:
        origin: path of its file inside the inbox.
        item: its place in the file, as Rejected names it.
    """

    origin: str
    item: str
    source: Source

    def clock(self) -> Clock:
        """Return a new clock for the times of one contact."""
        return Clock(self.source.zone, self.source.rule.time_format)


Convert = Callable[[Record, Where], Iterator[Outcome]]


def guarded(convert: Convert, value: Record, where: Where) -> Iterator[Outcome]:
    """Convert a record; a value of an unforeseen kind or an impossible time rejects this record alone."""
    try:
        yield from convert(value, where)
    except ImpossibleTime as error:
        yield impossible_time(where, error)
    except (TypeError, ValueError, KeyError, AttributeError, IndexError, OverflowError) as error:
        yield Rejected(where.item, "bad_record", f"a field has an unforeseen form ({type(error).__name__})", "compare the record with docs/formats.md")


def impossible_time(where: Where, error: ImpossibleTime) -> Rejected:
    """Return the rejection of a contact with a time that cannot be."""
    return Rejected(where.item, "bad_time", f"an impossible time: {error}", "mend the time, or give time_format to the file's [[inbox.sources]]")
