"""
What always holds, whatever the definition and whatever happens: on small drawn definitions that may
be as wrong in meaning as they like, and on the content that ships.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from wereld import moment
from werelden import LEDEN, invoeren, plannen

from routekaart.engine.plan import Plan, compile_plan
from routekaart.engine.possible import list_possible
from routekaart.engine.react import react
from routekaart.engine.stand import Invoer, Onderwerp, Stand, Uitkomst
from routekaart.errors import DefinitionBroken, RoutekaartError
from routekaart.simulate.casus import OefenCasus, Regel, open_casus

BEGIN = moment("2025-03-03T09:00:00+00:00")
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def check_stand(plan: Plan, stand: Stand) -> None:
    for onderwerp, instantie in stand.instanties.items():
        assert onderwerp == (instantie.spoor, instantie.lid)
        assert instantie.nummer == stand.nummers[onderwerp]
        assert (instantie.lid is None) is (plan.sporen[instantie.spoor].per == "casus")
        assert instantie.actief is not plan.is_end(instantie.spoor, instantie.toestand)
    for id_ in stand.termijnen:
        instantie = stand.instanties[Onderwerp(id_.spoor, id_.lid)]
        assert instantie.actief
        assert instantie.nummer == id_.nummer
        assert id_.termijn in plan.sporen[id_.spoor].toestanden[instantie.toestand].termijnen
    for feit, waarde in stand.feiten.items():
        assert waarde is not None
        assert not plan.feiten[feit.feit].derived
        assert (feit.lid is None) is (plan.feiten[feit.feit].per == "casus")
    if stand.actief:
        for soort in plan.dragend:
            assert stand.regie[soort].afgesproken is not None
    else:
        assert stand.regie == {}
        assert stand.termijnen == frozenset()
    numbers = [taak.nummer for taak in stand.taken]
    assert sorted(set(numbers)) == numbers
    assert all(number < stand.volgende_taak for number in numbers)


def check_reactie(plan: Plan, before: Stand, invoer: Invoer) -> None:
    frozen = repr(before)
    reactie = react(plan, before, invoer)
    assert repr(before) == frozen
    assert react(plan, before, invoer) == reactie
    after = reactie.stand
    besluit = plan.gebeurtenissen[invoer.gebeurtenis].soort == "besluit"
    if reactie.uitkomst is Uitkomst.GEWEIGERD:
        assert besluit
        assert after is before
        assert reactie.weigering is not None
        return
    assert all(nummer >= before.nummers.get(o, 0) for o, nummer in after.nummers.items())
    if reactie.uitkomst is Uitkomst.ONVERWERKT:
        assert not besluit
        assert not reactie.stappen
        assert invoer.gebeurtenis in reactie.onverwerkt
        assert {o: i for o, i in after.instanties.items() if i.actief} == {
            o: i for o, i in before.instanties.items() if i.actief
        }
        for feit, waarde in invoer.feiten.items():
            if plan.feiten[feit.feit].per == "casus":
                assert after.feiten.get(feit) == waarde
    for naam in reactie.onverwerkt:
        assert any(t.naam == naam and t.nummer >= before.volgende_taak for t in after.taken)
    # A termijn of a toestand that was entered runs, unless its ritme is over.
    last = {Onderwerp(s.spoor, s.lid): s for s in reactie.stappen if s.bewogen}
    for onderwerp in last:
        instantie = after.instanties[onderwerp]
        toestand = plan.sporen[instantie.spoor].toestanden[instantie.toestand]
        for naam, termijn in toestand.termijnen.items():
            id_ = (*onderwerp, instantie.nummer, naam)
            assert id_ in after.termijnen or not instantie.actief or termijn.na_laatste is not None


class Machine(RuleBasedStateMachine):
    """A casus on a clock, under a drawn definition."""

    plan: Plan
    casus: OefenCasus
    history: list[tuple[OefenCasus, Any]]

    @initialize(plan=plannen())
    def open(self, plan: Plan) -> None:
        self._open(plan, LEDEN)

    def _open(self, plan: Plan, leden: tuple[str, ...]) -> None:
        self.plan = plan
        self.casus = open_casus(plan, {lid: {} for lid in leden}, {}, BEGIN)
        self.history = []

    @rule(data=st.data())
    def happen(self, data: st.DataObject) -> None:
        invoer = data.draw(invoeren(self.plan, self.casus.stand))
        check_reactie(self.plan, self.casus.stand, invoer)
        self._go(self.casus.record(invoer), lambda casus: casus.record(invoer))

    @rule(hours=st.sampled_from([1, 30, 100, 500]))
    def wait(self, hours: int) -> None:
        until = self.casus.nu + timedelta(hours=hours)
        try:
            jumped = self.casus.advance(until)
        except DefinitionBroken as error:
            assert error.code == "tijd_staat_stil"  # noqa: PT017 - only this one
            return
        stepped = self.casus
        while (first := stepped.next_due()) is not None and first.moment <= until:
            stepped = stepped.advance(first.moment)
        assert stepped.advance(until) == jumped
        self._go(jumped, lambda casus: casus.advance(until))

    @rule(data=st.data(), days=st.integers(0, 20))
    def suspend(self, data: st.DataObject, days: int) -> None:
        if self.casus.termijnen:
            id_ = data.draw(st.sampled_from(sorted(self.casus.termijnen, key=str)))
            until = self.casus.nu + timedelta(days=days)
            longer = self.casus.suspend(id_, until)
            before, after = self.casus.termijnen[id_].vervalt, longer.termijnen[id_].vervalt
            if before and after:
                assert after.moment >= before.moment
                assert not self.casus.nu <= after.moment - timedelta.resolution < until
            self._go(longer, lambda casus: casus.suspend(id_, until))

    @rule()
    def undo(self) -> None:
        if self.history:
            earlier, again = self.history.pop()
            assert again(earlier) == self.casus
            self.casus = earlier

    @rule()
    def ask_what_is_possible(self) -> None:
        for mogelijk in list_possible(self.plan, self.casus.stand):
            invoer = Invoer(mogelijk.gebeurtenis, lid=mogelijk.lid)
            reactie = react(self.plan, self.casus.stand, invoer)
            assert reactie.weigering == mogelijk.weigering

    def _go(self, casus: OefenCasus, again: Any) -> None:  # noqa: ANN401 - how to do it once more
        self.history.append((self.casus, again))
        self.casus = casus

    @invariant()
    def the_stand_is_sound(self) -> None:
        if hasattr(self, "casus"):
            check_stand(self.plan, self.casus.stand)

    @invariant()
    def the_clock_keeps_exactly_the_termijnen_that_run(self) -> None:
        if hasattr(self, "casus"):
            assert set(self.casus.termijnen) == self.casus.stand.termijnen
            for termijn in self.casus.termijnen.values():
                assert (termijn.vervalt is None) is (termijn.duur is None)
                assert termijn.gestart <= self.casus.nu

    @invariant()
    def the_timeline_runs_forward(self) -> None:
        if hasattr(self, "casus"):
            moments = [line.moment for line in self.casus.tijdlijn]
            assert moments == sorted(moments)
            assert all(m <= self.casus.nu for m in moments)

    @invariant()
    def only_known_feiten_expire(self) -> None:
        if hasattr(self, "casus"):
            expiring = {f for f in self.casus.stand.feiten if self.plan.feiten[f.feit].houdbaarheid}
            assert set(self.casus.houdbaar) == expiring


class TestDrawn(Machine.TestCase):  # type: ignore[valid-type, misc]
    settings = settings(stateful_step_count=25, deadline=None, suppress_health_check=SLOW)


@cache
def shipped() -> tuple[Plan, ...]:
    """The content of the house, as each gemeente has it on one day."""
    from datetime import date  # noqa: PLC0415

    from routekaart.load import load_catalogus, locate_content, resolve  # noqa: PLC0415

    try:
        catalogus, _ = load_catalogus(locate_content())
    except RoutekaartError as error:
        pytest.fail(str(error))
    found = []
    for gemeente in catalogus.gemeenten():
        try:
            found.append(compile_plan(resolve(catalogus, gemeente, date(2025, 3, 3))))
        except RoutekaartError:  # not in force that day
            continue
    return tuple(found)


@st.composite
def shipped_plans(draw: st.DrawFn) -> Plan:
    return draw(st.sampled_from(shipped()))


class ShippedMachine(Machine):
    """The same, under the definitions that ship."""

    @initialize(plan=shipped_plans())
    def open(self, plan: Plan) -> None:
        self._open(plan, ("kind-1", "kind-2", "volwassene-1"))


class TestShipped(ShippedMachine.TestCase):  # type: ignore[valid-type, misc]
    settings = settings(stateful_step_count=25, deadline=None, suppress_health_check=SLOW)


@given(plan=plannen(), data=st.data())
@settings(deadline=None, suppress_health_check=SLOW)
def test_a_voorval_is_never_lost(plan: Plan, data: st.DataObject) -> None:
    casus = open_casus(plan, {lid: {} for lid in LEDEN}, {}, BEGIN)
    for _ in range(8):
        invoer = data.draw(invoeren(plan, casus.stand))
        before, casus = casus.stand, casus.record(invoer)
        line = casus.tijdlijn[-1]
        assert isinstance(line, Regel)
        if plan.gebeurtenissen[invoer.gebeurtenis].soort == "voorval":
            done = {t.nummer for t in before.taken} - {t.nummer for t in casus.stand.taken}
            left = [t for t in casus.stand.taken if t.nummer >= before.volgende_taak]
            assert line.reactie.stappen or left or done


@given(plan=plannen(), data=st.data())
@settings(deadline=None, suppress_health_check=SLOW)
def test_the_order_in_which_sporen_stand_in_the_folder_never_matters(
    plan: Plan, data: st.DataObject
) -> None:
    backwards = compile_plan(
        replace(plan.afspraken, sporen=dict(reversed(list(plan.afspraken.sporen.items()))))
    )
    casus = open_casus(plan, {lid: {} for lid in LEDEN}, {}, BEGIN)
    for _ in range(6):
        invoer = data.draw(invoeren(plan, casus.stand))
        here = react(plan, casus.stand, invoer)
        there = react(backwards, casus.stand, invoer)
        assert here.uitkomst == there.uitkomst
        for part in ("instanties", "feiten", "termijnen", "regie", "nummers"):
            assert getattr(here.stand, part) == getattr(there.stand, part)
        casus = casus.record(invoer)
