"""Klantreizen: do the people, gebeurtenissen and expectations of the story exist?"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime

from routekaart.diagnostics import Diagnostic
from routekaart.load.names import REGIE, Names
from routekaart.load.places import Place
from routekaart.load.references.feiten import check_not_derived
from routekaart.load.references.overgangen import check_regie_soort, check_waarde
from routekaart.load.suggest import short, suggest
from routekaart.model.base import GEEN, ONBEKEND
from routekaart.model.gebeurtenissen import EIGEN
from routekaart.model.klantreizen import Klantreis, Stap, Verwacht

NO_DATE = "zonder datum"


def check_klantreis(names: Names, place: Place, reis: Klantreis) -> Iterator[Diagnostic]:
    """All that a klantreis refers to."""
    yield from names.check("plaatsen", reis.gemeente, place / "gemeente")
    for lid, feiten in reis.leden.items():
        for naam, waarde in feiten.items():
            here = place / "leden" / lid / naam
            yield from _check_given(names, here, naam, waarde, per="lid")
    for naam, waarde in reis.feiten.items():
        yield from _check_given(names, place / "feiten" / naam, naam, waarde, per="casus")
    for naam in reis.aannames:
        yield from _check_termijn(names, place / "aannames" / naam, naam)
    for number, stap in enumerate(reis.stappen):
        yield from _check_stap(names, place / "stappen" / number, reis, stap)


def _check_stap(names: Names, place: Place, reis: Klantreis, stap: Stap) -> Iterator[Diagnostic]:
    if stap.na is not None and stap.op is not None:
        yield (place / "op").report("RK114", "geef 'na' óf 'op', niet allebei", key=True)
    if stap.gebeurtenis is None:
        for field in ("door", "lid", "reden"):
            if getattr(stap, field) is not None:
                yield (place / field).report(
                    "RK114", f"'{field}' hoort bij een gebeurtenis, en die is er niet", key=True
                )
    elif stap.gebeurtenis not in EIGEN:
        yield from names.check("gebeurtenissen", stap.gebeurtenis, place / "gebeurtenis")
    if stap.door is not None:
        yield from names.check("rollen", stap.door, place / "door")
    if stap.lid is not None:
        yield from _check_lid(place / "lid", reis, stap.lid)
    yield from _check_brought(names, place, reis, stap)
    if stap.verwacht is not None:
        yield from _check_verwacht(names, place / "verwacht", reis, stap.verwacht)


def _check_brought(names: Names, place: Place, reis: Klantreis, stap: Stap) -> Iterator[Diagnostic]:
    gebeurtenis = names.catalogus.gebeurtenissen.get(stap.gebeurtenis or "")
    for text, waarde in stap.feiten.items():
        here = place / "feiten" / text
        naam, lid = _split(text)
        yield from _check_lid(here, reis, lid, key=True) if lid else ()
        yield from _check_given(names, here, naam, waarde)
        if (
            gebeurtenis is not None
            and names.exists("feiten", naam)
            and naam not in gebeurtenis.feiten
        ):
            yield here.report(
                "RK207",
                f"met '{stap.gebeurtenis}' kan '{naam}' niet bekend worden",
                suggest(naam, gebeurtenis.feiten, otherwise="Wel:"),
                key=True,
            )


def _check_given(
    names: Names, place: Place, naam: str, waarde: tuple[str, ...], per: str | None = None
) -> Iterator[Diagnostic]:
    yield from names.check("feiten", naam, place, key=True)
    feit = names.catalogus.feiten.get(naam)
    if feit is None:
        return
    if feit.derived:
        yield from check_not_derived(names, place, naam, key=True)
    elif per is not None and feit.per != per:
        where = "bij het lid" if feit.per == "lid" else "bij 'feiten'"
        yield place.report("RK217", f"'{naam}' geldt per {feit.per}", f"Zet het {where}.", key=True)
    else:
        yield from check_waarde(names, place, naam, waarde)


def _check_verwacht(
    names: Names, place: Place, reis: Klantreis, verwacht: Verwacht
) -> Iterator[Diagnostic]:
    for text, toestand in verwacht.sporen.items():
        here = place / "sporen" / text
        naam = yield from _check_of_lid(names, "sporen", here, reis, text)
        yield from names.check_words((toestand,), names.toestanden(naam), here, "RK201")
    for field in ("regie", "aanvaard"):
        for soort, rol in getattr(verwacht, field).items():
            here = place / field / soort
            yield from check_regie_soort(names, here, soort, key=True)
            yield from names.check("rollen", rol, here, also=(GEEN, ONBEKEND))
    for text, dag in verwacht.termijnen.items():
        here = place / "termijnen" / text
        naam, lid = _split(text)
        yield from _check_lid(here, reis, lid, key=True) if lid else ()
        yield from _check_termijn(names, here, naam)
        yield from _check_dag(here, dag)
    for number, taak in enumerate(verwacht.taken or ()):
        if taak.voor is not None:
            yield from names.check(
                "rollen", taak.voor, place / "taken" / number / "voor", also=(REGIE,)
            )
    for text, waarde in verwacht.feiten.items():
        here = place / "feiten" / text
        naam = yield from _check_of_lid(names, "feiten", here, reis, text)
        yield from _check_seen(names, here, naam, waarde)


def _check_of_lid(
    names: Names, kind: str, place: Place, reis: Klantreis, text: str
) -> Generator[Diagnostic, None, str]:
    """Check `naam` or `naam/lid`; the answer is the naam."""
    naam, lid = _split(text)
    yield from names.check(kind, naam, place, key=True)
    yield from _check_lid(place, reis, lid, key=True) if lid else ()
    return naam


def _check_seen(
    names: Names, place: Place, naam: str, waarde: Iterable[str]
) -> Iterator[Diagnostic]:
    """A derived feit may be expected, though nobody can give it a value."""
    feit = names.catalogus.feiten.get(naam)
    if feit is not None and feit.derived:
        yield from names.check_words(tuple(waarde), names.domein(naam), place)
    else:
        yield from check_waarde(names, place, naam, tuple(waarde))


def _check_lid(
    place: Place, reis: Klantreis, lid: str, *, key: bool = False
) -> Iterator[Diagnostic]:
    if lid not in reis.leden:
        hint = suggest(lid, reis.leden, otherwise="De leden zijn:")
        yield place.report("RK220", f"'{short(lid)}' staat niet bij de leden", hint, key=key)


def _check_termijn(names: Names, place: Place, naam: str) -> Iterator[Diagnostic]:
    known = {
        termijn
        for versions in names.catalogus.sporen.values()
        for spoor in versions
        for toestand in spoor.toestanden.values()
        for termijn in toestand.termijnen
    }
    if names.all_readable("spoor") and naam not in known:
        hint = suggest(naam, known)
        yield place.report("RK221", f"geen spoor heeft een termijn '{short(naam)}'", hint, key=True)


def _check_dag(place: Place, dag: str) -> Iterator[Diagnostic]:
    for read in (date.fromisoformat, datetime.fromisoformat):
        with suppress(ValueError):
            read(dag)
            return
    if dag not in (NO_DATE, GEEN):
        message = f"'{short(dag)}' is geen dag, en niet '{NO_DATE}' of '{GEEN}'"
        yield place.report("RK113", message, suggest(dag, (NO_DATE, GEEN)))


def _split(text: str) -> tuple[str, str]:
    naam, _, lid = text.partition("/")
    return naam, lid
