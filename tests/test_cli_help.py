"""Every command can be found: in the help, in an example, and in the manual."""

import shlex
from pathlib import Path

import click
import pytest
from conftest import ROOT, Cli

import routekaart as package
from routekaart.entrypoints.cli.door import routekaart
from routekaart.entrypoints.cli.group import COMMANDS, Opdracht
from routekaart.entrypoints.cli.options import ENV_MAP
from routekaart.entrypoints.cli.reference import build_reference
from routekaart.load import ENV_MAP as SAME

PAGE = ROOT / "docs" / "opdrachten.md"


def find(command: str) -> Opdracht:
    found = routekaart.get_command(click.Context(routekaart), command)
    assert isinstance(found, Opdracht)
    return found


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_says_what_it_does(command: str) -> None:
    assert find(command).short_help == COMMANDS[command]
    assert find(command).help


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_ends_in_an_example(cli: Cli, command: str) -> None:
    told = cli(command, "--help").out.rstrip().splitlines()
    head = max(n for n, line in enumerate(told) if line.startswith("Voorbeeld"))
    examples = told[head + 1 :]
    assert examples
    assert all(line.startswith("  routekaart ") and command in line for line in examples)


@pytest.mark.parametrize(
    "example", [line for command in COMMANDS for line in find(command).voorbeelden]
)
def test_an_example_can_be_typed(example: str, tmp_path: Path) -> None:
    _, *words = shlex.split(example)
    if "--map" in words:
        words[words.index("--map") + 1] = str(tmp_path)
    with routekaart.make_context("routekaart", words, resilient_parsing=False) as context:
        name, command, rest = routekaart.resolve_command(
            context, [*context._protected_args, *context.args]
        )
        assert command is not None
        command.make_context(name, rest, parent=context).close()


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_a_help_fits_in_80_columns(cli: Cli, command: str | None) -> None:
    told = cli(*filter(None, [command, "--help"])).out
    assert [line for line in told.splitlines() if len(line) > 80] == []


def test_the_page_of_all_commands_is_up_to_date() -> None:
    told = "python -m routekaart.entrypoints.cli.reference docs/opdrachten.md"
    assert PAGE.read_text(encoding="utf-8") == build_reference(), f"write it anew: {told}"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_manual(command: str) -> None:
    assert f"## {command}\n" in PAGE.read_text(encoding="utf-8")
    manual = [path for path in PAGE.parent.glob("*.md") if path != PAGE]
    assert any(f"{command}" in path.read_text(encoding="utf-8") for path in manual)


def test_the_environment_variable_is_the_one_of_load() -> None:
    assert ENV_MAP == SAME


def test_the_version_is_that_of_the_package(cli: Cli) -> None:
    assert cli("--version").out == f"routekaart {package.__version__}\n"


def test_without_a_command_the_help_is_wrong_use(cli: Cli) -> None:
    told = cli()
    assert told.code == 2
    assert told.out == ""
    assert "Opdrachten:" in told.err


def test_a_misspelt_command_is_recognised(cli: Cli) -> None:
    assert "Bedoelde u 'controleer'?" in cli("controler").err


def test_a_misspelt_option_is_recognised(cli: Cli) -> None:
    assert "Bedoelde u '--peildatum'?" in cli("toon", "ede", "--peildatm", "1-1-2024").err
