"""Beslistabellen: DMN in Dutch. All *or* and all choosing lives here, as this can be proved."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from routekaart.model.base import AlsoText, Datum, Definitie, JaNee, Naam, OneOrMore, Sleutel, Tekst
from routekaart.model.bronnen import MetHerkomst

Treffer = Literal["uniek", "eerste", "alle", "gelijk"]


class Uitkomst(AlsoText):
    """What a regel answers: a value, or the answer of another beslistabel."""

    text_field: ClassVar[str] = "waarde"

    waarde: Naam | None = Field(None, description="De uitkomst")
    tabel: Naam | None = Field(None, description="De beslistabel die hier verder beslist")


class Regel(MetHerkomst):
    """One row: when every cell of `als` holds, `dan` is the answer. A column left out is any."""

    als: dict[Naam, OneOrMore[Tekst]] = Field(
        description="Per invoer de waarden waarbij de regel geldt"
    )
    dan: Uitkomst = Field(description="De uitkomst, of de tabel die verder beslist")
    uitleg: Tekst | None = Field(None, description="De regel in een gewone zin")


class Beslistabel(Definitie):
    """A question, its inputs, and the regels that answer it."""

    beslistabel: Naam = Field(description="De naam van de tabel")
    vraag: Tekst = Field(description="De vraag die de tabel beantwoordt")
    vanaf: Datum | None = Field(None, description="Geldt vanaf deze dag, tot een volgende versie")
    regio: Sleutel | None = Field(
        None, description="Alleen voor deze regio; leeg: landelijke basis"
    )
    gemeente: Sleutel | None = Field(None, description="Alleen voor deze gemeente")
    per: Literal["casus", "lid"] = Field("casus", description="Over de casus, of over één lid")
    treffer: Treffer = Field(
        "uniek",
        description="uniek: precies één regel; eerste; alle; gelijk: meer mag, met één uitkomst",
    )
    invoer: OneOrMore[Naam] = Field(description="De feiten en sporen waar de tabel naar kijkt")
    uitvoer: OneOrMore[Naam] = Field(description="De mogelijke uitkomsten; 'rol' voor elke rol")
    regels: tuple[Regel, ...] = Field(description="De regels, van boven naar beneden")
    mag_afwijken: JaNee = Field(
        False, description="Mag een regio of gemeente een eigen tabel geven?"
    )


ROL = "rol"
