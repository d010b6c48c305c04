"""
What one instance does with a gebeurtenis: which overgang it takes, or what stands in the way.

That follows from the values which its conditions ask for, and from nothing else. So each
combination of values is worked out once; after that it is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from routekaart.engine.machine import Machine
from routekaart.engine.stand import Uitslag
from routekaart.engine.tables import REMEMBERED
from routekaart.engine.view import Gevraagd, Toets, View, allows
from routekaart.model.sporen import Overgang


class Gekozen(NamedTuple):
    """The overgang that was taken (None: none held), and what the conditions of each said."""

    taken: str | None
    regel: Overgang | None
    uitslagen: Mapping[str, tuple[Uitslag, ...]]


class Keuze:
    """The overgangen that listen to a gebeurtenis in one toestand, with their conditions."""

    __slots__ = ("_known", "_listening", "_machine", "_plek", "_toetsen")

    def __init__(
        self, machine: Machine, plek: tuple[str, str], listening: Mapping[str, tuple[Toets, ...]]
    ) -> None:
        """`plek` is the toestand and the gebeurtenis."""
        self._machine, self._plek, self._listening = machine, plek, listening
        self._toetsen = tuple(toets for toetsen in listening.values() for toets in toetsen)
        self._known: dict[tuple[Gevraagd, ...], Gekozen] = {}

    def make(self, view: View) -> Gekozen:
        """
        What the instance that `view` is about does.

        All conditions are asked, not only until one fails: an author wants to hear each. Raises
        `DefinitionBroken` when two overgangen hold.
        """
        asked = tuple([toets.ask(view) for toets in self._toetsen])
        if (known := self._known.get(asked)) is None:
            known = self._work_out(asked)
            if len(self._known) < REMEMBERED:
                self._known[asked] = known
        return known

    def _work_out(self, asked: tuple[Gevraagd, ...]) -> Gekozen:
        answers = iter(asked)
        uitslagen = {
            naam: tuple([toets.judge(next(answers)) for toets in toetsen])
            for naam, toetsen in self._listening.items()
        }
        holds = {naam: allows(found) for naam, found in uitslagen.items()}
        taken = self._machine.fire(*self._plek, holds)
        regel = None if taken is None else self._machine.spoor.overgangen[taken]
        return Gekozen(taken, regel, uitslagen)
