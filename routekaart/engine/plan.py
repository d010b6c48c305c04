"""
Afspraken compiled for the engine: machines, tables and indexes, built once, shared by all casussen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from routekaart.engine.keuze import Keuze
from routekaart.engine.machine import Machine
from routekaart.engine.stand import FeitId
from routekaart.engine.tables import Beslissing, CompiledTabel, compile_tabellen, domeinen_of
from routekaart.engine.view import Toets, Vraag, ask_tabel, compile_vragen
from routekaart.model.afspraken import Afspraken
from routekaart.model.cellen import Cel, Domein, Waarde, compile_cel, parse_waarde
from routekaart.model.feiten import Feit, LidFeit
from routekaart.model.gebeurtenissen import Gebeurtenis
from routekaart.model.regios import Rol
from routekaart.model.sporen import EIND, Opening, Spoor, Termijn, Voorwaarde

Listener = tuple[str, bool, Mapping[str, Keuze]]
"""A spoor that listens to a gebeurtenis, whether it runs per lid, and its choice by toestand."""

RegieAntwoorden = tuple[tuple[str, str | None, Beslissing], ...]
"""Of each kind of regie the rol that has it (None: nobody), and what the table said."""


@dataclass(frozen=True, slots=True)
class Opener:
    """An opening of a spoor, with its conditions compiled."""

    spoor: str
    opening: Opening
    toetsen: tuple[Toets, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """
    What `react` runs. Everything in it follows from the Afspraken; nothing in it changes.

    `regie_antwoorden` is no exception: it remembers what the tables answered to `regie_vragen`.
    """

    afspraken: Afspraken
    sporen: Mapping[str, Spoor]
    feiten: Mapping[str, Feit]
    gebeurtenissen: Mapping[str, Gebeurtenis]
    rollen: Mapping[str, Rol]
    tabellen: Mapping[str, CompiledTabel]
    vragen: Mapping[str, Vraag]
    kolommen: Mapping[str, tuple[Vraag, ...]]
    machines: Mapping[str, Machine]
    toetsen: Mapping[tuple[str, str], tuple[Toets, ...]]
    openers: Mapping[str, tuple[Opener, ...]]
    listeners: Mapping[str, tuple[Listener, ...]]
    uit_feit: Mapping[str, FeitId]
    cellen: Mapping[LidFeit, Cel]
    zet: Mapping[tuple[str, str], Waarde]
    lid_feiten: frozenset[str]
    ritmes: frozenset[str]
    regie: tuple[tuple[str, str], ...]
    regie_vragen: tuple[Vraag, ...]
    regie_antwoorden: dict[tuple[Waarde, ...], RegieAntwoorden]
    dragend: tuple[str, ...]
    vanzelf: frozenset[str]
    eind: frozenset[tuple[str, str]]
    termijnen: Mapping[tuple[str, str], Mapping[str, Termijn]]

    def per_lid(self, spoor: str) -> bool:
        """Whether a spoor runs per lid; one that this regio does not use runs nowhere."""
        return spoor in self.sporen and self.sporen[spoor].per == "lid"

    def is_end(self, spoor: str, toestand: str) -> bool:
        """Whether an instance ends in this toestand."""
        return (spoor, toestand) in self.eind


def compile_plan(afspraken: Afspraken) -> Plan:
    """
    The Plan of these Afspraken. They must be free of errors of form and reference (see `load`);
    what they mean may still be wrong, and shows when it happens, or earlier in `verify`.
    """
    sporen = {**afspraken.andere_sporen, **afspraken.sporen}
    domeinen = domeinen_of(afspraken.feiten, sporen, afspraken.tabellen, afspraken.rollen)
    tabellen = compile_tabellen(afspraken.tabellen, domeinen)
    vragen = compile_vragen(afspraken.feiten, sporen)
    compiler = _Compiler(afspraken, domeinen, vragen)
    machines: dict[str, Machine] = {}
    toetsen: dict[tuple[str, str], tuple[Toets, ...]] = {}
    openers: dict[str, list[Opener]] = {}
    listeners: dict[str, list[Listener]] = {}
    for naam, spoor in afspraken.sporen.items():
        machines[naam] = Machine(spoor)
        for overgang_naam, overgang in spoor.overgangen.items():
            toetsen[naam, overgang_naam] = compiler.toetsen(overgang.mits, spoor)
        for gebeurtenis, keuzes in _keuzes(machines[naam], toetsen).items():
            listeners.setdefault(gebeurtenis, []).append((naam, spoor.per == "lid", keuzes))
        for opening in spoor.opent:
            opener = Opener(naam, opening, compiler.toetsen(opening.mits, spoor))
            openers.setdefault(opening.bij, []).append(opener)
    return Plan(
        afspraken=afspraken,
        sporen=afspraken.sporen,
        feiten=afspraken.feiten,
        gebeurtenissen=afspraken.gebeurtenissen,
        rollen=afspraken.rollen,
        tabellen=tabellen,
        vragen=vragen,
        kolommen={t.naam: tuple(vragen[naam] for naam in t.invoer) for t in tabellen.values()},
        machines=machines,
        toetsen=toetsen,
        openers={naam: tuple(list_) for naam, list_ in openers.items()},
        listeners={naam: tuple(sporen) for naam, sporen in listeners.items()},
        uit_feit={n: FeitId(r.uit_feit) for n, r in afspraken.rollen.items() if r.uit_feit},
        zet=dict(_zet_waarden(afspraken)),
        ritmes=frozenset(n for n, feit in afspraken.feiten.items() if feit.soort == "ritme"),
        lid_feiten=frozenset(n for n, feit in afspraken.feiten.items() if feit.per == "lid"),
        cellen={lid_feit: compiler.lid_cel(lid_feit) for lid_feit in _lid_feiten(afspraken)},
        regie=tuple((soort, regie.tabel) for soort, regie in afspraken.regie.items()),
        regie_vragen=tuple(vragen[naam] for naam in _regie_invoer(afspraken)),
        regie_antwoorden={},
        dragend=tuple(soort for soort, regie in afspraken.regie.items() if regie.dragend),
        vanzelf=frozenset(s for s, regie in afspraken.regie.items() if not regie.aanvaarden),
        eind=frozenset(
            (naam, toestand)
            for naam, spoor in afspraken.sporen.items()
            for toestand, definitie in spoor.toestanden.items()
            if EIND in definitie.kenmerken
        ),
        termijnen={
            (naam, toestand): definitie.termijnen
            for naam, spoor in afspraken.sporen.items()
            for toestand, definitie in spoor.toestanden.items()
        },
    )


def _keuzes(
    machine: Machine, toetsen: Mapping[tuple[str, str], tuple[Toets, ...]]
) -> dict[str, dict[str, Keuze]]:
    """By gebeurtenis and toestand the choice that an instance of this spoor has."""
    spoor = machine.spoor
    found: dict[str, dict[str, Keuze]] = {}
    for (toestand, gebeurtenis), namen in machine.listening.items():
        listening = {naam: toetsen[spoor.spoor, naam] for naam in namen}
        keuze = Keuze(machine, (toestand, gebeurtenis), listening)
        found.setdefault(gebeurtenis, {})[toestand] = keuze
    return found


def _lid_feiten(afspraken: Afspraken) -> Iterator[LidFeit]:
    for feit in afspraken.feiten.values():
        if feit.enig_lid is not None:
            yield feit.enig_lid
    for spoor in afspraken.sporen.values():
        for overgang in (*spoor.opent, *spoor.overgangen.values()):
            yield from (start.mits for start in overgang.start if start.mits is not None)


def _regie_invoer(afspraken: Afspraken) -> Iterable[str]:
    """All that the tables of regie look at, and the tables to which they pass the question on."""
    found: dict[str, None] = {}
    todo = [regie.tabel for regie in afspraken.regie.values()]
    seen = set(todo)
    for naam in todo:
        tabel = afspraken.tabellen[naam]
        found.update(dict.fromkeys(tabel.invoer))
        further = [r.dan.tabel for r in tabel.regels if r.dan.tabel and r.dan.tabel not in seen]
        seen.update(further)
        todo.extend(further)
    return found


def _zet_waarden(afspraken: Afspraken) -> Iterator[tuple[tuple[str, str], Waarde]]:
    """Each feit and text that an overgang or opening sets, with the value that this text is."""
    for spoor in afspraken.sporen.values():
        for regel in (*spoor.opent, *spoor.overgangen.values()):
            for feit, text in regel.zet.items():
                yield (feit, text), parse_waarde(text, afspraken.feiten[feit])


class _Compiler:
    def __init__(
        self, afspraken: Afspraken, domeinen: Mapping[str, Domein], vragen: Mapping[str, Vraag]
    ) -> None:
        self._afspraken, self._domeinen, self._vragen = afspraken, domeinen, vragen

    def toetsen(self, voorwaarden: Iterable[Voorwaarde], spoor: Spoor) -> tuple[Toets, ...]:
        return tuple(self._toets(voorwaarde, spoor) for voorwaarde in voorwaarden)

    def _toets(self, voorwaarde: Voorwaarde, spoor: Spoor) -> Toets:
        if voorwaarde.feit is not None:
            feit, vraag = self._afspraken.feiten[voorwaarde.feit], self._vragen[voorwaarde.feit]
            cel = compile_cel(voorwaarde.is_, self._domeinen[voorwaarde.feit])
            per_lid = feit.per == "lid" and spoor.per == "lid"
            return Toets(voorwaarde, vraag, cel, per_lid=per_lid)
        words = frozenset(voorwaarde.is_)
        if voorwaarde.spoor is not None:
            asked = self._afspraken.sporen.get(voorwaarde.spoor)
            per_lid = asked is not None and asked.per == "lid" and spoor.per == "lid"
            return Toets(voorwaarde, self._vragen[voorwaarde.spoor], words, per_lid=per_lid)
        tabel = self._afspraken.tabellen[voorwaarde.tabel or ""]
        return Toets(voorwaarde, ask_tabel(tabel.beslistabel), words, per_lid=tabel.per == "lid")

    def lid_cel(self, lid_feit: LidFeit) -> Cel:
        return compile_cel(lid_feit.is_, self._domeinen[lid_feit.feit])
