"""Questions on the screen: an answer, or one of a list. They work on a pipe of answers as well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import click

from routekaart.engine.possible import Mogelijk
from routekaart.engine.stand import FeitId
from routekaart.entrypoints.oefening import Oefening
from routekaart.kaarten.tijdlijn.schrijver import Schrijver
from routekaart.kaarten.tijdlijn.zinnen import van_lid
from routekaart.model.cellen import KeuzeDomein, domein_of_feit
from routekaart.simulate.namen import KlantreisBroken

BACK: Final = "om terug te gaan"
UNKNOWN: Final = "als u dat niet weet"
SAME: Final = "om het zo te laten"


class Done(Exception):
    """Somebody stops, or there are no answers any more."""


def ask(question: str) -> str:
    """An answer; Ctrl-D, Ctrl-C and the end of a pipe stop the exercise."""
    try:
        answer: str = click.prompt(question, default="", show_default=False, prompt_suffix=" ")
    except (click.Abort, EOFError, KeyboardInterrupt):
        click.echo()
        raise Done from None
    return answer.strip()


def choose(question: str, options: Sequence[str], empty: str = BACK) -> int | None:
    """The index of one of these; None: no answer, which means what `empty` says."""
    for number, option in enumerate(options, start=1):
        click.echo(f"  {number:>2}  {option}")
    while True:
        answer = ask(f"{question} (nummer, of leeg {empty})")
        if not answer:
            return None
        if answer.isdecimal() and 1 <= int(answer) <= len(options):
            return int(answer) - 1
        click.echo(f"Kies een nummer van 1 tot en met {len(options)}.")


def ask_door(oefening: Oefening, gebeurtenis: str) -> str | None:
    """Who does it or tells it; None: nobody said."""
    zinnen = Schrijver(oefening.plan, oefening.casus).zinnen
    allowed = oefening.plan.gebeurtenissen[gebeurtenis].door
    if len(allowed) == 1:
        return allowed[0]
    rollen = allowed or tuple(oefening.plan.rollen)
    index = choose("Wie doet of meldt het?", [zinnen.wie(rol) for rol in rollen], UNKNOWN)
    return None if index is None else rollen[index]


def ask_feiten(oefening: Oefening, mogelijk: Mogelijk) -> dict[str, tuple[str, ...]]:
    """The feiten that this gebeurtenis may bring, as far as somebody knows them."""
    plan, told = oefening.plan, dict[str, tuple[str, ...]]()
    for naam in plan.gebeurtenissen[mogelijk.gebeurtenis].feiten:
        per_lid = plan.feiten[naam].per == "lid" and mogelijk.lid is None
        for lid in oefening.casus.stand.leden if per_lid else (None,):
            answer = _ask_feit(oefening, naam, lid, mogelijk.lid)
            if answer is not None:
                told[f"{naam}/{lid}" if lid else naam] = answer
    return told


def _ask_feit(
    oefening: Oefening, naam: str, lid: str | None, lid_of: str | None
) -> tuple[str, ...] | None:
    plan = oefening.plan
    feit, zinnen = plan.feiten[naam], Schrijver(plan, oefening.casus).zinnen
    wie = lid or (lid_of if feit.per == "lid" else None)
    now = oefening.casus.stand.feiten.get(FeitId(naam, wie))
    told = f" (nu: {zinnen.waarde(naam, now)})" if now is not None else ""
    click.echo(f"{feit.titel}{van_lid(lid)}{told}")
    empty = UNKNOWN if now is None else SAME
    domein = domein_of_feit(feit, plan.afspraken.tabellen, plan.rollen)
    if isinstance(domein, KeuzeDomein):
        words = [zinnen.waarde(naam, word) for word in domein.waarden]
        index = choose("Antwoord", words, empty)
        return None if index is None else (domein.waarden[index],)
    hints = {"getal": "een getal", "datum": "zoals 2025-03-31",
             "ritme": "zoals 3 maanden, 6 maanden"}  # fmt: skip
    while answer := ask(f"Antwoord ({hints.get(feit.soort, 'vrij')}; leeg {empty})"):
        texts = tuple(part.strip() for part in answer.split(",") if part.strip())
        try:
            oefening.namen.waarde(FeitId(naam, wie), texts, ())
        except KlantreisBroken as error:
            click.echo(f"Dat kan niet: {error.values.get('zin', error.code)}")
        else:
            return texts
    return None
