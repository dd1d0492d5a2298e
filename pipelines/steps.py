"""A step of a flow: a Prefect task with a retry inside a flow run, the plain function outside one."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from prefect import State, Task, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas import TaskRun
from prefect.context import FlowRunContext

from cxtext.errors import CxtextError

P = ParamSpec("P")
R = TypeVar("R")


def step(function: Callable[P, R]) -> Callable[P, R]:
    """Make a step of a function that can safely be run again: every step goes on where it stopped."""
    decorate = task(name=function.__name__, retries=1, retry_delay_seconds=10, retry_condition_fn=_may_pass, cache_policy=NO_CACHE, persist_result=False)
    retried = decorate(function)

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        return (retried if FlowRunContext.get() else function)(*args, **kwargs)

    return run


def _may_pass(_task: Task[Any, Any], _run: TaskRun, state: State[Any]) -> bool:
    """Tell whether trying again can help: not where cxtext says what a person has to mend."""
    return not isinstance(state.result(raise_on_failure=False), CxtextError)
