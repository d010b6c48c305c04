"""
The shipped content, and a casus in it that is played step by step.

What is shipped may be broken here on purpose, in memory: a law that nobody can break proves
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from wereld import Proef, make_klantreis

from routekaart.diagnostics import Diagnostic
from routekaart.engine.plan import Plan, compile_plan
from routekaart.engine.stand import FeitId, Reactie, Uitkomst, Uitslag, open_stand
from routekaart.kaarten.kaart import Kaart
from routekaart.kaarten.render import Formaat, render_kaart
from routekaart.kaarten.view import build_kaart
from routekaart.load import Catalogus, load_catalogus, locate_content, resolve
from routekaart.model.cellen import parse_waarde
from routekaart.model.klantreizen import Klantreis
from routekaart.model.regios import Portret
from routekaart.model.sporen import Overgang
from routekaart.verify import check_afspraken, places_in

Plek = tuple[str, str]
"""A gemeente, and a day on which its afspraken hold."""

APELDOORN_2021: Plek = ("apeldoorn", "2021-06-01")
APELDOORN_2025: Plek = ("apeldoorn", "2025-03-03")
BARNEVELD: Plek = ("barneveld", "2022-03-07")
DEVENTER: Plek = ("deventer", "2015-03-02")
EDE: Plek = ("ede", "2022-03-07")
HILVERSUM: Plek = ("hilversum", "2020-02-03")
NIJKERK: Plek = ("nijkerk", "2022-03-07")
SCHERPENZEEL: Plek = ("scherpenzeel", "2022-03-07")
WAGENINGEN: Plek = ("wageningen", "2022-03-07")

VALLEI = (BARNEVELD, EDE, NIJKERK, SCHERPENZEEL, WAGENINGEN)
OVERAL = (APELDOORN_2021, APELDOORN_2025, *VALLEI, DEVENTER, HILVERSUM)
REGIOS = (APELDOORN_2025, HILVERSUM, DEVENTER, NIJKERK)
"""One gemeente of each regio."""
MET_FASEN = tuple(plek for plek in OVERAL if plek != DEVENTER)
"""Where the work on veiligheid goes in three fasen; IJsselland has its own onderdelen."""

overal = pytest.mark.parametrize("plek", OVERAL, ids=" ".join)
met_fasen = pytest.mark.parametrize("plek", MET_FASEN, ids=" ".join)

LOKAAL: Mapping[Plek, str] = {
    DEVENTER: "lokale_ketenregisseur",
    HILVERSUM: "procesregisseur",
}
"""Who accepts a casus where that is not the lokale team itself."""
GEZIN: Mapping[str, str] = {"vader": "36", "moeder": "34", "kind-1": "9", "kind-2": "3"}
AFSPRAKEN: Mapping[str, str | list[str]] = {
    "waakvlamhouder": "lokaal_team",
    "waakvlam_ritme": ["3 maanden", "6 maanden"],
    "opschaalcriterium": "vastgelegd",
}
"""What afschalen asks for."""


@cache
def catalogus() -> Catalogus:
    """Everything that is shipped."""
    return load_catalogus(locate_content())[0]


@cache
def plan_in(plek: Plek) -> Plan:
    """What the engine runs there."""
    gemeente, dag = plek
    return compile_plan(resolve(catalogus(), gemeente, date.fromisoformat(dag)))


class Casus(Proef):
    """A casus in a real gemeente; `door` is whoever has regie when it is left out."""

    def __init__(
        self,
        plek: Plek,
        plan: Plan | None = None,
        *,
        leden: Mapping[str, str] = GEZIN,
        **feiten: str,
    ) -> None:
        super().__init__(plan or plan_in(plek), *leden, **feiten)
        leeftijd = self.plan.feiten["leeftijd"]
        ages = {
            FeitId("leeftijd", lid): parse_waarde(text, leeftijd)
            for lid, text in leden.items()
            if text
        }
        self.stand = open_stand(leden, {**self.stand.feiten, **ages})
        self.lokaal = LOKAAL.get(plek, "lokaal_team")

    @property
    def regisseur(self) -> str | None:
        """Who has the casusregie according to the afspraken."""
        return self.stand.regie["casusregie"].afgesproken

    def lukt(self, gebeurtenis: str, **rest: Any) -> Reactie:  # noqa: ANN401
        """It is taken."""
        reactie = self.doe(gebeurtenis, **rest)
        assert reactie.uitkomst is Uitkomst.GENOMEN, (gebeurtenis, reactie.weigering)
        return reactie

    def geweigerd(self, gebeurtenis: str, **rest: Any) -> tuple[Uitslag, ...]:  # noqa: ANN401
        """It is refused, and nothing moves; the conditions that stand in the way."""
        before = self.stand
        reactie = self.doe(gebeurtenis, **rest)
        assert reactie.uitkomst is Uitkomst.GEWEIGERD, gebeurtenis
        assert self.stand == before
        assert reactie.weigering is not None
        nearest = reactie.weigering.kleinste
        return nearest.tekort if nearest else ()

    def tot_beoordeling(self) -> Casus:
        """Gemeld, and Veilig Thuis spoke with those whom it is about."""
        self.lukt("melding_ontvangen", door="veilig_thuis", melder="politie")
        self.lukt("betrokkenen_gesproken", door="veilig_thuis", gesprek_betrokkenen="gevoerd")
        return self

    def tot_voorbereiding(self) -> Casus:
        """Veilig Thuis decided to hand over."""
        self.tot_beoordeling()
        self.lukt("overdracht_besloten", door="veilig_thuis")
        return self

    def tot_aanbod(self, ontvanger: str = "lokaal_team") -> Casus:
        """Offered, without urgente en structurele onveiligheid."""
        self.tot_voorbereiding()
        self.lukt(
            "overdracht_aangeboden",
            door="veilig_thuis",
            ontvanger=ontvanger,
            warme_overdracht="ja",
            urgente_en_structurele_onveiligheid="nee",
        )
        return self

    def tot_overname(self, ontvanger: str = "lokaal_team") -> Casus:
        """The receiver accepted."""
        self.tot_aanbod(ontvanger)
        self.lukt(
            "overdracht_aanvaard", door=self.lokaal if ontvanger == "lokaal_team" else ontvanger
        )
        return self

    def tot_risicozorg(self) -> Casus:
        """Directe veiligheid is there, with a plan."""
        self.tot_overname()
        who = self.regisseur
        self.lukt("veiligheidsplan_vastgesteld", door=who, plan_met_gezin="ja", vier_ogen="ja")
        self.lukt("risicogestuurde_zorg_gestart", door=who, directe_veiligheid_bereikt="ja")
        return self

    def tot_herstel(self) -> Casus:
        """The last fase."""
        self.tot_risicozorg()
        self.lukt("herstelgerichte_zorg_gestart", door=self.regisseur)
        return self

    def tot_waakvlam(self) -> Casus:
        """Afgeschaald, with all that it asks for."""
        self.tot_herstel()
        self.lukt("afschalen", door=self.regisseur, **AFSPRAKEN)
        return self


def change_overgang(
    plan: Plan, spoor: str, overgang: str, change: Callable[[Overgang], Overgang]
) -> Plan:
    """The same, with one overgang changed."""
    known = plan.afspraken.sporen[spoor]
    overgangen = {**known.overgangen, overgang: change(known.overgangen[overgang])}
    sporen = {**plan.afspraken.sporen, spoor: known.model_copy(update={"overgangen": overgangen})}
    return compile_plan(replace(plan.afspraken, sporen=sporen))


def without_condition(plan: Plan, spoor: str, overgang: str, index: int) -> Plan:
    """The same, with one condition of an overgang left out."""

    def change(old: Overgang) -> Overgang:
        return old.model_copy(update={"mits": old.mits[:index] + old.mits[index + 1 :]})

    return change_overgang(plan, spoor, overgang, change)


def without_start(plan: Plan, spoor: str, overgang: str) -> Plan:
    """The same, with an overgang that starts no other spoor."""
    return change_overgang(plan, spoor, overgang, lambda o: o.model_copy(update={"start": ()}))


def other_answer(plan: Plan, tabel: str, regel: int, dan: str) -> Plan:
    """The same, with one regel (counted from one) that answers something else."""
    known = plan.afspraken.tabellen[tabel]
    regels = list(known.regels)
    old = regels[regel - 1]
    regels[regel - 1] = old.model_copy(
        update={"dan": old.dan.model_copy(update={"waarde": dan, "tabel": None})}
    )
    tabellen = {
        **plan.afspraken.tabellen,
        tabel: known.model_copy(update={"regels": tuple(regels)}),
    }
    return compile_plan(replace(plan.afspraken, tabellen=tabellen))


def portret_of(plek: Plek, onderwerp: str) -> Portret | None:
    """What the card says about this, in the gemeente or else in the regio."""
    return next((p for p in plan_in(plek).afspraken.portret if p.onderwerp == onderwerp), None)


def klantreis_in(plek: Plek, begin: str, *stappen: dict[str, Any], **rest: Any) -> Klantreis:  # noqa: ANN401
    """A klantreis that is made up here, to see what time does."""
    leden = {"volwassene-1": {"leeftijd": "34"}, "kind-1": {"leeftijd": "9"}}
    return make_klantreis(*stappen, gemeente=plek[0], begin=begin, leden=leden, **rest)


def tot_overname_stappen() -> Iterator[dict[str, Any]]:
    """The steps of such a klantreis until the receiver has accepted."""
    yield {"gebeurtenis": "melding_ontvangen", "door": "veilig_thuis"}
    yield {
        "gebeurtenis": "betrokkenen_gesproken",
        "door": "veilig_thuis",
        "feiten": {
            "gesprek_betrokkenen": "gevoerd",
            "urgente_en_structurele_onveiligheid": "nee",
        },
    }
    yield {"gebeurtenis": "overdracht_besloten", "door": "veilig_thuis"}
    yield {
        "gebeurtenis": "overdracht_aangeboden",
        "door": "veilig_thuis",
        "feiten": {"ontvanger": "lokaal_team", "warme_overdracht": "ja"},
    }
    yield {"gebeurtenis": "overdracht_aanvaard"}


def refused_without(plek: Plek, plan: Plan) -> set[str]:
    """Which of the three may not be left out."""
    found = set()
    for missing in AFSPRAKEN:
        casus = Casus(plek, plan).tot_herstel()
        feiten: dict[str, Any] = {f: w for f, w in AFSPRAKEN.items() if f != missing}
        reactie = casus.doe("afschalen", door=casus.regisseur, **feiten)
        if reactie.uitkomst is Uitkomst.GEWEIGERD:
            found.add(missing)
    return found


@cache
def findings_in(plek: Plek) -> tuple[Diagnostic, ...]:
    """What the controle says there."""
    afspraken = plan_in(plek).afspraken
    return tuple(check_afspraken(afspraken, places_in(catalogus(), afspraken)))


@cache
def kaart_in(plek: Plek) -> Kaart:
    """The card."""
    plan = plan_in(plek)
    return build_kaart(plan.afspraken, plan, findings_in(plek))


@cache
def text_in(plek: Plek) -> str:
    """The card as Markdown."""
    return render_kaart(kaart_in(plek), Formaat.MARKDOWN, locate_content()).decode()
