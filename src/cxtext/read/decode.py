"""Bytes to text: byte order marks, UTF-8, and what is left of older Windows encodings."""

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

# Longest first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CP1252 = "cxtext.cp1252"  # error handler: what is no UTF-8 is read as cp1252
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\b\x1b\x00")
_MAX_CONTROL_SHARE = 0.05  # text holds next to no control characters; compressed data holds about 10 %
_MIN_ZERO_SHARE = 0.3  # Latin text in UTF-16 has a zero in about every second byte


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are no UTF-8 as cp1252, so that one odd line does not spoil a file."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(CP1252, _as_cp1252)


def encoding_of(head: bytes) -> str | None:
    """Return the encoding that a byte order mark names, "utf-8" for other text, None for what is no text.

    Bytes that are no UTF-8 are read as cp1252 one by one. UTF-16 without a mark counts as no text.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in head)
    zeros = head.count(0)
    is_text = controls <= _MAX_CONTROL_SHARE * len(head) and zeros < _MIN_ZERO_SHARE * max(len(head), 1)
    return "utf-8" if is_text else None


def looks_like_utf16(head: bytes) -> bool:
    """Tell whether bytes without a mark have the zeros of UTF-16 text: nearly all at even or all at odd places."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return max(even, odd) > 2 * _MIN_ZERO_SHARE * len(head) / 2 and min(even, odd) < 0.1 * max(even, odd)


def text_stream(stream: BinaryIO, *, newline: str | None = None) -> io.TextIOWrapper:
    """Open a binary stream as text in its own encoding, without its byte order mark."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    encoding = encoding_of(buffered.peek(4)[:4]) or "utf-8"
    errors = CP1252 if encoding.startswith("utf-8") else "replace"
    return io.TextIOWrapper(buffered, encoding=encoding, errors=errors, newline=newline)


def bounded_lines(stream: io.TextIOBase, *, max_chars: int) -> Iterator[tuple[int, str | None]]:
    """Yield (line number from 1, line without its end); None for a line longer than max_chars, which is passed over."""
    n = 0
    while line := stream.readline(max_chars + 1):
        n += 1
        if len(line) <= max_chars or line.endswith("\n"):
            yield n, line.rstrip("\r\n")
            continue
        while line and not line.endswith("\n"):
            line = stream.readline(max_chars)
        yield n, None
