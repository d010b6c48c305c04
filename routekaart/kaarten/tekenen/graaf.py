"""What there is to draw: lanes, boxes and arrows, in words already. Values without a place."""

from __future__ import annotations

from dataclasses import dataclass

_LABEL = 60


@dataclass(frozen=True, slots=True)
class Baan:
    """A lane: a rol, and by whom it is filled here."""

    titel: str
    wie: str


@dataclass(frozen=True, slots=True)
class Vak:
    """A box: where a spoor stands. Its `baan` is the lane of who is aan zet."""

    id: str
    titel: str
    spoor: str
    baan: int
    termijnen: tuple[str, ...] = ()
    erbij: str = ""
    aanname: bool = False
    begin: str = ""
    """What the spoor begins with, when no arrow leads here."""
    eind: bool = False


@dataclass(frozen=True, slots=True)
class Pijl:
    """An arrow; `klok` when it is a term that passed, `aanname` when nobody confirmed it."""

    van: str
    naar: str
    tekst: str
    klok: bool = False
    aanname: bool = False
    meer: tuple[str, ...] = ()
    """What else leads the same way: said in words, drawn only when it is short."""

    @property
    def label(self) -> str:
        """The words at the arrow."""
        all_ = " / ".join((self.tekst, *self.meer))
        return all_ if len(all_) <= _LABEL else self.tekst


@dataclass(frozen=True, slots=True)
class Graaf:
    """A drawing to be: its lanes in order, and boxes in the order in which the route runs."""

    titel: str
    beschrijving: str
    banen: tuple[Baan, ...]
    vakken: tuple[Vak, ...]
    pijlen: tuple[Pijl, ...]
