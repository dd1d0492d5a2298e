"""Text of customers made fit for a page or a cell: one line, no control characters, no formula."""

import unicodedata

# Overrides, embeddings and isolates of writing direction can make what follows them read backwards; the plain marks for
# left-to-right and right-to-left, which a right-to-left text needs, stay. The last two are no characters and break XML.
_REMOVED = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFFFE, 0xFFFF))
# What a spreadsheet takes as the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def plain(text: str) -> str:
    """Return text on one line, without control characters and without characters that reverse the writing direction."""
    spaced = " ".join(text.translate(_REMOVED).split())
    kept = "".join(char for char in spaced if unicodedata.category(char) not in ("Cc", "Cs"))
    return " ".join(kept.split())


def visible(text: str) -> str:
    """Return text with its lines and spaces, without control characters and without characters that reverse the writing direction."""
    return "".join(char for char in text.translate(_REMOVED) if char == "\n" or unicodedata.category(char) not in ("Cc", "Cs"))


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula."""
    return text.startswith(_FORMULA)


def no_formula(text: str) -> str:
    """Return text as a cell of a CSV: behind an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{text}" if is_formula(text) else text
