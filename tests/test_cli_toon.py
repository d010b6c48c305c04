"""`routekaart toon` and `lijst`: what there is, in the words of who agreed it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from conftest import Cli

from routekaart.entrypoints.cli.door import routekaart
from routekaart.entrypoints.cli.group import Opdracht
from routekaart.entrypoints.cli.lijst import SOORTEN
from routekaart.load import Catalogus

Golden = Callable[[str, str], None]

SHOWN = {
    "spoor": ["zorg"],
    "spoor-adorp": ["zorg", "--gemeente", "adorp"],
    "spoor-adorp-2025": ["zorg", "--gemeente", "adorp", "--peildatum", "31-12-2025"],
    "tabel": ["casusregie"],
    "gemeente": ["adorp"],
    "gemeente-leeg": ["bedam"],
    "regio": ["proef"],
    "gebeurtenis": ["hulp_begonnen"],
    "feit": ["toestemming"],
    "rol": ["lokaal_team"],
    "begrip": ["zorg", "--soort", "begrip"],
}


@pytest.mark.usefixtures("proef")
@pytest.mark.parametrize("name", SHOWN)
def test_a_thing_is_told_in_words(cli: Cli, golden: Golden, name: str) -> None:
    told = cli("toon", *SHOWN[name])
    assert told.code == 0, told.err
    golden(f"toon-{name}", told.out)


@pytest.mark.usefixtures("proef")
def test_a_termijn_says_which_file_set_it(cli: Cli) -> None:
    base = cli("toon", "zorg").out
    assert "binnen 2 werkdagen" in base
    assert "Gezet door" not in base
    here = cli("toon", "zorg", "--gemeente", "adorp").out
    assert "binnen 1 werkdag " in here
    assert "Gezet door: rules/adorp.yaml" in here
    assert "binnen 2 werkdagen" in cli("toon", "zorg", "--gemeente", "bedam").out


@pytest.mark.usefixtures("proef")
def test_a_bron_weighs_less_when_its_period_is_over(cli: Cli) -> None:
    assert "Weegt hier: geldt." in cli("toon", *SHOWN["spoor-adorp-2025"]).out
    today = cli("toon", *SHOWN["spoor-adorp"]).out
    assert "Weegt hier: geldt." not in today
    assert "Weegt hier: beleidsperiode verlopen." in today


def test_a_table_of_one_regio_says_of_which_it_is(cli: Cli, proef: Path) -> None:
    tabel = proef / "rules/casusregie.yaml"
    tabel.write_text(
        tabel.read_text("utf-8").replace("treffer:", "regio: proef\ntreffer:"), "utf-8"
    )
    told = cli("toon", "casusregie").out
    assert "rules/casusregie.yaml:1, alleen in proef" in told
    assert "Hieronder staat die van proef; met --gemeente is een andere te zien." in told
    told = cli("toon", "casusregie", "--gemeente", "adorp").out
    assert "Hieronder" not in told
    assert "Gezet door: rules/casusregie.yaml" in told


@pytest.mark.usefixtures("proef")
def test_other_things_of_that_name_are_mentioned(cli: Cli) -> None:
    told = cli("toon", "zorg")
    assert "Zo heet ook een begrip: routekaart toon zorg --soort begrip" in told.err
    assert cli("toon", "zorg", "--soort", "spoor").err == ""


@pytest.mark.usefixtures("proef")
@pytest.mark.parametrize("spelled", ["Adorp", "ADORP", " adorp "])
def test_a_name_is_found_as_people_write_it(cli: Cli, spelled: str) -> None:
    assert cli("toon", spelled).out == cli("toon", "adorp").out


@pytest.mark.usefixtures("proef")
def test_a_rol_is_found_with_a_space(cli: Cli) -> None:
    assert cli("toon", "Lokaal team").out == cli("toon", "lokaal_team").out


@pytest.mark.usefixtures("proef")
@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["toon", "zorrg"], "Er is niets dat 'zorrg' heet. Bedoelde u 'zorg'?"),
        (["toon", "adrop", "--soort", "gemeente"], "Bedoelde u 'adorp'?"),
        (["toon", "zorg", "--gemeente", "adopr"], "De gemeente 'adopr' is niet bekend."),
        (["toon", "adorp", "--peildatum", "1-1-2019"], "gold voor 'adorp' nog niets"),
        (["toon", "casusregie", "--svg", "x.svg", "--gemeente", "adorp"], "alleen een spoor"),
        (["toon", "zorg", "--svg", "x.svg"], "noem haar met --gemeente"),
    ],
)
def test_what_cannot_be_shown_is_wrong_use(cli: Cli, args: list[str], sentence: str) -> None:
    told = cli(*args)
    assert (told.code, told.out) == (2, "")
    assert sentence in told.err
    assert not Path("x.svg").exists()


@pytest.mark.usefixtures("proef")
def test_a_spoor_can_be_drawn(cli: Cli, tmp_path: Path) -> None:
    told = cli("toon", "zorg", "--gemeente", "adorp", "--soort", "spoor", "--svg", "zorg.svg")
    assert (told.code, told.out, told.err) == (0, "", "Getekend in zorg.svg.\n")
    drawn = (tmp_path / "zorg.svg").read_text(encoding="utf-8")
    assert drawn.startswith("<svg ")
    assert "Er is om hulp gevraagd" in drawn


def test_everything_that_is_listed_can_be_shown(cli: Cli, catalogus: Catalogus) -> None:
    one_of_each = {
        "spoor": "sporen",
        "tabel": "tabellen",
        "gemeente": "gemeenten",
        "regio": "regios",
        "gebeurtenis": "gebeurtenissen",
        "feit": "feiten",
        "rol": "rollen",
        "begrip": "begrippen",
    }
    for soort, listed in one_of_each.items():
        for naam, titel in [*SOORTEN[listed](catalogus)][:4]:
            told = cli("toon", naam, "--soort", soort)
            assert told.code == 0, (soort, naam, told.err)
            assert told.out.startswith(titel.split(" (")[0]), (soort, naam)


# ── lijst ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("proef")
def test_a_list_of_lists(cli: Cli, golden: Golden) -> None:
    golden("lijst", cli("lijst").out)


@pytest.mark.usefixtures("proef")
@pytest.mark.parametrize("soort", SOORTEN)
def test_a_list_names_each_thing_with_what_it_is_called(cli: Cli, soort: str) -> None:
    rows = [line.split(None, 1) for line in cli("lijst", soort).out.splitlines()]
    items = json.loads(cli("lijst", soort, "--json").out)[soort]
    assert [naam for naam, _ in rows] == [item["naam"] for item in items] != []
    assert all(item["titel"] for item in items)


@pytest.mark.usefixtures("proef")
def test_a_list_of_broken_files_says_so(cli: Cli, proef: Path) -> None:
    (proef / "rules/bedam.yaml").write_text("gemeente: [", encoding="utf-8")
    told = cli("lijst", "gemeenten")
    assert (told.code, told.out) == (0, "adorp  Adorp (Proefregio)\n")
    assert told.err == "Let op: er is 1 fout in de bestanden. 'routekaart controleer' noemt ze.\n"


# ── --json ──────────────────────────────────────────────────────────────────────────────────────


def paths(value: Any, path: str = "") -> Iterator[str]:  # noqa: ANN401 - any JSON
    """`a[].b` for each leaf."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from paths(part, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list):
        for part in value:
            yield from paths(part, f"{path}[]")
    else:
        yield path


@pytest.mark.usefixtures("proef")
@pytest.mark.parametrize(
    "line",
    [
        "controleer",
        "kaart --alle --formaat md",
        "kaart --alle --streng",
        "lijst",
        "lijst sporen",
        "toon zorg",
        "toon adorp",
        "toon zorg --gemeente adorp",
        "test",
    ],
)
def test_every_key_of_json_is_documented(cli: Cli, line: str) -> None:
    name, *args = line.split()
    command = routekaart.get_command(click.Context(routekaart), name)
    assert isinstance(command, Opdracht)
    told = cli(name, *args, "--json")
    printed = set(paths(json.loads(told.out)))
    known = {key.replace("<soort>", soort) for key in command.velden for soort in SOORTEN}
    whole = ("definitie", "gezet_door")
    unknown = {
        path
        for path in printed
        if path.removesuffix("[]") not in known and not path.startswith(whole)
    }
    assert unknown == set()


def test_json_keeps_letters_as_they_are(cli: Cli, proef: Path) -> None:
    rollen = proef / "rules/rollen.yaml"
    rollen.write_text(rollen.read_text("utf-8").replace("lokaal team", "team één"), "utf-8")
    assert '"titel": "team één"' in cli("toon", "lokaal_team", "--json").out


@pytest.mark.usefixtures("proef")
def test_json_says_who_set_what_differs(cli: Cli) -> None:
    told = json.loads(cli("toon", "zorg", "--gemeente", "adorp", "--json").out)
    assert told["gezet_door"] == {"sporen.zorg.termijnen.bellen.duur": "rules/adorp.yaml"}
    duur = told["definitie"]["toestanden"]["gevraagd"]["termijnen"]["bellen"]["duur"]
    assert (duur, told["gemeente"], told["peildatum"]) == ("1 werkdag", "Adorp", "2026-11-27")


@pytest.mark.usefixtures("proef")
def test_a_name_that_looks_a_bit_like_another_is_not_suggested(cli: Cli) -> None:
    told = cli("toon", "besproken")
    assert told.code == 2
    assert "Bedoelde u" not in told.err
    assert "Bedoelde u 'adorp'?" in cli("toon", "adrop").err
