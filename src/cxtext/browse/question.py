"""What is asked of the contacts: words, weeks, labels, order, page; to and from the parameters of an address."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeVar, get_args

from cxtext.contact import Channel
from cxtext.plaintext import plain
from cxtext.tags import CONTACT_KINDS, codes

By = Literal["anyone", "customer", "agent"]
Sort = Literal["newest", "worst", "severe"]
Parameter = tuple[str, str]
_Code = TypeVar("_Code", bound=str)

# A contact has any number of these: all that are asked for must be there.
MANY_KINDS = ("pain_point", "emotion", "effort_signal", "topic", "wish")
# A contact has one of each of these: one of those asked for must be there.
ONE_KINDS = (*CONTACT_KINDS, "channel", "language", "queue", "checked")
KINDS = (*MANY_KINDS, *ONE_KINDS)
_LABELLED = {"pain_point", "emotion", "effort_signal", "wish", *CONTACT_KINDS}
_FIXED = {"channel": get_args(Channel), "language": ("nl", "en", "other"), "checked": ("yes",)}

MAX_WORDS = 200  # characters of a search
MAX_CHOICES = 20
_MAX_CODE = 200  # characters of the name of a queue
_MAX_PAGE = 1_000_000
_WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
_TERM = re.compile(r'"([^"]*)"|(\S+)')


class BadQuestion(Exception):
    """A parameter that cannot be understood.

    Args:
        key: of the phrase that says what is wrong and how to mend it.
        values: that go into it. They may be what somebody typed: shown to who asked, and never logged.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True)
class Choice:
    """A label asked for."""

    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Attributes:
        words: what must be said in one turn; empty asks for nothing.
        by: who must say it.
        first: Monday of the first week; None is the oldest.
        last: Monday of the last week; None is the newest.
        choices: labels asked for.
        sort: newest first; worst peak first; or most severe pain point first.
        page: from 1.
    """

    words: str = ""
    by: By = "anyone"
    first: date | None = None
    last: date | None = None
    choices: tuple[Choice, ...] = ()
    sort: Sort = "newest"
    page: int = 1

    @property
    def terms(self) -> tuple[str, ...]:
        """The words and "phrases" that must all stand in one turn; those without a letter or digit are left out."""
        found = (phrase or word for phrase, word in _TERM.findall(self.words))
        return tuple(dict.fromkeys(term for term in found if any(char.isalnum() for char in term)))

    def toggled(self, choice: Choice) -> "Question":
        """Return the question with a label more, or without it where it was asked for; from its first page."""
        others = tuple(chosen for chosen in self.choices if chosen != choice)
        return replace(self, choices=others if choice in self.choices else (*others, choice), page=1)

    def parameters(self) -> Iterator[Parameter]:
        """Yield the parameters of its address; what is as it is without them is left out."""
        texts = {"q": self.words, "by": self.by, "from": self.first and week_name(self.first), "to": self.last and week_name(self.last)}
        usual = {"by": "anyone", "sort": "newest", "page": "1"}
        for name, value in (texts | {"sort": self.sort, "page": str(self.page)}).items():
            if value and value != usual.get(name):
                yield name, value
        yield from ((choice.kind, choice.code) for choice in self.choices)


def week_name(monday: date) -> str:
    """Write a week as in an address: 2026-W46."""
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02d}"


def parse(parameters: Sequence[Parameter]) -> Question:
    """Read the parameters of an address.

    Raises:
        BadQuestion: one is unknown, comes twice, or has a value that it cannot have.
    """
    choices = tuple(dict.fromkeys(_choice(kind, code) for kind, code in parameters if kind in KINDS and code))
    if len(choices) > MAX_CHOICES:
        raise BadQuestion("bad.many", most=MAX_CHOICES)
    single = _single([(name, value) for name, value in parameters if name not in KINDS])
    first, last = _week("from", single.get("from", "")), _week("to", single.get("to", ""))
    if first and last and first > last:
        raise BadQuestion("bad.order", first=week_name(first), last=week_name(last))
    return Question(
        words=_words(single.get("q", "")),
        by=_one_of("by", single.get("by", ""), get_args(By)),
        first=first,
        last=last,
        choices=choices,
        sort=_one_of("sort", single.get("sort", ""), get_args(Sort)),
        page=_page(single.get("page", "")),
    )


def _single(parameters: Sequence[Parameter]) -> dict[str, str]:
    known = ("q", "by", "from", "to", "sort", "page")
    found: dict[str, str] = {}
    for name, value in parameters:
        if name not in known:
            raise BadQuestion("bad.unknown", name=plain(name)[:40], known=", ".join((*known, *KINDS)))
        if name in found:
            raise BadQuestion("bad.twice", name=name)
        found[name] = value
    return found


def _choice(kind: str, code: str) -> Choice:
    known = codes(kind) if kind in _LABELLED else _FIXED.get(kind, ())
    if (known and code not in known) or len(code) > _MAX_CODE or "\0" in code:
        raise BadQuestion("bad.label", name=kind, value=plain(code)[:40], known=", ".join(known) or "…")
    return Choice(kind, code)


def _words(value: str) -> str:
    if len(value) > MAX_WORDS:
        raise BadQuestion("bad.long", most=MAX_WORDS)
    return plain(value)


def _week(name: str, value: str) -> date | None:
    match = _WEEK.fullmatch(value)
    if value and not match:
        raise BadQuestion("bad.week", name=name, value=plain(value)[:40])
    try:
        return date.fromisocalendar(int(match[1]), int(match[2]), 1) if match else None
    except ValueError:  # a year without a week 53
        raise BadQuestion("bad.week", name=name, value=plain(value)[:40]) from None


def _one_of(name: str, value: str, known: tuple[_Code, ...]) -> _Code:
    found = next((code for code in known if code == (value or known[0])), None)
    if found is None:
        raise BadQuestion("bad.value", name=name, value=plain(value)[:40], known=", ".join(known))
    return found


def _page(value: str) -> int:
    if not value:
        return 1
    if not (value.isascii() and value.isdigit() and len(value) < 8 and 1 <= int(value) <= _MAX_PAGE):
        raise BadQuestion("bad.page", value=plain(value)[:40])
    return int(value)
