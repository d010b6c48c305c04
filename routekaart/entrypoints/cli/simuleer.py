"""`routekaart simuleer`: plays a klantreis, from termijn to termijn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from routekaart.entrypoints.cli.content import read_content
from routekaart.entrypoints.cli.group import Opdracht
from routekaart.entrypoints.cli.options import (
    Dag,
    Keuzes,
    gemeente_option,
    json_option,
    make_peildatum_option,
)

if TYPE_CHECKING:
    from routekaart.diagnostics import Diagnostic
    from routekaart.entrypoints.klantreizen import Reis
    from routekaart.kaarten.tijdlijn.tijdlijn import Tijdlijn
    from routekaart.wiring import Inhoud

FINDINGS: Final = 1
WIDEST: Final = 80


@click.command(
    "simuleer",
    cls=Opdracht,
    voorbeelden=(
        "routekaart simuleer ede-partnergeweld",
        "routekaart simuleer ede-partnergeweld --uitleg --html tijdlijn.html",
        "routekaart simuleer ede-partnergeweld --naast apeldoorn@1-6-2024",
        "routekaart simuleer ede-partnergeweld --interactief",
    ),
    velden={
        "oefening": "altijd true: dit is geen echte casus",
        "tijdlijn.titel": "hoe de klantreis heet",
        "tijdlijn.gemeente": "de gemeente waarin zij is gespeeld",
        "tijdlijn.peildatum": "de dag waarvan de afspraken zijn",
        "tijdlijn.momenten[].stap": "de stap van de klantreis, vanaf 1; 0: het gebeurde vanzelf",
        "tijdlijn.momenten[].tijd": "het moment, in UTC",
        "tijdlijn.momenten[].uitkomst": "genomen, geweigerd of onverwerkt",
        "tijdlijn.momenten[].bekend": "de feiten die hiermee bekend werden",
        "tijdlijn.momenten[].bewegingen": "de sporen die bewogen, met waarom",
        "tijdlijn.momenten[].regie": "wie de regie heeft: afgesproken en aanvaard",
        "tijdlijn.momenten[].termijnen": "wat er loopt, tot wanneer en waarom dan",
        "tijdlijn.momenten[].taken": "wat er openstaat, en voor wie",
        "tijdlijn.momenten[].weigering": "waarom niet, met de kleinste verandering voorop",
        "tijdlijn.momenten[].verschillen": "wat werd verwacht en niet zo is",
        "vergelijking": "met --naast: per stap wat er anders is; anders null",
    },
)
@click.argument("klantreis", metavar="KLANTREIS")
@gemeente_option
@make_peildatum_option("anders die van de dag waarop de klantreis begint")
@json_option
@click.option(
    "-v", "--uitleg", is_flag=True, help="Zegt bij alles waarom, en telt elke termijn na."
)
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="BESTAND",
    help="Schrijft de tijdlijn met een tekening in een HTML-bestand.",
)
@click.option(
    "--naast",
    metavar="GEMEENTE[@DATUM]",
    help="Speelt de klantreis ook daar of dan, en zegt wat er anders is.",
)
@click.option("--interactief", is_flag=True, help="Begint vooraan, en speelt met wat u kiest.")
@click.pass_obj
def command(  # noqa: PLR0913 - one per option
    keuzes: Keuzes,
    *,
    klantreis: str,
    gemeente: str | None,
    peildatum: date | None,
    als_json: bool,
    uitleg: bool,
    html: Path | None,
    naast: str | None,
    interactief: bool,
) -> int:
    """
    Speelt een klantreis, van termijn tot termijn, en laat de tijdlijn zien.

    KLANTREIS is een naam (zie 'routekaart lijst klantreizen') of een bestand. Het is altijd een
    oefening. Eindigt met code 1 als iets anders gaat dan de klantreis verwacht; met --gemeente of
    --peildatum gelden haar verwachtingen niet.
    """
    from routekaart.entrypoints.klantreizen import check_reis, find_reis
    from routekaart.errors import DefinitionInvalid

    inhoud = read_content(keuzes)
    try:
        reis = find_reis(inhoud, klantreis)
    except DefinitionInvalid as error:
        return _show_broken(inhoud, klantreis, error.diagnostics)
    if interactief:
        from routekaart.entrypoints.cli.oefenen import practise

        return practise(reis, reis.plan(inhoud, gemeente, peildatum))
    try:
        tijdlijn = _play(inhoud, reis, gemeente, peildatum)
    except DefinitionInvalid as error:
        if any(found.span.file != reis.naam for found in error.diagnostics):
            raise
        return _show_broken(inhoud, klantreis, check_reis(inhoud, reis) or error.diagnostics)
    other = None
    if naast is not None:
        where, when = _parse_naast(naast)
        other = _play(inhoud, reis, where or gemeente, when or peildatum)
    _show(inhoud, tijdlijn, other, als_json=als_json, uitleg=uitleg, html=html)
    return FINDINGS if tijdlijn.verschillen else 0


def _play(inhoud: Inhoud, reis: Reis, gemeente: str | None, peildatum: date | None) -> Tijdlijn:
    from routekaart.entrypoints.klantreizen import play_reis
    from routekaart.kaarten.tijdlijn.view import build_tijdlijn

    elsewhere = gemeente is not None or peildatum is not None
    plan = reis.plan(inhoud, gemeente, peildatum)
    return build_tijdlijn(play_reis(reis, plan, elsewhere=elsewhere))


def _show_broken(inhoud: Inhoud, klantreis: str, findings: Sequence[Diagnostic]) -> int:
    """What is wrong with the klantreis itself, as `controleer` shows it."""
    from dataclasses import replace

    from routekaart.entrypoints.cli.findings import FindingWriter
    from routekaart.entrypoints.cli.show import say

    writer = FindingWriter(inhoud, err=True)
    for finding in findings:
        file = finding.span.file
        place = inhoud.locate(file) if inhoud.locate(file).exists() else Path(file).resolve()
        writer.show(replace(finding, span=replace(finding.span, file=str(place))))
    say(f"De klantreis '{klantreis}' kan zo niet worden gespeeld.")
    return FINDINGS


def _parse_naast(text: str) -> tuple[str | None, date | None]:
    where, at, when = text.partition("@")
    return where or None, Dag().convert(when, None, None) if at else None


def _show(
    inhoud: Inhoud,
    tijdlijn: Tijdlijn,
    other: Tijdlijn | None,
    *,
    als_json: bool,
    uitleg: bool,
    html: Path | None,
) -> None:
    from routekaart.entrypoints.cli.show import find_width, say, show_json
    from routekaart.kaarten.tijdlijn.tekst import render_tekst
    from routekaart.kaarten.tijdlijn.vergelijk import compare, render_vergelijking

    vergelijking = None if other is None else compare(tijdlijn, other)
    width = min(WIDEST, find_width() or WIDEST)
    if html is not None:
        from routekaart.entrypoints.cli.findings import show_path
        from routekaart.kaarten.render.tijdlijn import render_tijdlijn

        html.parent.mkdir(parents=True, exist_ok=True)
        html.write_text(render_tijdlijn(tijdlijn, inhoud.roots, vergelijking), encoding="utf-8")
        say(f"De tijdlijn staat in {show_path(html)}.")
    if als_json:
        value: dict[str, Any] = {
            "oefening": True,
            "tijdlijn": asdict(tijdlijn),
            "vergelijking": None if vergelijking is None else asdict(vergelijking),
        }
        show_json(value)
    elif vergelijking is not None:
        click.echo(render_vergelijking(vergelijking, width), nl=False)
    elif html is None:
        click.echo(render_tekst(tijdlijn, uitleg=uitleg, width=width), nl=False)
