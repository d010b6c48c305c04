"""Writes the lines of a timeline in words, each against the stand that the one before left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from routekaart.engine.plan import Plan
from routekaart.engine.stand import (
    Aanleiding,
    OpenTaak,
    RegieWissel,
    Stand,
    Stap,
    TermijnId,
    Uitkomst,
    VervalTermijn,
)
from routekaart.engine.view import View
from routekaart.kaarten.tijdlijn.tijdlijn import (
    Beweging,
    Moment,
    RegieRegel,
    TaakRegel,
    TermijnRegel,
    Verschil,
)
from routekaart.kaarten.tijdlijn.zinnen import Zinnen, van_lid, write_later
from routekaart.kalender import ZONE, local_day, write_moment, write_weekdag
from routekaart.model.gebeurtenissen import FEIT_VERLOPEN, REGIE_AANVAARD
from routekaart.model.sporen import Overgang
from routekaart.simulate.casus import OefenCasus, Regel, Stilstand
from routekaart.simulate.termijnen import LopendeTermijn, definition_of

Running = Mapping[TermijnId, LopendeTermijn]


class Schrijver:
    """Give it the lines in order; it knows what changed because it remembers what was."""

    def __init__(self, plan: Plan, begin: OefenCasus) -> None:
        self.plan, self.zinnen = plan, Zinnen(plan)
        self._stand, self._nu = begin.stand, begin.nu
        self._running: Running = begin.termijnen
        self._nummer = 0

    def write(
        self,
        line: Regel | Stilstand,
        stap: int = 0,
        zegt: str = "",
        verschillen: tuple[Verschil, ...] = (),
    ) -> Moment:
        """The next line in words; `stap` is the step of the klantreis that it is, from one."""
        moment = replace(self._moment(line.moment, stap), zegt=zegt, verschillen=verschillen)
        running = {termijn.id: termijn for termijn in line.termijnen}
        if isinstance(line, Stilstand):
            moment = replace(moment, titel=self._stilstand(line))
            return self._complete(moment, self._stand, running)
        return self._complete(
            self._gebeurtenis(moment, line), line.reactie.stand, running, line.reactie.regie
        )

    def pause(
        self, casus: OefenCasus, stap: int, zegt: str, verschillen: tuple[Verschil, ...]
    ) -> Moment:
        """A step in which nothing happens: time passes, or somebody looks."""
        moment = replace(
            self._moment(casus.nu, stap),
            titel="Er gebeurt niets",
            zegt=zegt,
            verschillen=verschillen,
        )
        return self._complete(moment, casus.stand, casus.termijnen)

    def _moment(self, at: datetime, stap: int) -> Moment:
        self._nummer += 1
        later, self._nu = write_later(at - self._nu), at
        return Moment(
            nummer=self._nummer,
            stap=stap,
            tijd=at.isoformat(),
            wanneer=f"{write_weekdag(local_day(at))}, {at.astimezone(ZONE):%H:%M}",
            later=later,
            titel="",
            door="",
            lid="",
            uitkomst=Uitkomst.GENOMEN.value,
        )

    def _gebeurtenis(self, moment: Moment, line: Regel) -> Moment:
        reactie, invoer, before = line.reactie, line.invoer, self._stand
        instanties = {} if before.gesloten else before.instanties
        view = View(self.plan, before.leden, instanties, {**before.feiten, **invoer.feiten})
        weigering = None
        if reactie.weigering is not None:
            weigering = self.zinnen.weigering(reactie.weigering, before, invoer)
        return replace(
            moment,
            titel=self._titel(line),
            door=self.zinnen.wie(invoer.door) if invoer.door else "",
            lid=invoer.lid or "",
            uitkomst=reactie.uitkomst.value,
            bekend=tuple(self._bekend(line, before)),
            bewegingen=tuple(map(self._beweging, reactie.stappen)),
            vervallen=tuple(
                self._promise(self._running[o.id])
                for o in reactie.operaties
                if isinstance(o, VervalTermijn)
                and o.id in self._running
                and o.id not in reactie.stand.termijnen
            ),
            afwijkingen=tuple(
                self.zinnen.tekort(uitslag, view, stap.lid or invoer.lid, stap.regel)
                for stap in reactie.stappen
                for uitslag in stap.uitslagen
                if not uitslag.klopt
            ),
            weigering=weigering,
        )

    def _bekend(self, line: Regel, before: Stand) -> Iterator[str]:
        """What became known; also what somebody told and the step itself set otherwise."""
        reactie, after = line.reactie, line.reactie.stand.feiten
        refused = reactie.uitkomst is Uitkomst.GEWEIGERD
        brought = {} if refused else line.invoer.feiten
        told = {id_ for id_, waarde in brought.items() if waarde is not None}
        for id_ in sorted({*reactie.gezet, *told}, key=lambda id_: (id_.feit, id_.lid or "")):
            now = after.get(id_)
            if id_ in told and brought[id_] != now:
                said = self.zinnen.feit(id_.feit, id_.lid, brought[id_])
                yield f"{said}; deze stap zelf zet dit op: {self.zinnen.waarde(id_.feit, now)}"
            elif id_ in after or id_ in before.feiten:
                yield self.zinnen.feit(id_.feit, id_.lid, now)

    def _titel(self, line: Regel) -> str:
        invoer, woorden = line.invoer, self.zinnen.woorden
        if invoer.gebeurtenis == FEIT_VERLOPEN:
            return f"Niet langer bekend: {woorden.feit(invoer.onderwerp or '').lower()}"
        if invoer.gebeurtenis == REGIE_AANVAARD:
            return "De regie wordt aanvaard"
        titel = woorden.gebeurtenis(invoer.gebeurtenis)
        if line.verstreken is not None:
            return f"{titel} (de termijn ‘{self._promise(line.verstreken)}’ is verstreken)"
        if invoer.onderwerp:
            same = (t for t in self._stand.taken if invoer.onderwerp in (t.naam, str(t.nummer)))
            names = map(self._wat, same)
            return f"{titel}: {next(iter(names), invoer.onderwerp)}"
        return titel

    def _stilstand(self, line: Stilstand) -> str:
        titel = self._promise(line.termijn)
        if line.tot is None:
            return f"De termijn ‘{titel}’ loopt weer"
        return f"De termijn ‘{titel}’ staat stil tot {write_moment(line.tot)}"

    def _promise(self, termijn: LopendeTermijn) -> str:
        titel = definition_of(self.plan, termijn.id, termijn.toestand).titel
        return f"{titel}{van_lid(termijn.id.lid)}"

    def _beweging(self, stap: Stap) -> Beweging:
        woorden = self.zinnen.woorden
        regel = stap.regel
        tekst = regel.titel if regel is not None and regel.titel else ""
        if regel is None:
            tekst = f"begint door ‘{woorden.gebeurtenis(stap.oorzaak)}’"
        return Beweging(
            spoor=woorden.spoor(stap.spoor),
            lid=stap.lid or "",
            van="" if stap.van is None else woorden.toestand(stap.spoor, stap.van),
            naar=woorden.toestand(stap.spoor, stap.naar),
            eind=self.plan.is_end(stap.spoor, stap.naar),
            waarom=self.zinnen.waarom(regel or self.plan.sporen[stap.spoor], tekst),
            blijft=isinstance(regel, Overgang) and regel.naar is None,
        )

    def _complete(
        self,
        moment: Moment,
        stand: Stand,
        running: Running,
        wissels: tuple[RegieWissel, ...] = (),
    ) -> Moment:
        before, self._stand = self._stand, stand
        was, self._running = self._running, running
        old = set(before.alle_taken())
        kept = {taak.nummer for taak in stand.taken}
        return replace(
            moment,
            regie=tuple(self._regie(stand, wissels)),
            termijnen=tuple(self._termijn(t, was.get(id_)) for id_, t in running.items()),
            taken=tuple(self._taak(taak, new=taak not in old) for taak in stand.alle_taken()),
            gedaan=tuple(self._wat(taak) for taak in before.taken if taak.nummer not in kept),
        )

    def _regie(self, stand: Stand, wissels: tuple[RegieWissel, ...]) -> Iterator[RegieRegel]:
        changed = {wissel.soort: wissel for wissel in wissels}
        for soort, regie in stand.regie.items():
            definitie = self.plan.afspraken.regie[soort]
            wissel = changed.get(soort)
            regels = wissel.regels if wissel is not None else ()
            waarom = [self.zinnen.regels(*regel) for regel in regels]
            if regels:
                tabel, numbers = regels[-1]
                regel = self.plan.afspraken.tabellen[tabel].regels[numbers[0] - 1]
                found = self.zinnen.waarom(regel, regel.uitleg or "")
                aanname = f"AANNAME: {found.aanname}" if found.aanname else ""
                waarom += [text for text in (found.tekst, found.bron, aanname) if text]
            yield RegieRegel(
                definitie.titel,
                self.zinnen.wie(regie.afgesproken),
                self.zinnen.wie(regie.aanvaard),
                verschil=regie.verschil,
                nieuw=wissel is not None,
                dragend=definitie.dragend,
                waarom=tuple(waarom),
            )

    def _termijn(self, termijn: LopendeTermijn, was: LopendeTermijn | None) -> TermijnRegel:
        definitie = definition_of(self.plan, termijn.id, termijn.toestand)
        vervalt, tot = termijn.vervalt, "zonder datum"
        if vervalt is not None:
            tot = f"tot en met {write_weekdag(vervalt.dag)}"
            if termijn.duur is not None and termijn.duur.eenheid == "uren":
                tot = f"tot {write_moment(vervalt.moment)}"
        aanname = ""
        if termijn.aanname:
            aanname = f"de oefening rekent met {termijn.duur}; afgesproken is er niets"
        return TermijnRegel(
            definitie.titel,
            self.zinnen.woorden.spoor(termijn.id.spoor),
            termijn.id.lid or "",
            tot,
            None if vervalt is None else vervalt.dag.isoformat(),
            aanname,
            nieuw=was is None or was != termijn,
            open=vervalt is None,
            uitleg=() if vervalt is None else tuple(stap.tekst for stap in vervalt.uitleg),
        )

    def _wat(self, taak: OpenTaak) -> str:
        if taak.aanleiding is Aanleiding.ONVERWERKT:
            titel = self.zinnen.woorden.gebeurtenis(taak.naam)
            return f"Kijk wat dit betekent: ‘{titel}’{van_lid(taak.lid)}"
        if taak.aanleiding is Aanleiding.REGIE:
            return f"Aanvaard de regie: {self.plan.afspraken.regie[taak.naam].titel}"
        return f"{taak.wat}{van_lid(taak.lid)}"

    def _taak(self, taak: OpenTaak, *, new: bool) -> TaakRegel:
        onverwerkt = taak.aanleiding is Aanleiding.ONVERWERKT
        return TaakRegel(self._wat(taak), self.zinnen.wie(taak.voor), new, onverwerkt)
