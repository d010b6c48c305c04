"""One of the two that are compared: its afspraken, and the words and tables to ask about them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from routekaart.engine.tables import compile_tabellen, domeinen_of
from routekaart.kaarten.vergelijken.dingen import join_rollen
from routekaart.kaarten.woorden import WIE_REGIE_HEEFT, Woorden
from routekaart.model.afspraken import Afspraken
from routekaart.model.cellen import Cel, any_cel
from routekaart.model.gebeurtenissen import REGIE
from routekaart.verify.rooster import Zijde
from routekaart.verify.standen import Standen


class Kant:
    """The afspraken of one gemeente on one day."""

    def __init__(self, afspraken: Afspraken) -> None:
        self.afspraken = afspraken
        self.woorden = Woorden(afspraken)

    def zijde(self, tabel: str) -> Zijde:
        """A table as it answers here."""
        return Zijde(tabel, self._standen, frozenset(self.afspraken.andere_sporen))

    @cached_property
    def _standen(self) -> Standen:
        a = self.afspraken
        sporen = {**a.andere_sporen, **a.sporen}
        domeinen = domeinen_of(a.feiten, sporen, a.tabellen, sorted(a.rollen))
        return Standen(compile_tabellen(a.tabellen, domeinen), a.feiten, domeinen)

    def knows(self, invoer: str, cel: Cel) -> bool:
        """Whether it is a feit, or a spoor that runs here, and can be all that `cel` says."""
        runs = invoer in self.afspraken.sporen or invoer in self.afspraken.feiten
        return runs and any_cel(self._standen.domeinen[invoer]).covers(cel)

    def situatie(self, invoer: str, cel: Cel) -> str:
        """`Aan wie is overgedragen? lokaal team`."""
        asked = self.woorden.invoer(invoer)
        words = self.woorden.cel(invoer, cel, self._standen.domeinen[invoer])
        return f"{asked} {words}" if asked.endswith("?") else f"{asked}: {words}"

    def antwoord(self, words: Iterable[str]) -> str:
        """An answer of a table, as a reader knows it."""
        return ", ".join(self.woorden.waarde("", w) for w in sorted(words)) or "geen antwoord"

    def rollen(self, namen: Iterable[str]) -> tuple[str, ...]:
        """What rollen are called everywhere, not here: two sides must name whom it is for alike."""
        known = self.afspraken.rollen
        titels = {n: known[n].titel if n in known else n for n in namen}
        return join_rollen(WIE_REGIE_HEEFT if n == REGIE else t for n, t in titels.items())

    def rollen_of_tabel(self, tabel: str) -> set[str]:
        """The rollen that a table can answer, itself or through another; none when it says ja."""
        rollen = self.afspraken.rollen
        said = {r.dan.waarde for t in self.zijde(tabel).chain() for r in t.regels}
        return {word for word in said if word is not None and word in rollen}

    def askers_of_tabel(self, tabel: str) -> set[str]:
        """The rollen that may do what asks this table, or a feit that follows from it."""
        a = self.afspraken
        feiten = {n for n, f in a.feiten.items() if f.tabel == tabel}
        found: set[str] = set()
        for spoor in a.sporen.values():
            for way in (*spoor.opent, *spoor.overgangen.values()):
                if any(m.tabel == tabel or m.feit in feiten for m in way.mits):
                    found.update(a.gebeurtenissen[way.bij].door)
        return found
