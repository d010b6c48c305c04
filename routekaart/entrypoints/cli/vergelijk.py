"""`routekaart vergelijk`: what is agreed differently, here and there or then and now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import click

from routekaart.entrypoints.cli.content import read_content
from routekaart.entrypoints.cli.group import Opdracht
from routekaart.entrypoints.cli.options import Dag, Keuzes, json_option, peildatum_option

if TYPE_CHECKING:
    from routekaart.kaarten.vergelijken.afspraak import Overzicht
    from routekaart.kaarten.vergelijken.dingen import Verschil
    from routekaart.kaarten.vergelijken.vergelijking import Vergelijking
    from routekaart.load import Catalogus
    from routekaart.model.afspraken import Afspraken

FINDINGS: Final = 1
WIDEST: Final = 80
BOTH: Final = 2

_KANT: Final = {
    "naam": "hoe deze kant in de tekst heet",
    "gemeente": "de gemeente",
    "regio": "haar regio",
    "peildatum": "de dag waarvan de afspraken zijn",
    "beleid": "het document met het beleid",
    "verlopen": "of de beleidsperiode dan voorbij is",
    "gedrag": "het kenmerk van alles wat een casus stuurt",
}
_VERSCHIL: Final = {
    "sleutel": "wat er verschilt, als naam met punten",
    "wat": "wat er verschilt, in woorden",
    "als": "de situatie waarin het verschilt; leeg: altijd",
    "links": "hoe het links is; in een groep: in de eerste groep",
    "rechts": "hoe het rechts is; in een groep: in deze groep",
    "voor": "de rollen voor wie het uitmaakt",
}


@click.command(
    "vergelijk",
    cls=Opdracht,
    voorbeelden=(
        "routekaart vergelijk ede nijkerk",
        "routekaart vergelijk ede nijkerk --peildatum 1-6-2021",
        "routekaart vergelijk apeldoorn --peildatum 1-6-2021 --met 1-6-2025",
        "routekaart vergelijk --afspraak overdracht.bevestiging",
        "routekaart vergelijk --afspraak casusregie --regio west-veluwe-vallei",
    ),
    velden={
        **{f"{kant}.{key}": what for kant in ("links", "rechts") for key, what in _KANT.items()},
        "zelfde_gedrag": "of een casus aan beide kanten langs dezelfde regels gaat",
        "verschillen": "aantal verschillen",
        "gelijk": "aantal dingen dat aan beide kanten hetzelfde is",
        "delen[].titel": "waar het over gaat",
        "delen[].gelijk": "aantal dingen dat hetzelfde is",
        **{f"delen[].verschillen[].{key}": what for key, what in _VERSCHIL.items()},
        "afspraak": "met --afspraak: de afspraak, met haar soort ervoor",
        "peildatum": "met --afspraak: de dag waarvan de afspraken zijn",
        "groepen[].gemeenten": "gemeenten die hetzelfde hebben afgesproken",
        "groepen[].zegt[].wat": "waar het over gaat",
        "groepen[].zegt[].deel": "welk deel daarvan; leeg: het geheel",
        "groepen[].zegt[].tekst": "wat zij hebben afgesproken",
        "groepen[].voor": "de rollen voor wie het uitmaakt",
        **{f"groepen[].anders[].{key}": what for key, what in _VERSCHIL.items()},
        "nog_niets": "met --afspraak: gemeenten waarin op die dag nog niets gold",
    },
)
@click.argument("gemeenten", nargs=-1, metavar="[GEMEENTE] [GEMEENTE]")
@peildatum_option
@click.option(
    "--met",
    type=Dag(),
    metavar="DATUM",
    help="De dag waarmee wordt vergeleken; met twee gemeenten die van de tweede.",
)
@click.option(
    "--afspraak",
    metavar="AFSPRAAK",
    help="Vergelijkt één afspraak, in alle gemeenten of met --regio in die van een regio.",
)
@click.option("--regio", metavar="REGIO", help="Bij --afspraak: alleen de gemeenten hiervan.")
@json_option
@click.pass_obj
def command(
    keuzes: Keuzes,
    *,
    gemeenten: tuple[str, ...],
    peildatum: date | None,
    met: date | None,
    afspraak: str | None,
    regio: str | None,
    als_json: bool,
) -> int:
    """
    Zegt wat er anders is afgesproken, en voor wie: in twee gemeenten, of op twee dagen.

    Wat hetzelfde is, wordt geteld. Van een beslistabel staat er precies in welke situaties het
    antwoord verschilt, hoe zij ook is opgeschreven. AFSPRAAK is een spoor met een punt en een
    termijn, toestand of overgang, een rol, een beslistabel, een soort regie of een begrip.

    Eindigt met code 0 als er geen verschil is en met 1 als er een is, zoals diff.
    """
    from routekaart import wiring

    _check_use(gemeenten, met, afspraak, regio)
    catalogus = read_content(keuzes).catalogus
    day = peildatum or wiring.find_today()
    if afspraak is not None:
        return _compare_one(catalogus, afspraak, regio, day, als_json=als_json)
    left = _resolve(catalogus, gemeenten[0], day)
    right = _resolve(catalogus, gemeenten[-1], met or day)
    return _compare_two(left, right, als_json=als_json)


def _check_use(
    gemeenten: Sequence[str], met: date | None, afspraak: str | None, regio: str | None
) -> None:
    if afspraak is not None and (gemeenten or met):
        raise click.UsageError(
            "--afspraak gaat over alle gemeenten, of met --regio over die van een regio: "
            "noem er geen gemeente of --met bij."
        )
    if afspraak is None and regio is not None:
        raise click.UsageError("--regio hoort bij --afspraak: noem de afspraak.")
    if afspraak is None and not gemeenten:
        raise click.UsageError("Noem twee gemeenten, of één met --met, of --afspraak.")
    if len(gemeenten) == 1 and met is None:
        raise click.UsageError(
            f"Waarmee moet '{gemeenten[0]}' worden vergeleken? Noem een tweede gemeente, of een "
            "tweede dag met --met."
        )
    if len(gemeenten) > BOTH:
        raise click.UsageError(
            f"Dit vergelijkt twee gemeenten, en dit zijn er {len(gemeenten)}. Eén afspraak in meer "
            "gemeenten: --afspraak."
        )


def _resolve(catalogus: Catalogus, typed: str, day: date) -> Afspraken:
    from routekaart.load import resolve
    from routekaart.load.suggest import spell_name

    key = spell_name(typed, "-")
    return resolve(catalogus, key if key in catalogus.plaatsen else typed, day)


def _compare_two(left: Afspraken, right: Afspraken, *, als_json: bool) -> int:
    from routekaart.entrypoints.cli.show import find_width, show_json
    from routekaart.kaarten.vergelijken.tekst import render_vergelijking
    from routekaart.kaarten.vergelijken.vergelijking import compare_afspraken

    found = compare_afspraken(left, right)
    if als_json:
        show_json(to_json(found))
    else:
        click.echo(render_vergelijking(found, min(WIDEST, find_width() or WIDEST)), nl=False)
    return FINDINGS if found.verschillen else 0


def to_json(found: Vergelijking) -> dict[str, Any]:
    """The comparison for another program."""
    return {
        "links": asdict(found.links),
        "rechts": asdict(found.rechts),
        "zelfde_gedrag": found.zelfde_gedrag,
        "verschillen": found.verschillen,
        "gelijk": found.gelijk,
        "delen": [
            {
                "titel": onderdeel.titel,
                "gelijk": onderdeel.gelijk,
                "verschillen": _list_json(onderdeel.verschillen),
            }
            for onderdeel in found.onderdelen
        ],
    }


def _list_json(verschillen: Iterable[Verschil]) -> list[dict[str, Any]]:
    return [{**asdict(v), "sleutel": ".".join(v.sleutel)} for v in verschillen]


def _compare_one(
    catalogus: Catalogus, afspraak: str, regio: str | None, day: date, *, als_json: bool
) -> int:
    from routekaart.entrypoints.cli.show import find_width, show_json
    from routekaart.errors import NotInForce, RegioUnknown
    from routekaart.kaarten.vergelijken.afspraak import compare_afspraak
    from routekaart.kaarten.vergelijken.kant import Kant
    from routekaart.kaarten.vergelijken.tekst import render_overzicht
    from routekaart.kalender import write_dag
    from routekaart.load import resolve

    kanten, later = list[Kant](), list[str]()
    for gemeente in _list_gemeenten(catalogus, regio, day):
        try:
            kanten.append(Kant(resolve(catalogus, gemeente, day)))
        except NotInForce:
            later.append(catalogus.plaatsen[gemeente][-1].naam)
        except RegioUnknown:
            later.append(f"{catalogus.plaatsen[gemeente][-1].naam} (regio niet bekend)")
    if not kanten:
        raise click.UsageError(f"Op {write_dag(day)} gold nog in geen enkele gemeente iets.")
    found = compare_afspraak(afspraak, kanten)
    if als_json:
        show_json(_overzicht_to_json(found, day, later))
    else:
        width = min(WIDEST, find_width() or WIDEST)
        click.echo(render_overzicht(found, day, later, width), nl=False)
    return FINDINGS if len(found.groepen) > 1 else 0


def _list_gemeenten(catalogus: Catalogus, regio: str | None, day: date) -> tuple[str, ...]:
    from routekaart.errors import ContentNotFound
    from routekaart.load.resolve import version_on
    from routekaart.load.suggest import spell_name

    if regio is None:
        return catalogus.gemeenten()
    key = next((k for k in (regio, spell_name(regio, "-")) if k in catalogus.regios), None)
    if key is None:
        raise ContentNotFound("regio", regio, sorted(catalogus.regios))
    listed = version_on(key, catalogus.regios[key], day).gemeenten
    return tuple(gemeente for gemeente in catalogus.gemeenten() if gemeente in listed)


def _overzicht_to_json(found: Overzicht, day: date, later: Sequence[str]) -> dict[str, Any]:
    return {
        "afspraak": found.afspraak,
        "peildatum": day.isoformat(),
        "groepen": [
            {**asdict(groep), "anders": _list_json(groep.anders)} for groep in found.groepen
        ],
        "nog_niets": list(later),
    }
