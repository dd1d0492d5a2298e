"""The same work on several parts of the data, as many parts at a time as there are cores."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from joblib import Parallel, cpu_count, delayed

_Result = TypeVar("_Result")
_WORTH_A_PROCESS = 5_000  # rows; work on fewer is done before a process has started


def over_cores(work: Callable[..., _Result], parts: Iterable[tuple[Any, ...]], *, n_rows: int) -> list[_Result]:
    """Return what the work gives for the arguments of each part, in the order of the parts.

    Args:
        work: a function of a module; processes of their own call it.
        parts: its arguments, taken when a process is free for them, so that no more of them are in memory than are worked on.
        n_rows: how large the work is; small work is done here.
    """
    n_jobs = cpu_count() if n_rows >= _WORTH_A_PROCESS else 1
    # Whole copies instead of memory maps, which are read-only and fail in scikit-learn's solvers.
    found: list[_Result] = Parallel(n_jobs=n_jobs, max_nbytes=None, pre_dispatch="n_jobs")(delayed(work)(*arguments) for arguments in parts)
    return found
