"""`routekaart vergelijk`: what a policy adviser reads, and what a script gets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable

import click
import pytest
from conftest import GOLDEN, Cli
from test_cli_toon import paths

from routekaart.entrypoints.cli.door import routekaart
from routekaart.entrypoints.cli.group import Opdracht

Golden = Callable[[str, str], None]

READ = {
    "ede-nijkerk": "ede nijkerk --peildatum 2021-06-01",
    "apeldoorn-2021-2025": "apeldoorn --peildatum 2021-06-01 --met 2025-06-01",
    "ede-deventer-2015": "ede deventer --peildatum 2021-06-01 --met 2015-06-01",
    "termijn": "--afspraak overdracht.bevestiging --peildatum 2021-06-01",
    "regie": "--afspraak casusregie --regio west-veluwe-vallei --peildatum 2021-06-01",
    "tabel": "--afspraak vaststellen_toegestaan --peildatum 2021-06-01",
}


@pytest.mark.parametrize("name", READ)
def test_a_comparison_is_told_in_words(cli: Cli, golden: Golden, name: str) -> None:
    told = cli("vergelijk", *READ[name].split())
    assert told.code == (0 if "Overal hetzelfde." in told.out else 1), told.err
    assert [line for line in told.out.splitlines() if len(line) > 80] == []
    golden(f"vergelijk-{name}", told.out)


@pytest.mark.parametrize("name", ["ede-deventer-2015", "regie"])
def test_it_is_the_same_whatever_the_hash_of_a_word_is(name: str) -> None:
    """Sets have another order in each process; a reader who compares twice must not see it."""
    line = [sys.executable, "-m", "routekaart", "vergelijk", *READ[name].split()]
    for seed in ("1", "2", "3"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(line, env=env, capture_output=True, check=False)
        assert done.stdout == (GOLDEN / f"vergelijk-{name}.txt").read_bytes(), done.stderr


@pytest.mark.usefixtures("proef")
def test_a_termijn_of_one_gemeente_is_told(cli: Cli) -> None:
    told = cli("vergelijk", "adorp", "bedam")
    assert told.code == 1
    assert "Adorp: 1 werkdag\n    Bedam: 2 werkdagen\n" in told.out


@pytest.mark.usefixtures("proef")
def test_no_difference_ends_in_zero_as_diff_does(cli: Cli) -> None:
    told = cli("vergelijk", "Adorp", "adorp")
    assert told.code == 0
    assert "Een casus gaat in beide langs dezelfde regels (kenmerk " in told.out
    assert "Er is geen verschil: " in told.out


@pytest.mark.usefixtures("proef")
def test_a_policy_period_that_is_over_is_a_difference(cli: Cli) -> None:
    told = cli("vergelijk", "adorp", "--peildatum", "31-12-2025", "--met", "1-1-2026")
    assert told.code == 1
    assert "Een casus gaat in beide langs dezelfde regels" in told.out
    assert (
        "Is die periode voorbij?\n    31 december 2025: nee\n    1 januari 2026: ja\n" in told.out
    )


def test_a_gemeente_in_which_nothing_held_yet_says_from_when(cli: Cli) -> None:
    told = cli("vergelijk", "ede", "deventer", "--peildatum", "2015-06-01")
    assert (told.code, told.out) == (2, "")
    assert "Op 1 juni 2015 gold voor 'ede' nog niets." in told.err
    assert "geldt vanaf 1 januari 2020" in told.err


def test_in_an_overview_such_gemeenten_are_named(cli: Cli) -> None:
    told = cli("vergelijk", "--afspraak", "overdracht.bevestiging", "--peildatum", "2015-06-01")
    assert told.code == 0
    assert "Dalfsen, Deventer, Hardenberg" in told.out
    flat = told.out.replace("\n", " ")
    assert "Toen gold nog niets in Apeldoorn, Barneveld, " in flat
    assert "Hattem (regio niet bekend)" in flat


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "Noem twee gemeenten, of één met --met, of --afspraak."),
        ("ede", "Waarmee moet 'ede' worden vergeleken?"),
        ("ede nijkerk wageningen", "vergelijkt twee gemeenten, en dit zijn er 3"),
        ("ede nijkrek", "De gemeente 'nijkrek' is niet bekend. Bedoelde u 'nijkerk'?"),
        ("ede nijkerk --regio west-veluwe-vallei", "--regio hoort bij --afspraak"),
        ("ede --afspraak casusregie", "noem er geen gemeente of --met bij"),
        ("--afspraak casusregi", "Er is geen afspraak 'casusregi'. Bedoelde u 'casusregie'?"),
        ("--afspraak overdracht.bevestigng", "Bedoelde u 'overdracht.bevestiging'?"),
        ("--afspraak casusregie --regio west-veluwe-valei", "Bedoelde u 'west-veluwe-vallei'?"),
        ("--afspraak casusregie --peildatum 1-1-1990", "gold nog in geen enkele gemeente iets"),
    ],
)
def test_wrong_use_is_told(cli: Cli, line: str, sentence: str) -> None:
    told = cli("vergelijk", *line.split())
    assert (told.code, told.out) == (2, "")
    assert sentence in " ".join(told.err.split())


@pytest.mark.parametrize("line", READ.values())
def test_every_key_of_json_is_documented(cli: Cli, line: str) -> None:
    command = routekaart.get_command(click.Context(routekaart), "vergelijk")
    assert isinstance(command, Opdracht)
    told = cli("vergelijk", *line.split(), "--json")
    assert told.code in (0, 1)
    printed = {path.removesuffix("[]") for path in paths(json.loads(told.out))}
    assert printed - set(command.velden) == set()


def test_json_says_when_it_differs_and_for_whom(cli: Cli) -> None:
    told = json.loads(cli("vergelijk", *READ["ede-nijkerk"].split(), "--json").out)
    [regie] = [o for o in told["delen"] if o["titel"] == "Regie"]
    assert regie["verschillen"][0] == {
        "sleutel": "regie.casusregie.wie.1",
        "wat": "Casusregie: wie heeft haar",
        "links": "Interventieteam",
        "rechts": "lokaal team",
        "voor": ["Interventieteam", "lokaal team"],
        "als": [
            "Welke lokale partij heeft de casus aanvaard? lokaal team",
            "Is er meervoudige problematiek? ja",
            "Is er een combinatie van straf en zorg? ja",
        ],
    }
    assert told["verschillen"] == sum(len(o["verschillen"]) for o in told["delen"])
