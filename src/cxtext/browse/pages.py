"""The pages as HTML: everything escaped, no script, nothing to fetch but the style sheet and the icon."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files

from jinja2 import Environment

from cxtext.browse import address
from cxtext.browse.course import HEIGHT, MARGIN, WIDTH, course, level
from cxtext.browse.names import Names, words
from cxtext.browse.question import MAX_WORDS, Choice, Question, week_name
from cxtext.browse.records import Answer, FacetGroup, Read, Week
from cxtext.explain import sayings
from cxtext.explain.names import words as contact_words
from cxtext.explain.records import Piece, TurnView
from cxtext.pages import page_templates
from cxtext.period import ReportPeriod
from cxtext.plaintext import plain, visible

# Labels of a kind that are shown at once; the others are one click away.
SHOWN = 7
_SPAN_KINDS = ("pain_point", "effort_signal", "wish")  # a word that carries several has the colour of the first


def start_page(weeks: tuple[Week, ...], groups: tuple[FacetGroup, ...], names: Names) -> str:
    """Return the start page: weeks, and the largest labels of each kind."""
    return _render("start", names, weeks=weeks, groups=groups, question=Question())


def answer_page(answer: Answer, weeks: tuple[Week, ...], names: Names) -> str:
    """Return a page of contacts with the form that asks, and the labels to narrow it by."""
    return _render("answer", names, answer=answer, weeks=weeks, question=answer.question)


def contact_page(read: Read, question: Question, names: Names) -> str:
    """Return a contact to read."""
    told = read.told
    return _render("contact", names, read=read, told=told, question=question, line=course(told.turns, told.course))


def message_page(title: str, lines: Iterable[str], names: Names) -> str:
    """Return a page that says what is wrong and what to do."""
    return _render("message", names, title=title, lines=tuple(lines), question=Question())


def style() -> str:
    """Return the style sheet."""
    return _file("page.css")


def icon() -> str:
    """Return the icon."""
    return _file("icon.svg")


def kinds_of(turn: TurnView, piece: Piece) -> list[str]:
    """Return the kinds of the tags that point at a piece of a turn, pain points first."""
    held = {tag.kind for tag in turn.tags if tag.mark in piece.marks}
    return [kind for kind in _SPAN_KINDS if kind in held]


def tone(value: int | None) -> str:
    """Return the class of a sentiment: low, even or high; empty without one."""
    return "" if value is None else "low" if value < 0 else "high" if value else "even"


def _render(name: str, names: Names, **values: object) -> str:
    own, contact = words(names.language), contact_words(names.language)
    return _environment().get_template(f"{name}.html.j2").render(w=own, x=contact, names=names, **values)


@cache
def _environment() -> Environment:
    environment = page_templates("cxtext.browse")
    environment.filters |= {"visible": visible, "plain": plain, "week_name": week_name}
    environment.globals |= {"to": address, "say": sayings, "tone": tone, "kinds_of": kinds_of, "level": level, "replace": replace}
    environment.globals |= {
        "ReportPeriod": ReportPeriod,
        "Choice": Choice,
        "SHOWN": SHOWN,
        "MAX_WORDS": MAX_WORDS,
        "WIDTH": WIDTH,
        "HEIGHT": HEIGHT,
        "MARGIN": MARGIN,
    }
    return environment


@cache
def _file(name: str) -> str:
    return (files("cxtext.browse") / "templates" / name).read_text("utf-8")
