"""
Ask a beslistabel for its answer, and keep the reason with it.

No answer is an error and never a default: a casus that quietly gets no answer is a person who
quietly gets no help. Values are those of `model.cellen`: onbekend is `None`, never a text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from routekaart.errors import DefinitionBroken, Undecided
from routekaart.model.base import ONBEKEND
from routekaart.model.cellen import (
    Cel,
    Domein,
    Waarde,
    any_cel,
    compile_cel,
    domein_of_feit,
    domein_of_spoor,
)
from routekaart.model.feiten import Feit
from routekaart.model.sporen import Spoor
from routekaart.model.tabellen import Beslistabel, Treffer, Uitkomst

REMEMBERED = 4096
"""How many answers a table remembers; when it is full it starts anew."""


@dataclass(frozen=True, slots=True)
class Beslissing:
    """An answer and everything needed to defend it later."""

    tabel: str
    regels: tuple[int, ...]
    """The regels that answered, counted from one."""
    uitkomst: str | tuple[str, ...]
    """A word; of a table with `treffer: alle` each answer once, in the order of its regels."""
    invoer: Mapping[str, Waarde] = field(hash=False)
    """All that this table looked at; what a next table looked at stands with that one."""
    verder: tuple[Beslissing, ...] = ()
    """The answers of the tables to which those regels pass the question on."""

    @property
    def waarde(self) -> Waarde:
        """The answer as the value of a feit: the word `onbekend` becomes `None`."""
        if isinstance(self.uitkomst, tuple):
            raise TypeError(f"{self.tabel} has several answers; a feit has one value")
        return None if self.uitkomst == ONBEKEND else self.uitkomst


@dataclass(frozen=True, slots=True)
class CompiledRegel:
    """One row: the cells that say something, and what it answers."""

    nummer: int
    cellen: Mapping[str, Cel]
    dan: Uitkomst


class _Found(NamedTuple):
    """The regels that count, and the tables to which they pass the question on."""

    hits: tuple[CompiledRegel, ...]
    further: tuple[CompiledTabel, ...]


class CompiledTabel:
    """A beslistabel that is ready to be asked, and remembers what it answered."""

    def __init__(
        self,
        tabel: Beslistabel,
        domeinen: Mapping[str, Domein],
        tabellen: Mapping[str, CompiledTabel] | None = None,
    ) -> None:
        """`tabellen` are those to which a regel may pass the question on; it may fill up later."""
        self.naam = tabel.beslistabel
        self.treffer: Treffer = tabel.treffer
        self.invoer = tabel.invoer
        self.domeinen = {naam: domeinen[naam] for naam in tabel.invoer}
        self.regels = tuple(
            CompiledRegel(
                nummer,
                {naam: compile_cel(texts, domeinen[naam]) for naam, texts in regel.als.items()},
                regel.dan,
            )
            for nummer, regel in enumerate(tabel.regels, start=1)
        )
        self._tabellen = {} if tabellen is None else tabellen
        self._allowed = [any_cel(self.domeinen[naam]) for naam in self.invoer]
        self._answers: dict[tuple[Waarde | Beslissing, ...], Beslissing] = {}
        self._passes: dict[tuple[Waarde, ...], _Found] = {}

    def decide(self, values: Mapping[str, Waarde] | Callable[[str], Waarde]) -> Beslissing:
        """
        The answer for these values, which are asked by the name of a feit or spoor.

        Give a callable when some are work to find out: of all tables only those that the question
        reaches ask, each for its own `invoer`. A value that is missing, or that the feit or spoor
        cannot have, is as undecided as a question that no regel answers.
        """
        ask = values if callable(values) else values.__getitem__
        try:
            key = tuple(map(ask, self.invoer))
        except KeyError:
            if callable(values):
                raise
            raise self._undecided({n: values[n] for n in self.invoer if n in values}) from None
        return self.answer(key, lambda further: further.decide(ask))

    def answer(
        self, key: tuple[Waarde, ...], pass_on: Callable[[CompiledTabel], Beslissing]
    ) -> Beslissing:
        """The answer for the values of `invoer`, in that order; `pass_on` asks another table."""
        if (known := self._answers.get(key)) is not None:
            return known
        if (found := self._passes.get(key)) is None:
            found = self._find(key)
        verder = tuple(map(pass_on, found.further))
        whole = (*key, *verder)  # `key` itself when nothing is passed on
        if (known := self._answers.get(whole)) is None:
            known = self._answer(found, verder, key)
            self._remember(key, found, whole, known)
        return known

    def _remember(
        self,
        key: tuple[Waarde, ...],
        found: _Found,
        whole: tuple[Waarde | Beslissing, ...],
        answer: Beslissing,
    ) -> None:
        if len(self._answers) + len(self._passes) >= REMEMBERED:
            self._answers.clear()
            self._passes.clear()
        if found.further:
            self._passes[key] = found
        self._answers[whole] = answer

    def _find(self, key: tuple[Waarde, ...]) -> _Found:
        """The regels that count for these values, for the first time since we can remember."""
        values = dict(zip(self.invoer, key, strict=True))
        if not all(cel.matches(value) for cel, value in zip(self._allowed, key, strict=True)):
            raise self._undecided(values)
        hits = [
            regel
            for regel in self.regels
            if all(cel.matches(values[naam]) for naam, cel in regel.cellen.items())
        ]
        if self.treffer == "eerste":
            hits = hits[:1]
        if not hits or (self.treffer == "uniek" and len(hits) > 1):
            raise self._undecided(values, hits)
        further = tuple(self._tabellen[r.dan.tabel] for r in hits if r.dan.tabel)
        return _Found(tuple(hits), further)

    def _answer(
        self, found: _Found, verder: tuple[Beslissing, ...], key: tuple[Waarde, ...]
    ) -> Beslissing:
        hits = found.hits
        values = dict(zip(self.invoer, key, strict=True))
        passed = iter(verder)
        answers = [next(passed).uitkomst if r.dan.tabel else r.dan.waarde or "" for r in hits]
        uitkomst = answers[0]
        if self.treffer == "alle":
            words = (w for a in answers for w in (a if isinstance(a, tuple) else (a,)))
            uitkomst = tuple(dict.fromkeys(words))
        elif len(set(answers)) > 1:
            raise self._undecided(values, hits)
        return Beslissing(self.naam, tuple(r.nummer for r in hits), uitkomst, values, verder)

    def _undecided(
        self, values: Mapping[str, Waarde], hits: Iterable[CompiledRegel] = ()
    ) -> Undecided:
        return Undecided(self.naam, values, tuple(regel.nummer for regel in hits))


def decide(
    tabel: CompiledTabel, values: Mapping[str, Waarde] | Callable[[str], Waarde]
) -> Beslissing:
    """The answer of `tabel`: see `CompiledTabel.decide`."""
    return tabel.decide(values)


def domeinen_of(
    feiten: Mapping[str, Feit],
    sporen: Mapping[str, Spoor],
    tabellen: Mapping[str, Beslistabel],
    rollen: Iterable[str] = (),
) -> dict[str, Domein]:
    """What every feit and spoor can be, under their names: they share one namespace."""
    rollen = tuple(rollen)
    domeinen: dict[str, Domein] = {
        naam: domein_of_feit(feit, tabellen, rollen) for naam, feit in feiten.items()
    }
    return domeinen | {naam: domein_of_spoor(spoor) for naam, spoor in sporen.items()}


def compile_tabellen(
    tabellen: Mapping[str, Beslistabel], domeinen: Mapping[str, Domein]
) -> dict[str, CompiledTabel]:
    """
    All tables, each knowing the others, so that a regel can pass the question on.

    A question that would come back to the table that asked it is refused here already.
    """
    try:
        TopologicalSorter(
            {naam: [r.dan.tabel for r in t.regels if r.dan.tabel] for naam, t in tabellen.items()}
        ).prepare()
    except CycleError as error:
        raise DefinitionBroken("tabel_in_kring", *reversed(error.args[1])) from None
    compiled: dict[str, CompiledTabel] = {}
    for naam, tabel in tabellen.items():
        compiled[naam] = CompiledTabel(tabel, domeinen, compiled)
    return compiled
