"""A beslistabel in words: the question, and each regel as a sentence with its bron."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from routekaart.entrypoints.cli.tonen.blik import Blik
from routekaart.entrypoints.cli.tonen.spoor import Line
from routekaart.model.tabellen import Beslistabel, Regel

TREFFERS: Final = {
    "uniek": "er geldt altijd precies één regel",
    "eerste": "de eerste regel die geldt, telt",
    "alle": "alle regels die gelden, tellen",
    "gelijk": "er mogen er meer gelden, als ze hetzelfde zeggen",
}


def tell_tabel(tabel: Beslistabel, blik: Blik) -> Iterator[Line]:
    """The whole table."""
    yield 0, f"Treffer '{tabel.treffer}': {TREFFERS[tabel.treffer]}."
    for line in blik.set_by("tabellen", tabel.beslistabel):
        yield 0, line
    yield 0, "Kijkt naar"
    for naam in tabel.invoer:
        yield 1, f"{blik.invoer(naam)} ({naam})"
    for number, regel in enumerate(tabel.regels, start=1):
        yield 0, ""
        yield 0, f"Regel {number}"
        yield from ((1, line) for line in _tell_regel(tabel, regel, blik))


def _tell_regel(tabel: Beslistabel, regel: Regel, blik: Blik) -> Iterator[str]:
    if not regel.als:
        yield "altijd"
    for number, (naam, cel) in enumerate(regel.als.items()):
        yield f"{'als' if number == 0 else 'en'} {blik.invoer(naam)}: {blik.waarden(naam, cel)}"
    if regel.dan.tabel is not None:
        yield f"dan beslist '{regel.dan.tabel}': {blik.invoer(regel.dan.tabel)}"
    else:
        yield f"dan {blik.waarde(tabel.beslistabel, regel.dan.waarde or '')}"
    if regel.uitleg:
        yield regel.uitleg
    yield from blik.herkomst(regel)
