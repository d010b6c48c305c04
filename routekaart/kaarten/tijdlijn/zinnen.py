"""Parts of a timeline in words: who, what of a lid, on which bron, and why not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from routekaart.engine.plan import Plan
from routekaart.engine.stand import Grond, Invoer, Stand, Uitslag, Weigering
from routekaart.engine.stand import Kandidaat as EngineKandidaat
from routekaart.engine.tables import Beslissing
from routekaart.engine.view import View
from routekaart.errors import RoutekaartError
from routekaart.kaarten.tijdlijn.tijdlijn import Kandidaat, Tekort, Waarom
from routekaart.kaarten.tijdlijn.tijdlijn import Weigering as WeigeringRegel
from routekaart.kaarten.woorden import Woorden, enumerate_words, spell
from routekaart.kalender import write_dag
from routekaart.model.bronnen import MetHerkomst
from routekaart.model.cellen import Waarde
from routekaart.model.gebeurtenissen import REGIE
from routekaart.model.herkomst import Gewicht, herkomst_of
from routekaart.model.sporen import Opening, Voorwaarde

HOUR, DAY = 3600, 86_400
_STERK = frozenset({Gewicht.GELDT})
_WIENS = {"enig_lid": "van een van de leden", "elk_lid": "van elk lid"}
_GRONDEN = {
    Grond.NIET_AAN_DE_ORDE: "dit is nu niet aan de orde: geen enkel spoor wacht hierop",
    Grond.VOORWAARDE: "niet aan alle voorwaarden is voldaan",
    Grond.GEEN_LID: "er is geen lid bij wie dit nu kan",
    Grond.MEER_LEDEN: "dit kan bij meer dan één lid; noem wie",
    Grond.GEEN_TAAK: "zo'n taak staat niet open",
    Grond.GEEN_REGIE: "volgens de afspraken is er geen regie die deze rol kan aanvaarden",
}
_KAPOT = {
    "twee_overgangen": "twee overgangen kunnen allebei",
    "twee_openingen": "een spoor kan op twee manieren beginnen",
    "feit_twee_waarden": "één feit zou twee waarden krijgen",
    "feit_van_niemand": "een feit per lid zou niemands feit zijn",
    "start_van_niemand": "een spoor per lid zou voor niemand beginnen",
    "regie_van_niemand": "niemand zou de regie hebben",
    "meer_antwoorden": "een beslistabel geeft meer dan één antwoord",
    "geen_regel": "een beslistabel geeft hier geen antwoord",
    "eindeloos": "de ene gebeurtenis roept steeds weer een andere op",
}


class Zinnen:
    """Writes about the casussen of one gemeente."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.afspraken = plan, plan.afspraken
        self.woorden = Woorden(plan.afspraken)

    def wie(self, rol: str | None) -> str:
        """A rol with the organisation and team that fill it in this gemeente."""
        if rol is None:
            return "niemand"
        if rol == REGIE:
            return "wie regie heeft"
        titel = self.woorden.rol(rol)
        invulling = self.afspraken.invullingen.get(rol)
        parts = (invulling.organisatie, invulling.team) if invulling else ()
        names = ", ".join(part for part in parts if part and part.lower() != titel.lower())
        if invulling is None or names or any(parts):
            return f"{titel} ({names})" if names else titel
        return f"{titel} (organisatie onbekend)"

    def waarde(self, naam: str, waarde: Waarde) -> str:
        """A value of a feit, a spoor or a table, in words."""
        if waarde is None:
            return "onbekend"
        if isinstance(waarde, str):
            return self.woorden.waarde(naam, waarde)
        if isinstance(waarde, tuple):
            return enumerate_words(map(str, waarde), "en daarna")
        return str(waarde) if isinstance(waarde, int) else write_dag(waarde)

    def feit(self, naam: str, lid: str | None, waarde: Waarde) -> str:
        """A feit and its value, and of whom it is."""
        return f"{ask(self.woorden.feit(naam) + van_lid(lid))} {self.waarde(naam, waarde)}"

    def waarom(self, what: MetHerkomst | None, tekst: str = "") -> Waarom:
        """On what this rests, here and now: its strongest bron, and what is assumed."""
        if what is None:
            return Waarom(tekst)
        a = self.afspraken
        herkomst = herkomst_of(what, a.documenten, a.regio.regio, a.peildatum)
        bron = ""
        if herkomst.bron is not None:
            document = a.documenten[herkomst.bron.document]
            bron = f"{document.titel}, {_plaats(herkomst.bron.vindplaats)}"
            if herkomst.gewicht not in _STERK:
                bron += f" ({herkomst.gewicht.value})"
        aanname = self.woorden.plain(herkomst.aanname) if herkomst.aanname else ""
        if not bron and not aanname:
            aanname = "Hier staat geen bron bij."
        return Waarom(tekst, bron, aanname)

    def regels(self, tabel: str, regels: Iterable[int]) -> str:
        """`regel 3 van ‘Wie heeft regie?’`."""
        numbers = enumerate_words(map(str, regels), "en")
        return f"regel {numbers} van ‘{self.afspraken.tabellen[tabel].vraag}’"

    def tekort(
        self, uitslag: Uitslag, view: View, lid: str | None, regel: Opening | None
    ) -> Tekort:
        """A condition that did not hold."""
        voorwaarde = uitslag.voorwaarde
        naam, vraag = self._vraag(voorwaarde, lid)
        nodig = enumerate_words(self._asked(naam, text) for text in voorwaarde.is_)
        gevonden = self.waarde(naam, uitslag.waarde)
        waarom = self.waarom(regel)
        if voorwaarde.tabel is not None:
            waarom = self._of_table(voorwaarde.tabel, view, lid) or waarom
        uitleg = self.woorden.plain(voorwaarde.uitleg) if voorwaarde.uitleg else ""
        return Tekort(vraag, nodig, gevonden, uitleg, waarom)

    def _vraag(self, voorwaarde: Voorwaarde, lid: str | None) -> tuple[str, str]:
        naam = voorwaarde.feit or voorwaarde.spoor or voorwaarde.tabel or ""
        wiens = f" {_WIENS[voorwaarde.van]}" if voorwaarde.van in _WIENS else ""
        if voorwaarde.tabel is not None:
            return naam, self.afspraken.tabellen[naam].vraag
        if voorwaarde.spoor is not None:
            spoor = {**self.afspraken.andere_sporen, **self.afspraken.sporen}[naam]
            mine = van_lid(lid) if spoor.per == "lid" and not wiens else ""
            return naam, f"{spoor.titel}{wiens}{mine}"
        mine = van_lid(lid) if self.afspraken.feiten[naam].per == "lid" and not wiens else ""
        return naam, f"{self.woorden.feit(naam)}{wiens}{mine}"

    def _asked(self, naam: str, text: str) -> str:
        if re.search(r"[ 0-9]", text):
            return text
        return self.woorden.waarde(naam, text)

    def _of_table(self, tabel: str, view: View, lid: str | None) -> Waarom | None:
        try:
            per_lid = self.afspraken.tabellen[tabel].per == "lid"
            beslissing = view.decide(tabel, lid if per_lid else None)
        except RoutekaartError:
            return None
        last = list(_follow(beslissing))[-1]
        regel = self.afspraken.tabellen[last.tabel].regels[last.regels[0] - 1]
        return self.waarom(regel, self.regels(last.tabel, last.regels))

    def weigering(self, weigering: Weigering, before: Stand, invoer: Invoer) -> WeigeringRegel:
        """Why not, in words."""
        if weigering.grond is Grond.ROL:
            allowed = enumerate_words(map(self.wie, weigering.toegestaan))
            return WeigeringRegel(f"dit mag alleen door {allowed}")
        if weigering.grond is Grond.DEFINITIE:
            code, *places = weigering.plaatsen
            sentence = _KAPOT.get(code, spell(code))
            where = ", ".join(places)
            return WeigeringRegel(f"de afspraken spreken zichzelf tegen: {sentence} ({where})")
        reden = _GRONDEN[weigering.grond]
        if weigering.plaatsen:
            reden += f" ({enumerate_words(weigering.plaatsen)})"
        told = {feit: waarde for feit, waarde in invoer.feiten.items() if waarde is not None}
        instanties = {} if before.gesloten else before.instanties
        view = View(self.plan, before.leden, instanties, {**before.feiten, **told})
        kandidaten = (self._kandidaat(k, view, invoer) for k in weigering.kandidaten)
        return WeigeringRegel(reden, tuple(kandidaten))

    def _kandidaat(self, kandidaat: EngineKandidaat, view: View, invoer: Invoer) -> Kandidaat:
        spoor = self.afspraken.sporen[kandidaat.spoor]
        overgang = kandidaat.overgang
        regel: Opening | None = None if overgang is None else spoor.overgangen[overgang]
        if overgang is None:
            wanted = [u.voorwaarde for u in kandidaat.uitslagen]
            regel = next((o for o in spoor.opent if list(o.mits) == wanted), None)
        lid = kandidaat.lid or invoer.lid
        titel = regel.titel if regel is not None and regel.titel else "Het spoor begint"
        if overgang is not None and (regel is None or not regel.titel):
            titel = self.woorden.gebeurtenis(invoer.gebeurtenis)
        return Kandidaat(
            spoor.titel,
            kandidaat.lid or "",
            titel,
            tuple(self.tekort(uitslag, view, lid, regel) for uitslag in kandidaat.tekort),
        )


def van_lid(lid: str | None) -> str:
    """`(kind-1)`, or nothing when it is about the casus."""
    return f" ({lid})" if lid else ""


def ask(vraag: str) -> str:
    """The question before its answer: a colon, where there is no question mark."""
    return vraag if vraag.endswith("?") else f"{vraag}:"


def write_later(elapsed: timedelta) -> str:
    """`3 dagen later`; nothing when no time passed."""
    seconds = elapsed.total_seconds()
    if seconds >= DAY:
        days = round(seconds / DAY)
        return f"{days} {'dag' if days == 1 else 'dagen'} later"
    if seconds >= HOUR:
        return f"{round(seconds / HOUR)} uur later"
    return "even later" if elapsed else ""


def _follow(beslissing: Beslissing) -> Iterator[Beslissing]:
    yield beslissing
    for verder in beslissing.verder:
        yield from _follow(verder)


def _plaats(vindplaats: str) -> str:
    return f"regel {vindplaats}" if re.fullmatch(r"[0-9][0-9 ,-]*", vindplaats) else vindplaats
