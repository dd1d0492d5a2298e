"""What customers wanted, whether they got it, and what it cost them."""

from dataclasses import dataclass

from cxtext import tags
from cxtext.report.records import Figure, Report
from cxtext.report.source import Source
from cxtext.report.table import Column, Sheet, Value, whole, yes
from cxtext.report.wording import Wording

_COLUMNS = (
    Column("goal"),
    Column("code"),
    Column("contacts", "whole"),
    Column("customers", "whole"),
    Column("achieved", "percent"),
    Column("achieved_lower", "percent"),
    Column("achieved_upper", "percent"),
    Column("n", "whole"),
    Column("contacts_needed", "decimal"),
    Column("mean_effort", "decimal"),
    Column("small_n"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A contact_reason: how often it was achieved where the outcome is known, in how many contacts, at which effort. Rows of voc.weekly."""

    code: str
    name: str
    contacts: Figure
    customers: Figure
    achieved: Figure
    contacts_needed: Figure
    effort: Figure


def goals(source: Source) -> tuple[Goal, ...]:
    """Return the goals that may be shown, the most frequent first."""
    found = source.cells
    names = {label.code: label.name(source.config.language) for label in tags.labels("contact_reason")}
    return tuple(
        Goal(
            code=code,
            name=names.get(code, code),
            contacts=found.get("goal", code, "contacts"),
            customers=found.get("goal", code, "customers"),
            achieved=found.get("goal", code, "achieved_share"),
            contacts_needed=found.get("goal", code, "mean_contacts_until_solved"),
            effort=found.get("goal", code, "mean_effort"),
        )
        for code in found.labels("goal")
    )


def sheet(report: Report, words: Wording) -> Sheet:
    """Return the goals, a row each."""
    return Sheet("goals", _COLUMNS, tuple(_row(goal, words) for goal in report.parts["goals"]))


def _row(goal: Goal, words: Wording) -> tuple[Value, ...]:
    return (
        goal.name,
        goal.code,
        whole(goal.contacts),
        whole(goal.customers),
        goal.achieved.value,
        goal.achieved.lower,
        goal.achieved.upper,
        goal.achieved.n,
        goal.contacts_needed.value,
        goal.effort.value,
        yes(goal.achieved.small_n, words),
    )
