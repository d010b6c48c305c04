"""The drawing: every box in its lane, no two things on one spot, and all of it in words too."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_kaarten_gemeenten import every_kaart, kaart_of

from routekaart.kaarten.tekenen.graaf import Baan, Graaf, Pijl, Vak
from routekaart.kaarten.tekenen.layout import place
from routekaart.kaarten.tekenen.route import write_steps
from routekaart.kaarten.tekenen.routes import lay
from routekaart.kaarten.tekenen.svg import write_svg
from routekaart.kaarten.tekenen.tekst import width_of, wrap

SVG = "{http://www.w3.org/2000/svg}"


@st.composite
def graphs(draw: st.DrawFn) -> Graaf:
    """Any drawing that the definitions could ask for."""
    lanes = draw(st.integers(1, 5))
    count = draw(st.integers(1, 9))
    words = st.sampled_from(
        ["De overdracht", "Waakvlamcontact", "Een heel lange titel van een vak"]
    )
    vakken = tuple(
        Vak(
            f"s{n // 3}/t{n}",
            draw(words),
            f"s{n // 3}",
            draw(st.integers(0, lanes - 1)),
            begin="Er komt iets binnen" if n % 3 == 0 else "",
            eind=draw(st.booleans()) and n % 3 == 2,
        )
        for n in range(count)
    )
    ids = [vak.id for vak in vakken]
    pairs = st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda p: p[0] != p[1])
    pijlen = tuple(
        Pijl(van, naar, draw(words), klok=draw(st.booleans()))
        for van, naar in draw(
            st.lists(pairs, max_size=10, unique=True) if count > 1 else st.just([])
        )
    )
    banen = tuple(Baan(f"Rol {n}", "Iemand") for n in range(lanes))
    return Graaf("Proef", "Een proef", banen, vakken, pijlen)


@given(graphs())
def test_no_two_boxes_share_a_spot_and_each_stands_in_its_lane(graaf: Graaf) -> None:
    grid = place(graaf)
    for one, other in combinations(grid.cells.values(), 2):
        apart = (
            one.x + one.width <= other.x
            or other.x + other.width <= one.x
            or one.y + one.height <= other.y
            or other.y + other.height <= one.y
        )
        assert apart, (one.vak, other.vak)
    for cell in grid.cells.values():
        lane = grid.lanes[cell.vak.baan]
        assert lane.x <= cell.x
        assert cell.x + cell.width <= lane.x + lane.width
        assert cell.y + cell.height <= grid.height


@settings(deadline=None)
@given(graphs())
def test_an_arrow_runs_from_border_to_border_and_through_no_box(graaf: Graaf) -> None:
    grid = place(graaf)
    for route in lay(graaf, grid):
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(route.points))
        for (ax, ay), (bx, by) in route.segments():
            for cell in grid.cells.values():
                inside = (
                    min(ax, bx) < cell.x + cell.width - 0.5
                    and max(ax, bx) > cell.x + 0.5
                    and min(ay, by) < cell.y + cell.height - 0.5
                    and max(ay, by) > cell.y + 0.5
                )
                assert not inside, (route.pijl, cell.vak)


@settings(deadline=None, max_examples=30)
@given(graphs())
def test_two_drawings_are_the_same_and_well_formed(graaf: Graaf) -> None:
    svg, _ = write_svg(graaf, "proef")
    assert svg == write_svg(graaf, "proef")[0]
    ET.fromstring(svg)  # noqa: S314 - ours


@given(graphs())
def test_every_box_and_arrow_is_also_said_in_words(graaf: Graaf) -> None:
    steps = write_steps(graaf)
    assert len(steps) == len(graaf.vakken)
    assert all(any(pijl.tekst in step for step in steps) for pijl in graaf.pijlen)


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=80))
def test_wrapped_text_fits_and_loses_no_letter(text: str) -> None:
    lines = wrap(text, 90.0, 10.0, 999)
    assert all(width_of(line, 10.0) <= 90.0 or len(line) <= 2 for line in lines)
    assert "".join(text.split()).replace("-", "") == "".join("".join(lines).split()).replace(
        "-", ""
    )


@pytest.mark.parametrize("text", ["a" * 400, "waakvlamcontactpersonenoverleg " * 20])
def test_text_that_does_not_fit_ends_in_dots(text: str) -> None:
    lines = wrap(text, 90.0, 10.0, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")


@every_kaart
def test_the_route_is_drawn_with_all_its_words(gemeente: str, dag: str) -> None:
    kaart = kaart_of(gemeente, dag)
    for tekening in (kaart.tekening, *kaart.zijtekeningen):
        assert tekening is not None
        root = ET.fromstring(tekening.svg)  # noqa: S314 - ours
        assert root.get("role") == "img"
        assert root.findtext(f"{SVG}title") == tekening.titel
        assert root.findtext(f"{SVG}desc") == tekening.beschrijving
        page = float(root.get("viewBox", "").split()[2])
        for text in root.iter(f"{SVG}text"):
            words, x = text.text or "", float(text.get("x", ""))
            width = width_of(words, float(text.get("font-size", "")))
            left = x - width / 2 if text.get("text-anchor") == "middle" else x
            assert left >= -3, words
            assert left + width <= page + 8, words


@every_kaart
def test_the_main_drawing_stays_legible(gemeente: str, dag: str) -> None:
    kaart = kaart_of(gemeente, dag)
    assert kaart.tekening is not None
    svg = kaart.tekening.svg
    boxes = len(re.findall(r"<rect[^>]* rx=", svg))
    arrows = len(re.findall(r"<polygon", svg))
    assert 5 <= boxes <= 18
    assert arrows <= 26


def test_the_route_goes_on_where_another_spoor_answers_the_report() -> None:
    tekening = kaart_of("deventer", "2015-06-01").tekening
    assert tekening is not None
    [offered] = [stap for stap in tekening.stappen if stap.startswith("De casus is aangeboden.")]
    assert "Interveniëren)" in offered
    [signal] = [stap for stap in tekening.stappen if stap.startswith("Signaleren en melden.")]
    assert "Hier begint het bij: Er komt een melding binnen." in signal
