"""Cutting work into groups of about the same weight."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def groups(items: Sequence[Item], *, weight: Callable[[Item], int], n_groups: int) -> list[list[Item]]:
    """Cut items into at most n_groups runs of neighbours of about the same total weight; none is empty."""
    share = sum(map(weight, items)) / n_groups if items else 0
    parts: list[list[Item]] = []
    filled = share
    for item in items:
        if filled >= share or not parts:
            parts.append([])
            filled = 0.0
        parts[-1].append(item)
        filled += weight(item)
    return parts
