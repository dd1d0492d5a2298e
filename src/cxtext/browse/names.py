"""Names of all that a contact can be filtered by, in the language of the pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import duckdb

from cxtext.browse.queries import rows
from cxtext.browse.question import Choice
from cxtext.explain.names import display_name
from cxtext.explain.names import words as contact_words
from cxtext.plaintext import plain
from cxtext.report.wording import Wording, wording
from cxtext.tags import Language

_EXPLAINED = ("channel", "language")


@cache
def words(language: Language) -> Wording:
    """Return the words of the pages; those of a contact are the explanation's."""
    return wording(language, package="cxtext.browse")


@dataclass(frozen=True, slots=True)
class Names:
    """Display names of labels, topics, channels, languages and queues.

    Attributes:
        language: of the names.
        topics: topic_id → name.
    """

    language: Language
    topics: Mapping[str, str] = field(default_factory=dict)

    def kind(self, kind: str) -> str:
        """Return the name of a kind."""
        return words(self.language)(f"kind.{kind}")

    def label(self, kind: str, code: str) -> str:
        """Return the name of a label; a queue is named as its source does, a topic that is gone by its id."""
        if kind == "topic":
            return plain(self.topics.get(code, code))
        if kind == "queue":
            return plain(code)
        if kind in _EXPLAINED:
            return contact_words(self.language).name(kind, code)
        return words(self.language)("checked.yes") if kind == "checked" else display_name(kind, code, self.language)

    def choice(self, choice: Choice) -> str:
        """Return the name of a label asked for, after that of its kind."""
        return f"{self.kind(choice.kind)}: {self.label(choice.kind, choice.code)}"


def names(con: duckdb.DuckDBPyConnection, language: Language) -> Names:
    """Read the names of the topics of a copy."""
    return Names(language, {row["topic_id"]: row[f"label_{language}"] for row in rows(con, "topic_names")})
