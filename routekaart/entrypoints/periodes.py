"""From which days on something else holds in a gemeente: its policy periods, and every change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from routekaart.kalender import ONE_DAY
from routekaart.load import Catalogus
from routekaart.load.lidmaatschap import find_lidmaatschappen
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
    days = [plek.vanaf for plek in catalogus.plaatsen.get(gemeente, ())]
    return _cut(catalogus, gemeente, days)


def find_periodes(catalogus: Catalogus, gemeente: str) -> tuple[Periode, ...]:
    """The periods in which one and the same set of definitions holds in the gemeente."""
    own = {None, *(span.regio.regio for span in find_lidmaatschappen(catalogus, gemeente))}
    days = [
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
    """What a gemeente was or is a member of, cut where something changes: never a day between."""
    days = sorted({day or date.min for day in changes})
    places = [plek.vanaf or date.min for plek in catalogus.plaatsen.get(gemeente, ())]
    return tuple(
        periode
        for span in find_lidmaatschappen(catalogus, gemeente)
        if places and min(places) <= span.end
        for periode in _cut_one(gemeente, max(span.begin, min(places)), span.end, days)
    )


def _cut_one(gemeente: str, begin: date, end: date, days: Iterable[date]) -> Iterator[Periode]:
    begins = [begin, *(day for day in days if begin < day <= end)]
    ends = [day - ONE_DAY for day in begins[1:]]
    for first, last in zip(begins, [*ends, end], strict=True):
        yield Periode(gemeente, first, None if last == date.max else last)
