"""A termijn on the clock: since when it runs, what it counts from, and when it passes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from routekaart.engine.due import Opschorting, Vervalmoment, due
from routekaart.engine.plan import Plan
from routekaart.engine.stand import Instantie, StartTermijn, TermijnId
from routekaart.kalender import Duur
from routekaart.model.sporen import Termijn


@dataclass(frozen=True, slots=True)
class LopendeTermijn:
    """
    A termijn that runs: since when, how long, and when it passes (None: zonder datum).

    `aanname`: nobody agreed its duur; the klantreis assumes one. `toestand` is where it started:
    another toestand may have a termijn of the same name.
    """

    id: TermijnId
    toestand: str
    gestart: datetime
    telt_vanaf: datetime
    duur: Duur | None
    vervalt: Vervalmoment | None = None
    aanname: bool = False
    volgnummer: int = 1
    opschortingen: tuple[Opschorting, ...] = ()

    def suspend(self, van: datetime, tot: datetime, plan: Plan) -> LopendeTermijn:
        """It stands still from `van` until `tot`; never without an end."""
        longer = replace(self, opschortingen=(*self.opschortingen, Opschorting(van, tot)))
        return longer.dated(plan)

    def resume(self, nu: datetime, plan: Plan) -> LopendeTermijn:
        """A suspension ends now instead of when it was going to."""
        cut = tuple(
            Opschorting(o.van, min(o.tot, nu)) if o.van <= nu else o for o in self.opschortingen
        )
        return replace(self, opschortingen=cut).dated(plan)

    def dated(self, plan: Plan) -> LopendeTermijn:
        """The same, with the moment at which it passes worked out from its very start."""
        if self.duur is None:
            return self
        definitie = definition_of(plan, self.id, self.toestand)
        vervalt = due(
            self.duur,
            self.telt_vanaf,
            plan.afspraken.kalender,
            grondslag=definitie.grondslag,
            verlenging=definitie.verlenging,
            opschortingen=self.opschortingen,
        )
        return replace(self, vervalt=vervalt)


def definition_of(plan: Plan, id_: TermijnId, toestand: str) -> Termijn:
    """The termijn as the afspraken define it in this toestand."""
    return plan.sporen[id_.spoor].toestanden[toestand].termijnen[id_.termijn]


def start_termijn(
    plan: Plan,
    start: StartTermijn,
    instantie: Instantie,
    *,
    nu: datetime,
    begonnen: datetime,
    aanname: Duur | None,
) -> LopendeTermijn:
    """What `react` said starts, now; `begonnen` is when the instance opened."""
    definitie = definition_of(plan, start.id, instantie.toestand)
    assumed = start.duur is None and definitie.ritme is None and aanname is not None
    return LopendeTermijn(
        start.id,
        instantie.toestand,
        gestart=nu,
        telt_vanaf=begonnen if definitie.telt_vanaf == "begin" else nu,
        duur=aanname if assumed else start.duur,
        aanname=assumed,
        volgnummer=start.volgnummer,
    ).dated(plan)
