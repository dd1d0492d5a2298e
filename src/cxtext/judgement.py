"""What a person judges, and what they say: records that pass between the warehouse, the workbook and training."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from cxtext.tags import ContactKind

Chosen = Literal["unsure", "random"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnLabels:
    """All labels of a customer turn.

    Attributes:
        sentiment: -5..5; None where the turn has none.
        emotions: codes, the strongest first.
        intensity: 1..5 of the strongest emotion; None where there is none.
        pain_points: code → severity 1..5.
        wish: the turn holds a wish.
        effort_signals: codes.
    """

    sentiment: int | None
    emotions: tuple[str, ...] = ()
    intensity: int | None = None
    pain_points: Mapping[str, int]
    wish: bool = False
    effort_signals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLabels:
    """All labels given once a contact.

    Attributes:
        labels: kind → code; "none" or "unknown" where there is no life event, churn or trigger.
        effort: -5 very hard .. 5 very easy; None without a signal.
    """

    labels: Mapping[ContactKind, str]
    effort: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnCase:
    """A customer turn for a person to judge.

    Attributes:
        contact_id: its contact.
        seq: its place in the contact.
        channel: channel of the contact.
        language: nl or en.
        before: what the agent or bot last said before it; empty at the start.
        text: what the customer says, redacted.
        text_sha256: checksum of the text: the judgement counts while it reads the same.
        labels: what the tables say.
        chosen: why it is among the cases: the model is unsure, or drawn at random.
        why: what the model is unsure of.
    """

    contact_id: str
    seq: int
    channel: str
    language: str
    before: str
    text: str
    text_sha256: str
    labels: TurnLabels
    chosen: Chosen
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCase:
    """A contact for a person to judge; `text` is the whole conversation, a line a turn, and the other fields are as in TurnCase."""

    contact_id: str
    channel: str
    language: str
    text: str
    text_sha256: str
    labels: ContactLabels
    chosen: Chosen
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowName:
    """A row of a workbook and what it is about.

    Attributes:
        sheet: "turns" or "contacts".
        row: number of the row, the head is 1.
        contact_id: the contact; empty where the row names none.
        seq: the turn; None for a whole contact.
    """

    sheet: str
    row: int
    contact_id: str
    seq: int | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A checked row: everything that holds of a turn, or of a contact, whose text has a checksum."""

    name: RowName
    text_sha256: str
    labels: TurnLabels | ContactLabels


@dataclass(frozen=True, slots=True)
class Refused:
    """A checked row that cannot be used: a short code of the reason, and in words what is wrong and how to mend it; never a customer's text."""

    name: RowName
    reason: str
    detail: str
