"""A step of a flow: a Prefect task with a retry inside a flow run, the plain function outside one."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.context import FlowRunContext

P = ParamSpec("P")
R = TypeVar("R")


def step(function: Callable[P, R]) -> Callable[P, R]:
    """Make a step of a function that can safely be run again: every step goes on where it stopped."""
    retried = task(function, name=function.__name__, retries=1, retry_delay_seconds=10, cache_policy=NO_CACHE, persist_result=False)

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        return (retried if FlowRunContext.get() else function)(*args, **kwargs)

    return run
