"""
Who has regie when: the table that the engine asks, and the tables it passes on to, written out.

Read from above, the first regel that holds answers; so it does in the engine, and
`tests/test_kaarten_matrix.py` holds the two together for every combination of the inputs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from routekaart.engine.plan import Plan
from routekaart.kaarten.kaart import MatrixRij
from routekaart.kaarten.noten import Noten
from routekaart.kaarten.wie import Bezetting
from routekaart.kaarten.woorden import Woorden
from routekaart.model.base import GEEN
from routekaart.model.cellen import Cel, Waarde, any_cel
from routekaart.model.tabellen import Regel


@dataclass(frozen=True, slots=True)
class Situatie:
    """A box of inputs and the rol that answers it; `regels` are the rules that said so."""

    cellen: Mapping[str, Cel]
    rol: str
    regels: tuple[Regel, ...]

    def matches(self, values: Mapping[str, Waarde]) -> bool:
        """Whether these values lie in the box."""
        return all(cel.matches(values[naam]) for naam, cel in self.cellen.items())


def expand(plan: Plan, tabel: str) -> tuple[Situatie, ...]:
    """All situations of a table, in the order in which they count."""
    return tuple(_join(list(_expand(plan, tabel, Situatie({}, "", ())))))


def _expand(plan: Plan, tabel: str, outer: Situatie) -> Iterator[Situatie]:
    compiled = plan.tabellen[tabel]
    for regel, definitie in zip(
        compiled.regels, plan.afspraken.tabellen[tabel].regels, strict=True
    ):
        cellen = dict(outer.cellen)
        for naam, cel in regel.cellen.items():
            cellen[naam] = cellen[naam].intersect(cel) if naam in cellen else cel
        if any(cel.is_empty for cel in cellen.values()):
            continue
        if any(not cel.matches(GEEN) for naam, cel in cellen.items() if _unused(plan, naam)):
            continue  # asks for a spoor that this regio does not use
        cellen = {naam: cel for naam, cel in cellen.items() if not _unused(plan, naam)}
        inner = Situatie(cellen, regel.dan.waarde or "", (*outer.regels, definitie))
        if regel.dan.tabel:
            yield from _expand(plan, regel.dan.tabel, inner)
        else:
            yield inner


def _unused(plan: Plan, naam: str) -> bool:
    """Whether it is a spoor that does not run here: it is always `geen`."""
    return naam not in plan.feiten and naam not in plan.sporen


def _join(situaties: list[Situatie]) -> Iterator[Situatie]:
    """Neighbours that differ in one cell only, and have one answer on one ground, become one."""
    joined: list[Situatie] = []
    for situatie in situaties:
        last = joined[-1] if joined else None
        differ = _differ(last, situatie) if last else None
        if last and differ and len(differ) == 1:
            [naam] = differ
            cel = last.cellen[naam].union(situatie.cellen[naam])
            joined[-1] = replace(last, cellen={**last.cellen, naam: cel})
        else:
            joined.append(situatie)
    yield from joined


def _differ(one: Situatie, other: Situatie) -> set[str] | None:
    """The inputs on which two differ, when all else is the same."""
    same_ground = [(r.bron, r.aanname, r.uitleg) for r in one.regels] == [
        (r.bron, r.aanname, r.uitleg) for r in other.regels
    ]
    if one.rol != other.rol or set(one.cellen) != set(other.cellen) or not same_ground:
        return None
    return {naam for naam in one.cellen if one.cellen[naam] != other.cellen[naam]}


def write_matrix(
    plan: Plan, tabel: str, woorden: Woorden, bezetting: Bezetting, noten: Noten
) -> tuple[tuple[str, ...], tuple[MatrixRij, ...]]:
    """The columns and rows in the words of the kaart; a column that decides nothing is left out."""
    situaties = expand(plan, tabel)
    domeinen = {n: d for t in plan.tabellen.values() for n, d in t.domeinen.items()}
    namen = [
        naam
        for naam in dict.fromkeys(naam for situatie in situaties for naam in situatie.cellen)
        if any(
            s.cellen.get(naam, any_cel(domeinen[naam])) != any_cel(domeinen[naam])
            for s in situaties
        )
    ]

    def write(situatie: Situatie, naam: str) -> str | None:
        cel = situatie.cellen.get(naam)
        if cel is None or cel == any_cel(domeinen[naam]):
            return None
        return woorden.cel(naam, cel, domeinen[naam])

    rijen = []
    for nummer, situatie in enumerate(situaties, start=1):
        uitleg = [regel.uitleg for regel in situatie.regels if regel.uitleg]
        rijen.append(
            MatrixRij(
                nummer,
                tuple(write(situatie, naam) for naam in namen),
                None if situatie.rol == GEEN else bezetting.wie(situatie.rol),
                woorden.plain(uitleg[-1]) if uitleg else None,
                noten.merken(*situatie.regels),
            )
        )
    return tuple(woorden.invoer(naam) for naam in namen), tuple(rijen)
