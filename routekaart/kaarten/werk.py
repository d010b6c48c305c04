"""What each rol does: where it is aan zet, within which term, what follows, and to whom it goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from routekaart.kaarten.beslissers import Deciders
from routekaart.kaarten.kaart import Onderdeel, RolWerk, Stap, Termijn, Vervolg, Werk
from routekaart.kaarten.matrix import Situatie
from routekaart.kaarten.noten import Noten
from routekaart.kaarten.wie import Bezetting
from routekaart.kaarten.woorden import WIE_REGIE_HEEFT, Woorden, enumerate_words
from routekaart.model.afspraken import Afspraken
from routekaart.model.gebeurtenissen import REGIE
from routekaart.model.sporen import Opening, Overgang, Spoor, Toestand
from routekaart.model.sporen import Termijn as TermijnDefinitie


class Werkboek:
    """The work of one gemeente, by rol and by spoor."""

    def __init__(
        self,
        afspraken: Afspraken,
        woorden: Woorden,
        bezetting: Bezetting,
        noten: Noten,
        regie: Iterable[Situatie] = (),
    ) -> None:
        """`regie` are the situations in which a rol has regie here, of whatever kind."""
        self._bezetting, self._noten = bezetting, noten
        self._a, self._woorden = afspraken, woorden
        self._door = Deciders(afspraken, self.rollen(), regie)

    def rollen(self) -> tuple[str, ...]:
        """Every rol that the route asks for something, in the order in which it does."""
        found: dict[str, None] = {}
        for spoor in self._a.sporen.values():
            for toestand in spoor.toestanden.values():
                found.update(dict.fromkeys(toestand.aan_zet))
        for spoor in self._a.sporen.values():
            for regel in (*spoor.opent, *spoor.overgangen.values()):
                found.update(dict.fromkeys(taak.voor for taak in regel.taken))
        return tuple(found)

    def per_rol(self) -> tuple[RolWerk, ...]:
        """Wat doet u: per rol the toestanden in which it is aan zet."""
        found = []
        for rol in self.rollen():
            werk = tuple(
                self._werk(spoor, naam, toestand)
                for spoor in self._a.sporen.values()
                for naam, toestand in spoor.toestanden.items()
                if rol in toestand.aan_zet
            )
            definitie = self._a.rollen.get(rol)
            if werk:
                taak = definitie.taak if definitie else None
                found.append(RolWerk(self._bezetting.wie(rol), taak, werk))
        return tuple(found)

    def _werk(self, spoor: Spoor, naam: str, toestand: Toestand) -> Werk:
        return Werk(
            spoor.titel,
            toestand.titel,
            toestand.doet,
            tuple(self._termijn(spoor, naam, t) for t in toestand.termijnen.values()),
            tuple(self._vervolg(spoor, naam)),
            toestand.wacht_op,
            self._noten.merken(toestand),
        )

    def _termijn(self, spoor: Spoor, toestand: str, termijn: TermijnDefinitie) -> Termijn:
        duur: str | None
        if isinstance(termijn.ritme, str):
            duur = f"het ritme van de casus ({self._woorden.feit(termijn.ritme)})"
        elif termijn.ritme is not None:
            duur = enumerate_words(map(str, termijn.ritme), "en")
        else:
            duur = None if termijn.duur in (None, "lokaal") else str(termijn.duur)
        daarna = [
            self._gevolg(spoor, overgang)
            for overgang in spoor.overgangen.values()
            if overgang.bij == termijn.bij_verstrijken and toestand in overgang.van
        ]
        return Termijn(
            termijn.titel,
            duur,
            termijn.grondslag == "wettelijk",
            duur is not None
            and not isinstance(termijn.ritme, str)
            and self._noten.proposed(termijn),
            tuple(dict.fromkeys(zin for zinnen in daarna for zin in zinnen)),
            self._noten.merken(termijn),
        )

    def _gevolg(self, spoor: Spoor, regel: Opening) -> list[str]:
        """What a move brings about, in short sentences: where it leads, and who gets a taak."""
        zinnen = []
        naar = regel.naar if isinstance(regel, Overgang) else spoor.begin
        anew = any(start.spoor == spoor.spoor for start in regel.start)
        if naar is not None and not (isinstance(regel, Overgang) and naar in regel.van):
            zinnen.append(self._woorden.toestand(spoor.spoor, spoor.begin if anew else naar))
        zinnen += [f"{self._rol(taak.voor)}: {taak.wat}" for taak in regel.taken]
        zinnen += [
            f"Begint ook: {self._woorden.spoor(start.spoor)}"
            for start in regel.start
            if start.spoor in self._a.sporen and start.spoor != spoor.spoor
        ]
        return zinnen

    def _vervolg(self, spoor: Spoor, toestand: str) -> Iterator[Vervolg]:
        passed = {t.bij_verstrijken for t in spoor.toestanden[toestand].termijnen.values()}
        found: dict[str, dict[str, None]] = {}
        for overgang in spoor.overgangen.values():
            naar = overgang.naar
            if naar is None or naar == toestand or toestand not in overgang.van:
                continue
            if any(start.spoor == spoor.spoor for start in overgang.start):
                naar = spoor.begin  # ends, and begins anew
            if overgang.bij not in passed:
                titel = overgang.titel or self._woorden.gebeurtenis(overgang.bij)
                found.setdefault(naar, {})[titel] = None
        for naar, door in found.items():
            wie = enumerate_words(map(self._rol, spoor.toestanden[naar].aan_zet), "en")
            yield Vervolg(self._woorden.toestand(spoor.spoor, naar), wie, tuple(door))

    def _rol(self, naam: str) -> str:
        """A rol in the middle of a sentence."""
        return WIE_REGIE_HEEFT.lower() if naam == REGIE else self._woorden.rol(naam)

    def onderdelen(self) -> tuple[Onderdeel, ...]:
        """Per spoor who decides what, and on which conditions."""
        found = []
        for spoor in self._a.sporen.values():
            regels: list[Opening] = [*spoor.opent, *spoor.overgangen.values()]
            stappen = tuple(self._stap(spoor, regel) for regel in regels if self._decided(regel))
            if stappen:
                found.append(
                    Onderdeel(spoor.titel, spoor.uitleg, stappen, self._noten.merken(spoor))
                )
        return tuple(found)

    def deciders(self) -> tuple[str, ...]:
        """Every rol that stands in `onderdelen` beside a besluit, in that order."""
        regels = [r for s in self._a.sporen.values() for r in (*s.opent, *s.overgangen.values())]
        found = dict.fromkeys(rol for r in regels if self._decided(r) for rol in self._door.of(r))
        found.pop(REGIE, None)
        return tuple(found)

    def _decided(self, regel: Opening) -> bool:
        """Whether somebody decides this, and it is not just something that happens or is noted."""
        gebeurtenis = self._a.gebeurtenissen.get(regel.bij)
        moves = not isinstance(regel, Overgang) or regel.naar is not None
        return gebeurtenis is not None and gebeurtenis.soort == "besluit" and moves

    def _stap(self, spoor: Spoor, regel: Opening) -> Stap:
        gebeurtenis = self._a.gebeurtenissen[regel.bij]
        mits = [
            voorwaarde.uitleg
            + (" (afwijken mag, met reden)" if voorwaarde.bij_nee == "meldt" else "")
            for voorwaarde in regel.mits
            if voorwaarde.uitleg
        ]
        door = self._door.of(regel)
        return Stap(
            regel.titel or gebeurtenis.titel,
            tuple(self._rol(rol) for rol in door),
            tuple(mits),
            tuple(self._gevolg(spoor, regel)),
            self._noten.merken(regel),
        )
