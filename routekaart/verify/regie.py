"""Is there always somebody with the dragende regie, as long as any spoor is active?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from routekaart.model.afspraken import Afspraken
from routekaart.model.base import GEEN
from routekaart.model.cellen import Cel
from routekaart.model.feiten import Feit
from routekaart.model.sporen import EIND, Spoor
from routekaart.model.tabellen import Beslistabel
from routekaart.verify.dozen import Budget
from routekaart.verify.getuigen import Getuige, getuige_of
from routekaart.verify.standen import Stand, Standen


@dataclass(frozen=True, slots=True)
class NiemandRegie:
    """This regel answers `geen` while the spoor is active."""

    soort: str
    tabel: str
    regel: int
    spoor: str
    getuige: Getuige


@dataclass(frozen=True, slots=True)
class OngezienSpoor:
    """This regel answers `geen`, and nothing that leads to it looks at these sporen."""

    soort: str
    tabel: str
    regel: int
    sporen: tuple[str, ...]


def find_zonder_regie(
    soort: str, afspraken: Afspraken, standen: Standen, budget: Budget
) -> Iterator[NiemandRegie | OngezienSpoor]:
    """The regels that leave a casus without this regie; each is told once."""
    naam = afspraken.regie[soort].tabel
    looked_at = columns_behind(naam, afspraken.tabellen, afspraken.feiten)
    told: set[tuple[str, int]] = set()
    for spoor in (s for s in afspraken.sporen.values() if s.spoor in looked_at):
        if not (active := _active(spoor)).is_empty:
            within = Stand({spoor.spoor: active})
            for tabel, regel, stand in standen.answering(naam, GEEN.__eq__, within, budget):
                if (tabel, regel) not in told:
                    told.add((tabel, regel))
                    getuige = getuige_of(tabel, stand)
                    yield NiemandRegie(soort, tabel, regel, spoor.spoor, getuige)
    unseen = tuple(spoor for spoor in afspraken.sporen if spoor not in looked_at)
    anywhere = next(standen.answering(naam, GEEN.__eq__, Stand({}), budget), None)
    if unseen and anywhere is not None:
        yield OngezienSpoor(soort, anywhere[0], anywhere[1], unseen)


def columns_behind(
    tabel: str, tabellen: Mapping[str, Beslistabel], feiten: Mapping[str, Feit]
) -> frozenset[str]:
    """Everything that this table looks at, directly or through what it asks."""
    found: set[str] = set()
    tables, columns = [tabel], list[str]()
    while tables or columns:
        if tables:
            asked = tabellen[tables.pop()]
            columns += asked.invoer
            tables += [regel.dan.tabel for regel in asked.regels if regel.dan.tabel]
        elif (naam := columns.pop()) not in found:
            found.add(naam)
            feit = feiten.get(naam)
            if feit is not None and feit.enig_lid is not None:
                columns.append(feit.enig_lid.feit)
            if feit is not None and feit.tabel is not None:
                tables.append(feit.tabel)
    return frozenset(found)


def _active(spoor: Spoor) -> Cel:
    return Cel(frozenset(n for n, t in spoor.toestanden.items() if EIND not in t.kenmerken))
