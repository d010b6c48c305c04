"""
The kaart of every gemeente that we configured, as a colleague reads it.

`tests/golden/kaarten` holds each one as Markdown: its diff is what changes on the wall.
Write them anew with `ROUTEKAART_GOLDEN=1 pytest tests/test_kaarten_gemeenten.py`; read the diff.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from routekaart.engine.plan import Plan, compile_plan
from routekaart.entrypoints.periodes import find_beleidsperiodes
from routekaart.kaarten.kaart import Kaart
from routekaart.kaarten.render import Formaat, render_kaart
from routekaart.kaarten.view import build_kaart
from routekaart.load.catalogus import Catalogus
from routekaart.load.content import locate_content
from routekaart.load.folders import load_catalogus
from routekaart.load.resolve import resolve
from routekaart.verify import check_afspraken
from routekaart.verify.plaatsen import places_in

ROOTS = locate_content()
GOLDEN = Path(__file__).parent / "golden" / "kaarten"
ADRES = re.compile(r"\S+@\S+|https?://\S+|\S+\.nl\S*")
NAAM = re.compile(r"\b[a-z]+_[a-z_]+\b")
NUMMER = re.compile(r"\b0[0-9]{1,3}[- ]?[0-9]{4,8}\b|\b06[- ]?[0-9]{8}\b|\+31")


@cache
def catalogus() -> Catalogus:
    return load_catalogus(ROOTS)[0]


def _configured() -> Iterator[tuple[str, str]]:
    """Every gemeente, in the second year of every policy that it has or had, or on its last day."""
    for gemeente in catalogus().gemeenten():
        for periode in find_beleidsperiodes(catalogus(), gemeente):
            dag = periode.peildatum(date(periode.vanaf.year + 1, 6, 1))
            yield gemeente, dag.isoformat()


CONFIGURED = tuple(_configured())
every_kaart = pytest.mark.parametrize(("gemeente", "dag"), CONFIGURED)
some_kaarten = pytest.mark.parametrize(
    ("gemeente", "dag"),
    [
        ("apeldoorn", "2025-06-01"),
        ("brummen", "2021-06-01"),
        ("ede", "2021-06-01"),
        ("hattem", "2014-12-31"),
        ("wijdemeren", "2020-06-01"),
        ("zwolle", "2015-06-01"),
    ],
)
"""One of each regio, the longest and the shortest: for what takes long, and differs little."""


@cache
def plan_of(gemeente: str, dag: str) -> Plan:
    return compile_plan(resolve(catalogus(), gemeente, date.fromisoformat(dag)))


@cache
def kaart_of(gemeente: str, dag: str) -> Kaart:
    plan = plan_of(gemeente, dag)
    findings = check_afspraken(plan.afspraken, places_in(catalogus(), plan.afspraken))
    return build_kaart(plan.afspraken, plan, tuple(findings))


@cache
def text_of(gemeente: str, dag: str, formaat: Formaat) -> str:
    return render_kaart(kaart_of(gemeente, dag), formaat, ROOTS).decode()


def texts_in(value: Any) -> Iterator[str]:  # noqa: ANN401
    """Every text that a template can show; anchors and drawings apart."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in ("anker", "svg", "dag"):
                yield from texts_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts_in(item)


def test_both_policies_of_one_gemeente_are_there() -> None:
    assert {("apeldoorn", "2021-06-01"), ("apeldoorn", "2025-06-01")} <= set(CONFIGURED)


def test_hattem_has_a_kaart_in_both_its_regios() -> None:
    dagen = {
        dag: kaart_of(*plek).regio for plek in CONFIGURED if plek[0] == "hattem" for dag in plek[1:]
    }
    assert set(dagen) == {"2014-12-31", "2021-06-01", "2025-06-01"}
    assert dagen["2014-12-31"] == "IJsselland" != dagen["2021-06-01"] == dagen["2025-06-01"]


@every_kaart
def test_the_kaart_is_as_it_was(gemeente: str, dag: str) -> None:
    path = GOLDEN / f"{gemeente}-{dag}.md"
    text = text_of(gemeente, dag, Formaat.MARKDOWN)
    if os.environ.get("ROUTEKAART_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), f"geen {path.name}: maak hem met ROUTEKAART_GOLDEN=1"
    assert text == path.read_text(encoding="utf-8")


def test_there_is_no_kaart_too_many() -> None:
    assert {path.stem for path in GOLDEN.glob("*.md")} == {f"{g}-{d}" for g, d in CONFIGURED}


@every_kaart
def test_no_name_of_a_definition_shows(gemeente: str, dag: str) -> None:
    shown = [ADRES.sub("", text) for text in texts_in(asdict(kaart_of(gemeente, dag)))]
    drawn = re.findall(r">([^<]+)<", str(kaart_of(gemeente, dag).tekening))
    assert [found for text in (*shown, *drawn) for found in NAAM.findall(text)] == []


@every_kaart
def test_no_number_but_those_that_every_kaart_may_print(gemeente: str, dag: str) -> None:
    kaart = kaart_of(gemeente, dag)
    allowed = {nood.nummer for nood in kaart.nood}
    for formaat in (Formaat.MARKDOWN, Formaat.HTML):
        text = re.sub(r"<path[^>]*>|<svg[^>]*>", "", text_of(gemeente, dag, formaat))
        text = text.replace(kaart.versie, "")  # a digest can look like a number
        found = {n for n in NUMMER.findall(text) if "tel:" not in n}
        assert {n for n in found if n not in {a.replace("-", "") for a in allowed}} <= allowed


@every_kaart
def test_every_mark_leads_to_a_note_and_every_note_has_a_mark(gemeente: str, dag: str) -> None:
    kaart = kaart_of(gemeente, dag)
    notes = {noot.anker for groep in kaart.noten for noot in groep.noten}
    notes |= {aanname.anker for aanname in kaart.aannames}

    def anchors(value: Any) -> Iterator[str]:  # noqa: ANN401
        if isinstance(value, dict):
            if set(value) == {"teken", "anker", "aard", "aanname"}:
                yield value["anker"]
            for item in value.values():
                yield from anchors(item)
        elif isinstance(value, list | tuple):
            for item in value:
                yield from anchors(item)

    marks = set(anchors(asdict(kaart)))
    elders = {f"noot-{a.bron.strip('[]')}" for a in kaart.aannames if a.bron}
    assert marks | elders == notes


@every_kaart
def test_what_is_unknown_is_a_line_and_not_the_word(gemeente: str, dag: str) -> None:
    kaart = kaart_of(gemeente, dag)
    rows = [rij.wie.naam for rij in kaart.contacten] + [p.tekst for p in kaart.portret]
    assert "onbekend" not in rows
    assert "…………" in text_of(gemeente, dag, Formaat.MARKDOWN)


def test_a_kaart_past_its_policy_says_so() -> None:
    gemeente, dag = "ede", "2026-06-01"
    kaart = kaart_of(gemeente, dag)
    assert kaart.beleid.verlopen
    assert "beleidsperiode verlopen" in text_of(gemeente, dag, Formaat.MARKDOWN)
    assert not kaart_of("ede", "2021-06-01").beleid.verlopen


def test_a_gemeente_without_a_wijkteam_has_none_on_its_kaart() -> None:
    kaart = kaart_of("barneveld", "2021-06-01")
    assert not any("wijkteam" in (rij.wie.team or "").lower() for rij in kaart.contacten)


def test_who_comes_in_where_is_told_apart() -> None:
    voor = {ingang.voor for ingang in kaart_of("ede", "2021-06-01").ingangen}
    assert voor == {"inwoners", "professionals"}
