"""Op-, bij- en afschalen: three moves, and what may not be forgotten on the way down."""

from __future__ import annotations

import pytest
from inhoud import (
    AFSPRAKEN,
    APELDOORN_2021,
    APELDOORN_2025,
    HILVERSUM,
    NIJKERK,
    Casus,
    Plek,
    met_fasen,
    other_answer,
    plan_in,
    portret_of,
    refused_without,
)

from routekaart.engine.stand import Uitkomst
from routekaart.verify import find_bevindingen
from routekaart.verify.open_afspraken import TermijnZonderDuur

# ── AVE ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("gebeurtenis", ["stagnatie_gesignaleerd", "escalatie_dreigt"])
@pytest.mark.eis("R56")
def test_stagnation_and_a_threat_each_open_the_question_whether_to_scale_up(
    gebeurtenis: str,
) -> None:
    casus = Casus(APELDOORN_2025).tot_risicozorg()
    casus.lukt(gebeurtenis, door="zorgaanbieder")
    assert casus.waar("escalatie") == "afweging"
    assert "schaalbesluit" in casus.loopt()


@pytest.mark.parametrize("plek", [APELDOORN_2021, NIJKERK, HILVERSUM])
@pytest.mark.eis("R56")
def test_where_nothing_is_agreed_a_stagnation_becomes_an_open_taak(plek: Plek) -> None:
    casus = Casus(plek).tot_risicozorg()
    reactie = casus.doe("stagnatie_gesignaleerd", door="zorgaanbieder")
    assert reactie.uitkomst is Uitkomst.ONVERWERKT
    assert ("stagnatie_gesignaleerd", casus.regisseur) in casus.taken()


@pytest.mark.eis("R57")
def test_how_many_levels_there_are_is_invented_nowhere() -> None:
    portret = portret_of(APELDOORN_2025, "Niveaus van op- en afschalen")
    assert portret is not None
    assert "welke het zijn, zegt de bron niet" in str(portret.tekst)
    spoor = plan_in(APELDOORN_2025).sporen["escalatie"]
    assert "staat in geen bron" in str(spoor.uitleg)
    assert not any(char.isdigit() for naam in spoor.toestanden for char in naam)


@pytest.mark.eis("R57")
def test_every_term_of_the_escalatie_is_an_open_afspraak() -> None:
    plan = plan_in(APELDOORN_2025)
    open_ = {b for b in find_bevindingen(plan.afspraken) if isinstance(b, TermijnZonderDuur)}
    terms = {
        TermijnZonderDuur("escalatie", naam, termijn)
        for naam, toestand in plan.sporen["escalatie"].toestanden.items()
        for termijn in toestand.termijnen
    }
    assert terms
    assert terms <= open_


@pytest.mark.eis("R58")
def test_bijschalen_adds_help_and_keeps_level_and_regie() -> None:
    casus = Casus(APELDOORN_2025).tot_risicozorg()
    casus.lukt("stagnatie_gesignaleerd")
    regie = casus.stand.regie
    casus.lukt("bijschalen", door=casus.regisseur)
    assert (casus.waar("escalatie"), casus.stand.regie) == ("bijgeschaald", regie)
    casus.lukt("opschalen", door=casus.regisseur)
    terms = casus.stand.termijnen
    casus.lukt("bijschalen", door=casus.regisseur)
    assert casus.waar("escalatie") == "opgeschaald"
    assert (casus.stand.regie, casus.stand.termijnen) == (regie, terms)


@pytest.mark.eis("R58")
def test_scaling_up_sideways_and_down_are_three_besluiten() -> None:
    plan = plan_in(APELDOORN_2025)
    for naam in ("opschalen", "bijschalen", "afschalen"):
        assert plan.gebeurtenissen[naam].soort == "besluit"
    casus = Casus(APELDOORN_2025).tot_risicozorg()
    casus.lukt("escalatie_dreigt")
    casus.lukt("opschalen", door=casus.regisseur)
    casus.lukt("afschalen", door=casus.regisseur, **AFSPRAKEN)
    assert casus.waar("escalatie") == "(afgeschaald)"
    assert casus.waar("waakvlam") == "loopt"


# ── afschalen ─────────────────────────────────────────────────────────────────────────────────


@met_fasen
@pytest.mark.eis("R59")
def test_afschalen_needs_a_holder_a_rhythm_and_a_criterion(plek: Plek) -> None:
    assert refused_without(plek, plan_in(plek)) == set(AFSPRAKEN)
    assert Casus(plek).tot_waakvlam().waar("waakvlam") == "loopt"


@pytest.mark.parametrize("regel", [2, 3, 4])
@pytest.mark.eis("R59")
def test_a_table_that_forgets_one_of_the_three_is_noticed(regel: int) -> None:
    plan = other_answer(plan_in(NIJKERK), "afschalen_toegestaan", regel, "ja")
    assert refused_without(NIJKERK, plan) != set(AFSPRAKEN)


@pytest.mark.eis("R59")
def test_the_same_three_hold_when_scaling_down_from_ave() -> None:
    for missing in AFSPRAKEN:
        casus = Casus(APELDOORN_2025).tot_risicozorg()
        casus.lukt("stagnatie_gesignaleerd")
        casus.lukt("opschalen", door=casus.regisseur)
        feiten = {feit: waarde for feit, waarde in AFSPRAKEN.items() if feit != missing}
        casus.geweigerd("afschalen", door=casus.regisseur, **feiten)


@met_fasen
@pytest.mark.eis("R60")
def test_after_afschalen_it_is_known_who_holds_the_contact_and_who_has_regie(plek: Plek) -> None:
    casus = Casus(plek).tot_waakvlam()
    assert casus.feit("waakvlamhouder") == "lokaal_team"
    assert casus.regisseur is not None


@pytest.mark.parametrize("houder", ["zorgaanbieder", "netwerkpersoon"])
@pytest.mark.eis("R60")
def test_in_gooi_the_holder_is_recorded_and_a_resident_never_watches_alone(houder: str) -> None:
    casus = Casus(HILVERSUM).tot_herstel()
    feiten = {**AFSPRAKEN, "waakvlamhouder": houder}
    if houder == "netwerkpersoon":
        [tekort] = casus.geweigerd("afschalen", door=casus.regisseur, **feiten)
        assert tekort.waarde == "geen_achtervang"
        feiten["professionele_achtervang"] = "zorgaanbieder"
    casus.lukt("afschalen", door=casus.regisseur, **feiten)
    assert casus.feit("waakvlamhouder") == houder
    casus.lukt("waakvlamhouder_weggevallen")
    assert ("houder_overnemen", casus.regisseur) in casus.taken(), "never nobody in silence"
