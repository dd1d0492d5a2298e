"""The explanation on a terminal; without colours it says the same, so it can be piped and printed."""

import io
import sys
from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from cxtext.explain import sayings
from cxtext.explain.names import words
from cxtext.explain.records import Explanation, Label, Reason, TurnView, Weight
from cxtext.plaintext import visible
from cxtext.report.wording import Wording

_FOR, _AGAINST, _QUIET = "green", "red", "dim"
_TURN, _LABEL, _REASON = 4, 4, 8  # indents in characters


def show(told: Explanation, console: Console | None = None) -> None:
    """Print an explanation.

    Args:
        told: the explanation.
        console: where to; None takes the standard output, in colours where it is a terminal that has them.
    """
    if console is None and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # one that cannot write a word of a customer shows a ? for what it lacks
    out = console or Console(highlight=False, emoji=False, markup=False)
    for block in _blocks(told, words(told.language)):
        out.print(block)


def _blocks(told: Explanation, w: Wording) -> Iterator[RenderableType]:
    yield _pairs(sayings.head(told, w))
    for note in told.notes:
        yield Text(f"! {w(f'note.{note.what}', detail=note.detail)}", "yellow")
    yield from _heading(w("page.whole"))
    yield _pairs([(w("course.title"), line) for line in sayings.course(told, w)] + [(w("topic.title"), line) for line in sayings.topics(told, w)])
    for label in told.labels:
        yield from _label(label, w)
    yield from _heading(w("page.turns"))
    for turn in told.turns:
        yield from _turn(turn, w)
    if told.has_words:
        yield from _heading(w("page.reading"))
        yield from (Text(w(f"how.{key}"), _QUIET) for key in ("weights", "pain", "contact", "near"))
        yield Text(w("page.model", model=told.model), _QUIET)


def _heading(text: str) -> Iterator[RenderableType]:
    yield Text("")
    yield Rule(Text(text, "bold"), align="left", style=_QUIET)


def _pairs(rows: Iterable[tuple[str, str]]) -> Table:
    grid = Table.grid(padding=(0, 2))
    previous = None
    for name, value in rows:
        grid.add_row(Text("" if name == previous else name, _QUIET), Text(value))
        previous = name
    return grid


def _turn(turn: TurnView, w: Wording) -> Iterator[RenderableType]:
    yield Text("")
    yield _turn_head(turn, w)
    yield _indented(_said(turn), _TURN)
    for label in (*turn.tags, *(label for label in turn.feelings if label.counts)):
        yield from _label(label, w)
    if silent := [sayings.silent(label, w) for label in turn.feelings if not label.counts]:
        yield _indented(Text("; ".join(silent), _QUIET), _LABEL)
    if turn.near:
        near = " · ".join(sayings.near(item, w) for item in turn.near)
        yield _indented(Text(f"{w('turn.near')}: ", _QUIET).append(near), _LABEL)


def _indented(block: RenderableType, by: int) -> Padding:
    return Padding(block, (0, 0, 0, by), expand=False)


def _turn_head(turn: TurnView, w: Wording) -> Text:
    head = Text(f"{turn.seq:>3} ").append(w.name("role", turn.role), "bold" if turn.role == "customer" else "")
    if turn.moment:
        head.append(f"  {turn.moment}", _QUIET)
    if turn.sentiment is not None:
        value = w.signed(turn.sentiment) if turn.sentiment else w("turn.neutral")
        head.append("  ").append(w("turn.feeling", value=value), _AGAINST if turn.sentiment < 0 else _FOR if turn.sentiment else "")
    if turn.intensity is not None:
        head.append(f", {w('turn.intensity', value=turn.intensity)}")
    return head


def _said(turn: TurnView) -> Text:
    text = Text()
    for piece in turn.pieces:
        if piece.marks:
            text.append(f"[{','.join(map(str, piece.marks))}: ", "bold yellow").append(visible(piece.text), "underline").append("]", "bold yellow")
        else:
            text.append(visible(piece.text), "" if turn.role == "customer" else _QUIET)
    return text


def _label(label: Label, w: Wording) -> Iterator[RenderableType]:
    head = Text(f"[{label.mark}] " if label.mark else "", "bold yellow")
    head.append(f"{w.name('kind', label.kind)}: ", _QUIET).append(label.name, "bold")
    head.append(f" ({label.code})  ", _QUIET).append(sayings.facts(label, w))
    yield _indented(head, _LABEL)
    if label.quote is not None and label.mark is None:
        quote = Text(w("label.evidence", seq=label.seq) + ": ", _QUIET).append(f"“{visible(label.quote)}”", "underline")
        yield _indented(quote, _REASON)
    yield from _reasons(label, w)


def _reasons(label: Label, w: Wording) -> Iterator[RenderableType]:
    if label.reason:
        yield _indented(_reason(label, label.reason, w), _REASON)
    if label.rival:
        yield _indented(Text(w("label.rival", name=label.rival[0], total=w.signed(label.rival[1], 2)), _QUIET), _REASON)
    if label.gate:
        yield _indented(Text(sayings.gate(label, w), _QUIET), _REASON)
        if label.gate.reason:
            yield _indented(_reason(label.gate, label.gate.reason, w), _REASON)


def _reason(label: Label, reason: Reason, w: Wording) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column()
    for name, side, style in (("for", reason.speaking_for, _FOR), ("against", reason.speaking_against, _AGAINST)):
        if side:
            grid.add_row(Text(w(f"reason.{name}"), style), _weights(side, style, w))
    grid.add_row(Text(w("reason.sum_name"), _QUIET), Text(sayings.total(label, reason, w), _QUIET))
    return grid


def _weights(side: tuple[Weight, ...], style: str, w: Wording) -> Text:
    text = Text()
    for i, weight in enumerate(side):
        text.append(" · " if i else "", _QUIET).append(sayings.part(weight, w)).append(f" {w.signed(weight.weight, 2)}", style)
    return text
