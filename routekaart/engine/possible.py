"""What may happen now, and what may not and why: asked of `react` itself, so it cannot differ."""

from __future__ import annotations

from dataclasses import dataclass

from routekaart.engine.plan import Plan
from routekaart.engine.react import react
from routekaart.engine.stand import Invoer, Onderwerp, Stand, Weigering
from routekaart.model.gebeurtenissen import VERVOLG


@dataclass(frozen=True, slots=True)
class Mogelijk:
    """
    A gebeurtenis that something listens to, about the casus or `lid`.

    With a `weigering` it cannot be taken as things stand; feiten that come with it may change that.
    """

    gebeurtenis: str
    lid: str | None
    weigering: Weigering | None


def list_possible(plan: Plan, stand: Stand) -> tuple[Mogelijk, ...]:
    """All gebeurtenissen that somebody can record and that the casus listens to now."""
    found: dict[tuple[str, str | None], Mogelijk] = {}
    for naam, definitie in plan.gebeurtenissen.items():
        if VERVOLG in definitie.kenmerken:
            continue
        leden: tuple[str | None, ...] = stand.leden if definitie.betreft == "lid" else (None,)
        for lid in leden:
            if _is_heard(plan, stand, naam, lid):
                reactie = react(plan, stand, Invoer(naam, lid=lid))
                found[naam, lid] = Mogelijk(naam, lid, reactie.weigering)
    return tuple(found.values())


def _is_heard(plan: Plan, stand: Stand, gebeurtenis: str, lid: str | None) -> bool:
    for spoor in plan.listeners.get(gebeurtenis, ()):
        leden: tuple[str | None, ...] = (None,)
        if plan.per_lid(spoor):
            leden = stand.leden if lid is None else (lid,)
        for wie in leden:
            instantie = stand.instanties.get(Onderwerp(spoor, wie))
            if (
                instantie is not None
                and instantie.actief
                and plan.machines[spoor].listening(instantie.toestand, gebeurtenis)
            ):
                return True
    return any(
        not _is_active(stand, Onderwerp(opener.spoor, lid if plan.per_lid(opener.spoor) else None))
        for opener in plan.openers.get(gebeurtenis, ())
        if not (plan.per_lid(opener.spoor) and lid is None)
    )


def _is_active(stand: Stand, onderwerp: Onderwerp) -> bool:
    instantie = stand.instanties.get(onderwerp)
    return instantie is not None and instantie.actief
