"""
What the conditions of one step look at: the stand before, plus the feiten that come with it.

How each name is asked is worked out once, with the plan: asking is most of what `react` does.
Derived feiten are worked out when somebody asks, and remembered for the length of the step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from routekaart.engine.stand import FeitId, Instantie, Onderwerp, Uitslag
from routekaart.engine.tables import REMEMBERED, Beslissing
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
    """A condition, compiled: `check(view)` is its Uitslag."""

    __slots__ = ("_matches", "_said", "cel", "van", "voorwaarde", "vraag")

    def __init__(
        self, voorwaarde: Voorwaarde, vraag: Vraag, cel: Cel | frozenset[str], *, per_lid: bool
    ) -> None:
        self.voorwaarde, self.vraag, self.cel = voorwaarde, vraag, cel
        self.van = voorwaarde.van or ("dit_lid" if per_lid else "casus")
        self._matches = cel.matches if isinstance(cel, Cel) else _words(cel)
        self._said: dict[Waarde, Uitslag] = {}

    def check(self, view: View) -> Uitslag:
        """Whether the condition holds, and the value that was found."""
        if self.van in ("enig_lid", "elk_lid"):
            return self._check_leden(view)
        value = self.vraag(view, view.lid if self.van == "dit_lid" else None)
        if (said := self._said.get(value)) is None:
            said = Uitslag(self.voorwaarde, value, self._matches(value))
            if len(self._said) < REMEMBERED:
                self._said[value] = said
        return said

    def _check_leden(self, view: View) -> Uitslag:
        """The value is that of the lid which decided: the first that does not, or that does."""
        values = [self.vraag(view, lid) for lid in view.leden]
        if self.van == "elk_lid":
            wrong = [value for value in values if not self._matches(value)]
            return Uitslag(self.voorwaarde, next(iter(wrong or values), None), not wrong)
        right = [value for value in values if self._matches(value)]
        return Uitslag(self.voorwaarde, next(iter(right or values), None), bool(right))


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
