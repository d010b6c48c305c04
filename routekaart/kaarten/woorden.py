"""
Names of definitions become the words that a caseworker knows: never an identifier on a kaart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from routekaart.kalender import write_dag
from routekaart.model.afspraken import Afspraken
from routekaart.model.base import BEKEND, GEEN, ONBEKEND
from routekaart.model.bronnen import Periode
from routekaart.model.cellen import Cel, DatumDomein, Domein, KeuzeDomein, any_cel
from routekaart.model.gebeurtenissen import EIGEN, REGIE

_IDENTIFIER = re.compile(r"'?\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b'?")
_CODE = re.compile(r"'[^'\n]*_[^'\n]*'")
_WORD_VALUES = {"ja": "ja", "nee": "nee", ONBEKEND: "onbekend", GEEN: "geen", BEKEND: "bekend"}
WIE_REGIE_HEEFT = "Wie regie heeft"


class Woorden:
    """What to call the things of one gemeente."""

    def __init__(self, afspraken: Afspraken) -> None:
        self._a = afspraken
        self._titels: dict[str, str] = {}
        for spoor in afspraken.sporen.values():
            self._titels.update({n: t.titel for n, t in spoor.toestanden.items()})
        self._titels.update({n: g.titel for n, g in afspraken.gebeurtenissen.items()})
        self._titels.update({n: b.titel for n, b in afspraken.begrippen.items()})
        self._titels.update({n: t.vraag for n, t in afspraken.tabellen.items()})
        self._titels.update({n: f.titel for n, f in afspraken.feiten.items()})
        self._titels.update({n: s.titel for n, s in afspraken.sporen.items()})
        self._titels.update({n: self.rol(n) for n in afspraken.rollen})

    def rol(self, naam: str) -> str:
        """What a rol is called here; `regie` is whoever has regie at that moment."""
        if naam == REGIE:
            return WIE_REGIE_HEEFT
        here = self._a.invullingen.get(naam)
        if here is not None and here.titel:
            return here.titel
        rol = self._a.rollen.get(naam)
        return rol.titel if rol else spell(naam)

    def spoor(self, naam: str) -> str:
        """The title of a spoor."""
        spoor = self._a.sporen.get(naam)
        return spoor.titel if spoor else spell(naam)

    def toestand(self, spoor: str, naam: str) -> str:
        """The title of a toestand."""
        found = self._a.sporen.get(spoor)
        toestand = found.toestanden.get(naam) if found else None
        return toestand.titel if toestand else spell(naam)

    def gebeurtenis(self, naam: str) -> str:
        """The title of a gebeurtenis; those of the engine itself have none."""
        if naam in EIGEN:
            return capital(spell(naam))
        gebeurtenis = self._a.gebeurtenissen.get(naam)
        return gebeurtenis.titel if gebeurtenis else capital(spell(naam))

    def feit(self, naam: str) -> str:
        """The question that a feit answers."""
        feit = self._a.feiten.get(naam)
        return feit.titel if feit else capital(spell(naam))

    def waarde(self, invoer: str, waarde: str) -> str:
        """One value of a feit or spoor, in words."""
        if invoer in self._a.sporen:
            return "geen" if waarde == GEEN else self.toestand(invoer, waarde)
        if waarde in _WORD_VALUES:
            return _WORD_VALUES[waarde]
        if waarde in self._a.rollen:
            return self.rol(waarde)
        begrip = self._a.begrippen.get(waarde)
        return begrip.titel if begrip else spell(waarde)

    def invoer(self, naam: str) -> str:
        """What a column of a table asks."""
        return self.spoor(naam) if naam in self._a.sporen else self.feit(naam)

    def cel(self, invoer: str, cel: Cel, domein: Domein) -> str:
        """What a cell lets through: the shortest of naming what does, and what does not."""
        if isinstance(domein, KeuzeDomein):
            allowed = [w for w in domein.waarden if cel.matches(None if w == ONBEKEND else w)]
            denied = [w for w in domein.waarden if w not in allowed]
            if len(denied) == 1 and len(allowed) > 2:  # noqa: PLR2004 - two words are short already
                return f"niet: {self.waarde(invoer, denied[0])}"
            if len(allowed) > len(denied) + 2 and denied:
                return f"niet: {enumerate_words([self.waarde(invoer, w) for w in denied])}"
            return enumerate_words([self.waarde(invoer, w) for w in allowed])
        words = [
            _reeks(low, high, datum=isinstance(domein, DatumDomein)) for low, high in cel.reeksen
        ]
        known = any_cel(domein).minus(Cel(onbekend=True, datum=cel.datum))
        if cel.covers(known):
            words = ["bekend"]
        if cel.onbekend:
            words.append("onbekend")
        return enumerate_words(words)

    def plain(self, text: str) -> str:
        """`text` of a finding, with every identifier in it replaced by what it is called."""
        text = _CODE.sub(lambda found: self._name(found.group().strip("'")), text)
        return _IDENTIFIER.sub(lambda found: self._name(found.group().strip("'")), text)

    def _name(self, naam: str) -> str:
        last = naam.rpartition(".")[2]
        titel = self._titels.get(naam) or self._titels.get(last)
        return f"‘{titel}’" if titel else spell(last)


def spell(naam: str) -> str:
    """A name without a title, as words."""
    return naam.replace("_", " ").replace("-", " ")


def capital(text: str) -> str:
    """With the capital of a sentence."""
    return text[:1].upper() + text[1:]


def enumerate_words(words: Sequence[str] | Iterable[str], joined: str = "of") -> str:
    """`a`, `a of b`, `a, b of c`."""
    words = list(words)
    if len(words) < 2:  # noqa: PLR2004
        return "".join(words)
    return f"{', '.join(words[:-1])} {joined} {words[-1]}"


def write_periode(periode: Periode | None) -> str:
    """The years of a document: `2020-2023` when they are whole, the days otherwise."""
    if periode is None:
        return ""
    van, tot = periode.van, periode.tot_en_met
    if tot is None:
        return f"vanaf {write_dag(van)}"
    whole = (van.month, van.day, tot.month, tot.day) == (1, 1, 12, 31)
    if whole:
        return str(van.year) if van.year == tot.year else f"{van.year}–{tot.year}"
    return f"{write_dag(van)} tot en met {write_dag(tot)}"


def _reeks(low: int, high: int | None, *, datum: bool) -> str:
    def write(number: int) -> str:
        return write_dag(date.fromordinal(number)) if datum else str(number)

    if high == low:
        return write(low)
    if high is None or (datum and high == date.max.toordinal()):
        return f"vanaf {write(low)}"
    if low == int(datum):
        return f"tot en met {write(high)}"
    return f"{write(low)} tot en met {write(high)}"
