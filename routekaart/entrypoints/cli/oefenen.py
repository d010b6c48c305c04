"""
`routekaart simuleer --interactief`: an exercise, led by whoever sits at the keyboard.

It asks with numbers and one-letter answers, so that a trainer needs no manual and a test can feed
it a pipe. Every move keeps the casus before it, so undoing is going back to that.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from routekaart.engine.plan import Plan
from routekaart.engine.possible import Mogelijk
from routekaart.engine.stand import Invoer
from routekaart.entrypoints.cli.systeem import explain_os
from routekaart.entrypoints.cli.vragen import Done, ask, ask_door, ask_feiten, choose
from routekaart.entrypoints.klantreizen import Reis
from routekaart.entrypoints.oefening import Oefening
from routekaart.errors import DefinitionBroken, DefinitionInvalid, KalenderTooShort, RoutekaartError
from routekaart.kaarten.tijdlijn.schrijver import Schrijver
from routekaart.kaarten.tijdlijn.tekst import OEFENING, render_moment
from routekaart.kaarten.tijdlijn.zinnen import van_lid
from routekaart.kalender import ZONE, Duur, write_moment
from routekaart.model.gebeurtenissen import REGIE_AANVAARD, TAAK_GEDAAN
from routekaart.model.klantreizen import Stap
from routekaart.simulate.momenten import pass_time
from routekaart.simulate.namen import KlantreisBroken, Namen
from routekaart.simulate.player import begin_klantreis

if TYPE_CHECKING:
    pass

MENU: Final = (
    ("g", "gebeurtenis: kies wat er gebeurt"),
    ("d", "gedaan: meld een taak als gedaan"),
    ("a", "aanvaard: neem de regie die u volgens de afspraken heeft"),
    ("t", "tijd: laat tijd voorbijgaan, zoals 3 dagen"),
    ("v", "verder: ga naar de volgende termijn"),
    ("k", "klok: zet de klok op een dag en tijd"),
    ("s", "stand: laat zien hoe het ervoor staat"),
    ("w", "waarom niet: wat kan nu niet, en waarom"),
    ("o", "ongedaan: neem de laatste stap terug"),
    ("b", "bewaar: schrijf wat u deed als klantreis"),
    ("q", "stop"),
)


def practise(reis: Reis, plan: Plan) -> int:
    """Lead the exercise until somebody stops. It starts where the klantreis begins."""
    casus = begin_klantreis(reis.klantreis, plan)
    oefening = Oefening(reis, plan, casus, Namen(plan, reis.klantreis))
    click.echo(OEFENING)
    click.echo(f"\n{reis.klantreis.klantreis} · {plan.afspraken.gemeente.naam}")
    click.echo(f"Het is {write_moment(casus.nu)}. Leden: {', '.join(casus.stand.leden)}.")
    try:
        _show_menu()
        while True:
            _do(oefening, ask("\nWat doet u? (? voor hulp)").lower())
    except Done:
        if not oefening.bewaard:
            click.echo("Niet bewaard.")
        click.echo("Einde van de oefening.")
    return 0


def _do(oefening: Oefening, letter: str) -> None:
    actions: dict[str, Callable[[Oefening], None]] = {
        "g": _happen, "d": _complete, "a": _accept, "t": _wait, "v": _next, "k": _set_clock,
        "s": _show_stand, "w": _why_not, "o": _undo, "b": _save,
    }  # fmt: skip
    if letter == "q":
        if oefening.bewaard or ask("U heeft dit niet bewaard. Toch stoppen? (j/n)").lower() == "j":
            raise Done
        return
    if letter not in actions:
        if letter in ("", "?"):
            _show_menu()
        else:
            click.echo(f"'{letter}' ken ik niet. Typ ? voor hulp.")
        return
    try:
        actions[letter](oefening)
    except (KlantreisBroken, DefinitionBroken, KalenderTooShort) as error:
        click.echo(f"Dat gaat niet: {_tell(oefening, error)}")


def _tell(oefening: Oefening, error: RoutekaartError) -> str:
    from routekaart.entrypoints.cli.errors import explain_error

    if isinstance(error, KlantreisBroken):
        return f"{oefening.reis.broken(error).message}."
    return explain_error(error)[0]


def _show_menu() -> None:
    click.echo()
    for letter, what in MENU:
        click.echo(f"  {letter}  {what}")


def _name(oefening: Oefening, mogelijk: Mogelijk) -> str:
    woorden = Schrijver(oefening.plan, oefening.casus).zinnen.woorden
    return f"{woorden.gebeurtenis(mogelijk.gebeurtenis)}{van_lid(mogelijk.lid)}"


def _happen(oefening: Oefening) -> None:
    may, _ = oefening.possible()
    if not may:
        click.echo("Er kan nu niets gebeuren; laat tijd voorbijgaan (t) of kijk waarom niet (w).")
        return
    notes = {True: " (misschien: hangt af van wat bekend wordt)", False: ""}
    options = [f"{_name(oefening, m)}{notes[m.weigering is not None]}" for m in may]
    index = choose("Wat gebeurt er?", options)
    if index is None:
        return
    mogelijk = may[index]
    door = ask_door(oefening, mogelijk.gebeurtenis)
    feiten = ask_feiten(oefening, mogelijk)
    values: dict[str, object] = {"gebeurtenis": mogelijk.gebeurtenis, "feiten": feiten}
    if door is not None:
        values["door"] = door
    if mogelijk.lid is not None:
        values["lid"] = mogelijk.lid
    _take(oefening, Stap.model_validate(values))


def _take(oefening: Oefening, stap: Stap) -> None:
    before = oefening.casus
    oefening.take(stap)
    shown = oefening.moments(before)
    for moment in shown:
        click.echo()
        click.echo(render_moment(moment))
    if not shown:
        click.echo(f"Het is nu {write_moment(oefening.casus.nu)}. Er gebeurde niets.")


def _complete(oefening: Oefening) -> None:
    taken = oefening.casus.stand.taken
    if not taken:
        click.echo("Er staan geen taken open.")
        return
    moment = Schrijver(oefening.plan, oefening.casus).pause(oefening.casus, 0, "", ())
    index = choose("Welke taak is gedaan?", [taak.wat for taak in moment.taken[: len(taken)]])
    if index is not None:
        values = {"gebeurtenis": TAAK_GEDAAN, "taak": taken[index].naam, "lid": taken[index].lid}
        _take(oefening, Stap.model_validate({k: v for k, v in values.items() if v is not None}))


def _accept(oefening: Oefening) -> None:
    regie = oefening.casus.stand.regie.values()
    rollen = list(dict.fromkeys(r.afgesproken for r in regie if r.verschil and r.afgesproken))
    if not rollen:
        click.echo("Er is geen regie die nog aanvaard moet worden.")
        return
    zinnen = Schrijver(oefening.plan, oefening.casus).zinnen
    index = choose("Wie aanvaardt de regie?", [zinnen.wie(rol) for rol in rollen])
    if index is not None:
        values = {"gebeurtenis": REGIE_AANVAARD, "door": rollen[index]}
        _take(oefening, Stap.model_validate(values))


def _wait(oefening: Oefening) -> None:
    answer = ask("Hoeveel tijd gaat er voorbij? (zoals 3 dagen, 5 werkdagen, 24 uur)")
    try:
        duur = Duur.parse(answer.lower())
    except ValueError as error:
        click.echo(str(error))
        return
    pass_time(oefening.casus.nu, duur, oefening.plan.afspraken.kalender)
    _take(oefening, Stap.model_validate({"na": duur}))


def _next(oefening: Oefening) -> None:
    first = oefening.casus.next_due()
    if first is None:
        click.echo("Er loopt niets met een datum. Wat zonder datum loopt, verstrijkt niet vanzelf.")
        return
    local = max(first.moment, oefening.casus.nu).astimezone(ZONE).replace(tzinfo=None)
    _take(oefening, Stap.model_validate({"op": local}))


def _set_clock(oefening: Oefening) -> None:
    answer = ask("Op welk moment zet u de klok? (zoals 2025-03-31 10:00)")
    try:
        moment = datetime.fromisoformat(answer)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is not None:
        click.echo("Dat is geen moment: schrijf jaar-maand-dag en een tijd, zoals 2025-03-31 10:00")
        return
    _take(oefening, Stap.model_validate({"op": moment}))


def _show_stand(oefening: Oefening) -> None:
    schrijver = Schrijver(oefening.plan, oefening.casus)
    moment = schrijver.pause(oefening.casus, 0, "", ())
    click.echo()
    for spoor, instantie in oefening.casus.stand.instanties.items():
        woorden = schrijver.zinnen.woorden
        klaar = "" if instantie.actief else " (klaar)"
        toestand = woorden.toestand(spoor.spoor, instantie.toestand)
        click.echo(f"    {woorden.spoor(spoor.spoor)}{van_lid(spoor.lid)}: {toestand}{klaar}")
    click.echo(render_moment(moment))


def _why_not(oefening: Oefening) -> None:
    _, may_not = oefening.possible()
    if not may_not:
        click.echo("Alles waarop een spoor wacht, kan nu.")
        return
    index = choose("Waarvan wilt u weten waarom niet?", [_name(oefening, m) for m in may_not])
    if index is None:
        return
    mogelijk = may_not[index]
    invoer = Invoer(mogelijk.gebeurtenis, lid=mogelijk.lid)
    trial = oefening.casus.record(invoer)
    schrijver = Schrijver(oefening.plan, oefening.casus)
    click.echo(render_moment(schrijver.write(trial.tijdlijn[-1])))
    click.echo("    (Dit is niet gebeurd; u keek alleen.)")


def _undo(oefening: Oefening) -> None:
    if oefening.undo() is None:
        click.echo("Er is niets om terug te nemen.")
        return
    click.echo(f"Teruggenomen. Het is weer {write_moment(oefening.casus.nu)}.")


def _save(oefening: Oefening) -> None:
    answer = ask("In welk bestand?")
    if not answer:
        return
    path = Path(answer if answer.endswith((".yaml", ".yml")) else f"{answer}.yaml")
    if path.exists() and ask(f"{path} bestaat al. Overschrijven? (j/n)").lower() != "j":
        click.echo("Niet bewaard.")
        return
    try:
        path.write_text(oefening.text(), encoding="utf-8")
    except (DefinitionInvalid, OSError) as error:
        why = explain_os(error) if isinstance(error, OSError) else str(error)
        click.echo(f"Niet bewaard: {why}")
        return
    oefening.bewaard = True
    click.echo(f"Bewaard in {path}. Spelen: routekaart simuleer {path}")
