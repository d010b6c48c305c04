"""
The work of one entry: what has moved so far, until it is all kept or all thrown away.

Mutable, and seen by nobody but `react`. Each step chooses on the stand as it was when the step
began (`choose`), and only then writes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from operator import attrgetter, itemgetter

from routekaart.engine.choose import Move, choose, nearest
from routekaart.engine.effects import collect_starts, collect_zet
from routekaart.engine.plan import Plan, RegieAntwoorden
from routekaart.engine.regie import NOBODY, agreed, holders, resolve_rol, wissels
from routekaart.engine.stand import (
    FeitId,
    Grond,
    Instantie,
    Invoer,
    Kandidaat,
    Onderwerp,
    Reactie,
    RegieStand,
    Stand,
    Stap,
    Uitkomst,
    Uitslag,
    Weigering,
)
from routekaart.engine.taken import Taken
from routekaart.engine.termijnen import Termijnen
from routekaart.engine.view import View
from routekaart.errors import DefinitionBroken
from routekaart.model.cellen import Waarde
from routekaart.model.gebeurtenissen import REGIE
from routekaart.model.sporen import Opening, Overgang

_ACTIEF = attrgetter("actief")


class Entry:
    """One gebeurtenis and its follow-ups, on their way to a Reactie."""

    __slots__ = (
        "_afwijkingen", "_feiten", "_gezet", "_instanties", "_nummers", "_onverwerkt", "_regie",
        "_reopens", "_reported", "_stappen", "_taken", "_termijnen", "before", "pending", "plan",
    )  # fmt: skip

    def __init__(self, plan: Plan, stand: Stand) -> None:
        self.plan, self.before = plan, stand
        # A closed casus starts afresh: what ended is history, and no table looks at it any more.
        self._reopens = stand.gesloten
        # These are replaced and never changed: most gebeurtenissen leave most of them as they are.
        self._instanties = {} if self._reopens else stand.instanties
        self._regie = {} if self._reopens else stand.regie
        self._nummers, self._feiten = stand.nummers, stand.feiten
        self._taken = Taken(stand.taken, stand.volgende_taak)
        self._termijnen = Termijnen(plan, stand.termijnen)
        self._stappen: list[Stap] = []
        self._afwijkingen: list[Uitslag] = []
        self._onverwerkt: list[str] = []
        self.pending: deque[Invoer] = deque()
        """The gebeurtenissen that were reported and did not happen yet, in order."""
        self._reported: list[tuple[str, str, Invoer]] = []
        self._gezet: set[FeitId] = set()

    def view(self, told: Mapping[FeitId, Waarde] | None = None) -> View:
        """The casus as it stands now, with what was `told`."""
        feiten = {**self._feiten, **told} if told else self._feiten
        return View(self.plan, self.before.leden, self._instanties, feiten)

    def take(self, invoer: Invoer) -> tuple[bool, tuple[Kandidaat, ...]]:
        """Let everything that accepts `invoer` move; if nothing does, what stood in the way."""
        self.bring(invoer)
        moves, kandidaten = choose(self.view(), invoer)
        if not moves:
            return False, kandidaten
        first = self._taken.volgende
        if zet := collect_zet(self.plan, moves):
            self._tell(zet)
        for move in moves:
            self._move(move, invoer)
        self._start(moves, invoer)
        if self._reported:
            # By name of the spoor, so that the order in which a regio lists its sporen is nothing.
            self.pending.extend(one for *_, one in sorted(self._reported, key=itemgetter(0, 1)))
            self._reported.clear()
        self._taken.clear(invoer.gebeurtenis, invoer.lid, first)
        return True, kandidaten

    def address(self, invoer: Invoer) -> Invoer | Weigering:
        """`invoer` with the lid that it concerns; without one, the only lid that can take it."""
        if self.plan.gebeurtenissen[invoer.gebeurtenis].betreft == "casus":
            return invoer._replace(lid=None) if invoer.lid else invoer
        if invoer.lid is not None:
            known = invoer.lid in self.before.leden
            return self._aim(invoer, invoer.lid) if known else Weigering(Grond.GEEN_LID)
        able: list[Invoer] = []
        stuck: list[Kandidaat] = []
        for lid in self.before.leden:
            aimed = self._aim(invoer, lid)
            moves, kandidaten = choose(self.view(aimed.feiten), aimed)
            able += [aimed] if moves else []
            stuck += kandidaten
        if len(able) == 1:
            return able[0]
        if able:
            leden = tuple(one.lid for one in able if one.lid)
            return Weigering(Grond.MEER_LEDEN, plaatsen=leden)
        return Weigering(Grond.VOORWAARDE, nearest(stuck)) if stuck else Weigering(Grond.GEEN_LID)

    def _aim(self, invoer: Invoer, lid: str) -> Invoer:
        """`invoer` about `lid`: feiten per lid that name nobody are about that lid as well."""
        feiten = {
            FeitId(feit, lid) if wie is None and feit in self.plan.lid_feiten else
            FeitId(feit, wie): waarde
            for (feit, wie), waarde in invoer.feiten.items()
        }  # fmt: skip
        return invoer._replace(lid=lid, feiten=feiten)

    def bring(self, invoer: Invoer) -> None:
        """The feiten that come with it stand from now on; about nobody they say nothing."""
        if invoer.feiten and invoer.lid in self.before.leden:
            invoer = self._aim(invoer, invoer.lid)
        if invoer.feiten:
            self._tell({
                feit: waarde
                for feit, waarde in invoer.feiten.items()
                if feit.lid is not None or feit.feit not in self.plan.lid_feiten
            })  # fmt: skip

    def forget(self, feit: FeitId) -> None:
        """A feit is past its houdbaarheid: onbekend again."""
        self._tell({feit: None})

    def _tell(self, told: Mapping[FeitId, Waarde]) -> None:
        self._gezet |= told.keys()
        self._feiten = {**self._feiten, **told}
        if None in told.values():
            known = self._feiten.items()
            self._feiten = {feit: waarde for feit, waarde in known if waarde is not None}

    def leave(self, invoer: Invoer, weigering: Weigering) -> None:
        """
        Nothing took this voorval: it stands, as an open taak for whoever has regie.

        Unless no spoor listens and a taak waited for just this: then that taak is done.
        """
        unheard = weigering.grond is Grond.NIET_AAN_DE_ORDE
        if unheard and self._taken.clear(invoer.gebeurtenis, invoer.lid, self._taken.volgende):
            return
        self._onverwerkt.append(invoer.gebeurtenis)
        self._taken.leave(invoer.gebeurtenis, invoer.lid)

    def complete(self, invoer: Invoer) -> bool:
        """A taak was reported as done. False when no such taak is open."""
        return self._taken.complete(invoer.onderwerp, invoer.lid)

    def accept_regie(self, door: str | None) -> bool:
        """`door` accepts every regie that was agreed to be theirs. False when there is none."""
        rol = self._who(door)
        own = [s for s, r in self._regie.items() if rol is not None and r.afgesproken == rol]
        for soort in own:
            self._accept(soort, rol)
        return bool(own)

    def _accept(self, soort: str, rol: str | None) -> None:
        accepted = self._regie.get(soort, NOBODY)._replace(aanvaard=rol)
        self._regie = {**self._regie, soort: accepted}

    def _who(self, door: str | None) -> str | None:
        """The rol that acted: one that stands for another is that other, `regie` who has it."""
        if door == REGIE:
            found = holders(self.plan, self.before, REGIE)[0]
            return None if found == REGIE else found
        return None if door is None else resolve_rol(self.plan, self.before.feiten, door)

    def _move(self, move: Move, invoer: Invoer) -> None:
        regel = move.regel
        self._afwijkingen += [u for u in move.uitslagen if not u.klopt]
        if isinstance(regel, Overgang):
            self._transit(move, regel, invoer)
        else:
            self._begin(move.onderwerp, invoer.gebeurtenis, regel, move.uitslagen)
        for taak in regel.taken:
            self._taken.ask(taak, move.onderwerp, move.lid)
        rol = self._who(invoer.door) if regel.aanvaardt else None
        if rol is not None:
            for soort in regel.aanvaardt:
                if soort in self.plan.afspraken.regie:
                    self._accept(soort, rol)
        if regel.meld:
            self._report(regel.meld, move.onderwerp, move.lid)

    def _start(self, moves: Iterable[Move], invoer: Invoer) -> None:
        """Start other sporen, after all have moved: for whom is chosen on one stand."""
        if any(move.regel.start for move in moves):
            for onderwerp in collect_starts(self.view(), moves):
                self._begin(onderwerp, invoer.gebeurtenis)

    def _transit(self, move: Move, regel: Overgang, invoer: Invoer) -> None:
        onderwerp = move.onderwerp
        old = self._instanties[onderwerp]
        naar = old.toestand if regel.naar is None else regel.naar
        self._stappen.append(
            Stap(*onderwerp, old.nummer, invoer.gebeurtenis, move.overgang, regel, old.toestand,
                 naar, move.uitslagen)
        )  # fmt: skip
        if regel.naar is not None:
            self._termijnen.lapse(old)
            actief = not self.plan.is_end(onderwerp.spoor, naar)
            self._enter(onderwerp, Instantie(*onderwerp, old.nummer, naar, actief, old.keren))

    def _begin(
        self,
        onderwerp: Onderwerp,
        oorzaak: str,
        regel: Opening | None = None,
        uitslagen: tuple[Uitslag, ...] = (),
    ) -> None:
        begin = self.plan.sporen[onderwerp.spoor].begin
        nummer = self._nummers.get(onderwerp, 0) + 1
        self._nummers = {**self._nummers, onderwerp: nummer}
        self._stappen.append(Stap(*onderwerp, nummer, oorzaak, None, regel, None, begin, uitslagen))
        actief = not self.plan.is_end(onderwerp.spoor, begin)
        self._enter(onderwerp, Instantie(*onderwerp, nummer, begin, actief))

    def _enter(self, onderwerp: Onderwerp, instantie: Instantie) -> None:
        spent: tuple[str, ...] = ()
        if instantie.actief:
            instantie, spent = self._termijnen.enter(instantie, self._feiten)
        self._instanties = {**self._instanties, onderwerp: instantie}
        if spent:
            self._report(spent, onderwerp, instantie.lid)

    def _report(self, gebeurtenissen: Iterable[str], onderwerp: Onderwerp, lid: str | None) -> None:
        for naam in gebeurtenissen:
            aims_lid = self.plan.gebeurtenissen[naam].betreft == "lid"
            follow_up = Invoer(naam, lid=lid if aims_lid else None)
            self._reported.append((onderwerp.spoor, onderwerp.lid or "", follow_up))

    def _agree(self) -> RegieAntwoorden:
        """Work out anew who has regie, and why."""
        answers, changed = agreed(self.view()), {}
        for soort, named, _ in answers:
            rol = None if named is None else resolve_rol(self.plan, self._feiten, named)
            if rol in self.plan.uit_feit and soort in self.plan.dragend:
                raise DefinitionBroken("regie_van_niemand", soort, rol or "")
            old = self._regie.get(soort, NOBODY)
            aanvaard = rol if soort in self.plan.vanzelf else old.aanvaard
            if (rol, aanvaard) != old or soort not in self._regie:
                changed[soort] = RegieStand(rol, aanvaard)
        if changed:
            self._regie = {**self._regie, **changed}
        return answers

    def finish(self, *, keep_regie: bool = False) -> Reactie:
        """
        The Reactie: regie worked out anew for where the casus now stands.

        Raises `Undecided` or `DefinitionBroken` when a regie table gives no usable answer, unless
        `keep_regie`: then regie stays as it was.
        """
        if self._reopens and not self._instanties:
            self._instanties = self.before.instanties
        actief = any(map(_ACTIEF, self._instanties.values()))
        why: RegieAntwoorden = ()
        if not actief:
            self._regie = {}
        elif not keep_regie:
            why = self._agree()
        if any(feit in self.plan.ritmes for feit, _ in self._gezet):
            self._termijnen.retell(self._instanties, self._feiten, self._gezet)
        stand = Stand(
            self.before.leden,
            self._instanties,
            self._nummers,
            self._feiten,
            self._termijnen.running,
            self._taken.settle(self.plan, self._feiten, self._regie, self.before.regie),
            self._regie,
            self._taken.volgende,
        )
        return Reactie(
            stand,
            Uitkomst.GENOMEN,
            tuple(self._stappen),
            tuple(self._termijnen.operaties),
            wissels(self.before.regie, self._regie, why),
            tuple(self._afwijkingen),
            tuple(self._onverwerkt),
            gezet=frozenset(self._gezet),
        )
