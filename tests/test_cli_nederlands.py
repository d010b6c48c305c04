"""Nothing that click says to a user is English."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest
from conftest import Cli

from routekaart.entrypoints.cli.door import routekaart
from routekaart.entrypoints.cli.group import COMMANDS
from routekaart.entrypoints.cli.nederlands import SENTENCES, UNWRAPPED, speak_dutch, translate

CLICK = Path(click.__file__).parent
TOLD_TO_DEVELOPERS = {
    "Could not determine name for option with declarations {decls!r}",
    (
        "No options defined but a name was passed ({name}). Did you mean to declare an argument "
        "instead? Did you mean to pass '--{name}'?"
    ),
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Name '{name}' defined twice",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Invalid start character for option ({option})",
    "Unknown color {colour!r}",
    "Unknown standard stream '{name}'",
    "Choice({choices})",
}
ENGLISH = re.compile(
    r"\b(the|not|missing|error|usage|invalid|required|default|options|commands?|show|this|value"
    r"|must|does|exit|file|directory|such|try|help\.|did|mean|integer|text|arguments?\])\b",
    re.IGNORECASE,
)
FIELD = re.compile(r"\{(\w+)|%\((\w+)\)s")


def sentences_of_click() -> Iterator[str]:
    """Each text that the source of click hands to gettext."""
    for file in CLICK.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
                for argument in node.args[:2]:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield argument.value


def test_every_sentence_of_click_is_dutch() -> None:
    assert set(sentences_of_click()) - SENTENCES.keys() - TOLD_TO_DEVELOPERS == set()


def test_no_sentence_is_translated_that_click_no_longer_says() -> None:
    said_by_name = {"required"}
    assert SENTENCES.keys() - set(sentences_of_click()) == said_by_name
    core = (CLICK / "core.py").read_text(encoding="utf-8")
    assert '_(extra["required"])' in core
    source = "".join(file.read_text(encoding="utf-8") for file in CLICK.glob("*.py"))
    assert [text for text in UNWRAPPED if f'"{text}"' not in source] == []


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_translation_fills_in_what_the_sentence_does(sentence: str) -> None:
    told, asked = FIELD.findall(SENTENCES[sentence]), FIELD.findall(sentence)
    assert set(told) <= set(asked)
    dropped = {"message", "name", "choice", "choices", "filename", "args", "command"}
    assert not {name for pair in set(asked) - set(told) for name in pair} & dropped


def test_every_loaded_module_of_click_speaks_dutch() -> None:
    import_module("click.shell_completion")
    speak_dutch()
    for name in (
        "shell_completion",
        "core",
        "decorators",
        "exceptions",
        "formatting",
        "parser",
        "types",
        "utils",
    ):
        module = import_module(f"click.{name}")
        assert module._ is translate, name
        assert not hasattr(module, "ngettext") or module.ngettext.__module__.startswith(
            "routekaart"
        )


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_no_help_has_an_english_word(cli: Cli, command: str | None) -> None:
    told = cli(*filter(None, [command, "--help"]))
    assert told.code == 0, told.err
    own = re.sub(r"--help|-h\b|^ *(routekaart .*|test .*)$", "", told.out, flags=re.MULTILINE)
    assert not ENGLISH.findall(own)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_parameter_says_in_dutch_what_it_takes(command: str) -> None:
    found = routekaart.get_command(click.Context(routekaart), command)
    assert found is not None
    for param in found.params:
        flag = isinstance(param, click.Option) and param.is_flag
        assert flag or param.metavar, f"{command}: {param.name} has no metavar"


WRONG_USES = [
    ["--nee"],
    ["--versoin"],
    ["kontroleer"],
    ["toon"],
    ["toon", "ede", "nijkerk"],
    ["toon", "--gemeente"],
    ["toon", "ede", "--json=ja"],
    ["toon", "ede", "--peildatum", "gisteren"],
    ["toon", "ede", "--peildatum", "2026-02-30"],
    ["toon", "ede", "--soort", "ding"],
    ["lijst", "dingen"],
    ["kaart", "--formaat", "docx", "--alle"],
    ["kaart"],
    ["nieuw", "gemeente", "Zwolle"],
    ["nieuw", "provincie", "Gelderland", "--regio", "x"],
    ["--map", "/bestaat/niet", "lijst"],
    ["--map", __file__, "lijst"],
]


@pytest.mark.parametrize("args", WRONG_USES, ids=" ".join)
def test_wrong_use_is_told_in_dutch_with_code_2(cli: Cli, args: list[str]) -> None:
    told = cli(*args)
    assert (told.code, told.out) == (2, "")
    last = told.err.splitlines()[-1]
    assert last.startswith("Fout: ")
    assert not ENGLISH.findall(told.err.replace("--help", ""))
    assert "Traceback" not in told.err


def test_the_types_of_click_are_dutch() -> None:
    with pytest.raises(click.BadParameter, match="'x' is geen heel getal"):
        click.INT("x")
