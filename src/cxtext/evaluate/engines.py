"""The engines that can be measured, opened by a name such as "embedded:2026-11-28"."""

from collections.abc import Callable, Mapping

from cxtext.errors import ConfigError
from cxtext.tag import load
from cxtext.tag.engine import Engine

_OPENERS: Mapping[str, Callable[[str | None], Engine]] = {"embedded": load}


def open_named(name: str) -> Engine:
    """Open an engine.

    Args:
        name: kind and version or folder, e.g. "embedded:2026-11-28"; without a version the newest.

    Raises:
        ConfigError: there is no such kind of engine.
        ArtefactError: there is no such version.
    """
    kind, _, version = name.partition(":")
    if kind not in _OPENERS:
        raise ConfigError(f"no engine is called {kind!r}; there are: {', '.join(_OPENERS)}", where="--model", fix="write --model embedded:2026-11-28")
    return _OPENERS[kind](version or None)
