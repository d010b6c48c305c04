"""Regie: always somebody's, one at a time, and as each regio agreed it."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inhoud import (
    APELDOORN_2025,
    DEVENTER,
    EDE,
    HILVERSUM,
    NIJKERK,
    OVERAL,
    Casus,
    Plek,
    catalogus,
    other_answer,
    overal,
    plan_in,
    text_in,
)

from routekaart.engine.plan import Plan
from routekaart.engine.possible import list_possible
from routekaart.engine.regie import agreed
from routekaart.engine.stand import Stand
from routekaart.engine.view import View
from routekaart.kaarten.matrix import expand
from routekaart.model.base import GEEN
from routekaart.simulate.player import play
from routekaart.verify import check_afspraken, places_in

# ── always exactly one ────────────────────────────────────────────────────────────────────────


def check_regie(plan: Plan, stand: Stand) -> None:
    if stand.actief:
        for soort in plan.dragend:
            assert stand.regie[soort].afgesproken in plan.rollen


@given(data=st.data())
@pytest.mark.eis("R35")
def test_whatever_happens_one_rol_has_the_regie(data: st.DataObject) -> None:
    plek = data.draw(st.sampled_from(OVERAL))
    casus = Casus(plek)
    for _ in range(data.draw(st.integers(1, 15))):
        possible = [(m.gebeurtenis, m.lid) for m in list_possible(casus.plan, casus.stand)]
        naam, lid = data.draw(st.sampled_from(possible))
        brings = casus.plan.gebeurtenissen[naam].feiten
        feiten: dict[str, Any] = {
            feit: data.draw(st.sampled_from(casus.plan.feiten[feit].waarden))
            for feit in brings
            if data.draw(st.booleans()) and casus.plan.feiten[feit].waarden
        }
        casus.doe(naam, lid=lid, **feiten)
        check_regie(casus.plan, casus.stand)


@overal
@pytest.mark.eis("R35")
def test_the_controle_finds_no_moment_without_regie(plek: Plek) -> None:
    afspraken = plan_in(plek).afspraken
    codes = {d.code for d in check_afspraken(afspraken, places_in(catalogus(), afspraken))}
    assert not codes & {"RK501", "RK502", "RK503", "RK510", "RK511"}


@pytest.mark.eis("R35")
def test_a_regio_that_gives_nobody_the_regie_is_found() -> None:
    plan = other_answer(plan_in(NIJKERK), "casusregie", 1, GEEN)
    afspraken = plan.afspraken
    codes = {d.code for d in check_afspraken(afspraken, places_in(catalogus(), afspraken))}
    assert codes & {"RK509", "RK510", "RK511"}


@overal
@pytest.mark.eis("R35")
def test_a_new_melding_on_a_running_casus_moves_only_the_beoordeling(plek: Plek) -> None:
    casus = Casus(plek).tot_overname()
    before = casus.stand.regie["casusregie"]
    casus.lukt("melding_ontvangen", door="veilig_thuis")
    assert casus.stand.regie["casusregie"] == before
    assert casus.stand.regie["beoordeling"] == ("veilig_thuis", "veilig_thuis")


@pytest.mark.eis("R36")
def test_what_was_agreed_and_not_accepted_is_a_taak_until_somebody_accepts() -> None:
    casus = Casus(EDE, multiproblematiek="ja").tot_overname()
    casus.lukt("proces_verbaal_opgemaakt", door="politie", straf_en_zorg="ja")
    assert casus.stand.regie["casusregie"] == ("interventieteam", "lokaal_team")
    assert ("casusregie", "interventieteam") in casus.taken()
    casus.lukt("regie_aanvaard", door="interventieteam")
    assert casus.stand.regie["casusregie"] == ("interventieteam", "interventieteam")
    assert casus.taken() == []


# ── the kinds of regie of each regio ──────────────────────────────────────────────────────────


@pytest.mark.eis("R37")
def test_beleidsregie_procesregie_and_casusregie_are_three_and_none_fills_another() -> None:
    plan = plan_in(DEVENTER)
    assert {"procesregie", "casusregie"} <= set(plan.afspraken.regie)
    for rol in ("beleidsregisseur", "procesregisseur", "casusregisseur"):
        assert rol in plan.rollen
        invulling = plan.afspraken.invullingen.get(rol)
        assert invulling is None or not invulling.known
    afspraken = plan.afspraken
    told = [
        d.message
        for d in check_afspraken(afspraken, places_in(catalogus(), afspraken))
        if d.code == "RK520"
    ]
    for rol in ("beleidsregisseur", "procesregisseur", "casusregisseur"):
        assert any(f"'{plan.rollen[rol].titel}'" in message for message in told)
        assert plan.rollen[rol].titel in text_in(DEVENTER)


COMBINATIONS = tuple(product(["ja", "nee"], repeat=4))


def owner_is_enough(plan: Plan) -> set[tuple[str, ...]]:
    """The combinations of complex, multi, kind and vastgelopen in which an eigenaar will do."""
    found: set[tuple[str, ...]] = set()
    for complex_, multi, kind, vast in COMBINATIONS:
        leden = {"man": "40", "vrouw": "38"} | ({"kind-1": "7"} if kind == "ja" else {})
        casus = Casus(
            DEVENTER,
            plan,
            leden=leden,
            complex=complex_,
            multiproblematiek=multi,
            hulp_vastgelopen=vast,
        ).tot_overname()
        casus.lukt("veiligheidsplan_vastgesteld", door=casus.regisseur, plan_met_gezin="ja")
        stand = casus.stand
        casus.doe("hulpverlening_gestart", door=casus.regisseur, volgt_de_hulp="eigenaar")
        if casus.stand != stand:
            assert casus.regisseur == "eigenaar"
            found.add((complex_, multi, kind, vast))
    return found


@pytest.mark.eis("R38")
def test_of_sixteen_combinations_complex_with_multi_always_asks_for_a_casusregisseur() -> None:
    expected = {c for c in COMBINATIONS if c[:2] != ("ja", "ja")}
    assert len(COMBINATIONS) == 16
    assert owner_is_enough(plan_in(DEVENTER)) == expected


@pytest.mark.eis("R38")
def test_a_table_that_lets_an_eigenaar_do_it_all_is_noticed() -> None:
    plan = other_answer(plan_in(DEVENTER), "volger_passend", 5, "ja")
    with pytest.raises(AssertionError):
        owner_is_enough(plan)


@pytest.mark.parametrize(("complex_", "multi"), list(product(["ja", "nee"], repeat=2)))
@pytest.mark.eis("R38")
def test_a_casusregisseur_is_never_refused(complex_: str, multi: str) -> None:
    casus = Casus(DEVENTER, complex=complex_, multiproblematiek=multi).tot_overname()
    who = casus.regisseur
    casus.lukt("veiligheidsplan_vastgesteld", door=who, plan_met_gezin="ja")
    casus.lukt("hulpverlening_gestart", door=who, volgt_de_hulp="casusregisseur")
    assert casus.regisseur == "casusregisseur"


@pytest.mark.eis("R39")
def test_help_does_not_start_without_an_eigenaar_or_a_casusregisseur() -> None:
    casus = Casus(DEVENTER, complex="nee", multiproblematiek="nee").tot_overname()
    who = casus.regisseur
    casus.lukt("veiligheidsplan_vastgesteld", door=who, plan_met_gezin="ja")
    tekort = casus.geweigerd("hulpverlening_gestart", door=who)
    assert "volgt_de_hulp" in {u.voorwaarde.feit for u in tekort}
    casus.lukt("hulpverlening_gestart", door=who, volgt_de_hulp="eigenaar", soort_eigenaar="ggz")
    assert casus.regisseur == "eigenaar"
    assert set(casus.plan.feiten["soort_eigenaar"].waarden) == {
        "maatschappelijk_werk",
        "verslavingszorg",
        "ggz",
    }


@pytest.mark.eis("R41")
def test_the_procesregisseur_never_meets_the_family_here_and_is_its_one_face_there() -> None:
    ijsselland, gooi = plan_in(DEVENTER).afspraken, plan_in(HILVERSUM).afspraken
    assert "geen contact met gezinsleden" in ijsselland.regie["procesregie"].betekenis
    assert "het ene gezicht voor het gezin" in gooi.regie["casusregie"].betekenis
    for afspraken in (ijsselland, gooi):
        assert afspraken.begrippen["procesregisseur"].bron
    both = (ijsselland.begrippen["procesregisseur"], gooi.begrippen["procesregisseur"])
    assert both[0].betekenis != both[1].betekenis


@pytest.mark.eis("R41")
def test_the_procesregisseur_bears_the_casus_in_gooi_only() -> None:
    assert Casus(HILVERSUM).tot_overname().regisseur == "procesregisseur"
    regie = Casus(DEVENTER).tot_overname().stand.regie
    assert regie["procesregie"].afgesproken == "procesregisseur"
    assert plan_in(DEVENTER).dragend == ("casusregie",)


@pytest.mark.parametrize("ontvanger", ["lokaal_team", "zorgaanbieder"])
@pytest.mark.eis("R42")
def test_in_gooi_one_contactpersoon_stays_through_all_fasen(ontvanger: str) -> None:
    casus = Casus(HILVERSUM).tot_overname(ontvanger)
    seen = [casus.regisseur]
    steps: list[tuple[str, dict[str, str | list[str]]]] = [
        ("veiligheidsplan_vastgesteld", {"plan_met_gezin": "ja", "vier_ogen": "ja"}),
        ("risicogestuurde_zorg_gestart", {"directe_veiligheid_bereikt": "ja"}),
        ("herstelgerichte_zorg_gestart", {}),
        (
            "afschalen",
            {
                "waakvlamhouder": "zorgaanbieder",
                "waakvlam_ritme": ["2 maanden"],
                "opschaalcriterium": "vastgelegd",
            },
        ),
        ("duurzame_veiligheid_vastgesteld", {}),
    ]
    for naam, feiten in steps:
        casus.lukt(naam, door="procesregisseur", **feiten)
        seen.append(casus.regisseur)
    assert set(seen) == {"procesregisseur"}


@pytest.mark.eis("R43")
def test_regie_becomes_regional_when_the_risk_rises_and_local_again_when_it_can() -> None:
    casus = Casus(DEVENTER).tot_overname()
    told = []
    for risico in ("ja", "nee"):
        casus.lukt("feiten_bijgewerkt", door=casus.regisseur, verhoogd_veiligheidsrisico=risico)
        [wissel] = [w for w in casus.reactie.regie if w.soort == "casusregie"]
        told.append(wissel.naar.afgesproken)
        regels = [
            casus.plan.afspraken.tabellen[tabel].regels[nummer - 1]
            for tabel, nummers in wissel.regels
            for nummer in nummers
        ]
        assert regels[0].uitleg
        assert all(regel.bron or regel.aanname for regel in regels)
    assert told == ["regionale_casusregisseur", "lokale_ketenregisseur"]


@pytest.mark.parametrize(
    ("multi", "straf", "ede"),
    [
        ("ja", "ja", "interventieteam"),
        ("ja", "nee", "lokaal_team"),
        ("nee", "ja", "lokaal_team"),
        ("nee", "nee", "lokaal_team"),
    ],
)
@pytest.mark.eis("R49")
def test_in_ede_straf_and_zorg_give_the_interventieteam_regie(
    multi: str, straf: str, ede: str
) -> None:
    feiten: dict[str, Any] = {"multiproblematiek": multi, "straf_en_zorg": straf}
    assert Casus(EDE, **feiten).tot_overname().regisseur == ede
    assert Casus(NIJKERK, **feiten).tot_overname().regisseur == "lokaal_team"


@pytest.mark.eis("R49")
def test_the_team_that_has_regie_in_nijkerk_is_a_gebiedsteam() -> None:
    assert plan_in(NIJKERK).afspraken.invullingen["lokaal_team"].team == "Gebiedsteam"
    assert plan_in(EDE).afspraken.invullingen["interventieteam"].team == "Interventieteam"


@pytest.mark.eis("R51")
def test_the_family_has_regie_over_its_life_beside_a_professional_and_never_instead() -> None:
    casus = Casus(APELDOORN_2025).tot_waakvlam()
    assert casus.stand.regie["eigen_regie"].afgesproken == "gezin"
    assert casus.regisseur == "lokaal_team"
    assert casus.plan.dragend == ("casusregie",)
    assert {s.rol for s in expand(casus.plan, "casusregie")}.isdisjoint({"gezin", GEEN})


@pytest.mark.parametrize("naam", sorted(catalogus().klantreizen))
@pytest.mark.eis("R107")
def test_the_table_on_the_card_says_what_the_engine_did(naam: str) -> None:
    klantreis = catalogus().klantreizen[naam]
    plek = klantreis.gemeente, (klantreis.peildatum or klantreis.begin.date()).isoformat()
    plan = plan_in(plek)
    for stap in play(klantreis, plan).stappen:
        stand = stap.casus.stand
        if not stand.actief:
            continue
        view = View(plan, stand.leden, stand.instanties, stand.feiten)
        for soort, tabel in plan.regie:
            rows = [
                situatie.rol
                for situatie in expand(plan, tabel)
                if all(c.matches(plan.vragen[f](view, None)) for f, c in situatie.cellen.items())
            ]
            told = stand.regie[soort].afgesproken
            assert [rol if rol != GEEN else None for rol in rows[:1]] == [told]
            assert told in [rol for kind, rol, _ in agreed(view) if kind == soort]
