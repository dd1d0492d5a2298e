"""Formats recognised by shape, never by suffix: an ordered registry, the first that matches counts."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cxtext.contact import Rejected
from cxtext.errors import ConfigError
from cxtext.read.decode import encoding_of, looks_like_utf16
from cxtext.read.draft import Outcome
from cxtext.read.formats import (
    assemblyai,
    captions,
    contact_lens,
    convokit,
    deepgram,
    genesys,
    google_ccai,
    intercom,
    knowledge_mining,
    mail_files,
    open_csv,
    open_jsonl,
    open_parquet,
    open_xlsx,
    twilio,
    whatsapp,
    zendesk,
)
from cxtext.read.formats.open_record import SOURCE as OPEN
from cxtext.read.head import Head, head_of
from cxtext.read.members import ZIP, Member
from cxtext.read.rules import Source
from cxtext.read.siblings import Ties

_HEAD_BYTES = 4096
# "[]", "{}" and an empty list in a wrapper: an export of a quiet day.
_NO_RECORD = r"(?:\[\s*\]|\{\s*\}|\{[^\[\]{}]*\"\w+\"\s*:\s*\[\s*\][^\[\]{}]*\})"
_ABSURD_DEPTH = 32  # no export begins with so many arrays
_SUPPORTED = "docs/formats.md lists the formats; the open format takes anything you can export as CSV"
Read = Callable[[Sequence[Member], Source], Iterator[Outcome]]


@dataclass(frozen=True, slots=True)
class Format:
    """One import format.

    Attributes:
        name: as `format` of a source rule names it.
        matches: recognises the head of a text file.
        read: yields the drafts of its members.
        source: name of the contacts' source where the config gives none.
        joins: contacts may lie spread over the members of one archive, so all of them are read together.
        ties: returns the ids by which the files of one folder belong together; None where they never do.
    """

    name: str
    matches: Callable[[Head], bool]
    read: Read
    source: str
    joins: bool = False
    ties: Ties | None = None


def one_by_one(read: Callable[[Member, Source], Iterator[Outcome]]) -> Read:
    """Turn a reader of one member into one of several."""
    return lambda members, source: (outcome for member in members for outcome in read(member, source))


def _never(_: Head) -> bool:
    return False


# Order matters where shapes overlap: vendors first, the open format, then tables and plain texts.
FORMATS: tuple[Format, ...] = (
    Format(contact_lens.NAME, contact_lens.matches, one_by_one(contact_lens.read), contact_lens.NAME),
    Format(contact_lens.TRANSCRIBE, contact_lens.matches_transcribe, one_by_one(contact_lens.read), contact_lens.TRANSCRIBE),
    Format(genesys.NAME, genesys.matches, genesys.read, genesys.NAME, joins=True, ties=genesys.ties),
    Format(zendesk.NAME, zendesk.matches, one_by_one(zendesk.read), zendesk.NAME),
    Format(intercom.NAME, intercom.matches, one_by_one(intercom.read), intercom.NAME),
    Format(google_ccai.NAME, google_ccai.matches, one_by_one(google_ccai.read), google_ccai.NAME),
    Format(twilio.NAME, twilio.matches, one_by_one(twilio.read), twilio.NAME),
    Format(deepgram.NAME, deepgram.matches, one_by_one(deepgram.read), deepgram.NAME),
    Format(assemblyai.NAME, assemblyai.matches, one_by_one(assemblyai.read), assemblyai.NAME),
    Format(knowledge_mining.NAME, knowledge_mining.matches, one_by_one(knowledge_mining.read), knowledge_mining.NAME),
    Format(open_jsonl.NAME, open_jsonl.matches, one_by_one(open_jsonl.read), OPEN),
    Format(convokit.NAME, convokit.matches, convokit.read, convokit.NAME, joins=True),
    Format(open_csv.NAME, open_csv.matches, one_by_one(open_csv.read), OPEN),
    Format(open_xlsx.NAME, _never, one_by_one(open_xlsx.read), OPEN),
    Format(open_parquet.NAME, _never, one_by_one(open_parquet.read), OPEN),
    Format(mail_files.MBOX, mail_files.matches_mbox, mail_files.read_mbox, mail_files.SOURCE, joins=True),
    Format(mail_files.EML, mail_files.matches_eml, mail_files.read_eml, mail_files.SOURCE, joins=True, ties=mail_files.ties),
    Format(whatsapp.NAME, whatsapp.matches, one_by_one(whatsapp.read), whatsapp.NAME),
    Format(captions.WEBVTT, captions.matches_webvtt, one_by_one(captions.read), captions.SOURCE),
    Format(captions.SRT, captions.matches_srt, one_by_one(captions.read), captions.SOURCE),
    Format(captions.SBV, captions.matches_sbv, one_by_one(captions.read), captions.SOURCE),
    Format(knowledge_mining.TEXT, knowledge_mining.matches_text, one_by_one(knowledge_mining.read_text), knowledge_mining.NAME),
)
_BY_NAME = {entry.name: entry for entry in FORMATS}


def recognised(member: Member, source: Source) -> Format | Rejected:
    """Return the format of a file, or why it has none."""
    head = member.head(_HEAD_BYTES)
    if source.rule.format:
        return format_named(source.rule.format)
    if head.startswith(open_parquet.MAGIC):
        return _BY_NAME[open_parquet.NAME]
    if head.startswith(ZIP) and open_xlsx.matches_bytes(member):
        return _BY_NAME[open_xlsx.NAME]
    if not head.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n"):
        return Rejected(member.item("file"), "empty_file", "the file is empty", "nothing to do, unless the export failed")
    return _by_text(member, head)


def format_named(name: str) -> Format:
    """Return the format of a name.

    Raises:
        ConfigError: there is none of that name.
    """
    if name not in _BY_NAME:
        raise ConfigError(f"there is no format {name!r}", where="[[inbox.sources]] format", fix=f"use one of {', '.join(sorted(_BY_NAME))}, or leave it out")
    return _BY_NAME[name]


def _by_text(member: Member, head: bytes) -> Format | Rejected:
    if encoding_of(head) is None:
        if looks_like_utf16(head):
            return Rejected(member.item("file"), "wrong_encoding", "UTF-16 without a byte order mark", "save the file as UTF-8")
        return Rejected(
            member.item("file"), "binary", "the file is no text, workbook, Parquet table, gzip or zip", "send transcripts; audio and pictures cannot be read"
        )
    text_head = head_of(member)
    found = next((entry for entry in FORMATS if entry.matches(text_head)), None)
    return found or _unknown(member, text_head)


def _unknown(member: Member, head: Head) -> Rejected:
    start = head.text.lstrip()
    if start.startswith("[" * _ABSURD_DEPTH):
        return Rejected(member.item("file"), "too_deep", "it begins with brackets in brackets and nothing else", "export the file again")
    if re.fullmatch(_NO_RECORD, start.rstrip()):
        return Rejected(member.item("file"), "no_contacts", "the file holds no contact", "nothing to do, unless the export should not be empty")
    if start.startswith(("{", "[")) and not head.record:
        return Rejected(member.item("file"), "broken_json", "it begins like JSON but holds no readable object", "export the file again")
    return Rejected(member.item("file"), "unknown_format", "its shape fits no known format", f"{_SUPPORTED}; or name the format in [[inbox.sources]]")
