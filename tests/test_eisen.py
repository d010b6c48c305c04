"""docs/eisen.md says of every requirement what proves it, and never more than that."""

from __future__ import annotations

from pathlib import Path

import pytest
from herleid import (
    DATA,
    PAGE,
    Bewijs,
    Eisen,
    find_klantreizen,
    find_problems,
    find_tests,
    read_eisen,
    write_data,
    write_page,
)

from routekaart.load import Catalogus

TESTS = Path(__file__).parent
AGAIN = "maak hem opnieuw: .venv/bin/python docs/herleiding/herleid.py"
BOEK = ("boek",)


def proofs(catalogus: Catalogus) -> list[Bewijs]:
    return [*find_klantreizen(catalogus), *find_tests(TESTS)]


def eis(status: str = "getoetst", **rest: str) -> dict[str, object]:
    return {"zin": "Dit moet.", "soort": "regel", "bron": ("boek:1-2",), "status": status, **rest}


def make_eisen(**eisen: dict[str, object]) -> Eisen:
    return Eisen.model_validate({"themas": ({"titel": "Een", "eisen": eisen},)})


def proof(nummer: str) -> Bewijs:
    return Bewijs(nummer, "test", "tests/test_een.py", "test_een")


# ── what we say of ourselves ──────────────────────────────────────────────────────────────────


def test_the_judgement_says_what_the_proof_allows(catalogus: Catalogus) -> None:
    problems = find_problems(read_eisen(), proofs(catalogus), catalogus.documenten)

    assert list(problems) == []


def test_the_page_is_of_today(catalogus: Catalogus) -> None:
    page = write_page(read_eisen(), proofs(catalogus), catalogus)

    assert PAGE.read_text("utf-8") == page, AGAIN


def test_the_data_are_of_today(catalogus: Catalogus) -> None:
    assert DATA.read_text("utf-8") == write_data(read_eisen(), proofs(catalogus)), AGAIN


def test_all_requirements_of_the_sources_are_there() -> None:
    assert list(read_eisen().alle()) == [f"R{number}" for number in range(1, 136)]


def test_every_file_that_proves_something_is_there(catalogus: Catalogus) -> None:
    for bewijs in proofs(catalogus):
        assert (TESTS.parent / bewijs.bestand).is_file()


# ── what it would not let us say ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("eisen", "bewijzen", "problem"),
    [
        ({"R1": eis()}, [], "R1: heet getoetst, en er is geen bewijs"),
        ({"R1": eis("deels", ontbreekt="Iets.")}, [], "R1: heet deels, en er is geen bewijs"),
        ({"R1": eis("open", reden="Later.")}, ["R1"], "R1: heet open, en er is bewijs"),
        ({"R1": eis("deels")}, ["R1"], "R1: 'ontbreekt' hoort bij deels, en alleen daarbij"),
        (
            {"R1": eis(ontbreekt="Iets.")},
            ["R1"],
            "R1: 'ontbreekt' hoort bij deels, en alleen daarbij",
        ),
        ({"R1": eis("open")}, [], "R1: 'reden' hoort bij open, en alleen daarbij"),
        (
            {"R1": eis()},
            ["R1", "R2"],
            "tests/test_een.py (test_een) noemt R2, en die eis is er niet",
        ),
        ({"R2": eis()}, ["R2"], "de nummers lopen niet van R1 af door, elk één keer"),
    ],
)
def test_what_claims_too_much_is_a_problem(
    eisen: dict[str, dict[str, object]], bewijzen: list[str], problem: str
) -> None:
    found = find_problems(make_eisen(**eisen), map(proof, bewijzen), BOEK)

    assert list(found) == [problem]


def test_a_document_that_nobody_knows_is_a_problem() -> None:
    [problem] = find_problems(make_eisen(R1=eis()), [proof("R1")], ["krant"])

    assert problem == "R1: het document 'boek' staat niet in rules/bronnen.yaml"


@pytest.mark.parametrize("bron", ["boek", "boek 12", "boek:twaalf", "boek:12-"])
def test_a_reference_says_document_and_lines(bron: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        make_eisen(R1={**eis(), "bron": (bron,)})


def test_a_mark_is_found_without_running_the_test(tmp_path: Path) -> None:
    (tmp_path / "test_een.py").write_text(
        "raise SystemExit\n"
        "@pytest.mark.traag\n"
        "@pytest.mark.eis('R1', 'R2')\n"
        "def test_een(): ...\n"
        "@pytest.mark.eis('R3')\n"
        "def helper(): ...\n",
        encoding="utf-8",
    )

    assert [bewijs.eis for bewijs in find_tests(tmp_path)] == ["R1", "R2"]


@pytest.mark.parametrize("mark", ["eis()", "eis(R1)", "eis(*EISEN)", "eis(1)", "eis(id='R1')"])
def test_a_mark_that_cannot_be_read_is_not_passed_over(tmp_path: Path, mark: str) -> None:
    (tmp_path / "test_een.py").write_text(
        f"@pytest.mark.{mark}\ndef test_een(): ...\n", encoding="utf-8"
    )

    with pytest.raises(ValueError, match=r"test_een\.py:1"):
        list(find_tests(tmp_path))


def test_what_a_klantreis_says_that_it_shows_is_proof(catalogus: Catalogus) -> None:
    found = list(find_klantreizen(catalogus))

    assert {bewijs.soort for bewijs in found} == {"klantreis"}
    assert len({bewijs.bestand for bewijs in found}) == len(catalogus.klantreizen)
