"""What can happen: a voorval is always recorded, a besluit may be refused."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from routekaart.model.base import Definitie, Naam, OneOrMore, Tekst
from routekaart.model.bronnen import MetHerkomst


class Gebeurtenis(MetHerkomst):
    """Something with a moment, an actor and feiten."""

    titel: Tekst = Field(description="Wat er gebeurt, als korte zin")
    soort: Literal["voorval", "besluit"] = Field(
        description="Een voorval is gebeurd en wordt vastgelegd; een besluit kan worden geweigerd"
    )
    betreft: Literal["casus", "lid"] = Field("casus", description="De hele casus, of één lid")
    door: OneOrMore[Naam] = Field(
        (),
        description="De rollen die dit doen of melden; 'regie' is wie regie heeft; leeg: iedereen",
    )
    feiten: OneOrMore[Naam] = Field((), description="De feiten die hiermee bekend kunnen worden")
    kenmerken: OneOrMore[Naam] = Field((), description="Wat het programma hiervan moet weten")


class Gebeurtenissen(Definitie):
    """A list of gebeurtenissen."""

    gebeurtenissen: dict[Naam, Gebeurtenis] = Field(description="Elke gebeurtenis onder haar naam")


TAAK_GEDAAN = "taak_gedaan"
REGIE_AANVAARD = "regie_aanvaard"
FEIT_VERLOPEN = "feit_verlopen"
EIGEN = frozenset({TAAK_GEDAAN, REGIE_AANVAARD, FEIT_VERLOPEN})
"""The gebeurtenissen of the engine itself, which no definition may name as its own."""

VERVOLG = "vervolg"
"""Kenmerk of a gebeurtenis that only a termijn or an overgang reports, and nobody by hand."""

REGIE = "regie"
"""As a rol: whoever has the dragende regie at that moment."""
