"""
Which overgangen a gebeurtenis takes: everybody chooses on the same view, before anybody moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from routekaart.engine.keuze import Keuze
from routekaart.engine.plan import Opener
from routekaart.engine.stand import Invoer, Kandidaat, Onderwerp, Uitslag
from routekaart.engine.view import View, allows, check_all
from routekaart.errors import DefinitionBroken
from routekaart.model.sporen import Opening


class Move(NamedTuple):
    """
    What one instance, or one spoor that opens (`overgang` is None), chose.

    `lid` is whom it is about: the lid of the instance, or of a spoor per casus that of the
    gebeurtenis.
    """

    onderwerp: Onderwerp
    lid: str | None
    regel: Opening
    overgang: str | None
    uitslagen: tuple[Uitslag, ...]


def choose(view: View, invoer: Invoer) -> tuple[list[Move], tuple[Kandidaat, ...]]:
    """
    The moves that `invoer` makes, and of whoever listened without moving what stood in the way.

    Raises `DefinitionBroken` when two overgangen or openings of one instance both hold.
    """
    moves: list[Move] = []
    kandidaten: list[Kandidaat] = []
    for keuze, onderwerp in _listening(view, invoer):
        view.lid = onderwerp.lid or invoer.lid
        taken, regel, said = keuze.make(view)
        if taken is None or regel is None:
            kandidaten += [Kandidaat(*onderwerp, *candidate) for candidate in said.items()]
        else:
            moves.append(Move(onderwerp, view.lid, regel, taken, said[taken]))
    for onderwerp, openers in _opening(view, invoer).items():
        view.lid = onderwerp.lid or invoer.lid
        opened = False
        for opener in openers:
            uitslagen = check_all(opener.toetsen, view)
            if not allows(uitslagen):
                kandidaten.append(Kandidaat(*onderwerp, None, uitslagen))
            elif opened:
                raise DefinitionBroken("twee_openingen", onderwerp.spoor)
            else:
                opened = True
                moves.append(Move(onderwerp, view.lid, opener.opening, None, uitslagen))
    return moves, tuple(kandidaten)


def _listening(view: View, invoer: Invoer) -> Iterator[tuple[Keuze, Onderwerp]]:
    """The active instances that listen, each with the choice that it has."""
    for spoor, per_lid, keuzes in view.plan.listeners.get(invoer.gebeurtenis, ()):
        leden: tuple[str | None, ...] = (None,)
        if per_lid:
            leden = view.leden if invoer.lid is None else (invoer.lid,)
        for lid in leden:
            onderwerp = Onderwerp(spoor, lid)
            instantie = view.instanties.get(onderwerp)
            if instantie is not None and instantie.actief and instantie.toestand in keuzes:
                yield keuzes[instantie.toestand], onderwerp


def _opening(view: View, invoer: Invoer) -> dict[Onderwerp, list[Opener]]:
    found: dict[Onderwerp, list[Opener]] = {}
    for opener in view.plan.openers.get(invoer.gebeurtenis, ()):
        per_lid = view.plan.per_lid(opener.spoor)
        if per_lid and invoer.lid is None:
            continue
        onderwerp = Onderwerp(opener.spoor, invoer.lid if per_lid else None)
        instantie = view.instanties.get(onderwerp)
        if instantie is None or not instantie.actief:
            found.setdefault(onderwerp, []).append(opener)
    return found


def nearest(kandidaten: Iterable[Kandidaat]) -> tuple[Kandidaat, ...]:
    """The candidates that need the smallest change first."""
    return tuple(sorted(kandidaten, key=lambda kandidaat: len(kandidaat.tekort)))
