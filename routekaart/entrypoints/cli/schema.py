"""`routekaart schema`: what an editor needs to help."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import click

from routekaart.entrypoints.cli.group import Opdracht
from routekaart.entrypoints.cli.options import Keuzes

SCHEMAS: Final = Path(".routekaart")
SETTINGS: Final = Path(".vscode", "settings.json")
COMBINED: Final = "routekaart.schema.json"
GLOBS: Final = ("workflows/**/*.yaml", "rules/**/*.yaml", "klantreizen/**/*.yaml")


@click.command(
    "schema",
    cls=Opdracht,
    voorbeelden=("routekaart schema --uit mijn-regio", "routekaart --map mijn-regio schema"),
)
@click.option(
    "--uit",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="MAP",
    help="De map met uw afspraken; anders die van --map, of deze map.",
)
@click.pass_obj
def command(keuzes: Keuzes, *, uit: Path | None) -> int:
    """
    Schrijft de schema's waarmee een editor velden aanvult en fouten onderstreept.

    De schema's komen in .routekaart, en de instellingen voor VS Code (met de uitbreiding YAML van
    Red Hat) in .vscode/settings.json. Staan daar al instellingen, dan blijven die zoals ze zijn en
    ziet u wat erbij moet. Elke editor met yaml-language-server kan hetzelfde.
    """
    from routekaart.entrypoints.cli.findings import show_path
    from routekaart.entrypoints.cli.show import say, show_json
    from routekaart.load import write_schemas

    folder = uit or keuzes.map or Path()
    for path in write_schemas(folder / SCHEMAS):
        click.echo(show_path(path))
    settings = folder / SETTINGS
    try:
        settings.parent.mkdir(parents=True, exist_ok=True)
        with settings.open("x", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps(make_settings(), indent=2) + "\n")
        click.echo(show_path(settings))
    except FileExistsError:
        say(f"{show_path(settings)} is er al, en blijft zoals het is. Zet daar dit bij:")
        show_json(make_settings())
    return 0


def make_settings() -> dict[str, Any]:
    """The settings of yaml-language-server that join each file to its schema."""
    return {
        "yaml.schemas": {f"./{SCHEMAS.as_posix()}/{COMBINED}": list(GLOBS)},
        "yaml.validate": True,
        "yaml.completion": True,
        "yaml.hover": True,
    }
