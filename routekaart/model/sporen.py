"""Sporen: the state machines that a casus follows, several at once."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from routekaart.kalender import Grondslag, Verlenging
from routekaart.model.base import (
    Datum,
    Definitie,
    DuurTekst,
    JaNee,
    Naam,
    OneOrMore,
    Sleutel,
    Tekst,
)
from routekaart.model.bronnen import MetHerkomst
from routekaart.model.feiten import LidFeit

Welk = Literal["casus", "dit_lid", "enig_lid", "elk_lid"]


class Voorwaarde(Definitie):
    """
    One condition: a feit, the toestand of a spoor, or what a beslistabel says, is one of `is`.

    Conditions stand side by side and must all hold; *or* and choosing live in beslistabellen.
    """

    feit: Naam | None = Field(None, description="Een feit …")
    spoor: Naam | None = Field(None, description="… of een spoor, waarvan de toestand telt …")
    tabel: Naam | None = Field(None, description="… of een beslistabel")
    is_: OneOrMore[Tekst] = Field(alias="is", description="De waarden waarbij de voorwaarde klopt")
    van: Welk | None = Field(None, description="Bij feiten en sporen per lid: van welk lid")
    bij_nee: Literal["weigert", "meldt"] = Field(
        "weigert", description="Klopt het niet: weigeren, of vastleggen als afwijking met een reden"
    )
    uitleg: Tekst | None = Field(
        None, description="Wat de lezer hoort als de voorwaarde niet klopt"
    )


class Termijn(MetHerkomst):
    """
    A promise with a date. Starts on entering its toestand, lapses on leaving; when it passes it
    fires the gebeurtenis `bij_verstrijken`. Without a known `duur` it runs *zonder datum*.
    """

    titel: Tekst = Field(description="Wat er binnen de termijn moet gebeuren")
    duur: DuurTekst | Literal["lokaal"] | None = Field(
        None, description="Bijvoorbeeld '5 werkdagen'; 'lokaal': gemeenten spreken het zelf af"
    )
    ritme: Naam | tuple[DuurTekst, ...] | None = Field(
        None, description="Een reeks momenten, of het feit waarin de casus zijn ritme heeft staan"
    )
    telt_vanaf: Literal["binnenkomst", "begin"] = Field(
        "binnenkomst",
        description="Vanaf het binnenkomen van de toestand of het begin van het spoor",
    )
    grondslag: Grondslag = Field(
        Grondslag.AFGESPROKEN, strict=False, description="Wettelijk of afgesproken"
    )
    verlenging: Verlenging = Field(
        Verlenging.GEEN, strict=False, description="'atw': de Algemene termijnenwet verlengt"
    )
    bij_verstrijken: Naam = Field(description="De gebeurtenis die volgt als de termijn verstrijkt")
    na_laatste: Naam | None = Field(
        None, description="Bij een ritme: de gebeurtenis die volgt als er geen moment meer is"
    )
    mag_afwijken: JaNee = Field(
        False, description="Mag een regio of gemeente een andere duur geven?"
    )


class Toestand(MetHerkomst):
    """Where a spoor can stand."""

    titel: Tekst = Field(description="Hoe de toestand heet voor wie ermee werkt")
    aan_zet: OneOrMore[Naam] = Field(
        (),
        description="De rol die nu iets moet doen (niet: die regie heeft); 'regie' mag ook",
    )
    doet: OneOrMore[Tekst] = Field((), description="Wat de rol die aan zet is nu doet")
    termijnen: dict[Naam, Termijn] = Field({}, description="De termijnen die hier lopen")
    kenmerken: OneOrMore[Naam] = Field(
        (), description="eind, wacht, en wat een spoor verder aangeeft"
    )
    wacht_op: Tekst | None = Field(
        None, description="Waarom hier zonder termijn gewacht mag worden"
    )
    mag_afwijken: JaNee = Field(False, description="Mag een regio de titel anders noemen?")


class Start(Definitie):
    """Starts another spoor, for the casus, or for each lid for which `mits` holds."""

    spoor: Naam = Field(description="Het spoor dat begint")
    voor: Literal["casus", "dit_lid", "elk_lid"] = Field("casus", description="Voor wie het begint")
    mits: LidFeit | None = Field(
        None, description="Bij elk_lid: alleen de leden waarvoor dit geldt"
    )


class Taak(Definitie):
    """Something that a rol is asked to do; it stands until `klaar_bij`, or is reported as done."""

    naam: Naam = Field(description="De naam van de taak")
    voor: Naam = Field(description="De rol die het moet doen")
    wat: Tekst = Field(description="Wat er gedaan moet worden, als opdracht")
    klaar_bij: OneOrMore[Naam] = Field((), description="De gebeurtenissen waarmee de taak klaar is")


class Opening(MetHerkomst):
    """The gebeurtenis that opens an instance of the spoor, when none is active yet."""

    bij: Naam = Field(description="De gebeurtenis waarmee het spoor begint")
    mits: tuple[Voorwaarde, ...] = Field((), description="Voorwaarden, die alle moeten kloppen")
    zet: dict[Naam, Tekst] = Field({}, description="Feiten die hiermee een waarde krijgen")
    start: tuple[Start, ...] = Field((), description="Andere sporen die hiermee beginnen")
    meld: OneOrMore[Naam] = Field((), description="De gebeurtenissen die hierop volgen")
    taken: tuple[Taak, ...] = Field((), description="De taken die hiermee ontstaan")
    aanvaardt: OneOrMore[Naam] = Field(
        (), description="De soorten regie die wie dit doet hiermee aanvaardt"
    )
    titel: Tekst | None = Field(None, description="Hoe de overgang heet voor de lezer")


class Overgang(Opening):
    """In toestand `van`, gebeurtenis `bij` moves the spoor to `naar`, provided `mits`."""

    van: OneOrMore[Naam] = Field(description="De toestand of toestanden waarin dit kan")
    naar: Naam | None = Field(
        None,
        description="De toestand die volgt; leeg: het spoor blijft staan en termijnen lopen door",
    )


class Spoor(MetHerkomst):
    """One state machine, per casus or per lid."""

    spoor: Naam = Field(description="De naam van het spoor")
    titel: Tekst = Field(description="Hoe het spoor heet voor de lezer")
    uitleg: Tekst | None = Field(
        None, description="Waar het spoor over gaat, in een of twee zinnen"
    )
    vanaf: Datum | None = Field(None, description="Geldt vanaf deze dag, tot een volgende versie")
    regio: Sleutel | None = Field(
        None, description="Alleen voor deze regio; leeg: landelijke basis"
    )
    gemeente: Sleutel | None = Field(None, description="Alleen voor deze gemeente")
    per: Literal["casus", "lid"] = Field("casus", description="Eén keer per casus, of per lid")
    begin: Naam = Field(description="De toestand waarin het spoor begint")
    opent: tuple[Opening, ...] = Field((), description="De gebeurtenissen waarmee het spoor begint")
    toestanden: dict[Naam, Toestand] = Field(description="De toestanden onder hun naam")
    overgangen: dict[Naam, Overgang] = Field(description="De overgangen onder hun naam")
    mag_afwijken: JaNee = Field(
        False, description="Mag een regio of gemeente een eigen spoor hebben?"
    )


EIND = "eind"
