"""Regio's, gemeenten, contacten and documents: do they know each other?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from routekaart.diagnostics import Diagnostic
from routekaart.load.lidmaatschap import bound, find_lidmaatschappen
from routekaart.load.names import Names
from routekaart.load.places import Place
from routekaart.load.suggest import enumerate_words, short, spell_name, suggest
from routekaart.model.base import GEEN, ONBEKEND
from routekaart.model.bronnen import Document
from routekaart.model.regios import Contacten, Gemeente, Lidmaatschap, Plek, RegieSoort, Regio
from routekaart.model.tabellen import ROL


def check_regio(names: Names, place: Place, regio: Regio) -> Iterator[Diagnostic]:
    """The policy document, the gemeenten, the sporen and the regie of a regio."""
    yield from names.check("documenten", regio.beleid, place / "beleid")
    for gemeente, lidmaatschap in regio.gemeenten.items():
        here = place / "gemeenten" / gemeente
        yield from names.check("plaatsen", gemeente, here, key=True)
        yield from _check_lidmaatschap(here, regio, lidmaatschap)
    yield from names.check_each("sporen", regio.sporen, place / "sporen")
    for naam, soort in regio.regie.items():
        yield from _check_regie(names, place / "regie" / naam, soort)
    yield from _check_rollen(names, place, regio)


def _check_lidmaatschap(
    place: Place, regio: Regio, lidmaatschap: Lidmaatschap
) -> Iterator[Diagnostic]:
    """When it is unknown until when, it is known up to which day; and there is such a day."""
    known = lidmaatschap.bekend_tot_en_met
    if lidmaatschap.tot == ONBEKEND and known is None:
        yield (place / "tot").report(
            "RK114",
            "er staat niet tot welke dag wel bekend is dat zij erbij hoort",
            "Zet bij 'bekend_tot_en_met' de laatste dag waarvan het vaststaat.",
        )
    elif lidmaatschap.tot != ONBEKEND and known is not None:
        yield (place / "bekend_tot_en_met").report(
            "RK114", "dit hoort alleen bij 'tot: onbekend'", "Haal het weg, of schrijf dat."
        )
    elif bound(regio, lidmaatschap, date.max).end < bound(regio, lidmaatschap, date.max).begin:
        yield place.report(
            "RK114", "zij hoort er geen enkele dag bij: kijk naar de dagen", key=True
        )


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
    yield from _check_bijnamen(names, place, gemeente)
    yield from _check_rollen(names, place, gemeente)


def _check_bijnamen(names: Names, place: Place, gemeente: Gemeente) -> Iterator[Diagnostic]:
    """Another name may stand for several gemeenten, but is the own name of none."""
    taken = {
        spell_name(plek.naam, "-"): plek.naam
        for versions in names.catalogus.plaatsen.values()
        for plek in versions
    }
    for number, naam in enumerate(gemeente.ook_bekend_als):
        if (other := taken.get(spell_name(naam, "-"))) is not None:
            yield (place / "ook_bekend_als" / number).report(
                "RK213", f"'{short(naam)}' is al de naam van de gemeente {other}"
            )


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
    regios = [regio for versions in names.catalogus.regios.values() for regio in versions]
    for gemeente in dict.fromkeys(naam for regio in regios for naam in regio.gemeenten):
        for first, second in pairwise(find_lidmaatschappen(names.catalogus, gemeente)):
            if second.begin <= first.end and first.regio.regio != second.regio.regio:
                file = names.catalogus.file_of(second.regio)
                yield Place(file, ("gemeenten", gemeente)).report(
                    "RK212",
                    f"'{gemeente}' hoort op dezelfde dag ook bij '{first.regio.regio}'",
                    "Een gemeente hoort bij één regio: zet bij de andere 'tot' met een dag.",
                    key=True,
                )
