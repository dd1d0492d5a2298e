"""Cutting work into groups of about the same weight."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def groups(items: Sequence[Item], *, weight: Callable[[Item], int], n_groups: int) -> list[list[Item]]:
    """Cut items into at most n_groups runs of neighbours of about the same total weight; none is empty."""
    share = sum(map(weight, items)) / n_groups if items else 0
    parts: list[list[Item]] = []
    filled = 0.0
    for item in items:
        # An item that weighs nothing may come after the last group is full.
        if not parts or (filled >= share and len(parts) < n_groups):
            parts.append([])
            filled = 0.0
        parts[-1].append(item)
        filled += weight(item)
    return parts
