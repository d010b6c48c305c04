"""
The page of all commands, written from their own help: what is in it cannot be out of date.

Write it anew with `python -m routekaart.entrypoints.cli.reference docs/opdrachten.md`; a test holds
that it was.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from routekaart.entrypoints.cli.door import routekaart
from routekaart.entrypoints.cli.group import COMMANDS, Opdracht

WIDTH: Final = 80

_HEAD: Final = """\
# Alle opdrachten

Deze bladzijde komt uit de opdrachten zelf: `routekaart OPDRACHT --help` zegt hetzelfde.

Wat een opdracht oplevert, komt op het scherm of in een bestand; wat zij over zichzelf te zeggen
heeft, gaat naar stderr. `NO_COLOR=1` zet kleur uit.

| Code | Betekenis |
|---|---|
| 0 | in orde |
| 1 | er is iets gevonden: een fout in de afspraken, een verschil, een kaart die niet is gemaakt |
| 2 | de opdracht is verkeerd gebruikt, of het systeem weigert iets |
| 3 | een fout van routekaart zelf; zet `ROUTEKAART_DEBUG=1` om te zien wat er gebeurde |
| 130 | afgebroken met Ctrl-C |
| 141 | wie meelas, is gestopt |

| Omgevingsvariabele | Betekenis |
|---|---|
| `ROUTEKAART_MAP` | de eigen map, als `--map` er niet bij staat |
| `ROUTEKAART_CACHE` | waar wordt bewaard wat is uitgezocht; weggooien mag altijd |
| `ROUTEKAART_DEBUG` | `1`: toont een fout van routekaart zelf helemaal |
| `NO_COLOR` | niet leeg: geen kleur |
"""


def build_reference() -> str:
    """The page, in Markdown."""
    return "\n".join(_write_page())


def _write_page() -> Iterator[str]:
    yield _HEAD
    yield _fence("routekaart --help", _help_of(routekaart, None))
    parent = click.Context(routekaart, info_name="routekaart", terminal_width=WIDTH)
    for name in COMMANDS:
        command = routekaart.get_command(parent, name)
        if command is None:
            continue
        yield f"## {name}\n"
        yield _fence(f"routekaart {name} --help", _help_of(command, parent))
        if isinstance(command, Opdracht) and command.velden:
            yield "Met `--json`:\n\n| Sleutel | Betekenis |\n|---|---|"
            yield from (f"| `{key}` | {what} |" for key, what in command.velden.items())
            yield ""


def _help_of(command: click.Command, parent: click.Context | None) -> str:
    with click.Context(
        command,
        info_name=command.name,
        parent=parent,
        terminal_width=WIDTH,
        help_option_names=["-h", "--help"],
    ) as context:
        return command.get_help(context)


def _fence(command: str, text: str) -> str:
    return f"```console\n$ {command}\n{click.unstyle(text).rstrip()}\n```\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(build_reference(), encoding="utf-8", newline="\n")
