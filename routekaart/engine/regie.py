"""
Who has regie: what the beslistabellen of the regio say for a stand, beside who accepted it.

Bron: "het continu helder moet zijn wie de regie heeft over het vraagstuk van de cliënt"
(nog-2020-2023, regel 702-704). Which kinds there are and what they mean is data of the regio.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from routekaart.engine.plan import Plan, RegieAntwoorden
from routekaart.engine.stand import FeitId, RegieStand, RegieWissel, Stand
from routekaart.engine.tables import REMEMBERED, Beslissing
from routekaart.engine.view import View
from routekaart.errors import DefinitionBroken
from routekaart.model.base import GEEN
from routekaart.model.cellen import Waarde
from routekaart.model.gebeurtenissen import REGIE

Regels = tuple[tuple[str, tuple[int, ...]], ...]
"""Which regels of which tables answered, the first table first."""

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


def agreed(view: View) -> RegieAntwoorden:
    """
    Per kind of regie the rol that the table names (None: nobody), and what it said.

    Raises `Undecided` when a table has no answer: that is never a default. Raises
    `DefinitionBroken` when a dragende regie would be nobody's.
    """
    plan = view.plan
    key = tuple([vraag(view, None) for vraag in plan.regie_vragen])
    if (known := plan.regie_antwoorden.get(key)) is None:
        known = tuple(_answers(view))
        if len(plan.regie_antwoorden) < REMEMBERED:
            plan.regie_antwoorden[key] = known
    return known


def _answers(view: View) -> Iterator[tuple[str, str | None, Beslissing]]:
    for soort, tabel in view.plan.regie:
        beslissing = view.decide(tabel, None)
        rol = beslissing.uitkomst
        if not isinstance(rol, str) or (rol == GEEN and soort in view.plan.dragend):
            raise DefinitionBroken("regie_van_niemand", tabel)
        yield soort, None if rol == GEEN else rol, beslissing


def wissels(
    before: Mapping[str, RegieStand],
    after: Mapping[str, RegieStand],
    why: RegieAntwoorden,
) -> tuple[RegieWissel, ...]:
    """The kinds of regie that changed hands between two stands, with the rules that said so."""
    if before == after:
        return ()
    said = {soort: beslissing for soort, _, beslissing in why}
    return tuple(
        RegieWissel(soort, van, naar, _regels(said[soort]) if soort in said else ())
        for soort in {**before, **after}
        if (van := before.get(soort, NOBODY)) != (naar := after.get(soort, NOBODY))
    )


def _regels(beslissing: Beslissing) -> Regels:
    return (
        (beslissing.tabel, beslissing.regels),
        *(regel for further in beslissing.verder for regel in _regels(further)),
    )
