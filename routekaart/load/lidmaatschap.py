"""
Which regio a gemeente belongs to, from when and until when; a day that nobody knows stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from routekaart.kalender import ONE_DAY
from routekaart.load.catalogus import Catalogus
from routekaart.model.base import ONBEKEND
from routekaart.model.regios import Lidmaatschap, Regio


@dataclass(frozen=True, slots=True)
class LidmaatschapSpan:
    """
    The days, `begin` up to and including `end`, on which a gemeente surely belongs to a regio.

    `mogelijk`: the last day on which it may still do so, as nobody knows when it left.
    """

    regio: Regio
    begin: date
    end: date
    mogelijk: date

    def covers(self, day: date) -> bool:
        """Whether it surely belongs on that day."""
        return self.begin <= day <= self.end

    def may_cover(self, day: date) -> bool:
        """Whether it may belong on that day, and nobody knows."""
        return self.end < day <= self.mogelijk


def find_lidmaatschappen(catalogus: Catalogus, gemeente: str) -> tuple[LidmaatschapSpan, ...]:
    """Every version of a regio that has the gemeente, the oldest first."""
    return tuple(sorted(_list_spans(catalogus, gemeente), key=lambda span: span.begin))


def _list_spans(catalogus: Catalogus, gemeente: str) -> Iterator[LidmaatschapSpan]:
    for versions in catalogus.regios.values():
        laters = [later.vanaf or date.min for later in versions[1:]]
        for regio, later in zip(versions, [*laters, None], strict=True):
            lidmaatschap = regio.gemeenten.get(gemeente)
            if lidmaatschap is not None:
                yield bound(regio, lidmaatschap, date.max if later is None else _before(later))


def bound(regio: Regio, lidmaatschap: Lidmaatschap, last: date) -> LidmaatschapSpan:
    """The days of a membership in a version of a regio that holds up to and including `last`."""
    begin = max(regio.vanaf or date.min, lidmaatschap.vanaf or date.min)
    if isinstance(lidmaatschap.tot, date):
        last = min(last, _before(lidmaatschap.tot))
    end = last
    if lidmaatschap.tot == ONBEKEND:
        end = min(last, lidmaatschap.bekend_tot_en_met or begin)
    return LidmaatschapSpan(regio, begin, end, last)


def _before(day: date) -> date:
    """The day before; before the first there is none."""
    return day if day == date.min else day - ONE_DAY
