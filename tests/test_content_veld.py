"""The whole field: every gemeente that the five documents name, in every policy that it has had."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from conftest import Cli
from inhoud import HILVERSUM, Plek, catalogus, findings_in, kaart_in, plan_in

from routekaart.diagnostics import Ernst
from routekaart.entrypoints.namen import find_gemeenten
from routekaart.entrypoints.periodes import find_beleidsperiodes
from routekaart.errors import ContentNotFound, RegioUnknown
from routekaart.load import resolve

VELUWE = [
    *("apeldoorn", "brummen", "elburg", "epe", "ermelo", "harderwijk", "hattem", "heerde"),
    *("lochem", "nunspeet", "oldebroek", "putten", "voorst", "zutphen"),
]
IJSSELLAND = [
    *("dalfsen", "deventer", "hardenberg", "kampen", "olst-wijhe", "ommen", "raalte"),
    *("staphorst", "steenwijkerland", "zwartewaterland", "zwolle"),
]
GOOI = ["hilversum", "wijdemeren"]
VALLEI = ["barneveld", "ede", "nijkerk", "scherpenzeel", "wageningen"]


def plekken() -> Iterator[Plek]:
    """Every gemeente on the first day of every policy."""
    for gemeente in catalogus().gemeenten():
        for periode in find_beleidsperiodes(catalogus(), gemeente):
            yield gemeente, periode.vanaf.isoformat()


overal = pytest.mark.parametrize("plek", list(plekken()), ids=" ".join)


@pytest.mark.eis("R104")
def test_the_gemeenten_that_the_documents_name_are_there_and_no_other() -> None:
    named = [*VELUWE, *IJSSELLAND, *GOOI, *VALLEI]
    assert len(named) == 32
    assert sorted(named) == sorted(catalogus().gemeenten())


@pytest.mark.eis("R118")
def test_the_veluwe_has_two_policies_and_hattem_one_more_elsewhere() -> None:
    for gemeente in VELUWE:
        beleid = [p.vanaf.year for p in find_beleidsperiodes(catalogus(), gemeente)]
        assert beleid == ([2014, 2020, 2024] if gemeente == "hattem" else [2020, 2024])
    for gemeente in (*IJSSELLAND, *GOOI, *VALLEI):
        assert len(find_beleidsperiodes(catalogus(), gemeente)) == 1


@overal
@pytest.mark.eis("R104")
def test_every_kaart_has_roles_what_they_do_and_a_line_for_who_to_call(plek: Plek) -> None:
    kaart = kaart_in(plek)
    assert kaart.rollen
    assert any(rol.werk for rol in kaart.rollen)
    assert kaart.contacten
    assert not any(rij.contacten for rij in kaart.contacten), "no source gives a contact"


@overal
@pytest.mark.eis("R117", "R121")
def test_what_is_filled_in_has_a_bron_and_what_is_not_is_open(plek: Plek) -> None:
    afspraken = plan_in(plek).afspraken
    assert afspraken.gemeente.bron
    assert afspraken.regio.gemeenten[plek[0]].bron
    for regel in afspraken.gemeente.portret:
        assert bool(regel.bron) is bool(regel.tekst), regel.onderwerp
    assert any(regel.tekst is None for regel in afspraken.gemeente.portret)
    assert not [d for d in findings_in(plek) if d.ernst is not Ernst.OPEN]


@pytest.mark.parametrize("gemeente", [naam for naam in VELUWE if naam != "apeldoorn"])
@pytest.mark.parametrize("dag", ["2021-06-01", "2025-06-01"])
def test_no_gemeente_of_the_veluwe_gets_a_team_or_an_entry_that_no_source_gives(
    gemeente: str, dag: str
) -> None:
    plek = plan_in((gemeente, dag)).afspraken.gemeente
    assert (plek.rollen, plek.ingangen, plek.inwoners) == ({}, (), None)
    unknown = {regel.onderwerp for regel in plek.portret if regel.tekst is None}
    assert {"Naam en vorm van het lokale team", "Bij wie de casusregie is belegd"} <= unknown


# ── Hattem ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.eis("R118")
def test_the_route_of_hattem_depends_on_the_day() -> None:
    then, now = (plan_in(("hattem", dag)).afspraken for dag in ("2014-05-20", "2025-05-20"))
    assert (then.regio.naam, then.invullingen["opvang"].organisatie) == ("IJsselland", "Kadera")
    assert now.regio.naam.startswith("Noord-Veluwe")
    assert now.invullingen["opvang"].organisatie == "Moviera"
    assert "onderdelen" in then.sporen
    assert "onderdelen" not in now.sporen


@pytest.mark.parametrize("dag", ["2015-01-01", "2018-12-31", "2019-12-31"])
@pytest.mark.eis("R118")
def test_when_hattem_moved_is_asked_and_not_guessed(cli: Cli, tmp_path: Path, dag: str) -> None:
    with pytest.raises(RegioUnknown):
        resolve(catalogus(), "hattem", date.fromisoformat(dag))
    told = cli("kaart", "hattem", "--peildatum", dag, "--formaat", "md", "--uit", tmp_path)
    assert told.code == 2
    assert "'tot: onbekend'" in told.err
    assert "rules/regios/ijsselland/2014.yaml" in " ".join(told.err.split())
    assert list(tmp_path.iterdir()) == []


def test_what_is_assumed_about_a_membership_is_on_the_kaart() -> None:
    for plek in (("hattem", "2014-05-20"), ("heerde", "2021-06-01")):
        told = [aanname.tekst for aanname in kaart_in(plek).aannames]
        assert any("Aangenomen is" in t or "aangenomen is" in t for t in told), plek


# ── Ommen-Hardenberg ──────────────────────────────────────────────────────────────────────────


@pytest.mark.eis("R119")
@pytest.mark.parametrize("naam", ["Ommen-Hardenberg", "ommen-hardenberg", "Ommen / Hardenberg"])
def test_one_name_stands_for_two_gemeenten(naam: str) -> None:
    assert find_gemeenten(catalogus(), naam) == ("hardenberg", "ommen")


def test_a_name_of_its_own_stands_for_one_gemeente() -> None:
    assert find_gemeenten(catalogus(), "Olst-Wijhe") == ("olst-wijhe",)
    with pytest.raises(ContentNotFound):
        find_gemeenten(catalogus(), "Wijhe")


@pytest.mark.eis("R119")
def test_each_of_the_two_has_its_own_kaart(cli: Cli, tmp_path: Path) -> None:
    line = ("--peildatum", "2015-06-01", "--formaat", "md", "--uit", tmp_path)
    assert cli("kaart", "Ommen-Hardenberg", "ommen", *line).code == 0
    assert {path.name for path in tmp_path.iterdir()} == {
        "hardenberg-2015-06-01.md",
        "ommen-2015-06-01.md",
    }


@pytest.mark.eis("R119")
def test_lijst_and_toon_know_the_name_too(cli: Cli) -> None:
    told = cli("lijst", "gemeenten", "Ommen-Hardenberg").out.splitlines()
    assert [line.split()[0] for line in told] == ["hardenberg", "ommen"]
    shown = cli("toon", "Ommen-Hardenberg")
    assert shown.code == 0
    assert "gemeente 'hardenberg'" in shown.out
    assert "gemeente 'ommen'" in shown.out
    assert cli("toon", "Ommen-Hardenberg", "--json").out.startswith("[")
    assert cli("toon", "Ommen-Hardenberg", "--soort", "rol").code == 2


def test_a_list_can_be_asked_for_one_name(cli: Cli) -> None:
    assert cli("lijst", "rollen", "lokaal team").out.split()[0] == "lokaal_team"
    told = cli("lijst", "rollen", "lokaal taem")
    assert (told.code, told.out) == (2, "")


# ── Gooi en Vechtstreek ───────────────────────────────────────────────────────────────────────


@pytest.mark.eis("R120")
def test_gooi_says_that_its_list_is_not_complete(cli: Cli) -> None:
    assert list(plan_in(HILVERSUM).afspraken.regio.gemeenten) == GOOI
    for plek in (HILVERSUM, ("wijdemeren", "2020-06-01")):
        [found] = [d for d in findings_in(plek) if d.code == "RK522"]
        assert found.ernst is Ernst.OPEN
        assert found.span.file == "rules/regios/gooi-en-vechtstreek/2019.yaml"
    assert "RK522" in cli("controleer", "--gemeente", "wijdemeren", "--open").out
    assert "Niet volledig." in cli("toon", "gooi-en-vechtstreek").out


@pytest.mark.eis("R70")
def test_the_meeting_of_wijdemeren_is_an_example_and_not_yet_an_afspraak() -> None:
    plek = plan_in(("wijdemeren", "2020-06-01")).afspraken.gemeente
    [meeting] = [p for p in plek.portret if p.onderwerp.startswith("Overleg tussen sociaal")]
    assert "goed voorbeeld in ontwikkeling" in str(meeting.tekst)
    assert "geldt" not in {bron.aard for bron in meeting.bron}


@pytest.mark.eis("R120")
def test_no_other_regio_says_so() -> None:
    told = [plek for plek in plekken() if plan_in(plek).afspraken.regio.gemeenten_onvolledig]
    assert {gemeente for gemeente, _ in told} == set(GOOI)


# ── who stands for what ───────────────────────────────────────────────────────────────────────


@pytest.mark.eis("R116")
def test_ambassadors_stand_for_a_theme_in_a_period() -> None:
    then, now = (kaart_in(("brummen", dag)).ambassadeurs for dag in ("2021-06-01", "2025-06-01"))
    assert [(a.thema, a.naam) for a in then] == [
        ("Multidisciplinair en systeemgericht werken", "wethouder I. Timmer"),
        ("Vrouwenopvang en ondersteuning verbeteren", "wethouder I. Timmer"),
        ("Slachtoffers seksueel geweld", "wethouder I. Timmer"),
    ]
    assert [(a.thema, a.naam) for a in now] == [("Bestendigen subsidierelaties", "Ingrid Timmer")]


@overal
@pytest.mark.eis("R116")
def test_an_ambassador_is_quoted_with_the_gemeente_from_the_policy_of_that_day(plek: Plek) -> None:
    afspraken = plan_in(plek).afspraken
    for ambassadeur in afspraken.gemeente.ambassadeurs:
        naam, thema = ambassadeur.bron
        assert ambassadeur.naam in naam.citaat
        assert afspraken.gemeente.naam.lower() in naam.citaat.lower().replace("hatterem", "hattem")
        assert thema.citaat == ambassadeur.thema
        assert naam.document == thema.document == afspraken.regio.beleid


@pytest.mark.eis("R116")
def test_where_no_document_names_an_ambassador_there_is_none() -> None:
    none = {plek for plek in plekken() if not plan_in(plek).afspraken.gemeente.ambassadeurs}
    veluwe = {(gemeente, dag[:4]) for gemeente, dag in none if gemeente in VELUWE}
    later = {(naam, "2024") for naam in ("elburg", "ermelo", "heerde", "nunspeet", "putten")}
    assert veluwe == {("heerde", "2020"), ("hattem", "2014"), *later}
    assert {gemeente for gemeente, _ in none} >= {*IJSSELLAND, *GOOI, *VALLEI}


@pytest.mark.parametrize("gemeente", IJSSELLAND)
@pytest.mark.eis("R44", "R45")
def test_each_gemeente_of_ijsselland_still_has_to_name_two_people(gemeente: str) -> None:
    told = [d.message for d in findings_in((gemeente, "2015-03-02")) if d.code == "RK520"]
    for rol in ("lokale ketenregisseur", "beleidsregisseur"):
        assert any(f"'{rol}'" in message for message in told)


@pytest.mark.eis("R45")
def test_only_the_centrumgemeente_has_the_regional_beleidsregie_too() -> None:
    told = {}
    for gemeente in IJSSELLAND:
        own = plan_in((gemeente, "2015-03-02")).afspraken.gemeente.portret
        told[gemeente] = [regel.tekst for regel in own if regel.onderwerp == "Beleidsregie"]
    assert [gemeente for gemeente, lines in told.items() if lines] == ["zwolle"]
    assert "regionale" in str(told["zwolle"])


@pytest.mark.eis("R45")
def test_both_kinds_of_beleidsregie_are_on_the_kaart_of_the_whole_regio() -> None:
    for gemeente in ("zwolle", "ommen"):
        rijen = {rij.wie.rol: rij.wie.naam for rij in kaart_in((gemeente, "2015-03-02")).contacten}
        assert rijen["beleidsregisseur"] == ""
        assert rijen["regionale beleidsregisseur"] == "Gemeente Zwolle"
    for plek in (HILVERSUM, ("ede", "2022-03-07"), ("zutphen", "2025-06-01")):
        rollen = {rij.wie.rol for rij in kaart_in(plek).contacten}
        assert "regionale beleidsregisseur" not in rollen
