"""Drafts become contacts: sidecar, file name and config fill the gaps, and what is still missing rejects the contact.

The sidecar goes before the record, the record before the file name, the file name before the rule's own values.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath

from cxtext.contact import Channel, Contact, Rejected, Role, Scalar, Turn
from cxtext.read.draft import Draft, Said
from cxtext.read.fields import channel, number, plain
from cxtext.read.guard import Where, impossible_time
from cxtext.read.personal import impersonal, personal_values
from cxtext.read.roles import mapped_role, person_name, stated_role
from cxtext.read.rules import Source, said_by_name
from cxtext.read.sidecar import Sidecar
from cxtext.read.times import ImpossibleTime, read_time

_TEXTS = ("customer_id", "agent_id", "queue", "product", "language")
_SCORES = ("csat", "nps", "ces")
_TIMES = ("started_at", "ended_at")
_KNOWN = frozenset((*_TEXTS, *_SCORES, *_TIMES, "contact_id", "channel", "duration_s"))
_UNSOUND = re.compile("[\ud800-\udfff\x00]")
_DUTCH = frozenset(("nl", "nld", "dut", "dutch", "nederlands"))
_ENGLISH = frozenset(("en", "eng", "english", "engels"))
_SLOWEST_CLOCK_S = 1.0  # rounding of vendors: an end may lie so much before the start


def finished(draft: Draft, *, name: str, source: Source, sidecar: Sidecar | None = None) -> Contact | Rejected:
    """Return the contact that a draft makes, or why it cannot be used.

    Args:
        draft: the contact as its format states it.
        name: the contact's source: the system it came from.
        source: the config that concerns the file.
        sidecar: further fields by contact id.
    """
    try:
        filled = _with_file_name(draft, source)
        identity = filled.contact_id or filled.weak_id
        if identity and sidecar:
            filled = _with_fields(filled, sidecar.fields(identity), source, overrule=True)
        return _contact(filled, identity, name, source)
    except ImpossibleTime as error:
        return impossible_time(Where(draft.origin, draft.item, source), error)


def _with_file_name(draft: Draft, source: Source) -> Draft:
    said = said_by_name(draft.origin, source.rule)
    named = replace(draft, contact_id=draft.contact_id or said.get("contact_id"))
    return _with_fields(named, said, source, overrule=False)


def _with_fields(draft: Draft, fields: Mapping[str, str], source: Source, *, overrule: bool) -> Draft:
    """Return the draft with fields of a file name or a sidecar row; the rest of them becomes metadata."""
    values = _typed(fields, source)
    taken = {key: value for key, value in values.items() if value is not None and (overrule or getattr(draft, key) is None)}
    further = {key: value for key, text in fields.items() if key not in _KNOWN and (value := plain(text)) is not None}
    metadata = {**draft.metadata, **further} if overrule else {**further, **draft.metadata}
    return replace(draft, metadata=metadata, **taken)  # type: ignore[arg-type]


def _typed(fields: Mapping[str, str], source: Source) -> dict[str, object]:
    texts: dict[str, object] = {key: fields.get(key) for key in _TEXTS}
    scores = {key: number(fields.get(key)) for key in (*_SCORES, "duration_s")}
    times = {key: read_time(fields.get(key), zone=source.zone, time_format=source.rule.time_format) for key in _TIMES}
    return {**texts, **scores, **times, "channel": channel(fields.get("channel"))}


def _contact(draft: Draft, identity: str | None, name: str, source: Source) -> Contact | Rejected:
    turns = tuple(_turn(said, source) for said in draft.turns if said.text.strip())
    started_at = draft.started_at or next((turn.at for turn in turns if turn.at), None)
    kind = draft.channel or source.rule.channel or draft.usual_channel
    refused = _refusal(draft, identity, started_at, kind, turns)
    if refused is not None or identity is None or started_at is None or kind is None:
        return refused or _missing_id(draft)
    return Contact(
        source=name,
        source_contact_id=_sound(identity),
        channel=kind,
        started_at=started_at,
        ended_at=draft.ended_at,
        duration_s=draft.duration_s,
        language=_language(draft.language or source.rule.language),
        customer_id=_sound_or_none(draft.customer_id),
        agent_id=_sound_or_none(draft.agent_id),
        names=_names(draft, turns),
        queue=_sound_or_none(draft.queue),
        product=_sound_or_none(draft.product),
        csat=draft.csat,
        nps=draft.nps,
        ces=draft.ces,
        metadata=_metadata(impersonal(draft.metadata)),
        turns=turns,
    )


def _refusal(draft: Draft, identity: str | None, started_at: datetime | None, kind: Channel | None, turns: tuple[Turn, ...]) -> Rejected | None:
    if not identity:
        return _missing_id(draft)
    if not turns:
        return Rejected(draft.item, "no_turns", "the contact holds no turn with text", "nothing to do, unless the export lost its texts")
    if any("\x00" in text for text in (identity, *(said.text for said in draft.turns))):
        return Rejected(draft.item, "nul_bytes", "the contact holds NUL characters", "export it again; NUL characters come from damaged files")
    if started_at is None:
        return _missing_time(draft)
    if kind is None:
        return Rejected(draft.item, "missing_channel", "nothing says whether this is a call, a chat or an e-mail", _rule_for(draft, 'channel = "chat"'))
    if draft.ended_at and (started_at - draft.ended_at).total_seconds() > _SLOWEST_CLOCK_S:
        return Rejected(draft.item, "bad_time", "the contact ends before it starts", "mend started_at or ended_at")
    return None


def _missing_id(draft: Draft) -> Rejected:
    line = "filename = '(?P<contact_id>[^/]+)[.]json$'"
    return Rejected(draft.item, "missing_id", "the contact has no id", f"write its id, or take it from the file name: {_rule_for(draft, line)}")


def _missing_time(draft: Draft) -> Rejected:
    line = "filename = '(?P<started_at>[0-9]{8}_[0-9]{6})', time_format = \"%Y%m%d_%H%M%S\""
    fix = f"map it from the file name: {_rule_for(draft, line)}; or give a sidecar with contact_id and started_at"
    return Rejected(draft.item, "missing_time", "nothing says when the contact started", fix)


def _rule_for(draft: Draft, line: str) -> str:
    # By its suffix, not by its name: a file or folder can be named after the customer. The rule of an archive's member is that of the archive.
    parts = draft.origin.split("/")
    file = next((part for part in parts if part.casefold().endswith(".zip")), parts[-1])
    return f"[[inbox.sources]] files = '**/*{PurePosixPath(file).suffix}', {line}"


def _turn(said: Said, source: Source) -> Turn:
    return Turn(
        seq=said.seq,
        role=_role(said, source),
        text=_sound(said.text),
        at=said.at,
        start_s=said.start_s,
        end_s=said.end_s,
        language=_language(said.language),
        speaker=_sound_or_none(said.speaker),
    )


def _role(said: Said, source: Source) -> Role:
    mapped = mapped_role((said.speaker, *said.also), source.roles)
    return mapped or said.role or stated_role(said.speaker) or "unknown"


def _language(tag: str | None) -> str | None:
    """Return "nl", "en" or "other" for a language tag such as "nl-NL"; None for none."""
    if not tag or not tag.strip():
        return None
    word = re.split(r"[-_]", tag.strip().casefold())[0]
    return "nl" if word in _DUTCH else "en" if word in _ENGLISH else "other"


def _names(draft: Draft, turns: tuple[Turn, ...]) -> tuple[str, ...]:
    speakers = (person_name(turn.speaker) for turn in turns)
    return tuple(dict.fromkeys(_sound(name) for name in (*draft.names, *personal_values(draft.metadata), *speakers) if name))


def _metadata(metadata: Mapping[str, Scalar]) -> dict[str, Scalar]:
    return {_sound(key): _sound(value) if isinstance(value, str) else value for key, value in metadata.items()}


def _sound(text: str) -> str:
    """Return a text that every table can hold: half a character pair and NUL, as broken exports have them, become U+FFFD."""
    return _UNSOUND.sub("\ufffd", text)


def _sound_or_none(text: str | None) -> str | None:
    return _sound(text) if text else None
