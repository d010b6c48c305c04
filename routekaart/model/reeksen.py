"""Stretches of whole numbers or days: joined and cut. No stretch begins below zero."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

Reeks = tuple[int, int | None]
"""Whole numbers or days from the first up to and including the last; `None` has no end."""


def merge(reeksen: Iterable[Reeks]) -> tuple[Reeks, ...]:
    """Sorted, disjoint, and with neighbours joined."""
    merged: list[Reeks] = []
    for low, high in sorted(reeksen, key=lambda reeks: reeks[0]):
        if merged and (merged[-1][1] is None or low <= merged[-1][1] + 1):
            first, last = merged[-1]
            merged[-1] = (first, None if last is None or high is None else max(last, high))
        else:
            merged.append((low, high))
    return tuple(merged)


def intersect(ours: Sequence[Reeks], theirs: Sequence[Reeks]) -> Iterator[Reeks]:
    """What lies in both."""
    for low, high in ours:
        for first, last in theirs:
            bottom = max(low, first)
            top = last if high is None else high if last is None else min(high, last)
            if top is None or bottom <= top:
                yield bottom, top


def without(reeksen: Sequence[Reeks], hole: Reeks) -> tuple[Reeks, ...]:
    """What lies outside `hole`."""
    low, high = hole
    outside: list[Reeks] = [(0, low - 1)] if low > 0 else []
    if high is not None:
        outside.append((high + 1, None))
    return tuple(intersect(reeksen, outside))
