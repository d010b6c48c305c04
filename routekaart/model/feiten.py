"""Feiten: what is known about a casus or a lid, from closed sets only; `onbekend` is a value."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from routekaart.model.base import Definitie, DuurTekst, Naam, OneOrMore, Tekst
from routekaart.model.bronnen import MetHerkomst

Soort = Literal["keuze", "getal", "datum", "ritme"]


class LidFeit(Definitie):
    """A feit of one lid, and the values of it that count."""

    feit: Naam = Field(description="Een feit dat per lid geldt")
    is_: OneOrMore[Tekst] = Field(alias="is", description="De waarden die tellen")


class Feit(MetHerkomst):
    """
    A named fact. It stands until it is overwritten; before that, and past its `houdbaarheid`, it is
    `onbekend`, which no other value covers.

    A derived feit (`tabel`, `enig_lid`) is worked out whenever it is asked, and never stored.
    """

    titel: Tekst = Field(description="De vraag of het kenmerk, zoals een medewerker het zegt")
    per: Literal["casus", "lid"] = Field("casus", description="Geldt het voor de casus of per lid?")
    soort: Soort = Field(
        "keuze", description="Een keuze uit waarden, een getal, een datum of een ritme"
    )
    waarden: tuple[Naam, ...] = Field(
        (), description="De waarden van een keuze, zonder 'onbekend': dat hoort er altijd bij"
    )
    houdbaarheid: DuurTekst | None = Field(None, description="Hoe lang de waarde blijft staan")
    tabel: Naam | None = Field(None, description="De beslistabel waaruit het feit volgt")
    enig_lid: LidFeit | None = Field(None, description="Ja als het voor ten minste één lid geldt")
    uitleg: Tekst | None = Field(None, description="Toelichting voor de lezer")

    @property
    def derived(self) -> bool:
        """Whether it is worked out whenever it is asked, and never stored."""
        return self.tabel is not None or self.enig_lid is not None


class Feiten(Definitie):
    """A list of feiten."""

    feiten: dict[Naam, Feit] = Field(description="Elk feit onder zijn naam")
