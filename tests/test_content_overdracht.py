"""The overdracht: to whom, when, with what, and who has regie at every moment of it."""

from __future__ import annotations

from itertools import product

import pytest
from inhoud import (
    APELDOORN_2025,
    DEVENTER,
    HILVERSUM,
    LOKAAL,
    NIJKERK,
    Casus,
    Plek,
    other_answer,
    overal,
    plan_in,
    without_condition,
)

from routekaart.engine.plan import Plan
from routekaart.engine.stand import Uitkomst
from routekaart.model.cellen import parse_waarde

BOTH = tuple(product(["opgesteld", "niet_opgesteld"], ["in_beeld", "niet_in_beeld"]))


def allowed_combinations(plek: Plek, plan: Plan) -> list[tuple[str, str]]:
    """Of voorwaarden and risicofactoren, in urgente en structurele onveiligheid."""
    found = []
    for voorwaarden, risicos in BOTH:
        casus = Casus(plek, plan).tot_voorbereiding()
        reactie = casus.doe(
            "overdracht_aangeboden",
            door="veilig_thuis",
            ontvanger="lokaal_team",
            warme_overdracht="ja",
            urgente_en_structurele_onveiligheid="ja",
            veiligheidsvoorwaarden=voorwaarden,
            risicofactoren=risicos,
        )
        if reactie.uitkomst is Uitkomst.GENOMEN:
            found.append((voorwaarden, risicos))
            assert casus.waar("overdracht") == "aangeboden"
        else:
            assert casus.waar("overdracht") == "in_voorbereiding"
            assert casus.regisseur == "veilig_thuis"
    return found


@overal
@pytest.mark.eis("R20")
def test_three_of_four_combinations_are_refused(plek: Plek) -> None:
    assert allowed_combinations(plek, plan_in(plek)) == [("opgesteld", "in_beeld")]


@pytest.mark.parametrize("regel", [3, 4])
@pytest.mark.eis("R20")
def test_a_table_that_says_yes_too_often_is_noticed(regel: int) -> None:
    plan = other_answer(plan_in(NIJKERK), "overdracht_toegestaan", regel, "ja")
    assert allowed_combinations(NIJKERK, plan) != [("opgesteld", "in_beeld")]


@overal
@pytest.mark.eis("R20")
def test_as_long_as_the_urgency_is_unknown_nothing_is_handed_over(plek: Plek) -> None:
    casus = Casus(plek).tot_voorbereiding()
    [tekort] = casus.geweigerd(
        "overdracht_aangeboden",
        door="veilig_thuis",
        ontvanger="lokaal_team",
        warme_overdracht="ja",
        veiligheidsvoorwaarden="opgesteld",
        risicofactoren="in_beeld",
    )
    assert tekort.voorwaarde.tabel == "overdracht_toegestaan"


@overal
@pytest.mark.parametrize("ontvanger", ["lokaal_team", "zorgaanbieder"])
@pytest.mark.eis("R26")
def test_regie_moves_at_the_acceptance_and_at_no_other_moment(plek: Plek, ontvanger: str) -> None:
    casus = Casus(plek)
    for step in (
        lambda: casus.tot_aanbod(ontvanger),
        lambda: casus.lukt("overdracht_geweigerd", door=ontvanger),
        lambda: casus.lukt(
            "overdracht_aangeboden",
            door="veilig_thuis",
            ontvanger=ontvanger,
            warme_overdracht="ja",
        ),
        lambda: casus.lukt("overdracht_niet_bevestigd"),
    ):
        step()
        regie = casus.stand.regie["casusregie"]
        assert (regie.afgesproken, regie.aanvaard) == ("veilig_thuis", "veilig_thuis")
    taker = LOKAAL.get(plek, ontvanger) if ontvanger == "lokaal_team" else ontvanger
    casus.lukt("overdracht_aanvaard", door=taker)
    [wissel] = [w for w in casus.reactie.regie if w.soort == "casusregie"]
    assert wissel.van == ("veilig_thuis", "veilig_thuis")
    assert wissel.naar.aanvaard == taker, "no gap: who accepts has it in the same step"
    assert wissel.naar.afgesproken not in (None, "veilig_thuis"), "no overlap"
    assert wissel.regels, "and the table says by which rule"


@pytest.mark.eis("R26")
def test_a_table_that_leaves_regie_with_veilig_thuis_is_noticed() -> None:
    plan = other_answer(plan_in(APELDOORN_2025), "casusregie", 2, "veilig_thuis")
    casus = Casus(APELDOORN_2025, plan).tot_overname()
    assert casus.stand.regie["casusregie"].verschil
    assert ("casusregie", "veilig_thuis") in casus.taken()


@overal
@pytest.mark.eis("R27")
def test_an_overdracht_without_a_receiver_is_refused(plek: Plek) -> None:
    casus = Casus(plek).tot_voorbereiding()
    [tekort] = casus.geweigerd(
        "overdracht_aangeboden",
        door="veilig_thuis",
        warme_overdracht="ja",
        urgente_en_structurele_onveiligheid="nee",
    )
    assert tekort.voorwaarde.feit == "ontvanger"


@overal
@pytest.mark.eis("R27")
def test_a_receiver_is_one_of_two_and_never_nobody(plek: Plek) -> None:
    feit = plan_in(plek).feiten["ontvanger"]
    assert set(feit.waarden) == {"lokaal_team", "zorgaanbieder"}
    for other in ("niemand", "gezin", "geen", "veilig_thuis"):
        with pytest.raises(ValueError, match="kan hier niet"):
            parse_waarde(other, feit)
    for ontvanger in feit.waarden:
        assert Casus(plek).tot_overname(ontvanger).feit("overgedragen_aan") == ontvanger


@pytest.mark.eis("R27")
def test_without_its_condition_nobody_could_be_the_receiver() -> None:
    plan = without_condition(plan_in(NIJKERK), "overdracht", "aanbieden", 0)
    casus = Casus(NIJKERK, plan).tot_voorbereiding()
    casus.lukt("overdracht_aangeboden", urgente_en_structurele_onveiligheid="nee")
    assert casus.feit("ontvanger") is None


def check_voorwaarden_first(plek: Plek, plan: Plan) -> None:
    casus = Casus(plek, plan).tot_voorbereiding()
    casus.lukt(
        "overdracht_aangeboden",
        door="veilig_thuis",
        ontvanger="lokaal_team",
        warme_overdracht="ja",
        urgente_en_structurele_onveiligheid="ja",
        veiligheidsvoorwaarden="opgesteld",
        risicofactoren="in_beeld",
    )
    for ontvangen in ({}, {"voorwaarden_ontvangen": "nee"}):
        casus.geweigerd("overdracht_aanvaard", door=casus.lokaal, **ontvangen)
        assert casus.waar("overdracht") == "aangeboden"
        assert casus.regisseur == "veilig_thuis"
    casus.lukt("overdracht_aanvaard", door=casus.lokaal, voorwaarden_ontvangen="ja")
    assert casus.waar("overdracht") == "(overgenomen)"


@overal
@pytest.mark.eis("R28")
def test_who_did_not_confirm_the_voorwaarden_cannot_accept(plek: Plek) -> None:
    check_voorwaarden_first(plek, plan_in(plek))


@pytest.mark.eis("R28")
def test_without_its_condition_anybody_could_accept() -> None:
    plan = without_condition(plan_in(NIJKERK), "overdracht", "aanvaarden_lokaal", 1)
    with pytest.raises(AssertionError):
        check_voorwaarden_first(NIJKERK, plan)


@overal
@pytest.mark.parametrize("warm", [{}, {"warme_overdracht": "nee"}])
@pytest.mark.eis("R30")
def test_a_cold_overdracht_goes_on_and_is_reported(plek: Plek, warm: dict[str, str]) -> None:
    casus = Casus(plek).tot_voorbereiding()
    reactie = casus.lukt(
        "overdracht_aangeboden",
        door="veilig_thuis",
        ontvanger="lokaal_team",
        urgente_en_structurele_onveiligheid="nee",
        **warm,
    )
    assert [u.voorwaarde.feit for u in reactie.afwijkingen] == ["warme_overdracht"]


@overal
@pytest.mark.eis("R30")
def test_a_warm_overdracht_is_no_afwijking(plek: Plek) -> None:
    assert Casus(plek).tot_aanbod().reactie.afwijkingen == ()


@pytest.mark.parametrize(
    ("plek", "rol", "woord"),
    [
        (NIJKERK, "lokaal_team", "Gebiedsteam"),
        (APELDOORN_2025, "lokaal_team", "wijkteam"),
        (HILVERSUM, "procesregisseur", "uitvoeringsdienst"),
        (DEVENTER, "lokale_ketenregisseur", "ketenregisseur"),
    ],
)
@pytest.mark.eis("R33")
def test_the_same_casus_has_another_receiver_in_each_regio(
    plek: Plek, rol: str, woord: str
) -> None:
    casus = Casus(plek).tot_overname()
    assert casus.regisseur == rol
    invulling = casus.plan.afspraken.invullingen[rol]
    known = f"{casus.plan.rollen[rol].titel} {invulling.organisatie} {invulling.team}"
    assert woord in f"{known} {invulling.toelichting}"


@pytest.mark.eis("R33")
def test_no_two_regios_name_their_receiver_alike() -> None:
    names = {
        plan_in(plek).afspraken.invullingen[LOKAAL.get(plek, "lokaal_team")].model_dump_json()
        for plek in (NIJKERK, APELDOORN_2025, HILVERSUM, DEVENTER)
    }
    assert len(names) == 4
