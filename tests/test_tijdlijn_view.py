"""A timeline in words, as text, as a page with a picture, and next to another."""

from __future__ import annotations

import os
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from wereld import BRON, EIND, JA_NEE, make_klantreis, make_plan, regie, spoor, tabel

from routekaart.engine.plan import compile_plan
from routekaart.entrypoints.klantreizen import SENTENCES, list_reizen
from routekaart.kaarten.render.tijdlijn import render_tijdlijn
from routekaart.kaarten.tijdlijn.tekening import draw
from routekaart.kaarten.tijdlijn.tekst import WIDTH, render_tekst
from routekaart.kaarten.tijdlijn.tijdlijn import Moment, Tijdlijn
from routekaart.kaarten.tijdlijn.vergelijk import compare, render_vergelijking
from routekaart.kaarten.tijdlijn.view import build_tijdlijn
from routekaart.kaarten.tijdlijn.zinnen import write_later
from routekaart.load import Catalogus, locate_content, resolve
from routekaart.simulate.player import play

GOLDEN = Path(__file__).parent / "golden" / "tijdlijn"
ROOTS = locate_content()


def proef(duur: str = "lokaal", team: str = "Team Noord") -> Tijdlijn:
    """A small klantreis in which one of everything happens."""
    plan = make_plan(
        spoor("zaak", {"open": {"termijnen": {
                  "bel": {"titel": "Er is gebeld", "duur": "2 werkdagen",
                          "bij_verstrijken": "te_laat"},
                  "plan": {"titel": "Er is een plan", "duur": duur, "bij_verstrijken": "te_laat"}}},
                  "over": {}, "dicht": EIND},
              {"bij": "overdragen", "van": "open", "naar": "over", "titel": "Het team neemt over",
               "mits": [{"feit": "klaar", "is": "ja", "uitleg": "Rond het eerst af."}],
               "bron": BRON},
              {"bij": "te_laat", "van": "open", "aanname": "Te bevestigen door de regio.",
               "taken": [{"naam": "opbellen", "voor": "een", "wat": "Bel op",
                          "klaar_bij": ["gebeld"]}]},
              {"bij": "gebeld", "van": "open"},
              {"bij": "sluiten", "van": "over", "naar": "dicht", "mits": [
                  {"feit": "klaar", "is": "nee", "bij_nee": "meldt"}]},
              opent=[{"bij": "melding", "aanvaardt": "casus"}]),
        feiten={"klaar": {**JA_NEE, "titel": "Is het werk klaar?"}},
        gebeurtenissen={"overdragen": {"soort": "besluit", "feiten": "klaar"}, "vreemd": {}},
        tabellen=[tabel("wie_casus", ["zaak"], ["rol"], {"zaak": "over", "dan": "twee"},
                        {"zaak": ["geen", "open", "dicht"], "dan": "een"})],
        regie=regie("casus", dragend=True),
        invullingen={"een": {"organisatie": "Stichting Eén", "team": team}, "twee": {}},
    )  # fmt: skip
    klantreis = make_klantreis(
        {"gebeurtenis": "melding", "door": "een", "zegt": "Zo begint het."},
        {"na": "1 dag", "gebeurtenis": "overdragen", "door": "een", "geweigerd": "ja"},
        {"opschort": "plan", "tot": "2025-03-20 10:00"},
        {"na": "1 week", "gebeurtenis": "vreemd"},
        {"gebeurtenis": "gebeld"},
        {"gebeurtenis": "overdragen", "feiten": {"klaar": "ja"},
         "verwacht": {"regie": {"casus": "een"}}},
        {"gebeurtenis": "sluiten", "door": "twee"},
        {"na": "1 maand", "verwacht": {"gesloten": "nee"}},
        aannames={"plan": "2 weken"},
    )  # fmt: skip
    return build_tijdlijn(play(klantreis, plan))


def at(tijdlijn: Tijdlijn, titel: str) -> Moment:
    return next(m for m in tijdlijn.momenten if titel in m.titel)


# ── in words ─────────────────────────────────────────────────────────────────────────────────────


def test_a_moment_says_when_who_what_moved_and_why() -> None:
    moment = proef().momenten[0]
    assert (moment.wanneer, moment.stap) == ("maandag 3 maart 2025, 10:00", 1)
    assert (moment.titel, moment.door) == (
        "Er gebeurt melding", "De rol een (Stichting Eén, Team Noord)",
    )  # fmt: skip
    [beweging] = moment.bewegingen
    assert (beweging.van, beweging.naar) == ("", "zaak is open")
    assert beweging.waarom.aanname == "Hier staat geen bron bij."


def test_a_refusal_says_the_condition_what_was_found_the_bron_and_the_smallest_change() -> None:
    moment = proef().momenten[1]
    assert moment.uitkomst == "geweigerd"
    assert moment.weigering is not None
    [kandidaat] = moment.weigering.kandidaten
    [tekort] = kandidaat.tekort
    assert moment.weigering.kleinste is kandidaat
    assert (kandidaat.overgang, tekort.vraag, tekort.nodig, tekort.gevonden, tekort.uitleg) == (
        "Het team neemt over", "Is het werk klaar?", "ja", "onbekend", "Rond het eerst af.",
    )  # fmt: skip
    assert tekort.waarom.bron == "Het boek van de proef, regel 12-14"


def test_every_termijn_that_runs_on_an_aanname_of_the_klantreis_says_so() -> None:
    for moment in proef().momenten:
        for termijn in moment.termijnen:
            assert bool(termijn.aanname) is (termijn.titel == "Er is een plan")
    text = render_tekst(proef())
    assert text.count("Er is een plan: tot en met") == len(
        re.findall(r"Er is een plan: tot en met[^()]*\((?:nieuw, )?aanname\)", text)
    )


def test_a_termijn_zonder_datum_is_visible_at_every_moment_that_it_runs(
    catalogus: Catalogus,
) -> None:
    tijdlijn = play_reis(catalogus, "ede-partnergeweld")
    found = [t for m in tijdlijn.momenten for t in m.termijnen if t.open]
    assert found
    assert {t.tot for t in found} == {"zonder datum"}
    assert "nog af te spreken hoe lang dit mag duren" in render_tekst(tijdlijn)


def test_a_termijn_is_explained_step_by_step() -> None:
    [bel, _] = proef().momenten[0].termijnen
    assert bel.uitleg[0].startswith("telt vanaf 4 maart 2025")
    assert "telt vanaf 4 maart 2025" in " ".join(render_tekst(proef(), uitleg=True).split())
    assert "telt vanaf" not in render_tekst(proef())


def test_what_fired_by_itself_says_which_termijn_passed_and_belongs_to_no_step() -> None:
    moment = at(proef(), "te_laat")
    assert "de termijn ‘Er is gebeld’ is verstreken" in moment.titel
    assert (moment.stap, [t.wat for t in moment.taken if t.nieuw]) == (0, ["Bel op"])


def test_what_nothing_took_stands_there_in_red_with_who_has_to_look() -> None:
    moment = at(proef(), "vreemd")
    assert (moment.uitkomst, [t.voor for t in moment.taken if t.onverwerkt]) == (
        "onverwerkt", ["De rol een (Stichting Eén, Team Noord)"],
    )  # fmt: skip
    assert "LET OP     Kijk wat dit betekent" in render_tekst(proef())


def test_a_suspension_is_a_line_of_its_own() -> None:
    assert "staat stil tot 20 maart 2025 om 10:00" in at(proef(), "staat stil").titel


def test_a_taak_that_is_done_is_told_where_it_was_done() -> None:
    assert at(proef(), "gebeurt gebeld").gedaan == ("Bel op",)


def test_regie_that_was_not_accepted_says_who_has_it_meanwhile() -> None:
    moment = at(proef(), "overdragen")
    moment = next(m for m in proef().momenten if m.stap == 6)
    [casus] = moment.regie
    assert (casus.afgesproken, casus.aanvaard, casus.verschil, casus.nieuw) == (
        "De rol twee (organisatie onbekend)", "De rol een (Stichting Eén, Team Noord)", True, True,
    )  # fmt: skip
    assert casus.waarom[0] == "regel 1 van ‘Wat zegt wie_casus?’"


def test_a_deviation_is_told() -> None:
    moment = next(m for m in proef().momenten if m.stap == 7)
    assert [(a.vraag, a.nodig, a.gevonden) for a in moment.afwijkingen] == [
        ("Is het werk klaar?", "nee", "ja")
    ]
    assert moment.bewegingen[0].eind


def test_expectations_that_failed_stand_at_their_step_also_when_nothing_happened() -> None:
    tijdlijn = proef()
    failed = {m.stap: [v.wat for v in m.verschillen] for m in tijdlijn.momenten if m.verschillen}
    assert failed == {6: ["regie casus"], 8: ["gesloten"]}
    assert tijdlijn.verschillen == 2
    assert "KLOPT NIET" in render_tekst(tijdlijn)


@pytest.mark.parametrize(
    ("hours", "text"),
    [(0, ""), (0.2, "even later"), (1, "1 uur later"), (24, "1 dag later"), (23.5, "24 uur later"),
     (80, "3 dagen later")],
)  # fmt: skip
def test_how_much_later(hours: float, text: str) -> None:
    assert write_later(timedelta(hours=hours)) == text


# ── as text ──────────────────────────────────────────────────────────────────────────────────────


def play_reis(catalogus: Catalogus, naam: str) -> Tijdlijn:
    klantreis = catalogus.klantreizen[f"klantreizen/{naam}.yaml"]
    day = klantreis.peildatum or klantreis.begin.date()
    plan = compile_plan(resolve(catalogus, klantreis.gemeente, day))
    return build_tijdlijn(play(klantreis, plan))


@pytest.mark.parametrize("uitleg", [False, True], ids=["kort", "uitleg"])
def test_the_small_klantreis_reads_as_a_reader_approved(uitleg: bool) -> None:
    path = GOLDEN / f"proef{'-uitleg' if uitleg else ''}.txt"
    text = render_tekst(proef(), uitleg=uitleg)
    if os.environ.get("ROUTEKAART_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


def test_every_shipped_klantreis_fits_in_80_columns_and_shows_no_identifier(
    catalogus: Catalogus,
) -> None:
    for naam in catalogus.klantreizen:
        tijdlijn = play_reis(catalogus, naam.removeprefix("klantreizen/").removesuffix(".yaml"))
        for uitleg in (False, True):
            text = render_tekst(tijdlijn, uitleg=uitleg)
            assert text.startswith("OEFENING")
            assert max(map(len, text.splitlines())) <= WIDTH
            assert not re.search(r"\b[a-z]+_[a-z_]+\b", text), naam


# ── as a page ────────────────────────────────────────────────────────────────────────────────────


class Page(HTMLParser):
    """Collects what a page names and refers to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.outside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for key, value in attrs:
            if key == "id" and value:
                self.ids.append(value)
            if key == "href" and value:
                self.links.append(value)
            if key in ("href", "src") and value and not value.startswith("#"):
                self.outside.append(f"{tag} {value}")


@pytest.fixture(scope="module")
def page() -> str:
    return render_tijdlijn(proef(), ROOTS, compare(proef(), proef("1 week")))


def test_the_page_needs_nothing_from_outside_and_every_link_leads_somewhere(page: str) -> None:
    found = Page(page)
    assert not found.outside
    assert len(set(found.ids)) == len(found.ids)
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)
    assert "<script" not in page


def test_the_page_is_dutch_marked_as_an_exercise_and_told_to_who_cannot_see_it(page: str) -> None:
    assert '<html lang="nl">' in page
    assert page.count("OEFENING") >= 4
    svg = page[page.index("<svg") : page.index("</svg>") + 6]
    root = ET.fromstring(svg)  # noqa: S314 - our own
    assert root.get("role") == "img"
    space = "{http://www.w3.org/2000/svg}"
    named = {
        el.get("id")
        for el in (root.find(f"{space}title"), root.find(f"{space}desc"))
        if el is not None
    }
    assert set((root.get("aria-labelledby") or "").split()) == named
    for moment in proef().momenten:
        assert f'id="m{moment.nummer}"' in page


def test_text_of_a_klantreis_can_do_nothing_on_the_page() -> None:

    naughty = replace(proef(), titel="<script>alert(1)</script>")
    assert "<script>alert" not in render_tijdlijn(naughty, ROOTS)


def test_the_picture_has_a_row_for_each_regie_spoor_and_termijn_and_nothing_overlaps() -> None:
    tekening = draw(proef())
    assert [rij.soort for rij in tekening.rijen] == ["regie", "spoor", "termijn", "termijn"]
    assert [m.nummer for m in tekening.merken] == [m.nummer for m in proef().momenten]
    for rij in tekening.rijen:
        for one, other in zip(rij.spannen, rij.spannen[1:], strict=False):
            assert one.x + one.breedte <= other.x + 0.2
        assert all(0 <= s.x <= tekening.breedte for s in rij.spannen)
        assert rij.y < tekening.hoogte


def test_neighbours_in_a_row_never_have_the_same_pattern(catalogus: Catalogus) -> None:
    for naam in ("ede-partnergeweld", "apeldoorn-op-bij-en-afschalen"):
        for rij in draw(play_reis(catalogus, naam)).rijen:
            pairs = zip(rij.spannen, rij.spannen[1:], strict=False)
            assert all(a.patroon != b.patroon or a.titel == b.titel for a, b in pairs)


def test_the_picture_of_nothing_is_a_picture() -> None:
    plan = make_plan(spoor("zaak", {"open": {}}, opent=[{"bij": "melding"}]))
    empty = build_tijdlijn(play(make_klantreis(), plan))
    assert draw(empty).rijen == ()
    assert "Er is nog niets begonnen" in render_tijdlijn(empty, ROOTS)


# ── next to another ──────────────────────────────────────────────────────────────────────────────


def test_the_same_twice_is_no_difference() -> None:
    assert compare(proef(), proef()).stappen == ()
    assert "Er is geen verschil." in render_vergelijking(compare(proef(), proef()))


def test_what_differs_is_told_once_where_it_begins_and_for_whom() -> None:
    found = compare(proef(), proef("2 dagen", "Team Zuid"))
    told = [(s.stap, a.wat, a.links, a.rechts) for s in found.stappen for a in s.anders]
    noord, zuid = (f"De rol een (Stichting Eén, Team {t})" for t in ("Noord", "Zuid"))
    assert told[:2] == [
        (1, "Regie De regie casus", noord, zuid),
        (1, "Termijn Er is een plan", "tot en met maandag 17 maart 2025 (aanname)",
         "tot en met woensdag 5 maart 2025"),
    ]  # fmt: skip
    assert len(told) == len(set(told))


def refusing(need: str, reset: str | None = None) -> Tijdlijn:
    """One besluit, which asks for `need`; the opening sets `klaar` to `reset` by itself."""
    opening: dict[str, Any] = {"bij": "melding"}
    plan = make_plan(
        spoor("zaak", {"open": {}, "dicht": EIND},
              {"bij": "sluiten", "van": "open", "naar": "dicht",
               "mits": [{"feit": "klaar", "is": need, "uitleg": f"Zorg voor {need}."}]},
              opent=[opening | ({"zet": {"klaar": reset}} if reset else {})]),
        feiten={"klaar": {**JA_NEE, "titel": "Is het werk klaar?"}},
        gebeurtenissen={"sluiten": {"soort": "besluit"}, "melding": {"feiten": "klaar"}},
    )  # fmt: skip
    klantreis = make_klantreis(
        {"gebeurtenis": "melding", "feiten": {"klaar": "ja"}}, {"gebeurtenis": "sluiten"}
    )
    return build_tijdlijn(play(klantreis, plan))


def test_a_refusal_next_to_a_yes_says_why() -> None:
    [stap] = compare(refusing("ja"), refusing("nee")).stappen
    found = {a.wat: (a.links, a.rechts) for a in stap.anders}["Uitkomst"]
    why = "Wel als: Is het werk klaar? nee (nu: ja). Zorg voor nee."
    assert found == ("genomen", f"geweigerd: niet aan alle voorwaarden is voldaan. {why}")


@pytest.mark.parametrize(
    ("reset", "bekend"),
    [
        (None, "Is het werk klaar? ja"),
        ("onbekend", "Is het werk klaar? ja; deze stap zelf zet dit op: onbekend"),
        ("nee", "Is het werk klaar? ja; deze stap zelf zet dit op: nee"),
    ],
)
def test_what_was_told_shows_also_when_the_step_itself_resets_it(
    reset: str | None, bekend: str
) -> None:
    assert refusing("ja", reset).momenten[0].bekend == (bekend,)


def test_the_same_klantreis_in_two_gemeenten_differs_in_who(catalogus: Catalogus) -> None:
    klantreis = catalogus.klantreizen["klantreizen/ede-partnergeweld.yaml"]
    one, other = (
        build_tijdlijn(play(klantreis, compile_plan(resolve(catalogus, g, date(2022, 3, 7)))))
        for g in ("ede", "barneveld")
    )
    text = render_vergelijking(compare(one, other))
    assert max(map(len, text.splitlines())) <= WIDTH
    assert "A: Ede" in text
    assert "Regie Casusregie" in text


# ── sentences ────────────────────────────────────────────────────────────────────────────────────


def test_every_reason_that_a_klantreis_cannot_be_played_has_a_sentence() -> None:
    folder = Path(__file__).parents[1] / "routekaart" / "simulate"
    source = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    raised = set(re.findall(r'KlantreisBroken\(\s*[^"]*?"([a-z_]+)"[,)]', source))
    raised |= set(re.findall(r'require\(\s*"([a-z_]+)"', source))
    raised -= {"gebeurtenis", "opschort", "tot", "op"}
    assert len(raised) > 12
    assert raised <= set(SENTENCES)


def test_a_reis_knows_its_place(catalogus: Catalogus) -> None:
    class Inhoud:
        def __init__(self) -> None:
            self.catalogus = catalogus

    reizen = list_reizen(Inhoud())  # type: ignore[arg-type]
    assert [reis.naam for reis in reizen] == sorted(catalogus.klantreizen)
    assert [reis.file.file for reis in reizen] == [reis.naam for reis in reizen]
