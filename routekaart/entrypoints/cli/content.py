"""The content as a command needs it: read, with a word on stderr about what a user should know."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from routekaart.entrypoints.cli.options import Keuzes

if TYPE_CHECKING:
    from routekaart.wiring import Inhoud


def read_content(
    keuzes: Keuzes, *, cached: bool = True, warn: bool = True, empty: bool = False
) -> Inhoud:
    """
    Everything that is agreed, with the user's own folder over it.

    `warn`: say that files with errors were left out; a command that shows them need not.
    `empty`: the own folder may still be empty, as the command will put something in it.
    """
    from routekaart import wiring
    from routekaart.diagnostics import Ernst

    if keuzes.map is not None:
        _look_into(keuzes.map, empty=empty)
    inhoud = wiring.read_inhoud(keuzes.map, cached=cached)
    if warn:
        _warn(sum(finding.ernst is Ernst.FOUT for finding in inhoud.findings))
    return inhoud


def _warn(wrong: int) -> None:
    if wrong:
        what = "is 1 fout" if wrong == 1 else f"zijn {wrong} fouten"
        click.echo(
            f"Let op: er {what} in de bestanden. 'routekaart controleer' noemt ze.", err=True
        )


def _look_into(own: Path, *, empty: bool) -> None:
    """A folder that cannot be read is no folder without files; one without files is a surprise."""
    from routekaart.load.folders import FOLDERS

    def refuse(error: OSError) -> None:
        raise error

    there = [own / folder for folder in FOLDERS if (own / folder).is_dir()]
    for folder in (own, *there):
        for _ in os.walk(folder, onerror=refuse):
            if folder == own:
                break
    if not there and not empty:
        click.echo(
            f"Let op: in '{own}' staan geen afspraken; die horen in {', '.join(FOLDERS[:-1])} of "
            f"{FOLDERS[-1]}. Dit gaat over de meegeleverde afspraken.",
            err=True,
        )
