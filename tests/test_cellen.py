"""What an author writes in a cell is what it lets through, and cells form an algebra."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.kalender import Duur
from routekaart.model.cellen import (
    BekendDomein,
    Cel,
    DatumDomein,
    Domein,
    GetalDomein,
    KeuzeDomein,
    Waarde,
    any_cel,
    compile_cel,
    domein_of_feit,
    domein_of_spoor,
    parse_waarde,
)
from routekaart.model.feiten import Feit, LidFeit
from routekaart.model.tabellen import Beslistabel
from strategies import FEITEN, POINTS, SPOREN, cell_texts, column_names

KEUZE = KeuzeDomein(("ja", "nee", "onbekend"))


def domein_of(naam: str) -> Domein:
    return domein_of_feit(FEITEN[naam]) if naam in FEITEN else domein_of_spoor(SPOREN[naam])


def lets_through(text: str, value: Waarde) -> bool:  # noqa: PLR0911 - one line per form
    """What the manual says about a cell, written down a second time and as slowly as can be."""
    if text in ("bekend", "onbekend"):
        return (value is None) is (text == "onbekend")
    if value is None or isinstance(value, tuple):
        return False
    if isinstance(value, str):
        return value == text
    word = f"{value:05}" if isinstance(value, int) else value.isoformat()
    *before, last = text.split(" ")
    last = last.zfill(5)
    match before:
        case []:
            return word == last
        case ["vanaf"]:
            return word >= last
        case ["tot"]:
            return word < last
        case ["tot", "en", "met"]:
            return word <= last
        case [first, "tot", "en", "met"]:
            return first.zfill(5) <= word <= last
    raise AssertionError(text)


@given(st.data(), column_names)
def test_a_cell_lets_through_what_one_of_its_texts_says(data: st.DataObject, naam: str) -> None:
    texts = data.draw(cell_texts(naam))
    cel = compile_cel(texts, domein_of(naam))

    for value in POINTS[naam]:
        assert cel.matches(value) is any(lets_through(text, value) for text in texts), value


@given(st.data(), column_names)
def test_cells_are_sets_of_values(data: st.DataObject, naam: str) -> None:
    one, other = (compile_cel(data.draw(cell_texts(naam)), domein_of(naam)) for _ in range(2))

    for value in POINTS[naam]:
        here, there = one.matches(value), other.matches(value)
        assert one.intersect(other).matches(value) is (here and there)
        assert one.minus(other).matches(value) is (here and not there)
        assert one.union(other).matches(value) is (here or there)
    assert one.covers(other) is all(one.matches(v) for v in POINTS[naam] if other.matches(v))


@given(st.data(), column_names)
def test_equal_sets_are_equal_cells(data: st.DataObject, naam: str) -> None:
    one, other = (compile_cel(data.draw(cell_texts(naam)), domein_of(naam)) for _ in range(2))

    assert one.minus(other).union(one.intersect(other)) == one
    assert one.union(other) == other.union(one)
    assert one.minus(one).is_empty
    assert any_cel(domein_of(naam)).covers(one)


@given(st.data(), column_names)
def test_a_sample_is_let_through_and_only_an_empty_cell_has_none(
    data: st.DataObject, naam: str
) -> None:
    one, other = (compile_cel(data.draw(cell_texts(naam)), domein_of(naam)) for _ in range(2))
    rest = one.minus(other)

    if rest.is_empty:
        assert not any(rest.matches(value) for value in POINTS[naam])
        with pytest.raises(ValueError, match="empty"):
            rest.sample()
    else:
        assert rest.matches(rest.sample())


def test_a_cell_of_numbers_is_merged() -> None:
    cel = compile_cel(["3", "tot 2", "4 tot en met 7", "onbekend"], GetalDomein())

    assert cel == Cel(reeksen=((0, 1), (3, 7)), onbekend=True)
    assert cel.sample() == 0


def test_a_day_is_counted_to_its_edge_also_in_a_leap_year() -> None:
    before = compile_cel(["tot 2024-03-01"], DatumDomein())

    assert before.matches(date(2024, 2, 29))
    assert not before.matches(date(2024, 3, 1))
    assert any_cel(DatumDomein()).minus(before).sample() == date(2025, 1, 1)


def test_onbekend_is_let_through_only_where_it_is_written() -> None:
    assert not compile_cel(["nee"], KEUZE).matches(None)
    assert not compile_cel(["vanaf 0"], GetalDomein()).matches(None)
    assert not compile_cel(["bekend"], BekendDomein()).matches(None)
    assert any_cel(KEUZE).matches(None)


def test_a_number_is_no_day_and_a_day_no_number() -> None:
    assert not compile_cel(["vanaf 0"], GetalDomein()).matches(date(2025, 1, 1))
    assert not compile_cel(["vanaf 2025-01-01"], DatumDomein()).matches(800_000)


@pytest.mark.parametrize(
    ("texts", "domein", "sentence"),
    [
        (["jaa"], KEUZE, "'jaa' kan hier niet; wel: ja, nee, onbekend. Bedoelde u 'ja'?"),
        (["Ja"], KEUZE, "'Ja' kan hier niet"),
        ([], KEUZE, "lege lijst"),
        (["onbekend"], KeuzeDomein(("geen", "open")), "nooit onbekend; wel: geen, open"),
        (["bekend"], KeuzeDomein(("geen", "open")), "nooit onbekend"),
        (["> 12"], GetalDomein(), "'> 12' kan hier niet; wel: '12', '12 tot en met 17'"),
        (["-1"], GetalDomein(), "'-1' kan hier niet"),
        (["twaalf"], GetalDomein(), "'twaalf' kan hier niet"),
        (["17 tot en met 12"], GetalDomein(), "laat geen enkele waarde toe"),
        (["tot 0"], GetalDomein(), "laat geen enkele waarde toe"),
        (["12"], DatumDomein(), "wel: '2025-01-01'"),
        (["2025-02-30"], DatumDomein(), "'2025-02-30' is geen datum"),
        (["ja"], BekendDomein(), "'ja' kan hier niet; wel: bekend, onbekend"),
    ],
)
def test_what_cannot_stand_in_a_cell_is_told_in_the_words_of_its_author(
    texts: list[str], domein: Domein, sentence: str
) -> None:
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - its sentence is what we look at
        compile_cel(texts, domein)
    assert sentence in str(raised.value)


def test_a_value_is_read_as_its_feit_wants_it() -> None:
    assert parse_waarde("acuut", FEITEN["onveiligheid"]) == "acuut"
    assert parse_waarde(("12",), FEITEN["leeftijd"]) == 12
    assert parse_waarde("2025-03-31", FEITEN["gemeld_op"]) == date(2025, 3, 31)
    assert parse_waarde(("1 week", "1 maand"), FEITEN["ritme"]) == (
        Duur.parse("1 week"),
        Duur.parse("1 maand"),
    )
    assert all(parse_waarde("onbekend", feit) is None for feit in FEITEN.values())


@pytest.mark.parametrize(
    ("text", "naam", "sentence"),
    [
        ("acut", "onveiligheid", "Bedoelde u 'acuut'?"),
        ("-3", "leeftijd", "'-3' kan hier niet"),
        ("20250331", "gemeld_op", "'20250331' is geen datum"),
        (("ja", "nee"), "gezag", "hier hoort één waarde, geen 2"),
        ("vaak", "ritme", "vaak"),
        ((), "ritme", "geen 0"),
    ],
)
def test_a_value_that_the_feit_cannot_have_is_told(
    text: str | tuple[str, ...], naam: str, sentence: str
) -> None:
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - idem
        parse_waarde(text, FEITEN[naam])
    assert sentence in str(raised.value)


def test_a_derived_feit_can_be_what_its_table_says() -> None:
    tabel = Beslistabel(
        beslistabel="houder", vraag="Wie?", invoer=("gezag",), uitvoer=("geen", "rol"), regels=()
    )
    feit = Feit(titel="Houder", tabel="houder")

    domein = domein_of_feit(feit, {"houder": tabel}, ("politie", "lokaal_team"))

    assert domein == KeuzeDomein(("geen", "politie", "lokaal_team"))
    assert not any_cel(domein).onbekend
    assert parse_waarde("politie", feit, domein) == "politie"


def test_whether_some_lid_has_it_is_ja_nee_or_onbekend() -> None:
    feit = Feit(titel="Kind", enig_lid=LidFeit.model_validate({"feit": "gezag", "is": "ja"}))

    assert any_cel(domein_of_feit(feit)) == Cel(frozenset({"ja", "nee"}), onbekend=True)
