"""Does every regel ever count, and is every uitkomst ever given?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from routekaart.engine.tables import CompiledTabel
from routekaart.model.tabellen import ROL, Beslistabel
from routekaart.verify.dozen import Budget, Raster, find_hole, intersect
from routekaart.verify.standen import Stand, Standen


@dataclass(frozen=True, slots=True)
class Onbereikbaar:
    """Under `eerste`: the regels `door` answer everything that this one could."""

    tabel: str
    regel: int
    door: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tegenspraak:
    """What the regel asks cannot be true together: a feit follows from the others otherwise."""

    tabel: str
    regel: int


@dataclass(frozen=True, slots=True)
class NooitGegeven:
    """No regel that can count gives this uitkomst."""

    tabel: str
    uitkomst: str


@dataclass(frozen=True, slots=True)
class BuitenUitvoer:
    """The regel passes the question on to a table that can say what this one never may."""

    tabel: str
    regel: int
    naar: str
    uitkomsten: tuple[str, ...]


def find_buiten_bereik(
    tabel: CompiledTabel, standen: Standen, budget: Budget
) -> Iterator[Onbereikbaar | Tegenspraak]:
    """The regels that never count."""
    raster = Raster(tabel)
    for regel in tabel.regels:
        doos = raster.regels[regel.nummer - 1]
        earlier = raster.regels[: regel.nummer - 1] if tabel.treffer == "eerste" else []
        if find_hole(doos, earlier, budget) is None:
            yield Onbereikbaar(tabel.naam, regel.nummer, _covering(doos, earlier))
        elif next(standen.hitting(tabel, regel, Stand({}), budget), None) is None:
            yield Tegenspraak(tabel.naam, regel.nummer)


def find_verkeerde_uitvoer(
    naam: str,
    tabellen: Mapping[str, Beslistabel],
    rollen: frozenset[str],
    never: frozenset[int],
) -> Iterator[NooitGegeven | BuitenUitvoer]:
    """What the `uitvoer` promises too much or too little; the regels in `never` do not count."""
    tabel = tabellen[naam]
    allowed = _uitvoer(tabel, rollen)
    given: set[str] = set()
    for nummer, regel in enumerate(tabel.regels, start=1):
        if regel.dan.waarde is not None:
            answers = {regel.dan.waarde}
        else:
            naar = regel.dan.tabel or ""
            answers = set(_uitvoer(tabellen[naar], rollen))
            if outside := answers - allowed:
                yield BuitenUitvoer(naam, nummer, naar, tuple(sorted(outside)))
        if nummer not in never:
            given |= answers
    if tabel.mag_afwijken:
        return  # another regio or gemeente may give the answers that are not given here
    for uitkomst in tabel.uitvoer:
        if uitkomst not in given and uitkomst != ROL:
            yield NooitGegeven(naam, uitkomst)


def _uitvoer(tabel: Beslistabel, rollen: frozenset[str]) -> frozenset[str]:
    return frozenset(tabel.uitvoer) | (rollen if ROL in tabel.uitvoer else frozenset())


def _covering(doos: tuple[int, ...], earlier: list[tuple[int, ...]]) -> tuple[int, ...]:
    """The first regel that covers the box by itself, or all that meet it."""
    met = [(n, both) for n, e in enumerate(earlier, start=1) if (both := intersect(doos, e))]
    alone = [n for n, both in met if both == doos]
    return tuple(alone[:1] or (n for n, _ in met))
