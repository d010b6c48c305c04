"""The page: well formed, with landmarks, and readable without seeing it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

from test_kaarten_gemeenten import every_kaart, text_of

from routekaart.kaarten.render import Formaat

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """What a reader's software sees: elements that close, headings, tables, anchors."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for seen, attrs in self.seen if seen == tag]


@every_kaart
def test_every_element_closes_and_has_its_place(gemeente: str, dag: str) -> None:
    page = Page(text_of(gemeente, dag, Formaat.HTML))
    assert page.open == []
    assert page.all("html")[0]["lang"] == "nl"
    for landmark in ("header", "nav", "main", "footer"):
        assert len(page.all(landmark)) == 1, landmark
    first = page.all("a")[0]
    assert first["href"] == "#inhoud"
    assert page.all("main")[0]["id"] == "inhoud"


@every_kaart
def test_headings_go_down_one_at_a_time(gemeente: str, dag: str) -> None:
    page = Page(text_of(gemeente, dag, Formaat.HTML))
    levels = [int(tag[1]) for tag, _ in page.seen if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


@every_kaart
def test_every_table_has_a_caption_and_every_header_a_scope(gemeente: str, dag: str) -> None:
    text = text_of(gemeente, dag, Formaat.HTML)
    page = Page(text)
    assert len(page.all("table")) == len(page.all("caption"))
    assert all(th.get("scope") in ("col", "row") for th in page.all("th"))


@every_kaart
def test_every_link_leads_somewhere_and_every_id_is_there_once(gemeente: str, dag: str) -> None:
    page = Page(text_of(gemeente, dag, Formaat.HTML))
    ids = [attrs["id"] for _, attrs in page.seen if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = {str(a["href"]) for a in page.all("a")}
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert all(link.startswith(("#", "tel:")) for link in links)


@every_kaart
def test_the_page_needs_nothing_from_elsewhere(gemeente: str, dag: str) -> None:
    text = text_of(gemeente, dag, Formaat.HTML)
    page = Page(text)
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in page.seen}
    assert "url(" not in text
    assert "@import" not in text


@every_kaart
def test_every_drawing_has_a_title_a_description_and_the_same_in_words(
    gemeente: str, dag: str
) -> None:
    page = Page(text_of(gemeente, dag, Formaat.HTML))
    drawings = [svg for svg in page.all("svg") if svg.get("role") == "img"]
    assert drawings
    assert len(page.all("details")) == len(drawings)
    ids = {attrs.get("id") for tag, attrs in page.seen if tag in ("title", "desc")}
    for drawing in drawings:
        assert set(str(drawing["aria-labelledby"]).split()) <= ids


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_all_text_can_be_read_on_its_ground() -> None:
    css = text_of("ede", "2021-06-01", Formaat.HTML)
    colours = dict(re.findall(r"--(inkt|zacht|accent): (#[0-9a-f]{6});", css))
    assert set(colours) == {"inkt", "zacht", "accent"}
    for colour in colours.values():
        for ground in ("#ffffff", "#f3f3f1"):
            light, dark = sorted((_luminance(colour), _luminance(ground)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5


@every_kaart
def test_the_page_says_u_and_what_a_reader_would_miss(gemeente: str, dag: str) -> None:
    html = text_of(gemeente, dag, Formaat.HTML)
    for text in (html, text_of(gemeente, dag, Formaat.MARKDOWN)):
        assert not re.search(r"\b(jij|bel je|doe je|jouw)\b", text)
    assert "Schuif de tekening opzij" in html
    assert "Zijwegen, zoals een weigering, staan in de tabellen" in html
    assert 'aria-hidden="true">–' not in html
    heads = re.findall(r'class="contact">.*?</table>', html, re.DOTALL)
    roles = re.findall(r'<th role="rowheader" scope="row">(.)', "".join(heads))
    assert roles
    assert all(letter.isupper() for letter in roles)
