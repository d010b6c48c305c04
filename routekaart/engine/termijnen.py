"""
Which termijnen start and lapse when an instance moves: names and durations, no moments.
"""

from __future__ import annotations

from collections.abc import Mapping

from routekaart.engine.plan import Plan
from routekaart.engine.stand import (
    FeitId,
    Instantie,
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

    def _of(self, instantie: Instantie) -> Mapping[str, Termijn]:
        return self._plan.termijnen[instantie.spoor, instantie.toestand]

    def _ritme(
        self, termijn: Termijn, instantie: Instantie, feiten: Mapping[FeitId, Waarde]
    ) -> tuple[Duur, ...] | None:
        if not isinstance(termijn.ritme, str):
            return termijn.ritme
        per_lid = termijn.ritme in self._plan.lid_feiten
        known = feiten.get(FeitId(termijn.ritme, instantie.lid if per_lid else None))
        return known if isinstance(known, tuple) else None


def _duur(termijn: Termijn, ritme: tuple[Duur, ...] | None, count: int) -> Duur | None:
    if termijn.ritme is not None:
        return ritme[count - 1] if ritme is not None and count <= len(ritme) else None
    return termijn.duur if isinstance(termijn.duur, Duur) else None
