"""Feiten, gebeurtenissen, rollen and begrippen in words."""

from __future__ import annotations

from collections.abc import Iterator

from routekaart.entrypoints.cli.tonen.blik import Blik
from routekaart.entrypoints.cli.tonen.spoor import Line
from routekaart.model.feiten import Feit
from routekaart.model.gebeurtenissen import Gebeurtenis
from routekaart.model.regios import Begrip, Rol

_SOORTEN = {"getal": "een getal", "datum": "een datum", "ritme": "een reeks momenten"}


def tell_feit(naam: str, feit: Feit, blik: Blik) -> Iterator[Line]:
    """What is asked, what the answer can be, and where it comes from."""
    yield 0, "Geldt voor de casus." if feit.per == "casus" else "Geldt per lid."
    if feit.uitleg:
        yield 0, feit.uitleg
    if feit.tabel is not None:
        yield 0, f"Volgt uit de beslistabel '{feit.tabel}': {blik.invoer(feit.tabel)}"
    elif feit.enig_lid is not None:
        values = blik.waarden(feit.enig_lid.feit, feit.enig_lid.is_)
        yield 0, f"Ja, als voor enig lid geldt: {blik.invoer(feit.enig_lid.feit)}: {values}."
    elif feit.waarden:
        yield 0, f"Kan zijn: {blik.waarden(naam, feit.waarden)}; anders onbekend."
    else:
        yield 0, f"Is {_SOORTEN.get(feit.soort, 'een keuze')}, of onbekend."
    if feit.houdbaarheid is not None:
        yield 0, f"Blijft {feit.houdbaarheid} staan; daarna is het weer onbekend."
    brought = [g.titel for g in blik.gebeurtenissen.values() if naam in g.feiten]
    if brought:
        yield 0, "Wordt bekend met"
        yield from ((1, titel) for titel in brought)
    asked = [f"{tabel.vraag} ({n})" for n, tabel in blik.tabellen.items() if naam in tabel.invoer]
    if asked:
        yield 0, "Telt mee in"
        yield from ((1, vraag) for vraag in asked)
    yield from ((0, line) for line in blik.herkomst(feit))


def tell_gebeurtenis(naam: str, gebeurtenis: Gebeurtenis, blik: Blik) -> Iterator[Line]:
    """Who does it, what it tells, and what moves."""
    if gebeurtenis.soort == "voorval":
        yield 0, "Een voorval: het is gebeurd, en wordt altijd vastgelegd."
    else:
        yield 0, "Een besluit: het kan worden geweigerd."
    yield 0, "Gaat over de casus." if gebeurtenis.betreft == "casus" else "Gaat over één lid."
    if gebeurtenis.door:
        yield 0, f"Door: {', '.join(map(blik.rol, gebeurtenis.door))}."
    if gebeurtenis.feiten:
        yield 0, "Hiermee kan bekend worden"
        yield from ((1, blik.invoer(feit)) for feit in gebeurtenis.feiten)
    moved = list(_moves(naam, blik))
    yield 0, "Daarop" if moved else "Geen enkel spoor luistert hiernaar."
    yield from ((1, line) for line in moved)
    yield from ((0, line) for line in blik.herkomst(gebeurtenis))


def _moves(naam: str, blik: Blik) -> Iterator[str]:
    for spoor in blik.sporen.values():
        if any(opening.bij == naam for opening in spoor.opent):
            yield f"{spoor.titel}: begint"
        for overgang in spoor.overgangen.values():
            if overgang.bij == naam:
                van = blik.waarden(spoor.spoor, overgang.van)
                naar = overgang.naar and blik.toestand(spoor.spoor, overgang.naar)
                yield f"{spoor.titel}: {van} → {naar or 'blijft staan'}"


def tell_rol(naam: str, rol: Rol, blik: Blik) -> Iterator[Line]:
    """What the rol does, and where it is asked."""
    if rol.taak:
        yield 0, rol.taak
    if rol.uit_feit:
        yield 0, f"Wie dit is, verschilt per casus: {blik.invoer(rol.uit_feit)}."
    for spoor in blik.sporen.values():
        for toestand in spoor.toestanden.values():
            if naam in toestand.aan_zet:
                yield 0, f"Aan zet in: {spoor.titel}, {toestand.titel}."
    yield from ((0, line) for line in blik.herkomst(rol))


def tell_begrip(naam: str, begrip: Begrip, blik: Blik) -> Iterator[Line]:
    """What the word means, and where it means something of its own."""
    yield 0, begrip.betekenis or "De bron legt dit woord niet uit."
    if begrip.synoniemen:
        yield 0, f"Ook wel: {', '.join(begrip.synoniemen)}."
    if begrip.english:
        yield 0, f"In het Engels: {begrip.english}"
    yield from ((0, line) for line in blik.set_by("begrippen", naam))
    yield from ((0, line) for line in blik.herkomst(begrip))
    if blik.plaats is not None:
        return
    places = [v[-1] for v in (*blik.catalogus.regios.values(), *blik.catalogus.plaatsen.values())]
    for plek in places:
        if own := plek.begrippen.get(naam):
            yield 0, f"In {plek.naam}: {own.betekenis or 'de bron legt het niet uit'}"
