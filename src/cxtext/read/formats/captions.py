"""WebVTT, SRT and SBV captions of a call, speakers as `<v Name>` or "Name: text".

An item is a file: one contact, its id from the file's path, its start from `filename` in a source rule or a sidecar. A cue is
a turn; a cue with two voices is two. A cue whose times cannot be read keeps its text without times; a block without any
time line is no cue and is counted in the metadata.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cxtext.contact import Rejected
from cxtext.read.decode import bounded_lines, text_stream
from cxtext.read.draft import Draft, Outcome, Said
from cxtext.read.head import Head
from cxtext.read.jsonitems import oversize
from cxtext.read.labels import speaker_labels, split_label
from cxtext.read.members import Member
from cxtext.read.roles import mapped_role, stated_role
from cxtext.read.rules import Source, id_from_name

WEBVTT = "webvtt"
SRT = "srt"
SBV = "sbv"
SOURCE = "captions"
_CLOCK = r"(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_ARROW = re.compile(rf"\s*({_CLOCK})\s*-->\s*({_CLOCK})")
_COMMA = re.compile(r"\s*(\d+:\d{2}:\d{2}\.\d{3}),(\d+:\d{2}:\d{2}\.\d{3})\s*$")
_LOOSE_COMMA = re.compile(r"\s*\d+:\d{2}:\d{2}\.\w+,\d+:\d{2}:\d{2}\.\w+\s*$")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]+)>")
_TAG = re.compile(r"<[^>]*>")
_NOT_CUES = ("NOTE", "STYLE", "REGION", "WEBVTT")


@dataclass(frozen=True, slots=True)
class Cue:
    """The text of one cue and its times in seconds; None where they cannot be read."""

    start_s: float | None
    end_s: float | None
    lines: tuple[str, ...]


def matches_webvtt(head: Head) -> bool:
    """Recognise the signature WEBVTT, or dotted time lines without it."""
    return head.text.lstrip("\ufeff").startswith("WEBVTT")


def matches_srt(head: Head) -> bool:
    """Recognise a line with two times around an arrow."""
    return any(_ARROW.match(line) for line in head.text.splitlines()[:200])


def matches_sbv(head: Head) -> bool:
    """Recognise a first line with two times around a comma."""
    return bool(_COMMA.match(head.text.lstrip("\ufeff\r\n ").partition("\n")[0]))


def read(member: Member, source: Source) -> Iterator[Outcome]:
    """Yield the contact of the file."""
    with member.open() as raw, text_stream(raw) as stream:
        lines = []
        size = 0
        for _, line in bounded_lines(stream, max_chars=source.max_chars):
            size += source.max_chars + 1 if line is None else len(line) + 1
            if size > source.max_chars:
                yield oversize(member.item("file"), source)
                return
            lines.append(line or "")
    cues, n_skipped = _cues(lines)
    if not cues:
        yield Rejected(member.item("file"), "no_turns", "the file holds no cue", "nothing to do, unless the export failed")
        return
    yield Draft(
        origin=member.name,
        item=member.item("file"),
        weak_id=id_from_name(member.name),
        usual_channel="call",
        duration_s=max((cue.end_s for cue in cues if cue.end_s is not None), default=None),
        metadata={"skipped_blocks": n_skipped} if n_skipped else {},
        turns=_turns(cues, source),
    )


def _cues(lines: list[str]) -> tuple[list[Cue], int]:
    """Return the cues, and how many blocks of text were none."""
    cues: list[Cue] = []
    n_skipped = 0
    for block in _blocks(lines):
        cue = _cue(block)
        if cue is not None:
            cues.append(cue)
        elif not block[0].startswith(_NOT_CUES) and not _is_style(block):
            n_skipped += 1
    return cues, n_skipped


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    """Yield runs of lines between empty ones; a time line begins a new block where an empty line is missing."""
    block: list[str] = []
    for line in [*lines, ""]:
        begins_cue = _is_time_line(line) and any(_is_time_line(earlier) for earlier in block) and not _is_time_line(block[-1])
        if (not line.strip() or begins_cue) and block:
            yield block
            block = []
        if line.strip():
            block.append(line)


def _is_time_line(line: str) -> bool:
    return "-->" in line or bool(_LOOSE_COMMA.match(line))


def _is_style(block: list[str]) -> bool:
    return block[0].lstrip().startswith(("}", "::cue", "##"))


def _cue(block: list[str]) -> Cue | None:
    place = next((n for n, line in enumerate(block) if _is_time_line(line)), None)
    if place is None:
        return None
    found = _ARROW.match(block[place]) or _COMMA.match(block[place])
    start_s, end_s = (_seconds(found[1]), _seconds(found[2])) if found else (None, None)
    # A second time line right below the first is a slip of the captioner, not speech.
    return Cue(start_s, end_s, tuple(line for line in block[place + 1 :] if not _is_time_line(line)))


def _seconds(clock: str) -> float:
    hours, minutes, rest = ("0:" + clock if clock.count(":") == 1 else clock).split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest.replace(",", "."))


def _turns(cues: list[Cue], source: Source) -> tuple[Said, ...]:
    pieces = [(cue, voice, text) for cue in cues for voice, text in _voices(cue)]
    candidates = (split_label(text)[0] for _, voice, text in pieces if voice is None)
    labels = speaker_labels(candidates, is_known=lambda label: is_speaker(label, source))
    turns: list[Said] = []
    named, last = None, None
    for cue, voice, text in pieces:
        label, rest = split_label(text)
        is_named = voice is None and label in labels
        if last is cue and voice is None and not is_named:
            turns[-1] = replace(turns[-1], text=f"{turns[-1].text} {text}")
            continue
        # Captions name the speaker where he changes: a line without a name goes on with the last one.
        named, last = (label if is_named else named), cue
        turns.append(Said(seq=len(turns), text=rest if is_named else text, speaker=voice or named, start_s=cue.start_s, end_s=cue.end_s))
    return tuple(turns)


def is_speaker(label: str, source: Source) -> bool:
    """Tell whether config or common use knows a label's role."""
    return stated_role(label) is not None or mapped_role((label,), source.roles) is not None


def _voices(cue: Cue) -> Iterator[tuple[str | None, str]]:
    """Yield (voice, text) of a cue: a voice a `<v>` tag, a piece a "Name:" line, the lines of one piece joined."""
    text = "\n".join(cue.lines)
    parts = _VOICE.split(text)
    for voice, spoken in zip((None, *parts[1::2]), parts[0::2], strict=True):
        yield from ((html.unescape(voice).strip() if voice else None, piece) for piece in _pieces(spoken))


def _pieces(spoken: str) -> list[str]:
    plain = html.unescape(_TAG.sub("", spoken))
    pieces: list[str] = []
    for line in plain.split("\n"):
        if pieces and split_label(line)[0] is None:
            pieces[-1] = f"{pieces[-1]} {line.strip()}".strip()
        else:
            pieces.append(line.strip())
    return [piece for piece in pieces if piece]
