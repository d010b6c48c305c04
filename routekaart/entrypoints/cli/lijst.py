"""`routekaart lijst`: what there is, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

import click

from routekaart.entrypoints.cli.content import read_content
from routekaart.entrypoints.cli.group import Opdracht
from routekaart.entrypoints.cli.options import Keuzes, json_option

if TYPE_CHECKING:
    from routekaart.load import Catalogus

Item = tuple[str, str]
"""A name, and what it is called."""


def _versions(items: Mapping[str, tuple[object, ...]], field: str) -> Iterator[Item]:
    yield from ((naam, str(getattr(items[naam][-1], field))) for naam in items)


def _titles(items: Mapping[str, object]) -> Iterator[Item]:
    yield from ((naam, str(getattr(item, "titel", ""))) for naam, item in items.items())


def _list_gemeenten(catalogus: Catalogus) -> Iterator[Item]:
    for naam, plekken in catalogus.plaatsen.items():
        regios = {
            regio.naam
            for versions in catalogus.regios.values()
            for regio in versions
            if naam in regio.gemeenten
        }
        names = dict.fromkeys(bijnaam for plek in plekken for bijnaam in plek.ook_bekend_als)
        also = f", ook bekend als {', '.join(names)}" if names else ""
        yield naam, f"{plekken[-1].naam} ({', '.join(sorted(regios)) or 'in geen regio'}){also}"


def _keep(items: list[Item], soort: str, naam: str, catalogus: Catalogus) -> list[Item]:
    """Those that `naam` stands for; one that stands for nothing is an error."""
    from routekaart.entrypoints.namen import find_gemeenten, make_key
    from routekaart.errors import ContentNotFound

    if soort == "gemeenten":
        keys = find_gemeenten(catalogus, naam)
        return [item for item in items if item[0] in keys]
    asked = make_key(naam)
    kept = [item for item in items if asked in map(make_key, item)]
    if not kept:
        raise ContentNotFound("naam", naam, [item[0] for item in items])
    return kept


SOORTEN: Final[Mapping[str, Callable[[Catalogus], Iterator[Item]]]] = {
    "regios": lambda c: _versions(c.regios, "naam"),
    "gemeenten": _list_gemeenten,
    "sporen": lambda c: _versions(c.sporen, "titel"),
    "tabellen": lambda c: _versions(c.tabellen, "vraag"),
    "klantreizen": lambda c: ((naam, reis.klantreis) for naam, reis in c.klantreizen.items()),
    "rollen": lambda c: _titles(c.rollen),
    "feiten": lambda c: _titles(c.feiten),
    "gebeurtenissen": lambda c: _titles(c.gebeurtenissen),
    "begrippen": lambda c: _titles(c.begrippen),
}
"""What can be listed, and how its items are found."""


@click.command(
    "lijst",
    cls=Opdracht,
    voorbeelden=(
        "routekaart lijst",
        "routekaart lijst gemeenten",
        "routekaart lijst gemeenten Ommen-Hardenberg",
        "routekaart lijst sporen --json",
    ),
    velden={
        "<soort>[].naam": "de naam, zoals 'routekaart toon' hem kent",
        "<soort>[].titel": "hoe het heet voor een lezer",
    },
)
@click.argument("soort", type=click.Choice(list(SOORTEN)), required=False, metavar="[SOORT]")
@click.argument("naam", required=False, metavar="[NAAM]")
@json_option
@click.pass_obj
def command(keuzes: Keuzes, *, soort: str | None, naam: str | None, als_json: bool) -> int:
    """
    Noemt wat er is. Zonder SOORT: van elke soort hoeveel. Met NAAM: alleen wat zo heet.

    SOORT is regios, gemeenten, sporen, tabellen, klantreizen, rollen, feiten, gebeurtenissen of
    begrippen. Met 'routekaart toon NAAM' is elk van hen te lezen. Een gemeente kan ook een naam
    hebben die voor meer gemeenten staat.
    """
    from routekaart.entrypoints.cli.show import show_json, show_rows

    inhoud = read_content(keuzes)
    chosen = [soort] if soort else list(SOORTEN)
    found = {name: sorted(SOORTEN[name](inhoud.catalogus)) for name in chosen}
    if soort and naam is not None:
        found[soort] = _keep(found[soort], soort, naam, inhoud.catalogus)
    if als_json:
        show_json(
            {
                name: [{"naam": naam, "titel": titel} for naam, titel in items]
                for name, items in found.items()
            }
        )
    elif soort:
        show_rows(found[soort])
    else:
        show_rows([(name, str(len(items))) for name, items in found.items()])
    return 0
