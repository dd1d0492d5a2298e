"""What the pages show: frozen records."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from cxtext.browse.question import Choice, Question
from cxtext.explain.records import Explanation, Piece


@dataclass(frozen=True, slots=True)
class Facet:
    """A label that can be asked for.

    Attributes:
        choice: the label.
        name: its display name.
        contacts: how many contacts of the answer carry it; of a kind with one a contact, how many that all else asked for leaves.
        chosen: whether it is asked for.
    """

    choice: Choice
    name: str
    contacts: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """The labels of a kind, the largest first."""

    kind: str
    name: str
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A contact in a list.

    Attributes:
        contact_id: its id.
        started_at: start in the time zone of the config.
        channel: call, chat, email or other.
        queue: as the source names it; None where it does not.
        language: nl, en or other; None where too short to tell.
        reason: code of its goal; None where untagged.
        outcome: code of whether it was reached; None where untagged.
        churn: code of its churn signal; None without one.
        pain_points: codes, in the order of the alphabet.
        severity: of the worst, 1..5; None without one.
        start: sentiment at the start, -5..5; None without a signal.
        peak: likewise at the peak.
        end: likewise at the end.
        topic: name of its main topic; empty without one.
        quote: words of it, with those that were searched for marked; empty where there are none.
        seq: turn of the quote; None where the whole contact is meant.
        role: who says the quote; empty where it shows a tag, which is the customer's own words or the agent's for an outcome.
    """

    contact_id: str
    started_at: datetime
    channel: str
    queue: str | None
    language: str | None
    reason: str | None
    outcome: str | None
    churn: str | None
    pain_points: tuple[str, ...]
    severity: int | None
    start: int | None
    peak: int | None
    end: int | None
    topic: str
    quote: tuple[Piece, ...]
    seq: int | None
    role: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of contacts.

    Attributes:
        question: what was asked.
        contacts: how many there are on all pages.
        rows: those of this page.
        groups: labels by kind, for narrowing.
        pages: number of pages, at least 1.
    """

    question: Question
    contacts: int
    rows: tuple[Listed, ...]
    groups: tuple[FacetGroup, ...]
    pages: int


@dataclass(frozen=True, slots=True)
class Week:
    """A week with contacts.

    Attributes:
        monday: its first day.
        contacts: that began in it.
        tagged: of those, how many are in a language that is tagged.
        with_pain: of those, how many name a pain point.
        with_end: how many have a sentiment at their end.
        bad_end: of those, how many end negative.
    """

    monday: date
    contacts: int
    tagged: int
    with_pain: int
    with_end: int
    bad_end: int


@dataclass(frozen=True, slots=True)
class Beside:
    """Where a contact stands in an answer: its place from 1 among how many, and the ids of the contacts before and after it."""

    place: int
    contacts: int
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """A contact of a journey.

    Attributes:
        contact: the contact.
        step: its place, from 1.
        gap_h: hours since the end of the one before; None for the first.
        relation: first, repeat, forwarded or follow_up.
        linked_by: why it belongs to an earlier one, of forwarded, named, matter, said, unfinished and company; None for the first.
    """

    contact: Listed
    step: int
    gap_h: float | None
    relation: str
    linked_by: str | None


@dataclass(frozen=True, slots=True)
class Journey:
    """The contacts of a customer about one matter.

    Attributes:
        solved: yes, no or open.
        days: from first to last contact.
        switches: how often the channel changed.
        place: of the contact that is read, from 1.
        steps: its contacts in order.
    """

    solved: Literal["yes", "no", "open"]
    days: float
    switches: int
    place: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A contact to read.

    Attributes:
        told: the contact turn by turn, without the words that weighed.
        checked: seqs of the turns that a person checked; None among them stands for the contact as a whole.
        others: contacts of the same customer about other matters, the newest first.
        journey: that it is a part of; None where there is none.
        beside: its place in the answer that it was opened from; None where it is not part of it.
    """

    told: Explanation
    checked: frozenset[int | None]
    others: tuple[Listed, ...]
    journey: Journey | None
    beside: Beside | None
