"""What holds for all that is shipped: reasons, words, no people. And what breaks it, is found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from inhoud import DEVENTER, EDE, HILVERSUM, OVERAL, Plek, catalogus, plan_in

from routekaart.diagnostics import Diagnostic
from routekaart.load import load_catalogus, locate_content, resolve
from routekaart.load.documents import KINDS
from routekaart.load.folders import find_files
from routekaart.simulate.casus import Regel
from routekaart.simulate.player import Gespeeld, play
from routekaart.verify import check_afspraken, places_in

KLANTREIZEN = sorted(catalogus().klantreizen)
alle_klantreizen = pytest.mark.parametrize("naam", KLANTREIZEN, ids=lambda naam: Path(naam).stem)


def played(naam: str) -> Gespeeld:
    klantreis = catalogus().klantreizen[naam]
    dag = klantreis.peildatum or klantreis.begin.date()
    return play(klantreis, plan_in((klantreis.gemeente, dag.isoformat())))


@alle_klantreizen
@pytest.mark.eis("R135")
def test_a_klantreis_goes_as_it_expects(naam: str) -> None:
    assert played(naam).verschillen == ()


@alle_klantreizen
@pytest.mark.eis("R52")
def test_every_step_resolves_to_a_rule_that_says_on_what_it_rests(naam: str) -> None:
    lines = [line for line in played(naam).casus.tijdlijn if isinstance(line, Regel)]
    steps = [step for line in lines for step in line.reactie.stappen]
    assert steps
    for step in steps:
        assert step.oorzaak
        if step.regel is not None:
            assert step.regel.bron or step.regel.aanname, step


@pytest.mark.parametrize("plek", OVERAL, ids=" ".join)
@pytest.mark.eis("R52")
def test_every_rule_that_can_move_a_casus_rests_on_something(plek: Plek) -> None:
    plan = plan_in(plek)
    for spoor in plan.sporen.values():
        for regel in (*spoor.opent, *spoor.overgangen.values(), *spoor.toestanden.values()):
            assert regel.bron or regel.aanname
    for tabel in plan.afspraken.tabellen.values():
        for regel in tabel.regels:
            assert regel.bron or regel.aanname


# ── broken on purpose ─────────────────────────────────────────────────────────────────────────

OVERDRACHT = "workflows/overdracht.yaml"
MELDING = "workflows/melding.yaml"
ROLLEN = "rules/rollen.yaml"
VALLEI = "rules/regios/west-veluwe-vallei/regio.yaml"
CASUSREGIE = "rules/regios/west-veluwe-vallei/tabellen/casusregie.yaml"
EDE_FILE = "rules/regios/west-veluwe-vallei/gemeenten/ede.yaml"
NOG = "rules/regios/noord-veluwe-oost-veluwe-midden-ijssel/2024.yaml"

MUTATIONS = [
    ("a toestand that is not there", OVERDRACHT, "naar: aangeboden", "naar: aangebden", "RK201"),
    ("an unknown gebeurtenis", OVERDRACHT, "bij: overdracht_aanvaard", "bij: aanvaardt", "RK202"),
    ("an unknown feit", OVERDRACHT, "feit: ontvanger", "feit: ontvangr", "RK203"),
    ("an unknown partner", OVERDRACHT, "voor: veilig_thuis", "voor: veilig_tuis", "RK204"),
    ("an unknown partner who is aan zet", MELDING, "aan_zet: veilig_thuis", "aan_zet: vt", "RK204"),
    ("an unknown partner with regie", CASUSREGIE, "dan: veilig_thuis", "dan: wijkteam", "RK204"),
    ("a spoor that is not there", VALLEI, "sporen: [melding,", "sporen: [meldng,", "RK205"),
    ("an unknown beslistabel", OVERDRACHT, "tabel: overdracht_toegestaan", "tabel: mag", "RK206"),
    ("a regie without a table", VALLEI, "tabel: casusregie", "tabel: casusregi", "RK206"),
    ("a value that is not there", OVERDRACHT, "is: [lokaal_team, z", "is: [lokaal_tem, z", "RK207"),
    ("an unknown document", EDE_FILE, "document: west-", "document: oost-", "RK211"),
    ("a gemeente without a file", VALLEI, "\n  ede:\n", "\n  eede:\n", "RK212"),
    ("no source", EDE_FILE, "rollen:\n", "rollen:\n  zorgaanbieder: {team: Een}\n", "RK301"),
    ("a key that stands twice", EDE_FILE, "naam: Ede\n", "naam: Ede\nnaam: Ede\n", "RK104"),
    ("a misspelt key", EDE_FILE, "naam: Ede\n", "naam: Ede\ntoelichtng: Een\n", "RK107"),
    ("a missing key", EDE_FILE, "naam: Ede\n", "", "RK108"),
    ("a misspelt aard", EDE_FILE, "aard: geldt", "aard: geld", "RK110"),
    ("a misspelt treffer", CASUSREGIE, "treffer: uniek", "treffer: unik", "RK110"),
    ("an impossible date", NOG, "vanaf: 2024-01-01", "vanaf: 31-01-2024", "RK113"),
    ("an unreadable duur", MELDING, "duur: 5 werkdagen", "duur: 5 werkdaggen", "RK113"),
    ("broken YAML", EDE_FILE, "naam: Ede\n", "naam: [Ede\n", "RK100"),
    ("two with regie", CASUSREGIE, "[niemand, onbekend]", "[niemand, lokaal_team]", "RK502"),
    ("nobody with regie", CASUSREGIE, "[niemand, onbekend]", "[niemand]", "RK501"),
]


def findings_of(root: Path) -> tuple[Diagnostic, ...]:
    """What is wrong with the form, or else with what holds in Ede."""
    found, findings = load_catalogus([*locate_content(), root])
    if findings:
        return findings
    afspraken = resolve(found, "ede", plan_in(EDE).afspraken.peildatum)
    return tuple(check_afspraken(afspraken, places_in(found, afspraken)))


@pytest.mark.parametrize(
    ("file", "good", "bad", "code"),
    [mutation[1:] for mutation in MUTATIONS],
    ids=[mutation[0] for mutation in MUTATIONS],
)
@pytest.mark.eis("R122")
def test_broken_content_is_refused_at_its_line(
    tmp_path: Path, file: str, good: str, bad: str, code: str
) -> None:
    text = find_files(locate_content())[file].read_text("utf-8")
    assert good in text, f"{file} changed: choose another place to break"
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text(text.replace(good, bad, 1), encoding="utf-8")
    found = [d for d in findings_of(tmp_path) if d.code == code]
    assert found
    assert file in {d.span.file for d in found}
    assert all(d.span.line >= 1 and d.message for d in found)


# ── words ─────────────────────────────────────────────────────────────────────────────────────

WOORDEN = """
huiselijk geweld, kindermishandeling, geweld in afhankelijkheidsrelaties, ouderenmishandeling,
mensenhandel, gefaseerde ketenzorg, Gefaseerd Samenwerken voor Veiligheid, directe veiligheid,
stabiele veiligheid, duurzame veiligheid, risicogestuurde zorg, herstelgerichte zorg,
veiligheidsplan, veiligheidsvoorwaarden, waakvlamcontact, overdracht, warme overdracht,
beleidsregie, procesregie, casusregie, eigenaar, procesregisseur, casusregisseur, ketenregisseur,
Veilig Thuis, SHG, AMK, AMHK, CSG, SCG, jeugdbeschermingstafel, gecertificeerde instelling,
Raad voor de Kinderbescherming, ondertoezichtstelling, Veiligheidshuis, Zorg- en Veiligheidshuis,
reclassering, lokaal team, wijkteam, USD, gebiedsteam, Sociaal Team, Startpunt, gespreksvoerder,
CJG, MDA++, AVE-model, systeemgericht, multidisciplinair, systeem, radarfunctie, herhaalde melding,
triage, Voorwaarden & Vervolg, verwijsindex, meldcode, afwegingskader, kindcheck,
aandachtsfunctionaris, Handle with Care, steunfiguur, maatje, tijdelijk huisverbod, daderopvang,
Code Rood, KOPP, Aware, Oranje Huis, Kieszo, schadelijke traditionele praktijken, lokale alliantie,
zorgcoördinator, interventieteam, klantreis, routekaart, woordenboek, GHNT, DUVO, IBP,
Toekomstscenario, vier-ogenprincipe, TOP-3, ketencoördinator,
Hervormingsagenda, Gelderse Verbeteragenda
"""


@pytest.mark.parametrize("woord", re.split(r",\s+", WOORDEN.strip()))
@pytest.mark.eis("R123")
def test_a_word_of_the_sources_is_in_the_woordenboek(woord: str) -> None:
    begrippen = catalogus().begrippen.values()
    known = {text.lower() for b in begrippen for text in (b.titel, *b.synoniemen)}
    assert any(woord.lower() in text for text in known)


@pytest.mark.eis("R123")
def test_every_word_has_a_source_or_says_whose_it_is() -> None:
    for naam, begrip in catalogus().begrippen.items():
        assert begrip.bron or begrip.aanname, naam


@pytest.mark.eis("R123")
def test_procesregisseur_means_two_things_in_two_regios() -> None:
    meanings = {
        plek: plan_in(plek).afspraken.begrippen["procesregisseur"].betekenis
        for plek in (DEVENTER, HILVERSUM)
    }
    assert len(set(meanings.values())) == len(meanings)


@pytest.mark.eis("R124")
def test_other_names_lead_to_the_word_that_the_regio_prefers() -> None:
    ijsselland, gooi = plan_in(DEVENTER).afspraken, plan_in(HILVERSUM).afspraken
    assert {"SHG", "AMK", "AMHK"} <= set(ijsselland.begrippen["veilig_thuis"].synoniemen)
    assert gooi.begrippen["lokaal_team"].titel == "USD"
    assert ijsselland.begrippen["ketenregisseur"] != gooi.begrippen["ketenregisseur"]
    assert "SCG" in catalogus().begrippen["csg"].synoniemen


# ── no people ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.eis("R127")
def test_nothing_about_a_person_has_a_field_for_who_it_is() -> None:
    forbidden = {"bsn", "adres", "straat", "postcode", "geboortedatum", "achternaam", "voornaam"}
    for kind in KINDS.values():
        assert set(kind.model_fields).isdisjoint(forbidden)
    assert set(catalogus().feiten).isdisjoint(forbidden)


@pytest.mark.eis("R127")
def test_every_feit_is_chosen_or_counted_and_never_written() -> None:
    for naam, feit in catalogus().feiten.items():
        assert feit.waarden or feit.derived or feit.soort in ("getal", "datum", "ritme"), naam


@alle_klantreizen
@pytest.mark.eis("R127")
def test_the_leden_of_a_klantreis_are_made_up_by_their_names(naam: str) -> None:
    for lid, feiten in catalogus().klantreizen[naam].leden.items():
        assert re.fullmatch(r"(volwassene|kind|lid)-[0-9]+", lid)
        assert set(feiten) <= {"leeftijd"}
