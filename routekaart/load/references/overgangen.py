"""What an overgang or opening asks and does: conditions, feiten, other sporen, taken."""

from __future__ import annotations

from collections.abc import Iterator

from routekaart.diagnostics import Diagnostic
from routekaart.load.names import REGIE, Names
from routekaart.load.places import Place
from routekaart.load.references.feiten import check_lid_feit, check_not_derived
from routekaart.load.suggest import split_hint, suggest
from routekaart.model.cellen import KeuzeDomein, parse_waarde
from routekaart.model.sporen import Opening, Spoor, Start, Taak, Voorwaarde


def check_opening(
    names: Names, place: Place, spoor: Spoor, opening: Opening
) -> Iterator[Diagnostic]:
    """All that an overgang or opening refers to, save the toestanden of its own spoor."""
    yield from names.check("gebeurtenissen", opening.bij, place / "bij")
    one_lid = _concerns_one_lid(names, spoor, opening.bij)
    for number, voorwaarde in enumerate(opening.mits):
        yield from _check_voorwaarde(
            names, place / "mits" / number, voorwaarde, per_lid=spoor.per == "lid", one_lid=one_lid
        )
    for naam, waarde in opening.zet.items():
        yield from _check_zet(names, place / "zet" / naam, naam, waarde, one_lid=one_lid)
    for number, start in enumerate(opening.start):
        yield from _check_start(names, place / "start" / number, start, one_lid=one_lid)
    yield from names.check_each("gebeurtenissen", opening.meld, place / "meld")
    for number, taak in enumerate(opening.taken):
        yield from _check_taak(names, place / "taken" / number, taak)
    for number, soort in enumerate(opening.aanvaardt):
        yield from check_regie_soort(names, place / "aanvaardt" / number, soort)


def check_regie_soort(
    names: Names, place: Place, soort: str, *, key: bool = False
) -> Iterator[Diagnostic]:
    """A kind of regie is defined by some regio."""
    known = {s for versions in names.catalogus.regios.values() for r in versions for s in r.regie}
    if names.all_readable("regio") and soort not in known:
        yield place.report(
            "RK222",
            f"geen regio kent een soort regie '{soort}'",
            suggest(soort, known, otherwise="Wel bekend:"),
            key=key,
        )


def _concerns_one_lid(names: Names, spoor: Spoor, bij: str) -> bool:
    """Whether it is clear which lid is meant; when we cannot know, we believe it."""
    gebeurtenis = names.catalogus.gebeurtenissen.get(bij)
    return spoor.per == "lid" or gebeurtenis is None or gebeurtenis.betreft == "lid"


def _check_voorwaarde(
    names: Names, place: Place, voorwaarde: Voorwaarde, *, per_lid: bool, one_lid: bool
) -> Iterator[Diagnostic]:
    asked = [kind for kind in ("feit", "spoor", "tabel") if getattr(voorwaarde, kind) is not None]
    if len(asked) != 1:
        yield place.report("RK114", "een voorwaarde gaat over één feit, één spoor of één tabel")
        return
    per: str | None = None
    if voorwaarde.feit is not None:
        yield from names.check("feiten", voorwaarde.feit, place / "feit")
        feit = names.catalogus.feiten.get(voorwaarde.feit)
        per = feit.per if feit else None
        domein = names.domein(voorwaarde.feit)
        code = "RK207" if isinstance(domein, KeuzeDomein) else "RK208"
        yield from names.check_words(voorwaarde.is_, domein, place / "is", code)
    elif voorwaarde.spoor is not None:
        yield from names.check("sporen", voorwaarde.spoor, place / "spoor")
        spoor = names.spoor(voorwaarde.spoor)
        per = spoor.per if spoor else None
        toestanden = names.toestanden(voorwaarde.spoor)
        yield from names.check_words(voorwaarde.is_, toestanden, place / "is", "RK201")
    elif voorwaarde.tabel is not None:
        yield from names.check("tabellen", voorwaarde.tabel, place / "tabel")
        tabel = names.tabel(voorwaarde.tabel)
        per = tabel.per if tabel else None
        uitkomsten = names.uitkomsten(voorwaarde.tabel)
        yield from names.check_words(voorwaarde.is_, uitkomsten, place / "is", "RK210")
    yield from _check_van(place, voorwaarde, per, per_lid=per_lid, one_lid=one_lid)


def _check_van(
    place: Place, voorwaarde: Voorwaarde, per: str | None, *, per_lid: bool, one_lid: bool
) -> Iterator[Diagnostic]:
    about = voorwaarde.feit or voorwaarde.spoor or voorwaarde.tabel
    if per == "lid":
        if voorwaarde.van in (None, "casus") and not per_lid:
            yield place.report(
                "RK217",
                f"'{about}' geldt per lid: zeg van welk lid",
                "Zet erbij 'van: dit_lid', 'van: enig_lid' of 'van: elk_lid'.",
            )
        elif voorwaarde.van == "dit_lid" and not one_lid:
            yield (place / "van").report(
                "RK217",
                "welk lid 'dit_lid' is, is hier niet bekend: de gebeurtenis gaat over de casus",
            )
    elif per == "casus" and voorwaarde.van not in (None, "casus"):
        yield (place / "van").report(
            "RK217", f"'{about}' geldt voor de casus, niet per lid", "Haal 'van' weg."
        )


def _check_zet(
    names: Names, place: Place, naam: str, waarde: str, *, one_lid: bool
) -> Iterator[Diagnostic]:
    yield from names.check("feiten", naam, place, key=True)
    feit = names.catalogus.feiten.get(naam)
    if feit is None:
        return
    if feit.derived:
        yield from check_not_derived(names, place, naam, key=True)
        return
    if feit.per == "lid" and not one_lid:
        yield place.report(
            "RK217", f"'{naam}' geldt per lid, maar hier is niet bekend welk lid het is", key=True
        )
    yield from check_waarde(names, place, naam, (waarde,))


def check_waarde(
    names: Names, place: Place, naam: str, waarde: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """A value that somebody gives to a feit is one that it can have."""
    feit = names.catalogus.feiten.get(naam)
    if feit is None or feit.derived:
        return
    try:
        parse_waarde(waarde, feit)
    except ValueError as error:
        yield place.report("RK207", *split_hint(str(error)))


def _check_start(
    names: Names, place: Place, start: Start, *, one_lid: bool
) -> Iterator[Diagnostic]:
    yield from names.check("sporen", start.spoor, place / "spoor")
    spoor = names.spoor(start.spoor)
    if spoor is not None and (spoor.per == "casus") != (start.voor == "casus"):
        wel = "casus" if spoor.per == "casus" else "dit_lid' of 'voor: elk_lid"
        yield (place / "voor" if "voor" in start.model_fields_set else place).report(
            "RK217", f"het spoor '{start.spoor}' geldt per {spoor.per}", f"Schrijf 'voor: {wel}'."
        )
    elif start.voor == "dit_lid" and not one_lid:
        yield (place / "voor").report(
            "RK217", "welk lid 'dit_lid' is, is hier niet bekend: de gebeurtenis gaat over de casus"
        )
    if start.mits is not None:
        if start.voor != "elk_lid":
            yield (place / "mits").report("RK114", "'mits' hoort bij 'voor: elk_lid'", key=True)
        yield from check_lid_feit(names, place / "mits", start.mits)


def _check_taak(names: Names, place: Place, taak: Taak) -> Iterator[Diagnostic]:
    yield from names.check("rollen", taak.voor, place / "voor", also=(REGIE,))
    yield from names.check_each("gebeurtenissen", taak.klaar_bij, place / "klaar_bij")
