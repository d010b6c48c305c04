"""
Who may take a besluit here: all that the engine accepts, less whom a condition rules out.

The engine accepts every rol that the gebeurtenis names, for the whole country. Left out is who can
never get there: another value of the feit that a condition fixes, who never has regie in that case,
and who plays no part in this gemeente. `tests/test_kaarten_beslissers.py` holds it to `react`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from routekaart.kaarten.matrix import Situatie
from routekaart.model.afspraken import Afspraken
from routekaart.model.gebeurtenissen import REGIE
from routekaart.model.sporen import Opening


class Deciders:
    """The rollen beside each besluit of one gemeente."""

    def __init__(
        self, afspraken: Afspraken, rollen: Iterable[str], regie: Iterable[Situatie]
    ) -> None:
        """`rollen` are those that the route asks for something; `regie`: who can have regie."""
        self._a, self._regie = afspraken, tuple(regie)
        self.known = frozenset(
            {
                REGIE,
                *rollen,
                *afspraken.invullingen,
                *(situatie.rol for situatie in self._regie),
                *self._named(),
            }
        )
        """Every rol that plays a part here."""

    def of(self, regel: Opening) -> tuple[str, ...]:
        """Who may take this besluit, in the order of the gebeurtenis; empty: everybody."""
        door = self._a.gebeurtenissen[regel.bij].door
        fixed = self.fixed(regel)
        found: dict[str, None] = {}
        for rol in door:
            definitie = self._a.rollen.get(rol)
            feit = definitie.uit_feit if definitie else None
            if feit is not None and feit in fixed:
                found.update(dict.fromkeys(sorted(fixed[feit])))
            elif rol in self.known and not self.excluded(rol, door, fixed):
                found[rol] = None
        return tuple(found) or door

    def fixed(self, regel: Opening) -> Mapping[str, frozenset[str]]:
        """The feiten that name a rol, and which rollen the conditions of this regel leave."""
        found: dict[str, frozenset[str]] = {}
        for voorwaarde in regel.mits:
            feit = voorwaarde.feit
            left = frozenset(voorwaarde.is_)
            if feit and voorwaarde.bij_nee == "weigert" and left <= self._rollen_of(feit):
                found[feit] = found.get(feit, left) & left
        return found

    def excluded(self, rol: str, door: Iterable[str], fixed: Mapping[str, frozenset[str]]) -> bool:
        """Whether a condition leaves no room for this rol."""
        if rol == REGIE:
            return False
        for feit, left in fixed.items():
            if rol in left or left.isdisjoint(door):
                continue
            if rol in self._rollen_of(feit) or not self._can_have_regie(rol, feit, left):
                return True
        return False

    def _can_have_regie(self, rol: str, feit: str, left: frozenset[str]) -> bool:
        """Whether this rol can have regie of a casus that goes to one of `left`."""
        asked = self._rollen_of(feit)
        return any(
            situatie.rol == rol
            and all(
                any(cel.matches(value) for value in left)
                for naam, cel in situatie.cellen.items()
                if asked <= self._rollen_of(naam)
            )
            for situatie in self._regie
        )

    def _rollen_of(self, feit: str) -> frozenset[str]:
        """The rollen that a feit can name."""
        definitie = self._a.feiten.get(feit)
        waarden = definitie.waarden if definitie else None
        return frozenset(w for w in waarden or () if w in self._a.rollen)

    def _named(self) -> frozenset[str]:
        """The rollen that a condition of a spoor here asks for by name."""
        regels = [r for s in self._a.sporen.values() for r in (*s.opent, *s.overgangen.values())]
        return frozenset(rol for r in regels for left in self.fixed(r).values() for rol in left)
