"""All questions about one table, each with a budget of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from routekaart.engine.tables import CompiledTabel
from routekaart.model.tabellen import Beslistabel
from routekaart.verify.bereik import (
    BuitenUitvoer,
    NooitGegeven,
    Onbereikbaar,
    Tegenspraak,
    find_buiten_bereik,
    find_verkeerde_uitvoer,
)
from routekaart.verify.dozen import LIMIT, Budget, TeGroot, TooManyBoxes
from routekaart.verify.dubbel import Overlap, Verschil, find_dubbel
from routekaart.verify.gaten import Gat, find_gaten
from routekaart.verify.standen import Standen

Gevonden = (
    Gat | Overlap | Verschil | Onbereikbaar | Tegenspraak | NooitGegeven | BuitenUitvoer | TeGroot
)


def check_tabel(
    naam: str,
    tabellen: Mapping[str, Beslistabel],
    rollen: frozenset[str],
    standen: Standen,
    limit: int = LIMIT,
) -> Iterator[Gevonden]:
    """Everything that is wrong with one table, when its circles have been ruled out."""
    tabel = standen.tabellen[naam]
    never: set[int] = set()
    questions: tuple[
        tuple[str, Callable[[CompiledTabel, Standen, Budget], Iterator[Gevonden]]], ...
    ]
    questions = (
        ("of er voor elk huishouden een antwoord is.", find_gaten),
        ("of er regels samen gelden.", find_dubbel),
        ("of elke regel aan de beurt kan komen.", find_buiten_bereik),
    )
    for vraag, find in questions:
        try:
            for found in find(tabel, standen, Budget(limit)):
                if isinstance(found, Onbereikbaar | Tegenspraak):
                    never.add(found.regel)
                yield found
        except TooManyBoxes:
            yield TeGroot(naam, vraag, limit)
    yield from find_verkeerde_uitvoer(naam, tabellen, rollen, frozenset(never))
