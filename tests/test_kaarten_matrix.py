"""Who has regie: what the kaart says is what the engine does, for every combination of inputs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product

from hypothesis import given
from hypothesis import strategies as st
from test_kaarten_gemeenten import CONFIGURED, every_kaart, kaart_of, plan_of
from wereld import make_plan, regie, spoor, tabel

from routekaart.engine.plan import Plan
from routekaart.errors import Undecided
from routekaart.kaarten.matrix import Situatie, expand
from routekaart.kaarten.woorden import Woorden
from routekaart.model.base import GEEN, ONBEKEND
from routekaart.model.cellen import Domein, KeuzeDomein, Waarde, any_cel

MOST = 20_000


def inputs_of(plan: Plan, naam: str) -> dict[str, Domein]:
    """All that a table and those behind it look at."""
    compiled = plan.tabellen[naam]
    found = dict(compiled.domeinen)
    for regel in compiled.regels:
        if regel.dan.tabel:
            found |= inputs_of(plan, regel.dan.tabel)
    return found


def values_of(plan: Plan, naam: str, domein: Domein) -> tuple[Waarde, ...]:
    if naam not in plan.feiten and naam not in plan.sporen:
        return (GEEN,)
    if isinstance(domein, KeuzeDomein):
        return tuple(None if w == ONBEKEND else w for w in domein.waarden)
    edges = {
        edge
        for compiled in plan.tabellen.values()
        for regel in compiled.regels
        for low, high in (regel.cellen[naam].reeksen if naam in regel.cellen else ())
        for edge in (low, high)
        if edge is not None
    }
    return (*sorted(edges), None) if edges else (any_cel(domein).sample(), None)


def combinations(plan: Plan, naam: str) -> Iterator[dict[str, Waarde]]:
    inputs = inputs_of(plan, naam)
    choices = [values_of(plan, n, domein) for n, domein in inputs.items()]
    for values in islice(product(*choices), MOST):
        yield dict(zip(inputs, values, strict=True))


def first(situaties: tuple[Situatie, ...], values: Mapping[str, Waarde]) -> str | None:
    return next((s.rol for s in situaties if s.matches(values)), None)


@every_kaart
def test_the_matrix_says_what_the_engine_does(gemeente: str, dag: str) -> None:
    plan = plan_of(gemeente, dag)
    for _, naam in plan.regie:
        situaties, decided = expand(plan, naam), 0
        for values in combinations(plan, naam):
            try:
                answer = plan.tabellen[naam].decide(values).uitkomst
            except Undecided:
                continue
            decided += 1
            assert first(situaties, values) == answer, values
        assert decided


@every_kaart
def test_every_situation_is_a_row_with_its_rol(gemeente: str, dag: str) -> None:
    plan, kaart = plan_of(gemeente, dag), kaart_of(gemeente, dag)
    woorden = Woorden(plan.afspraken)
    order = sorted(plan.regie, key=lambda pair: pair[0] not in plan.dragend)
    for (_, naam), regie_ in zip(order, kaart.regie, strict=True):
        shown = [rij.wie.rol if rij.wie else None for rij in regie_.rijen]
        assert shown == [None if s.rol == GEEN else woorden.rol(s.rol) for s in expand(plan, naam)]
        assert all(len(rij.cellen) == len(regie_.kolommen) for rij in regie_.rijen)


@every_kaart
def test_the_regie_that_is_always_there_comes_first(gemeente: str, dag: str) -> None:
    assert kaart_of(gemeente, dag).regie[0].dragend


cells = st.lists(st.sampled_from(["ja", "nee", "onbekend"]), min_size=1, max_size=2, unique=True)
answers = st.sampled_from(["een", "twee", "geen"])


@given(
    outer=st.lists(st.tuples(cells, cells, answers, st.booleans()), min_size=1, max_size=4),
    inner=st.lists(st.tuples(cells, cells, answers), min_size=1, max_size=4),
)
def test_a_table_behind_a_table_is_written_out(
    outer: list[tuple[list[str], list[str], str, bool]],
    inner: list[tuple[list[str], list[str], str]],
) -> None:
    plan = make_plan(
        spoor("s", {"a": {}, "b": {"kenmerken": "eind"}}),
        feiten={"f": {"waarden": ["ja", "nee"]}, "g": {"waarden": ["ja", "nee"]}},
        rollen={"een": {}, "twee": {}},
        tabellen=[
            tabel(
                "wie_heeft",
                ["f", "g"],
                ["rol", "geen"],
                *(
                    {"f": f, "g": g, "dan": {"tabel": "verder"} if on else dan}
                    for f, g, dan, on in outer
                ),
                treffer="eerste",
            ),
            tabel(
                "verder",
                ["f", "g"],
                ["rol", "geen"],
                *({"f": f, "g": g, "dan": dan} for f, g, dan in inner),
                treffer="eerste",
            ),
        ],
        regie=regie("heeft", dragend=True),
    )
    situaties = expand(plan, "wie_heeft")
    for values in combinations(plan, "wie_heeft"):
        try:
            answer = plan.tabellen["wie_heeft"].decide(values).uitkomst
        except Undecided:
            continue
        assert first(situaties, values) == answer


def test_something_was_configured() -> None:
    assert CONFIGURED
