"""Word lists written for the project: text files with one word a line, and TOML files where words carry a meaning."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from cxtext.clean.personal.passage import fold


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the folded words of a list such as "surnames"; lines that begin with # are comments."""
    lines = (files(__name__) / f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(fold(line.strip()) for line in lines if line.strip() and not line.startswith("#"))


@cache
def word_tables(name: str) -> dict[str, Any]:
    """Return the arrays and tables of a TOML list such as "numerals"."""
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text("utf-8"))
