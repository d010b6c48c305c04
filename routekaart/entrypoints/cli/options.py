"""Options and kinds of values that more than one command takes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

import click

ENV_MAP: Final = "ROUTEKAART_MAP"
"""The same as `load.ENV_MAP`, which is too heavy to import before somebody needs it."""

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(slots=True)
class Keuzes:
    """What holds for every command: the user's own folder, if there is one."""

    map: Path | None = None


class Dag(click.ParamType[date]):
    """A day, as people write it (27-11-2026) and as files do (2026-11-27)."""

    name = "datum"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The day that `value` means."""
        if isinstance(value, date):
            return value
        text = str(value).strip()
        if found := re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", text):
            day, month, year = map(int, found.groups())
        elif found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
            year, month, day = map(int, found.groups())
        else:
            self.fail(f"'{text}' is geen datum: schrijf dag-maand-jaar, zoals 27-11-2026.")
        try:
            return date(year, month, day)
        except ValueError:
            self.fail(f"'{text}' is geen dag die bestaat.", param, ctx)


class Formaten(click.ParamType[tuple[str, ...]]):
    """The formats of a kaart, with commas between them."""

    name = "formaat"
    known: Final = ("html", "pdf", "md")

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The formats, each once."""
        if isinstance(value, tuple):
            return value
        asked = [word.strip().lower() for word in str(value).split(",")]
        for word in asked:
            if word not in self.known:
                self.fail(f"'{word}' kan hier niet; kies uit {', '.join(self.known)}.", param, ctx)
        return tuple(dict.fromkeys(asked))


def _keep_map(ctx: click.Context, _param: click.Parameter, value: Path | None) -> None:
    keuzes = ctx.ensure_object(Keuzes)
    if value is not None:
        keuzes.map = value


class _MapOption(click.Option):
    """Click writes `env var` here without asking for a translation."""

    def get_error_hint(self, ctx: click.Context | None) -> str:
        return super().get_error_hint(ctx).replace("(env var: ", "(of omgevingsvariabele ")


def map_option(*, envvar: bool) -> click.Option:
    """`--map`: on the group also from the environment, on a command only when it is said."""
    return _MapOption(
        ["--map", "map_"],
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        metavar="MAP",
        expose_value=False,
        is_eager=True,
        callback=_keep_map,
        envvar=ENV_MAP if envvar else None,
        show_envvar=envvar,
        help="De eigen map, die over de meegeleverde afspraken heen ligt.",
    )


def make_peildatum_option(anders: str) -> Callable[[F], F]:
    """`--peildatum`; `anders` says what holds without it."""
    return click.option(
        "--peildatum",
        type=Dag(),
        metavar="DATUM",
        help=f"De afspraken van deze dag, zoals 27-11-2026; {anders}.",
    )


peildatum_option: Final = make_peildatum_option("anders die van vandaag")

gemeente_option: Final = click.option(
    "--gemeente", metavar="GEMEENTE", help="De gemeente waar het om gaat."
)

json_option: Final = click.option(
    "--json", "als_json", is_flag=True, help="Schrijft JSON, voor een ander programma."
)

cache_option: Final = click.option("--zonder-cache", is_flag=True, help="Zoekt alles opnieuw uit.")
