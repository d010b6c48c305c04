"""Two gemeenten, or one on two days: all that is not the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from routekaart.kaarten.vergelijken.dingen import Dingen, Onderdeel, Verschil, compare_dingen
from routekaart.kaarten.vergelijken.kant import Kant
from routekaart.kaarten.vergelijken.plek import (
    REGIES,
    is_verlopen,
    list_begrippen,
    list_beleid,
    list_ingangen,
    list_open,
    list_regie,
    list_rollen,
)
from routekaart.kaarten.vergelijken.sporen import list_sporen
from routekaart.kaarten.vergelijken.tabellen import TABELLEN, compare_tabellen, list_tabellen
from routekaart.kalender import write_dag
from routekaart.model.afspraken import Afspraken


@dataclass(frozen=True, slots=True)
class Zijkant:
    """Which afspraken one side is about; `naam` tells it from the other side."""

    naam: str
    gemeente: str
    regio: str
    peildatum: str
    beleid: str
    verlopen: bool
    gedrag: str


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Everything that differs, and how much does not."""

    links: Zijkant
    rechts: Zijkant
    onderdelen: tuple[Onderdeel, ...]

    @property
    def zelfde_gedrag(self) -> bool:
        """Whether a casus goes by the very same rules on both sides."""
        return self.links.gedrag == self.rechts.gedrag

    @property
    def verschillen(self) -> int:
        """How many differences there are."""
        return sum(len(onderdeel.verschillen) for onderdeel in self.onderdelen)

    @property
    def gelijk(self) -> int:
        """How many things are the same."""
        return sum(onderdeel.gelijk for onderdeel in self.onderdelen)


_BEFORE: Final[dict[str, Callable[[Kant], Dingen]]] = {"Beleid": list_beleid}
_AFTER: Final[dict[str, Callable[[Kant], Dingen]]] = {
    "Sporen, toestanden en termijnen": list_sporen,
    "Wie vult welke rol in": list_rollen,
    "Ingangen": list_ingangen,
    "Begrippen die hier iets anders betekenen": list_begrippen,
    "Open afspraken": list_open,
}


def compare_afspraken(links: Afspraken, rechts: Afspraken) -> Vergelijking:
    """What differs between two sides, part by part."""
    here, there = Kant(links), Kant(rechts)
    return Vergelijking(
        _zijkant(here, there),
        _zijkant(there, here),
        (
            *(compare_dingen(t, list_(here), list_(there)) for t, list_ in _BEFORE.items()),
            _compare_regie(here, there),
            _compare_tabellen(here, there),
            *(compare_dingen(t, list_(here), list_(there)) for t, list_ in _AFTER.items()),
        ),
    )


def compare_regie(here: Kant, there: Kant, soort: str) -> tuple[Verschil, ...]:
    """When somebody else has this regie; nothing when only one side knows the kind."""
    ours, theirs = here.afspraken.regie.get(soort), there.afspraken.regie.get(soort)
    if ours is None or theirs is None:
        return ()
    wat = f"{ours.titel}: wie heeft haar"
    return compare_tabellen((REGIES, soort, "wie"), wat, (here, ours.tabel), (there, theirs.tabel))


def _compare_regie(here: Kant, there: Kant) -> Onderdeel:
    dingen = list_regie(here), list_regie(there)
    found = compare_dingen("Regie", *dingen)
    rows = [
        (soort, compare_regie(here, there, soort))
        for soort in here.afspraken.regie
        if soort in there.afspraken.regie
    ]
    told = {verschil.sleutel[1] for verschil in found.verschillen}
    more = sum(1 for soort, some in rows if some and soort not in told)
    verschillen = (*found.verschillen, *(v for _, some in rows for v in some))
    return Onderdeel(found.titel, found.gelijk - more, verschillen)


def _compare_tabellen(here: Kant, there: Kant) -> Onderdeel:
    ours, theirs = list_tabellen(here), list_tabellen(there)
    found = [tuple(_compare_tabel(here, there, n)) for n in ours if n in theirs]
    alone = [n for n in (*ours, *theirs) if (n in ours) is not (n in theirs)]
    found += [(_one_sided(here, there, naam),) for naam in alone]
    same = sum(1 for some in found if not some)
    return Onderdeel("Beslistabellen", same, tuple(v for some in found for v in some))


def _compare_tabel(here: Kant, there: Kant, naam: str) -> Iterator[Verschil]:
    vraag = here.afspraken.tabellen[naam].vraag
    yield from compare_tabellen((TABELLEN, naam), vraag, (here, naam), (there, naam))


def _one_sided(here: Kant, there: Kant, naam: str) -> Verschil:
    asks = [naam in list_tabellen(kant) for kant in (here, there)]
    kant = here if asks[0] else there
    texts = ["wordt gevraagd" if yes else "wordt niet gevraagd" for yes in asks]
    voor = kant.rollen(kant.rollen_of_tabel(naam) or kant.askers_of_tabel(naam))
    vraag = kant.afspraken.tabellen[naam].vraag
    return Verschil((TABELLEN, naam), vraag, texts[0], texts[1], voor)


def _zijkant(kant: Kant, other: Kant) -> Zijkant:
    a, b = kant.afspraken, other.afspraken
    dag, gemeente = write_dag(a.peildatum), a.gemeente.naam
    if a.peildatum == b.peildatum:
        naam = gemeente
    else:
        naam = dag if gemeente == b.gemeente.naam else f"{gemeente}, {dag}"
    beleid = a.documenten[a.regio.beleid].titel
    peildatum = a.peildatum.isoformat()
    return Zijkant(naam, gemeente, a.regio.naam, peildatum, beleid, is_verlopen(kant), a.gedrag)
