"""Does a question ever come back to the table that asked it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from routekaart.model.feiten import Feit
from routekaart.model.tabellen import Beslistabel


@dataclass(frozen=True, slots=True)
class Kring:
    """These tables wait for each other's answer; the first stands at the end again."""

    tabellen: tuple[str, ...]


def find_kringen(
    tabellen: Mapping[str, Beslistabel], feiten: Mapping[str, Feit]
) -> Iterator[Kring]:
    """Every circle of tables, through `dan` and through feiten that follow from a table."""
    edges = {
        naam: {regel.dan.tabel for regel in tabel.regels if regel.dan.tabel in tabellen}
        | {found for name in tabel.invoer if (found := _table_behind(name, feiten)) in tabellen}
        for naam, tabel in tabellen.items()
    }
    while True:
        try:
            TopologicalSorter(edges).prepare()
        except CycleError as error:
            # graphlib tells a circle from what is asked to who asks; we tell who asks whom.
            circle = error.args[1][::-1]
            yield Kring(tuple(circle))
            edges[circle[0]] = edges[circle[0]] - {circle[1]}
        else:
            return


def _table_behind(naam: str, feiten: Mapping[str, Feit]) -> str | None:
    """The table from which a feit follows, directly or through the leden."""
    feit = feiten.get(naam)
    if feit is not None and feit.enig_lid is not None:
        feit = feiten.get(feit.enig_lid.feit)
    return None if feit is None else feit.tabel
