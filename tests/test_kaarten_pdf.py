"""The printed kaart: tagged, titled, in Dutch, with its own letters, and the same every time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from typing import Any

import pikepdf
import pytest
from test_kaarten_gemeenten import ROOTS, kaart_of, some_kaarten

from routekaart.kaarten.render import Formaat, render_kaart

FRONTS = pytest.mark.parametrize(
    ("gemeente", "dag"), [("ede", "2021-06-01"), ("deventer", "2015-06-01")]
)


@cache
def print_of(gemeente: str, dag: str) -> bytes:
    return render_kaart(kaart_of(gemeente, dag), Formaat.PDF, ROOTS)


def elements(node: Any) -> Iterator[Any]:  # noqa: ANN401
    """Every structure element, in the order in which it is read."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


@some_kaarten
def test_two_prints_are_the_same(gemeente: str, dag: str) -> None:
    again = render_kaart(kaart_of(gemeente, dag), Formaat.PDF, ROOTS)
    assert print_of(gemeente, dag) == again


@some_kaarten
def test_a_kaart_stays_a_kaart(gemeente: str, dag: str) -> None:
    with pikepdf.open(io.BytesIO(print_of(gemeente, dag))) as pdf:
        assert len(pdf.pages) <= 6
        width, height = (float(pdf.pages[0].mediabox[i]) for i in (2, 3))
        assert (round(width), round(height)) == (595, 842)


@FRONTS
def test_it_says_what_it_is(gemeente: str, dag: str) -> None:
    with pikepdf.open(io.BytesIO(print_of(gemeente, dag))) as pdf:
        assert str(pdf.Root.Lang) == "nl"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1"
            assert kaart_of(gemeente, dag).gemeente in str(meta["dc:title"])
            assert str(meta["xmp:CreateDate"]).startswith(dag)


@FRONTS
def test_tables_have_headers_with_a_scope_and_pictures_a_text(gemeente: str, dag: str) -> None:
    with pikepdf.open(io.BytesIO(print_of(gemeente, dag))) as pdf:
        found = list(elements(pdf.Root.StructTreeRoot))
        kinds = [str(e.S) for e in found]
        assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure", "/L"} <= set(kinds)
        figures = [e for e in found if str(e.S) == "/Figure"]
        assert len(figures) == 1
        assert all(str(figure.Alt) for figure in figures)
        for head in (e for e in found if str(e.S) == "/TH"):
            attributes = head.A if isinstance(head.A, pikepdf.Array) else [head.A]
            assert any("/Scope" in a for a in attributes)


@FRONTS
def test_it_is_read_in_the_order_of_the_page(gemeente: str, dag: str) -> None:
    with pikepdf.open(io.BytesIO(print_of(gemeente, dag))) as pdf:
        titles = [str(item.title) for item in _outline(pdf)]
    kaart = kaart_of(gemeente, dag)
    wanted = [f"Routekaart {kaart.gemeente}", "Wie heeft regie wanneer", "De route", "Wat doet u"]
    wanted += ["Wie belt u", "Wie besluit wat", "Ingangen", f"{kaart.gemeente} in het kort"]
    wanted += ["Nog af te spreken", "Bronnen"]
    assert [title for title in titles if title in wanted] == wanted


def _outline(pdf: pikepdf.Pdf) -> Iterator[pikepdf.OutlineItem]:
    def walk(items: list[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
        for item in items:
            yield item
            yield from walk(list(item.children))

    with pdf.open_outline() as outline:
        yield from walk(list(outline.root))


@FRONTS
def test_it_brings_its_own_letters(gemeente: str, dag: str) -> None:
    with pikepdf.open(io.BytesIO(print_of(gemeente, dag))) as pdf:
        fonts = {
            str(font.get("/BaseFont", ""))
            for page in pdf.pages
            for font in page.Resources.get("/Font", {}).values()
        }
    assert fonts
    assert all("Lato" in font for font in fonts), fonts
