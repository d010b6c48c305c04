"""Sporen: toestanden, termijnen, and where overgangen begin and end."""

from __future__ import annotations

from collections.abc import Iterator

from routekaart.diagnostics import Diagnostic
from routekaart.load.names import REGIE, Names
from routekaart.load.places import Place
from routekaart.load.references.overgangen import check_opening
from routekaart.load.suggest import short, suggest
from routekaart.model.sporen import EIND, Overgang, Spoor, Termijn, Toestand


def check_spoor(names: Names, place: Place, spoor: Spoor) -> Iterator[Diagnostic]:
    """All that a spoor refers to, in itself and elsewhere."""
    if spoor.begin not in spoor.toestanden:
        yield (place / "begin").report(
            "RK201",
            f"'{spoor.spoor}' begint in '{short(spoor.begin)}', maar die toestand bestaat niet",
            suggest(spoor.begin, spoor.toestanden),
        )
    if not any(EIND in toestand.kenmerken for toestand in spoor.toestanden.values()):
        yield (place / "toestanden").report(
            "RK214",
            f"'{spoor.spoor}' heeft geen toestand met het kenmerk '{EIND}': het kan nooit eindigen",
            f"Zet 'kenmerken: {EIND}' bij de toestand waarin het spoor klaar is.",
            key=True,
        )
    for naam, toestand in spoor.toestanden.items():
        yield from _check_toestand(names, place / "toestanden" / naam, toestand)
    for number, opening in enumerate(spoor.opent):
        yield from _check_opent(names, place / "opent" / number, spoor, opening.bij)
        yield from check_opening(names, place / "opent" / number, spoor, opening)
    for naam, overgang in spoor.overgangen.items():
        here = place / "overgangen" / naam
        yield from _check_van_naar(here, spoor, naam, overgang)
        yield from check_opening(names, here, spoor, overgang)


def _check_toestand(names: Names, place: Place, toestand: Toestand) -> Iterator[Diagnostic]:
    yield from names.check_each("rollen", toestand.aan_zet, place / "aan_zet", also=(REGIE,))
    for naam, termijn in toestand.termijnen.items():
        here = place / "termijnen" / naam
        yield from names.check("gebeurtenissen", termijn.bij_verstrijken, here / "bij_verstrijken")
        if termijn.na_laatste is not None:
            yield from names.check("gebeurtenissen", termijn.na_laatste, here / "na_laatste")
        yield from _check_ritme(names, here, termijn)


def _check_ritme(names: Names, place: Place, termijn: Termijn) -> Iterator[Diagnostic]:
    if termijn.ritme is None:
        if termijn.na_laatste is not None:
            yield (place / "na_laatste").report(
                "RK114",
                "'na_laatste' hoort bij een ritme, en dat heeft deze termijn niet",
                key=True,
            )
        return
    if termijn.duur is not None:
        yield (place / "ritme").report(
            "RK114", "een termijn heeft een duur óf een ritme, niet allebei", key=True
        )
    if isinstance(termijn.ritme, str):
        yield from names.check("feiten", termijn.ritme, place / "ritme")
        feit = names.catalogus.feiten.get(termijn.ritme)
        if feit is not None and feit.soort != "ritme":
            message = f"'{termijn.ritme}' is geen ritme maar een {feit.soort}"
            yield (place / "ritme").report("RK207", message)


def _check_van_naar(
    place: Place, spoor: Spoor, naam: str, overgang: Overgang
) -> Iterator[Diagnostic]:
    for number, van in enumerate(overgang.van):
        here = place / "van" / number
        if van not in spoor.toestanden:
            yield here.report(
                "RK201",
                f"'{naam}' begint in '{short(van)}', maar die toestand bestaat niet",
                suggest(van, spoor.toestanden),
            )
        elif EIND in spoor.toestanden[van].kenmerken:
            yield here.report(
                "RK215", f"'{naam}' begint in '{van}', maar daar is het spoor al geëindigd"
            )
    if overgang.naar is not None and overgang.naar not in spoor.toestanden:
        yield (place / "naar").report(
            "RK201",
            f"'{naam}' gaat naar '{short(overgang.naar)}', maar die toestand bestaat niet",
            suggest(overgang.naar, spoor.toestanden),
        )


def _check_opent(names: Names, place: Place, spoor: Spoor, bij: str) -> Iterator[Diagnostic]:
    gebeurtenis = names.catalogus.gebeurtenissen.get(bij)
    if gebeurtenis is not None and spoor.per == "lid" and gebeurtenis.betreft == "casus":
        yield (place / "bij").report(
            "RK217",
            f"'{bij}' gaat over de casus en kan dus geen spoor per lid beginnen",
            "Begin het uit een overgang elders: 'start: {spoor: …, voor: elk_lid}'.",
        )
