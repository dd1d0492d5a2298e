"""What pain points and topics have in common: their figures, and the columns of their sheets."""

from typing import get_args

from cxtext.contact import Channel
from cxtext.report.records import Figure, LabelWeek, Movement
from cxtext.report.source import Source
from cxtext.report.table import Column, Value, whole, yes
from cxtext.report.wording import Wording

# What any label has, by its code: how large it is, and how that changed.
SIZE_COLUMNS = (
    Column("code"),
    Column("contacts", "whole"),
    Column("customers", "whole"),
    Column("share", "percent"),
    Column("share_lower", "percent"),
    Column("share_upper", "percent"),
    Column("change", "points"),
    Column("change_lower", "points"),
    Column("change_upper", "points"),
)
COLUMNS = (
    *SIZE_COLUMNS,
    Column("previous", "whole"),
    Column("median", "decimal"),
    Column("vs_median", "points"),
    Column("severity", "decimal"),
    Column("present", "whole"),
    Column("first", "date"),
    Column("small_n"),
)


def label(section: str, code: str, name: str, source: Source) -> LabelWeek:
    """Return a label with its figures, without quotes."""
    found = source.cells
    return LabelWeek(
        code=code,
        name=name,
        contacts=found.get(section, code, "contacts"),
        customers=found.get(section, code, "customers"),
        share=found.get(section, code, "share"),
        change=found.get(section, code, "change"),
        previous_contacts=found.get(section, code, "previous_contacts"),
        median_contacts=found.get(section, code, "median_contacts"),
        change_vs_median=found.get(section, code, "change_vs_median"),
        severity=found.get(section, code, "mean_severity"),
        weeks_present=found.get(section, code, f"{source.header.period.grain}s_present"),
        movement=movement(section, code, source),
        repeats=found.get(section, code, "share_repeat_contact"),
        by_channel=_by_channel(section, code, source),
        first_seen=source.first_seen.get((section, code)),
        history=source.histories.get((section, code), ()),
    )


def movement(section: str, code: str, source: Source) -> Movement | None:
    """Return the figures beside what was expected; None where changes are not tested."""
    if not source.header.is_tested:
        return None
    names = ("verdict", "expected", "ratio", "history_weeks")
    return Movement(**{name: source.cells.get(section, code, name) for name in names})


def _by_channel(section: str, code: str, source: Source) -> tuple[Figure, ...]:
    shares = [source.cells.get(section, code, f"share_{channel}") for channel in get_args(Channel)]
    return tuple(sorted((figure for figure in shares if figure.value is not None), key=lambda figure: -(figure.value or 0)))


def label_row(item: LabelWeek, words: Wording) -> tuple[Value, ...]:
    """Return the row of a label: its name, and a value for each of COLUMNS."""
    return (
        item.name,
        item.code,
        whole(item.contacts),
        whole(item.customers),
        item.share.value,
        item.share.lower,
        item.share.upper,
        item.change.value,
        item.change.lower,
        item.change.upper,
        whole(item.previous_contacts),
        item.median_contacts.value,
        item.change_vs_median.value,
        item.severity.value,
        whole(item.weeks_present),
        item.first_seen,
        yes(item.share.small_n, words),
    )
