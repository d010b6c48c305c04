"""Does the table answer each question once, or at least with one voice?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from routekaart.engine.tables import CompiledTabel
from routekaart.verify.dozen import Budget, Raster, intersect
from routekaart.verify.getuigen import Getuige, find_getuige
from routekaart.verify.standen import Standen


@dataclass(frozen=True, slots=True)
class Overlap:
    """Both regels answer this witness, where `uniek` allows only one."""

    regels: tuple[int, int]
    getuige: Getuige


@dataclass(frozen=True, slots=True)
class Verschil:
    """
    Both regels answer this witness, and not the same, where `gelijk` wants one answer.

    A table that one of them passes the question on to might still say the same: an author should
    not have to work that out, so it is told all the same.
    """

    regels: tuple[int, int]
    uitkomsten: tuple[str, str]
    getuige: Getuige


def find_dubbel(
    tabel: CompiledTabel, standen: Standen, budget: Budget
) -> Iterator[Overlap | Verschil]:
    """Every pair of regels that meet and should not."""
    if tabel.treffer not in ("uniek", "gelijk"):
        return
    raster = Raster(tabel)
    for one, other in combinations(tabel.regels, 2):
        if tabel.treffer == "gelijk" and one.dan == other.dan:
            continue
        both = intersect(raster.regels[one.nummer - 1], raster.regels[other.nummer - 1])
        getuige = both and find_getuige(tabel, raster.stand(both), standen, budget)
        if not getuige:
            continue
        regels = one.nummer, other.nummer
        if tabel.treffer == "uniek":
            yield Overlap(regels, getuige)
        else:
            said = [f"{r.dan.waarde or f'wat {r.dan.tabel} zegt'}" for r in (one, other)]
            yield Verschil(regels, (said[0], said[1]), getuige)
