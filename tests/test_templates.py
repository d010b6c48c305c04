"""Our templates, a gemeente's own in their place, and what nobody should ever type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from test_kaarten_gemeenten import ROOTS, kaart_of
from test_kaarten_html import Page
from wereld import make_afspraken, regie, spoor, tabel

from routekaart.engine.plan import compile_plan
from routekaart.errors import TemplateInvalid
from routekaart.kaarten.kaart import Kaart
from routekaart.kaarten.render import Formaat, render_kaart, write_kaarten
from routekaart.kaarten.view import build_kaart

BAD = (
    '<script>alert("x")</script> #import "evil.typ" {{ 7*7 }} {% raw %} '
    "| [a](b) *x* _y_ `z` &lt; </svg>"
)
LONG = "x" * 3000


def make_kaart(*names: str, **parts: Any) -> Kaart:  # noqa: ANN401
    afspraken = make_afspraken(
        spoor(
            "s",
            {
                "a": {"titel": names[0], "aan_zet": ["een"], "doet": [names[-1]]},
                "b": {"titel": names[-1], "aan_zet": ["twee"]},
                "c": {"kenmerken": "eind"},
            },
            {"bij": "verder", "van": ["a"], "naar": "b", "titel": names[0]},
            {"bij": "klaar", "van": ["b"], "naar": "c"},
            opent=[{"bij": "begin"}],
        ),
        tabellen=[tabel("wie_heeft", ["s"], ["rol"], {"dan": "een"})],
        regie=regie("heeft", dragend=True),
        invullingen={"een": {"organisatie": names[0], "team": names[-1]}},
        **parts,
    )
    afspraken = replace(
        afspraken, gemeente=afspraken.gemeente.model_copy(update={"naam": names[0]})
    )
    return build_kaart(afspraken, compile_plan(afspraken))


def own_root(tmp_path: Path, **files: str) -> Sequence[Path]:
    """Our root, and a root of a gemeente after it with these templates."""
    folder = tmp_path / "eigen" / "templates"
    folder.mkdir(parents=True)
    for naam, text in files.items():
        folder.joinpath(naam.replace("__", ".")).write_text(text, encoding="utf-8")
    return (*ROOTS, tmp_path / "eigen")


def test_hostile_words_are_only_words() -> None:
    kaart = make_kaart(BAD)
    html = render_kaart(kaart, Formaat.HTML, ROOTS).decode()
    page = Page(html)
    assert page.open == []
    assert page.all("script") == []
    assert "<script>" not in html
    markdown = render_kaart(kaart, Formaat.MARKDOWN, ROOTS).decode()
    assert "<script" not in markdown
    assert "[a](b)" not in markdown
    assert "{{ 7*7 }}" in html
    assert render_kaart(kaart, Formaat.PDF, ROOTS).startswith(b"%PDF")


def test_a_name_without_a_title_is_written_as_words() -> None:
    afspraken = make_afspraken(
        spoor("s", {"a": {"aan_zet": ["een"]}, "b": {"kenmerken": "eind"}}),
        feiten={"f": {"waarden": ["heel_vreemd", "gewoon"]}},
        tabellen=[
            tabel(
                "wie_heeft",
                ["f"],
                ["rol"],
                {"f": "heel_vreemd", "dan": "een"},
                {"f": ["gewoon", "onbekend"], "dan": "twee"},
            )
        ],
        regie=regie("heeft", dragend=True),
    )
    kaart = build_kaart(afspraken, compile_plan(afspraken))
    assert [rij.cellen for rij in kaart.regie[0].rijen] == [
        ("heel vreemd",),
        ("gewoon of onbekend",),
    ]


def test_a_very_long_word_stays_on_the_page() -> None:
    kaart = make_kaart(LONG, "kort")
    assert kaart.tekening is not None
    assert "…" in kaart.tekening.svg
    for formaat in Formaat:
        assert render_kaart(kaart, formaat, ROOTS)


def test_a_gemeente_of_which_nothing_is_known_has_a_kaart_to_write_on() -> None:
    afspraken = make_afspraken()
    kaart = build_kaart(afspraken, compile_plan(afspraken))
    assert kaart.tekening is None
    for formaat in Formaat:
        assert render_kaart(kaart, formaat, ROOTS)
    assert "…………" in render_kaart(kaart, Formaat.MARKDOWN, ROOTS).decode()


def test_the_template_of_a_gemeente_replaces_ours(tmp_path: Path) -> None:
    roots = own_root(tmp_path, kaart__md__j2="Kaart van {{ kaart.gemeente }}, {{ kaart.versie }}\n")
    kaart = kaart_of("ede", "2021-06-01")
    assert (
        render_kaart(kaart, Formaat.MARKDOWN, roots).decode() == f"Kaart van Ede, {kaart.versie}\n"
    )
    assert b"Wat doet u" in render_kaart(kaart, Formaat.HTML, roots)


def test_the_style_of_a_gemeente_goes_into_our_page(tmp_path: Path) -> None:
    roots = own_root(tmp_path, kaart__css="h1 { color: #7a0019; }")
    html = render_kaart(kaart_of("ede", "2021-06-01"), Formaat.HTML, roots).decode()
    assert "#7a0019" in html
    assert "Wat doet u" in html


def test_the_print_of_a_gemeente_replaces_ours_and_keeps_our_letters(tmp_path: Path) -> None:
    own = (
        '#let k = json(bytes(sys.inputs.kaart))\n#set document(title: "Eigen " + k.gemeente)\n'
        '#set text(font: "Lato", lang: "nl")\n= Eigen #k.gemeente\n'
    )
    roots = own_root(tmp_path, kaart__typ=own)
    pdf = render_kaart(kaart_of("ede", "2021-06-01"), Formaat.PDF, roots)
    assert b"Lato" in pdf
    assert pdf != render_kaart(kaart_of("ede", "2021-06-01"), Formaat.PDF, ROOTS)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\n\n{{ kaart.burgemeester }}", 3),
        ("{% for x in kaart.rollen %}", 1),
        ("a\n{{ kaart.gemeente | bestaat_niet }}", 2),
        ("a\n\n\n{{ 1 / 0 }}", 4),
        ("a\n{{ kaart.gemeente.__class__.__mro__ }}", 2),
        ("a\n{% set _ = kaart.rollen.append(1) %}", 2),
    ],
)
def test_a_template_that_is_wrong_says_where(tmp_path: Path, text: str, line: int) -> None:
    roots = own_root(tmp_path, kaart__md__j2=text)
    with pytest.raises(TemplateInvalid) as caught:
        render_kaart(kaart_of("ede", "2021-06-01"), Formaat.MARKDOWN, roots)
    span = caught.value.span
    assert span is not None
    assert (Path(span.file).name, span.line) == ("kaart.md.j2", line)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("\n{{ kaart.gemente }}", 2, "'gemente' is hier niet bekend. Bedoelde u 'gemeente'?"),
        ("{{ kart.gemeente }}", 1, "'kart' is in dit sjabloon niet bekend. Bedoelde u 'kaart'?"),
        ("{{ kaart.gemeente.naam }}", 1, "'naam' is niet te vragen van een tekst"),
        ("a\n{% for x in kaart.nood %}", 2, "'{% endfor %}' ontbreekt"),
        ("{% if kaart %}\n{% endfor %}", 2, "'{% if %}' moet eerst worden afgesloten"),
        ("{% voor x in y %}", 1, "het woord 'voor' na '{%' is niet bekend"),
        ("{{ kaart.gemeente | bestaat_niet }}", 1, "er is geen filter met de naam 'bestaat_niet'"),
        ("{# open", 1, "'#}' ontbreekt"),
        ("{{ kaart.gemeente }", 1, "'}' hoort hier niet"),
        ("a\n\n{% include 'weg.j2' %}", 3, "er is geen sjabloon 'weg.j2' in "),
        ("a\n{{ 1 / 0 }}", 2, "gedeeld door nul"),
        ("{{ kaart.gemeente.__class__.__mro__ }}", 1, "mag alleen laten zien"),
        (" \n{# niets #}\n", 1, "het sjabloon levert niets op"),
    ],
)
def test_a_template_that_is_wrong_says_in_dutch_what_and_where(
    tmp_path: Path, text: str, line: int, reason: str
) -> None:
    roots = own_root(tmp_path, kaart__md__j2=text)
    with pytest.raises(TemplateInvalid) as caught:
        render_kaart(kaart_of("ede", "2021-06-01"), Formaat.MARKDOWN, roots)
    assert reason in caught.value.reason
    span = caught.value.span
    assert span is not None
    assert (Path(span.file).parent.parent, span.line) == (tmp_path / "eigen", line)


@pytest.mark.parametrize("naam", ["kaart.md.j2", "deel.j2"])
def test_a_template_that_is_not_utf8_is_named_with_its_line(tmp_path: Path, naam: str) -> None:
    roots = own_root(tmp_path, kaart__md__j2="{% include 'deel.j2' %}", deel__j2="a")
    path = tmp_path / "eigen" / "templates" / naam
    path.write_bytes("een\ncafé\n".encode("latin-1"))
    with pytest.raises(TemplateInvalid, match="UTF-8") as caught:
        render_kaart(kaart_of("ede", "2021-06-01"), Formaat.MARKDOWN, roots)
    span = caught.value.span
    assert span is not None
    assert (span.file, span.line) == (str(path), 2)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("#k.gemente", "'gemente' is hier niet bekend. Bedoelde u 'gemeente'?"),
        ("#gemeente", "'gemeente' is hier niet bekend"),
        ("#(", "niet gesloten"),
    ],
)
def test_a_print_that_is_wrong_says_in_dutch_what(tmp_path: Path, line: str, reason: str) -> None:
    own = f"#let k = json(bytes(sys.inputs.kaart))\n{line}\n"
    with pytest.raises(TemplateInvalid) as caught:
        render_kaart(kaart_of("ede", "2021-06-01"), Formaat.PDF, own_root(tmp_path, kaart__typ=own))
    assert reason in caught.value.reason
    span = caught.value.span
    assert span is not None
    assert span.line == 2


def test_a_print_without_alt_text_is_refused(tmp_path: Path) -> None:
    own = (
        '#let k = json(bytes(sys.inputs.kaart))\n#set document(title: "x")\n#set text(lang: "nl")\n'
        '#image(bytes(k.tekening.svg), format: "svg")\n'
    )
    with pytest.raises(TemplateInvalid, match=r"(?i)alt"):
        render_kaart(kaart_of("ede", "2021-06-01"), Formaat.PDF, own_root(tmp_path, kaart__typ=own))


def test_a_print_that_is_wrong_says_where(tmp_path: Path) -> None:
    roots = own_root(tmp_path, kaart__typ="= Eigen\n#let k = 1\n#k.gemeente\n")
    with pytest.raises(TemplateInvalid) as caught:
        render_kaart(kaart_of("ede", "2021-06-01"), Formaat.PDF, roots)
    span = caught.value.span
    assert span is not None
    assert (Path(span.file).name, span.line) == ("kaart.typ", 3)


def test_a_print_cannot_read_the_machine(tmp_path: Path) -> None:
    roots = own_root(tmp_path, kaart__typ='#read("/../../../etc/hostname")')
    with pytest.raises(TemplateInvalid):
        render_kaart(kaart_of("ede", "2021-06-01"), Formaat.PDF, roots)


def test_no_template_at_all_is_told(tmp_path: Path) -> None:
    for formaat in Formaat:
        with pytest.raises(TemplateInvalid):
            render_kaart(kaart_of("ede", "2021-06-01"), formaat, [tmp_path])


def test_files_are_written_under_their_format(tmp_path: Path) -> None:
    paths = write_kaarten(
        kaart_of("ede", "2021-06-01"), "ede", list(Formaat), ROOTS, tmp_path / "uit"
    )
    assert [path.name for path in paths] == ["ede.html", "ede.pdf", "ede.md"]
    assert all(path.stat().st_size for path in paths)


def test_the_letters_come_with_their_licence() -> None:
    fonts = ROOTS[0] / "templates" / "fonts"
    assert {path.name for path in fonts.glob("*.ttf")} == {
        "Lato-Bold.ttf",
        "Lato-Italic.ttf",
        "Lato-Regular.ttf",
    }
    assert "SIL OPEN FONT LICENSE" in (fonts / "OFL.txt").read_text(encoding="utf-8")
