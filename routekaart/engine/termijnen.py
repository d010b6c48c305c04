"""
Which termijnen start and lapse when an instance moves: names and durations, no moments.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from routekaart.engine.plan import Plan
from routekaart.engine.stand import (
    FeitId,
    Instantie,
    Onderwerp,
    Operatie,
    StartTermijn,
    TermijnId,
    VervalTermijn,
)
from routekaart.kalender import Duur
from routekaart.model.cellen import Waarde
from routekaart.model.sporen import Termijn


class Termijnen:
    """The termijnen that run in a casus, during one entry."""

    __slots__ = ("_plan", "operaties", "running")

    def __init__(self, plan: Plan, running: frozenset[TermijnId]) -> None:
        self._plan, self.running = plan, running
        self.operaties: list[Operatie] = []

    def lapse(self, instantie: Instantie) -> None:
        """The instance leaves its toestand: what was promised there no longer runs."""
        for naam in self._of(instantie):
            id_ = TermijnId(instantie.spoor, instantie.lid, instantie.nummer, naam)
            if id_ in self.running:
                self.running -= {id_}
                self.operaties.append(VervalTermijn(id_))

    def enter(
        self, instantie: Instantie, feiten: Mapping[FeitId, Waarde]
    ) -> tuple[Instantie, tuple[str, ...]]:
        """
        The instance enters its toestand: its termijnen start.

        Gives the instance with its ritmes counted, and the gebeurtenissen that follow where a
        ritme has no moment left.
        """
        spent: list[str] = []
        for naam, termijn in self._of(instantie).items():
            count = instantie.keren.get(naam, 0) + 1
            ritme = self._ritme(termijn, instantie, feiten)
            if ritme is not None and count > len(ritme) and termijn.na_laatste is not None:
                spent.append(termijn.na_laatste)
                continue
            if termijn.ritme is not None:
                instantie = instantie._replace(keren={**instantie.keren, naam: count})
            id_ = TermijnId(instantie.spoor, instantie.lid, instantie.nummer, naam)
            self.running |= {id_}
            self.operaties.append(StartTermijn(id_, _duur(termijn, ritme, count), count))
        return instantie, tuple(spent)

    def retell(
        self,
        instanties: Mapping[Onderwerp, Instantie],
        feiten: Mapping[FeitId, Waarde],
        told: AbstractSet[FeitId],
    ) -> None:
        """
        The ritme of a casus was told anew: what runs by it starts again, at the same moment of the
        new ritme. Without this a termijn that began before anybody gave a ritme never has a date.
        """
        started = {o.id for o in self.operaties if isinstance(o, StartTermijn)}
        for id_ in sorted(self.running - started, key=str):
            instantie = instanties[Onderwerp(id_.spoor, id_.lid)]
            termijn = self._of(instantie)[id_.termijn]
            if isinstance(termijn.ritme, str) and self._feit(termijn.ritme, instantie) in told:
                count = instantie.keren.get(id_.termijn, 1)
                ritme = self._ritme(termijn, instantie, feiten)
                self.operaties.append(StartTermijn(id_, _duur(termijn, ritme, count), count))

    def _of(self, instantie: Instantie) -> Mapping[str, Termijn]:
        return self._plan.termijnen[instantie.spoor, instantie.toestand]

    def _ritme(
        self, termijn: Termijn, instantie: Instantie, feiten: Mapping[FeitId, Waarde]
    ) -> tuple[Duur, ...] | None:
        if not isinstance(termijn.ritme, str):
            return termijn.ritme
        known = feiten.get(self._feit(termijn.ritme, instantie))
        return known if isinstance(known, tuple) else None

    def _feit(self, ritme: str, instantie: Instantie) -> FeitId:
        return FeitId(ritme, instantie.lid if ritme in self._plan.lid_feiten else None)


def _duur(termijn: Termijn, ritme: tuple[Duur, ...] | None, count: int) -> Duur | None:
    if termijn.ritme is not None:
        return ritme[count - 1] if ritme is not None and count <= len(ritme) else None
    return termijn.duur if isinstance(termijn.duur, Duur) else None
