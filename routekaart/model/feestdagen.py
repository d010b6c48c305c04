"""Feestdagen: the rules by which they return each year, and the days that decrees make equal."""

from __future__ import annotations

from datetime import MAXYEAR, date, timedelta
from typing import Annotated, Self

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from routekaart.kalender import MAANDNAMEN, Kalender, compute_pasen, is_weekend, write_weekdag
from routekaart.model.base import Datum, Definitie, Getal, JaNee, Naam, OneOrMore, Tekst, wrong
from routekaart.model.bronnen import MetHerkomst

BY_DECREE = "gelijkgesteld met een feestdag"
SUNDAY = 6
A_SHORT_YEAR = 2001


def _find_dag(text: str, year: int) -> date:
    day, month = text.split()
    return date(year, MAANDNAMEN.index(month) + 1, int(day))


def _check_dag(text: str) -> str:
    try:
        _find_dag(text, A_SHORT_YEAR)
    except ValueError:
        raise wrong(
            "dag_van_het_jaar",
            "'{waarde}' is geen dag die elk jaar bestaat: schrijf dag en maand, zoals '27 april'",
            waarde=text,
        ) from None
    return text


DagVanHetJaar = Annotated[
    str,
    AfterValidator(_check_dag),
    WithJsonSchema({"type": "string", "pattern": rf"^\d+ ({'|'.join(MAANDNAMEN)})$"}),
]
Jaar = Annotated[Getal, Field(ge=1900, lt=MAXYEAR)]


class FeestdagRegel(MetHerkomst):
    """A day of every year: on a fixed day, or so many days after first Easter day."""

    titel: Tekst = Field(description="Hoe de feestdag heet")
    op: DagVanHetJaar | None = Field(None, description="De vaste dag, zoals '27 april' …")
    pasen: Getal | None = Field(
        None,
        ge=-100,
        le=100,
        description="… of het aantal dagen na eerste paasdag; met een minteken ervoor",
    )
    op_zondag: DagVanHetJaar | None = Field(
        None, description="De dag waarop hij wordt gevierd als de vaste dag een zondag is"
    )
    werkdag: JaNee = Field(
        description="ja: een gewone werkdag, die alleen voor de Algemene termijnenwet feestdag is"
    )

    @model_validator(mode="after")
    def _is_one_day(self) -> Self:
        if (self.op is None) == (self.pasen is None):
            raise wrong(
                "feestdag_dag", "geef de feestdag óf een vaste dag (op) óf pasen: één van twee"
            )
        if self.op_zondag and not self.op:
            raise wrong("feestdag_dag", "op_zondag hoort bij een vaste dag (op)")
        return self

    def find_day(self, year: int) -> date:
        """The day in this year."""
        if self.pasen is not None:
            return compute_pasen(year) + timedelta(self.pasen)
        day = _find_dag(str(self.op), year)
        if self.op_zondag and day.weekday() == SUNDAY:
            return _find_dag(self.op_zondag, year)
        return day


class Gelijkstelling(MetHerkomst):
    """
    A koninklijk besluit: for a few years, the days that art. 3 lid 3 makes equal to a feestdag.

    Of the years in no besluit the kalender does not know which days those are: `engine.due` warns.
    """

    eerste_jaar: Jaar = Field(description="Het eerste jaar waarover het besluit gaat")
    laatste_jaar: Jaar = Field(description="Het laatste jaar waarover het besluit gaat")
    dagen: OneOrMore[Datum] = Field(description="De dagen die met een feestdag zijn gelijkgesteld")

    @model_validator(mode="after")
    def _has_plausible_days(self) -> Self:
        for day in self.dagen:
            if not self.eerste_jaar <= day.year <= self.laatste_jaar:
                raise wrong(
                    "gelijkgesteld_jaar", "{dag} ligt buiten de jaren van het besluit", dag=day
                )
            if is_weekend(day):
                raise wrong(
                    "gelijkgesteld_weekend",
                    "{dag} is al geen dag waarop een wettelijke termijn eindigt: klopt de datum?",
                    dag=write_weekdag(day),
                )
        return self

    @property
    def jaren(self) -> frozenset[int]:
        """The years that the besluit is about."""
        return frozenset(range(self.eerste_jaar, self.laatste_jaar + 1))


class Feestdagen(Definitie):
    """What is needed to know which days are werkdagen, and on which days no statutory term ends."""

    feestdagen: Tekst = Field(description="Het land waarvoor deze feestdagen gelden")
    eerste_jaar: Jaar = Field(description="Het eerste jaar dat de kalender kent")
    laatste_jaar: Jaar = Field(description="Het laatste jaar dat de kalender kent")
    regels: dict[Naam, FeestdagRegel] = Field(description="De dagen die elk jaar terugkomen")
    gelijkgesteld: tuple[Gelijkstelling, ...] = Field(
        (), description="De besluiten die losse dagen met een feestdag gelijkstellen"
    )

    @model_validator(mode="after")
    def _has_years(self) -> Self:
        if self.laatste_jaar < self.eerste_jaar:
            raise wrong("feestdagen_jaren", "het laatste jaar ligt voor het eerste jaar")
        seen: set[int] = set()
        for besluit in self.gelijkgesteld:
            if both := seen & besluit.jaren:
                raise wrong(
                    "gelijkgesteld_dubbel", "{jaar} staat in twee besluiten", jaar=min(both)
                )
            seen |= besluit.jaren
        return self

    def to_kalender(self) -> Kalender:
        """The kalender of these rules, from the first day of the first year to the last."""
        feestdagen: dict[date, str] = {}
        gelijkgesteld = {day: BY_DECREE for besluit in self.gelijkgesteld for day in besluit.dagen}
        for year in range(self.eerste_jaar, self.laatste_jaar + 1):
            for regel in self.regels.values():
                days = gelijkgesteld if regel.werkdag else feestdagen
                day = regel.find_day(year)
                # Hemelvaartsdag 2016 was the fifth of May.
                days[day] = f"{days[day]} en {regel.titel}" if day in days else regel.titel
        return Kalender(
            feestdagen=feestdagen,
            gelijkgesteld=gelijkgesteld,
            first=date(self.eerste_jaar, 1, 1),
            last=date(self.laatste_jaar, 12, 31),
            besluitjaren=frozenset().union(*(besluit.jaren for besluit in self.gelijkgesteld)),
        )
