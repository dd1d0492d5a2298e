"""Twilio Conversational Intelligence: the sentences of a transcript, alone or inside the transcript's own resource.

An item is a transcript (a page of sentences). Sentences know a media channel, not a role: the transcript's participants name
it where they come along, else the config maps "channel 1".
"""

import re
from collections.abc import Iterator

from cxtext.read.draft import Draft, Outcome, Said
from cxtext.read.fields import Record, number, record, records, string, strings
from cxtext.read.guard import Where
from cxtext.read.head import Head
from cxtext.read.jsonitems import drafts
from cxtext.read.members import Member
from cxtext.read.roles import person_name, stated_role
from cxtext.read.rules import Source, id_from_name

NAME = "twilio"
_TRANSCRIPT_SID = re.compile(r"GT[0-9a-f]{32}")


def matches(head: Head) -> bool:
    """Recognise sentences with a transcript and a media channel or sentence index."""
    sentence = next(iter(records(head.record.get("sentences"))), {})
    return "transcript" in sentence and bool({"media_channel", "sentence_index"} & sentence.keys())


def read(member: Member, source: Source) -> Iterator[Outcome]:
    """Yield a contact a transcript."""
    yield from drafts(member, source, convert)


def convert(value: Record, where: Where) -> Iterator[Outcome]:
    """Yield the contact of one transcript."""
    transcript = record(value.get("transcript")) or value
    people = {string(person.get("channel_participant")): person for person in records(record(transcript.get("channel")).get("participants"))}
    sentences = sorted(records(value.get("sentences")), key=lambda sentence: number(sentence.get("sentence_index")) or 0)
    sid = _TRANSCRIPT_SID.search(str(record(value.get("meta")).get("url")))
    yield Draft(
        origin=where.origin,
        item=where.item,
        contact_id=next(iter(strings(transcript.get("sid"), *(sentence.get("transcript_sid") for sentence in sentences))), None),
        weak_id=sid[0] if sid else id_from_name(where.origin),
        usual_channel="call",
        started_at=where.clock().read(transcript.get("media_start_time")),
        duration_s=number(transcript.get("duration")),
        language=string(transcript.get("language_code")),
        names=tuple(
            name
            for name in strings(*(person.get(key) for person in people.values() for key in ("full_name", "email", "media_participant_id")))
            if person_name(name)
        ),
        turns=tuple(_said(seq, sentence, people) for seq, sentence in enumerate(sentences)),
    )


def _said(seq: int, sentence: Record, people: dict[str | None, Record]) -> Said:
    place = string(sentence.get("media_channel"))
    person = people.get(place, {})
    role = string(person.get("role"))
    return Said(
        seq=seq,
        text=string(sentence.get("transcript")) or "",
        speaker=role or (f"channel {place}" if place else None),
        also=strings(f"channel {place}", place, person.get("user_id")),
        role=stated_role(role),
        start_s=number(sentence.get("start_time")),
        end_s=number(sentence.get("end_time")),
    )
