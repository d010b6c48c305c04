"""What is on every card, what never is, and what it does with what nobody knows."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from inhoud import (
    APELDOORN_2021,
    APELDOORN_2025,
    EDE,
    MET_FASEN,
    OVERAL,
    VALLEI,
    Plek,
    catalogus,
    findings_in,
    kaart_in,
    overal,
    plan_in,
    text_in,
)

from routekaart.entrypoints.volledig import find_missing
from routekaart.errors import NotInForce
from routekaart.load import locate_content, resolve
from routekaart.load.nodes import read_yaml

APELDOORN = (APELDOORN_2021, APELDOORN_2025)
PHONE = re.compile(r"\b0[0-9]{1,3}[- ]?[0-9]{4,8}\b|\+31|\b[\w.]+@[\w.]+\b")


def onderwerpen(plek: Plek) -> set[str]:
    return {portret.onderwerp for portret in plan_in(plek).afspraken.portret}


# ── the card ──────────────────────────────────────────────────────────────────────────────────


@overal
@pytest.mark.eis("R104")
def test_the_card_has_roles_responsibilities_and_a_line_for_every_contact(plek: Plek) -> None:
    kaart = kaart_in(plek)
    assert kaart.rollen
    assert kaart.contacten
    for rol in kaart.rollen:
        assert all(werk.doet or werk.vervolg or werk.wacht_op for werk in rol.werk)
    for rij in kaart.contacten:
        assert not rij.contacten, "nobody gave a contact, so nobody is named"


@overal
@pytest.mark.eis("R105")
def test_no_number_or_address_is_on_the_card_but_the_public_ones(plek: Plek) -> None:
    public = {nummer.nummer for nummer in plan_in(plek).afspraken.noodnummers}
    afspraken = plan_in(plek).afspraken
    without_sources = text_in(plek).split("## Bronnen")[0]
    for digest in (afspraken.gedrag, afspraken.invulling):
        without_sources = without_sources.replace(digest[:8], "")
    assert set(PHONE.findall(without_sources)) <= public


@pytest.mark.eis("R105")
def test_what_is_shipped_names_no_contact() -> None:
    assert catalogus().contacten == {}

    def keys(value: Any) -> set[str]:  # noqa: ANN401
        if isinstance(value, dict):
            return set(value) | {key for item in value.values() for key in keys(item)}
        if isinstance(value, tuple):
            return {key for item in value for key in keys(item)}
        return set()

    for root in locate_content():
        for path in Path(root, "rules").rglob("*.yaml"):
            file, _ = read_yaml(path.name, path.read_bytes())
            assert file is not None
            assert keys(file.values).isdisjoint({"telefoon", "email", "vervanger"}), path


@pytest.mark.parametrize("plek", MET_FASEN, ids=" ".join)
@pytest.mark.eis("R108")
def test_waakvlam_casusregie_and_handle_with_care_are_on_the_card(plek: Plek) -> None:
    kaart, text = kaart_in(plek), text_in(plek)
    assert "waakvlamhouder" in {rol.wie.rol for rol in kaart.rollen}
    assert any(regie.dragend for regie in kaart.regie)
    assert "Handle with Care" in text


@pytest.mark.parametrize("plek", [*APELDOORN, *VALLEI])
@pytest.mark.eis("R108")
def test_what_is_agreed_about_scaling_is_on_the_card_or_a_line(plek: Plek) -> None:
    assert onderwerpen(plek) & {"Op-, bij- en afschalen", "Niveaus van op- en afschalen"}


@overal
@pytest.mark.eis("R111")
def test_the_card_has_a_drawing_with_no_partner_of_another_regio(plek: Plek) -> None:
    kaart = kaart_in(plek)
    assert kaart.tekening is not None
    assert kaart.tekening.svg.startswith("<svg")
    assert kaart.tekening.beschrijving
    own = plan_in(plek).afspraken
    named = str(asdict(kaart)["tekening"])
    for other in OVERAL:
        afspraken = plan_in(other).afspraken
        if afspraken.regio.regio != own.regio.regio:
            for rol, invulling in afspraken.invullingen.items():
                if invulling.organisatie and invulling != own.invullingen.get(rol):
                    organisatie = invulling.organisatie
                    mine = {i.organisatie for i in own.invullingen.values()}
                    mine |= {rol.titel for rol in own.rollen.values()}
                    assert organisatie in mine or f">{organisatie}<" not in named


@pytest.mark.parametrize(
    ("plek", "verlopen"), [(EDE, False), (("ede", "2025-01-01"), True), (APELDOORN_2025, False)]
)
@pytest.mark.eis("R112")
def test_a_card_past_the_period_of_its_policy_says_so(plek: Plek, *, verlopen: bool) -> None:
    assert kaart_in(plek).beleid.verlopen is verlopen
    assert ("beleidsperiode verlopen" in text_in(plek).split("\n## ")[0]) is verlopen


@overal
@pytest.mark.eis("R115")
def test_the_card_has_a_version_a_day_and_its_sources_by_line(plek: Plek) -> None:
    kaart = kaart_in(plek)
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{8}", kaart.versie)
    assert kaart.dag == plek[1]
    assert kaart.beleid.periode
    assert all(noot.citaat and noot.vindplaats for groep in kaart.noten for noot in groep.noten)


@pytest.mark.eis("R51")
def test_the_card_of_2025_shows_the_regie_of_the_family_and_that_of_2021_does_not() -> None:
    both = {plek: {r.titel for r in kaart_in(plek).regie} for plek in APELDOORN}
    assert {"Casusregie", "Eigen regie van het gezin"} <= both[APELDOORN_2025]
    assert "Eigen regie van het gezin" not in both[APELDOORN_2021]


# ── regio's ───────────────────────────────────────────────────────────────────────────────────


@overal
@pytest.mark.eis("R117")
def test_every_filled_value_says_on_which_document_it_rests(plek: Plek) -> None:
    afspraken = plan_in(plek).afspraken
    assert afspraken.regio.visie
    for naam, invulling in afspraken.invullingen.items():
        assert invulling.bron, naam
    for gemeente in afspraken.regio.gemeenten.values():
        assert gemeente.bron
    for portret in afspraken.portret:
        assert bool(portret.bron) is bool(portret.tekst), portret.onderwerp
    own = {
        document
        for document, what in afspraken.documenten.items()
        if what.regio in (None, afspraken.regio.regio)
    }
    for invulling in afspraken.invullingen.values():
        assert {bron.document for bron in invulling.bron} <= own, "never of another regio"


@pytest.mark.eis("R118")
def test_what_holds_in_a_gemeente_depends_on_the_day() -> None:
    then, now = plan_in(APELDOORN_2021).afspraken, plan_in(APELDOORN_2025).afspraken
    assert then.regio.beleid == "nog-2020-2023"
    assert now.regio.beleid == "nog-2024-2028"
    assert "escalatie" not in then.sporen
    assert "escalatie" in now.sporen
    assert then.gedrag != now.gedrag


@pytest.mark.parametrize(
    ("gemeente", "dag"), [("deventer", "2014-05-12"), ("apeldoorn", "2019-12-31")]
)
@pytest.mark.eis("R118")
def test_before_its_first_document_nothing_holds(gemeente: str, dag: str) -> None:
    with pytest.raises(NotInForce):
        resolve(catalogus(), gemeente, date.fromisoformat(dag))


@overal
@pytest.mark.eis("R121")
def test_what_is_unknown_is_a_line_on_the_card_and_never_left_out(plek: Plek) -> None:
    afspraken, kaart = plan_in(plek).afspraken, kaart_in(plek)
    unknown = [p.onderwerp for p in afspraken.portret if p.tekst is None]
    assert unknown
    assert [p.onderwerp for p in kaart.portret if p.tekst is None] == unknown
    for onderwerp in unknown:
        assert re.search(rf"{re.escape(onderwerp)}:\*\* …+", text_in(plek))


@overal
@pytest.mark.eis("R78", "R121")
def test_strict_mode_lists_every_open_afspraak_of_the_gemeente(plek: Plek) -> None:
    missing = tuple(find_missing(kaart_in(plek), plan_in(plek).afspraken, findings_in(plek)))
    open_ = [d for d in findings_in(plek) if d.code in ("RK520", "RK521")]
    assert open_
    for finding in open_:
        assert any(finding.message in sentence for sentence in missing)
