"""
Plays a klantreis from its file: step by step, from termijn to termijn, with its expectations.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from routekaart.engine.plan import Plan
from routekaart.engine.stand import FeitId, Invoer, TermijnId, Uitkomst
from routekaart.model.cellen import Waarde
from routekaart.model.gebeurtenissen import EIGEN, FEIT_VERLOPEN
from routekaart.model.klantreizen import Klantreis, Stap
from routekaart.simulate.casus import OefenCasus, Regel, Stilstand, open_casus
from routekaart.simulate.expect import Verschil, check
from routekaart.simulate.momenten import pass_time, to_moment
from routekaart.simulate.namen import KlantreisBroken, Namen, Path, require, split_lid

__all__ = [
    "Gespeeld",
    "GespeeldeStap",
    "KlantreisBroken",
    "begin_klantreis",
    "make_invoer",
    "play",
    "play_stap",
]


@dataclass(frozen=True, slots=True)
class GespeeldeStap:
    """
    One step of the file: the lines that it gave, the casus after it, and what was expected and is
    not so. The last line is the gebeurtenis of the step itself, if it has one.
    """

    index: int
    stap: Stap
    casus: OefenCasus
    regels: tuple[Regel | Stilstand, ...]
    verschillen: tuple[Verschil, ...]


@dataclass(frozen=True, slots=True)
class Gespeeld:
    """A klantreis, played to its end."""

    klantreis: Klantreis
    plan: Plan
    casus: OefenCasus
    stappen: tuple[GespeeldeStap, ...]

    @property
    def verschillen(self) -> tuple[Verschil, ...]:
        """All that was expected and is not so."""
        return tuple(v for stap in self.stappen for v in stap.verschillen)


def play(klantreis: Klantreis, plan: Plan) -> Gespeeld:
    """
    Play `klantreis` under the afspraken of `plan`.

    Raises `KlantreisBroken` when the file asks for what cannot be played: time that runs back, a
    value that a feit cannot have, a feit that a gebeurtenis does not bring, a name of nothing.
    """
    namen = Namen(plan, klantreis)
    casus = begin_klantreis(klantreis, plan)
    played: list[GespeeldeStap] = []
    for index, stap in enumerate(klantreis.stappen):
        played.append(play_stap(casus, stap, index, namen))
        casus = played[-1].casus
    return Gespeeld(klantreis, plan, casus, tuple(played))


def begin_klantreis(klantreis: Klantreis, plan: Plan) -> OefenCasus:
    """The casus at the beginning of `klantreis`, before its first step."""
    namen = Namen(plan, klantreis)
    for termijn in klantreis.aannames:
        namen.require_termijn(termijn, ("aannames", termijn))
    leden = {
        lid: {
            naam: _tell(namen, f"{naam}/{lid}", texts, ("leden", lid, naam))
            for naam, texts in feiten.items()
        }
        for lid, feiten in klantreis.leden.items()
    }
    feiten = {
        naam: _tell(namen, naam, texts, ("feiten", naam))
        for naam, texts in klantreis.feiten.items()
    }
    return open_casus(plan, leden, feiten, to_moment(klantreis.begin), klantreis.aannames)


def _tell(namen: Namen, naam: str, texts: tuple[str, ...], path: Path) -> Waarde:
    return namen.waarde(namen.feit(naam, path), texts, path)


def play_stap(casus: OefenCasus, stap: Stap, index: int, namen: Namen) -> GespeeldeStap:
    """Play one step: let time pass, suspend or resume, put the gebeurtenis, compare."""
    path: Path = ("stappen", index)
    seen = len(casus.tijdlijn)
    casus = casus.advance(_moment_of(casus, stap, path))
    if stap.opschort is not None:
        casus = _suspend(casus, stap, namen, path)
    if stap.hervat is not None:
        casus = casus.resume(_find_termijn(casus, stap.hervat, namen, (*path, "hervat")))
    verschillen: list[Verschil] = []
    if stap.gebeurtenis is not None:
        casus = casus.record(make_invoer(stap, namen, path))
        uitkomst = _uitkomst(casus)
        if (uitkomst is Uitkomst.GEWEIGERD) is not stap.geweigerd:
            wanted = Uitkomst.GEWEIGERD if stap.geweigerd else Uitkomst.GENOMEN
            verschillen.append(Verschil((*path, "gebeurtenis"), wanted, uitkomst))
    if stap.verwacht is not None:
        verwacht: Path = (*path, "verwacht")
        verschillen.extend(
            replace(v, path=(*verwacht, *v.path))
            for v in check(stap.verwacht, casus, namen, verwacht)
        )
    return GespeeldeStap(index, stap, casus, casus.tijdlijn[seen:], tuple(verschillen))


def _uitkomst(casus: OefenCasus) -> Uitkomst:
    last = casus.tijdlijn[-1]
    return last.reactie.uitkomst if isinstance(last, Regel) else Uitkomst.GENOMEN


def make_invoer(stap: Stap, namen: Namen, path: Path = ()) -> Invoer:
    """The gebeurtenis of a step as the engine takes it. Raises `KlantreisBroken`."""
    plan, naam = namen.plan, stap.gebeurtenis or ""
    namen.require_lid(stap.lid, (*path, "lid"))
    namen.require_rol(stap.door, (*path, "door"))
    if naam in EIGEN:
        return _own(stap, namen, path)
    require("onbekende_gebeurtenis", naam, plan.gebeurtenissen, (*path, "gebeurtenis"))
    definitie = plan.gebeurtenissen[naam]
    feiten: dict[FeitId, Waarde] = {}
    for key, texts in stap.feiten.items():
        place: Path = (*path, "feiten", key)
        feit, lid = split_lid(key)
        if feit not in definitie.feiten:
            wel = ", ".join(definitie.feiten)
            raise KlantreisBroken(place, "brengt_niet", naam=naam, feit=feit, wel=wel)
        # Without a lid it is about the one that can take the gebeurtenis; the engine finds out who.
        open_ = definitie.betreft == "lid" and plan.feiten[feit].per == "lid"
        nobody = open_ and lid is None and stap.lid is None
        id_ = FeitId(feit) if nobody else namen.feit(key, place, stap.lid)
        feiten[id_] = namen.waarde(id_, texts, place)
    return Invoer(naam, stap.door, stap.lid, feiten, stap.reden)


def _own(stap: Stap, namen: Namen, path: Path) -> Invoer:
    naam, onderwerp, lid = stap.gebeurtenis or "", stap.taak, stap.lid
    if naam == FEIT_VERLOPEN:
        key = next(iter(stap.feiten), None)
        if key is None:
            raise KlantreisBroken((*path, "gebeurtenis"), "welk_feit")
        onderwerp, lid = namen.feit(key, (*path, "feiten", key), stap.lid)
    return Invoer(naam, stap.door, lid, onderwerp=onderwerp)


def _suspend(casus: OefenCasus, stap: Stap, namen: Namen, path: Path) -> OefenCasus:
    if stap.tot is None:
        raise KlantreisBroken((*path, "opschort"), "opschorten_zonder_eind")
    tot = to_moment(stap.tot)
    if tot < casus.nu:
        raise KlantreisBroken((*path, "tot"), "terug_in_de_tijd")
    id_ = _find_termijn(casus, stap.opschort or "", namen, (*path, "opschort"))
    return casus.suspend(id_, tot)


def _find_termijn(casus: OefenCasus, naam: str, namen: Namen, path: Path) -> TermijnId:
    """The one termijn that runs under this name; two: say of which lid."""
    namen.require_termijn(naam, path)
    termijn, lid = split_lid(naam)
    found = [id_ for id_ in casus.termijnen if id_.termijn == termijn and lid in (None, id_.lid)]
    if len(found) > 1:
        leden = ", ".join(str(id_.lid) for id_ in found)
        raise KlantreisBroken(path, "termijn_van_wie", naam=naam, wel=leden)
    if not found:
        raise KlantreisBroken(path, "termijn_loopt_niet", naam=naam)
    return found[0]


def _moment_of(casus: OefenCasus, stap: Stap, path: Path) -> datetime:
    if stap.op is not None and stap.na is not None:
        raise KlantreisBroken((*path, "op"), "op_en_na")
    if stap.op is not None:
        moment = to_moment(stap.op)
        if moment < casus.nu:
            raise KlantreisBroken((*path, "op"), "terug_in_de_tijd")
        return moment
    if stap.na is None:
        return casus.nu
    return pass_time(casus.nu, stap.na, casus.plan.afspraken.kalender)
