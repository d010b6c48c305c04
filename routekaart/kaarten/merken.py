"""
The part of the view model that says on what each line rests: marks, and the notes they point to.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Merk:
    """
    On what a line rests: `[3]` is note 3, `[?2]` is aanname 2. `aard` is empty where a rule holds.
    """

    teken: str
    anker: str
    aard: str = ""
    aanname: bool = False


@dataclass(frozen=True, slots=True)
class Noot:
    """A numbered quote. `stempel` says what it is when it is not simply a rule that holds."""

    teken: str
    anker: str
    vindplaats: str
    citaat: str
    stempel: str


@dataclass(frozen=True, slots=True)
class NotenVan:
    """The quotes from one document, with the document named once."""

    document: str
    uitgever: str
    periode: str
    verlopen: bool
    noten: tuple[Noot, ...]


@dataclass(frozen=True, slots=True)
class Aanname:
    """What was assumed and must be confirmed; `bron` is the note of who says it elsewhere."""

    teken: str
    anker: str
    tekst: str
    bron: str
