"""
Is what was agreed *sluitend*? Everything that has meaning is asked here, one question per module.

Each question yields findings: frozen values with a witness. `meldingen` says them in Dutch, at
their place. What was not checked is a finding too (`TeGroot`).
"""

from __future__ import annotations

from collections.abc import Iterator

from routekaart.diagnostics import Diagnostic
from routekaart.engine.tables import compile_tabellen, domeinen_of
from routekaart.model.afspraken import Afspraken
from routekaart.verify.afgeleid import find_meerdere_waarden
from routekaart.verify.codes import CODES
from routekaart.verify.dozen import LIMIT, Budget, TeGroot, TooManyBoxes
from routekaart.verify.kringen import find_kringen
from routekaart.verify.meldingen import Bevinding, Melder
from routekaart.verify.open_afspraken import (
    find_onvolledig,
    find_zonder_duur,
    find_zonder_invulling,
)
from routekaart.verify.plaatsen import SpanOf, places_in
from routekaart.verify.regie import find_zonder_regie
from routekaart.verify.standen import Standen
from routekaart.verify.tabellen import check_tabel

__all__ = ["CODES", "Bevinding", "SpanOf", "check_afspraken", "find_bevindingen", "places_in"]


def check_afspraken(afspraken: Afspraken, span_of: SpanOf) -> Iterator[Diagnostic]:
    """
    All findings about what holds for one gemeente on one day, as diagnostics.

    `span_of` gives the place of a path in `afspraken`: see `places_in`.
    """
    yield from map(Melder(afspraken, span_of).tell, find_bevindingen(afspraken))


def find_bevindingen(afspraken: Afspraken, limit: int = LIMIT) -> Iterator[Bevinding]:
    """All findings as values. Circles come first, as no other question survives one."""
    circles = tuple(find_kringen(afspraken.tabellen, afspraken.feiten))
    yield from circles
    yield from find_meerdere_waarden(afspraken.feiten, afspraken.tabellen)
    if not circles:
        yield from _find_in_tabellen(afspraken, limit)
    yield from find_zonder_invulling(afspraken)
    yield from find_zonder_duur(afspraken)
    yield from find_onvolledig(afspraken)


def _find_in_tabellen(afspraken: Afspraken, limit: int) -> Iterator[Bevinding]:
    feiten, tabellen, rollen = afspraken.feiten, afspraken.tabellen, frozenset(afspraken.rollen)
    sporen = {**afspraken.andere_sporen, **afspraken.sporen}
    domeinen = domeinen_of(feiten, sporen, tabellen, sorted(rollen))
    standen = Standen(compile_tabellen(tabellen, domeinen), feiten, domeinen)
    for naam in tabellen:
        yield from check_tabel(naam, tabellen, rollen, standen, limit)
    for soort, what in afspraken.regie.items():
        if what.dragend:
            try:
                yield from find_zonder_regie(soort, afspraken, standen, Budget(limit))
            except TooManyBoxes:
                yield TeGroot(what.tabel, "of er altijd iemand de dragende regie heeft.", limit)
