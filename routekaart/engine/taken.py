"""
The open taken of a casus during one entry: asked, left, done.

For whom a taak is, is settled when an entry is finished: only then is it known who has regie, and
which rol the feiten point at. When either moves, the taken move along: none stays behind with
somebody who no longer has the casus.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from routekaart.engine.plan import Plan
from routekaart.engine.regie import bearers, resolve_rol
from routekaart.engine.stand import Aanleiding, FeitId, Onderwerp, OpenTaak, RegieStand
from routekaart.model.cellen import Waarde
from routekaart.model.gebeurtenissen import REGIE
from routekaart.model.sporen import Taak


class Taken:
    """What is open now; what is asked in this entry has a number from `first` on."""

    __slots__ = ("_open", "first", "volgende")

    def __init__(self, open_: Iterable[OpenTaak], volgende: int) -> None:
        self._open = list(open_)
        self.first = self.volgende = volgende

    def ask(self, taak: Taak, onderwerp: Onderwerp, lid: str | None) -> None:
        """An overgang asks a rol to do something."""
        self._add(
            OpenTaak(
                0, taak.naam, taak.voor, Aanleiding.GEVRAAGD, taak.wat, onderwerp.spoor, lid,
                taak.klaar_bij, taak.voor,
            )
        )  # fmt: skip

    def leave(self, gebeurtenis: str, lid: str | None) -> None:
        """Nothing took this voorval: whoever has regie has to look at it."""
        self._add(OpenTaak(0, gebeurtenis, REGIE, Aanleiding.ONVERWERKT, lid=lid, gevraagd=REGIE))

    def _add(self, taak: OpenTaak) -> None:
        self._open.append(taak._replace(nummer=self.volgende))
        self.volgende += 1

    def clear(self, gebeurtenis: str, lid: str | None, before: int) -> bool:
        """
        What waited for this is done; a taak about one lid only when this is about that lid.

        A taak that the same step asks, with a number from `before` on, stays.
        """
        return self._drop(
            lambda taak: (
                gebeurtenis in taak.klaar_bij
                and taak.nummer < before
                and (lid is None or taak.lid in (None, lid))
            )
        )

    def complete(self, taak: str | None, lid: str | None) -> bool:
        """
        A taak was reported as done, by name or number; of several by one name the oldest. False
        when no such taak is open.
        """
        for found in self._open:
            if taak in (found.naam, str(found.nummer)) and (
                lid is None or found.lid in (None, lid)
            ):
                self._open.remove(found)
                return True
        return False

    def _drop(self, done: Callable[[OpenTaak], bool]) -> bool:
        left = [taak for taak in self._open if not done(taak)]
        found = len(left) < len(self._open)
        self._open = left
        return found

    def _doubles(self, taak: OpenTaak) -> bool:
        def same(other: OpenTaak) -> bool:
            return (other.naam, other.spoor, other.lid) == (taak.naam, taak.spoor, taak.lid)

        return (
            taak.nummer >= self.first
            and taak.aanleiding is Aanleiding.GEVRAAGD
            and any(same(other) for other in self._open if other.nummer < taak.nummer)
        )

    def settle(
        self, plan: Plan, feiten: Mapping[FeitId, Waarde], *regie: Mapping[str, RegieStand]
    ) -> tuple[OpenTaak, ...]:
        """
        The open taken, each for whom it is now: a rol that stands for another is that other by
        these feiten, `regie` is who has it by the first of `regie` in which anybody has. A rol
        that stands for nobody leaves the taak with `regie`; where nobody has that, it stays put.
        What is asked while it is open already is asked once.
        """
        if not self._open:
            return ()
        self._drop(self._doubles)
        found = (bearers(plan, one) for one in regie)
        bearer = next((who[0] for who in found if who), None)
        settled = []
        for taak in self._open:
            voor = resolve_rol(plan, feiten, taak.gevraagd)
            if voor == REGIE or voor in plan.uit_feit:
                voor = bearer or taak.voor
            settled.append(taak if voor == taak.voor else taak._replace(voor=voor))
        return tuple(settled)
