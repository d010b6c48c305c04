"""
What the conditions of one step look at: the stand before, plus the feiten that come with it.

How each name is asked is worked out once, with the plan: asking is most of what `react` does.
Derived feiten are worked out when somebody asks, and remembered for the length of the step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from routekaart.engine.stand import FeitId, Instantie, Onderwerp, Uitslag
from routekaart.engine.tables import Beslissing
from routekaart.errors import DefinitionBroken
from routekaart.model.base import BEKEND, GEEN, ONBEKEND
from routekaart.model.cellen import Cel, Waarde
from routekaart.model.feiten import Feit
from routekaart.model.sporen import Spoor, Voorwaarde

if TYPE_CHECKING:
    from routekaart.engine.plan import Plan


class View:
    """The casus as the conditions see it; `lid` is whom the asking instance concerns."""

    __slots__ = ("_derived", "feiten", "instanties", "leden", "lid", "plan")

    def __init__(
        self,
        plan: Plan,
        leden: tuple[str, ...],
        instanties: Mapping[Onderwerp, Instantie],
        feiten: Mapping[FeitId, Waarde],
    ) -> None:
        self.plan, self.leden, self.instanties, self.feiten = plan, leden, instanties, feiten
        self.lid: str | None = None
        self._derived: dict[FeitId, Waarde] = {}

    def toestand(self, spoor: str, lid: str | None) -> str:
        """Where the newest instance stands, ended or not; `geen` when there was none."""
        instantie = self.instanties.get(Onderwerp(spoor, lid))
        return GEEN if instantie is None else instantie.toestand

    def waarde(self, feit: str, lid: str | None) -> Waarde:
        """The value of a feit, derived or told; None is onbekend."""
        return self.plan.vragen[feit](self, lid)

    def derive(self, id_: FeitId) -> Waarde:
        """The value of a derived feit."""
        if id_ not in self._derived:
            self._derived[id_] = self._derive(id_)
        return self._derived[id_]

    def _derive(self, id_: FeitId) -> Waarde:
        definitie = self.plan.feiten[id_.feit]
        if definitie.enig_lid is not None:
            cel = self.plan.cellen[definitie.enig_lid]
            ask = self.plan.vragen[definitie.enig_lid.feit]
            values = [ask(self, wie) for wie in self.leden]
            if any(map(cel.matches, values)):
                return "ja"
            return None if None in values else "nee"
        return self.answer(definitie.tabel or "", id_.lid)

    def answer(self, tabel: str, lid: str | None) -> Waarde:
        """The one answer of a beslistabel, as a value."""
        beslissing = self.decide(tabel, lid)
        if isinstance(beslissing.uitkomst, tuple):
            raise DefinitionBroken("meer_antwoorden", tabel)
        return beslissing.waarde

    def decide(self, tabel: str, lid: str | None) -> Beslissing:
        """What a beslistabel says about the casus, or about `lid`. Raises `Undecided`."""
        key = tuple([vraag(self, lid) for vraag in self.plan.kolommen[tabel]])
        return self.plan.tabellen[tabel].answer(key, lambda other: self.decide(other.naam, lid))


Vraag = Callable[[View, str | None], Waarde]
"""Asks a feit or spoor of a View; the lid counts only where it is one of each lid."""


def compile_vragen(feiten: Mapping[str, Feit], sporen: Mapping[str, Spoor]) -> dict[str, Vraag]:
    """How each feit and spoor is asked, under its name: they share one namespace."""
    vragen = {naam: _ask_feit(naam, feit) for naam, feit in feiten.items()}
    return vragen | {naam: _ask_spoor(naam, spoor) for naam, spoor in sporen.items()}


def _ask_feit(naam: str, feit: Feit) -> Vraag:
    if feit.per == "lid":
        if feit.derived:
            return lambda view, lid: view.derive(FeitId(naam, lid))
        return lambda view, lid: view.feiten.get(FeitId(naam, lid))
    of_casus = FeitId(naam)
    if feit.derived:
        return lambda view, _lid: view.derive(of_casus)
    return lambda view, _lid: view.feiten.get(of_casus)


def _ask_spoor(naam: str, spoor: Spoor) -> Vraag:
    if spoor.per == "lid":
        return lambda view, lid: view.toestand(naam, lid)
    of_casus = Onderwerp(naam)

    def ask(view: View, _lid: str | None) -> str:
        instantie = view.instanties.get(of_casus)
        return GEEN if instantie is None else instantie.toestand

    return ask


def ask_tabel(tabel: str) -> Vraag:
    """Asks what a beslistabel says, about the lid when it is a table about one."""
    return lambda view, lid: view.answer(tabel, lid)


class Toets:
    """A condition, compiled: `ask` finds the value that it is about, `judge` says of it."""

    __slots__ = ("_matches", "ask", "cel", "van", "voorwaarde", "vraag")

    def __init__(
        self, voorwaarde: Voorwaarde, vraag: Vraag, cel: Cel | frozenset[str], *, per_lid: bool
    ) -> None:
        self.voorwaarde, self.vraag, self.cel = voorwaarde, vraag, cel
        self.van = voorwaarde.van or ("dit_lid" if per_lid else "casus")
        self._matches = cel.matches if isinstance(cel, Cel) else _words(cel)
        self.ask: Callable[[View], Gevraagd] = _ASK[self.van](vraag)

    def judge(self, asked: Gevraagd) -> Uitslag:
        """
        Whether the condition holds of what `ask` found, and the value that decided: of several
        leden the first that does not hold (elk_lid), or that does.
        """
        if not isinstance(asked, VanLeden):
            return Uitslag(self.voorwaarde, asked, self._matches(asked))
        each = self.van == "elk_lid"
        decisive = [value for value in asked if self._matches(value) is not each]
        value = next(iter(decisive or asked), None)
        return Uitslag(self.voorwaarde, value, bool(decisive) is not each)

    def check(self, view: View) -> Uitslag:
        """Whether the condition holds now."""
        return self.judge(self.ask(view))


class VanLeden(tuple[Waarde, ...]):
    """What was asked of every lid."""

    __slots__ = ()


Gevraagd = Waarde | VanLeden


def _ask_leden(vraag: Vraag) -> Callable[[View], Gevraagd]:
    return lambda view: VanLeden([vraag(view, lid) for lid in view.leden])


_ASK: Mapping[str, Callable[[Vraag], Callable[[View], Gevraagd]]] = {
    "casus": lambda vraag: lambda view: vraag(view, None),
    "dit_lid": lambda vraag: lambda view: vraag(view, view.lid),
    "enig_lid": _ask_leden,
    "elk_lid": _ask_leden,
}


def check_all(toetsen: Iterable[Toets], view: View) -> tuple[Uitslag, ...]:
    """Works out all conditions, not only the first that fails: an author wants to hear each."""
    return tuple([toets.check(view) for toets in toetsen])


def allows(uitslagen: Iterable[Uitslag]) -> bool:
    """Whether nothing stands in the way."""
    for uitslag in uitslagen:  # a loop, because `any` takes twice as long on these one or two
        if not uitslag.klopt and uitslag.voorwaarde.bij_nee == "weigert":
            return False
    return True


def _words(words: frozenset[str]) -> Callable[[Waarde], bool]:
    """What a spoor or beslistabel can say."""
    if BEKEND in words:
        return lambda value: value is not None or ONBEKEND in words
    return frozenset(None if word == ONBEKEND else word for word in words).__contains__
