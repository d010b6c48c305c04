"""A table gives the answer of its regels, with its reason, or says that it has none."""

from collections.abc import Mapping
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.engine import tables
from routekaart.engine.tables import (
    Beslissing,
    CompiledTabel,
    compile_tabellen,
    decide,
    domeinen_of,
)
from routekaart.errors import DefinitionBroken, Undecided
from routekaart.model.cellen import Waarde
from routekaart.model.tabellen import Beslistabel, Regel, Treffer, Uitkomst
from strategies import FEITEN, POINTS, SPOREN, tabellen


def compile_all(*defined: Beslistabel) -> dict[str, CompiledTabel]:
    by_name = {tabel.beslistabel: tabel for tabel in defined}
    return compile_tabellen(by_name, domeinen_of(FEITEN, SPOREN, by_name))


def table(
    *rows: tuple[dict[str, str], str], treffer: Treffer = "uniek", naam: str = "tabel"
) -> Beslistabel:
    """Rows of cells and an answer; an answer such as `>ander` passes the question on."""
    return Beslistabel(
        beslistabel=naam,
        vraag="Wie?",
        treffer=treffer,
        invoer=tuple(dict.fromkeys(n for als, _ in rows for n in als)) or ("gezag",),
        uitvoer=("een", "twee"),
        regels=tuple(
            Regel(
                als={n: (text,) for n, text in als.items()},
                dan=Uitkomst(tabel=dan[1:]) if dan.startswith(">") else Uitkomst(waarde=dan),
            )
            for als, dan in rows
        ),
    )


def answer_slowly(
    tabel: CompiledTabel, values: Mapping[str, Waarde]
) -> str | tuple[str, ...] | None:
    """The answer of a table that passes nothing on, straight from DESIGN; `None`: undecided."""
    hits = [
        r.dan.waarde or ""
        for r in tabel.regels
        if all(c.matches(values[n]) for n, c in r.cellen.items())
    ]
    match tabel.treffer:
        case "uniek":
            return hits[0] if len(hits) == 1 else None
        case "eerste":
            return hits[0] if hits else None
        case "gelijk":
            return hits[0] if len(set(hits)) == 1 else None
        case "alle":
            return tuple(dict.fromkeys(hits)) or None


@given(tabellen())
def test_every_treffer_answers_as_it_promises_also_the_second_time(defined: Beslistabel) -> None:
    tabel = compile_all(defined)["tabel"]
    for point in product(*(POINTS[naam] for naam in tabel.invoer)):
        values = dict(zip(tabel.invoer, point, strict=True))
        expected = answer_slowly(tabel, values)
        for _ in range(2):
            if expected is None:
                with pytest.raises(Undecided):
                    decide(tabel, values)
            else:
                assert decide(tabel, values).uitkomst == expected


def test_an_answer_keeps_its_regel_and_all_that_it_looked_at() -> None:
    tabel = compile_all(
        table(({"leeftijd": "tot 12"}, "een"), ({"leeftijd": "vanaf 12", "gezag": "ja"}, "twee"))
    )["tabel"]

    assert decide(tabel, {"leeftijd": 12, "gezag": "ja", "ritme": None}) == Beslissing(
        "tabel", (2,), "twee", {"leeftijd": 12, "gezag": "ja"}
    )


def test_no_regel_is_undecided_and_says_for_which_feiten() -> None:
    tabel = compile_all(table(({"gemeld_op": "vanaf 2025-01-01"}, "een")))["tabel"]

    with pytest.raises(Undecided) as raised:
        decide(tabel, {"gemeld_op": date(2024, 12, 31)})

    assert raised.value.tabel == "tabel"
    assert raised.value.feiten == {"gemeld_op": date(2024, 12, 31)}
    assert raised.value.regels == ()


def test_two_regels_under_uniek_are_both_named() -> None:
    tabel = compile_all(table(({"gezag": "ja"}, "een"), ({"gezag": "bekend"}, "een")))["tabel"]

    with pytest.raises(Undecided) as raised:
        decide(tabel, {"gezag": "ja"})

    assert raised.value.regels == (1, 2)


@pytest.mark.parametrize("values", [{}, {"leeftijd": 3}, {"gezag": "misschien", "leeftijd": 3}])
def test_a_value_that_is_missing_or_impossible_is_never_decided_on(
    values: dict[str, Waarde],
) -> None:
    tabel = compile_all(table(({"gezag": "ja", "leeftijd": "12"}, "een"), ({}, "twee")))["tabel"]

    with pytest.raises(Undecided):
        decide(tabel, values)


def test_the_text_onbekend_is_no_value() -> None:
    tabel = compile_all(table(({"gezag": "onbekend"}, "een"), ({"gezag": "bekend"}, "twee")))[
        "tabel"
    ]

    assert decide(tabel, {"gezag": None}).uitkomst == "een"
    with pytest.raises(Undecided):
        decide(tabel, {"gezag": "onbekend"})


def test_a_question_is_passed_on_and_the_next_table_asks_only_for_itself() -> None:
    asked: list[str] = []
    values: dict[str, Waarde] = {"gezag": "ja", "leeftijd": 3, "veiligheid": "geen"}

    def ask(naam: str) -> Waarde:
        asked.append(naam)
        return values[naam]

    known = compile_all(
        table(({"gezag": "ja"}, ">jong"), ({"gezag": "nee"}, ">elders"), naam="eerst"),
        table(({"leeftijd": "tot 12"}, "twee"), naam="jong"),
        table(({"veiligheid": "geen"}, "een"), naam="elders"),
    )

    for _ in range(2):
        found = decide(known["eerst"], ask)
        assert (found.uitkomst, found.regels) == ("twee", (1,))
        assert [verder.tabel for verder in found.verder] == ["jong"]
    assert set(asked) == {"gezag", "leeftijd"}


def test_what_the_next_table_looks_at_is_not_remembered_by_the_first() -> None:
    known = compile_all(
        table(({"gezag": "ja"}, ">jong"), naam="eerst"),
        table(({"leeftijd": "tot 12"}, "een"), ({"leeftijd": "vanaf 12"}, "twee"), naam="jong"),
    )

    told = [decide(known["eerst"], {"gezag": "ja", "leeftijd": n}).uitkomst for n in (11, 12, 11)]

    assert told == ["een", "twee", "een"]


def test_gelijk_compares_what_the_next_tables_answer() -> None:
    known = compile_all(
        table(({"gezag": "ja"}, ">jong"), ({"gezag": "bekend"}, "een"), treffer="gelijk", naam="a"),
        table(({"leeftijd": "tot 12"}, "een"), ({"leeftijd": "vanaf 12"}, "twee"), naam="jong"),
    )

    assert decide(known["a"], {"gezag": "ja", "leeftijd": 3}).uitkomst == "een"
    with pytest.raises(Undecided):
        decide(known["a"], {"gezag": "ja", "leeftijd": 12})


def test_alle_gives_each_answer_once_and_an_empty_answer_is_none() -> None:
    known = compile_all(
        table(
            ({"gezag": "ja"}, "twee"),
            ({"gezag": "bekend"}, ">jong"),
            ({"gezag": "bekend"}, "een"),
            treffer="alle",
            naam="a",
        ),
        table(({"leeftijd": "tot 12"}, "twee"), naam="jong"),
    )

    assert decide(known["a"], {"gezag": "ja", "leeftijd": 3}).uitkomst == ("twee", "een")
    with pytest.raises(Undecided):
        decide(known["a"], {"gezag": None, "leeftijd": 3})


def test_the_word_onbekend_is_an_answer_and_as_a_feit_it_is_none() -> None:
    tabel = compile_all(table(({"gezag": "ja"}, "onbekend"), ({"gezag": "nee"}, "een")))["tabel"]

    assert decide(tabel, {"gezag": "ja"}).uitkomst == "onbekend"
    assert decide(tabel, {"gezag": "ja"}).waarde is None
    assert decide(tabel, {"gezag": "nee"}).waarde == "een"


def test_a_callable_that_fails_is_not_taken_for_a_missing_value() -> None:
    def ask(naam: str) -> Waarde:
        raise KeyError(naam)

    with pytest.raises(KeyError):
        decide(compile_all(table(({"gezag": "ja"}, "een")))["tabel"], ask)


def test_a_table_that_leads_back_to_itself_is_refused() -> None:
    with pytest.raises(DefinitionBroken) as raised:
        compile_all(
            table(({"gezag": "ja"}, ">b"), naam="a"), table(({"gezag": "ja"}, ">a"), naam="b")
        )
    assert set(raised.value.places) == {"a", "b"}


@given(st.lists(st.integers(0, 30), max_size=40))
def test_a_table_forgets_before_it_grows_without_end(numbers: list[int]) -> None:
    tabel = compile_all(table(({"leeftijd": "tot 12"}, "een"), ({"leeftijd": "vanaf 12"}, "twee")))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(tables, "REMEMBERED", 5)
        for number in numbers:
            told = decide(tabel["tabel"], {"leeftijd": number}).uitkomst
            assert told == ("een" if number < 12 else "twee")
            assert len(tabel["tabel"]._answers) <= 5
