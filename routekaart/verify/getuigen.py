"""A witness: one stand, of all in which a finding holds, that somebody can read and play."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from routekaart.engine.tables import CompiledTabel
from routekaart.model.cellen import Cel, Waarde, any_cel
from routekaart.verify.dozen import Budget
from routekaart.verify.standen import Stand, Standen


@dataclass(frozen=True, slots=True)
class Getuige:
    """A value for every column of the table; of these, `telt` are the ones that matter."""

    tabel: str
    waarden: Mapping[str, Waarde]
    telt: tuple[str, ...]


def find_getuige(
    tabel: CompiledTabel, cellen: Mapping[str, Cel], standen: Standen, budget: Budget
) -> Getuige | None:
    """A stand within `cellen` that can occur; `None` when its derived feiten rule it out."""
    columns = {naam: any_cel(domein) for naam, domein in tabel.domeinen.items()}
    found = next(standen.possible(Stand(columns | dict(cellen)), budget), None)
    if found is None:
        return None
    values = {naam: found.cellen[naam].sample() for naam in tabel.invoer}
    return Getuige(tabel.naam, values, tuple(cellen))


def getuige_of(tabel: str, stand: Stand) -> Getuige:
    """One value of everything that `stand` names."""
    values = {naam: cel.sample() for naam, cel in stand.cellen.items()}
    return Getuige(tabel, values, tuple(n for n in values if n not in stand.followed))
