"""Which part of the config concerns a file: its source rule, and what its name says."""

import re
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo

from cxtext.config import Config, InboxConfig, SourceRule
from cxtext.contact import Role
from cxtext.read.roles import folded

_WILD = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
_SUFFIXES = re.compile(r"(?:\.(?:gz|json|jsonl|ndjson|vtt|srt|sbv|txt|csv|eml|mbox|xlsx|parquet))+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The config as it concerns one file.

    Attributes:
        zone: zone of times without an offset.
        rule: the first source rule that matches the file.
        inbox: rules for the whole inbox.
        roles: folded maps of speaker label to role; the first that knows a label counts.
    """

    zone: ZoneInfo
    rule: SourceRule
    inbox: InboxConfig
    roles: tuple[dict[str, Role], ...] = ()

    @property
    def max_chars(self) -> int:
        """Size of one contact beyond which it is refused, in characters."""
        return int(self.inbox.max_item_mb * 1_000_000)


def source_of(name: str, config: Config) -> Source:
    """Return the config that concerns a file, by its path inside the inbox."""
    rule = next((rule for rule in config.inbox.sources if glob_matches(rule.files, name)), SourceRule())
    roles = (folded(rule.roles), folded(config.inbox.roles))
    return Source(zone=ZoneInfo(rule.time_zone or config.time_zone), rule=rule, inbox=config.inbox, roles=roles)


def glob_matches(pattern: str, name: str) -> bool:
    """Tell whether a path with "/" matches a glob: "*" stays inside a folder, "**/" spans folders, also none."""
    return _regex(pattern).fullmatch(name) is not None


def said_by_name(origin: str, rule: SourceRule) -> dict[str, str]:
    """Return what the named groups of the rule's `filename` find in the path; empty when they find nothing."""
    found = re.search(rule.filename, origin) if rule.filename else None
    return {name: value for name, value in found.groupdict().items() if value} if found else {}


def id_from_name(origin: str) -> str:
    """Return the path without its suffixes: the id of a contact whose file carries none.

    The folders stay in it, so that two files of one name never replace each other.
    """
    return _SUFFIXES.sub("", origin)


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    wild = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(wild.get(part, re.escape(part)) for part in _WILD.findall(pattern)), re.DOTALL)
