"""
A casus on a virtual clock: the stand of the engine, plus every moment that the engine leaves out.

Immutable: each move gives a new `OefenCasus`, so undoing a step is keeping the one before. Time
goes from termijn to termijn; several that are due at one moment fire in order (due, started, name),
each as its own step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from routekaart.engine.due import due
from routekaart.engine.plan import Plan
from routekaart.engine.react import react
from routekaart.engine.stand import (
    FeitId,
    Invoer,
    Onderwerp,
    Operatie,
    Reactie,
    Stand,
    StartTermijn,
    TermijnId,
    open_stand,
)
from routekaart.errors import DefinitionBroken
from routekaart.kalender import Duur
from routekaart.model.cellen import Waarde
from routekaart.model.gebeurtenissen import FEIT_VERLOPEN
from routekaart.simulate.termijnen import LopendeTermijn, definition_of, start_termijn

AT_ONCE = 1_000
"""How much may fire while the clock stands still, before we say that it never ends."""


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of the timeline: what happened when, what the engine made of it, what runs now."""

    moment: datetime
    invoer: Invoer
    reactie: Reactie
    termijnen: tuple[LopendeTermijn, ...]
    verstreken: LopendeTermijn | None = None
    """The termijn that passed, when that is what happened."""


@dataclass(frozen=True, slots=True)
class Stilstand:
    """A line of the timeline on which a termijn is suspended `tot` then, or (None) runs again."""

    moment: datetime
    termijn: LopendeTermijn
    tot: datetime | None
    termijnen: tuple[LopendeTermijn, ...]


class Due(NamedTuple):
    """Something with a date. Its order is the order of firing: due, started, name."""

    moment: datetime
    gestart: datetime
    naam: str
    what: TermijnId | FeitId


@dataclass(frozen=True, slots=True)
class OefenCasus:
    """Where an exercise stands: at `nu` (UTC), after the lines of `tijdlijn`."""

    plan: Plan
    stand: Stand
    nu: datetime
    aannames: Mapping[str, Duur] = field(default_factory=dict)
    termijnen: Mapping[TermijnId, LopendeTermijn] = field(default_factory=dict)
    begonnen: Mapping[Onderwerp, datetime] = field(default_factory=dict)
    houdbaar: Mapping[FeitId, datetime] = field(default_factory=dict)
    tijdlijn: tuple[Regel | Stilstand, ...] = ()

    def record(self, invoer: Invoer) -> OefenCasus:
        """Put a gebeurtenis to the engine, now."""
        return self._record(invoer, None)

    def advance(self, until: datetime) -> OefenCasus:
        """
        Let time pass until `until` (UTC): what is due before or at that moment fires first.

        Raises `DefinitionBroken` when termijnen keep passing while the clock stands still.
        """
        casus, at_once = self, 0
        while (first := casus.next_due()) is not None and first.moment <= until:
            at_once = at_once + 1 if first.moment <= casus.nu else 0
            if at_once > AT_ONCE:
                raise DefinitionBroken("tijd_staat_stil", first.naam)
            casus = casus._fire(first)
        return replace(casus, nu=max(casus.nu, until))

    def next_due(self) -> Due | None:
        """What fires next, or None when nothing that runs has a date."""
        return min(self._due(), default=None)

    def suspend(self, id_: TermijnId, tot: datetime) -> OefenCasus:
        """The termijn stands still from now until `tot` (UTC); never without an end."""
        return self._with(self.termijnen[id_].suspend(self.nu, tot, self.plan), tot)

    def resume(self, id_: TermijnId) -> OefenCasus:
        """A suspension ends now instead of when it was going to."""
        return self._with(self.termijnen[id_].resume(self.nu, self.plan), None)

    def _with(self, termijn: LopendeTermijn, tot: datetime | None) -> OefenCasus:
        running = {**self.termijnen, termijn.id: termijn}
        line = Stilstand(self.nu, termijn, tot, tuple(running.values()))
        return replace(self, termijnen=running, tijdlijn=(*self.tijdlijn, line))

    def _due(self) -> Iterator[Due]:
        for id_, running in self.termijnen.items():
            if running.vervalt is not None:
                naam = f"{id_.termijn}/{id_.spoor}/{id_.lid or ''}/{id_.nummer:06d}"
                yield Due(running.vervalt.moment, running.gestart, naam, id_)
        for feit, moment in self.houdbaar.items():
            yield Due(moment, moment, f"{feit.feit}/{feit.lid or ''}", feit)

    def _fire(self, first: Due) -> OefenCasus:
        casus = replace(self, nu=max(self.nu, first.moment))
        what = first.what
        if isinstance(what, FeitId):
            left = {feit: moment for feit, moment in self.houdbaar.items() if feit != what}
            invoer = Invoer(FEIT_VERLOPEN, lid=what.lid, onderwerp=what.feit, vanzelf=True)
            return replace(casus, houdbaar=left)._record(invoer, None)  # noqa: SLF001
        passed = self.termijnen[what]
        running = {id_: termijn for id_, termijn in self.termijnen.items() if id_ != what}
        stand = self.stand._replace(termijnen=self.stand.termijnen - {what})
        gebeurtenis = definition_of(self.plan, what, passed.toestand).bij_verstrijken
        aims_lid = self.plan.gebeurtenissen[gebeurtenis].betreft == "lid"
        invoer = Invoer(gebeurtenis, lid=what.lid if aims_lid else None, vanzelf=True)
        return replace(casus, stand=stand, termijnen=running)._record(invoer, passed)  # noqa: SLF001

    def _record(self, invoer: Invoer, passed: LopendeTermijn | None) -> OefenCasus:
        reactie = react(self.plan, self.stand, invoer)
        begonnen = dict(self.begonnen)
        for stap in reactie.stappen:
            if stap.van is None:
                begonnen[Onderwerp(stap.spoor, stap.lid)] = self.nu
        casus = replace(self, stand=reactie.stand, begonnen=begonnen)
        running = casus._run(reactie.operaties)  # noqa: SLF001
        line = Regel(self.nu, invoer, reactie, tuple(running.values()), passed)
        return replace(
            casus,
            termijnen=running,
            houdbaar=casus._keep(reactie),  # noqa: SLF001
            tijdlijn=(*self.tijdlijn, line),
        )

    def _run(self, operaties: tuple[Operatie, ...]) -> dict[TermijnId, LopendeTermijn]:
        """What runs after these; a termijn that starts and lapses in one entry never ran."""
        running, started = dict(self.termijnen), dict[TermijnId, StartTermijn]()
        for operatie in operaties:
            running.pop(operatie.id, None)
            started.pop(operatie.id, None)
            if isinstance(operatie, StartTermijn):
                started[operatie.id] = operatie
        for id_, start in started.items():
            onderwerp = Onderwerp(id_.spoor, id_.lid)
            running[id_] = start_termijn(
                self.plan,
                start,
                self.stand.instanties[onderwerp],
                nu=self.nu,
                begonnen=self.begonnen[onderwerp],
                aanname=self.aannames.get(id_.termijn),
            )
        return running

    def _keep(self, reactie: Reactie) -> Mapping[FeitId, datetime]:
        """Until when feiten hold: those told anew start anew, those that went are gone."""
        feiten = self.stand.feiten
        kept = {feit: moment for feit, moment in self.houdbaar.items() if feit in feiten}
        return kept | self._expire(reactie.gezet & feiten.keys())

    def _expire(self, told: AbstractSet[FeitId]) -> dict[FeitId, datetime]:
        """When each of these feiten, told now, is onbekend again; those without an end not."""
        return {
            feit: due(houdbaarheid, self.nu, self.plan.afspraken.kalender).moment
            for feit in told
            if (houdbaarheid := self.plan.feiten[feit.feit].houdbaarheid) is not None
        }


def open_casus(
    plan: Plan,
    leden: Mapping[str, Mapping[str, Waarde]],
    feiten: Mapping[str, Waarde],
    begin: datetime,
    aannames: Mapping[str, Duur] | None = None,
) -> OefenCasus:
    """A casus at `begin` (UTC) in which nothing has happened yet, about these leden."""
    known = {FeitId(naam): waarde for naam, waarde in feiten.items() if waarde is not None}
    for lid, own in leden.items():
        known |= {FeitId(naam, lid): waarde for naam, waarde in own.items() if waarde is not None}
    casus = OefenCasus(plan, open_stand(leden, known), begin, aannames or {})
    return replace(casus, houdbaar=casus._expire(known.keys()))  # noqa: SLF001
