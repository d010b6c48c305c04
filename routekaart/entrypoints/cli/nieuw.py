"""`routekaart nieuw`: files to fill in, in which nothing is invented."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from routekaart.entrypoints.cli.content import read_content
from routekaart.entrypoints.cli.group import Opdracht
from routekaart.entrypoints.cli.options import Keuzes

if TYPE_CHECKING:
    from routekaart.model.regios import Regio
    from routekaart.wiring import Inhoud


@click.command(
    "nieuw",
    cls=Opdracht,
    voorbeelden=(
        "routekaart --map mijn-regio nieuw gemeente Zwolle --regio ijsselland",
        "routekaart nieuw gemeente Olst-Wijhe --regio ijsselland --map mijn-regio",
    ),
)
@click.argument("wat", type=click.Choice(["gemeente"]), metavar="gemeente")
@click.argument("naam", metavar="NAAM")
@click.option("--regio", required=True, metavar="REGIO", help="De regio waar zij bij hoort.")
@click.pass_obj
def command(keuzes: Keuzes, *, wat: str, naam: str, regio: str) -> int:
    """
    Begint de bestanden van de gemeente NAAM in de eigen map: alles onbekend, om in te vullen.

    De gemeente komt ook bij de gemeenten van haar regio te staan, als aanname. Een bestand dat er
    al is, blijft zoals het is. 'controleer' en 'kaart' kunnen daarna meteen: wat niet is ingevuld,
    is een open afspraak.
    """
    from routekaart.entrypoints.cli.findings import show_path
    from routekaart.entrypoints.cli.invullen import write_contacten, write_gemeente
    from routekaart.entrypoints.cli.show import say
    from routekaart.entrypoints.namen import make_key
    from routekaart.errors import ContentNotFound

    del wat  # there is one kind so far
    own = keuzes.map
    if own is None:
        raise click.UsageError(
            "Zeg in welke map: --map MAP. Een eigen map maakt u met 'routekaart init MAP'."
        )
    inhoud = read_content(keuzes, empty=True)
    catalogus = inhoud.catalogus
    if regio not in catalogus.regios:
        raise ContentNotFound("regio", regio, sorted(catalogus.regios))
    key = make_key(naam)
    if not key:
        raise click.UsageError(f"'{naam}' is geen naam van een gemeente.")
    if key in catalogus.plaatsen:
        file = catalogus.file_of(catalogus.plaatsen[key][-1]).file
        raise click.UsageError(f"De gemeente '{key}' is er al: {show_path(inhoud.locate(file))}")
    newest = catalogus.regios[regio][-1]
    folder = own / Path(catalogus.file_of(newest).file).parent / "gemeenten"
    files = {
        folder / f"{key}.yaml": write_gemeente(catalogus, newest, key, naam),
        folder / f"{key}-contacten.yaml": write_contacten(key, naam),
    }
    for path in files:
        if path.exists():
            raise click.UsageError(f"'{show_path(path)}' is er al, en blijft zoals het is.")
    listed = None if key in newest.gemeenten else _add_to_regio(inhoud, newest, key, naam, own)
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        with path.open("x", encoding="utf-8", newline="\n") as file_:
            file_.write(text)
        click.echo(show_path(path))
    if listed is not None:
        path, text = listed
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        click.echo(show_path(path))
    say(
        "Vul in wat u weet, en laat open wat nog moet worden afgesproken. Daarna:\n"
        f"  routekaart --map {show_path(own)} controleer --gemeente {key} --open\n"
        f"  routekaart --map {show_path(own)} kaart {key}"
    )
    return 0


def _add_to_regio(inhoud: Inhoud, regio: Regio, key: str, naam: str, own: Path) -> tuple[Path, str]:
    """The file of the regio in the own folder, with the gemeente among its gemeenten."""
    from routekaart.entrypoints.cli.invullen import quote

    catalogus = inhoud.catalogus
    file = catalogus.file_of(regio)
    head = catalogus.span_of(regio, "gemeenten", key=True)
    first = catalogus.span_of(regio, "gemeenten", next(iter(regio.gemeenten), ""), key=True)
    if first.line == head.line:
        raise click.UsageError(
            f"Zet '{key}' zelf bij 'gemeenten' in {inhoud.locate(file.file)}, regel {head.line}: "
            "de gemeenten staan daar op één regel."
        )
    lines = inhoud.locate(file.file).read_bytes().decode("utf-8-sig").splitlines(keepends=True)
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    indent = " " * (first.column - 1)
    aanname = quote(f"{naam} hoort bij de regio {regio.naam}. Te bevestigen door de regio.")
    added = (f"{indent}{key}:{end}", f"{indent}  aanname: {aanname}{end}")
    at = first.line - 1
    return own / file.file, "".join((*lines[:at], *added, *lines[at:]))
