"""
Which stands lead to an answer, through all tables at once.

A column may follow from another table, and a regel may pass the question on; so two columns can
contradict each other, though each by itself can be anything. Here a question is followed down to
what is really given: sporen, and feiten that somebody says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from routekaart.engine.tables import CompiledRegel, CompiledTabel
from routekaart.model.base import ONBEKEND
from routekaart.model.cellen import Cel, Domein, any_cel, compile_cel
from routekaart.model.feiten import Feit
from routekaart.verify.dozen import Budget


@dataclass(frozen=True, slots=True)
class Stand:
    """What each feit or spoor may be, where one that is not named may be anything."""

    cellen: Mapping[str, Cel]
    followed: frozenset[str] = frozenset()
    """The derived feiten that have been followed to what they follow from."""

    def meet(self, cellen: Mapping[str, Cel]) -> Stand | None:
        """The part of it in which these cells hold as well."""
        both = dict(self.cellen)
        for naam, cel in cellen.items():
            both[naam] = both[naam].intersect(cel) if naam in both else cel
            if both[naam].is_empty:
                return None
        return Stand(both, self.followed)


@dataclass(frozen=True, slots=True)
class Standen:
    """The tables and feiten of one gemeente. No table may lead back to itself: see `kringen`."""

    tabellen: Mapping[str, CompiledTabel]
    feiten: Mapping[str, Feit]
    domeinen: Mapping[str, Domein]

    def answering(
        self, tabel: str, wanted: Callable[[str], bool], within: Stand, budget: Budget
    ) -> Iterator[tuple[str, int, Stand]]:
        """The table and regel that give a wanted answer, and the stands in which they do."""
        asked = self.tabellen[tabel]
        for regel in asked.regels:
            if regel.dan.waarde is not None and not wanted(regel.dan.waarde):
                continue
            for stand in self.hitting(asked, regel, within, budget):
                if regel.dan.tabel is not None:
                    yield from self.answering(regel.dan.tabel, wanted, stand, budget)
                else:
                    yield tabel, regel.nummer, stand

    def hitting(
        self, tabel: CompiledTabel, regel: CompiledRegel, within: Stand, budget: Budget
    ) -> Iterator[Stand]:
        """The stands within `within` in which this regel counts, and that can occur."""
        met = within.meet(regel.cellen)
        pieces = [] if met is None else [met]
        if tabel.treffer == "eerste":
            for earlier in tabel.regels[: regel.nummer - 1]:
                pieces = [rest for p in pieces for rest in self._outside(p, earlier.cellen, budget)]
        for piece in pieces:
            yield from self.possible(piece, budget)

    def possible(self, stand: Stand, budget: Budget) -> Iterator[Stand]:
        """The part of `stand` that can occur: its derived feiten fit what they follow from."""
        budget.spend()
        naam = next((n for n in stand.cellen if n not in stand.followed and self._derived(n)), None)
        if naam is None:
            yield stand
        elif self.feiten[naam].enig_lid is not None:
            followed = Stand(stand.cellen, stand.followed | {naam})
            met = followed.meet(self._of_each_lid(self.feiten[naam], stand.cellen[naam]))
            if met is not None:
                yield from self.possible(met, budget)
        else:
            yield from self._follow(naam, stand, budget)

    def _follow(self, naam: str, stand: Stand, budget: Budget) -> Iterator[Stand]:
        tabel, cel = self.feiten[naam].tabel, stand.cellen[naam]
        answers = [(word, Cel(frozenset({word}))) for word in sorted(cel.waarden)]
        if cel.onbekend:
            answers.append((ONBEKEND, Cel(onbekend=True)))
        for word, only in answers:
            fixed = Stand({**stand.cellen, naam: only}, stand.followed | {naam})
            for _, _, found in self.answering(tabel or "", word.__eq__, fixed, budget):
                yield from self.possible(found, budget)

    def _derived(self, naam: str) -> bool:
        feit = self.feiten.get(naam)
        return feit is not None and (feit.enig_lid is not None or feit.tabel in self.tabellen)

    def _of_each_lid(self, feit: Feit, cel: Cel) -> dict[str, Cel]:
        """
        What a lid may be when `enig_lid` is within `cel`; one lid stands here for all of them.

        Where some lid has it, or has it perhaps, any one lid may be anything.
        """
        lid = feit.enig_lid
        if lid is None or cel.matches("ja"):
            return {}
        domein = self.domeinen[lid.feit]
        rest = any_cel(domein).minus(compile_cel(lid.is_, domein))
        return {lid.feit: rest if cel.onbekend else rest.minus(Cel(onbekend=True))}

    def _outside(self, stand: Stand, cellen: Mapping[str, Cel], budget: Budget) -> Iterator[Stand]:
        """What is left of `stand` where not all of `cellen` hold, in parts that do not touch."""
        rest = dict(stand.cellen)
        for naam, cel in cellen.items():
            budget.spend()
            here = rest[naam] if naam in rest else any_cel(self.domeinen[naam])
            if not (outside := here.minus(cel)).is_empty:
                yield Stand({**rest, naam: outside}, stand.followed)
            rest[naam] = here.intersect(cel)
            if rest[naam].is_empty:
                return
