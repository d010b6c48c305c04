"""
Domains and cells: which values a feit or spoor can have, and which of them a rule lets through.

A value is a `str` (keuze, toestand), an `int` (getal: zero or more), a `date` (datum), or a tuple
of `Duur` (ritme). `onbekend` is the value `None`, everywhere: the text stands in files only. A
spoor is never onbekend; where there was none it is `geen`, a word like any other.

Cells form an algebra (`intersect`, `minus`), so that a rule is a box and a table can be proved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import reduce

from routekaart.kalender import Duur
from routekaart.model.base import BEKEND, GEEN, ONBEKEND
from routekaart.model.feiten import Feit
from routekaart.model.reeksen import Reeks, intersect, merge, without
from routekaart.model.sporen import Spoor
from routekaart.model.tabellen import ROL, Beslistabel

Waarde = str | int | date | tuple[Duur, ...] | None
"""A value as the engine holds it; `None` is onbekend."""

_JA_NEE = ("ja", "nee", ONBEKEND)
_DATUM = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_LAST_DAY = date.max.toordinal()
_SAMPLE_DAY = date(2025, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class KeuzeDomein:
    """A closed set of words; `onbekend` is one of them, save for a spoor."""

    waarden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GetalDomein:
    """Whole numbers from zero, and onbekend."""


@dataclass(frozen=True, slots=True)
class DatumDomein:
    """Days, and onbekend."""


@dataclass(frozen=True, slots=True)
class BekendDomein:
    """Something of which a rule can only ask whether it is known."""


Domein = KeuzeDomein | GetalDomein | DatumDomein | BekendDomein


@dataclass(frozen=True, slots=True)
class Cel:
    """
    The values that a cell lets through: words, or merged and disjoint `reeksen`, and onbekend.

    A cell with reeksen has no words and the other way round, so the algebra works on each of the
    three by itself. `datum` says that the numbers are days (`date.toordinal`).
    """

    waarden: frozenset[str] = frozenset()
    reeksen: tuple[Reeks, ...] = ()
    onbekend: bool = False
    datum: bool = False

    def matches(self, value: Waarde) -> bool:
        """Whether it lets `value` through; a value of another kind never."""
        if value is None:
            return self.onbekend
        if isinstance(value, str):
            return value in self.waarden
        if isinstance(value, tuple):
            return BEKEND in self.waarden
        if isinstance(value, date) is not self.datum:
            return False
        number = value.toordinal() if isinstance(value, date) else value
        return any(low <= number and (high is None or number <= high) for low, high in self.reeksen)

    @property
    def is_empty(self) -> bool:
        """Whether it lets nothing through."""
        return not (self.waarden or self.reeksen or self.onbekend)

    def intersect(self, other: Cel) -> Cel:
        """What both let through."""
        return Cel(
            self.waarden & other.waarden,
            tuple(intersect(self.reeksen, other.reeksen)),
            self.onbekend and other.onbekend,
            self.datum,
        )

    def minus(self, other: Cel) -> Cel:
        """What is left of this cell: still one cell, as a cell may have holes."""
        return Cel(
            self.waarden - other.waarden,
            reduce(without, other.reeksen, self.reeksen),
            self.onbekend and not other.onbekend,
            self.datum,
        )

    def union(self, other: Cel) -> Cel:
        """What one of them lets through."""
        return Cel(
            self.waarden | other.waarden,
            merge((*self.reeksen, *other.reeksen)),
            self.onbekend or other.onbekend,
            self.datum or other.datum,
        )

    def covers(self, other: Cel) -> bool:
        """Whether it lets through all that `other` does."""
        return other.minus(self).is_empty

    def sample(self) -> Waarde:
        """
        One value that it lets through, a known one if it can: the first by alphabet, the lowest
        number, the day nearest to the first of January of 2025.
        """
        if self.waarden:
            return min(self.waarden)
        if self.reeksen:
            low, high = self.reeksen[0]
            if not self.datum:
                return low
            return date.fromordinal(min(max(low, _SAMPLE_DAY), high or _LAST_DAY))
        if self.onbekend:
            return None
        raise ValueError("an empty cell has no sample")


def domein_of_feit(
    feit: Feit, tabellen: Mapping[str, Beslistabel] | None = None, rollen: Iterable[str] = ()
) -> Domein:
    """
    What `feit` can be. One that follows from a table can be what that table can answer: it is
    onbekend only when the table says so. `rollen` are the answers where that is a rol.
    """
    if feit.enig_lid is not None:
        return KeuzeDomein(_JA_NEE)
    tabel = (tabellen or {}).get(feit.tabel) if feit.tabel else None
    if tabel is not None:
        answers = [w for u in tabel.uitvoer for w in (rollen if u == ROL else (u,))]
        return KeuzeDomein(tuple(dict.fromkeys(answers)))
    if feit.soort == "getal":
        return GetalDomein()
    if feit.soort == "datum":
        return DatumDomein()
    if feit.soort == "ritme":
        return BekendDomein()
    return KeuzeDomein((*feit.waarden, ONBEKEND))


def domein_of_spoor(spoor: Spoor) -> KeuzeDomein:
    """Its toestanden, and `geen` where there was none."""
    return KeuzeDomein((GEEN, *spoor.toestanden))


def any_cel(domein: Domein) -> Cel:
    """The cell of a column that is left out: any value, onbekend included."""
    match domein:
        case KeuzeDomein(waarden):
            return Cel(frozenset(waarden) - {ONBEKEND}, onbekend=ONBEKEND in waarden)
        case BekendDomein():
            return Cel(frozenset({BEKEND}), onbekend=True)
        case DatumDomein():
            return Cel(reeksen=((1, _LAST_DAY),), onbekend=True, datum=True)
        case GetalDomein():
            return Cel(reeksen=((0, None),), onbekend=True)


def compile_cel(texts: Sequence[str], domein: Domein) -> Cel:
    """The cell that lets through what any of `texts` says; a `ValueError` is a Dutch sentence."""
    if not texts:
        raise ValueError("een lege lijst laat niets toe; laat weg wat niet uitmaakt")
    everything = any_cel(domein)
    return reduce(Cel.union, (_compile_text(text, domein, everything) for text in texts))


def _compile_text(text: str, domein: Domein, everything: Cel) -> Cel:
    if text in (BEKEND, ONBEKEND):
        if not everything.onbekend:
            raise ValueError(
                f"'{text}' kan hier niet, want dit is nooit onbekend; "
                f"wel: {', '.join(sorted(everything.waarden))}"
            )
        unknown = Cel(onbekend=True, datum=everything.datum)
        return unknown if text == ONBEKEND else everything.minus(unknown)
    if isinstance(domein, KeuzeDomein):
        if text not in domein.waarden:
            raise ValueError(_not_allowed(text, domein.waarden))
        return Cel(frozenset({text}))
    if isinstance(domein, BekendDomein):
        raise ValueError(_not_allowed(text, (BEKEND, ONBEKEND)))  # noqa: TRY004 - his word, not his type
    low, high = _parse_reeks(text, datum=everything.datum)
    if high is not None and high < low:
        raise ValueError(f"'{text}' laat geen enkele waarde toe: het eind ligt vóór het begin")
    return Cel(reeksen=((low, high),), datum=everything.datum).intersect(everything)


def _parse_reeks(text: str, *, datum: bool) -> Reeks:
    value, read = (_DATUM, _read_datum) if datum else (r"[0-9]{1,15}", int)
    found = re.fullmatch(
        rf"(?P<eerste>{value})(?: tot en met (?P<laatste>{value}))?"
        rf"|vanaf (?P<vanaf>{value})|tot (?P<tot>{value})|tot en met (?P<met>{value})",
        " ".join(text.split()),
    )
    if found is None:
        raise ValueError(f"'{text}' kan hier niet; {_wel(datum=datum)}")
    part = {name: read(value) for name, value in found.groupdict().items() if value is not None}
    if "vanaf" in part:
        return part["vanaf"], None
    first = int(datum)
    if "tot" in part:
        return first, part["tot"] - 1
    if "met" in part:
        return first, part["met"]
    return part["eerste"], part.get("laatste", part["eerste"])


def parse_waarde(text: str | Sequence[str], feit: Feit, domein: Domein | None = None) -> Waarde:
    """
    The value of `feit` that somebody gave, in a klantreis or by hand; `onbekend` is `None`.

    Only a ritme has more than one text. A feit that follows from a table needs its `domein`.
    A `ValueError` is a Dutch sentence.
    """
    texts = (text,) if isinstance(text, str) else tuple(text)
    if texts == (ONBEKEND,):
        return None
    if feit.soort == "ritme" and texts:
        return tuple(map(Duur.parse, texts))
    if len(texts) != 1:
        raise ValueError(f"hier hoort één waarde, geen {len(texts)}")
    [word] = texts
    if feit.soort == "datum":
        return date.fromordinal(_read_datum(word))
    if feit.soort == "getal":
        if not re.fullmatch(r"[0-9]{1,15}", word):
            raise ValueError(f"'{word}' kan hier niet; wel: een heel getal vanaf 0, of onbekend")
        return int(word)
    allowed = domein or domein_of_feit(feit)
    if not isinstance(allowed, KeuzeDomein) or word not in allowed.waarden:
        raise ValueError(_not_allowed(word, getattr(allowed, "waarden", (BEKEND, ONBEKEND))))
    return word


def _read_datum(text: str) -> int:
    if re.fullmatch(_DATUM, text):
        with suppress(ValueError):
            return date.fromisoformat(text).toordinal()
    raise ValueError(f"'{text}' is geen datum: schrijf jaar-maand-dag, zoals 2025-03-31")


def _not_allowed(text: str, waarden: Sequence[str]) -> str:
    near = get_close_matches(text, waarden, n=1)
    hint = f". Bedoelde u '{near[0]}'?" if near else ""
    return f"'{text}' kan hier niet; wel: {', '.join(waarden)}{hint}"


def _wel(*, datum: bool) -> str:
    low, high = ("2025-01-01", "2025-06-30") if datum else ("12", "17")
    return (
        f"wel: '{low}', '{low} tot en met {high}', 'vanaf {low}', 'tot {low}', "
        f"'tot en met {high}', bekend, onbekend"
    )
