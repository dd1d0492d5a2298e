"""The few words around the headlines."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal


@cache
def words(language: Literal["nl", "en"]) -> dict[str, str]:
    """Return the phrases of a language, phrases/<language>.toml."""
    return tomllib.loads((files("cxtext.deliver") / "phrases" / f"{language}.toml").read_text("utf-8"))


def is_web(link: str) -> bool:
    """Tell whether a link can be clicked; another one is a place on a share, shown as it is."""
    return link.startswith(("https://", "http://"))
