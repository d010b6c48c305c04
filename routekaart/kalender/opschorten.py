"""Stretches of time that do not count, overlapping or not, as a few that do not overlap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

T = TypeVar("T", date, datetime)


@dataclass(frozen=True, slots=True)
class Opgeschort(Generic[T]):
    """
    Half-open stretches in order, none touching the next: the first day belongs to it, the last not.

    The same for days and for moments.
    """

    stretches: tuple[tuple[T, T], ...]

    @classmethod
    def merge(cls, stretches: Iterable[tuple[T, T]], first: T) -> Opgeschort[T]:
        """What `stretches` cover together from `first` on; empty ones disappear."""
        merged: list[tuple[T, T]] = []
        for begin, past in sorted((max(begin, first), past) for begin, past in stretches):
            if begin >= past:
                continue
            if merged and begin <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(merged[-1][1], past))
            else:
                merged.append((begin, past))
        return cls(tuple(merged))

    def delay(self, past: T) -> T:
        """`past`, the first day or moment that is too late, moved by every stretch before it."""
        for begin, end in self.stretches:
            if begin >= past:
                break
            past += end - begin
        return past

    def before(self, past: T) -> tuple[tuple[T, T], ...]:
        """The stretches that begin before `past`."""
        return tuple(stretch for stretch in self.stretches if stretch[0] < past)

    def __contains__(self, moment: object) -> bool:
        return isinstance(moment, date) and any(
            begin <= moment < past for begin, past in self.stretches
        )
