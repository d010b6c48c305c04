"""
Every regel of a table is a box in the space of its columns; what no box covers, nobody answers.

Each column is cut into layers that no cell divides: words, numbers, days and onbekend alike. A box
is then one bit mask per column, and the search is exact however far the numbers reach.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from routekaart.engine.tables import CompiledTabel
from routekaart.model.cellen import Cel, any_cel

Doos = tuple[int, ...]
"""Per column the layers that lie within the box, as bits; a box has at least one in each."""

LIMIT = 100_000
"""How many boxes we look into for one question, before we say that the table is too large."""


class TooManyBoxes(Exception):
    """The question takes more boxes than we are willing to look into."""


@dataclass(frozen=True, slots=True)
class TeGroot:
    """The table is too large for this question: nothing is promised about it."""

    tabel: str
    vraag: str
    dozen: int


@dataclass(slots=True)
class Budget:
    """How many boxes may still be looked into."""

    left: int = LIMIT

    def spend(self) -> None:
        """Look into one more box."""
        self.left -= 1
        if self.left < 0:
            raise TooManyBoxes


class Raster:
    """The space of a table, and its regels as boxes in it."""

    def __init__(self, tabel: CompiledTabel) -> None:
        self.kolommen = tabel.invoer
        self.lagen: list[list[Cel]] = []
        for naam in self.kolommen:
            cells = dict.fromkeys(r.cellen[naam] for r in tabel.regels if naam in r.cellen)
            lagen = reduce(cut, cells, [any_cel(tabel.domeinen[naam])])
            self.lagen.append(sorted(lagen, key=lambda cel: cel.sample() is None))
        self.ruimte: Doos = tuple((1 << len(lagen)) - 1 for lagen in self.lagen)
        self.regels = [
            tuple(
                self._mask(column, regel.cellen[naam]) if naam in regel.cellen else full
                for column, (naam, full) in enumerate(zip(self.kolommen, self.ruimte, strict=True))
            )
            for regel in tabel.regels
        ]

    def stand(self, doos: Doos) -> dict[str, Cel]:
        """The columns in which the box says something, with what they may be there."""
        return {
            naam: reduce(Cel.union, (cel for bit, cel in enumerate(lagen) if mask >> bit & 1))
            for naam, lagen, mask, full in zip(
                self.kolommen, self.lagen, doos, self.ruimte, strict=True
            )
            if mask != full
        }

    def _mask(self, column: int, cel: Cel) -> int:
        return sum(1 << bit for bit, laag in enumerate(self.lagen[column]) if cel.covers(laag))


def cut(lagen: Sequence[Cel], cel: Cel) -> list[Cel]:
    """The same layers, of which `cel` divides none any more."""
    pieces = (piece for laag in lagen for piece in (laag.intersect(cel), laag.minus(cel)))
    return [piece for piece in pieces if not piece.is_empty]


def intersect(one: Doos, other: Doos) -> Doos | None:
    """What lies in both boxes."""
    both = tuple(a & b for a, b in zip(one, other, strict=True))
    return both if all(both) else None


def subtract(doos: Doos, hole: Doos) -> Iterator[Doos]:
    """What is left of `doos`, as boxes that do not touch; the two must meet."""
    rest = list(doos)
    for column, mask in enumerate(hole):
        if outside := rest[column] & ~mask:
            yield (*rest[:column], outside, *rest[column + 1 :])
            rest[column] &= mask


def find_hole(ruimte: Doos, dozen: Sequence[Doos], budget: Budget) -> Doos | None:
    """A box within `ruimte` that none of `dozen` touches."""
    stack = [(ruimte, dozen)]
    while stack:
        doos, known = stack.pop()
        budget.spend()
        near = [other for other in known if all(map(int.__and__, doos, other))]
        if not near:
            return doos
        outside = [sum(1 for a, b in zip(doos, other, strict=True) if a & ~b) for other in near]
        fewest = min(outside)
        if fewest:
            nearest = near.pop(outside.index(fewest))
            stack.extend((piece, near) for piece in subtract(doos, nearest))
    return None


def find_holes(ruimte: Doos, dozen: Sequence[Doos], budget: Budget) -> Iterator[Doos]:
    """Boxes that together are all of `ruimte` that `dozen` leave; each as wide as it can be."""
    taken = list(dozen)
    while (hole := find_hole(ruimte, taken, budget)) is not None:
        wide = _widen(hole, ruimte, dozen)
        yield wide
        taken.append(wide)


def _widen(doos: Doos, ruimte: Doos, dozen: Sequence[Doos]) -> Doos:
    """Without the columns that do not matter, so that only those that do are told."""
    for column, full in enumerate(ruimte):
        wider = (*doos[:column], full, *doos[column + 1 :])
        if not any(intersect(wider, other) for other in dozen):
            doos = wider
    return doos
