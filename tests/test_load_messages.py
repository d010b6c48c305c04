"""What an author reads: the own word, what is possible, and a guess only where it helps."""

from typing import Literal

import pytest
from pydantic import BaseModel

from routekaart.load.documents import read_definition
from routekaart.load.shape import describe_field, fields_at
from routekaart.load.suggest import closest, enumerate_words, short, spell_name, split_hint, suggest


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "rollen: {a: {titell: A}}",
            "'titell' hoort hier niet",
            "Bedoelde u 'titel'?",
        ),
        (
            "rollen: {a: {titel: A, titell: B}}",
            "'titell' hoort hier niet",
            "Wat hier nog kan staan: bron, aanname, meervoud, taak, uit_feit of kenmerken.",
        ),
        (
            "rollen: {a: {}}",
            "bij 'a' ontbreekt 'titel'",
            "titel: Hoe de rol heet.",
        ),
        (
            "gebeurtenissen: {a: {titel: A, soort: vorval}}",
            "'vorval' kan niet bij 'soort': kies uit voorval of besluit",
            "Bedoelde u 'voorval'?",
        ),
        (
            "feiten: {a: {titel: A, waarden: [ja], houdbaarheid: 5 werkdaggen}}",
            (
                "'5 werkdaggen' is geen duur: schrijf een getal en dan uur, dagen, werkdagen, "
                "weken, maanden of jaar"
            ),
            "Bedoelde u '5 werkdagen'?",
        ),
        (
            "rollen: {Wijk-Team: {titel: A}}",
            (
                "'Wijk-Team' kan hier niet: gebruik kleine letters, cijfers en een liggend "
                "streepje (_), met een letter vooraan"
            ),
            "Bedoelde u 'wijk_team'?",
        ),
        (
            "rollen: {a: {titel: ' '}}",
            "'titel' is leeg",
            "Vul het in, of haal het weg.",
        ),
        (
            "rollen: {a: {titel: [A]}}",
            "bij 'titel' hoort één waarde te staan, geen lijst",
            "",
        ),
        (
            "bronnen: {a: {titel: A, uitgever: B, periode: {van: gisteren}}}",
            "'gisteren' is geen datum: schrijf jaar-maand-dag, zoals 2025-03-31",
            "",
        ),
        (
            "feestdagen: A\neerste_jaar: 1200\nlaatste_jaar: 2030\nregels: {}",
            "'1200' kan niet bij 'eerste_jaar': het is ten minste 1900",
            "",
        ),
        (
            "feestdagen: A\neerste_jaar: 99999999999999999999\nlaatste_jaar: 2030\nregels: {}",
            "'99999999999999999999' is geen heel getal",
            "",
        ),
        (
            "gemeenten: {}\nregios: {}",
            "'gemeenten' zegt niet wat voor bestand dit is",
            "Bedoelde u 'gemeente'?",
        ),
    ],
)
def test_a_finding_says_what_is_the_case_and_what_to_do(text: str, message: str, hint: str) -> None:
    _, findings = read_definition("x.yaml", text.encode())

    assert [(finding.message, finding.hint) for finding in findings] == [(message, hint)]


def test_the_word_of_somebody_who_fell_asleep_on_the_keyboard_is_cut() -> None:
    assert len(short("x" * 10_000)) == 60
    assert closest("x" * 10_000, ["x" * 10_000]) is None


def test_no_guess_is_better_than_a_wild_one() -> None:
    assert suggest("kleur", ["titel", "meervoud"]) == ""
    assert suggest("kleur", []) == ""
    assert suggest("kleur", ["a", "b"], otherwise="Wel:") == "Wel: a of b."
    assert suggest("kleur", map(str, range(100)), otherwise="Wel:") == ""


def test_words_stand_in_a_sentence_as_dutch_does_it() -> None:
    assert enumerate_words(["a"]) == "a"
    assert enumerate_words(["a", "b"]) == "a of b"
    assert enumerate_words(["a", "b", "c"]) == "a, b of c"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Veilig Thuis", "veilig_thuis"), ("1e lijn", "e_lijn"), ("--", ""), ("a_b", "a_b")],
)
def test_a_name_is_spelled_as_it_must_have_been_meant(typed: str, meant: str) -> None:
    assert spell_name(typed) == meant


def test_a_sentence_without_a_hint_stays_as_it_is() -> None:
    assert split_hint("'a' kan niet; wel: b") == ("'a' kan niet; wel: b", "")


class Inner(BaseModel):
    een: Literal["a"]


class Outer(BaseModel):
    keuze: str | Inner | tuple[Inner, ...]
    lijst: dict[str, tuple[Inner, ...]]


@pytest.mark.parametrize(
    "loc",
    [
        ("keuze", "Inner"),
        ("keuze", "tuple[Inner, ...]", 3),
        ("keuze",),
        ("lijst", "wat dan ook", 0),
    ],
)
def test_the_fields_of_a_place_are_found_through_lists_and_unions(
    loc: tuple[str | int, ...],
) -> None:
    assert "een" in fields_at(Outer, loc)
    assert describe_field(Outer, (*loc, "een")) == ""
