"""What may happen now, and what may not and why: asked of `react` itself, so it cannot differ."""

from __future__ import annotations

from dataclasses import dataclass

from routekaart.engine.plan import Plan
from routekaart.engine.react import react
from routekaart.engine.stand import Grond, Invoer, Stand, Weigering
from routekaart.model.gebeurtenissen import VERVOLG

_UNHEARD = frozenset({Grond.NIET_AAN_DE_ORDE, Grond.GEEN_LID})


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
            weigering = react(plan, stand, Invoer(naam, lid=lid)).weigering
            if weigering is None or weigering.grond not in _UNHEARD:
                found[naam, lid] = Mogelijk(naam, lid, weigering)
    return tuple(found.values())
