"""What a format reader knows of a contact before config, file name and sidecar have filled the gaps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from cxtext.contact import Channel, Rejected, Role, Scalar


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One turn as the input has it.

    Attributes:
        seq: place in the input from 0; notes and events that are left out keep their number.
        speaker: label as the input writes it.
        also: further labels under which config may map the speaker, e.g. its id or "channel 1".
        role: role that the format itself states; config goes before it.
    """

    seq: int
    text: str
    speaker: str | None = None
    also: tuple[str, ...] = ()
    role: Role | None = None
    at: datetime | None = None
    start_s: float | None = None
    end_s: float | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A contact as one format states it.

    Attributes:
        origin: path of the file inside the inbox, with the archive member behind it.
        item: where the contact stands in the file, e.g. "line 12".
        contact_id: the id inside the record.
        weak_id: an id that a file name pattern of the config may replace, e.g. one made from the file name.
        channel: channel that the record states.
        usual_channel: channel that the format usually carries; the config may say otherwise.
    """

    origin: str
    item: str
    turns: tuple[Said, ...]
    contact_id: str | None = None
    weak_id: str | None = None
    channel: Channel | None = None
    usual_channel: Channel | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    duration_s: float | None = None
    language: str | None = None
    customer_id: str | None = None
    agent_id: str | None = None
    names: tuple[str, ...] = ()
    queue: str | None = None
    product: str | None = None
    csat: float | None = None
    nps: float | None = None
    ces: float | None = None
    metadata: Mapping[str, Scalar] = field(default_factory=dict)


Outcome = Draft | Rejected
