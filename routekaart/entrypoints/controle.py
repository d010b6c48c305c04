"""
All that is wrong, everywhere and always: of the files, and of every gemeente in every period.

What several gemeenten share is one finding that names them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from routekaart.diagnostics import Diagnostic, Ernst, by_place
from routekaart.entrypoints.leesbaar import find_blocked, list_gemeenten
from routekaart.entrypoints.periodes import Periode, find_periodes
from routekaart.errors import NotInForce
from routekaart.load import Catalogus, resolve
from routekaart.model.afspraken import Afspraken
from routekaart.verify import check_afspraken, places_in
from routekaart.wiring import Inhoud

SEVERAL: Final = "deze gemeenten"


@dataclass(frozen=True, slots=True)
class Plek:
    """A gemeente in a period, by its name for a reader; `vanaf` None: in all its periods."""

    gemeente: str
    naam: str
    vanaf: date | None = None


@dataclass(frozen=True, slots=True)
class Melding:
    """A finding, and for which gemeenten it holds; for none: it is about the files themselves."""

    diagnostic: Diagnostic
    plekken: tuple[Plek, ...] = ()


@dataclass(frozen=True, slots=True)
class Uitslag:
    """All findings, in the order of the files, what was looked at, and what could not be."""

    meldingen: tuple[Melding, ...]
    nagegaan: tuple[Periode, ...]
    overgeslagen: tuple[str, ...]
    """The gemeenten whose files have errors."""
    nog_niets: tuple[str, ...] = ()
    """The gemeenten in which nothing held yet on that day."""

    def count(self, ernst: Ernst) -> int:
        """How many findings are this serious."""
        return sum(melding.diagnostic.ernst is ernst for melding in self.meldingen)


Each = Callable[[Sequence[Periode]], Iterable[Periode]]
"""Goes over the periods, and may show how far it is."""


def check_everything(
    inhoud: Inhoud,
    *,
    gemeente: str | None = None,
    peildatum: date | None = None,
    each: Each = iter,
) -> Uitslag:
    """
    What is wrong with the form, and with what holds in the gemeente; without one: in all of them.

    Meaning is asked only where the form is right: elsewhere every further finding might be an echo.
    """
    catalogus = inhoud.catalogus
    blocked = find_blocked(inhoud)
    asked = list_gemeenten(inhoud) if gemeente is None else (gemeente,)
    open_ = [naam for naam in asked if blocked is not None and naam not in blocked]
    periodes = [p for naam in open_ for p in _periodes_of(catalogus, naam, peildatum)]
    told: dict[tuple[object, ...], list[tuple[Diagnostic, Plek]]] = {}
    for periode in each(periodes):
        for diagnostic, plek in _check(inhoud, periode, peildatum):
            told.setdefault(_key(diagnostic, plek.naam), []).append((diagnostic, plek))
    counts = Counter(periode.gemeente for periode in periodes)
    merged = [_merge(group, counts) for group in told.values()]
    meldingen = (*map(Melding, inhoud.findings), *merged)
    return Uitslag(
        tuple(sorted(meldingen, key=lambda melding: by_place(melding.diagnostic))),
        tuple(periodes),
        tuple(naam for naam in asked if naam not in open_),
        tuple(naam for naam in open_ if not counts[naam]),
    )


def _periodes_of(
    catalogus: Catalogus, gemeente: str, peildatum: date | None
) -> tuple[Periode, ...]:
    periodes = find_periodes(catalogus, gemeente)
    if peildatum is None:
        return periodes
    return tuple(
        periode
        for periode in periodes
        if periode.vanaf <= peildatum <= (periode.tot_en_met or date.max)
    )


def _check(
    inhoud: Inhoud, periode: Periode, peildatum: date | None
) -> Iterator[tuple[Diagnostic, Plek]]:
    try:
        afspraken = resolve(inhoud.catalogus, periode.gemeente, peildatum or periode.vanaf)
    except NotInForce:
        # A spoor that the regio lists holds from a later day: that day begins another period.
        return
    plek = Plek(periode.gemeente, afspraken.gemeente.naam, periode.vanaf)
    for diagnostic in find_diagnostics(inhoud, afspraken):
        yield diagnostic, plek


def find_diagnostics(inhoud: Inhoud, afspraken: Afspraken) -> Iterable[Diagnostic]:
    """The findings about what holds for one gemeente on one day."""

    def find() -> Iterable[Diagnostic]:
        return check_afspraken(afspraken, places_in(inhoud.catalogus, afspraken))

    about = (afspraken.gemeente.gemeente, afspraken.gedrag, afspraken.invulling)
    return find() if inhoud.geheugen is None else inhoud.geheugen.recall(about, find)


def _key(diagnostic: Diagnostic, naam: str) -> tuple[object, ...]:
    """The same for every gemeente of which the same can be said."""
    without = _rename(diagnostic, naam, SEVERAL)
    return without.code, without.span, without.message, without.hint


def _rename(diagnostic: Diagnostic, naam: str, other: str) -> Diagnostic:
    return replace(
        diagnostic,
        message=diagnostic.message.replace(naam, other),
        hint=diagnostic.hint.replace(naam, other),
    )


def _merge(group: Sequence[tuple[Diagnostic, Plek]], counts: Mapping[str, int]) -> Melding:
    diagnostic, first = group[0]
    plekken: dict[str, list[Plek]] = {}
    for _, plek in group:
        plekken.setdefault(plek.gemeente, []).append(plek)
    places = tuple(
        replace(found[0], vanaf=None) if len(found) == counts[gemeente] else plek
        for gemeente, found in plekken.items()
        for plek in (found[:1] if len(found) == counts[gemeente] else found)
    )
    if len(plekken) > 1:
        diagnostic = _rename(diagnostic, first.naam, SEVERAL)
    return Melding(diagnostic, places)
