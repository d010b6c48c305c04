"""`routekaart controleer`: everything that is wrong, at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import click

from routekaart.entrypoints.cli.content import read_content
from routekaart.entrypoints.cli.group import Opdracht
from routekaart.entrypoints.cli.options import (
    Keuzes,
    cache_option,
    gemeente_option,
    json_option,
    make_peildatum_option,
)

if TYPE_CHECKING:
    from routekaart.entrypoints.controle import Melding, Uitslag
    from routekaart.wiring import Inhoud

FINDINGS: Final = 1
BOTH: Final = 2


@click.command(
    "controleer",
    cls=Opdracht,
    voorbeelden=(
        "routekaart controleer",
        "routekaart controleer --gemeente ede --open",
        "routekaart --map mijn-regio controleer --json",
    ),
    velden={
        "fouten": "aantal fouten",
        "waarschuwingen": "aantal waarschuwingen",
        "open_afspraken": "aantal afspraken die nog gemaakt moeten worden",
        "niet_nagegaan": "gemeenten waarvan de afspraken niet zijn nagegaan, om fouten in de vorm",
        "nog_niets": "gemeenten waarin op die dag nog niets gold",
        "bevindingen[].ernst": "fout, waarschuwing of open afspraak",
        "bevindingen[].code": "vaste code, zoals RK201",
        "bevindingen[].bestand": "het bestand binnen de map",
        "bevindingen[].pad": "waar dat bestand op deze computer staat",
        "bevindingen[].regel": "regelnummer, geteld vanaf 1",
        "bevindingen[].kolom": "kolom, geteld vanaf 1",
        "bevindingen[].tekst": "wat er mis is",
        "bevindingen[].hint": "wat eraan te doen is; leeg als dat niet te zeggen is",
        "bevindingen[].gemeenten[].gemeente": "de gemeente waarvoor het geldt",
        "bevindingen[].gemeenten[].vanaf": "alleen in de periode vanaf die dag; null: altijd",
    },
)
@gemeente_option
@make_peildatum_option("anders die van elke periode")
@json_option
@click.option("--open", "open_", is_flag=True, help="Noemt ook elke open afspraak.")
@click.option("--streng", is_flag=True, help="Eindigt ook bij een waarschuwing met code 1.")
@cache_option
@click.pass_obj
def command(
    keuzes: Keuzes,
    *,
    gemeente: str | None,
    peildatum: date | None,
    als_json: bool,
    open_: bool,
    streng: bool,
    zonder_cache: bool,
) -> int:
    """
    Zegt in één keer alles wat er mis is: met de bestanden, en met wat er is afgesproken.

    Elke bevinding staat bij de plaats in het bestand, met wat eraan te doen is. Zonder
    --gemeente en --peildatum gaat het over alle gemeenten, in elke periode waarover iets is
    afgesproken. Een open afspraak is geen fout: zij moet nog worden gemaakt.
    """
    from routekaart.diagnostics import Ernst
    from routekaart.entrypoints.cli.show import make_progress, show_json
    from routekaart.entrypoints.controle import check_everything
    from routekaart.entrypoints.leesbaar import list_gemeenten
    from routekaart.errors import ContentNotFound

    inhoud = read_content(keuzes, cached=not zonder_cache, warn=False)
    known = list_gemeenten(inhoud)
    if gemeente is not None and gemeente not in known:
        raise ContentNotFound("gemeente", gemeente, known)
    uitslag = check_everything(
        inhoud, gemeente=gemeente, peildatum=peildatum, each=make_progress("Controleren")
    )
    if als_json:
        show_json(to_json(uitslag, inhoud))
    else:
        _show(uitslag, inhoud, open_=open_)
    failed = uitslag.count(Ernst.FOUT) or (streng and uitslag.count(Ernst.WAARSCHUWING))
    return FINDINGS if failed else 0


def to_json(uitslag: Uitslag, inhoud: Inhoud) -> dict[str, Any]:
    """The result for another program: everything, whatever was asked to be shown."""
    from routekaart.diagnostics import Ernst

    return {
        "fouten": uitslag.count(Ernst.FOUT),
        "waarschuwingen": uitslag.count(Ernst.WAARSCHUWING),
        "open_afspraken": uitslag.count(Ernst.OPEN),
        "niet_nagegaan": list(uitslag.overgeslagen),
        "nog_niets": list(uitslag.nog_niets),
        "bevindingen": [_melding_to_json(melding, inhoud) for melding in uitslag.meldingen],
    }


def _melding_to_json(melding: Melding, inhoud: Inhoud) -> dict[str, Any]:
    diagnostic = melding.diagnostic
    return {
        "ernst": diagnostic.ernst.value,
        "code": diagnostic.code,
        "bestand": diagnostic.span.file,
        "pad": str(inhoud.locate(diagnostic.span.file)),
        "regel": diagnostic.span.line,
        "kolom": diagnostic.span.column,
        "tekst": diagnostic.message,
        "hint": diagnostic.hint,
        "gemeenten": [
            {"gemeente": plek.gemeente, "vanaf": plek.vanaf and plek.vanaf.isoformat()}
            for plek in melding.plekken
        ],
    }


def _show(uitslag: Uitslag, inhoud: Inhoud, *, open_: bool) -> None:
    from routekaart.diagnostics import Ernst
    from routekaart.entrypoints.cli.findings import FindingWriter
    from routekaart.entrypoints.cli.show import count, enumerate_and, say
    from routekaart.entrypoints.leesbaar import name_gemeente

    writer = FindingWriter(inhoud)
    shown = [m for m in uitslag.meldingen if open_ or m.diagnostic.ernst is not Ernst.OPEN]
    for melding in shown:
        writer.show(melding.diagnostic, _tell_where(melding, uitslag))
    if uitslag.overgeslagen:
        names = enumerate_and(name_gemeente(inhoud, key) for key in uitslag.overgeslagen)
        click.echo(f"Niet nagegaan, zolang er fouten in de bestanden staan: wat geldt in {names}.")
    if uitslag.nog_niets:
        names = enumerate_and(name_gemeente(inhoud, key) for key in uitslag.nog_niets)
        click.echo(f"Niet nagegaan, omdat er toen nog niets gold: {names}.")
    fouten, waarschuwingen, open_count = (uitslag.count(ernst) for ernst in Ernst)
    told = (
        f"{count(fouten, 'fout', 'fouten')}, "
        f"{count(waarschuwingen, 'waarschuwing', 'waarschuwingen')}, "
        f"{count(open_count, 'open afspraak', 'open afspraken')}"
    )
    click.echo(f"{told[0].upper()}{told[1:]}.")
    if open_count and not open_:
        say("Met --open staan de open afspraken er ook bij.")


def _tell_where(melding: Melding, uitslag: Uitslag) -> str:
    """For which gemeenten; nothing when it is about the files, or names its only gemeente."""
    from routekaart.entrypoints.cli.show import enumerate_and
    from routekaart.kalender import write_dag

    plekken = melding.plekken
    everywhere = {periode.gemeente for periode in uitslag.nagegaan}
    if not plekken or len(everywhere) == 1:
        return ""
    if len(plekken) == 1 and not plekken[0].vanaf and plekken[0].naam in melding.diagnostic.message:
        return ""
    always = {plek.gemeente for plek in plekken if plek.vanaf is None}
    if always == everywhere:
        many = len(everywhere)
        return f"Geldt voor {'beide' if many == BOTH else f'alle {many}'} gemeenten."
    names = [
        plek.naam if plek.vanaf is None else f"{plek.naam} (vanaf {write_dag(plek.vanaf)})"
        for plek in plekken
    ]
    return f"Geldt voor {enumerate_and(names)}."
