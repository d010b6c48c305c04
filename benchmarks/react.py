"""
`react` beside five libraries, on every gebeurtenis of every klantreis that we ship.

Only the calls that put a question to a machine are compared. `react` does more in them than any
peer: it says why, starts and lapses termijnen, keeps taken and works out who has regie.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from definition import Asker, flatten
from measuring import Bar, Candidate, Measured, Section, measure, number, repeats
from peers import PEERS, SISMIC, STATEMACHINE, TRANSITIONS, Machine, Peer
from workload import Case, Step, Weet, collect_cases

from routekaart.engine.react import react
from routekaart.engine.stand import Onderwerp

ROUNDS = 15
OURS = "routekaart `react`"
OTHERS = "routekaart `react`, calls that ask no machine"
EVENTS_BAR = 2.0
TOTAL_BAR = 2.5


class Opened(NamedTuple):
    """A case in another library, before anything happened in it."""

    steps: tuple[Step, ...]
    weet: Weet
    machines: dict[Onderwerp, Machine]


def main() -> list[Section]:
    """Measure, and say what came out."""
    everything = collect_cases()
    cases = [select(case, asking=True) for case in everything]
    quiet = [select(case, asking=False) for case in everything]
    for peer in PEERS:
        check_peer(peer, cases)
    candidates = [_ours(OURS, cases), *(_theirs(peer, cases) for peer in PEERS)]
    if any(case.calls for case in quiet):
        candidates.append(_ours(OTHERS, quiet))
    return [_report(measure(candidates, ROUNDS), cases, quiet)]


def select(case: Case, *, asking: bool) -> Case:
    """The case with only the calls that put a question to a machine, or only those that do not."""
    calls = [c for c in case.calls if any(step.questions for step in c.steps) is asking]
    return replace(case, calls=calls)


def open_case(peer: Peer, models: dict[str, object], case: Case) -> Opened:
    """A machine for every instance of the case."""
    weet: Weet = {}
    askers = {o: Asker(case.plan, weet, case.leden, o.lid) for o in case.onderwerpen}
    machines = {o: peer.open_(models[o.spoor], asker) for o, asker in askers.items()}
    return Opened(tuple(case.changes()), weet, machines)


def make_models(peer: Peer, case: Case) -> dict[str, object]:
    """The models of the sporen that run in a case."""
    names = {onderwerp.spoor for onderwerp in case.onderwerpen}
    return {name: peer.model(flatten(case.plan, case.plan.sporen[name])) for name in names}


def check_peer(peer: Peer, cases: Sequence[Case]) -> None:
    """After every single question the peer must stand where we do."""
    for case in cases:
        opened = open_case(peer, make_models(peer, case), case)
        for step in opened.steps:
            opened.weet.update(step.weet)
            for question in step.questions:
                machine = opened.machines[question.onderwerp]
                peer.fire(machine, question.trigger)
                found = peer.state(machine)
                assert found == question.naar, (peer.name, case.naam, question, found)


def _ours(name: str, cases: Sequence[Case]) -> Candidate:
    calls = [(case.plan, call.stand, call.invoer) for case in cases for call in case.calls]

    def prepare(times: int) -> Callable[[], None]:
        many = calls * times

        def run() -> None:
            for plan, stand, invoer in many:
                react(plan, stand, invoer)

        return run

    times = repeats(lambda: prepare(1))
    return Candidate(name, times * len(calls), lambda: prepare(times))


def _theirs(peer: Peer, cases: Sequence[Case]) -> Candidate:
    models = [make_models(peer, case) for case in cases]

    def prepare(times: int) -> Callable[[], None]:
        opened = [
            open_case(peer, own, case)
            for _ in range(times)
            for own, case in zip(models, cases, strict=True)
        ]
        return lambda: play_opened(peer, opened)

    times = repeats(lambda: prepare(1))
    units = times * sum(len(case.calls) for case in cases)
    return Candidate(peer.name, units, lambda: prepare(times))


def play_opened(peer: Peer, opened: Sequence[Opened]) -> None:
    """What is timed: the feiten change, the questions are put."""
    fire = peer.fire
    for steps, weet, machines in opened:
        for step in steps:
            weet.update(step.weet)
            for onderwerp, trigger, _ in step.questions:
                fire(machines[onderwerp], trigger)


def _report(found: dict[str, Measured], cases: Sequence[Case], quiet: Sequence[Case]) -> Section:
    calls = sum(len(case.calls) for case in cases)
    questions = sum(1 for case in cases for _ in case.questions())
    ours, base = found[OURS], found[TRANSITIONS.name]
    rows = [
        (
            name,
            number(1 / one.median),
            number(one.median * 1e6),
            f"{number(min(one.seconds) * 1e6)}–{number(max(one.seconds) * 1e6)}",
            number(one.ratio(base)) if name != OTHERS else "",
        )
        for name, one in found.items()
    ]
    bars = [
        Bar(
            f"at least {EVENTS_BAR:g} times the events per second of {peer.name}",
            f"{number(found[peer.name].ratio(ours))} times",
            found[peer.name].ratio(ours) >= EVENTS_BAR,
        )
        for peer in (SISMIC, STATEMACHINE)
    ]
    total = ours.ratio(base)
    bars.append(
        Bar(
            f"at most {TOTAL_BAR:g} times {TRANSITIONS.name}, doing the same overgangen",
            f"{number(total)} times",
            total <= TOTAL_BAR,
        )
    )
    others = sum(len(case.calls) for case in quiet)
    about = (
        f"{len(cases)} klantreizen, {calls} gebeurtenissen that put {questions} questions to a "
        f"machine, and {others} that put none. {ROUNDS} rounds, medians."
    )
    head = ("engine", "events/s", "µs/event", "min–max µs", f"× {TRANSITIONS.name}")
    return Section("A step of the engine", about, head, rows, bars)


if __name__ == "__main__":
    for section in main():
        print(section)
