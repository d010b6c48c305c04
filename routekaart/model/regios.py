"""Regio's and gemeenten: who fills which rol, which sporen run, where the base is departed from."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from routekaart.model.base import (
    Datum,
    Definitie,
    DuurTekst,
    Getal,
    JaNee,
    Naam,
    OneOrMore,
    Sleutel,
    Tekst,
)
from routekaart.model.bronnen import MetHerkomst


class Rol(MetHerkomst):
    """A part that somebody plays in the chain; who that is differs per gemeente."""

    titel: Tekst = Field(description="Hoe de rol heet")
    meervoud: Tekst | None = Field(None, description="De rol in het meervoud")
    taak: Tekst | None = Field(None, description="Wat de rol doet, in een zin")
    uit_feit: Naam | None = Field(
        None, description="Het feit dat per casus zegt welke rol dit is (zoals wie de houder is)"
    )
    kenmerken: OneOrMore[Naam] = Field((), description="Wat het programma van de rol moet weten")


INWONER = "inwoner"
"""Kenmerk of a rol that residents play: it is not filled, and they never watch alone."""


OP_DE_KAART = "op_de_kaart"
"""Kenmerk of a rol that the route does not ask for, and that is on the kaart where it is filled."""


class Rollen(Definitie):
    """A list of rollen."""

    rollen: dict[Naam, Rol] = Field(description="Elke rol onder haar naam")


class Invulling(MetHerkomst):
    """By whom a rol is filled: an organisation, perhaps a team. A contact stands elsewhere."""

    titel: Tekst | None = Field(None, description="Hoe de rol hier heet, als dat anders is")
    organisatie: Tekst | None = Field(None, description="De organisatie; leeg als niemand het weet")
    team: Tekst | None = Field(None, description="De naam van het team of onderdeel")
    toelichting: Tekst | None = Field(None, description="Wat een collega hierover moet weten")

    @property
    def known(self) -> bool:
        """Whether somebody is named at all."""
        return bool(self.organisatie or self.team)


class Ingang(MetHerkomst):
    """Where somebody comes in."""

    voor: Literal["inwoners", "professionals", "iedereen"] = Field(
        description="Voor wie de ingang is"
    )
    via: Tekst = Field(description="Waar zij terechtkunnen")


class Portret(MetHerkomst):
    """Something that a colleague should know about this gemeente, as the source tells it."""

    onderwerp: Tekst = Field(description="Waarover het gaat, in een paar woorden")
    tekst: Tekst | None = Field(None, description="Wat de bron erover zegt; leeg: onbekend")


class Ambassadeur(MetHerkomst):
    """The public official who stands for a theme, as the policy document itself publishes it."""

    thema: Tekst = Field(description="Waar de bestuurder zich sterk voor maakt")
    naam: Tekst = Field(description="De naam, zoals het document hem geeft")
    functie: Tekst | None = Field(None, description="De openbare functie, als zij er staat")


class RegieSoort(MetHerkomst):
    """A kind of regie, what it means in this regio, and the table that says who has it."""

    titel: Tekst = Field(description="Hoe deze regie heet")
    betekenis: Tekst = Field(description="Wat wie deze regie heeft doet, en niet doet")
    scope: Naam = Field(description="Waarover de regie gaat: casus, of een deel ervan")
    aanvaarden: JaNee = Field(
        True, description="Moet wie haar volgens de afspraken heeft, haar ook aanvaarden?"
    )
    dragend: JaNee = Field(
        False, description="De regie die nooit mag ontbreken, van melding tot sluiten"
    )
    tabel: Naam = Field(description="De beslistabel die zegt wie haar heeft")


class Begrip(MetHerkomst):
    """What a word means, here."""

    titel: Tekst = Field(description="Het woord, voluit gespeld")
    betekenis: Tekst | None = Field(
        None, description="Wat het betekent; leeg: de bron legt het niet uit"
    )
    english: Tekst | None = Field(
        None, description="De betekenis in het Engels, voor ontwikkelaars"
    )
    synoniemen: OneOrMore[Tekst] = Field((), description="Andere woorden ervoor")


class Begrippen(Definitie):
    """The woordenboek."""

    begrippen: dict[Naam, Begrip] = Field(description="Elk begrip onder zijn naam")


class TermijnAfwijking(MetHerkomst):
    """Another duur for a termijn of the base."""

    duur: DuurTekst | Literal["lokaal"] | None = Field(None, description="De duur die hier geldt")
    ritme: tuple[DuurTekst, ...] | None = Field(None, description="De momenten die hier gelden")


class ToestandAfwijking(MetHerkomst):
    """Another name for a toestand of the base."""

    titel: Tekst = Field(description="Hoe de toestand hier heet")


class Vervallen(MetHerkomst):
    """Something of the base that does not hold here, dropped by name."""


class SpoorAfwijking(Definitie):
    """Where a spoor departs from the base: only what differs."""

    titel: Tekst | None = Field(None, description="Hoe het spoor hier heet")
    toestanden: dict[Naam, ToestandAfwijking] = Field(
        {}, description="Toestanden die hier anders heten"
    )
    termijnen: dict[Naam, TermijnAfwijking] = Field({}, description="Termijnen met een andere duur")
    vervalt: dict[Naam, Vervallen] = Field({}, description="Overgangen die hier niet gelden")


class Plek(MetHerkomst):
    """What regio's and gemeenten share."""

    naam: Tekst = Field(description="De naam, voluit")
    vanaf: Datum | None = Field(None, description="Geldt vanaf deze dag, tot een volgende versie")
    rollen: dict[Naam, Invulling] = Field({}, description="Wie welke rol invult")
    afwijkingen: dict[Naam, SpoorAfwijking] = Field({}, description="Per spoor wat hier anders is")
    begrippen: dict[Naam, Begrip] = Field({}, description="Woorden die hier iets eigens betekenen")
    portret: tuple[Portret, ...] = Field((), description="Wat een collega hier moet weten")


class Lidmaatschap(MetHerkomst):
    """That a gemeente belongs to a regio; without a day: as long as this version holds."""

    vanaf: Datum | None = Field(None, description="De eerste dag waarop zij erbij hoort")
    tot: Datum | Literal["onbekend"] | None = Field(
        None, description="De dag waarop zij er niet meer bij hoort, of onbekend"
    )
    bekend_tot_en_met: Datum | None = Field(
        None, description="Bij tot: onbekend de laatste dag waarvan vaststaat dat zij erbij hoort"
    )


class Onvolledig(MetHerkomst):
    """That a list is not complete, and what is missing."""

    uitleg: Tekst = Field(description="Wat er ontbreekt, en wie het aanvult")


class Regio(Plek):
    """A regio, and what its gemeenten agreed in one policy period."""

    regio: Sleutel = Field(description="De sleutel van de regio")
    beleid: Sleutel = Field(description="Het document met het beleid van deze periode")
    visie: Tekst | None = Field(None, description="Hoe de regio haar aanpak noemt")
    gemeenten: dict[Sleutel, Lidmaatschap] = Field(description="De gemeenten van de regio")
    gemeenten_onvolledig: Onvolledig | None = Field(
        None, description="Als er meer gemeenten zijn dan hier staan"
    )
    sporen: OneOrMore[Naam] = Field(description="De sporen die deze regio gebruikt")
    regie: dict[Naam, RegieSoort] = Field(description="De soorten regie in deze regio")


class Gemeente(Plek):
    """A gemeente: how it fills the rollen, and where people come in."""

    gemeente: Sleutel = Field(description="De sleutel van de gemeente")
    ook_bekend_als: OneOrMore[Tekst] = Field(
        (), description="Andere namen; een naam kan voor meer gemeenten staan"
    )
    inwoners: Getal | None = Field(None, description="Aantal inwoners volgens de bron")
    ingangen: tuple[Ingang, ...] = Field(
        (), description="Waar inwoners en professionals terechtkunnen"
    )
    ambassadeurs: tuple[Ambassadeur, ...] = Field(
        (), description="Bestuurders die het document zelf als ambassadeur noemt, per thema"
    )


class Contact(MetHerkomst):
    """Whom to call for a rol: only what the gemeente itself gave, with the day it was checked."""

    naam: Tekst | None = Field(None, description="Naam of functie")
    telefoon: Tekst | None = Field(None, description="Telefoonnummer")
    email: Tekst | None = Field(None, description="E-mailadres")
    bereikbaar: Tekst | None = Field(None, description="Dagen en uren")
    vervanger: Tekst | None = Field(None, description="Wie opneemt als deze er niet is")
    nagekeken: Datum = Field(description="De dag waarop dit is nagekeken")


class Contacten(Definitie):
    """The contacts of one gemeente: a file of its own, because they change weekly."""

    contacten: Sleutel = Field(description="De gemeente")
    rollen: dict[Naam, OneOrMore[Contact]] = Field(description="Per rol wie te bellen is")


class Nummer(MetHerkomst):
    """A public telephone number that every card may print."""

    nummer: Tekst = Field(description="Het nummer")
    voor: Tekst = Field(description="Waarvoor het is")


class Noodnummers(Definitie):
    """The public numbers on every card."""

    noodnummers: tuple[Nummer, ...] = Field(description="De nummers, het belangrijkste eerst")
