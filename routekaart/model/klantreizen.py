"""Klantreizen: one case path as a file; example, training case, test and witness in one."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from routekaart.model.base import (
    Datum,
    Definitie,
    DuurTekst,
    JaNee,
    Naam,
    OneOrMore,
    Sleutel,
    Tekst,
    wrong,
)
from routekaart.model.bronnen import Bron


def _text_to_local(value: object) -> object:
    if isinstance(value, datetime):
        return value
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is not None:
        raise wrong(
            "moment",
            "'{waarde}' is geen moment: schrijf dag en tijd, zoals 2025-03-03 10:15",
            waarde=value,
        )
    return moment


LokaalMoment = Annotated[
    datetime, BeforeValidator(_text_to_local), WithJsonSchema({"type": "string"})
]
"""Local time in Europe/Amsterdam, without an offset, as somebody reads it off the clock."""

LidNaam = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
Waarde = OneOrMore[Tekst]


class VerwachtTaak(Definitie):
    """A taak that must be open; what is left out may be anything."""

    voor: Naam | None = Field(None, description="De rol die de taak heeft")
    taak: Naam | None = Field(None, description="De naam van de taak")


class Verwacht(Definitie):
    """What must hold at this point. What is not named is not checked."""

    sporen: dict[Tekst, Naam] = Field(
        {}, description="Per spoor (of spoor/lid) de toestand; 'geen' als het nooit begon"
    )
    regie: dict[Naam, Naam] = Field(
        {}, description="Per soort regie de rol die haar volgens de afspraken heeft"
    )
    aanvaard: dict[Naam, Naam] = Field(
        {}, description="Per soort regie de rol die haar heeft aanvaard"
    )
    termijnen: dict[Tekst, Tekst] = Field(
        {}, description="Per termijn (of termijn/lid) de laatste dag, 'zonder datum', of 'geen'"
    )
    taken: tuple[VerwachtTaak, ...] | None = Field(
        None, description="De taken die openstaan; geen andere. Een lege lijst: geen enkele"
    )
    feiten: dict[Tekst, Waarde] = Field({}, description="Per feit (of feit/lid) de waarde")
    gesloten: JaNee | None = Field(None, description="Is de casus gesloten?")


class Stap(Definitie):
    """One line of a klantreis: time passes, something happens, something is expected."""

    na: DuurTekst | None = Field(None, description="Zoveel later dan de vorige stap")
    op: LokaalMoment | None = Field(None, description="Op dit moment")
    gebeurtenis: Naam | None = Field(None, description="Wat er gebeurt")
    door: Naam | None = Field(None, description="De rol die het doet of meldt")
    lid: LidNaam | None = Field(None, description="Het lid om wie het gaat")
    feiten: dict[Tekst, Waarde] = Field(
        {}, description="Wat hiermee bekend wordt (feit, of feit/lid)"
    )
    taak: Naam | None = Field(None, description="Bij taak_gedaan: de taak die klaar is")
    opschort: Tekst | None = Field(None, description="De termijn (of termijn/lid) die stilstaat")
    tot: LokaalMoment | None = Field(None, description="Tot wanneer de termijn stilstaat")
    hervat: Tekst | None = Field(None, description="De termijn die weer gaat lopen")
    reden: Naam | None = Field(None, description="De reden om van een voorwaarde af te wijken")
    geweigerd: JaNee = Field(False, description="Dit besluit moet worden geweigerd")
    verwacht: Verwacht | None = Field(None, description="Wat er hierna moet gelden")
    zegt: Tekst | None = Field(None, description="Wat de trainer hierbij vertelt")


class Klantreis(Definitie):
    """A household, what is assumed about the region, and what happens over time."""

    klantreis: Tekst = Field(description="De titel, als zin")
    uitleg: Tekst | None = Field(None, description="Wat er geoefend of getoond wordt")
    gemeente: Sleutel = Field(description="De gemeente waarin de klantreis speelt")
    peildatum: Datum | None = Field(
        None, description="De afspraken van deze dag; leeg: van het begin"
    )
    begin: LokaalMoment = Field(description="Wanneer de klantreis begint")
    leden: dict[LidNaam, dict[Naam, Waarde]] = Field(
        description="De leden, met wat over hen bekend is"
    )
    feiten: dict[Naam, Waarde] = Field({}, description="Wat bij het begin over de casus bekend is")
    aannames: dict[Naam, DuurTekst] = Field(
        {}, description="Termijnen zonder afgesproken duur: waarmee deze oefening rekent"
    )
    toetst: OneOrMore[Tekst] = Field((), description="Welke eisen dit laat zien")
    bron: OneOrMore[Bron] = Field((), description="Waarop de klantreis rust")
    stappen: tuple[Stap, ...] = Field(description="Wat er achtereenvolgens gebeurt")
