"""Feiten, gebeurtenissen and rollen: is what they say of themselves and each other consistent?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from routekaart.diagnostics import Diagnostic
from routekaart.load.names import REGIE, Names
from routekaart.load.places import Place
from routekaart.load.suggest import enumerate_words
from routekaart.model.base import BEKEND, GEEN, ONBEKEND
from routekaart.model.feiten import Feit, LidFeit
from routekaart.model.gebeurtenissen import Gebeurtenis
from routekaart.model.regios import Rol


def check_feit(names: Names, place: Place, feit: Feit) -> Iterator[Diagnostic]:
    """The kind of a feit, its values, and from what it follows."""
    yield from _check_soort(place, feit)
    yield from _check_waarden(place, feit)
    if feit.tabel is not None:
        yield from _check_tabel(names, place / "tabel", feit, feit.tabel)
    if feit.enig_lid is not None:
        if feit.per == "lid":
            yield (place / "enig_lid").report(
                "RK217", "'enig_lid' zegt iets over de casus, maar dit feit geldt per lid", key=True
            )
        yield from check_lid_feit(names, place / "enig_lid", feit.enig_lid)


def _check_soort(place: Place, feit: Feit) -> Iterator[Diagnostic]:
    if feit.tabel is not None and feit.enig_lid is not None:
        yield (place / "enig_lid").report(
            "RK219", "een feit volgt uit een tabel óf uit 'enig_lid', niet uit allebei", key=True
        )
    if feit.derived and feit.soort != "keuze":
        yield (place / "soort").report("RK219", "een afgeleid feit is altijd een keuze")
    if feit.derived and feit.houdbaarheid is not None:
        yield (place / "houdbaarheid").report(
            "RK219", "een afgeleid feit wordt steeds opnieuw bepaald en verloopt niet", key=True
        )
    if feit.soort == "ritme" and feit.per == "lid":
        yield (place / "per").report("RK219", "een ritme geldt voor de casus, niet per lid")


def _check_waarden(place: Place, feit: Feit) -> Iterator[Diagnostic]:
    here = place / "waarden"
    if feit.soort == "keuze" and not feit.derived and not feit.waarden:
        yield (here if "waarden" in feit.model_fields_set else place).report(
            "RK219", "een keuze heeft waarden nodig", "Bijvoorbeeld 'waarden: [ja, nee]'.", key=True
        )
    if feit.soort != "keuze" and feit.waarden:
        yield here.report("RK219", f"een {feit.soort} heeft geen vaste waarden", key=True)
    twice = {waarde for waarde, times in Counter(feit.waarden).items() if times > 1}
    for number, waarde in enumerate(feit.waarden):
        if waarde in (BEKEND, ONBEKEND):
            message = f"'{waarde}' hoort niet bij de waarden: elk feit kan onbekend zijn"
            yield (here / number).report("RK219", message, "Haal het weg.")
        elif waarde in twice and waarde in feit.waarden[:number]:
            yield (here / number).report("RK219", f"'{waarde}' staat er twee keer")


def _check_tabel(names: Names, place: Place, feit: Feit, naam: str) -> Iterator[Diagnostic]:
    yield from names.check("tabellen", naam, place)
    tabel = names.tabel(naam)
    if tabel is not None and tabel.per != feit.per:
        yield place.report(
            "RK217", f"dit feit geldt per {feit.per}, maar de tabel '{naam}' per {tabel.per}"
        )
    domein = names.uitkomsten(naam)
    if feit.waarden and domein is not None:
        extra = [w for w in domein.waarden if w not in feit.waarden and w != ONBEKEND]
        if extra:
            yield place.report(
                "RK219",
                f"de tabel '{naam}' kan ook {enumerate_words(extra)} antwoorden",
                "Zet het bij de waarden, of laat de waarden weg: de tabel zegt ze al.",
            )


def check_lid_feit(names: Names, place: Place, vraag: LidFeit) -> Iterator[Diagnostic]:
    """A question about one lid: the feit must be of a lid, and know the values."""
    yield from names.check("feiten", vraag.feit, place / "feit")
    feit = names.catalogus.feiten.get(vraag.feit)
    if feit is None:
        return
    if feit.per != "lid":
        yield (place / "feit").report("RK217", f"'{vraag.feit}' geldt voor de casus, niet per lid")
    yield from names.check_words(vraag.is_, names.domein(vraag.feit), place / "is")


def check_gebeurtenis(names: Names, place: Place, gebeurtenis: Gebeurtenis) -> Iterator[Diagnostic]:
    """Who does it, and which feiten it can bring."""
    yield from names.check_each("rollen", gebeurtenis.door, place / "door", also=(REGIE,))
    for number, naam in enumerate(gebeurtenis.feiten):
        here = place / "feiten" / number
        yield from names.check("feiten", naam, here)
        yield from check_not_derived(names, here, naam)


def check_not_derived(
    names: Names, place: Place, naam: str, *, key: bool = False
) -> Iterator[Diagnostic]:
    """Nobody can say what follows from something else."""
    feit = names.catalogus.feiten.get(naam)
    if feit is not None and feit.derived:
        source = f"de tabel '{feit.tabel}'" if feit.tabel else "wat over de leden bekend is"
        message = f"'{naam}' kan hier geen waarde krijgen: het volgt uit {source}"
        yield place.report("RK216", message, key=key)


def check_rol(names: Names, place: Place, rol: Rol) -> Iterator[Diagnostic]:
    """The feit that says for a casus which rol this is, has rollen as its values."""
    if rol.uit_feit is None:
        return
    here = place / "uit_feit"
    yield from names.check("feiten", rol.uit_feit, here)
    feit = names.catalogus.feiten.get(rol.uit_feit)
    waarden = feit.waarden if feit else ()
    strange = [w for w in waarden if w != GEEN and not names.exists("rollen", w)]
    if strange:
        yield here.report(
            "RK204", f"'{rol.uit_feit}' kan {enumerate_words(strange)} zijn, en dat is geen rol"
        )
