"""`routekaart init`: a folder of one's own, to depart from."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from routekaart.entrypoints.cli.content import read_content
from routekaart.entrypoints.cli.group import Opdracht
from routekaart.entrypoints.cli.options import Keuzes

if TYPE_CHECKING:
    from routekaart.wiring import Inhoud

FOLDERS: Final = ("workflows", "rules", "templates", "klantreizen")


@click.command(
    "init",
    cls=Opdracht,
    voorbeelden=(
        "routekaart init mijn-regio --regio ijsselland",
        "routekaart init alles",
    ),
)
@click.argument("doel", metavar="MAP", type=click.Path(path_type=Path, file_okay=False))
@click.option("--regio", metavar="REGIO", help="Alleen de bestanden van deze regio; anders alles.")
@click.pass_obj
def command(keuzes: Keuzes, *, doel: Path, regio: str | None) -> int:
    """
    Maakt MAP, met de meegeleverde bestanden om van af te wijken.

    Een bestand in die map gaat voor het meegeleverde bestand met dezelfde plaats en naam; wat u
    weghaalt, komt weer uit de meegeleverde afspraken. Een map waarin al iets staat, blijft zoals
    zij is.
    """
    from routekaart.entrypoints.cli.findings import show_path
    from routekaart.entrypoints.cli.show import count, say
    from routekaart.errors import ContentNotFound

    if doel.exists() and any(doel.iterdir()):
        raise click.UsageError(
            f"In '{doel}' staat al iets. Noem een map die leeg is of er nog niet is."
        )
    inhoud = read_content(keuzes)
    if regio is not None and regio not in inhoud.catalogus.regios:
        raise ContentNotFound("regio", regio, sorted(inhoud.catalogus.regios))
    files = inhoud.find_files() if regio is None else _files_of_regio(inhoud, regio)
    for folder in FOLDERS:
        (doel / folder).mkdir(parents=True, exist_ok=True)
    for file in files:
        path = doel / file
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(inhoud.locate(file), path)
    templates = [] if regio else _copy_templates(inhoud, doel)
    where = show_path(doel)
    click.echo(where)
    say(f"Gekopieerd: {count(len(files) + len(templates), 'bestand', 'bestanden')}.")
    say(
        "Zo gaat het verder:\n"
        f"  routekaart schema --uit {where}       (een editor die meehelpt)\n"
        f"  routekaart --map {where} controleer   (klopt het nog?)\n"
        f"Met ROUTEKAART_MAP={where} hoeft --map er niet steeds bij."
    )
    return 0


def _files_of_regio(inhoud: Inhoud, regio: str) -> list[str]:
    """The files of a regio and its gemeenten, and the klantreizen that play there."""
    catalogus = inhoud.catalogus
    gemeenten = {naam for versie in catalogus.regios[regio] for naam in versie.gemeenten}
    own = {
        file.file
        for (kind, naam, of_regio, of_gemeente, _), file in catalogus.files.items()
        if (kind == "regio" and naam == regio)
        or (kind in ("gemeente", "contacten") and naam in gemeenten)
        or (kind in ("spoor", "beslistabel") and (of_regio == regio or of_gemeente in gemeenten))
    }
    played = {file for file, reis in catalogus.klantreizen.items() if reis.gemeente in gemeenten}
    return sorted(own | played)


def _copy_templates(inhoud: Inhoud, doel: Path) -> list[Path]:
    """What the kaarten look like; the fonts stay where they are."""
    copied = []
    for root in inhoud.roots:
        for path in sorted((root / "templates").glob("*.*")):
            if path.is_file():
                shutil.copyfile(path, doel / "templates" / path.name)
                copied.append(path)
    return copied
