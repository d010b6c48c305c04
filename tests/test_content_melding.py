"""What Veilig Thuis does with a melding, and help that everybody is offered."""

from __future__ import annotations

import pytest
from inhoud import (
    DEVENTER,
    GEZIN,
    NIJKERK,
    VALLEI,
    WAGENINGEN,
    Casus,
    Plek,
    klantreis_in,
    overal,
    plan_in,
    portret_of,
    tot_overname_stappen,
    without_condition,
    without_start,
)

from routekaart.engine.plan import Plan
from routekaart.model.sporen import EIND
from routekaart.simulate.player import play

KINDEREN = [lid for lid, leeftijd in GEZIN.items() if int(leeftijd) < 18]


@overal
@pytest.mark.parametrize("melder", ["particulier", "professional", "politie", "onderwijs"])
@pytest.mark.eis("R12")
def test_a_melding_can_say_who_made_it(plek: Plek, melder: str) -> None:
    casus = Casus(plek)
    casus.lukt("melding_ontvangen", door="veilig_thuis", melder=melder)
    assert casus.feit("melder") == melder


@pytest.mark.parametrize("plek", VALLEI)
@pytest.mark.eis("R13")
def test_the_norm_for_melden_is_on_the_card_with_both_its_sources(plek: Plek) -> None:
    portret = portret_of(plek, "Wanneer melden")
    assert portret is not None
    assert "acute of structurele onveiligheid" in str(portret.tekst)
    assert "altijd moeten melden" in str(portret.tekst)
    norm, always = portret.bron
    assert "acute en structurele onveiligheid" in norm.citaat
    assert "altijd melding te doen" in always.citaat


@overal
@pytest.mark.parametrize(
    "besluit", ["overdracht_besloten", "onderzoek_gestart", "voorwaarden_en_vervolg_gestart"]
)
@pytest.mark.eis("R17")
def test_a_besluit_without_having_spoken_to_anybody_is_recorded_as_a_deviation(
    plek: Plek, besluit: str
) -> None:
    casus = Casus(plek)
    casus.lukt("melding_ontvangen", door="veilig_thuis")
    [afwijking] = casus.lukt(besluit, door="veilig_thuis").afwijkingen
    assert afwijking.voorwaarde.feit == "gesprek_betrokkenen"
    spoken = Casus(plek).tot_beoordeling()
    assert spoken.lukt(besluit, door="veilig_thuis").afwijkingen == ()


@pytest.mark.parametrize("plek", VALLEI)
@pytest.mark.parametrize("eerst", [None, "onderzoek_gestart", "voorwaarden_en_vervolg_gestart"])
@pytest.mark.eis("R19")
def test_directly_or_after_more_work_every_road_leads_to_an_overdracht(
    plek: Plek, eerst: str | None
) -> None:
    casus = Casus(plek).tot_beoordeling()
    if eerst:
        casus.lukt(eerst, door="veilig_thuis")
    casus.lukt("overdracht_besloten", door="veilig_thuis")
    assert casus.waar("overdracht") == "in_voorbereiding"


def check_named_holder(plek: Plek, plan: Plan) -> None:
    casus = Casus(plek, plan).tot_beoordeling()
    for feiten in ({}, {"doorverwijzing_naar": "gezin"}):
        [tekort] = casus.geweigerd("geen_geweld_vastgesteld", door="veilig_thuis", **feiten)
        assert tekort.voorwaarde.feit == "doorverwijzing_naar"
    casus.lukt("geen_geweld_vastgesteld", door="veilig_thuis", doorverwijzing_naar="zorgaanbieder")
    assert casus.regisseur == "veilig_thuis", "until the other help has accepted"
    assert not casus.stand.gesloten


@overal
@pytest.mark.eis("R21")
def test_without_violence_there_is_still_somebody_who_takes_over(plek: Plek) -> None:
    check_named_holder(plek, plan_in(plek))


@pytest.mark.eis("R21")
def test_without_its_condition_the_initiative_would_stay_with_the_family() -> None:
    plan = without_condition(plan_in(NIJKERK), "melding", "geen_geweld", 1)
    with pytest.raises(AssertionError):
        check_named_holder(NIJKERK, plan)


@overal
@pytest.mark.eis("R22")
def test_a_second_melding_is_joined_to_the_first(plek: Plek) -> None:
    casus = Casus(plek).tot_beoordeling()
    nummers = casus.stand.nummers
    casus.lukt("melding_ontvangen", door="veilig_thuis")
    assert casus.stand.nummers == nummers, "no second instance"
    assert "vervolgmelding_betrekken" in {naam for naam, _ in casus.taken()}


@overal
@pytest.mark.eis("R22", "R31")
def test_the_melding_closes_at_the_overdracht_and_the_casus_does_not(plek: Plek) -> None:
    casus = Casus(plek).tot_overname()
    assert casus.waar("melding") == "(gesloten_na_overdracht)"
    assert not casus.stand.gesloten
    first = casus.stand.nummers
    casus.lukt("melding_ontvangen", door="veilig_thuis")
    [again] = [o for o in casus.stand.nummers if casus.stand.nummers[o] != first.get(o)]
    assert (again.spoor, casus.stand.nummers[again]) == ("melding", 2)
    assert "team_inlichten" in {naam for naam, _ in casus.taken()}


@overal
@pytest.mark.eis("R29")
def test_a_plan_without_the_family_is_recorded_as_a_deviation(plek: Plek) -> None:
    for samen, afwijkingen in (("ja", []), ("nee", ["plan_met_gezin"])):
        casus = Casus(plek, complex="nee").tot_overname()
        reactie = casus.lukt(
            "veiligheidsplan_vastgesteld",
            door=casus.regisseur,
            plan_met_gezin=samen,
            vier_ogen="ja",
        )
        assert [u.voorwaarde.feit for u in reactie.afwijkingen] == afwijkingen
        assert casus.feit("veiligheidsplan") == "vastgesteld"


# ── help ──────────────────────────────────────────────────────────────────────────────────────


def check_every_child(plek: Plek, plan: Plan) -> None:
    leden = {**GEZIN, "lid-1": ""}
    for besluit in ("overdracht_besloten", "onderzoek_gestart", "voorwaarden_en_vervolg_gestart"):
        casus = Casus(plek, plan, leden=leden).tot_beoordeling()
        casus.lukt(besluit, door="veilig_thuis")
        assert {lid for lid in leden if casus.waar("hulp", lid) == "aangeboden"} == {
            *KINDEREN,
            "lid-1",
        }
    for lid in KINDEREN:
        casus.lukt("hulp_geweigerd", lid=lid, ouders_werken_mee="nee")
        casus.geweigerd("hulp_gestaakt", door=casus.regisseur, lid=lid)
        assert casus.waar("hulp", lid) == "afgewezen"
        assert ("andere_weg_zoeken", casus.regisseur) in casus.taken()


@overal
@pytest.mark.eis("R87")
def test_every_child_is_offered_help_also_when_parents_refuse(plek: Plek) -> None:
    check_every_child(plek, plan_in(plek))


@pytest.mark.parametrize(
    "overgang", ["direct_overdragen", "onderzoek_starten", "voorwaarden_starten"]
)
@pytest.mark.eis("R87")
def test_a_road_on_which_a_child_gets_no_offer_is_noticed(overgang: str) -> None:
    plan = without_start(plan_in(NIJKERK), "melding", overgang)
    with pytest.raises(AssertionError):
        check_every_child(NIJKERK, plan)


@pytest.mark.eis("R87")
def test_without_its_condition_a_refusal_could_be_the_end_for_a_child() -> None:
    plan = without_condition(plan_in(NIJKERK), "hulp", "staken", 0)
    with pytest.raises(AssertionError):
        check_every_child(NIJKERK, plan)


@overal
@pytest.mark.eis("R9")
def test_help_that_does_not_start_in_time_asks_for_a_bridge(plek: Plek) -> None:
    klantreis = klantreis_in(
        plek,
        f"{plek[1]} 10:00",
        *tot_overname_stappen(),
        {"na": "3 weken"},
        aannames={"hulp_starten": "2 weken"},
    )
    casus = play(klantreis, plan_in(plek)).casus
    taken = [taak for taak in casus.stand.alle_taken() if taak.naam == "overbrugging_regelen"]
    assert [taak.lid for taak in taken] == ["kind-1"]
    assert "directe veiligheid" in str(taken[0].wat)


@pytest.mark.eis("R88")
def test_in_ijsselland_the_card_says_that_children_are_spoken_with() -> None:
    afspraken = plan_in(DEVENTER).afspraken
    todo = [
        text
        for toestand in afspraken.sporen["onderdelen"].toestanden.values()
        for text in toestand.doet
    ]
    assert "Spreek altijd met de kinderen" in todo
    portret = portret_of(DEVENTER, "Kinderen")
    assert portret is not None
    assert "altijd gesproken" in str(portret.tekst)


@overal
@pytest.mark.eis("R95")
def test_a_refusal_ends_nothing_and_comes_back(plek: Plek) -> None:
    spoor = plan_in(plek).sporen["hulp"]
    ends = {naam for naam, toestand in spoor.toestanden.items() if EIND in toestand.kenmerken}
    refusals = [o for o in spoor.overgangen.values() if o.bij == "hulp_geweigerd"]
    assert refusals
    assert not ends & {o.naar for o in refusals}
    assert spoor.toestanden["afgewezen"].termijnen, "and it is not left waiting"
    for overgang in spoor.overgangen.values():
        if "afgewezen" in overgang.van and overgang.naar in ends:
            assert [(v.feit, v.is_) for v in overgang.mits] == [("kind", ("nee",))]


@pytest.mark.eis("R95")
def test_a_family_that_will_not_join_the_plan_does_not_end_the_casus() -> None:
    casus = Casus(WAGENINGEN).tot_overname()
    casus.lukt(
        "veiligheidsplan_vastgesteld",
        door=casus.regisseur,
        vier_ogen="ja",
        plan_met_gezin="nee",
    )
    assert casus.waar("veiligheid") == "directe_veiligheid"
    assert not casus.stand.gesloten
