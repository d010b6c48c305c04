"""
The group `routekaart`, whose commands are imported only when they are asked for.

A command is a module of this package with the name of the command, in which `command` is the click
command: an `Opdracht`, which every command here is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, Final

import click

from routekaart.entrypoints.cli.nederlands import OPTIONS_METAVAR, SUBCOMMAND_METAVAR
from routekaart.entrypoints.cli.options import map_option

COMMANDS: Final[Mapping[str, str]] = {
    "controleer": "Zegt in één keer alles wat er mis is.",
    "kaart": "Maakt de routekaart van een gemeente, om op te hangen.",
    "simuleer": "Speelt een klantreis, van termijn tot termijn.",
    "test": "Speelt alle klantreizen en kijkt of zij uitkomen.",
    "lijst": "Noemt de gemeenten, sporen, tabellen, klantreizen …",
    "toon": "Laat zien wat er over één ding is afgesproken, in woorden.",
    "vergelijk": "Zegt wat er anders is, en voor wie.",
    "nieuw": "Begint een bestand voor een gemeente, om in te vullen.",
    "init": "Maakt een eigen map, om van af te wijken.",
    "schema": "Schrijft de schema's waarmee een editor meehelpt.",
}
"""Every command, in the order of the help, and what it does in one line."""


class Opdracht(click.Command):
    """A command: its help ends in examples, and it takes `--map` itself, also after its name."""

    def __init__(
        self,
        name: str | None,
        *,
        voorbeelden: Sequence[str],
        velden: Mapping[str, str] | None = None,
        **settings: Any,  # noqa: ANN401 - those of click
    ) -> None:
        """`velden` are the keys that `--json` prints, by their path, and what they mean."""
        self.voorbeelden, self.velden = tuple(voorbeelden), dict(velden or {})
        settings["params"] = [*settings.get("params", ()), map_option(envvar=False)]
        super().__init__(name, options_metavar=OPTIONS_METAVAR, **settings)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click gives it
        """The examples, each on a line that can be pasted."""
        with formatter.section("Voorbeelden" if len(self.voorbeelden) > 1 else "Voorbeeld"):
            for voorbeeld in self.voorbeelden:
                formatter.write(f"{'':>{formatter.current_indent}}{voorbeeld}\n")


class Routekaart(click.Group):
    """The commands by name."""

    def __init__(self, name: str | None = None, **settings: Any) -> None:  # noqa: ANN401 - idem
        """A group needs no command yet: they come when they are asked for."""
        super().__init__(
            name,
            options_metavar=OPTIONS_METAVAR,
            subcommand_metavar=SUBCOMMAND_METAVAR,
            **settings,
        )

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click gives it
        """The names, in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click gives it
        """The command, from its own module."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"{__package__}.{cmd_name}")
        command: click.Command = module.command
        command.name, command.short_help = cmd_name, COMMANDS[cmd_name]
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command and what is left for it; of a misspelt one, what was meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as error:
            raise click.exceptions.NoSuchCommand(
                error.command_name, possibilities=COMMANDS, ctx=ctx
            ) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click gives it
        """The commands with their line, without importing any of them."""
        with formatter.section("Opdrachten"):
            formatter.write_dl(list(COMMANDS.items()))
