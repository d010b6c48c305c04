"""
Who has regie: what the beslistabellen of the regio say for a stand, beside who accepted it.

Bron: "het continu helder moet zijn wie de regie heeft over het vraagstuk van de cliënt"
(nog-2020-2023, regel 702-704). Which kinds there are and what they mean is data of the regio.
"""

from __future__ import annotations

from collections.abc import Mapping

from routekaart.engine.plan import Plan
from routekaart.engine.stand import FeitId, RegieStand, RegieWissel, Stand
from routekaart.engine.tables import Beslissing
from routekaart.engine.view import View
from routekaart.errors import DefinitionBroken
from routekaart.model.base import GEEN
from routekaart.model.cellen import Waarde
from routekaart.model.gebeurtenissen import REGIE

Regels = tuple[tuple[str, tuple[int, ...]], ...]
"""Which regels of which tables answered, the first table first."""

Afgesproken = tuple[str | None, Beslissing]
"""Who has a kind of regie by the afspraken, and what the table said."""

NOBODY = RegieStand()


def resolve_rol(plan: Plan, feiten: Mapping[FeitId, Waarde], rol: str) -> str:
    """The rol that `rol` stands for in this casus: itself, or the one that its `uit_feit` holds."""
    feit = plan.uit_feit.get(rol)
    value = None if feit is None else feiten.get(feit)
    return rol if value is None else str(value)


def holders(plan: Plan, stand: Stand, rol: str) -> tuple[str, ...]:
    """The rollen that `rol` means here: `regie` is whoever has, or accepted, a dragende regie."""
    if rol != REGIE:
        return (resolve_rol(plan, stand.feiten, rol),)
    return bearers(plan, stand.regie) or (REGIE,)


def bearers(plan: Plan, regie: Mapping[str, RegieStand]) -> tuple[str, ...]:
    """Whoever has a dragende regie, the rol that accepted it before the one that was agreed."""
    found: dict[str, None] = {}
    for soort in plan.dragend:
        current = regie.get(soort, NOBODY)
        found.update(dict.fromkeys(r for r in (current.aanvaard, current.afgesproken) if r))
    return tuple(found)


def agreed(view: View) -> Mapping[str, Afgesproken]:
    """
    Per kind of regie who has it according to the afspraken, with what the table said.

    Raises `Undecided` when a table has no answer: that is never a default. Raises
    `DefinitionBroken` when a dragende regie would be nobody's.
    """
    found = {}
    for soort, tabel in view.plan.regie:
        beslissing = view.decide(tabel, None)
        rol = beslissing.uitkomst
        if not isinstance(rol, str) or (rol == GEEN and soort in view.plan.dragend):
            raise DefinitionBroken("regie_van_niemand", tabel)
        answer = None if rol == GEEN else resolve_rol(view.plan, view.feiten, rol)
        found[soort] = answer, beslissing
    return found


def wissels(
    before: Mapping[str, RegieStand],
    after: Mapping[str, RegieStand],
    why: Mapping[str, Afgesproken],
) -> tuple[RegieWissel, ...]:
    """The kinds of regie that changed hands between two stands, with the rules that said so."""
    if before == after:
        return ()
    return tuple(
        RegieWissel(soort, van, naar, _regels(why[soort][1]) if soort in why else ())
        for soort in {**before, **after}
        if (van := before.get(soort, NOBODY)) != (naar := after.get(soort, NOBODY))
    )


def _regels(beslissing: Beslissing) -> Regels:
    return (
        (beslissing.tabel, beslissing.regels),
        *(regel for further in beslissing.verder for regel in _regels(further)),
    )
