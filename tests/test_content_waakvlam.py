"""The waakvlam that never goes out in silence, the nazorg, and terms that nobody agreed."""

from __future__ import annotations

from typing import Any

import pytest
from inhoud import (
    AFSPRAKEN,
    APELDOORN_2025,
    DEVENTER,
    NIJKERK,
    Casus,
    Plek,
    klantreis_in,
    met_fasen,
    other_answer,
    overal,
    plan_in,
    refused_without,
    tot_overname_stappen,
    without_condition,
)

from routekaart.engine.stand import Grond
from routekaart.kalender import Duur
from routekaart.simulate.casus import Regel
from routekaart.simulate.player import Gespeeld, play
from routekaart.verify import find_bevindingen
from routekaart.verify.open_afspraken import TermijnZonderDuur

# ── the waakvlam ──────────────────────────────────────────────────────────────────────────────


@met_fasen
@pytest.mark.parametrize(
    "toestand", ["loopt", "contact_gemist", "opschaalcheck", "einde_ter_besluit"]
)
@pytest.mark.eis("R61")
def test_a_signal_brings_the_casus_back_at_once_from_everywhere(plek: Plek, toestand: str) -> None:
    casus = Casus(plek).tot_waakvlam()
    casus.lukt("duurzame_veiligheid_vastgesteld", door=casus.regisseur)
    for gebeurtenis in {
        "loopt": (),
        "contact_gemist": ("geen_gehoor",),
        "opschaalcheck": ("geen_gehoor", "geen_gehoor"),
        "einde_ter_besluit": ("waakvlam_ritme_voltooid",),
    }[toestand]:
        casus.lukt(gebeurtenis)
    assert casus.waar("waakvlam") == toestand
    casus.lukt("waakvlamsignaal", door="school")
    assert casus.waar("waakvlam") == "(opgeschaald)"
    assert casus.waar("veiligheid") == "directe_veiligheid"
    assert ("veiligheidsplan_opnieuw_bekijken", casus.regisseur) in casus.taken()


@pytest.mark.eis("R62")
def test_help_that_is_stuck_once_opens_the_check_in_ijsselland() -> None:
    casus = Casus(DEVENTER, complex="nee").tot_overname()
    casus.lukt("stagnatie_gesignaleerd")
    assert ("casusregisseur_overwegen", casus.regisseur) in casus.taken()
    assert casus.feit("hulp_vastgelopen") == "ja"


@pytest.mark.eis("R62")
def test_help_that_is_stuck_again_is_a_taak_in_apeldoorn() -> None:
    casus = Casus(APELDOORN_2025).tot_risicozorg()
    casus.lukt("stagnatie_gesignaleerd")
    assert casus.waar("escalatie") == "afweging"
    casus.lukt("stagnatie_gesignaleerd")
    assert ("stagnatie_bespreken", casus.regisseur) in casus.taken()


@met_fasen
@pytest.mark.eis("R71")
def test_the_holder_is_one_of_a_list_and_the_network_has_a_professional_behind_it(
    plek: Plek,
) -> None:
    waarden = set(plan_in(plek).feiten["waakvlamhouder"].waarden)
    assert {
        "lokale_aanbieder",
        "lokaal_team",
        "cjg",
        "maatwerkaanbieder",
        "netwerkpersoon",
    } <= waarden
    assert waarden.isdisjoint({"gezin", "niemand", "inwoner"})
    for houder in waarden:
        casus = Casus(plek).tot_herstel()
        feiten = {**AFSPRAKEN, "waakvlamhouder": houder}
        if houder == "netwerkpersoon":
            casus.geweigerd("afschalen", door=casus.regisseur, **feiten)
            feiten["professionele_achtervang"] = "cjg"
        casus.lukt("afschalen", door=casus.regisseur, **feiten)


@pytest.mark.eis("R71")
def test_a_table_that_lets_the_network_watch_alone_is_noticed() -> None:
    plan = other_answer(plan_in(NIJKERK), "afschalen_toegestaan", 7, "ja")
    casus = Casus(NIJKERK, plan).tot_herstel()
    feiten = {**AFSPRAKEN, "waakvlamhouder": "netwerkpersoon"}
    casus.lukt("afschalen", door=casus.regisseur, **feiten)


@met_fasen
@pytest.mark.eis("R72")
def test_no_regio_has_a_rhythm_that_no_source_gives(plek: Plek) -> None:
    termijn = plan_in(plek).sporen["waakvlam"].toestanden["loopt"].termijnen["waakvlamcontact"]
    assert termijn.ritme == "waakvlam_ritme", "each casus has its own"
    assert "waakvlam_ritme" in refused_without(plek, plan_in(plek))


def nazorg_from(begin: str, *stappen: dict[str, Any]) -> Gespeeld:
    klantreis = klantreis_in(
        DEVENTER,
        begin,
        *tot_overname_stappen(),
        {"gebeurtenis": "veiligheidsplan_vastgesteld", "feiten": {"plan_met_gezin": "ja"}},
        {"gebeurtenis": "hulpverlening_gestart", "feiten": {"volgt_de_hulp": "eigenaar"}},
        {"gebeurtenis": "nazorg_gestart", "feiten": {"nazorghouder": "eigenaar"}},
        *stappen,
        feiten={"complex": "nee", "multiproblematiek": "nee"},
    )
    return play(klantreis, plan_in(DEVENTER))


def next_moment(gespeeld: Gespeeld) -> str:
    [running] = [t for id_, t in gespeeld.casus.termijnen.items() if id_.termijn == "nazorgmoment"]
    assert running.vervalt is not None
    return running.vervalt.dag.isoformat()


GOED = {"na": "1 dag", "gebeurtenis": "nazorgcontact_goed", "door": "eigenaar"}


@pytest.mark.parametrize(
    ("begin", "moments"),
    [
        ("2015-03-02 10:00", ("2015-06-02", "2015-09-02", "2016-03-02")),
        ("2014-11-30 10:00", ("2015-02-28", "2015-05-30", "2015-11-30")),
        ("2015-11-30 10:00", ("2016-02-29", "2016-05-30", "2016-11-30")),
    ],
)
@pytest.mark.eis("R72", "R74")
def test_ijsselland_looks_after_three_months_six_months_and_a_year(
    begin: str, moments: tuple[str, ...]
) -> None:
    found = tuple(next_moment(nazorg_from(begin, *[GOED] * times)) for times in range(3))
    assert found == moments


@pytest.mark.parametrize("begin", ["2015-03-28 23:30", "2015-10-24 23:30"])
@pytest.mark.eis("R74")
def test_a_night_on_which_the_clock_changes_shifts_no_day(begin: str) -> None:
    klantreis = klantreis_in(
        DEVENTER,
        begin,
        {"gebeurtenis": "melding_ontvangen", "door": "veilig_thuis"},
        aannames={"analyse": "2 dagen"},
    )
    casus = play(klantreis, plan_in(DEVENTER)).casus
    [running] = [t for id_, t in casus.termijnen.items() if id_.termijn == "analyse"]
    assert running.vervalt is not None
    assert (running.vervalt.dag - klantreis.begin.date()).days == 2


def waakvlam_from(*stappen: dict[str, Any], aannames: dict[str, str] | None = None) -> Gespeeld:
    klantreis = klantreis_in(
        NIJKERK,
        "2022-03-07 10:00",
        *tot_overname_stappen(),
        {
            "gebeurtenis": "veiligheidsplan_vastgesteld",
            "feiten": {"plan_met_gezin": "ja", "vier_ogen": "ja"},
        },
        {
            "gebeurtenis": "risicogestuurde_zorg_gestart",
            "feiten": {"directe_veiligheid_bereikt": "ja"},
        },
        {"gebeurtenis": "afschalen", "feiten": dict(AFSPRAKEN)},
        *stappen,
        aannames=aannames or {},
    )
    return play(klantreis, plan_in(NIJKERK))


def told(gespeeld: Gespeeld) -> tuple[str, set[str], set[str]]:
    """Where the waakvlam stands, what happened by itself, and who has which taak."""
    stand = gespeeld.casus.stand
    [toestand] = [i.toestand for o, i in stand.instanties.items() if o.spoor == "waakvlam"]
    by_itself = {
        regel.invoer.gebeurtenis
        for regel in gespeeld.casus.tijdlijn
        if isinstance(regel, Regel) and regel.verstreken is not None
    }
    return toestand, by_itself, {taak.naam for taak in stand.alle_taken()}


@pytest.mark.eis("R73")
def test_silence_becomes_a_missed_contact_and_after_the_agreed_grace_a_check() -> None:
    passed = {"na": "3 maanden"}, {"na": "2 dagen"}
    toestand, happened, taken = told(waakvlam_from(*passed, aannames={"nieuwe_poging": "2 weken"}))
    assert toestand == "contact_gemist"
    assert happened == {"waakvlamcontact_gemist"}
    assert "gemist_contact_nagaan" in taken

    later = waakvlam_from(*passed, {"na": "2 weken"}, aannames={"nieuwe_poging": "2 weken"})
    toestand, happened, taken = told(later)
    assert toestand == "opschaalcheck"
    assert happened == {"waakvlamcontact_gemist", "nieuwe_poging_verstreken"}
    assert "opschalen_beoordelen" in taken


@pytest.mark.eis("R73")
def test_without_an_agreed_grace_it_stays_a_taak_for_as_long_as_it_takes() -> None:
    toestand, _, taken = told(waakvlam_from({"na": "2 jaar"}))
    assert toestand == "contact_gemist"
    assert "gemist_contact_nagaan" in taken


@pytest.mark.eis("R73")
def test_when_nobody_decides_the_casus_is_scaled_up_by_itself() -> None:
    grace = {"nieuwe_poging": "2 weken", "opschaalbesluit": "5 werkdagen"}
    toestand, _, taken = told(waakvlam_from({"na": "6 maanden"}, aannames=grace))
    assert toestand == "opgeschaald"
    assert "veiligheidsplan_opnieuw_bekijken" in taken


# ── nazorg ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.eis("R79")
def test_nazorg_does_not_start_without_somebody_who_does_it() -> None:
    casus = Casus(DEVENTER, complex="nee", multiproblematiek="nee").tot_overname()
    who = casus.regisseur
    casus.lukt("veiligheidsplan_vastgesteld", door=who, plan_met_gezin="ja")
    casus.lukt("hulpverlening_gestart", door=who, volgt_de_hulp="eigenaar")
    [tekort] = casus.geweigerd("nazorg_gestart", door="eigenaar")
    assert tekort.voorwaarde.feit == "nazorghouder"
    casus.lukt("nazorg_gestart", door="eigenaar", nazorghouder="zorgaanbieder")
    assert casus.waar("nazorg") == "loopt"


@pytest.mark.eis("R79")
def test_in_ijsselland_nothing_ends_after_help_but_by_nazorg() -> None:
    ways = {
        (overgang.bij, bron)
        for overgang in plan_in(DEVENTER).sporen["onderdelen"].overgangen.values()
        for bron in overgang.van
        if overgang.naar == "afgerond"
    }
    assert ways == {
        ("nazorg_afgerond", "herstel"),
        ("doorverwijzing_aanvaard", "signaleren_en_melden"),
    }
    casus = Casus(DEVENTER).tot_overname()
    reactie = casus.doe("nazorg_beeindigd", door=casus.regisseur)
    assert reactie.weigering is not None
    assert reactie.weigering.grond is Grond.NIET_AAN_DE_ORDE


@met_fasen
@pytest.mark.eis("R79")
def test_elsewhere_the_work_does_not_end_before_the_waakvlam_is_arranged(plek: Plek) -> None:
    casus = Casus(plek).tot_herstel()
    [tekort] = casus.geweigerd("duurzame_veiligheid_vastgesteld", door=casus.regisseur)
    assert tekort.voorwaarde.spoor == "waakvlam"
    broken = Casus(plek, without_condition(plan_in(plek), "veiligheid", "afronden", 0))
    broken.tot_herstel().lukt("duurzame_veiligheid_vastgesteld", door=broken.regisseur)


# ── terms that nobody agreed ──────────────────────────────────────────────────────────────────


@overal
@pytest.mark.eis("R78")
def test_every_term_without_a_number_is_listed_as_open(plek: Plek) -> None:
    afspraken = plan_in(plek).afspraken
    local = {
        (spoor.spoor, naam, termijn)
        for spoor in afspraken.sporen.values()
        for naam, toestand in spoor.toestanden.items()
        for termijn, what in toestand.termijnen.items()
        if not isinstance(what.duur, Duur) and what.ritme is None
    }
    told_ = {
        (b.spoor, b.toestand, b.termijn)
        for b in find_bevindingen(afspraken)
        if isinstance(b, TermijnZonderDuur)
    }
    assert local
    assert told_ == local


@overal
@pytest.mark.eis("R78")
def test_a_term_without_a_number_has_no_silent_default(plek: Plek) -> None:
    klantreis = klantreis_in(plek, f"{plek[1]} 10:00", *tot_overname_stappen(), {"na": "2 jaar"})
    gespeeld = play(klantreis, plan_in(plek))
    undated = [t for t in gespeeld.casus.termijnen.values() if t.vervalt is None]
    assert undated, "it still runs, two years later"
    assert all(t.duur is None for t in undated)
