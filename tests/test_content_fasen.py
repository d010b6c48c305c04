"""Eerst veiligheid: the fasen, what brings a casus back, and help that waits for nothing."""

from __future__ import annotations

import pytest
from inhoud import (
    APELDOORN_2021,
    APELDOORN_2025,
    DEVENTER,
    GEZIN,
    HILVERSUM,
    MET_FASEN,
    NIJKERK,
    OVERAL,
    Casus,
    Plek,
    met_fasen,
    overal,
    plan_in,
    without_condition,
    without_start,
)

from routekaart.engine.plan import Plan

KINDEREN = [lid for lid, leeftijd in GEZIN.items() if int(leeftijd) < 18]


def check_no_herstel_before_safety(plek: Plek, plan: Plan) -> None:
    casus = Casus(plek, plan).tot_overname()
    tekort = casus.geweigerd("herstelgerichte_zorg_gestart", door=casus.regisseur)
    assert {u.voorwaarde.spoor or u.voorwaarde.feit for u in tekort} == {
        "veiligheid",
        "directe_veiligheid_bereikt",
    }
    assert all(u.voorwaarde.uitleg for u in tekort)


@met_fasen
@pytest.mark.eis("R1")
def test_herstel_does_not_start_before_directe_veiligheid(plek: Plek) -> None:
    plan = plan_in(plek)
    check_no_herstel_before_safety(plek, plan)
    assert plan.sporen["veiligheid"].overgangen["herstel_starten"].bron


@met_fasen
@pytest.mark.eis("R1")
def test_herstel_does_not_skip_the_risicos_even_when_it_is_safe(plek: Plek) -> None:
    casus = Casus(plek).tot_overname()
    who = casus.regisseur
    casus.lukt("feiten_bijgewerkt", door=who, directe_veiligheid_bereikt="ja")
    casus.lukt("veiligheidsplan_vastgesteld", door=who, plan_met_gezin="ja", vier_ogen="ja")
    [tekort] = casus.geweigerd("herstelgerichte_zorg_gestart", door=who)
    assert tekort.voorwaarde.spoor == "veiligheid"


@met_fasen
@pytest.mark.eis("R1")
def test_the_fasen_in_their_order_are_accepted(plek: Plek) -> None:
    assert Casus(plek).tot_herstel().waar("veiligheid") == "herstelgerichte_zorg"


@pytest.mark.eis("R1")
def test_without_its_condition_herstel_would_start_too_soon() -> None:
    plan = without_condition(plan_in(NIJKERK), "veiligheid", "herstel_starten", 0)
    with pytest.raises(AssertionError):
        check_no_herstel_before_safety(NIJKERK, plan)


@pytest.mark.parametrize(
    ("plek", "visie", "titels"),
    [
        (APELDOORN_2021, "Gefaseerde ketenzorg", ("Risicogestuurde zorg", "Herstelgerichte zorg")),
        (
            APELDOORN_2025,
            "Gefaseerd Samenwerken voor Veiligheid",
            ("Beperken van de risico’s op onveiligheid", "Herstel van de gevolgen van geweld"),
        ),
        (
            HILVERSUM,
            "Eerst samenwerken voor veiligheid, dan samenwerken voor risicogestuurde zorg",
            (
                "Stabiele veiligheid: risicogestuurde zorg",
                "Duurzame veiligheid: herstelgerichte zorg",
            ),
        ),
    ],
)
@pytest.mark.eis("R2")
def test_the_fasen_are_called_as_their_regio_calls_them(
    plek: Plek, visie: str, titels: tuple[str, str]
) -> None:
    afspraken = plan_in(plek).afspraken
    toestanden = afspraken.sporen["veiligheid"].toestanden
    assert afspraken.regio.visie == visie
    found = toestanden["risicogestuurde_zorg"].titel, toestanden["herstelgerichte_zorg"].titel
    assert found == titels


@pytest.mark.eis("R2")
def test_ijsselland_has_its_own_onderdelen_and_claims_no_fasen() -> None:
    afspraken = plan_in(DEVENTER).afspraken
    assert "veiligheid" not in afspraken.sporen
    spoor = afspraken.sporen["onderdelen"]
    steps = ("signaleren_en_melden", "intervenieren", "schade_beperken", "herstel")
    assert set(steps) < set(spoor.toestanden)
    assert "vijf onderdelen" in str(afspraken.regio.visie)
    for onderdeel in ("voorkomen", "signaleren en melden", "interveniëren", "schade", "herstel"):
        assert onderdeel in str(spoor.uitleg).lower()


@met_fasen
@pytest.mark.parametrize(
    "fase", ["directe_veiligheid", "risicogestuurde_zorg", "herstelgerichte_zorg"]
)
@pytest.mark.eis("R3")
def test_an_acute_incident_leads_back_to_directe_veiligheid(plek: Plek, fase: str) -> None:
    casus = Casus(plek)
    {
        "directe_veiligheid": casus.tot_overname,
        "risicogestuurde_zorg": casus.tot_risicozorg,
        "herstelgerichte_zorg": casus.tot_herstel,
    }[fase]()
    casus.lukt("hulp_begonnen", lid="kind-1")
    assert casus.waar("veiligheid") == fase
    casus.lukt("acuut_incident", door="politie")
    assert casus.waar("veiligheid") == "directe_veiligheid"
    assert casus.feit("directe_veiligheid_bereikt") == "nee"
    assert casus.waar("hulp", "kind-1") == "loopt", "what was running stays"
    assert ("veiligheidsplan_opnieuw_bekijken", casus.regisseur) in casus.taken()


@met_fasen
@pytest.mark.eis("R3")
def test_an_acute_incident_during_the_waakvlam_leads_back_as_well(plek: Plek) -> None:
    casus = Casus(plek).tot_waakvlam()
    casus.lukt("duurzame_veiligheid_vastgesteld", door=casus.regisseur)
    casus.lukt("acuut_incident", door="politie")
    assert casus.waar("waakvlam") == "(opgeschaald)"
    assert casus.waar("veiligheid") == "directe_veiligheid"


def check_no_fase_without_plan(plek: Plek, plan: Plan) -> None:
    casus = Casus(plek, plan).tot_overname()
    [tekort] = casus.geweigerd(
        "risicogestuurde_zorg_gestart", door=casus.regisseur, directe_veiligheid_bereikt="ja"
    )
    assert tekort.voorwaarde.feit == "veiligheidsplan"


@met_fasen
@pytest.mark.eis("R4")
def test_no_next_fase_without_a_veiligheidsplan(plek: Plek) -> None:
    check_no_fase_without_plan(plek, plan_in(plek))


@pytest.mark.eis("R4")
def test_without_its_condition_a_fase_would_start_without_a_plan() -> None:
    plan = without_condition(plan_in(NIJKERK), "veiligheid", "risicozorg_starten", 1)
    with pytest.raises(AssertionError):
        check_no_fase_without_plan(NIJKERK, plan)


@pytest.mark.eis("R4")
def test_in_ijsselland_no_help_starts_without_a_veiligheidsplan() -> None:
    casus = Casus(DEVENTER, complex="nee", multiproblematiek="nee").tot_overname()
    tekort = casus.geweigerd(
        "hulpverlening_gestart", door=casus.regisseur, volgt_de_hulp="eigenaar"
    )
    assert [u.voorwaarde.feit for u in tekort] == ["veiligheidsplan"]


@met_fasen
@pytest.mark.eis("R4")
def test_after_an_incident_the_old_plan_is_not_enough(plek: Plek) -> None:
    casus = Casus(plek).tot_risicozorg()
    casus.lukt("acuut_incident", door="politie")
    [tekort] = casus.geweigerd(
        "risicogestuurde_zorg_gestart", door=casus.regisseur, directe_veiligheid_bereikt="ja"
    )
    assert (tekort.voorwaarde.feit, tekort.waarde) == ("veiligheidsplan", "te_herzien")


def check_help_starts_at_once(plek: Plek, plan: Plan) -> None:
    casus = Casus(plek, plan).tot_overname()
    fresh = Casus(plek, plan)
    for one in (casus, fresh):
        for lid in KINDEREN:
            if one.waar("hulp", lid) != "geen":
                one.lukt("hulp_begonnen", lid=lid)
                one.lukt("hulp_afgerond", lid=lid)
        one.lukt("acuut_incident", door="politie")
        started = {s.lid for s in one.reactie.stappen if s.spoor == "hulp" and s.van is None}
        assert started == set(KINDEREN)
        assert {one.waar("hulp", lid) for lid in KINDEREN} == {"aangeboden"}


@overal
@pytest.mark.eis("R5", "R87")
def test_after_a_crisis_help_for_every_child_starts_in_the_same_step(plek: Plek) -> None:
    check_help_starts_at_once(plek, plan_in(plek))


@pytest.mark.eis("R5")
def test_without_its_start_a_crisis_would_bring_no_help() -> None:
    plan = without_start(plan_in(NIJKERK), "veiligheid", "terug_na_incident")
    with pytest.raises(AssertionError):
        check_help_starts_at_once(NIJKERK, plan)


@overal
@pytest.mark.eis("R5", "R6")
def test_help_for_one_person_waits_for_nobody_elses(plek: Plek) -> None:
    casus = Casus(plek).tot_overname()
    for lid in ("vader", "moeder"):
        casus.lukt("hulp_aangeboden", door=casus.regisseur, lid=lid)
    for lid in ("moeder", "kind-2", "vader"):
        casus.lukt("hulp_begonnen", lid=lid)
    assert [casus.waar("hulp", lid) for lid in GEZIN] == ["loopt", "loopt", "aangeboden", "loopt"]
    conditions = [
        voorwaarde.spoor
        for overgang in casus.plan.sporen["hulp"].overgangen.values()
        for voorwaarde in overgang.mits
    ]
    assert not any(conditions), "no way through help asks where another spoor stands"


@met_fasen
@pytest.mark.eis("R6")
def test_a_casus_is_not_closed_while_help_for_one_person_runs(plek: Plek) -> None:
    casus = Casus(plek).tot_waakvlam()
    who = casus.regisseur
    for lid in KINDEREN:
        casus.lukt("hulp_begonnen", lid=lid)
    casus.lukt("duurzame_veiligheid_vastgesteld", door=who)
    casus.lukt("waakvlam_beeindigd", door=who, eindbesluit_door="twee_professionals")
    for lid in KINDEREN:
        assert not casus.stand.gesloten
        casus.lukt("hulp_afgerond", lid=lid)
    assert casus.stand.gesloten


@overal
@pytest.mark.eis("R6")
def test_there_is_one_plan_for_the_whole_household(plek: Plek) -> None:
    assert plan_in(plek).feiten["veiligheidsplan"].per == "casus"
    assert plan_in(plek).sporen["hulp"].per == "lid"


def test_all_places_are_tried() -> None:
    assert len(OVERAL) == 9
    assert len(MET_FASEN) == 8
