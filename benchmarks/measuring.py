"""
Measure candidates side by side, and write down what came out.

All candidates run in every round, so that a neighbour on the machine bothers each of them; a ratio
is taken within a round, and the median of those is what we report. Compare ratios, not times.
"""

from __future__ import annotations

import gc
import os
import platform
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import metadata
from time import perf_counter
from typing import NamedTuple


class Candidate(NamedTuple):
    """Something that does `units` of the work; `prepare` comes first and is not timed."""

    name: str
    units: int
    prepare: Callable[[], Callable[[], object]]


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds per unit of one candidate, round by round."""

    name: str
    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The seconds that we report."""
        return statistics.median(self.seconds)

    def ratio(self, base: Measured) -> float:
        """How many times as long as `base`, in the same rounds."""
        pairs = zip(self.seconds, base.seconds, strict=True)
        return statistics.median(own / other for own, other in pairs)


@dataclass(frozen=True, slots=True)
class Bar:
    """What we promised, beside what was measured."""

    promise: str
    measured: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Section:
    """One table of results, with the promises that it is held against."""

    title: str
    about: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    bars: Sequence[Bar] = ()

    def __str__(self) -> str:
        parts = [f"## {self.title}", self.about, write_table(self.head, self.rows)]
        if self.bars:
            rows = [(b.promise, b.measured, "holds" if b.holds else "**fails**") for b in self.bars]
            parts.append(write_table(("bar", "measured", ""), rows))
        return "\n\n".join(parts)


def measure(candidates: Sequence[Candidate], rounds: int, warm: int = 1) -> dict[str, Measured]:
    """All candidates in every round, each round starting with another of them."""
    found: dict[str, list[float]] = {candidate.name: [] for candidate in candidates}
    for number in range(rounds + warm):
        turn = number % len(candidates)
        for candidate in (*candidates[turn:], *candidates[:turn]):
            seconds = _time(candidate.prepare())
            if number >= warm:
                found[candidate.name].append(seconds / candidate.units)
    return {name: Measured(name, tuple(seconds)) for name, seconds in found.items()}


def _time(run: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    try:
        start = perf_counter()
        run()
        return perf_counter() - start
    finally:
        gc.enable()


def repeats(prepare: Callable[[], Callable[[], object]], seconds: float = 0.15) -> int:
    """How often this has to be done to last about `seconds`."""
    prepare()()
    return max(1, round(seconds / _time(prepare())))


def write_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown, its columns in line."""
    lines = [tuple(head), *(tuple(row) for row in rows)]
    widths = [max(len(line[index]) for line in lines) for index in range(len(head))]
    text = [
        "| " + " | ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)) + " |"
        for line in lines
    ]
    text.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(text)


def number(value: float) -> str:
    """Three digits that matter: more would be noise."""
    for digits, limit in enumerate((100, 10, 1, 0.1, 0.01)):
        if value >= limit:
            return f"{value:,.{digits}f}"
    return f"{value:.2g}"


def describe_machine(packages: Iterable[str]) -> str:
    """On what this was measured, and with which versions."""
    gibibytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in packages)
    return (
        f"{os.cpu_count()} cores, {gibibytes:.0f} GiB, {platform.system()} {platform.machine()}, "
        f"{platform.python_implementation()} {platform.python_version()}; {versions}."
    )
