"""
Numbers the notes of a kaart: each quote once, in the order in which a reader meets it.

What weighs as an aanname here (nobody confirmed it, or another regio wrote it) gets a sign of its
own, so that nobody takes it for an afspraak.
"""

from __future__ import annotations

import re

from routekaart.kaarten.merken import Aanname, Merk, Noot, NotenVan
from routekaart.kaarten.woorden import Woorden, write_periode
from routekaart.kalender import write_dag
from routekaart.model.afspraken import Afspraken
from routekaart.model.bronnen import Bron, Document, MetHerkomst
from routekaart.model.herkomst import Gewicht, Herkomst, herkomst_of

_ASSUMED = frozenset({Gewicht.AANNAME, Gewicht.ELDERS})
_STEMPEL = {Gewicht.ELDERS: "andere regio"}
_ELDERS = "Overgenomen uit een andere regio. Te bevestigen door deze regio."
_PLAIN = frozenset({Gewicht.GELDT, Gewicht.VERLOPEN})


class Noten:
    """Collects what the kaart refers to, while it is being built."""

    def __init__(self, afspraken: Afspraken, woorden: Woorden) -> None:
        self._a, self._woorden = afspraken, woorden
        self._noten: dict[tuple[str, str, str], tuple[int, Bron, Gewicht]] = {}
        self._aannames: dict[tuple[str, str], int] = {}

    def herkomst(self, what: MetHerkomst) -> Herkomst:
        """On what this rests, here and on this day."""
        return herkomst_of(what, self._a.documenten, self._a.regio.regio, self._a.peildatum)

    def assumed(self, what: MetHerkomst) -> bool:
        """Whether somebody must still confirm it."""
        herkomst = self.herkomst(what)
        return bool(herkomst.aanname) or herkomst.gewicht in (*_ASSUMED, Gewicht.ONBEKEND)

    def proposed(self, what: MetHerkomst) -> bool:
        """Whether it rests on an aanname only: nobody here ever wrote it down."""
        return self.herkomst(what).gewicht in _ASSUMED

    def merken(self, *things: MetHerkomst) -> tuple[Merk, ...]:
        """The marks to print beside a line that says what these say; nothing when nobody knows."""
        found: dict[str, Merk] = {}
        for what in things:
            for merk in self._merken(self.herkomst(what)):
                found.setdefault(merk.teken, merk)
        return tuple(found.values())

    def _merken(self, herkomst: Herkomst) -> list[Merk]:
        merken: list[Merk] = []
        if herkomst.bron is not None and herkomst.gewicht not in _ASSUMED:
            number = self._number(herkomst.bron, herkomst.gewicht)
            aard = "" if herkomst.gewicht in _PLAIN else herkomst.gewicht.value
            merken.append(Merk(f"[{number}]", f"noot-{number}", aard))
        if herkomst.aanname or herkomst.gewicht in _ASSUMED:
            tekst = self._woorden.plain(herkomst.aanname or _ELDERS)
            elders = herkomst.bron if herkomst.gewicht in _ASSUMED else None
            key = (tekst, f"[{self._number(elders, herkomst.gewicht)}]" if elders else "")
            number = self._aannames.setdefault(key, len(self._aannames) + 1)
            merken.append(
                Merk(f"[?{number}]", f"aanname-{number}", Gewicht.AANNAME.value, aanname=True)
            )
        return merken

    def _number(self, bron: Bron, gewicht: Gewicht) -> int:
        key = (bron.document, bron.vindplaats, bron.citaat)
        if key not in self._noten:
            self._noten[key] = (len(self._noten) + 1, bron, gewicht)
        return self._noten[key][0]

    def noten(self) -> tuple[NotenVan, ...]:
        """All quotes so far, by document, the one that is cited first in front."""
        per_document: dict[str, list[Noot]] = {}
        for number, bron, gewicht in self._noten.values():
            stempel = "" if gewicht in _PLAIN else _STEMPEL.get(gewicht, gewicht.value)
            if bron.nagekeken is not None:
                checked = f"nagekeken op {write_dag(bron.nagekeken)}"
                stempel = f"{stempel}; {checked}" if stempel else checked
            per_document.setdefault(bron.document, []).append(
                Noot(
                    f"[{number}]",
                    f"noot-{number}",
                    _place(bron, self._a.documenten[bron.document]),
                    bron.citaat,
                    stempel,
                )
            )
        found = []
        for naam, noten in per_document.items():
            document = self._a.documenten[naam]
            periode = document.periode
            over = periode is not None and periode.tot_en_met is not None
            found.append(
                NotenVan(
                    document.titel,
                    document.uitgever,
                    write_periode(periode),
                    over and periode.tot_en_met < self._a.peildatum,  # type: ignore[union-attr,operator]
                    tuple(noten),
                )
            )
        return tuple(found)

    def aannames(self) -> tuple[Aanname, ...]:
        """All aannames so far."""
        return tuple(
            Aanname(f"[?{number}]", f"aanname-{number}", tekst, bron)
            for (tekst, bron), number in self._aannames.items()
        )


def _place(bron: Bron, document: Document) -> str:
    """`regel 12-14` in a document of a regio, which we have by line; else as it is called."""
    lines = re.fullmatch(r"[0-9][0-9 ,-]*", bron.vindplaats)
    return f"regel {bron.vindplaats}" if lines and document.regio else bron.vindplaats
