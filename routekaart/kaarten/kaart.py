"""
The view model: everything that a kaart shows, as plain values in Dutch words.

This is what a template gets, ours or that of a gemeente. Nothing in it is looked up any more: no
names of definitions, no dates to format. A text that is not known is `None`, and the template draws
a line to write on.
"""

from __future__ import annotations

from dataclasses import dataclass

from routekaart.kaarten.merken import Aanname, Merk, NotenVan


@dataclass(frozen=True, slots=True)
class Nood:
    """A public number, the most important first."""

    nummer: str
    voor: str
    merken: tuple[Merk, ...]


@dataclass(frozen=True, slots=True)
class Wie:
    """A rol and by whom it is filled here; `organisatie` None: nobody knows."""

    rol: str
    organisatie: str | None
    team: str | None
    merken: tuple[Merk, ...]
    per_casus: bool = False
    """Who it is differs per casus, and is not a gap."""
    naam: str = ""
    """Team and organisation on one line; empty when nobody knows."""


@dataclass(frozen=True, slots=True)
class MatrixRij:
    """
    One situation and who has this regie then; `wie` None: nobody, and that is agreed.

    `cellen` has a text per column of the matrix; `None` where it makes no difference.
    """

    nummer: int
    cellen: tuple[str | None, ...]
    wie: Wie | None
    uitleg: str | None
    merken: tuple[Merk, ...]


@dataclass(frozen=True, slots=True)
class Regie:
    """A kind of regie, what it means in this regio, and who has it when: a matrix."""

    titel: str
    betekenis: str
    dragend: bool
    vraag: str
    kolommen: tuple[str, ...]
    rijen: tuple[MatrixRij, ...]
    merken: tuple[Merk, ...]


@dataclass(frozen=True, slots=True)
class Tekening:
    """A drawing, and the same in numbered sentences for who cannot see it."""

    titel: str
    beschrijving: str
    svg: str
    breedte: float
    """How wide it is meant to be; 760 is the whole page."""
    stappen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Termijn:
    """What must be done within `duur`; `duur` None: it was never agreed. Past it: `daarna`."""

    wat: str
    duur: str | None
    wettelijk: bool
    voorstel: bool
    """It rests on an aanname only, and must be confirmed."""
    daarna: tuple[str, ...]
    merken: tuple[Merk, ...]


@dataclass(frozen=True, slots=True)
class Vervolg:
    """Where it can lead, who is `aan_zet` then, and by what."""

    naar: str
    aan_zet: str
    door: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Werk:
    """What a rol does where a spoor stands."""

    spoor: str
    toestand: str
    doet: tuple[str, ...]
    termijnen: tuple[Termijn, ...]
    vervolg: tuple[Vervolg, ...]
    wacht_op: str | None
    merken: tuple[Merk, ...]


@dataclass(frozen=True, slots=True)
class RolWerk:
    """Wat doet u: all that one rol does."""

    wie: Wie
    taak: str | None
    werk: tuple[Werk, ...]


@dataclass(frozen=True, slots=True)
class Stap:
    """A besluit: who takes it, when it may be taken, and what follows."""

    titel: str
    door: tuple[str, ...]
    mits: tuple[str, ...]
    gevolg: tuple[str, ...]
    merken: tuple[Merk, ...]


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One spoor, such as op- en afschalen: who decides what, and on which conditions."""

    titel: str
    uitleg: str | None
    stappen: tuple[Stap, ...]
    merken: tuple[Merk, ...]


@dataclass(frozen=True, slots=True)
class Ingang:
    """Where somebody comes in; `via` None: nobody knows."""

    voor: str
    via: str | None
    merken: tuple[Merk, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call. What is not known is `None`."""

    naam: str | None
    telefoon: str | None
    email: str | None
    bereikbaar: str | None
    vervanger: str | None
    nagekeken: str


@dataclass(frozen=True, slots=True)
class ContactRij:
    """A rol that the route asks for, by whom it is filled, and whom to call."""

    wie: Wie
    toelichting: str | None
    contacten: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class PortretRegel:
    """Something that a colleague should know here; `tekst` None: the source does not say."""

    onderwerp: str
    tekst: str | None
    merken: tuple[Merk, ...]


@dataclass(frozen=True, slots=True)
class Ambassadeur:
    """A public official and the theme that he or she stands for."""

    thema: str
    naam: str
    merken: tuple[Merk, ...]


@dataclass(frozen=True, slots=True)
class Begrip:
    """A word and what it means here."""

    titel: str
    betekenis: str
    merken: tuple[Merk, ...]


@dataclass(frozen=True, slots=True)
class OpenGroep:
    """Open afspraken that belong together."""

    titel: str
    punten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beleid:
    """The policy that this kaart rests on, and whether its period is over."""

    titel: str
    uitgever: str
    periode: str
    verlopen: bool


@dataclass(frozen=True, slots=True)
class Kaart:
    """The whole routekaart of one gemeente on one day, in the order in which a desk needs it."""

    gemeente: str
    regio: str
    visie: str | None
    status: str
    versie: str
    peildatum: str
    dag: str
    """The peildatum as `2025-03-31`, for who must compute with it."""
    beleid: Beleid
    nood: tuple[Nood, ...]
    regie: tuple[Regie, ...]
    """The kind that may never be missing comes first."""
    tekening: Tekening | None
    zijtekeningen: tuple[Tekening, ...]
    rollen: tuple[RolWerk, ...]
    onderdelen: tuple[Onderdeel, ...]
    ingangen: tuple[Ingang, ...]
    contacten: tuple[ContactRij, ...]
    """Every rol that the kaart asks for something."""
    partners: tuple[ContactRij, ...]
    """The other organisations that are named here, such as the opvang."""
    portret: tuple[PortretRegel, ...]
    ambassadeurs: tuple[Ambassadeur, ...]
    begrippen: tuple[Begrip, ...]
    open_afspraken: tuple[OpenGroep, ...]
    noten: tuple[NotenVan, ...]
    aannames: tuple[Aanname, ...]
