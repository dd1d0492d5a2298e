"""How many contacts, and by which way."""

from cxtext.report.records import Report, VolumeWeek
from cxtext.report.sections.labels import movement
from cxtext.report.source import Source
from cxtext.report.table import Column, Sheet, Value, whole
from cxtext.report.wording import Wording

_COLUMNS = (
    Column("channel"),
    Column("code"),
    Column("contacts", "whole"),
    Column("customers", "whole"),
    Column("previous", "whole"),
    Column("median", "decimal"),
    Column("end", "decimal"),
    Column("n", "whole"),
)


def channels(source: Source) -> tuple[VolumeWeek, ...]:
    """Return the channels that may be shown, the largest first."""
    return tuple(volume("channel", code, source) for code in source.cells.labels("channel"))


def volume(section: str, code: str, source: Source) -> VolumeWeek:
    """Return the contacts of a channel, or of all where the section is "volume"."""
    found, words = source.cells, source.words
    return VolumeWeek(
        code=code,
        name=words("volume.all") if section == "volume" else words.name("channel", code),
        contacts=found.get(section, code, "contacts"),
        customers=found.get(section, code, "customers"),
        previous_contacts=found.get(section, code, "previous_contacts"),
        median_contacts=found.get(section, code, "median_contacts"),
        mean_end=found.get(section, code, "mean_end"),
        movement=movement(section, code, source),
        missing_days=found.get(section, code, "missing_days"),
        holidays=found.get(section, code, "holidays"),
        history=source.histories.get((section, code), ()),
    )


def sheet(report: Report, words: Wording) -> Sheet:
    """Return the channels and their sum, a row each."""
    return Sheet("volume", _COLUMNS, tuple(_row(item) for item in (*report.channels, report.volume)))


def _row(item: VolumeWeek) -> tuple[Value, ...]:
    return (
        item.name,
        item.code,
        whole(item.contacts),
        whole(item.customers),
        whole(item.previous_contacts),
        item.median_contacts.value,
        item.mean_end.value,
        item.mean_end.n,
    )
