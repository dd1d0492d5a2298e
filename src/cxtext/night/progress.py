"""Progress of a step: a bar when a person watches, a plain line now and then otherwise."""

import logging
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

log = logging.getLogger(__name__)

Advance = Callable[[int, int], None]

LINE_EVERY_S = 30.0
LINES_FROM_S = 5.0  # a step that is done sooner is not worth a line


@contextmanager
def progress(step: str, *, total: int) -> Iterator[Advance]:
    """Show how far a step is; the caller calls advance(work done, contacts done).

    Args:
        step: a word such as "reading".
        total: work in all, in whatever unit the caller advances (bytes, batches).
    """
    if sys.stderr.isatty() and log.isEnabledFor(logging.INFO):
        with _bar(step, total) as advance:
            yield advance
    else:
        yield _Lines(step, total).advance


@contextmanager
def _bar(step: str, total: int) -> Iterator[Advance]:
    from rich.console import Console  # only when a person watches
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description:<10}"),
        BarColumn(),
        TextColumn("{task.fields[contacts]:>8,} contacts  {task.fields[rate]:>6,.0f}/s"),
        TimeRemainingColumn(),
    )
    started, done = time.monotonic(), 0
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(step, total=total, contacts=0, rate=0.0)

        def advance(work: int, contacts: int) -> None:
            nonlocal done
            done += contacts
            bar.update(task, advance=work, contacts=done, rate=done / max(time.monotonic() - started, 1e-3))

        yield advance


class _Lines:
    """Counts work, and logs a line at most every LINE_EVERY_S seconds and when the step is done."""

    def __init__(self, step: str, total: int) -> None:
        self.step, self.total = step, total
        self.work = self.contacts = 0
        self.started = self.last = time.monotonic()

    def advance(self, work: int, contacts: int) -> None:
        self.work += work
        self.contacts += contacts
        now = time.monotonic()
        is_done = self.work >= self.total and now - self.started >= LINES_FROM_S
        if is_done or now - self.last >= LINE_EVERY_S:
            self.last = now
            log.info("%s", self._line(max(now - self.started, 1e-3)))

    def _line(self, elapsed_s: float) -> str:
        left_s = elapsed_s * (self.total - self.work) / self.work if self.work else 0.0
        return (
            f"{self.step}: {self.contacts} contacts, {self.contacts / elapsed_s:.0f}/s, {100 * self.work / max(self.total, 1):.0f} % done, {left_s:.0f} s left"
        )
