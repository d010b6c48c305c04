"""
What the moves of one step bring about together: the feiten that they set, the sporen that they
start. Of the order of the moves nothing depends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from routekaart.engine.choose import Move
from routekaart.engine.plan import Plan
from routekaart.engine.stand import FeitId, Onderwerp
from routekaart.engine.view import View
from routekaart.errors import DefinitionBroken
from routekaart.model.cellen import Waarde
from routekaart.model.sporen import Start


def collect_zet(plan: Plan, moves: Iterable[Move]) -> Mapping[FeitId, Waarde]:
    """The feiten that are set. Raises `DefinitionBroken` when two moves differ on one."""
    written: dict[FeitId, str] = {}
    for move in moves:
        for naam, text in move.regel.zet.items():
            per_lid = naam in plan.lid_feiten
            if per_lid and move.lid is None:
                raise DefinitionBroken("feit_van_niemand", naam)
            feit = FeitId(naam, move.lid if per_lid else None)
            if written.setdefault(feit, text) != text:
                raise DefinitionBroken("feit_twee_waarden", naam, written[feit], text)
    return {feit: plan.zet[feit.feit, text] for feit, text in written.items()}


def collect_starts(view: View, moves: Iterable[Move]) -> Iterable[Onderwerp]:
    """Which sporen start, and about whom: each once, however many moves start it."""
    starts = [(start, move.lid) for move in moves for start in move.regel.start]
    return {target: None for start, lid in starts for target in _targets(view, start, lid)}


def _targets(view: View, start: Start, lid: str | None) -> Sequence[Onderwerp]:
    """Whom a started spoor concerns; whoever has it already, and regio's without it, not."""
    plan = view.plan
    if start.spoor not in plan.sporen:
        return ()
    leden: Sequence[str | None] = (lid if plan.per_lid(start.spoor) else None,)
    if start.voor == "elk_lid":
        mits = start.mits
        leden = [
            wie
            for wie in view.leden
            if mits is None or plan.cellen[mits].matches(view.waarde(mits.feit, wie))
        ]
    if plan.per_lid(start.spoor) and None in leden:
        raise DefinitionBroken("start_van_niemand", start.spoor)
    found = [Onderwerp(start.spoor, wie) for wie in leden]
    return [o for o in found if o not in view.instanties or not view.instanties[o].actief]
