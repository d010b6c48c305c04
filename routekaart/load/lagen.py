"""
The layers: which sporen and tabellen hold, and what regio and gemeente change in them.

A definition for one place replaces the base of its name as a whole; `afwijkingen` change only what
they name. Whether the base allows it is asked by `overrides`, not here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from routekaart.errors import ContentNotFound, NotInForce
from routekaart.load.catalogus import Catalogus
from routekaart.load.digest import Digests, Named
from routekaart.model.regios import Gemeente, Regio, SpoorAfwijking, TermijnAfwijking
from routekaart.model.sporen import Spoor, Termijn, Toestand
from routekaart.model.tabellen import Beslistabel

T = TypeVar("T", Spoor, Beslistabel)


@dataclass(frozen=True, slots=True)
class Laag:
    """What holds after a layer; `gezet_door` says which file set what differs from the base."""

    sporen: Mapping[str, Spoor]
    tabellen: Mapping[str, Beslistabel]
    gezet_door: Mapping[str, str]
    gedrag: str
    invulling: str


def build_laag(catalogus: Catalogus, regio: Regio, peildatum: date) -> Laag:
    """The base, with what the regio has of its own and changes."""
    gezet: dict[str, str] = {}

    def for_regio(item: Spoor | Beslistabel) -> bool:
        return item.gemeente is None and item.regio in (None, regio.regio)

    tabellen = _in_force(catalogus.tabellen, for_regio, peildatum)
    sporen = _in_force(catalogus.sporen, for_regio, peildatum)
    listed = {naam: _listed(catalogus, sporen, naam, peildatum) for naam in regio.sporen}
    for kind, items in (("sporen", listed), ("tabellen", tabellen)):
        for naam, item in items.items():
            if item.regio is not None:
                gezet[f"{kind}.{naam}"] = catalogus.file_of(item).file
    changed = _change(listed, regio.afwijkingen, catalogus.file_of(regio).file, gezet)
    return _close(catalogus, regio, changed, tabellen, gezet)


def depart(
    catalogus: Catalogus, laag: Laag, gemeente: Gemeente, regio: Regio, peildatum: date
) -> Laag:
    """What the gemeente has of its own and changes; most have nothing, and share the layer."""

    def for_gemeente(item: Spoor | Beslistabel) -> bool:
        return item.gemeente == gemeente.gemeente

    tabellen = _in_force(catalogus.tabellen, for_gemeente, peildatum)
    own = _in_force(catalogus.sporen, for_gemeente, peildatum)
    sporen = {naam: spoor for naam, spoor in own.items() if naam in laag.sporen}
    if not (tabellen or sporen or gemeente.afwijkingen):
        return laag
    gezet = dict(laag.gezet_door)
    for kind, items in (("sporen", sporen), ("tabellen", tabellen)):
        for naam, item in items.items():
            # What the regio changed in the spoor that is replaced here holds no longer.
            _forget(gezet, f"{kind}.{naam}")
            gezet[f"{kind}.{naam}"] = catalogus.file_of(item).file
    together = {**laag.sporen, **sporen}
    file = catalogus.file_of(gemeente).file
    changed = _change(together, gemeente.afwijkingen, file, gezet)
    return _close(catalogus, regio, changed, {**laag.tabellen, **tabellen}, gezet)


def _close(
    catalogus: Catalogus,
    regio: Regio,
    sporen: Mapping[str, Spoor],
    tabellen: Mapping[str, Beslistabel],
    gezet: Mapping[str, str],
) -> Laag:
    digests: Digests = catalogus.shared.setdefault(Digests, Digests())
    steering: Named = {
        "sporen": sporen,
        "tabellen": tabellen,
        "feiten": catalogus.feiten,
        "gebeurtenissen": catalogus.gebeurtenissen,
        "rollen": catalogus.rollen,
        "regie": regio.regie,
    }
    floating: Named = {"regio": {regio.regio: regio}, "begrippen": catalogus.begrippen}
    teksten = digests.teksten(steering, floating, (catalogus.noodnummers, catalogus.feestdagen))
    return Laag(sporen, tabellen, gezet, digests.gedrag(steering), teksten)


def _in_force(
    items: Mapping[str, Iterable[T]], here: Callable[[T], bool], peildatum: date
) -> dict[str, T]:
    """Per name the newest version in force; one for a place goes before the base."""
    found: dict[str, T] = {}
    for naam, versions in items.items():
        fitting = [v for v in versions if here(v) and (v.vanaf or date.min) <= peildatum]
        if fitting:
            local = [v for v in fitting if v.regio is not None or v.gemeente is not None]
            found[naam] = (local or fitting)[-1]
    return found


def _listed(catalogus: Catalogus, sporen: Mapping[str, Spoor], naam: str, peildatum: date) -> Spoor:
    if naam in sporen:
        return sporen[naam]
    later = [spoor.vanaf for spoor in catalogus.sporen.get(naam, ()) if spoor.vanaf is not None]
    if later:
        raise NotInForce(naam, peildatum, min(later))
    raise ContentNotFound("spoor", naam, sorted(sporen))


def _forget(gezet: dict[str, str], path: str) -> None:
    for known in [known for known in gezet if known == path or known.startswith(f"{path}.")]:
        del gezet[known]


def _change(
    sporen: Mapping[str, Spoor],
    afwijkingen: Mapping[str, SpoorAfwijking],
    file: str,
    gezet: dict[str, str],
) -> dict[str, Spoor]:
    changed = dict(sporen)
    for naam, afwijking in afwijkingen.items():
        if naam in changed:
            changed[naam] = _change_spoor(changed[naam], afwijking, file, gezet)
    return changed


def _change_spoor(
    spoor: Spoor, afwijking: SpoorAfwijking, file: str, gezet: dict[str, str]
) -> Spoor:
    path = f"sporen.{spoor.spoor}"
    toestanden = {
        naam: _change_toestand(f"{path}.toestanden.{naam}", naam, toestand, afwijking, file, gezet)
        for naam, toestand in spoor.toestanden.items()
    }
    for naam in afwijking.termijnen:
        gezet.update(
            (f"{path}.termijnen.{naam}.{field}", file)
            for field in _named(afwijking.termijnen[naam])
            if any(naam in toestand.termijnen for toestand in spoor.toestanden.values())
        )
    for naam in afwijking.vervalt:
        if naam in spoor.overgangen:
            gezet[f"{path}.overgangen.{naam}"] = file
    update: dict[str, object] = {
        "toestanden": toestanden,
        "overgangen": {n: o for n, o in spoor.overgangen.items() if n not in afwijking.vervalt},
    }
    if afwijking.titel is not None:
        update["titel"] = afwijking.titel
        gezet[f"{path}.titel"] = file
    return spoor.model_copy(update=update)


def _change_toestand(
    path: str,
    naam: str,
    toestand: Toestand,
    afwijking: SpoorAfwijking,
    file: str,
    gezet: dict[str, str],
) -> Toestand:
    update: dict[str, object] = {}
    if other := afwijking.toestanden.get(naam):
        update |= {"titel": other.titel, "bron": other.bron, "aanname": other.aanname}
        gezet[f"{path}.titel"] = file
    if toestand.termijnen.keys() & afwijking.termijnen.keys():
        update["termijnen"] = {
            name: _change_termijn(termijn, afwijking.termijnen.get(name))
            for name, termijn in toestand.termijnen.items()
        }
    return toestand.model_copy(update=update) if update else toestand


def _change_termijn(termijn: Termijn, afwijking: TermijnAfwijking | None) -> Termijn:
    if afwijking is None:
        return termijn
    update = {field: getattr(afwijking, field) for field in _named(afwijking)}
    return termijn.model_copy(
        update={**update, "bron": afwijking.bron, "aanname": afwijking.aanname}
    )


def _named(afwijking: TermijnAfwijking) -> list[str]:
    return [field for field in ("duur", "ritme") if getattr(afwijking, field) is not None]
