"""Regio's, gemeenten, contacten and documents: do they know each other?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from routekaart.diagnostics import Diagnostic
from routekaart.load.names import Names
from routekaart.load.places import Place
from routekaart.load.suggest import enumerate_words, short, suggest
from routekaart.model.base import GEEN, ONBEKEND
from routekaart.model.bronnen import Document
from routekaart.model.regios import Contacten, Gemeente, Plek, RegieSoort, Regio
from routekaart.model.tabellen import ROL


def check_regio(names: Names, place: Place, regio: Regio) -> Iterator[Diagnostic]:
    """The policy document, the gemeenten, the sporen and the regie of a regio."""
    yield from names.check("documenten", regio.beleid, place / "beleid")
    for gemeente in regio.gemeenten:
        yield from names.check("plaatsen", gemeente, place / "gemeenten" / gemeente, key=True)
    yield from names.check_each("sporen", regio.sporen, place / "sporen")
    for naam, soort in regio.regie.items():
        yield from _check_regie(names, place / "regie" / naam, soort)
    yield from _check_rollen(names, place, regio)


def check_gemeente(names: Names, place: Place, gemeente: Gemeente) -> Iterator[Diagnostic]:
    """A gemeente belongs to a regio, and fills rollen that exist."""
    naam = gemeente.gemeente
    listed = any(
        naam in r.gemeenten for versions in names.catalogus.regios.values() for r in versions
    )
    maybe = not names.complete or naam in names.unreadable.get("listed", ())
    if not listed and not maybe:
        known = {
            g for versions in names.catalogus.regios.values() for r in versions for g in r.gemeenten
        }
        yield (place / "gemeente").report(
            "RK212",
            f"geen regio heeft '{short(naam)}' bij haar gemeenten",
            suggest(naam, known - names.catalogus.plaatsen.keys())
            or "Zet haar in het bestand van de regio bij 'gemeenten'.",
        )
    yield from _check_rollen(names, place, gemeente)


def _check_rollen(names: Names, place: Place, plek: Plek) -> Iterator[Diagnostic]:
    for rol in plek.rollen:
        yield from names.check("rollen", rol, place / "rollen" / rol, key=True)


def _check_regie(names: Names, place: Place, soort: RegieSoort) -> Iterator[Diagnostic]:
    here = place / "tabel"
    yield from names.check("tabellen", soort.tabel, here)
    tabel = names.tabel(soort.tabel)
    if tabel is None:
        return
    allowed = {ROL} if soort.dragend else {ROL, GEEN}
    strange = [
        word
        for word in tabel.uitvoer
        if word not in allowed and (word in (GEEN, ONBEKEND) or not names.exists("rollen", word))
    ]
    if GEEN in strange:
        message = f"'{soort.tabel}' kan '{GEEN}' antwoorden, maar de dragende regie ontbreekt nooit"
        yield here.report("RK223", message)
    elif strange:
        message = f"'{soort.tabel}' kan {enumerate_words(strange)} antwoorden, en dat is geen rol"
        yield here.report("RK223", message)


def check_contacten(names: Names, place: Place, contacten: Contacten) -> Iterator[Diagnostic]:
    """Contacts are of a gemeente that exists, for rollen that exist."""
    yield from names.check("plaatsen", contacten.contacten, place / "contacten")
    for rol in contacten.rollen:
        yield from names.check("rollen", rol, place / "rollen" / rol, key=True)


def check_document(names: Names, place: Place, document: Document) -> Iterator[Diagnostic]:
    """A document of a regio is of one that exists, and its years begin before they end."""
    if document.regio is not None:
        yield from names.check("regios", document.regio, place / "regio")
    periode = document.periode
    if periode is not None and periode.tot_en_met is not None and periode.tot_en_met < periode.van:
        yield (place / "periode" / "tot_en_met").report(
            "RK114", "de laatste dag van de periode ligt voor de eerste"
        )


def check_two_regios(names: Names) -> Iterator[Diagnostic]:
    """On no day does a gemeente belong to two regio's."""
    held: dict[str, list[tuple[date, date, Regio]]] = {}
    for versions in names.catalogus.regios.values():
        ends = [version.vanaf or date.min for version in versions[1:]] + [date.max]
        for regio, end in zip(versions, ends, strict=True):
            for gemeente in regio.gemeenten:
                held.setdefault(gemeente, []).append((regio.vanaf or date.min, end, regio))
    for gemeente, spans in held.items():
        spans.sort(key=lambda span: span[:2])
        for (_, end, first), (begin, _, second) in pairwise(spans):
            if begin < end and first.regio != second.regio:
                file = names.catalogus.file_of(second)
                yield Place(file, ("gemeenten", gemeente)).report(
                    "RK212",
                    f"'{gemeente}' hoort op dezelfde dag ook bij '{first.regio}'",
                    "Een gemeente hoort bij één regio.",
                    key=True,
                )
