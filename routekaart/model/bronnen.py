"""On what a rule rests: a quote from a document, or an assumption that says that it is one."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from routekaart.model.base import Datum, Definitie, OneOrMore, Sleutel, Tekst

Aard = Literal["geldt", "voornemen", "praktijk", "knelpunt"]


class Bron(Definitie):
    """A literal quote, short, with its condition, and where it stands."""

    document: Sleutel = Field(description="Het document, zoals het in bronnen.yaml heet")
    vindplaats: Tekst = Field(description="Regel of regels van de tekst, of het artikel")
    aard: Aard = Field(
        description="Wat de zin is: een regel die geldt, een voornemen, een praktijk, een knelpunt"
    )
    citaat: Tekst = Field(
        description="De letterlijke zin, met zijn voorwaarde; … voor wat wegblijft"
    )
    nagekeken: Datum | None = Field(
        None, description="Wanneer het citaat voor het laatst is nagekeken"
    )


class MetHerkomst(Definitie):
    """Something that must say on what it rests: `load.herkomst` reports it when it does not."""

    bron: OneOrMore[Bron] = Field((), description="De bron of bronnen waarop dit rust")
    aanname: Tekst | None = Field(
        None, description="Wat hier wordt aangenomen, en wie het moet bevestigen"
    )


class Periode(Definitie):
    """The years of a document, both included."""

    van: Datum = Field(description="Eerste dag waarop het document geldt")
    tot_en_met: Datum | None = Field(None, description="Laatste dag waarop het document geldt")


class Document(Definitie):
    """A document that quotes come from."""

    titel: Tekst = Field(description="Volledige titel")
    uitgever: Tekst = Field(description="Wie het document heeft vastgesteld of uitgegeven")
    regio: Sleutel | None = Field(None, description="De regio waarvoor het geldt; leeg: landelijk")
    periode: Periode | None = Field(None, description="De jaren waarvoor het document geldt")
    adres: Tekst | None = Field(None, description="Waar het te vinden is")
    toelichting: Tekst | None = Field(
        None, description="Wat een lezer over het document moet weten"
    )


class Bronnen(Definitie):
    """The register of documents."""

    bronnen: dict[Sleutel, Document] = Field(description="Elk document onder zijn sleutel")
