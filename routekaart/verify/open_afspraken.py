"""Which agreements does this gemeente still have to make?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from routekaart.model.afspraken import Afspraken
from routekaart.model.base import GEEN
from routekaart.model.gebeurtenissen import REGIE
from routekaart.model.regios import INWONER
from routekaart.model.sporen import Spoor
from routekaart.model.tabellen import ROL


@dataclass(frozen=True, slots=True)
class RolZonderInvulling:
    """A rol that is asked for, while nobody here is named for it; `plek` is where, by path."""

    rol: str
    plek: str
    plekken: int


@dataclass(frozen=True, slots=True)
class TermijnZonderDuur:
    """A termijn that runs without a date, because nobody agreed its duur."""

    spoor: str
    toestand: str
    termijn: str


@dataclass(frozen=True, slots=True)
class GemeentenOnvolledig:
    """The list of gemeenten of this regio is not complete; `uitleg` says what is missing."""

    regio: str
    uitleg: str


def find_onvolledig(afspraken: Afspraken) -> Iterator[GemeentenOnvolledig]:
    """That the regio has more gemeenten than are listed, when its source names no list."""
    onvolledig = afspraken.regio.gemeenten_onvolledig
    if onvolledig is not None:
        yield GemeentenOnvolledig(afspraken.regio.naam, onvolledig.uitleg)


def find_zonder_invulling(afspraken: Afspraken) -> Iterator[RolZonderInvulling]:
    """The rollen that are asked for and not filled, each with the first place that asks."""
    asked: dict[str, list[str]] = {}
    for rol, plek in _asked_rollen(afspraken):
        asked.setdefault(rol, []).append(plek)
    for rol, plekken in asked.items():
        invulling = afspraken.invullingen.get(rol)
        known = afspraken.rollen.get(rol)
        if known is None or known.uit_feit is not None or INWONER in known.kenmerken:
            continue
        if invulling is None or not invulling.known:
            yield RolZonderInvulling(rol, plekken[0], len(plekken))


def find_zonder_duur(afspraken: Afspraken) -> Iterator[TermijnZonderDuur]:
    """The termijnen of which nobody has said how long they are."""
    for spoor in afspraken.sporen.values():
        for naam, toestand in spoor.toestanden.items():
            for termijn, what in toestand.termijnen.items():
                if what.duur == "lokaal" or (what.duur is None and what.ritme is None):
                    yield TermijnZonderDuur(spoor.spoor, naam, termijn)


def _asked_rollen(afspraken: Afspraken) -> Iterator[tuple[str, str]]:
    for naam, spoor in afspraken.sporen.items():
        for rol, path in _asked_by_spoor(spoor):
            if rol != REGIE:
                yield rol, f"sporen.{naam}.{path}"
    for naam, tabel in afspraken.tabellen.items():
        # A table is about rollen when it says so, or when it can answer nothing else.
        if ROL in tabel.uitvoer or set(tabel.uitvoer) <= {GEEN, *afspraken.rollen}:
            for index, regel in enumerate(tabel.regels):
                if regel.dan.waarde in afspraken.rollen:
                    yield regel.dan.waarde or "", f"tabellen.{naam}.regels.{index}"


def _asked_by_spoor(spoor: Spoor) -> Iterator[tuple[str, str]]:
    for naam, toestand in spoor.toestanden.items():
        yield from ((rol, f"toestanden.{naam}") for rol in toestand.aan_zet)
    ways = [(f"opent.{index}", opening) for index, opening in enumerate(spoor.opent)]
    ways += [(f"overgangen.{naam}", overgang) for naam, overgang in spoor.overgangen.items()]
    for path, way in ways:
        yield from ((taak.voor, path) for taak in way.taken)
