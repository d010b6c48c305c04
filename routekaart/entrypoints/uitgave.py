"""One kaart to make: of which gemeente, on which day; and the making of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from routekaart.diagnostics import Diagnostic, Ernst
from routekaart.engine.plan import compile_plan
from routekaart.entrypoints.controle import find_diagnostics
from routekaart.entrypoints.leesbaar import require_readable
from routekaart.entrypoints.periodes import find_beleidsperiodes
from routekaart.entrypoints.volledig import find_missing
from routekaart.errors import ContentNotFound
from routekaart.kaarten.render import Formaat, write_kaarten
from routekaart.kaarten.view import build_kaart
from routekaart.load import Catalogus, resolve
from routekaart.wiring import Inhoud


@dataclass(frozen=True, slots=True)
class Opdrachtbon:
    """A kaart that was asked for."""

    gemeente: str
    peildatum: date

    @property
    def bestandsnaam(self) -> str:
        """`apeldoorn-2023-12-31`: by alphabet the oldest comes first."""
        return f"{self.gemeente}-{self.peildatum.isoformat()}"


@dataclass(frozen=True, slots=True)
class Uitgave:
    """A kaart that was made, or that lacks too much to be made."""

    bon: Opdrachtbon
    naam: str
    bestanden: tuple[Path, ...]
    ontbreekt: tuple[str, ...] = ()
    fouten: int = 0


def list_bonnen(
    catalogus: Catalogus, gemeenten: Sequence[str], peildatum: date | None, today: date
) -> tuple[Opdrachtbon, ...]:
    """
    A kaart per gemeente for that day; without a day one per policy period.

    What is over is shown as it was on its last day, what holds as it is today.
    """
    if peildatum is not None:
        return tuple(Opdrachtbon(gemeente, peildatum) for gemeente in gemeenten)
    return tuple(
        Opdrachtbon(gemeente, periode.peildatum(today))
        for gemeente in gemeenten
        for periode in find_beleidsperiodes(catalogus, gemeente)
    )


def make_kaart(
    inhoud: Inhoud, bon: Opdrachtbon, formaten: Iterable[Formaat], out: Path, *, streng: bool
) -> Uitgave:
    """
    Write one kaart. `streng`: not when it lacks anything. Raises `DefinitionInvalid` when what it
    would show stands in files with errors.
    """
    catalogus = inhoud.catalogus
    if bon.gemeente not in catalogus.plaatsen:
        raise ContentNotFound("gemeente", bon.gemeente, catalogus.gemeenten())
    require_readable(inhoud, bon.gemeente)
    afspraken = resolve(catalogus, bon.gemeente, bon.peildatum)
    findings: tuple[Diagnostic, ...] = tuple(find_diagnostics(inhoud, afspraken))
    kaart = build_kaart(afspraken, compile_plan(afspraken), findings)
    missing = tuple(find_missing(kaart, afspraken, findings)) if streng else ()
    fouten = sum(finding.ernst is Ernst.FOUT for finding in findings)
    naam = afspraken.gemeente.naam
    if missing:
        return Uitgave(bon, naam, (), missing, fouten)
    written = write_kaarten(kaart, bon.bestandsnaam, formaten, inhoud.roots, out)
    return Uitgave(bon, naam, written, (), fouten)
