"""The records that walk the corridor: Contact, Turn, Rejected."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, get_args

Channel = Literal["call", "chat", "email", "other"]
PainStatus = Literal["open", "planned", "fixed", "postponed"]
Role = Literal["customer", "agent", "bot", "system", "unknown"]
Scalar = str | int | float | bool

CHANNELS: tuple[Channel, ...] = get_args(Channel)
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One message, or one uninterrupted utterance of one speaker.

    Attributes:
        seq: place of the turn in the input, from 0; a turn that is skipped keeps its number.
        role: who speaks; "unknown" where nothing maps the speaker, never guessed.
        text: what was said; redacted once the contact has been cleaned.
        at: moment of the turn, aware; None when unknown.
        start_s: start in seconds since the start of the contact.
        end_s: end in seconds since the start of the contact.
        language: "nl", "en", "other", or None when too short to tell.
        speaker: the speaker's label as the input writes it; blanked by clean.
    """

    seq: int
    role: Role
    text: str
    at: datetime | None = None
    start_s: float | None = None
    end_s: float | None = None
    language: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One call, one chat session or one e-mail thread.

    Attributes:
        source: the system it came from, e.g. "genesys"; with source_contact_id the contact's identity.
        source_contact_id: the id that the source gives it.
        started_at: aware datetime.
        customer_id: the customer's id as the source writes it; clean turns it into customer_key and blanks it.
        agent_id: likewise for the employee.
        customer_key: keyed pseudonym of customer_id.
        agent_key: keyed pseudonym of agent_id.
        names: names of persons and other identifying strings known from the record, to be masked in its text; blanked by clean.
        csat: customer satisfaction as the survey gives it, usually 1..5.
        nps: likelihood to recommend, 0..10.
        ces: customer effort score as the survey gives it, usually 1..7.
        metadata: further fields of the record, flat.
    """

    source: str
    source_contact_id: str
    channel: Channel
    started_at: datetime
    turns: tuple[Turn, ...]
    ended_at: datetime | None = None
    duration_s: float | None = None
    language: str | None = None
    customer_id: str | None = None
    agent_id: str | None = None
    customer_key: str | None = None
    agent_key: str | None = None
    names: tuple[str, ...] = ()
    queue: str | None = None
    product: str | None = None
    csat: float | None = None
    nps: float | None = None
    ces: float | None = None
    metadata: Mapping[str, Scalar] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rejected:
    """An item that could not be used, with the reason and the way to mend it.

    Attributes:
        item: where it stands: "line 12", "contact c-9", "row 40", "member a.json"; "file" for the file as a whole.
        reason: a short code, e.g. "broken_json", "missing_id", "no_turns".
        detail: what exactly is wrong, without any text of a customer.
        fix: what the sender or the team can do.
    """

    item: str
    reason: str
    detail: str
    fix: str
