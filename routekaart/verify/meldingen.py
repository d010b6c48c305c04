"""Findings in the words of their author, each at its place and with a way to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from routekaart.diagnostics import Diagnostic, Ernst, Span
from routekaart.model.afspraken import Afspraken
from routekaart.verify.afgeleid import MeerdereWaarden
from routekaart.verify.bereik import BuitenUitvoer, NooitGegeven, Onbereikbaar, Tegenspraak
from routekaart.verify.dozen import TeGroot
from routekaart.verify.dubbel import Overlap, Verschil
from routekaart.verify.gaten import Gat
from routekaart.verify.kringen import Kring
from routekaart.verify.open_afspraken import (
    GemeentenOnvolledig,
    RolZonderInvulling,
    TermijnZonderDuur,
)
from routekaart.verify.plaatsen import SpanOf
from routekaart.verify.regie import NiemandRegie, OngezienSpoor
from routekaart.verify.woorden import Woorden

OverTabel = Gat | Overlap | Verschil | Onbereikbaar | Tegenspraak | TeGroot
OverUitvoer = NooitGegeven | BuitenUitvoer | Kring | MeerdereWaarden
OverRegie = NiemandRegie | OngezienSpoor
Open = RolZonderInvulling | TermijnZonderDuur | GemeentenOnvolledig
Bevinding = OverTabel | OverUitvoer | OverRegie | Open


@dataclass(frozen=True, slots=True)
class Melder:
    """Turns findings about one gemeente into diagnostics."""

    afspraken: Afspraken
    span_of: SpanOf

    def tell(self, bevinding: Bevinding) -> Diagnostic:
        """The finding as a sentence, with its code and place."""
        match bevinding:
            case NiemandRegie() | OngezienSpoor():
                return self._tell_regie(bevinding)
            case NooitGegeven() | BuitenUitvoer() | Kring() | MeerdereWaarden():
                return self._tell_uitvoer(bevinding)
            case RolZonderInvulling() | TermijnZonderDuur() | GemeentenOnvolledig():
                return self._tell_open(bevinding)
            case _:
                return self._tell_tabel(bevinding)

    def _tell_tabel(self, bevinding: OverTabel) -> Diagnostic:
        words = self._woorden()
        match bevinding:
            case Gat(getuige):
                return Diagnostic(
                    "RK501",
                    self.span_of(f"tabellen.{getuige.tabel}"),
                    f"'{getuige.tabel}' geeft niet altijd antwoord. {words.tell_getuige(getuige)}",
                    "Voeg een regel toe die dit beantwoordt, of verruim een regel.",
                )
            case Overlap(regels, getuige):
                return Diagnostic(
                    "RK502",
                    self._regel(getuige.tabel, regels[1]),
                    f"regel {regels[1]} en regel {regels[0]} van '{getuige.tabel}' gelden samen, "
                    f"en bij 'uniek' geldt er één. {words.tell_getuige(getuige)}",
                    f"Regel {regels[0]} staat op {self._regel(getuige.tabel, regels[0])}. Maak een "
                    "van beide enger, of kies 'treffer: eerste'.",
                )
            case Verschil(regels, uitkomsten, getuige):
                return Diagnostic(
                    "RK503",
                    self._regel(getuige.tabel, regels[1]),
                    f"regel {regels[1]} van '{getuige.tabel}' zegt {uitkomsten[1]}, terwijl regel "
                    f"{regels[0]} {uitkomsten[0]} zegt. {words.tell_getuige(getuige)}",
                    f"Regel {regels[0]} staat op {self._regel(getuige.tabel, regels[0])}. Maak een "
                    "van beide enger, of geef beide dezelfde uitkomst.",
                )
            case Onbereikbaar(tabel, regel, door):
                return Diagnostic(
                    "RK504",
                    self._regel(tabel, regel),
                    f"regel {regel} van '{tabel}' komt nooit aan de beurt: {_regels(door)} "
                    f"{'geven' if len(door) > 1 else 'geeft'} dan al antwoord",
                    "Zet de regel hoger, maak een regel erboven enger, of haal hem weg.",
                    Ernst.WAARSCHUWING,
                )
            case Tegenspraak(tabel, regel):
                return Diagnostic(
                    "RK505",
                    self._regel(tabel, regel),
                    f"regel {regel} van '{tabel}' kan nooit gelden: dit gaat niet samen",
                    "Een van de feiten volgt uit andere: kijk in de tabel waaruit het volgt.",
                    Ernst.WAARSCHUWING,
                )
            case TeGroot(tabel, vraag, dozen):
                return Diagnostic(
                    "RK507",
                    self.span_of(f"tabellen.{tabel}"),
                    f"niet nagegaan: {vraag} '{tabel}' is te groot (meer dan {dozen} stappen)",
                    "Splits de tabel: laat een regel met 'dan: {tabel: …}' verder beslissen.",
                    Ernst.WAARSCHUWING,
                )

    def _tell_uitvoer(self, bevinding: OverUitvoer) -> Diagnostic:
        match bevinding:
            case NooitGegeven(tabel, uitkomst):
                return Diagnostic(
                    "RK506",
                    self.span_of(f"tabellen.{tabel}.uitvoer"),
                    f"'{tabel}' antwoordt nooit '{uitkomst}'",
                    f"Voeg een regel toe met die uitkomst, of haal '{uitkomst}' uit de uitvoer.",
                    Ernst.WAARSCHUWING,
                )
            case BuitenUitvoer(tabel, regel, naar, uitkomsten):
                return Diagnostic(
                    "RK509",
                    self._regel(tabel, regel),
                    f"'{naar}' kan {_words(uitkomsten)} antwoorden, en dat staat niet in de "
                    f"uitvoer van '{tabel}'",
                    f"Zet het bij de uitvoer van '{tabel}', of laat een andere tabel beslissen.",
                )
            case Kring(tabellen):
                return Diagnostic(
                    "RK508",
                    self.span_of(f"tabellen.{tabellen[0]}"),
                    f"deze tabellen wachten op elkaar: {' → '.join(tabellen)}",
                    "Haal een stap weg: een tabel kan niet op haar eigen antwoord wachten.",
                )
            case MeerdereWaarden(feit, tabel):
                return Diagnostic(
                    "RK512",
                    self.span_of(f"feiten.{feit}"),
                    f"'{feit}' volgt uit '{tabel}', en die kan meer antwoorden tegelijk geven",
                    f"Geef '{tabel}' een andere treffer dan 'alle'.",
                )

    def _tell_regie(self, bevinding: OverRegie) -> Diagnostic:
        titel = self.afspraken.regie[bevinding.soort].titel
        span = self._regel(bevinding.tabel, bevinding.regel)
        match bevinding:
            case NiemandRegie(_, tabel, regel, spoor, getuige):
                words = self._woorden()
                return Diagnostic(
                    "RK510",
                    span,
                    f"regel {regel} van '{tabel}' geeft niemand '{titel}' terwijl '{spoor}' nog "
                    f"loopt. {words.tell_getuige(getuige)}",
                    "Noem een rol, of laat de regel alleen gelden als geen enkel spoor meer loopt.",
                )
            case OngezienSpoor(_, tabel, regel, sporen):
                return Diagnostic(
                    "RK511",
                    span,
                    f"regel {regel} van '{tabel}' geeft niemand '{titel}', zonder te kijken of "
                    f"{_words(sporen)} nog loopt",
                    "Zet elk spoor bij de invoer, of noem een rol.",
                    Ernst.WAARSCHUWING,
                )

    def _tell_open(self, bevinding: Open) -> Diagnostic:
        naam = self.afspraken.gemeente.naam
        match bevinding:
            case RolZonderInvulling(rol, plek, plekken):
                more = f" en {plekken - 1} keer elders" if plekken > 1 else ""
                known = rol in self.afspraken.invullingen
                return Diagnostic(
                    "RK520",
                    self.span_of(f"invullingen.{rol}" if known else "gemeente"),
                    f"wie '{self.afspraken.rollen[rol].titel}' is in {naam}, is niet ingevuld",
                    f"De rol wordt gevraagd op {self.span_of(plek)}{more}. Vul onder 'rollen' de "
                    f"organisatie van '{rol}' in.",
                    Ernst.OPEN,
                )
            case TermijnZonderDuur(spoor, toestand, termijn):
                what = self.afspraken.sporen[spoor].toestanden[toestand].termijnen[termijn]
                return Diagnostic(
                    "RK521",
                    self.span_of(f"sporen.{spoor}.toestanden.{toestand}.termijnen.{termijn}"),
                    f"de termijn voor '{what.titel}' heeft in {naam} geen afgesproken duur",
                    "De termijn loopt zonder datum tot regio of gemeente een duur afspreekt.",
                    Ernst.OPEN,
                )
            case GemeentenOnvolledig(regio, uitleg):
                return Diagnostic(
                    "RK522",
                    self.span_of("regio.gemeenten_onvolledig"),
                    f"de lijst van gemeenten van '{regio}' is niet volledig. {uitleg.rstrip('.')}",
                    "Zet elke gemeente onder 'gemeenten' en geef haar een eigen bestand; haal dan "
                    "'gemeenten_onvolledig' weg",
                    Ernst.OPEN,
                )

    def _woorden(self) -> Woorden:
        known = self.afspraken
        return Woorden(known.feiten, {**known.andere_sporen, **known.sporen})

    def _regel(self, tabel: str, nummer: int) -> Span:
        return self.span_of(f"tabellen.{tabel}.regels.{nummer - 1}")


def _words(words: tuple[str, ...]) -> str:
    quoted = [f"'{word}'" for word in words]
    return " of ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))


def _regels(numbers: tuple[int, ...]) -> str:
    if len(numbers) == 1:
        return f"regel {numbers[0]}"
    return f"regels {', '.join(map(str, numbers[:-1]))} en {numbers[-1]}"
