"""`routekaart kaart`: the routekaart of a gemeente, to hang on the wall."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from routekaart.entrypoints.cli.content import read_content
from routekaart.entrypoints.cli.group import Opdracht
from routekaart.entrypoints.cli.options import Formaten, Keuzes, json_option, peildatum_option

if TYPE_CHECKING:
    from routekaart.entrypoints.uitgave import Uitgave
    from routekaart.errors import RoutekaartError
    from routekaart.wiring import Inhoud

FINDINGS: Final = 1
FOLDER: Final = Path("kaarten")


@click.command(
    "kaart",
    cls=Opdracht,
    voorbeelden=(
        "routekaart kaart ede",
        "routekaart kaart ede apeldoorn --formaat pdf --uit muur",
        "routekaart kaart apeldoorn --peildatum 31-12-2023",
        "routekaart kaart --alle --streng",
    ),
    velden={
        "kaarten[].gemeente": "de gemeente",
        "kaarten[].peildatum": "de dag waarvan de kaart is",
        "kaarten[].bestanden": "de bestanden die zijn geschreven; leeg: de kaart is niet gemaakt",
        "kaarten[].fouten": "aantal fouten in wat er in deze gemeente geldt",
        "kaarten[].ontbreekt": "met --streng: wat er nog ontbreekt",
        "mislukt[].gemeente": "een gemeente waarvan de kaart niet kon worden gemaakt",
        "mislukt[].peildatum": "de dag waarvan de kaart had moeten zijn; null: van geen enkele dag",
        "mislukt[].reden": "waarom niet",
    },
)
@click.argument("gemeenten", nargs=-1, metavar="[GEMEENTE]...")
@click.option("--alle", is_flag=True, help="Alle gemeenten, met een kaart per beleidsperiode.")
@peildatum_option
@click.option(
    "--formaat",
    "formaten",
    type=Formaten(),
    default="html,pdf,md",
    show_default=True,
    metavar="FORMAAT",
    help="html, pdf of md; meer met een komma ertussen.",
)
@click.option(
    "--uit",
    type=click.Path(path_type=Path, file_okay=False),
    default=FOLDER,
    show_default=True,
    metavar="MAP",
    help="De map waarin de kaarten komen.",
)
@click.option("--streng", is_flag=True, help="Maakt geen kaart waar nog iets op ontbreekt.")
@json_option
@click.pass_obj
def command(
    keuzes: Keuzes,
    *,
    gemeenten: tuple[str, ...],
    alle: bool,
    peildatum: date | None,
    formaten: tuple[str, ...],
    uit: Path,
    streng: bool,
    als_json: bool,
) -> int:
    """
    Maakt de routekaart van een gemeente, om op te hangen en mee te nemen.

    Zonder --peildatum is het de kaart van vandaag. Met --alle komt er een kaart per gemeente en
    per beleidsperiode: van wat voorbij is zoals het op de laatste dag gold. Is het beleid van een
    gemeente verlopen, dan staat dat op de kaart. Elk bestand heet naar de gemeente en de peildatum.
    Een naam die voor meer gemeenten staat, zoals Ommen-Hardenberg, geeft van elk de eigen kaart.
    """
    from routekaart import wiring
    from routekaart.entrypoints.cli.show import make_progress, show_json
    from routekaart.entrypoints.leesbaar import find_blocked, list_gemeenten, require_readable
    from routekaart.entrypoints.namen import find_gemeenten
    from routekaart.entrypoints.uitgave import list_bonnen, make_kaart
    from routekaart.errors import RoutekaartError
    from routekaart.kaarten.render import Formaat

    if bool(gemeenten) is alle:
        raise click.UsageError("Noem een of meer gemeenten, of geef --alle.")
    inhoud = read_content(keuzes, warn=False)
    today = wiring.find_today()
    require_readable(inhoud)
    known = list_gemeenten(inhoud)
    asked = (key for naam in gemeenten for key in find_gemeenten(inhoud.catalogus, naam, known))
    chosen = known if alle else tuple(dict.fromkeys(asked))
    blocked = find_blocked(inhoud) or ()
    open_ = tuple(key for key in chosen if key not in blocked)
    bonnen = list_bonnen(inhoud.catalogus, open_, peildatum or (None if alle else today), today)
    made: list[Uitgave] = []
    failed = [_to_unreadable(inhoud, key) for key in chosen if key in blocked]
    for bon in make_progress("Kaarten maken")(bonnen):
        try:
            made.append(make_kaart(inhoud, bon, [Formaat(f) for f in formaten], uit, streng=streng))
        except RoutekaartError as error:
            if len(bonnen) == 1 and not failed:
                raise
            failed.append(_to_failure(bon.gemeente, bon.peildatum, error))
    if als_json:
        show_json({"kaarten": list(map(_to_json, made)), "mislukt": failed})
    else:
        _show(inhoud, made, failed)
    complete = not failed and all(uitgave.bestanden for uitgave in made)
    return 0 if complete else FINDINGS


def _to_unreadable(inhoud: Inhoud, gemeente: str) -> dict[str, str | None]:
    """A gemeente of which the files have errors, with the places."""
    from routekaart.entrypoints.leesbaar import find_errors

    reasons = map(str, find_errors(inhoud, gemeente))
    return {"gemeente": gemeente, "peildatum": None, "reden": "\n".join(reasons)}


def _to_failure(gemeente: str, peildatum: date, error: RoutekaartError) -> dict[str, str | None]:
    from routekaart.entrypoints.cli.errors import explain_error

    return {
        "gemeente": gemeente,
        "peildatum": peildatum.isoformat(),
        "reden": explain_error(error)[0],
    }


def _to_json(uitgave: Uitgave) -> dict[str, Any]:
    return {
        "gemeente": uitgave.bon.gemeente,
        "peildatum": uitgave.bon.peildatum.isoformat(),
        "bestanden": [str(path) for path in uitgave.bestanden],
        "fouten": uitgave.fouten,
        "ontbreekt": list(uitgave.ontbreekt),
    }


def _show(inhoud: Inhoud, made: list[Uitgave], failed: list[dict[str, str | None]]) -> None:
    from routekaart.entrypoints.cli.findings import show_path
    from routekaart.entrypoints.cli.show import count, say, show_rows, show_text
    from routekaart.entrypoints.leesbaar import name_gemeente
    from routekaart.kalender import write_dag

    show_rows(
        [
            (show_path(path), f"{uitgave.naam}, {write_dag(uitgave.bon.peildatum)}")
            for uitgave in made
            for path in uitgave.bestanden
        ]
    )
    for uitgave in made:
        if uitgave.ontbreekt:
            day = write_dag(uitgave.bon.peildatum)
            show_text(f"Geen kaart van {uitgave.naam} op {day}: er ontbreekt nog iets.")
            for sentence in uitgave.ontbreekt:
                show_text(sentence, indent="  ")
        elif uitgave.fouten:
            fouten = count(uitgave.fouten, "fout", "fouten")
            say(
                f"Let op: {fouten} in wat er in {uitgave.naam} geldt. "
                f"Zie 'routekaart controleer --gemeente {uitgave.bon.gemeente}'."
            )
    for failure in failed:
        missed = failure["peildatum"]
        when = f" op {write_dag(date.fromisoformat(missed))}" if missed else ""
        naam = name_gemeente(inhoud, failure["gemeente"] or "")
        say(f"Geen kaart van {naam}{when}: {failure['reden']}")
