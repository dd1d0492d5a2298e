"""AssemblyAI transcripts with utterances by speaker ("A", "B"). An item is a transcript.

The transcript's id names the contact unless a file name pattern does; the config maps the start and the speakers.
"""

from collections.abc import Iterator

from cxtext.read.draft import Draft, Outcome, Said
from cxtext.read.fields import Record, number, records, seconds, string, strings
from cxtext.read.guard import Where
from cxtext.read.head import Head
from cxtext.read.jsonitems import drafts
from cxtext.read.members import Member
from cxtext.read.rules import Source

NAME = "assemblyai"


def matches(head: Head) -> bool:
    """Recognise audio_url with an acoustic model, utterances or words."""
    keys = head.record.keys()
    return "audio_url" in keys and bool({"acoustic_model", "utterances", "words", "language_model", "speech_model"} & keys)


def read(member: Member, source: Source) -> Iterator[Outcome]:
    """Yield a contact a transcript."""
    yield from drafts(member, source, convert)


def convert(value: Record, where: Where) -> Iterator[Outcome]:
    """Yield the contact of one transcript; without utterances its whole text is one turn of an unknown speaker."""
    pieces = records(value.get("utterances")) or [{"text": value.get("text")}]
    yield Draft(
        origin=where.origin,
        item=where.item,
        weak_id=string(value.get("id")),
        usual_channel="call",
        duration_s=number(value.get("audio_duration")),
        language=string(value.get("language_code")),
        turns=tuple(_said(seq, piece) for seq, piece in enumerate(pieces)),
    )


def _said(seq: int, piece: Record) -> Said:
    speaker, channel = string(piece.get("speaker")), string(piece.get("channel"))
    return Said(
        seq=seq,
        text=string(piece.get("text")) or "",
        speaker=speaker,
        also=strings(f"speaker {speaker}" if speaker else None, f"channel {channel}" if channel else None),
        start_s=seconds(piece.get("start")),
        end_s=seconds(piece.get("end")),
    )
