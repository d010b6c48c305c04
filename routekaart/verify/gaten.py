"""Does the table answer every question?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from routekaart.engine.tables import CompiledTabel
from routekaart.verify.dozen import Budget, Raster, find_holes
from routekaart.verify.getuigen import Getuige, find_getuige
from routekaart.verify.standen import Standen

MOST = 3
"""So many gaps of one table are told at once: they are often one mistake seen from three sides."""


@dataclass(frozen=True, slots=True)
class Gat:
    """No regel answers for this witness."""

    getuige: Getuige


def find_gaten(tabel: CompiledTabel, standen: Standen, budget: Budget) -> Iterator[Gat]:
    """The first few gaps. None: every stand that can occur has an answer."""
    raster = Raster(tabel)
    found = (
        find_getuige(tabel, raster.stand(hole), standen, budget)
        for hole in find_holes(raster.ruimte, raster.regels, budget)
    )
    yield from islice((Gat(getuige) for getuige in found if getuige is not None), MOST)
