"""Beslistabellen: columns, cells, answers."""

from __future__ import annotations

from collections.abc import Iterator

from routekaart.diagnostics import Diagnostic
from routekaart.load.names import Names
from routekaart.load.places import Place
from routekaart.load.suggest import enumerate_words, suggest
from routekaart.model.cellen import Domein, KeuzeDomein
from routekaart.model.tabellen import ROL, Beslistabel, Regel, Uitkomst


def check_tabel(names: Names, place: Place, tabel: Beslistabel) -> Iterator[Diagnostic]:
    """All that a beslistabel refers to."""
    for number, naam in enumerate(tabel.invoer):
        yield from _check_invoer(names, place / "invoer" / number, tabel, naam)
    if not tabel.regels:
        yield (place / "regels").report("RK112", "de tabel heeft geen regels", key=True)
    for number, regel in enumerate(tabel.regels):
        here = place / "regels" / number
        yield from _check_als(names, here / "als", tabel, regel)
        yield from _check_dan(names, here / "dan", tabel, regel.dan)


def _check_invoer(
    names: Names, place: Place, tabel: Beslistabel, naam: str
) -> Iterator[Diagnostic]:
    if not names.exists("sporen", naam):
        if not names.exists("feiten", naam):
            known = (*names.catalogus.feiten, *names.catalogus.sporen)
            hint = suggest(naam, known)
            yield place.report("RK203", f"er is geen feit en geen spoor '{naam}'", hint)
            return
        per = names.catalogus.feiten[naam].per if naam in names.catalogus.feiten else None
    else:
        spoor = names.spoor(naam)
        per = spoor.per if spoor else None
    if per == "lid" and tabel.per == "casus":
        yield place.report(
            "RK217",
            f"'{naam}' geldt per lid, maar deze tabel gaat over de casus",
            "Zet 'per: lid' bij de tabel, of gebruik een feit met 'enig_lid'.",
        )


def _check_als(
    names: Names, place: Place, tabel: Beslistabel, regel: Regel
) -> Iterator[Diagnostic]:
    for kolom, words in regel.als.items():
        if kolom not in tabel.invoer:
            yield (place / kolom).report(
                "RK209",
                f"'{kolom}' staat niet bij de invoer van deze tabel",
                suggest(kolom, tabel.invoer, otherwise="De invoer is:"),
                key=True,
            )
            continue
        toestanden = names.toestanden(kolom) if kolom in names.catalogus.sporen else None
        domein: Domein | None = toestanden or names.domein(kolom)
        code = "RK201" if toestanden else "RK207" if isinstance(domein, KeuzeDomein) else "RK208"
        yield from names.check_words(words, domein, place / kolom, code)


def _check_dan(
    names: Names, place: Place, tabel: Beslistabel, dan: Uitkomst
) -> Iterator[Diagnostic]:
    if (dan.waarde is None) == (dan.tabel is None):
        yield place.report(
            "RK114", "geef bij 'dan' een waarde óf een tabel: één van twee", key=True
        )
    elif dan.waarde is not None:
        yield from _check_waarde(names, place / "waarde", tabel, dan.waarde)
    elif dan.tabel is not None:
        yield from _check_verder(names, place / "tabel", tabel, dan.tabel)


def _check_waarde(
    names: Names, place: Place, tabel: Beslistabel, waarde: str
) -> Iterator[Diagnostic]:
    if waarde in tabel.uitvoer and waarde != ROL:
        return
    if ROL in tabel.uitvoer:
        others = [word for word in tabel.uitvoer if word != ROL]
        yield from names.check("rollen", waarde, place, also=others)
        return
    yield place.report(
        "RK210",
        f"'{waarde}' staat niet bij de uitvoer van deze tabel",
        suggest(waarde, tabel.uitvoer, otherwise="De uitvoer is:"),
    )


def _check_verder(
    names: Names, place: Place, tabel: Beslistabel, verder: str
) -> Iterator[Diagnostic]:
    yield from names.check("tabellen", verder, place)
    other = names.tabel(verder)
    if other is None:
        return
    if other.per == "lid" and tabel.per == "casus":
        yield place.report("RK217", f"'{verder}' gaat per lid, maar deze tabel gaat over de casus")
    extra = sorted(set(names.spell(other.uitvoer)) - set(names.spell(tabel.uitvoer)))
    if extra and names.all_readable("rollen"):
        yield place.report(
            "RK210",
            f"'{verder}' kan ook {enumerate_words(extra)} antwoorden, en dat is geen uitvoer hier",
            "Zet het bij de uitvoer van deze tabel.",
        )
