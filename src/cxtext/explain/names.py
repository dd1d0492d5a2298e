"""Names of labels and words of the explanation, in the language asked for."""

from functools import cache
from typing import Literal

from cxtext.report.wording import Wording, wording
from cxtext.tags import labels


@cache
def words(language: Literal["nl", "en"]) -> Wording:
    """Return the words of the explanation."""
    return wording(language, package="cxtext.explain")


@cache
def display_name(kind: str, code: str, language: Literal["nl", "en"]) -> str:
    """Return the name of a label; one that no codebook holds is shown by its code."""
    if kind == "sentiment" or code == "any":
        return words(language).name(kind, code)
    return next((label.name(language) for label in labels(kind) if label.code == code), code.replace("_", " "))
