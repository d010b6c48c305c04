"""Does a feit that follows from a table get one value?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from routekaart.model.feiten import Feit
from routekaart.model.tabellen import Beslistabel


@dataclass(frozen=True, slots=True)
class MeerdereWaarden:
    """The feit follows from a table that may give several answers at once."""

    feit: str
    tabel: str


def find_meerdere_waarden(
    feiten: Mapping[str, Feit], tabellen: Mapping[str, Beslistabel]
) -> Iterator[MeerdereWaarden]:
    """The feiten whose table, or a table to which that passes the question on, is `alle`."""
    for naam, feit in feiten.items():
        todo, seen = [feit.tabel], set[str]()
        while todo:
            asked = todo.pop()
            if asked is None or asked in seen or asked not in tabellen:
                continue
            seen.add(asked)
            todo += [regel.dan.tabel for regel in tabellen[asked].regels]
            if tabellen[asked].treffer == "alle":
                yield MeerdereWaarden(naam, asked)
                break
