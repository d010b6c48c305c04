"""From a klantreis that was played to its Tijdlijn: the only way to make one."""

from __future__ import annotations

from routekaart.engine.plan import Plan
from routekaart.engine.stand import Stand
from routekaart.kaarten.tijdlijn.schrijver import Schrijver
from routekaart.kaarten.tijdlijn.tijdlijn import Moment, Tijdlijn, Verschil
from routekaart.kaarten.tijdlijn.zinnen import Zinnen
from routekaart.kaarten.woorden import spell
from routekaart.kalender import write_dag, write_moment
from routekaart.model.klantreizen import Klantreis
from routekaart.simulate.casus import OefenCasus, Stilstand
from routekaart.simulate.expect import Verschil as SimVerschil
from routekaart.simulate.player import Gespeeld, begin_klantreis


def build_tijdlijn(gespeeld: Gespeeld) -> Tijdlijn:
    """The timeline of a klantreis that was played."""
    schrijver = Schrijver(gespeeld.plan, begin_klantreis(gespeeld.klantreis, gespeeld.plan))
    momenten: list[Moment] = []
    for played in gespeeld.stappen:
        lines = list(played.regels)
        own = None
        if lines and (played.stap.gebeurtenis is not None or isinstance(lines[-1], Stilstand)):
            own = lines.pop()
        momenten.extend(map(schrijver.write, lines))
        stap, zegt = played.index + 1, played.stap.zegt or ""
        verschillen = tuple(map(_verschil, played.verschillen))
        if own is not None:
            momenten.append(schrijver.write(own, stap, zegt, verschillen))
        elif zegt or verschillen:
            momenten.append(schrijver.pause(played.casus, stap, zegt, verschillen))
    return make_tijdlijn(gespeeld.klantreis, gespeeld.casus, schrijver.zinnen, tuple(momenten))


def make_tijdlijn(
    klantreis: Klantreis, casus: OefenCasus, zinnen: Zinnen, momenten: tuple[Moment, ...]
) -> Tijdlijn:
    """The timeline around these lines."""
    plan = casus.plan
    start = begin_klantreis(klantreis, plan).stand
    own = [(feit, waarde) for feit, waarde in start.feiten.items() if feit.lid is None]
    return Tijdlijn(
        titel=klantreis.klantreis,
        uitleg=klantreis.uitleg or "",
        gemeente=plan.afspraken.gemeente.naam,
        regio=plan.afspraken.regio.naam,
        peildatum=write_dag(plan.afspraken.peildatum),
        begin=write_moment(begin_klantreis(klantreis, plan).nu),
        leden=tuple(_lid(start, lid, zinnen) for lid in start.leden),
        feiten=tuple(zinnen.feit(feit.feit, None, waarde) for feit, waarde in own),
        aannames=tuple(
            f"{_termijn_titel(plan, naam)}: {duur}" for naam, duur in klantreis.aannames.items()
        ),
        momenten=momenten,
        slot=_slot(casus),
    )


def _lid(stand: Stand, lid: str, zinnen: Zinnen) -> str:
    own = [
        f"{spell(f.feit)} {zinnen.waarde(f.feit, w)}"
        for f, w in stand.feiten.items()
        if f.lid == lid
    ]
    return f"{lid} ({', '.join(own)})" if own else lid


def _termijn_titel(plan: Plan, naam: str) -> str:
    sporen = (*plan.sporen.values(), *plan.afspraken.andere_sporen.values())
    toestanden = (toestand for spoor in sporen for toestand in spoor.toestanden.values())
    return next(t.termijnen[naam].titel for t in toestanden if naam in t.termijnen)


def _slot(casus: OefenCasus) -> str:
    stand = casus.stand
    if stand.gesloten:
        told = "De casus is gesloten."
    elif stand.actief:
        told = "De casus loopt nog."
    else:
        told = "Er is nog niets begonnen."
    open_ = len(stand.alle_taken())
    return f"{told} {'Er staan geen taken open.' if not open_ else f'Open taken: {open_}.'}"


def _verschil(verschil: SimVerschil) -> Verschil:
    *_, last = path = verschil.path
    kind = str(path[3]) if len(path) > 3 and path[2] == "verwacht" else "uitkomst"  # noqa: PLR2004
    what = kind if kind in (last, "uitkomst") else f"{kind} {last}"
    return Verschil(spell(what), spell(verschil.verwacht), spell(verschil.gevonden))
