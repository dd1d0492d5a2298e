"""Text as people wrote it: no mark-up, no broken characters, no invisible ones."""

import re
import unicodedata
from html import unescape

from cxtext.clean.markup import is_html, text_of_html

_MAX_PASSES = 8  # escaped HTML in escaped HTML; deeper nesting is an attack, not a mail
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ESCAPED_AMPERSANDS = re.compile(r"&(?:amp;)+")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
# A zero-width joiner holds an emoji together; anywhere else it only hides words from a search.
_STRAY_JOINER = re.compile(r"(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d+|(?<=\u200d)\u200d+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_EDGE_SPACES = re.compile(r" *\n *")
_MANY_SPACES = re.compile(r" {2,}")
_MANY_LINES = re.compile(r"\n{3,}")

# UTF-8 read as Windows-1252: a lead byte, then as many continuation bytes as it asks for. Two bytes only under C2 and C3 (é, ë, °),
# three under E2 (quotes, dashes, euro), four under F0 9F (emoji): elsewhere the same characters also occur in right text.
_CONTINUATION = "[" + "".join(re.escape(bytes([byte]).decode("cp1252", "ignore") + chr(byte)) for byte in range(0x80, 0xC0)) + "]"
_MOJIBAKE = re.compile(f"[ÂÃ]{_CONTINUATION}|â[€\x80‚\x82„\x84]{_CONTINUATION}|ð[Ÿ\x9f]{_CONTINUATION}{{2}}")


def plain_text(text: str) -> str:
    """Return text without mark-up, entities, control and invisible characters, in NFC, with single spaces.

    Example: "<p>CafÃ©&nbsp;nu</p>" becomes "Café nu". Applying it twice changes nothing.
    """
    for _ in range(_MAX_PASSES):
        cleaned = _one_pass(text)
        if cleaned == text:
            break
        text = cleaned
    return text


def _one_pass(text: str) -> str:
    text = _MOJIBAKE.sub(_mended, text)
    text = text_of_html(text) if is_html(text) else _unescaped(text)
    return _tidy(_visible(text))


def _unescaped(text: str) -> str:
    text = _ESCAPED_AMPERSANDS.sub("&", text)
    return _ENTITY.sub(lambda match: unescape(match[0]), text)


def _visible(text: str) -> str:
    text = _SPACES.sub(" ", _LINE_ENDS.sub("\n", text))
    text = _STRAY_JOINER.sub("", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", _SURROGATE.sub("\ufffd", text))


def _tidy(text: str) -> str:
    text = _EDGE_SPACES.sub("\n", _MANY_SPACES.sub(" ", text))
    return _MANY_LINES.sub("\n\n", text).strip(" \n")


def _mended(match: re.Match[str]) -> str:
    try:
        return b"".join(_byte(character) for character in match[0]).decode("utf-8")
    except UnicodeError:
        return match[0]


def _byte(character: str) -> bytes:
    code = ord(character)
    return bytes([code]) if code < 0x100 else character.encode("cp1252")
