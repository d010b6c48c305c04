"""
The Algemene termijnenwet (BWBR0002448): when a statutory termijn really ends.

Art. 1 lid 2 ("Het vorige lid geldt niet voor termijnen, bepaald door terugrekening vanaf een
tijdstip of een gebeurtenis") needs no code: routekaart counts forward only. Art. 5 declares the
law applicable to termijnen in an algemene maatregel van bestuur. An agreement is neither: it counts
as the agreement says, which may be "as the Algemene termijnenwet does".
"""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from routekaart.kalender.dagen import ONE_DAY, Kalender, is_weekend
from routekaart.kalender.duur import Duur, Eenheid

_LONGEST = {
    Eenheid.UREN: 0,
    Eenheid.DAGEN: 90,
    Eenheid.WERKDAGEN: 90,
    Eenheid.WEKEN: 12,
    Eenheid.MAANDEN: 3,
    Eenheid.JAREN: 0,
}
_LEAST_DAGEN = 3
_TWO = 2


def covers(duur: Duur) -> bool:
    """
    Whether the Algemene termijnenwet says anything about a termijn of this length.

    Grondslag: art. 4: "Deze wet geldt niet voor termijnen, omschreven in uren, in meer dan negentig
    dagen, in meer dan twaalf weken, in meer dan drie maanden, of in een of meer jaren." What counts
    is how the termijn is worded: 13 weken is out, the 90 dagen that nearly equal it are in. That
    werkdagen are "dagen" here is our reading. Because of this edge 91 dagen may end before 90 do.
    """
    return duur.aantal <= _LONGEST[duur.eenheid]


def extend_termijn(end: date, kalender: Kalender, opgeschort: Container[date] = ()) -> date:
    """
    The day on which a termijn that would end on `end` really ends.

    Grondslag: art. 1 lid 1: "Een in een wet gestelde termijn die op een zaterdag, zondag of
    algemeen erkende feestdag eindigt, wordt verlengd tot en met de eerstvolgende dag die niet een
    zaterdag, zondag of algemeen erkende feestdag is." Not for the termijnen of art. 4 (ask
    `covers`). A day on which the termijn is suspended is passed over as well: the law is silent,
    and a termijn that is suspended cannot end.
    """
    while not _may_end(end, kalender) or end in opgeschort:
        end += ONE_DAY
    return end


def ensure_two_dagen(
    duur: Duur, first: date, end: date, kalender: Kalender, opgeschort: Container[date] = ()
) -> date:
    """
    The end of a termijn that counts from `first`, moved until it holds two days to act on.

    Grondslag: art. 2: "Een in een wet gestelde termijn van ten minste drie dagen wordt, zo nodig,
    zoveel verlengd, dat daarin ten minste twee dagen voorkomen die niet een zaterdag, zondag of
    algemeen erkende feestdag zijn." A termijn of one or two (werk)dagen gets art. 1 only; weken and
    maanden are always three days or more. Suspended days are not days of the termijn.
    """
    if duur.eenheid in (Eenheid.DAGEN, Eenheid.WERKDAGEN) and duur.aantal < _LEAST_DAGEN:
        return end
    found, day = 0, first
    while True:
        found += _may_end(day, kalender) and day not in opgeschort
        if found == _TWO:
            return max(day, end)
        day += ONE_DAY


def _may_end(day: date, kalender: Kalender) -> bool:
    return not is_weekend(day) and not kalender.is_algemeen_erkend(day)
