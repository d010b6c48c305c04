"""The view model of a timeline: what its reader sees, in words. `--json` prints just these keys."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Waarom:
    """Why something is so: a sentence, on which it rests, and what is only assumed."""

    tekst: str = ""
    bron: str = ""
    aanname: str = ""


@dataclass(frozen=True, slots=True)
class Beweging:
    """
    A spoor that moved; `van` is empty when it began. `blijft`: it stays, its termijnen run on.
    """

    spoor: str
    lid: str
    van: str
    naar: str
    eind: bool
    waarom: Waarom
    blijft: bool = False


@dataclass(frozen=True, slots=True)
class RegieRegel:
    """Who has a kind of regie now, as agreed and as accepted, and whether that changed here."""

    soort: str
    afgesproken: str
    aanvaard: str
    verschil: bool
    nieuw: bool
    dragend: bool = False
    waarom: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TermijnRegel:
    """
    A termijn that runs: until when, why then, and whether it started or moved here.

    `aanname`: its duur is of this exercise only; `open`: it has no date, as nobody agreed one.
    """

    titel: str
    spoor: str
    lid: str
    tot: str
    dag: str | None
    aanname: str
    nieuw: bool
    open: bool = False
    uitleg: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaakRegel:
    """A taak that is open, and for whom; `onverwerkt`: something happened that nothing took."""

    wat: str
    voor: str
    nieuw: bool
    onverwerkt: bool = False


@dataclass(frozen=True, slots=True)
class Tekort:
    """A condition that did not hold: what was asked, what was found, on what it rests."""

    vraag: str
    nodig: str
    gevonden: str
    uitleg: str
    waarom: Waarom


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """What could have been taken, and all that stood in the way."""

    spoor: str
    lid: str
    overgang: str
    tekort: tuple[Tekort, ...]


@dataclass(frozen=True, slots=True)
class Weigering:
    """Why it could not be taken: in one sentence, and per candidate, the nearest first."""

    reden: str
    kandidaten: tuple[Kandidaat, ...] = ()

    @property
    def kleinste(self) -> Kandidaat | None:
        """The candidate that needs the smallest change."""
        return self.kandidaten[0] if self.kandidaten else None


@dataclass(frozen=True, slots=True)
class Verschil:
    """Something was expected here, and is not so."""

    wat: str
    verwacht: str
    gevonden: str


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the timeline. `stap` is its place in the klantreis, from one; 0: of itself."""

    nummer: int
    stap: int
    tijd: str
    wanneer: str
    later: str
    titel: str
    door: str
    lid: str
    uitkomst: str
    zegt: str = ""
    bekend: tuple[str, ...] = ()
    bewegingen: tuple[Beweging, ...] = ()
    regie: tuple[RegieRegel, ...] = ()
    termijnen: tuple[TermijnRegel, ...] = ()
    vervallen: tuple[str, ...] = ()
    taken: tuple[TaakRegel, ...] = ()
    gedaan: tuple[str, ...] = ()
    afwijkingen: tuple[Tekort, ...] = ()
    weigering: Weigering | None = None
    verschillen: tuple[Verschil, ...] = ()


@dataclass(frozen=True, slots=True)
class Tijdlijn:
    """A klantreis as it went in one gemeente, under the afspraken of one day."""

    titel: str
    uitleg: str
    gemeente: str
    regio: str
    peildatum: str
    begin: str
    leden: tuple[str, ...]
    feiten: tuple[str, ...]
    aannames: tuple[str, ...]
    momenten: tuple[Moment, ...]
    slot: str

    @property
    def verschillen(self) -> int:
        """How many expectations failed."""
        return sum(len(moment.verschillen) for moment in self.momenten)
