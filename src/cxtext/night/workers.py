"""Fanning work out: in this process for a small night, over processes or Dask workers for a big one."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, TypeVar

from cxtext.errors import WorkerDied
from cxtext.night.groups import groups
from cxtext.night.progress import progress
from cxtext.night.settings import Settings

Item = TypeVar("Item")
Result = TypeVar("Result")
Do = Callable[[Item, Settings], Result]

GROUPS_A_WORKER = 4  # enough to see progress and to even out slow items, few enough not to pay for many starts


def over_workers(
    do: Do[Item, Result],
    items: Sequence[Item],
    settings: Settings,
    *,
    step: str,
    small: bool,
    weight: Callable[[Item], int],
    contacts: Callable[[Result], int],
) -> list[Result]:
    """Do something with every item.

    Args:
        do: a function of a module, so that another process can find it; paths in, paths or counts out.
        items: the work.
        settings: passed on; tag.workers and tag.dask_scheduler say who works.
        step: name of the step in the progress line.
        small: so little work that starting workers would cost more than it saves.
        weight: how much work an item is.
        contacts: how many contacts a result stands for.

    Returns:
        The results in the order of the items.
    """
    alone = small or len(items) == 1 or (settings.config.tag.workers == 1 and not settings.config.tag.dask_scheduler)
    parts = [[item] for item in items] if alone else groups(items, weight=weight, n_groups=GROUPS_A_WORKER * settings.config.tag.workers)
    found: dict[int, list[Result]] = {}
    with progress(step, total=sum(map(weight, items))) as advance:
        for number, results in _done(do, parts, settings, alone=alone):
            found[number] = results
            advance(sum(map(weight, parts[number])), sum(map(contacts, results)))
    return [result for number in sorted(found) for result in found[number]]


def _done(do: Do[Item, Result], parts: Sequence[Sequence[Item]], settings: Settings, *, alone: bool) -> Iterator[tuple[int, list[Result]]]:
    """Yield the number and the results of each part, as they are done."""
    if alone:
        yield from ((number, _do_part(do, part, settings)) for number, part in enumerate(parts))
        return
    try:
        with _submitter(settings) as (submit, wait):
            numbers = {submit(_do_part, do, part, settings): number for number, part in enumerate(parts)}
            for future in wait(list(numbers)):
                yield numbers[future], future.result()
    except BrokenProcessPool as error:
        raise WorkerDied(
            "a worker died; most often the memory was full",
            where=f"tag.workers = {settings.config.tag.workers}, tag.batch_contacts = {settings.config.tag.batch_contacts}",
            fix="lower one of the two and run again: it goes on where it stopped",
        ) from error


def _do_part(do: Do[Item, Result], part: Sequence[Item], settings: Settings) -> list[Result]:
    return [do(item, settings) for item in part]


@contextmanager
def _submitter(settings: Settings) -> Iterator[tuple[Callable[..., "Future[Any]"], Callable[..., Any]]]:
    scheduler = settings.config.tag.dask_scheduler
    if scheduler:
        from distributed import Client  # the extra "dask", only where it is configured
        from distributed import as_completed as dask_as_completed

        with Client(scheduler) as client:
            yield client.submit, dask_as_completed
        return
    # Spawned, not forked: a forked child would share the parent's threads' locks.
    with ProcessPoolExecutor(settings.config.tag.workers, mp_context=get_context("spawn")) as pool:
        yield pool.submit, as_completed
