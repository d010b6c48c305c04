"""From which days on something else holds in a gemeente: its policy periods, and every change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from routekaart.kalender import ONE_DAY
from routekaart.load import Catalogus
from routekaart.model.regios import Regio
from routekaart.model.sporen import Spoor
from routekaart.model.tabellen import Beslistabel


@dataclass(frozen=True, slots=True)
class Periode:
    """The days from `vanaf` on; `tot_en_met` None has no end yet."""

    gemeente: str
    vanaf: date
    tot_en_met: date | None

    def peildatum(self, today: date) -> date:
        """Today if it lies within; else the last day of what is over, the first of what comes."""
        if today < self.vanaf:
            return self.vanaf
        return today if self.tot_en_met is None else min(today, self.tot_en_met)


def find_beleidsperiodes(catalogus: Catalogus, gemeente: str) -> tuple[Periode, ...]:
    """The periods in which the regio or the gemeente agreed something else, the oldest first."""
    days = [
        *(regio.vanaf for regio in _regios_of(catalogus, gemeente)),
        *(plek.vanaf for plek in catalogus.plaatsen.get(gemeente, ())),
    ]
    return _cut(catalogus, gemeente, days)


def find_periodes(catalogus: Catalogus, gemeente: str) -> tuple[Periode, ...]:
    """The periods in which one and the same set of definitions holds in the gemeente."""
    regios = _regios_of(catalogus, gemeente)
    names = {regio.regio for regio in regios}
    own = {None, *names}
    days = [
        *(regio.vanaf for regio in regios),
        *(plek.vanaf for plek in catalogus.plaatsen.get(gemeente, ())),
        *_changes(catalogus.sporen.values(), own, gemeente),
        *_changes(catalogus.tabellen.values(), own, gemeente),
    ]
    return _cut(catalogus, gemeente, days)


def _changes(
    items: Iterable[tuple[Spoor, ...]] | Iterable[tuple[Beslistabel, ...]],
    regios: AbstractSet[str | None],
    gemeente: str,
) -> Iterator[date | None]:
    """The days on which a definition begins that may hold in the gemeente."""
    for versions in items:
        for version in versions:
            if version.regio in regios and version.gemeente in (None, gemeente):
                yield version.vanaf


def _cut(
    catalogus: Catalogus, gemeente: str, changes: Iterable[date | None]
) -> tuple[Periode, ...]:
    begin = _begin_of(catalogus, gemeente)
    if begin is None:
        return ()
    days = sorted({max(begin, day or date.min) for day in changes} | {begin})
    ends: list[date | None] = [day - ONE_DAY for day in days[1:]]
    return tuple(Periode(gemeente, day, end) for day, end in zip(days, [*ends, None], strict=True))


def _begin_of(catalogus: Catalogus, gemeente: str) -> date | None:
    """The first day on which both the gemeente and its regio have something agreed."""
    regios = [regio.vanaf or date.min for regio in _regios_of(catalogus, gemeente)]
    places = [plek.vanaf or date.min for plek in catalogus.plaatsen.get(gemeente, ())]
    return max(min(regios), min(places)) if regios and places else None


def _regios_of(catalogus: Catalogus, gemeente: str) -> list[Regio]:
    return list(_listing(catalogus, gemeente))


def _listing(catalogus: Catalogus, gemeente: str) -> Iterator[Regio]:
    for versions in catalogus.regios.values():
        yield from (regio for regio in versions if gemeente in regio.gemeenten)
