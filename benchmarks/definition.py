"""
A spoor as any state machine library can have it: states, transitions, guards that are callables.

Made from the very models that `compile_plan` takes. A guard answers yes or no and keeps no reason;
it asks the feiten in a dict, and a beslistabel through the same `CompiledTabel` that we ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from workload import START, Weet

from routekaart.engine.plan import Plan
from routekaart.engine.stand import FeitId, Onderwerp
from routekaart.engine.view import Toets
from routekaart.model.base import BEKEND, GEEN, ONBEKEND
from routekaart.model.cellen import Cel, Waarde
from routekaart.model.sporen import Spoor, Voorwaarde


class Asker:
    """One instance as its guards see it; a library that moves an object moves this."""

    def __init__(self, plan: Plan, weet: Weet, leden: tuple[str, ...], lid: str | None) -> None:
        self.plan, self.weet, self.leden, self.lid = plan, weet, leden, lid
        self.state: str | None = GEEN

    def waarde(self, feit: str, lid: str | None) -> Waarde:
        """The value of a feit, derived or told."""
        definitie = self.plan.feiten[feit]
        if definitie.tabel is not None:
            return self.decide(definitie.tabel, lid)
        if definitie.enig_lid is not None:
            cel, asked = self.plan.cellen[definitie.enig_lid], definitie.enig_lid.feit
            values = [self.waarde(asked, wie) for wie in self.leden]
            if any(map(cel.matches, values)):
                return "ja"
            return None if None in values else "nee"
        return self.weet.get(FeitId(feit, lid if definitie.per == "lid" else None))

    def toestand(self, spoor: str, lid: str | None) -> str:
        """Where a spoor stands, or `geen`."""
        return str(self.weet.get(Onderwerp(spoor, lid)) or GEEN)

    def decide(self, tabel: str, lid: str | None) -> Waarde:
        """What a beslistabel answers."""

        def ask(naam: str) -> Waarde:
            if naam in self.plan.feiten:
                return self.waarde(naam, lid)
            return self.toestand(naam, lid if self.plan.per_lid(naam) else None)

        return self.plan.tabellen[tabel].decide(ask).waarde


Guard = Callable[[Asker], bool]


class Transition(NamedTuple):
    """From `source`, `trigger` leads to `dest` when `guard` lets it; no guard: always."""

    trigger: str
    source: str
    dest: str
    guard: Guard | None


@dataclass(frozen=True, slots=True)
class Flat:
    """One spoor as a flat machine: it begins as `geen`, and may begin again where it ended."""

    name: str
    states: tuple[str, ...]
    transitions: tuple[Transition, ...]


def flatten(plan: Plan, spoor: Spoor) -> Flat:
    """The spoor as others can have it."""
    return Flat(spoor.spoor, (GEEN, *spoor.toestanden), tuple(_transitions(plan, spoor)))


def _transitions(plan: Plan, spoor: Spoor) -> Iterator[Transition]:
    asleep = (GEEN, *(t for t in spoor.toestanden if plan.is_end(spoor.spoor, t)))
    for source in asleep:
        yield Transition(START, source, spoor.begin, None)
        for openers in plan.openers.values():
            for opener in openers:
                if opener.spoor == spoor.spoor:
                    guard = _guard(opener.toetsen)
                    yield Transition(opener.opening.bij, source, spoor.begin, guard)
    for naam, overgang in spoor.overgangen.items():
        guard = _guard(plan.toetsen[spoor.spoor, naam])
        for source in overgang.van:
            yield Transition(overgang.bij, source, overgang.naar or source, guard)


def _guard(toetsen: tuple[Toets, ...]) -> Guard | None:
    refusing = (toets for toets in toetsen if toets.voorwaarde.bij_nee == "weigert")
    parts = [_part(toets) for toets in refusing]
    if len(parts) <= 1:
        return parts[0] if parts else None
    return lambda asker: all(part(asker) for part in parts)


def _part(toets: Toets) -> Guard:
    holds, ask = _holds(toets), _ask(toets.voorwaarde)
    if toets.van in ("enig_lid", "elk_lid"):
        quantify = any if toets.van == "enig_lid" else all
        return lambda asker: quantify(holds(ask(asker, lid)) for lid in asker.leden)
    if toets.van == "dit_lid":
        return lambda asker: holds(ask(asker, asker.lid))
    return lambda asker: holds(ask(asker, None))


def _ask(voorwaarde: Voorwaarde) -> Callable[[Asker, str | None], Waarde]:
    if voorwaarde.feit is not None:
        feit = voorwaarde.feit
        return lambda asker, lid: asker.waarde(feit, lid)
    if voorwaarde.spoor is not None:
        spoor = voorwaarde.spoor
        return lambda asker, lid: asker.toestand(spoor, lid)
    tabel = voorwaarde.tabel or ""
    return lambda asker, lid: asker.decide(tabel, lid)


def _holds(toets: Toets) -> Callable[[Waarde], bool]:
    cel = toets.cel
    if isinstance(cel, Cel):
        return cel.matches
    if BEKEND in cel:
        return lambda value: value is not None or ONBEKEND in cel
    return frozenset(None if word == ONBEKEND else word for word in cel).__contains__
