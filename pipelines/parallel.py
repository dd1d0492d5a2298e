"""Fan a step out over workers: in this process for a small night, over processes or Dask workers for a big one."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from prefect import Task, flow
from prefect.futures import as_completed
from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner

from cxtext.night import InboxFile, Settings, groups, progress

Item = TypeVar("Item")
Result = TypeVar("Result")
Runner = TaskRunner[Any]

MB = 1_000_000
GROUPS_A_WORKER = 4  # enough to see progress and to even out slow files, few enough not to pay for many tasks


def runner_for(files: Sequence[InboxFile], settings: Settings) -> Runner | None:
    """Return what runs the tasks: None for this process, when the night is too small to be worth a pool."""
    tag = settings.config.tag
    if tag.dask_scheduler:
        from prefect_dask import DaskTaskRunner  # noqa: PLC0415  (the extra "dask", only where it is configured)

        return DaskTaskRunner(address=tag.dask_scheduler)
    if tag.workers == 1 or sum(file.n_bytes for file in files) < tag.small_night_mb * MB:
        return None
    return ProcessPoolTaskRunner(max_workers=tag.workers)


def over_workers(
    do: Task[..., list[Result]],
    items: Sequence[Item],
    settings: Settings,
    *,
    runner: Runner | None,
    step: str,
    weight: Callable[[Item], int],
    contacts: Callable[[Result], int],
) -> list[Result]:
    """Run a task over groups of items.

    Args:
        do: takes a group of items and the settings, returns a result for each item.
        items: the work.
        settings: passed on.
        runner: see runner_for.
        step: name of the step in the progress line.
        weight: how much work an item is.
        contacts: how many contacts a result stands for.

    Returns:
        The results in the order of the items.
    """
    parts = groups(items, weight=weight, n_groups=GROUPS_A_WORKER * settings.config.tag.workers)
    with progress(step, total=sum(map(weight, items))) as advance:

        def done(part: Sequence[Item], results: list[Result]) -> list[Result]:
            advance(sum(map(weight, part)), sum(map(contacts, results)))
            return results

        if runner is None:
            return [result for part in parts for result in done(part, do(part, settings))]
        return _fan_out(do, parts, settings, runner, done)


def _fan_out(
    do: Task[..., list[Result]],
    parts: Sequence[Sequence[Item]],
    settings: Settings,
    runner: Runner,
    done: Callable[[Sequence[Item], list[Result]], list[Result]],
) -> list[Result]:
    # The flow takes no parameters: Prefect's server keeps those, and a file's name can hold a person's.
    @flow(name=f"{do.name}-groups", task_runner=runner)
    def fan_out() -> list[Result]:
        numbers = {do.submit(part, settings): number for number, part in enumerate(parts)}
        results = {numbers[future]: done(parts[numbers[future]], future.result()) for future in as_completed(list(numbers))}
        return [result for number in sorted(results) for result in results[number]]

    return fan_out()
