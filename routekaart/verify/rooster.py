"""
One space for two tables, however different their columns: every answer of either is a set of boxes.

A table that passes the question on is followed to where the answer is given. A spoor that does not
run somewhere is `geen` there, whatever it is elsewhere: no table looks at it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce

from routekaart.engine.tables import CompiledRegel, CompiledTabel
from routekaart.model.base import GEEN
from routekaart.model.cellen import Cel, any_cel
from routekaart.verify.dozen import Budget, Doos, cut, intersect, subtract
from routekaart.verify.standen import Standen

Uitkomst = str | tuple[str, ...] | None
"""As a Beslissing has it; `None` is no answer, or more than one where there may be only one."""


@dataclass(frozen=True, slots=True)
class Zijde:
    """A table as it holds in one place, with the sporen that do not run there."""

    tabel: str
    standen: Standen
    ongebruikt: frozenset[str] = frozenset()

    def chain(self) -> Iterator[CompiledTabel]:
        """The table and all those to which it may pass the question on, each once."""
        todo, seen = [self.tabel], set[str]()
        while todo:
            naam = todo.pop()
            if naam not in seen:
                seen.add(naam)
                tabel = self.standen.tabellen[naam]
                todo += [regel.dan.tabel for regel in tabel.regels if regel.dan.tabel]
                yield tabel


class Rooster:
    """
    The columns that any of these sides looks at, by name, cut into layers that no cell divides.

    The order of columns and layers does not depend on which side comes first.
    """

    def __init__(self, zijden: Iterable[Zijde]) -> None:
        cells: dict[str, dict[Cel, None]] = {}
        for zijde in zijden:
            for tabel in zijde.chain():
                for naam in set(tabel.invoer) - zijde.ongebruikt:
                    found = [any_cel(tabel.domeinen[naam])]
                    found += [r.cellen[naam] for r in tabel.regels if naam in r.cellen]
                    cells.setdefault(naam, {}).update(dict.fromkeys(found))
        self.kolommen = tuple(sorted(cells))
        self._lagen = {naam: _divide(list(found)) for naam, found in cells.items()}
        self.ruimte: Doos = tuple((1 << len(self._lagen[naam])) - 1 for naam in self.kolommen)

    def stand(self, doos: Doos) -> dict[str, Cel]:
        """The columns in which the box says something, with what they may be there."""
        return {
            naam: reduce(
                Cel.union, (cel for bit, cel in enumerate(self._lagen[naam]) if mask >> bit & 1)
            )
            for naam, mask, full in zip(self.kolommen, doos, self.ruimte, strict=True)
            if mask != full
        }

    def answers(
        self, zijde: Zijde, doos: Doos, budget: Budget, tabel: str | None = None
    ) -> Iterator[tuple[Doos, Uitkomst]]:
        """`doos` in parts that do not touch, each with the one answer that is given there."""
        asked = zijde.standen.tabellen[tabel or zijde.tabel]
        known = {naam: any_cel(domein) for naam, domein in asked.domeinen.items()}
        inside = intersect(doos, self._box(known, zijde.ongebruikt))
        if inside is None:
            yield doos, None
            return
        yield from ((rest, None) for rest in subtract(doos, inside))
        for piece, hits in self._hits(zijde, asked, inside, budget):
            if not hits or (asked.treffer == "uniek" and len(hits) > 1):
                yield piece, None
                continue
            for part, said in self._say(zijde, hits, piece, budget):
                yield part, _combine(asked, said)

    def _box(self, cellen: Mapping[str, Cel], ongebruikt: frozenset[str]) -> Doos:
        return tuple(
            sum(1 << n for n, laag in enumerate(self._lagen[naam]) if cellen[naam].covers(laag))
            if naam in cellen and naam not in ongebruikt
            else full
            for naam, full in zip(self.kolommen, self.ruimte, strict=True)
        )

    def _hits(
        self, zijde: Zijde, tabel: CompiledTabel, doos: Doos, budget: Budget
    ) -> Iterator[tuple[Doos, tuple[CompiledRegel, ...]]]:
        """`doos` in parts, each with the regels that count there."""
        regels = [
            (regel, self._box(regel.cellen, zijde.ongebruikt))
            for regel in tabel.regels
            if all(regel.cellen[n].matches(GEEN) for n in regel.cellen.keys() & zijde.ongebruikt)
        ]
        stack: list[tuple[Doos, int, tuple[CompiledRegel, ...]]] = [(doos, 0, ())]
        while stack:
            piece, index, hits = stack.pop()
            budget.spend()
            if index == len(regels) or (hits and tabel.treffer == "eerste"):
                yield piece, hits
                continue
            regel, where = regels[index]
            both = intersect(piece, where)
            if both is None:
                stack.append((piece, index + 1, hits))
                continue
            stack.extend((rest, index + 1, hits) for rest in subtract(piece, both))
            stack.append((both, index + 1, (*hits, regel)))

    def _say(
        self, zijde: Zijde, hits: tuple[CompiledRegel, ...], doos: Doos, budget: Budget
    ) -> list[tuple[Doos, tuple[Uitkomst, ...]]]:
        pieces: list[tuple[Doos, tuple[Uitkomst, ...]]] = [(doos, ())]
        for regel in hits:
            if regel.dan.tabel:
                pieces = [
                    (part, (*said, answer))
                    for piece, said in pieces
                    for part, answer in self.answers(zijde, piece, budget, regel.dan.tabel)
                ]
            else:
                pieces = [(piece, (*said, regel.dan.waarde)) for piece, said in pieces]
        return pieces


def _combine(tabel: CompiledTabel, said: tuple[Uitkomst, ...]) -> Uitkomst:
    """As `CompiledTabel.answer` does it."""
    if None in said:
        return None
    if tabel.treffer == "alle":
        words = (w for a in said if a for w in (a if isinstance(a, tuple) else (a,)))
        return tuple(dict.fromkeys(words))
    return said[0] if len(set(said)) == 1 else None


def _divide(cells: list[Cel]) -> list[Cel]:
    """All that the cells let through, in layers."""
    lagen = reduce(cut, cells, [reduce(Cel.union, cells)])
    return sorted(lagen, key=_rank)


def _rank(cel: Cel) -> tuple[bool, int, str]:
    """Layers do not touch, so the first value of each is its own; onbekend comes last."""
    known = bool(cel.waarden or cel.reeksen)
    return not known, cel.reeksen[0][0] if cel.reeksen else 0, min(cel.waarden, default="")
