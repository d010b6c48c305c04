"""What the sources say of one gemeente or regio, and no more than that."""

from __future__ import annotations

import re

import pytest
from inhoud import (
    APELDOORN_2021,
    APELDOORN_2025,
    BARNEVELD,
    DEVENTER,
    EDE,
    HILVERSUM,
    NIJKERK,
    SCHERPENZEEL,
    VALLEI,
    WAGENINGEN,
    Casus,
    Plek,
    findings_in,
    kaart_in,
    overal,
    plan_in,
    portret_of,
    text_in,
)

from routekaart.entrypoints.volledig import find_missing
from routekaart.kaarten.matrix import expand

APELDOORN = (APELDOORN_2021, APELDOORN_2025)
PHONE = re.compile(r"\b0[0-9]{1,3}[- ]?[0-9]{4,8}\b|\+31|\b[\w.]+@[\w.]+\b")


def tekst_of(plek: Plek, onderwerp: str) -> str | None:
    portret = portret_of(plek, onderwerp)
    assert portret is not None, f"{onderwerp} staat niet op de kaart van {plek}"
    return portret.tekst


def onderwerpen(plek: Plek) -> set[str]:
    return {portret.onderwerp for portret in plan_in(plek).afspraken.portret}


# ── what sources say of one gemeente ──────────────────────────────────────────────────────────


@pytest.mark.eis("R15")
def test_advice_is_given_in_the_regio_and_close_by() -> None:
    advies = str(tekst_of(DEVENTER, "Advies"))
    assert "SHG" in advies
    assert "dorpen en wijken" in advies


@pytest.mark.eis("R15")
def test_the_three_places_for_melding_and_advies_are_named_in_apeldoorn() -> None:
    invullingen = plan_in(APELDOORN_2025).afspraken.invullingen
    names = " ".join(str(invullingen[rol].organisatie) for rol in ("veilig_thuis", "opvang", "csg"))
    for organisatie in ("Veilig Thuis Noord Oost Gelderland", "Moviera", "Centrum Seksueel Geweld"):
        assert organisatie in names


KINDCHECK = "Meldcode, verwijsindex en kindcheck"


@pytest.mark.parametrize(
    ("plek", "woord"),
    [(BARNEVELD, "getraind"), (EDE, "getraind"), (WAGENINGEN, "ingevoerd")],
)
@pytest.mark.eis("R16", "R103")
def test_kindcheck_verwijsindex_and_meldcode_are_as_the_source_says(plek: Plek, woord: str) -> None:
    assert woord in str(tekst_of(plek, KINDCHECK))
    assert KINDCHECK in text_in(plek)


@pytest.mark.parametrize(
    ("plek", "onderwerp"),
    [
        (SCHERPENZEEL, "Verwijsindex en kindcheck"),
        (DEVENTER, KINDCHECK),
        (HILVERSUM, KINDCHECK),
        (WAGENINGEN, "Meldcode tellen"),
    ],
)
@pytest.mark.eis("R16")
def test_where_no_source_says_so_it_is_unknown_and_never_yes(plek: Plek, onderwerp: str) -> None:
    assert tekst_of(plek, onderwerp) is None


@pytest.mark.eis("R23")
def test_only_in_gooi_does_the_source_say_that_veilig_thuis_comes_out_at_night() -> None:
    gooi = plan_in(HILVERSUM).afspraken.invullingen["veilig_thuis"].toelichting
    assert "uitrukkend" in str(gooi)
    for plek in APELDOORN:
        nog = str(plan_in(plek).afspraken.invullingen["veilig_thuis"].toelichting)
        assert "bereikbaar" in nog
        assert "uitruk" not in nog


@pytest.mark.eis("R44")
def test_who_the_lokale_ketenregisseur_is_is_still_to_be_named() -> None:
    invulling = plan_in(DEVENTER).afspraken.invullingen["lokale_ketenregisseur"]
    assert not invulling.known
    assert "nog aan te wijzen" in str(invulling.toelichting)
    assert any(
        d.code == "RK520" and "'lokale ketenregisseur'" in d.message for d in findings_in(DEVENTER)
    )
    missing = find_missing(kaart_in(DEVENTER), plan_in(DEVENTER).afspraken, findings_in(DEVENTER))
    assert any("lokale ketenregisseur" in sentence for sentence in missing), "--streng says no"
    assert Casus(DEVENTER).tot_overname().regisseur == "lokale_ketenregisseur"


@overal
@pytest.mark.eis("R45")
def test_each_gemeente_has_a_beleidsregisseur_to_name(plek: Plek) -> None:
    assert "beleidsregisseur" not in plan_in(plek).afspraken.invullingen
    assert any(d.code == "RK520" and "'beleidsregisseur'" in d.message for d in findings_in(plek))


@pytest.mark.eis("R45")
def test_the_regional_beleidsregie_is_with_the_centrumgemeente() -> None:
    assert "centrumgemeente Zwolle" in str(tekst_of(DEVENTER, "Beleidsregie"))


@overal
@pytest.mark.eis("R46")
def test_every_rol_that_can_have_the_casusregie_is_filled_or_named_as_open(plek: Plek) -> None:
    plan = plan_in(plek)
    open_ = " ".join(d.message for d in findings_in(plek) if d.code == "RK520")
    for rol in {situatie.rol for situatie in expand(plan, "casusregie")}:
        invulling = plan.afspraken.invullingen.get(rol)
        filled = invulling is not None and invulling.known
        assert filled or f"'{plan.rollen[rol].titel}'" in open_
        assert plan.rollen[rol].titel in text_in(plek)


@pytest.mark.parametrize("plek", [*APELDOORN, *VALLEI])
@pytest.mark.eis("R46", "R121")
def test_with_whom_the_casusregie_is_belegd_is_unknown_and_shown(plek: Plek) -> None:
    if plek == EDE:  # here the source does say who has regie, and when
        assert tekst_of(plek, "Interventieteam")
        return
    assert tekst_of(plek, "Bij wie de casusregie is belegd") is None
    assert re.search(r"Bij wie de casusregie is belegd:\*\* …+", text_in(plek))


def may_alone(plek: Plek, complex_: str, vier_ogen: str) -> bool:
    casus = Casus(plek, complex=complex_).tot_overname()
    casus.doe(
        "veiligheidsplan_vastgesteld",
        door=casus.regisseur,
        plan_met_gezin="ja",
        vier_ogen=vier_ogen,
    )
    return casus.feit("veiligheidsplan") == "vastgesteld"


@pytest.mark.parametrize(
    ("plek", "gewoon", "complex_"),
    [(WAGENINGEN, False, False), (NIJKERK, True, False), (EDE, True, True)],
)
@pytest.mark.eis("R47")
def test_vier_ogen_always_in_wageningen_and_for_complex_cases_in_nijkerk(
    plek: Plek, *, gewoon: bool, complex_: bool
) -> None:
    assert may_alone(plek, "nee", "nee") is gewoon
    assert may_alone(plek, "ja", "nee") is complex_
    assert may_alone(plek, "ja", "ja")
    assert may_alone(plek, "nee", "ja")


@pytest.mark.parametrize("plek", [WAGENINGEN, NIJKERK])
@pytest.mark.eis("R47")
def test_nobody_decides_alone_while_it_is_unknown_whether_somebody_watched(plek: Plek) -> None:
    assert not may_alone(plek, "ja", "onbekend")


PLAN = "Wie het veiligheidsplan kan maken"


@pytest.mark.parametrize(
    ("plek", "wie"),
    [
        (BARNEVELD, "SKJ-gespreksvoerders"),
        (NIJKERK, "medewerkers van de gebiedsteams"),
        (SCHERPENZEEL, "consulenten van het jeugdteam"),
        (EDE, None),
        (WAGENINGEN, None),
    ],
)
@pytest.mark.eis("R48")
def test_who_can_make_the_veiligheidsplan_is_on_the_card_or_a_line_to_write_on(
    plek: Plek, wie: str | None
) -> None:
    if wie is None:
        assert tekst_of(plek, PLAN) is None
        assert re.search(rf"{PLAN}:\*\* …+", text_in(plek))
    else:
        assert wie in str(tekst_of(plek, PLAN))


@pytest.mark.parametrize("plek", VALLEI)
@pytest.mark.eis("R50")
def test_four_gemeenten_signed_for_the_jeugdbescherming_pilot_and_wageningen_did_not(
    plek: Plek,
) -> None:
    tekst = str(tekst_of(plek, "Jeugdbescherming"))
    assert ("staat niet bij de gemeenten" in tekst) is (plek == WAGENINGEN)


@pytest.mark.eis("R68")
def test_which_veiligheidshuis_works_here_is_not_guessed() -> None:
    for plek in APELDOORN:
        invulling = plan_in(plek).afspraken.invullingen["veiligheidshuis"]
        for plaats in ("Apeldoorn", "Doetinchem", "Harderwijk", "Zutphen"):
            assert plaats in str(invulling.toelichting)
        assert "zegt de bron niet" in str(invulling.toelichting)


@overal
@pytest.mark.eis("R70")
def test_the_niet_pluisoverleg_is_of_scherpenzeel_alone(plek: Plek) -> None:
    assert ("Niet-pluisoverleg" in onderwerpen(plek)) is (plek == SCHERPENZEEL)


@pytest.mark.eis("R81")
def test_each_regio_has_its_own_centrum_seksueel_geweld_or_none() -> None:
    csg = {
        plek: plan_in(plek).afspraken.invullingen.get("csg")
        for plek in (APELDOORN_2025, HILVERSUM, NIJKERK, DEVENTER)
    }
    nog, gooi = csg[APELDOORN_2025], csg[HILVERSUM]
    assert nog is not None
    assert {"Zwolle", "Enschede"} <= set(str(nog.organisatie).split())
    assert "zegt de bron niet" in str(nog.toelichting)
    assert gooi is not None
    assert "Flevoland" in str(gooi.organisatie)
    assert csg[NIJKERK] is csg[DEVENTER] is None


@pytest.mark.eis("R89")
def test_handle_with_care_runs_in_wageningen_and_is_told_of_no_other_gemeente() -> None:
    assert "signaal aan de school" in str(tekst_of(WAGENINGEN, "Handle with Care"))
    for plek in (BARNEVELD, EDE, NIJKERK, SCHERPENZEEL):
        assert "Alleen van Wageningen" in str(tekst_of(plek, "Handle with Care"))
    assert "pilot" in str(tekst_of(APELDOORN_2021, "Handle with Care"))
    assert tekst_of(HILVERSUM, "Handle with Care") is None


@overal
@pytest.mark.eis("R100")
def test_aware_is_offered_in_gooi_only(plek: Plek) -> None:
    assert ("Aware" in text_in(plek)) is (plek == HILVERSUM)


@pytest.mark.parametrize(
    ("plek", "ingangen"),
    [
        (
            EDE,
            {
                "inwoners": "Klantcontactcentrum; niet rechtstreeks bij het Sociaal Team",
                "professionals": "Rechtstreeks bij het Sociaal Team",
            },
        ),
        (NIJKERK, {"iedereen": "Centrale bureaudienst: alle vragen, aanmeldingen en signalen"}),
        (
            WAGENINGEN,
            {"iedereen": "Startpunt Wageningen: alle vragen binnen het sociaal domein"},
        ),
        (BARNEVELD, {"inwoners": None, "professionals": None}),
    ],
)
@pytest.mark.eis("R109")
def test_where_residents_and_professionals_come_in(
    plek: Plek, ingangen: dict[str, str | None]
) -> None:
    assert {ingang.voor: ingang.via for ingang in kaart_in(plek).ingangen} == ingangen


@pytest.mark.eis("R110")
def test_barneveld_has_no_wijkteam() -> None:
    invulling = plan_in(BARNEVELD).afspraken.invullingen["lokaal_team"]
    assert invulling.team == "Gespreksvoerders"
    kaart = kaart_in(BARNEVELD)
    names = [rij.wie.naam for rij in kaart.contacten] + [rol.wie.naam for rol in kaart.rollen]
    assert any("Gespreksvoerders" in naam for naam in names)
    assert not any("wijkteam" in naam.lower() for naam in names)
