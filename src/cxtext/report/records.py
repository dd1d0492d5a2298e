"""What a weekly report holds: frozen records, made once from the warehouse and written out as page, workbook and files."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

State = Literal["full", "empty", "too_few"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One row of voc.weekly.

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
    """A week of a trend: its Monday and the contacts in it; None where they are unknown or left out."""

    week: date
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
    """A pain point or a topic in the week of the report; its figures are rows of voc.weekly.

    Attributes:
        code: code of the label.
        name: display name in the language of the report.
        contacts: contacts that carry it.
        customers: customers behind them.
        share: of the tagged contacts, 0..1, with its interval.
        change: share minus the share of the week before, with its interval.
        previous_contacts: contacts in the week before.
        median_contacts: median of contacts over the weeks before.
        change_vs_median: share minus the median share of the weeks before.
        severity: mean, 1..5; None for topics.
        weeks_present: weeks with at least one contact, this one included.
        movement: beside what was expected.
        repeats: share of its contacts in which the customer had been in contact before.
        by_channel: share of its contacts by channel, the largest first.
        first_seen: Monday of the first week with a contact.
        history: contacts a week, oldest first, this week last.
        quotes: evidence.
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
    movement: Movement
    repeats: Figure
    by_channel: tuple[Figure, ...]
    first_seen: date | None
    history: tuple[Point, ...]
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeWeek:
    """The contacts of a channel, or of all channels; its figures are rows of voc.weekly.

    missing_days and holidays are known of all channels together only.
    """

    code: str
    name: str
    contacts: Figure
    customers: Figure
    previous_contacts: Figure
    median_contacts: Figure
    mean_end: Figure
    movement: Movement
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
        figures: the rows of voc.weekly it was made from.
    """

    kind: str
    label: str
    text: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Which week, for whom, made by what.

    Attributes:
        week: Monday of the week.
        company: name in the title; may be empty.
        language: "nl" or "en".
        run_id: last run that changed the warehouse; empty when unknown.
        versions: program or model → version, by name.
        min_customers: cells with fewer customers are left out.
        weeks_back: weeks of the medians.
    """

    week: date
    company: str
    language: Literal["nl", "en"]
    run_id: str
    versions: tuple[tuple[str, str], ...]
    min_customers: int
    weeks_back: int

    @property
    def week_name(self) -> str:
        """ISO week, e.g. "2026-W46"."""
        year, week, _ = self.week.isocalendar()
        return f"{year}-W{week:02}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyReport:
    """Everything that page, workbook and files show of a week.

    Attributes:
        header: which week, for whom, made by what.
        state: "full"; "empty" when the week has no contacts; "too_few" when they are of fewer customers than may be shown.
        findings: headlines, the most telling first.
        volume: all contacts.
        channels: contacts by channel, the largest first.
        pain_points: the largest first.
        emotions: in the codebook's order.
        feelings: start, peak, end and their peak-end mean.
        topics: the largest first.
        left_out: what is not counted, and why.
        coverage: fields that not every contact has.
        figures: every figure of the week that may be shown, by section, label and measure.
    """

    header: Header
    state: State
    findings: tuple[Finding, ...]
    volume: VolumeWeek
    channels: tuple[VolumeWeek, ...]
    pain_points: tuple[LabelWeek, ...]
    emotions: tuple[EmotionWeek, ...]
    feelings: tuple[Feeling, ...]
    topics: tuple[LabelWeek, ...]
    left_out: tuple[LeftOut, ...]
    coverage: tuple[Coverage, ...]
    figures: tuple[Figure, ...]
