"""
What `react` has to do in real life: every gebeurtenis of every klantreis that we ship.

Each klantreis is played once, in the ordinary way; what was put to `react` is kept, and with it the
questions that this put to a machine: who listens, which trigger, where it must stand afterwards.
Another engine answers those same questions. It is handed for nothing what is not the work of a
state machine: which machines listen, which gebeurtenissen follow, what every feit is by then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from routekaart.engine.entry import Entry
from routekaart.engine.plan import Plan, compile_plan
from routekaart.engine.react import react
from routekaart.engine.stand import (
    FeitId,
    Grond,
    Invoer,
    Kandidaat,
    Onderwerp,
    Reactie,
    Stand,
    Stap,
)
from routekaart.kalender import local_day
from routekaart.load import load_catalogus, locate_content, resolve
from routekaart.model.base import GEEN
from routekaart.model.cellen import Waarde
from routekaart.model.klantreizen import Klantreis
from routekaart.simulate.momenten import to_moment
from routekaart.simulate.player import play

START = "start"
"""The trigger of an instance that is started by an overgang elsewhere."""

Weet = dict[FeitId | Onderwerp, Waarde]
"""What a guard can ask: the feiten, and where each spoor stands."""


class Question(NamedTuple):
    """Put to one machine: a trigger, and where the machine must stand after it."""

    onderwerp: Onderwerp
    trigger: str
    naar: str


@dataclass(frozen=True, slots=True)
class Step:
    """What a guard knows when the questions of one gebeurtenis are put."""

    weet: Weet
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """One call of `react`, and the steps that it took: the gebeurtenis and what followed."""

    stand: Stand
    invoer: Invoer
    reactie: Reactie
    steps: tuple[Step, ...]


@dataclass(slots=True)
class Case:
    """One klantreis: all that was put to `react`, in order."""

    naam: str
    plan: Plan
    leden: tuple[str, ...]
    calls: list[Call] = field(default_factory=list)

    @property
    def onderwerpen(self) -> tuple[Onderwerp, ...]:
        """Every instance that is asked something: another engine has a machine for each."""
        return tuple(dict.fromkeys(question.onderwerp for question in self.questions()))

    def questions(self) -> Iterator[Question]:
        """All questions that are put to a machine, in order."""
        for step in self.changes():
            yield from step.questions

    def changes(self) -> Iterator[Step]:
        """All steps, each with only what is known anew; what is known no longer is None."""
        before: Weet = {}
        for call in self.calls:
            for step in call.steps:
                gone: Weet = dict.fromkeys(before.keys() - step.weet.keys())
                new = {k: v for k, v in step.weet.items() if before.get(k) != v}
                before = step.weet
                yield Step({**gone, **new}, step.questions)


def collect_cases(own: Path | None = None) -> list[Case]:
    """Every klantreis that we ship, played."""
    catalogus, _ = load_catalogus(locate_content(own))
    cases = []
    for naam, klantreis in catalogus.klantreizen.items():
        peildatum = klantreis.peildatum or local_day(to_moment(klantreis.begin))
        plan = compile_plan(resolve(catalogus, klantreis.gemeente, peildatum))
        cases.append(play_case(naam, klantreis, plan))
    return cases


def play_case(naam: str, klantreis: Klantreis, plan: Plan) -> Case:
    """One klantreis, played, with everything that was put to `react`."""
    case = Case(naam, plan, tuple(klantreis.leden))
    steps: list[Step] = []

    class Spy(Entry):
        """An entry that tells what each of its steps looked at and moved."""

        def take(self, invoer: Invoer) -> tuple[bool, tuple[Kandidaat, ...]]:
            self.bring(invoer)
            weet: Weet = {key: i.toestand for key, i in self._instanties.items()}
            weet |= dict(self._feiten.items())
            before = len(self._stappen)
            taken, kandidaten = super().take(invoer)
            questions = _questions(invoer, self._stappen[before:], kandidaten, weet)
            steps.append(Step(weet, tuple(questions)))
            return taken, kandidaten

    def spy(plan: Plan, stand: Stand, invoer: Invoer) -> Reactie:
        steps.clear()
        reactie = react(plan, stand, invoer)
        assert reactie.weigering is None or reactie.weigering.grond is not Grond.DEFINITIE, naam
        case.calls.append(Call(stand, invoer, reactie, tuple(steps)))
        return reactie

    with (
        patch("routekaart.engine.react.Entry", Spy),
        patch("routekaart.simulate.casus.react", spy),
    ):
        play(klantreis, plan)
    return case


def _questions(
    invoer: Invoer, stappen: Iterable[Stap], kandidaten: Iterable[Kandidaat], weet: Weet
) -> Iterator[Question]:
    """Who moved, and then who was asked and refused."""
    moved = set()
    for stap in stappen:
        onderwerp = Onderwerp(stap.spoor, stap.lid)
        moved.add(onderwerp)
        yield Question(onderwerp, START if stap.regel is None else stap.oorzaak, stap.naar)
    for onderwerp in dict.fromkeys(Onderwerp(k.spoor, k.lid) for k in kandidaten):
        if onderwerp not in moved:
            yield Question(onderwerp, invoer.gebeurtenis, str(weet.get(onderwerp, GEEN)))
