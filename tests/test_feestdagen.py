"""rules/feestdagen.yaml against an independent list, and what its author may not write."""

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import holidays
import pytest
from holidays.constants import OPTIONAL, PUBLIC
from pydantic import ValidationError

from routekaart.load.nodes import read_yaml
from routekaart.model.feestdagen import Feestdagen, Gelijkstelling

FILE = Path(__file__).parent.parent / "rules" / "feestdagen.yaml"
YEARS = range(2014, 2036)
# The Sundays that "holidays" lists are no feestdagen of the Algemene termijnenwet: art. 1 and 2
# name every Sunday beside them.
SUNDAYS_BY_RULE = {"Eerste paasdag", "Eerste pinksterdag"}


def _read_values() -> dict[str, Any]:
    file, diagnostics = read_yaml(FILE.name, FILE.read_bytes())
    assert file is not None
    assert diagnostics == ()
    return file.values


VALUES = _read_values()
FEESTDAGEN = Feestdagen.model_validate(VALUES)
KALENDER = FEESTDAGEN.to_kalender()


@pytest.mark.parametrize("year", YEARS)
def test_the_feestdagen_of_a_year_are_those_of_an_independent_list(year: int) -> None:
    oracle = holidays.country_holidays(
        "NL", years=year, categories=(PUBLIC, OPTIONAL), language="nl"
    )
    by_decree = {day for besluit in FEESTDAGEN.gelijkgesteld for day in besluit.dagen}

    ours = {day for day in {**KALENDER.feestdagen, **KALENDER.gelijkgesteld} if day.year == year}
    theirs = {day for day, name in oracle.items() if name not in SUNDAYS_BY_RULE}
    assert ours - by_decree == theirs


def test_the_kalender_runs_from_2014_to_2035_and_knows_of_which_years_it_has_the_decree() -> None:
    assert (KALENDER.first, KALENDER.last) == (date(2014, 1, 1), date(2035, 12, 31))
    assert KALENDER.besluitjaren == frozenset([*range(2014, 2020), *range(2023, 2029)])


@pytest.mark.parametrize(
    "day",
    [date(2023, 4, 28), date(2023, 5, 19), date(2024, 5, 10), date(2024, 12, 27),
     date(2025, 5, 30), date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7),
     date(2028, 4, 28), date(2028, 5, 26)],
)  # fmt: skip
def test_a_day_made_equal_by_decree_is_an_ordinary_werkdag(day: date) -> None:
    assert KALENDER.is_werkdag(day)
    assert KALENDER.is_algemeen_erkend(day)


def test_koningsdag_is_on_saturday_the_26th_when_the_27th_is_a_sunday() -> None:
    assert KALENDER.feestdagen[date(2014, 4, 26)] == "Koningsdag"
    assert date(2025, 4, 27) not in KALENDER.feestdagen
    assert KALENDER.feestdagen[date(2026, 4, 27)] == "Koningsdag"


def test_bevrijdingsdag_counts_every_year_and_shares_the_day_with_hemelvaartsdag_in_2016() -> None:
    assert all(date(year, 5, 5) in KALENDER.feestdagen for year in YEARS)
    assert KALENDER.feestdagen[date(2016, 5, 5)] == "Bevrijdingsdag en Hemelvaartsdag"


@pytest.mark.parametrize(("written", "werkdag"), [("ja", True), ("nee", False)])
def test_whether_goede_vrijdag_is_a_werkdag_is_decided_in_the_file(
    written: str, *, werkdag: bool
) -> None:
    values = deepcopy(VALUES)
    values["regels"]["goede_vrijdag"]["werkdag"] = written
    kalender = Feestdagen.model_validate(values).to_kalender()
    assert kalender.is_werkdag(date(2025, 4, 18)) is werkdag
    assert kalender.is_algemeen_erkend(date(2025, 4, 18))


def test_what_the_law_does_not_say_is_marked_as_ours() -> None:
    for name in ("goede_vrijdag", "koningsdag", "bevrijdingsdag"):
        assert FEESTDAGEN.regels[name].aanname
    assert all(besluit.aanname for besluit in FEESTDAGEN.gelijkgesteld)
    assert all(regel.bron for regel in FEESTDAGEN.regels.values())
    assert all(besluit.bron for besluit in FEESTDAGEN.gelijkgesteld)


@pytest.mark.parametrize("besluit", FEESTDAGEN.gelijkgesteld)
def test_the_title_of_a_decree_names_the_years_of_its_days(besluit: Gelijkstelling) -> None:
    quote = " ".join(bron.citaat for bron in besluit.bron)
    assert all(str(day.year) in quote for day in besluit.dagen)


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        (("regels", "koningsdag", "op"), "27 aprl", "geen dag die elk jaar bestaat"),
        (("regels", "koningsdag", "op"), "29 februari", "geen dag die elk jaar bestaat"),
        (("regels", "koningsdag", "op"), "april", "geen dag die elk jaar bestaat"),
        (("regels", "koningsdag", "pasen"), "3", "één van twee"),
        (("regels", "koningsdag", "op"), None, "één van twee"),
        (("regels", "hemelvaartsdag", "op_zondag"), "4 mei", "hoort bij een vaste dag"),
        (("regels", "koningsdag", "werkdag"), "true", "schrijf ja of nee"),
        (("laatste_jaar",), "2013", "ligt voor het eerste jaar"),
        (("gelijkgesteld", 3, "dagen"), ("2029-05-11",), "buiten de jaren van het besluit"),
        (("gelijkgesteld", 3, "dagen"), ("2026-05-16",), "zaterdag 16 mei 2026"),
        (("gelijkgesteld", 3, "eerste_jaar"), "2025", "2025 staat in twee besluiten"),
    ],
)
def test_a_slip_in_the_file_is_answered_with_a_dutch_sentence(
    path: tuple[str | int, ...], value: object, sentence: str
) -> None:
    values: Any = deepcopy(VALUES)
    inner = values
    for part in path[:-1]:
        inner = inner[part]
    inner[path[-1]] = value
    with pytest.raises(ValidationError) as caught:
        Feestdagen.model_validate(values)
    assert sentence in " ".join(error["msg"] for error in caught.value.errors())
