"""docs/bevindingen.md: every code, with an example that is really broken and a way to mend it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bevindingen import (
    CODES,
    GROUPS,
    KNOWN_ERNST,
    PAGE,
    Bevindingen,
    find_examples,
    read_bevindingen,
    write_page,
)

DOCS = Path(__file__).parents[1] / "docs"
AGAIN = "maak hem opnieuw: .venv/bin/python docs/herleiding/bevindingen.py"


def test_the_page_is_of_today() -> None:
    assert PAGE.read_text("utf-8") == write_page(read_bevindingen()), AGAIN


def test_every_code_is_on_the_page_once_and_in_order() -> None:
    told = re.findall(r"^### (RK\d{3})$", PAGE.read_text("utf-8"), re.MULTILINE)

    assert told == sorted(CODES)


def test_every_code_belongs_to_one_group() -> None:
    for code in CODES:
        assert sum(code.startswith(begin) for begin in GROUPS) == 1


def test_every_code_has_a_way_to_mend_it_and_no_other_has() -> None:
    assert set(read_bevindingen().herstel) == set(CODES)


def test_every_code_has_an_example_but_for_what_would_fill_pages() -> None:
    examples = find_examples(read_bevindingen())

    assert set(examples) == set(CODES) - set(KNOWN_ERNST)
    for code, voorbeeld in examples.items():
        assert voorbeeld.melding.code == code
        assert voorbeeld.tekst


def test_an_example_that_is_not_broken_is_refused() -> None:
    known = read_bevindingen()
    good = {"rules/extra.yaml": "begrippen:\n  een: {titel: Een, aanname: Voorbeeld.}\n"}
    wrong = Bevindingen(herstel=known.herstel, kies={}, voorbeelden={"RK501": good})

    with pytest.raises(ValueError, match="RK501: het voorbeeld zegt iets anders"):
        find_examples(wrong)


@pytest.mark.parametrize("page", ["README.md", "aan-de-slag.md"])
def test_the_manual_leads_here(page: str) -> None:
    assert "(bevindingen.md)" in (DOCS / page).read_text("utf-8")
