"""A spoor in words: where it can stand, what may happen there, and on what that rests."""

from __future__ import annotations

from collections.abc import Iterator

from routekaart.entrypoints.cli.tonen.blik import Blik
from routekaart.model.sporen import EIND, Opening, Overgang, Spoor, Termijn, Toestand, Voorwaarde

Line = tuple[int, str]
"""How far it is indented, and the text; an empty text is an empty line."""

_VAN = {
    "dit_lid": " (van dit lid)",
    "enig_lid": " (van enig lid)",
    "elk_lid": " (van elk lid)",
}


def tell_spoor(spoor: Spoor, blik: Blik) -> Iterator[Line]:
    """The whole spoor."""
    if spoor.uitleg:
        yield 0, spoor.uitleg
    yield 0, "Loopt één keer per casus." if spoor.per == "casus" else "Loopt per lid."
    for line in (*blik.set_by("sporen", spoor.spoor, "titel"), *blik.herkomst(spoor)):
        yield 0, line
    yield 0, ""
    yield 0, "Zo loopt het"
    yield from draw(spoor, blik)
    yield 0, ""
    yield 0, "Begint met" if spoor.opent else "Begint door een ander spoor"
    for other in blik.sporen.values():
        for way in (*other.opent, *other.overgangen.values()):
            if any(start.spoor == spoor.spoor for start in way.start):
                yield 1, f"{other.titel}: {way.titel or blik.gebeurtenis(way.bij)}"
    for opening in spoor.opent:
        yield 1, blik.gebeurtenis(opening.bij)
        yield from ((2, line) for line in _tell_overgang(opening, blik))
    for naam, toestand in spoor.toestanden.items():
        yield 0, ""
        yield 0, f"{toestand.titel} ({naam})"
        yield from ((1, line) for line in _tell_toestand(spoor, naam, toestand, blik))
        for overgang_naam, overgang in spoor.overgangen.items():
            if naam in overgang.van:
                yield 1, _arrow(spoor, overgang, blik)
                yield from ((2, line) for line in _tell_overgang(overgang, blik))
                path = ("sporen", spoor.spoor, "overgangen", overgang_naam)
                yield from ((2, line) for line in blik.set_by(*path))


def draw(spoor: Spoor, blik: Blik) -> Iterator[Line]:
    """A picture of text: each toestand with the arrows that leave it."""
    for naam, toestand in spoor.toestanden.items():
        mark = "◉" if EIND in toestand.kenmerken else "▶" if naam == spoor.begin else "○"
        yield 1, f"{mark} {toestand.titel}"
        ways = [overgang for overgang in spoor.overgangen.values() if naam in overgang.van]
        for number, overgang in enumerate(ways, start=1):
            corner = "└─" if number == len(ways) else "├─"
            yield 2, f"{corner} {_arrow(spoor, overgang, blik)}"


def _arrow(spoor: Spoor, overgang: Overgang, blik: Blik) -> str:
    what = overgang.titel or blik.gebeurtenis(overgang.bij)
    if overgang.naar is None:
        return f"{what} (blijft staan)"
    return f"{what} → {blik.toestand(spoor.spoor, overgang.naar)}"


def _tell_toestand(spoor: Spoor, naam: str, toestand: Toestand, blik: Blik) -> Iterator[str]:
    path = ("sporen", spoor.spoor, "toestanden", naam)
    if EIND in toestand.kenmerken:
        yield "Hier eindigt het spoor."
    if toestand.aan_zet:
        yield f"Aan zet: {', '.join(map(blik.rol, toestand.aan_zet))}."
    yield from (f"Doet: {doet}" for doet in toestand.doet)
    if toestand.wacht_op:
        yield f"Wacht op: {toestand.wacht_op}"
    for termijn_naam, termijn in toestand.termijnen.items():
        yield _tell_termijn(termijn, blik)
        where = ("sporen", spoor.spoor, "termijnen", termijn_naam)
        for field in ("duur", "ritme"):
            yield from blik.set_by(*where, field)
        yield from blik.herkomst(termijn)
    yield from blik.set_by(*path, "titel")
    yield from blik.herkomst(toestand)


def _tell_termijn(termijn: Termijn, blik: Blik) -> str:
    if isinstance(termijn.ritme, tuple):
        when = f"na {', '.join(map(str, termijn.ritme))}"
    elif termijn.ritme is not None:
        when = f"volgens {blik.invoer(termijn.ritme)}"
    elif termijn.duur is None or termijn.duur == "lokaal":
        when = "zonder datum: de duur is niet afgesproken"
    else:
        assumed = termijn.aanname and not termijn.bron
        grond = "voorstel, te bevestigen" if assumed else termijn.grondslag.value
        when = f"binnen {termijn.duur} ({grond})"
    return f"Termijn: {termijn.titel}, {when}; anders: {blik.gebeurtenis(termijn.bij_verstrijken)}."


def _tell_overgang(overgang: Opening, blik: Blik) -> Iterator[str]:
    for number, voorwaarde in enumerate(overgang.mits):
        yield f"{'mits' if number == 0 else 'en'} {tell_voorwaarde(voorwaarde, blik)}"
    for feit, waarde in overgang.zet.items():
        yield f"Zet: {blik.invoer(feit)} wordt {blik.waarde(feit, waarde)}."
    for start in overgang.start:
        who = {"casus": "", "dit_lid": " voor dit lid", "elk_lid": " voor elk lid"}[start.voor]
        yield f"Begint ook: {blik.invoer(start.spoor)}{who}."
    yield from (f"Daarop volgt: {blik.gebeurtenis(naam)}." for naam in overgang.meld)
    yield from (f"Taak voor {blik.rol(taak.voor)}: {taak.wat}." for taak in overgang.taken)
    if overgang.aanvaardt:
        yield f"Wie dit doet, aanvaardt: {', '.join(overgang.aanvaardt)}."
    yield from blik.herkomst(overgang)


def tell_voorwaarde(voorwaarde: Voorwaarde, blik: Blik) -> str:
    """A condition in words."""
    naam = voorwaarde.feit or voorwaarde.spoor or voorwaarde.tabel or ""
    van = _VAN.get(voorwaarde.van or "", "")
    meldt = " (anders: afwijking met reden)" if voorwaarde.bij_nee == "meldt" else ""
    return f"{blik.invoer(naam)}{van}: {blik.waarden(naam, voorwaarde.is_)}{meldt}"
