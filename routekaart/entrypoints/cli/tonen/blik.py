"""What is looked at: the definitions of one gemeente on one day, or those of the base."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from routekaart.kalender import write_dag
from routekaart.load import Catalogus, resolve
from routekaart.model.afspraken import Afspraken
from routekaart.model.base import BEKEND, GEEN, ONBEKEND
from routekaart.model.bronnen import Bron, MetHerkomst
from routekaart.model.feiten import Feit
from routekaart.model.gebeurtenissen import EIGEN, REGIE, Gebeurtenis
from routekaart.model.herkomst import herkomst_of
from routekaart.model.regios import Begrip, Rol
from routekaart.model.sporen import Spoor
from routekaart.model.tabellen import Beslistabel

V = TypeVar("V", Spoor, Beslistabel)


@dataclass(frozen=True, slots=True)
class Blik:
    """The definitions in force, where they stand, and who set what differs from the base."""

    catalogus: Catalogus
    peildatum: date
    sporen: Mapping[str, Spoor]
    tabellen: Mapping[str, Beslistabel]
    begrippen: Mapping[str, Begrip]
    gezet_door: Mapping[str, str]
    regio: str | None = None
    plaats: str | None = None
    afspraken: Afspraken | None = None

    @property
    def feiten(self) -> Mapping[str, Feit]:
        """All feiten."""
        return self.catalogus.feiten

    @property
    def gebeurtenissen(self) -> Mapping[str, Gebeurtenis]:
        """All gebeurtenissen."""
        return self.catalogus.gebeurtenissen

    @property
    def rollen(self) -> Mapping[str, Rol]:
        """All rollen."""
        return self.catalogus.rollen

    def rol(self, naam: str) -> str:
        """What a rol is called."""
        if naam == REGIE:
            return "wie regie heeft"
        return self.rollen[naam].titel if naam in self.rollen else spell(naam)

    def gebeurtenis(self, naam: str) -> str:
        """What a gebeurtenis is called."""
        if naam in EIGEN or naam not in self.gebeurtenissen:
            return spell(naam)
        return self.gebeurtenissen[naam].titel

    def toestand(self, spoor: str, naam: str) -> str:
        """What a toestand is called."""
        toestanden = self.sporen[spoor].toestanden if spoor in self.sporen else {}
        return toestanden[naam].titel if naam in toestanden else spell(naam)

    def invoer(self, naam: str) -> str:
        """What a feit, spoor or table is called."""
        if naam in self.sporen:
            return self.sporen[naam].titel
        if naam in self.tabellen:
            return self.tabellen[naam].vraag
        return self.feiten[naam].titel if naam in self.feiten else spell(naam)

    def waarde(self, invoer: str, naam: str) -> str:
        """What a value of it is called."""
        if naam in (GEEN, ONBEKEND, BEKEND):
            return naam
        if invoer in self.sporen:
            return self.toestand(invoer, naam)
        return self.rol(naam) if naam in self.rollen else spell(naam)

    def waarden(self, invoer: str, namen: Sequence[str]) -> str:
        """The values that are allowed, as they stand in a sentence."""
        words = [self.waarde(invoer, naam) for naam in namen]
        return f"{', '.join(words[:-1])} of {words[-1]}" if len(words) > 1 else "".join(words)

    def herkomst(self, what: MetHerkomst) -> list[str]:
        """On what it rests, a line for each bron, and what is assumed."""
        lines = []
        known = all(bron.document in self.catalogus.documenten for bron in what.bron)
        if self.regio is not None and what.bron and known:
            weighed = herkomst_of(what, self.catalogus.documenten, self.regio, self.peildatum)
            lines.append(f"Weegt hier: {weighed.gewicht.value}.")
        lines += [f"Bron: {self.cite(bron)}" for bron in what.bron]
        if what.aanname:
            lines.append(f"Aanname: {what.aanname}")
        return lines

    def cite(self, bron: Bron) -> str:
        """A quote with its place and what kind of sentence it is."""
        document = self.catalogus.documenten.get(bron.document)
        titel = document.titel if document else bron.document
        place = bron.vindplaats
        if place.replace("-", "").isdecimal():
            place = f"regel {place}"
        checked = f"; nagekeken op {write_dag(bron.nagekeken)}" if bron.nagekeken else ""
        return f"{titel}, {place} ({bron.aard}{checked}): “{bron.citaat}”"

    def set_by(self, *path: str) -> list[str]:
        """Which file set this, when it differs from the base."""
        file = self.gezet_door.get(".".join(path))
        return [f"Gezet door: {file}"] if file else []


def look_at(catalogus: Catalogus, gemeente: str | None, peildatum: date) -> Blik:
    """What holds in `gemeente` on that day; without one: the newest of the base and the regio's."""
    if gemeente is None:
        return Blik(
            catalogus,
            peildatum,
            sporen=_in_force(catalogus.sporen, peildatum),
            tabellen=_in_force(catalogus.tabellen, peildatum),
            begrippen=catalogus.begrippen,
            gezet_door={},
        )
    afspraken = resolve(catalogus, gemeente, peildatum)
    return Blik(
        catalogus,
        peildatum,
        sporen=afspraken.sporen,
        tabellen=afspraken.tabellen,
        begrippen=afspraken.begrippen,
        gezet_door=afspraken.gezet_door,
        regio=afspraken.regio.regio,
        plaats=afspraken.gemeente.naam,
        afspraken=afspraken,
    )


def _in_force(items: Mapping[str, tuple[V, ...]], peildatum: date) -> dict[str, V]:
    """Of each name the version of the base that holds; where there is no base, the newest."""
    found = {}
    for naam, versions in items.items():
        here = [v for v in versions if (v.vanaf or date.min) <= peildatum] or list(versions)
        base = [v for v in here if v.regio is None and v.gemeente is None]
        found[naam] = (base or here)[-1]
    return found


def spell(naam: str) -> str:
    """A name without a title, as words."""
    return naam.replace("_", " ")
