"""`routekaart toon`: one thing in words, with who set it and on what it rests."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from routekaart.entrypoints.cli.content import read_content
from routekaart.entrypoints.cli.group import Opdracht
from routekaart.entrypoints.cli.options import (
    Keuzes,
    gemeente_option,
    json_option,
    peildatum_option,
)

if TYPE_CHECKING:
    from routekaart.entrypoints.cli.tonen.vondst import Vondst

SOORTEN: Final = (
    "spoor",
    "tabel",
    "gemeente",
    "regio",
    "gebeurtenis",
    "feit",
    "rol",
    "begrip",
)


@click.command(
    "toon",
    cls=Opdracht,
    voorbeelden=(
        "routekaart toon overdracht",
        "routekaart toon ede",
        "routekaart toon overdracht --gemeente apeldoorn --peildatum 1-1-2024",
        "routekaart toon waakvlam --soort begrip",
    ),
    velden={
        "soort": "spoor, tabel, gemeente, regio, gebeurtenis, feit, rol of begrip",
        "naam": "de naam",
        "titel": "hoe het heet voor een lezer",
        "peildatum": "de dag waarvan dit de afspraken zijn",
        "gemeente": "de gemeente waarvoor dit geldt; null: de landelijke basis",
        "plaatsen[].bestand": "het bestand waarin een versie staat",
        "plaatsen[].regel": "de regel waarop zij begint",
        "plaatsen[].vanaf": "vanaf welke dag zij geldt; null: altijd al",
        "plaatsen[].alleen": "de regio of gemeente waarvoor zij alleen geldt; null: overal",
        "definitie": "de afspraak zelf, met de velden van het bestand, na wat hier afwijkt",
        "gezet_door": "per afwijkend veld het bestand dat het heeft gezet",
    },
)
@click.argument("naam", metavar="NAAM")
@click.option(
    "--soort", type=click.Choice(SOORTEN), metavar="SOORT", help="Als er meer zo heten: welk soort."
)
@gemeente_option
@peildatum_option
@click.option(
    "--svg",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="BESTAND",
    help="Tekent het spoor in dit bestand; vraagt ook om --gemeente.",
)
@json_option
@click.pass_obj
def command(
    keuzes: Keuzes,
    *,
    naam: str,
    soort: str | None,
    gemeente: str | None,
    peildatum: date | None,
    svg: Path | None,
    als_json: bool,
) -> int:
    """
    Laat zien wat er over NAAM is afgesproken: in woorden, met de bron en het bestand.

    NAAM is een spoor, tabel, gemeente, regio, gebeurtenis, feit, rol of begrip; 'routekaart lijst'
    noemt ze. Met --gemeente is te zien wat daar geldt, en welk bestand het anders maakt. Staat NAAM
    voor meer gemeenten, dan komen zij alle; met --json als lijst.
    """
    from routekaart import wiring
    from routekaart.entrypoints.cli.show import say, show_json
    from routekaart.entrypoints.cli.tonen.vondst import find_all, to_json
    from routekaart.entrypoints.leesbaar import list_gemeenten, require_readable

    inhoud = read_content(keuzes)
    for key in {naam, gemeente} - set(inhoud.catalogus.gemeenten()):
        if key in list_gemeenten(inhoud):
            require_readable(inhoud, key)
    day = peildatum or wiring.find_today()
    found, others = find_all(inhoud.catalogus, naam, soort, gemeente, day)
    if svg is not None:
        _draw(found[0], svg)
    elif als_json:
        show_json(to_json(found[0]) if len(found) == 1 else list(map(to_json, found)))
    else:
        for number, one in enumerate(found):
            if number:
                click.echo()
            _show(one)
    for other in others:
        say(f"Zo heet ook een {other}: routekaart toon {found[0].naam} --soort {other}")
    return 0


def _show(found: Vondst) -> None:
    from routekaart.entrypoints.cli.show import show_text, show_title
    from routekaart.kalender import write_dag

    show_title(found.titel)
    show_text(f"{found.soort} '{found.naam}'{_where(found)}")
    for plaats in found.plaatsen:
        since = f", vanaf {write_dag(plaats.vanaf)}" if plaats.vanaf else ""
        only = f", alleen in {plaats.alleen}" if plaats.alleen else ""
        show_text(f"{plaats.span.file}:{plaats.span.line}{since}{only}")
    shown = getattr(found.definitie, "gemeente", None) or getattr(found.definitie, "regio", None)
    if found.soort in ("spoor", "tabel") and shown and found.blik.plaats is None:
        show_text(f"Hieronder staat die van {shown}; met --gemeente is een andere te zien.")
    show_text("")
    for depth, line in found.lines:
        show_text(line, indent="  " * depth)


def _where(found: Vondst) -> str:
    from routekaart.kalender import write_dag

    if found.blik.plaats is None:
        return ""
    return f", zoals het geldt in {found.blik.plaats} op {write_dag(found.blik.peildatum)}"


def _draw(found: Vondst, path: Path) -> None:
    from routekaart.entrypoints.cli.findings import show_path
    from routekaart.entrypoints.cli.show import say
    from routekaart.entrypoints.cli.tonen.tekening import draw_svg

    if found.soort != "spoor":
        raise click.UsageError(
            f"'{found.naam}' is een {found.soort}; alleen een spoor is te tekenen."
        )
    if found.blik.afspraken is None:
        raise click.UsageError("--svg tekent wat in een gemeente geldt: noem haar met --gemeente.")
    drawn = draw_svg(found.blik.afspraken, found.naam)
    if drawn is None:
        raise click.UsageError(
            f"In '{found.naam}' is nergens iemand aan zet: er valt niets te tekenen."
        )
    path.write_text(drawn, encoding="utf-8", newline="\n")
    say(f"Getekend in {show_path(path)}.")
