"""What a report holds: frozen records, made once from the warehouse and written out as page, workbook and files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from cxtext.period import ReportPeriod

State = Literal["full", "empty", "too_few"]

# A pain point that was there in a month of weeks is no incident any more; before a month of weeks is known, nothing is new.
LASTING_WEEKS = 4
_KNOWN_PERIODS = 2  # where changes are not tested: the first month of a warehouse is seldom a whole one


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One row of voc.weekly or voc.monthly, or of voc.quality.

    Attributes:
        section: what kind of label it is about, e.g. "pain_point"; "volume" for all contacts.
        label: code of the label, channel, language, field or reason.
        measure: what the figure is, e.g. "contacts" or "share".
        value: the figure; None where there is none, or where it is left out.
        lower: lower end of its 95 % interval.
        upper: upper end of its 95 % interval.
        n: contacts, turns or items it rests on.
        small_n: it rests on few contacts.
        suppressed: left out, because it could identify a person.
    """

    section: str
    label: str
    measure: str
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    n: int | None = None
    small_n: bool = False
    suppressed: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A week or month of a trend: its first day and the contacts in it; None where they are unknown or left out."""

    first: date
    contacts: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a customer, masked, and where they stand.

    Attributes:
        label: pain point that the words carry.
        text: the words, without control characters.
        language: language of the contact, None when unknown.
        severity: 1..5.
        started_at: day of the contact in the time zone of the weeks.
        contact_id: the contact, for main.contacts.
        seq: the turn, for main.turns.
    """

    label: str
    text: str
    channel: str
    language: str | None
    severity: int | None
    started_at: date
    contact_id: str
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """Contacts beside what the weeks before lead one to expect; the figures are rows of voc.weekly.

    Attributes:
        verdict: 1 rising, -1 falling, 0 steady; without a value where it was not tested.
        expected: contacts expected.
        ratio: contacts / expected, with its interval.
        history_weeks: weeks it was compared with.
    """

    verdict: Figure
    expected: Figure
    ratio: Figure
    history_weeks: Figure

    @property
    def is_rising(self) -> bool:
        """Whether the test bears that it rose."""
        return self.verdict.value == 1

    @property
    def is_falling(self) -> bool:
        """Whether the test bears that it fell."""
        return self.verdict.value == -1

    @property
    def is_tested(self) -> bool:
        """Whether there was enough to compare."""
        return self.verdict.value is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelWeek:
    """A pain point or a topic in the week or month of the report; its figures are rows of voc.weekly or voc.monthly.

    Attributes:
        code: code of the label.
        name: display name in the language of the report.
        contacts: contacts that carry it.
        customers: customers behind them.
        share: of the tagged contacts, 0..1, with its interval.
        change: share minus the share of the week or month that is compared with, with its interval.
        previous_contacts: contacts in that one.
        median_contacts: median of contacts over the weeks or months before.
        change_vs_median: share minus the median share of those.
        severity: mean, 1..5; None for topics.
        weeks_present: weeks or months with at least one contact, this one included.
        movement: beside what was expected; None of months, and of a week beside another than the one before.
        repeats: share of its contacts in which the customer had been in contact before.
        by_channel: share of its contacts by channel, the largest first.
        first_seen: first day of the first week or month with a contact.
        history: contacts a week or month, oldest first, this one last.
        quotes: evidence.
        precision: share of such tags that is right, of a pain point, as an evaluation measured it; None where it was not.
    """

    code: str
    name: str
    contacts: Figure
    customers: Figure
    share: Figure
    change: Figure
    previous_contacts: Figure
    median_contacts: Figure
    change_vs_median: Figure
    severity: Figure
    weeks_present: Figure
    movement: Movement | None
    repeats: Figure
    by_channel: tuple[Figure, ...]
    first_seen: date | None
    history: tuple[Point, ...]
    quotes: tuple[Quote, ...] = ()
    precision: Figure | None = None

    @property
    def is_new(self) -> bool:
        """Whether it is seen for the first time, and enough is known of what came before: in the first weeks of a warehouse everything would be new."""
        if self.weeks_present.value != 1:
            return False
        if self.movement:
            return (self.movement.history_weeks.value or 0) >= LASTING_WEEKS
        return sum(point.contacts is not None for point in self.history[:-1]) >= _KNOWN_PERIODS

    @property
    def is_rising(self) -> bool:
        """Whether it rose: as the test says; without one, where the whole interval of the change lies above zero."""
        return self.movement.is_rising if self.movement else (self.change.lower or 0) > 0

    @property
    def is_falling(self) -> bool:
        """Whether it fell: as the test says; without one, where the whole interval of the change lies below zero."""
        return self.movement.is_falling if self.movement else (self.change.upper or 0) < 0

    @property
    def is_compared(self) -> bool:
        """Whether there was enough to compare with."""
        return self.movement.is_tested if self.movement else self.change.value is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeWeek:
    """The contacts of a channel, or of all channels; its figures are rows of voc.weekly or voc.monthly.

    missing_days and holidays are known of all channels of a week together only. movement is that of LabelWeek.
    """

    code: str
    name: str
    contacts: Figure
    customers: Figure
    previous_contacts: Figure
    median_contacts: Figure
    mean_end: Figure
    movement: Movement | None
    missing_days: Figure
    holidays: Figure
    history: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmotionWeek:
    """An emotion: share of the tagged contacts with it at all, at the peak and at the end."""

    code: str
    name: str
    contacts: Figure
    share: Figure
    peak: Figure
    end: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeling:
    """Mean sentiment of the contacts at a moment, -5..5: its n is the coverage. Moments: start, peak, end, peak_end."""

    moment: str
    mean: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something that the figures do not count, and why.

    Attributes:
        what: "cells" (left out of the report for privacy), "untagged", "unknown_role" or "rejected".
        code: section, reason, source or language.
        name: the same in words.
        n: how many.
        n_of: out of how many; None where that says nothing.
        fix: what to do about it; empty where nothing is to be done.
    """

    what: str
    code: str
    name: str
    n: int
    n_of: int | None = None
    fix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A field that not every contact has: how many contacts have it, and which share of all."""

    code: str
    name: str
    contacts: Figure
    share: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A headline: a sentence made from figures.

    Attributes:
        kind: which rule made it, e.g. "largest" or "rising".
        label: code of the label it is about; empty where it is about all contacts.
        text: the sentence.
        figures: the rows of voc.weekly or voc.monthly it was made from.
    """

    kind: str
    label: str
    text: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Which week or month, for whom, made by what.

    Attributes:
        period: the week or month.
        against: the one that it is compared with.
        company: name in the title; may be empty.
        language: "nl" or "en".
        run_id: last run that changed the warehouse; empty when unknown.
        versions: program or model → version, by name.
        min_customers: cells with fewer customers are left out.
        back: weeks or months of the medians.
    """

    period: ReportPeriod
    against: ReportPeriod
    company: str
    language: Literal["nl", "en"]
    run_id: str
    versions: tuple[tuple[str, str], ...]
    min_customers: int
    back: int

    @property
    def name(self) -> str:
        """What files and the title call it: "2026-W46", or "2026-W46-against-2026-W40"."""
        return self.period.name if self.is_usual else f"{self.period.name}-against-{self.against.name}"

    @property
    def is_usual(self) -> bool:
        """Whether it is compared with the week or month before, as voc.weekly is."""
        return self.against == self.period.back(1)

    @property
    def is_tested(self) -> bool:
        """Whether its changes are tested against the weeks before, as voc.change is."""
        return self.period.grain == "week" and self.is_usual


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that page, workbook and files show of a week or month.

    Attributes:
        header: which week or month, for whom, made by what.
        state: "full"; "empty" when it has no contacts; "too_few" when they are of fewer customers than may be shown.
        findings: headlines, the most telling first.
        volume: all contacts.
        channels: contacts by channel, the largest first.
        pain_points: the largest first.
        feelings: start, peak, end and their peak-end mean.
        figures: every figure of it that may be shown, by section, label and measure.
        parts: what a section alone shows, by the key of the section.
    """

    header: Header
    state: State
    findings: tuple[Finding, ...]
    volume: VolumeWeek
    channels: tuple[VolumeWeek, ...]
    pain_points: tuple[LabelWeek, ...]
    feelings: tuple[Feeling, ...]
    figures: tuple[Figure, ...]
    parts: Mapping[str, Any]
