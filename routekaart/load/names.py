"""
Which names exist, for whoever refers to them.

A file whose form is wrong still says which names it defines: what others say of those is believed
until it can be read. When a file cannot be read at all, every name might stand in it, and nothing
is reported as missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from routekaart.diagnostics import Diagnostic
from routekaart.load.catalogus import Catalogus
from routekaart.load.documents import Definition
from routekaart.load.gather import LISTS
from routekaart.load.places import Place
from routekaart.load.suggest import short, spell_name, split_hint, suggest
from routekaart.model.base import GEEN
from routekaart.model.cellen import Domein, KeuzeDomein, compile_cel, domein_of_feit
from routekaart.model.sporen import Spoor
from routekaart.model.tabellen import ROL, Beslistabel

REGIE: Final = "regie"

# How a kind is called in the catalogus → its code and how a sentence names it.
_KINDS: Final = {
    "sporen": ("RK205", "het spoor"),
    "tabellen": ("RK206", "de beslistabel"),
    "feiten": ("RK203", "het feit"),
    "gebeurtenissen": ("RK202", "de gebeurtenis"),
    "rollen": ("RK204", "de rol"),
    "documenten": ("RK211", "het document"),
    "regios": ("RK212", "de regio"),
    "plaatsen": ("RK212", "de gemeente"),
}
_OF_FILE: Final = {
    "spoor": "sporen",
    "beslistabel": "tabellen",
    "bronnen": "documenten",
    "regio": "regios",
    "gemeente": "plaatsen",
}


@dataclass(frozen=True)
class Names:
    """The catalogus, with the names that stand in files that could not be used."""

    catalogus: Catalogus
    broken: tuple[Definition, ...]
    complete: bool

    def exists(self, kind: str, name: str) -> bool:
        """Whether it was defined, or may have been."""
        defined = name in getattr(self.catalogus, kind)
        return defined or not self.complete or name in self.unreadable.get(kind, ())

    def check(
        self, kind: str, name: str, place: Place, *, also: Sequence[str] = (), key: bool = False
    ) -> Iterator[Diagnostic]:
        """A finding when nobody defined this name."""
        if name in also or self.exists(kind, name):
            return
        code, called = _KINDS[kind]
        hint = suggest(name, (*getattr(self.catalogus, kind), *also))
        yield place.report(code, f"{called} '{short(name)}' bestaat niet", hint, key=key)

    def check_each(
        self, kind: str, names: Iterable[str], place: Place, *, also: Sequence[str] = ()
    ) -> Iterator[Diagnostic]:
        """A finding for each item of a list that nobody defined."""
        for number, name in enumerate(names):
            yield from self.check(kind, name, place / number, also=also)

    def check_words(
        self, words: Sequence[str], domein: Domein | None, place: Place, code: str = "RK207"
    ) -> Iterator[Diagnostic]:
        """A finding for each cell or condition that a domain does not understand."""
        if domein is None:
            return
        if not words:
            yield place.report("RK112", "er staat niets: noem een waarde, of haal het weg")
        for number, word in enumerate(words):
            try:
                compile_cel((word,), domein)
            except ValueError as error:
                yield (place / number).report(code, *split_hint(str(error)))

    @cached_property
    def unreadable(self) -> dict[str, set[str]]:
        """Per kind the names in files whose form is wrong."""
        found: dict[str, set[str]] = {}
        for definition in self.broken:
            kind, values = definition.kind, definition.file.values
            here = values.get(kind, next(iter(values.values())))  # the kind itself may be a slip
            names = here if isinstance(here, dict) and kind in LISTS else (here,)
            words = [name for name in names if isinstance(name, str)]
            found.setdefault(_OF_FILE.get(kind, kind), set()).update(words, map(spell_name, words))
            gemeenten = definition.file.values.get("gemeenten")
            if kind == "regio" and isinstance(gemeenten, dict):
                found.setdefault("listed", set()).update(gemeenten)
        return found

    def all_readable(self, kind: str) -> bool:
        """Whether every file of this kind was read, so that we know all there is."""
        return self.complete and not any(d.kind == kind for d in self.broken)

    def spoor(self, naam: str) -> Spoor | None:
        """A version of the spoor, to ask what all versions share."""
        return next(iter(self.catalogus.sporen.get(naam, ())), None)

    def tabel(self, naam: str) -> Beslistabel | None:
        """A version of the beslistabel, to ask what all versions share."""
        return next(iter(self.catalogus.tabellen.get(naam, ())), None)

    def toestanden(self, naam: str) -> KeuzeDomein | None:
        """What a spoor can be in any of its versions; None when a version could not be read."""
        if naam in self.unreadable.get("sporen", ()) or naam not in self.catalogus.sporen:
            return None
        return self._toestanden[naam]

    @cached_property
    def _toestanden(self) -> dict[str, KeuzeDomein]:
        return {
            naam: KeuzeDomein(
                (GEEN, *dict.fromkeys(t for spoor in versions for t in spoor.toestanden))
            )
            for naam, versions in self.catalogus.sporen.items()
        }

    def uitkomsten(self, naam: str) -> KeuzeDomein | None:
        """What a beslistabel can answer in any of its versions; None when we cannot know."""
        versions = self.catalogus.tabellen.get(naam)
        unknown = naam in self.unreadable.get("tabellen", ())
        if versions is None or unknown:
            return None
        words = dict.fromkeys(word for tabel in versions for word in self.spell(tabel.uitvoer))
        return None if ROL in words else KeuzeDomein(tuple(words))

    def spell(self, uitvoer: Iterable[str]) -> Iterator[str]:
        """The answers that `uitvoer` stands for; `rol` itself when not every rol is known."""
        for word in uitvoer:
            if word == ROL and self.all_readable("rollen"):
                yield from self.catalogus.rollen
            else:
                yield word

    def domein(self, feit: str) -> Domein | None:
        """What a feit can be; None when we cannot know."""
        definitie = self.catalogus.feiten.get(feit)
        if definitie is None:
            return None
        if definitie.tabel is not None and definitie.enig_lid is None:
            return self.uitkomsten(definitie.tabel)
        return domein_of_feit(definitie)
