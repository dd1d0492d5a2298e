"""Deepgram transcripts: utterances, or the paragraphs of each channel. An item is a transcript.

The request id names the contact unless a file name pattern does; `metadata.created` is the hour of the transcription, not of the
call, so the config maps the start. Speakers are "speaker 0" or, with several channels, "channel 0".
"""

from collections.abc import Iterator

from cxtext.read.draft import Draft, Outcome, Said
from cxtext.read.fields import Record, number, record, records, string
from cxtext.read.guard import Where
from cxtext.read.head import Head
from cxtext.read.jsonitems import drafts
from cxtext.read.members import Member
from cxtext.read.rules import Source

NAME = "deepgram"


def matches(head: Head) -> bool:
    """Recognise results with channels or utterances, beside metadata with a request id."""
    results = record(head.record.get("results"))
    return bool({"channels", "utterances"} & results.keys()) or "request_id" in record(head.record.get("metadata"))


def read(member: Member, source: Source) -> Iterator[Outcome]:
    """Yield a contact a transcript."""
    yield from drafts(member, source, convert)


def convert(value: Record, where: Where) -> Iterator[Outcome]:
    """Yield the contact of one transcript."""
    metadata, results = record(value.get("metadata")), record(value.get("results"))
    channels = records(results.get("channels"))
    pieces = _utterances(results) or _paragraphs(channels) or _words(channels)
    several = len(channels) > 1
    yield Draft(
        origin=where.origin,
        item=where.item,
        weak_id=string(metadata.get("request_id")),
        usual_channel="call",
        duration_s=number(metadata.get("duration")),
        language=next((found for channel in channels for found in [string(channel.get("detected_language"))] if found), None),
        turns=tuple(_said(seq, piece, several=several) for seq, piece in enumerate(sorted(pieces, key=lambda piece: number(piece.get("start")) or 0))),
    )


def _utterances(results: Record) -> list[Record]:
    return [{**entry, "text": entry.get("transcript")} for entry in records(results.get("utterances"))]


def _paragraphs(channels: list[Record]) -> list[Record]:
    found: list[Record] = []
    for n, best in _best(channels):
        for paragraph in records(record(best.get("paragraphs")).get("paragraphs")):
            text = " ".join(string(sentence.get("text")) or "" for sentence in records(paragraph.get("sentences")))
            found.append({**paragraph, "text": text, "channel": n})
    return found


def _words(channels: list[Record]) -> list[Record]:
    """Join words into pieces of one speaker: a transcript without utterances and paragraphs has nothing larger."""
    found: list[Record] = []
    for n, best in _best(channels):
        for word in records(best.get("words")):
            text = string(word.get("punctuated_word")) or string(word.get("word")) or ""
            last = found[-1] if found else {}
            if last.get("channel") == n and last.get("speaker") == word.get("speaker"):
                found[-1] = {**last, "text": f"{last['text']} {text}", "end": word.get("end")}
            else:
                found.append({**word, "text": text, "channel": n})
    return found


def _best(channels: list[Record]) -> list[tuple[int, Record]]:
    return [(n, next(iter(records(channel.get("alternatives"))), {})) for n, channel in enumerate(channels)]


def _said(seq: int, piece: Record, *, several: bool) -> Said:
    channel, speaker = string(piece.get("channel")), string(piece.get("speaker"))
    labels = [f"channel {channel}" if channel and several else None, f"speaker {speaker}" if speaker else None, speaker]
    known = [label for label in labels if label]
    return Said(
        seq=seq,
        text=string(piece.get("text")) or "",
        speaker=known[0] if known else None,
        also=tuple(known[1:]),
        start_s=number(piece.get("start")),
        end_s=number(piece.get("end")),
    )
