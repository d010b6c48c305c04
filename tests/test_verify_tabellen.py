"""What verify promises about a table is what deciding with it will do: held against brute force."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from routekaart.engine.tables import CompiledTabel, compile_tabellen, domeinen_of
from routekaart.errors import Undecided
from routekaart.model.cellen import Waarde
from routekaart.model.feiten import Feit
from routekaart.model.tabellen import Beslistabel, Regel, Uitkomst
from routekaart.verify.bereik import NooitGegeven, Onbereikbaar, Tegenspraak
from routekaart.verify.dozen import (
    LIMIT,
    Budget,
    Doos,
    Raster,
    TeGroot,
    find_hole,
    find_holes,
    intersect,
    subtract,
)
from routekaart.verify.dubbel import Overlap, Verschil
from routekaart.verify.gaten import MOST, Gat
from routekaart.verify.standen import Standen
from routekaart.verify.tabellen import Gevonden, check_tabel
from strategies import FEITEN, POINTS, SPOREN, tabellen


def check(defined: Beslistabel, limit: int = LIMIT) -> tuple[CompiledTabel, list[Gevonden]]:
    by_name = {defined.beslistabel: defined}
    domeinen = domeinen_of(FEITEN, SPOREN, by_name)
    standen = Standen(compile_tabellen(by_name, domeinen), FEITEN, domeinen)
    found = list(check_tabel(defined.beslistabel, by_name, frozenset(), standen, limit))
    return standen.tabellen[defined.beslistabel], found


def every_stand(tabel: CompiledTabel) -> Iterator[dict[str, Waarde]]:
    for point in product(*(POINTS[naam] for naam in tabel.invoer)):
        yield dict(zip(tabel.invoer, point, strict=True))


def hits(tabel: CompiledTabel, values: dict[str, Waarde]) -> list[int]:
    return [
        r.nummer for r in tabel.regels if all(c.matches(values[n]) for n, c in r.cellen.items())
    ]


def is_undecided(tabel: CompiledTabel, values: dict[str, Waarde]) -> bool:
    try:
        tabel.decide(values)
    except Undecided:
        return True
    return False


@given(tabellen())
def test_a_table_without_findings_always_decides_and_one_with_does_not(
    defined: Beslistabel,
) -> None:
    tabel, found = check(defined)

    promised = not any(isinstance(f, Gat | Overlap | Verschil) for f in found)

    assert promised is not any(is_undecided(tabel, values) for values in every_stand(tabel))


@given(tabellen())
def test_every_witness_is_really_undecided_for_the_reason_that_is_told(
    defined: Beslistabel,
) -> None:
    tabel, found = check(defined)

    for finding in found:
        if isinstance(finding, Gat):
            assert hits(tabel, dict(finding.getuige.waarden)) == []
        if isinstance(finding, Overlap | Verschil):
            assert set(finding.regels) <= set(hits(tabel, dict(finding.getuige.waarden)))
            assert is_undecided(tabel, dict(finding.getuige.waarden))


@given(tabellen())
def test_only_what_is_told_of_a_gap_matters(defined: Beslistabel) -> None:
    tabel, found = check(defined)

    for finding in found:
        if isinstance(finding, Gat):
            told = {naam: finding.getuige.waarden[naam] for naam in finding.getuige.telt}
            assert all(hits(tabel, values | told) == [] for values in every_stand(tabel))


@given(tabellen())
def test_the_holes_are_all_that_the_regels_leave_and_no_more(defined: Beslistabel) -> None:
    tabel, found = check(defined)
    raster = Raster(tabel)
    holes = [raster.stand(h) for h in find_holes(raster.ruimte, raster.regels, Budget())]

    for values in every_stand(tabel):
        within = any(all(cel.matches(values[n]) for n, cel in hole.items()) for hole in holes)
        assert within is (not hits(tabel, values))
    assert sum(isinstance(f, Gat) for f in found) == min(len(holes), MOST)


@given(tabellen(treffer="uniek"))
def test_overlap_names_exactly_the_pairs_that_meet(defined: Beslistabel) -> None:
    tabel, found = check(defined)
    brute = {
        (one, other)
        for values in every_stand(tabel)
        for met in [hits(tabel, values)]
        for n, one in enumerate(met)
        for other in met[n + 1 :]
    }

    assert {f.regels for f in found if isinstance(f, Overlap)} == brute


@given(tabellen(treffer="gelijk"))
def test_gelijk_names_exactly_the_pairs_that_meet_and_differ(defined: Beslistabel) -> None:
    tabel, found = check(defined)
    said = {regel.nummer: regel.dan.waarde for regel in tabel.regels}
    brute = {
        (one, other)
        for values in every_stand(tabel)
        for met in [hits(tabel, values)]
        for n, one in enumerate(met)
        for other in met[n + 1 :]
        if said[one] != said[other]
    }

    assert {f.regels for f in found if isinstance(f, Verschil)} == brute


@given(tabellen(treffer="eerste"))
def test_under_eerste_the_unreachable_regels_are_those_that_never_come_first(
    defined: Beslistabel,
) -> None:
    tabel, found = check(defined)
    first = {met[0] for values in every_stand(tabel) if (met := hits(tabel, values))}
    dead = {f.regel: f.door for f in found if isinstance(f, Onbereikbaar)}

    assert set(dead) == {regel.nummer for regel in tabel.regels} - first
    for regel, door in dead.items():
        assert door
        for values in every_stand(tabel):
            met = hits(tabel, values)
            assert regel not in met or set(met) & set(door)


@given(tabellen())
def test_what_is_never_answered_is_what_no_regel_that_counts_says(defined: Beslistabel) -> None:
    tabel, found = check(defined)
    counts = {
        regel
        for values in every_stand(tabel)
        for regel in hits(tabel, values)[: 1 if tabel.treffer == "eerste" else None]
    }
    said = {regel.dan.waarde for regel in tabel.regels if regel.nummer in counts}

    assert {f.uitkomst for f in found if isinstance(f, NooitGegeven)} == set(defined.uitvoer) - said
    assert not any(isinstance(f, Tegenspraak) for f in found)


@given(tabellen())
def test_too_large_is_said_and_what_was_found_before_is_true(defined: Beslistabel) -> None:
    tabel, everything = check(defined)
    _, found = check(defined, limit=1)

    undecided = any(isinstance(f, Gat | Overlap | Verschil) for f in everything)
    known = any(isinstance(f, Gat | Overlap | Verschil | TeGroot) for f in found)
    assert known or not undecided
    for finding in found:
        if isinstance(finding, Gat | Overlap | Verschil):
            assert is_undecided(tabel, dict(finding.getuige.waarden))


boxes = st.tuples(*[st.integers(1, 7)] * 3)


@given(boxes, boxes)
def test_what_is_left_of_a_box_does_not_overlap(doos: Doos, hole: Doos) -> None:
    assume(intersect(doos, hole))
    pieces = list(subtract(doos, hole))

    for point in product(*[(1, 2, 4)] * 3):
        inside, out = (bool(intersect(point, box)) for box in (doos, hole))
        assert sum(bool(intersect(point, piece)) for piece in pieces) == (inside and not out)


def regiebepaling(*rows: dict[str, tuple[str, ...]]) -> Beslistabel:
    return Beslistabel(
        beslistabel="regiebepaling",
        vraag="Wie heeft de regie?",
        treffer="uniek",
        invoer=("onveiligheid", "leeftijd"),
        uitvoer=("een",),
        regels=tuple(Regel(als=als, dan=Uitkomst(waarde="een")) for als in rows),
    )


def test_nobody_thought_of_the_twelfth_birthday() -> None:
    _, found = check(
        regiebepaling(
            {"leeftijd": ("tot 12", "onbekend")},
            {"leeftijd": ("vanaf 13",), "onveiligheid": ("bekend", "onbekend")},
        )
    )

    [gat] = [f for f in found if isinstance(f, Gat)]
    assert gat.getuige.waarden["leeftijd"] == 12
    assert gat.getuige.telt == ("leeftijd",)


def test_onbekend_is_not_covered_by_naming_every_other_value() -> None:
    _, found = check(regiebepaling({"onveiligheid": ("acuut", "structureel", "nee")}))

    [gat] = [f for f in found if isinstance(f, Gat)]
    assert gat.getuige.waarden["onveiligheid"] is None


def test_a_table_without_regels_has_one_gap_everywhere() -> None:
    _, found = check(regiebepaling())

    [gat] = [f for f in found if isinstance(f, Gat)]
    assert gat.getuige.telt == ()


@pytest.mark.parametrize("columns", [12])
def test_a_large_complete_table_is_proved_within_the_budget(columns: int) -> None:
    """A full decision tree over twelve columns: each regel asks what its path has to know."""
    feiten = {f"f{n}": Feit(titel=f"Feit {n}", waarden=("ja", "nee")) for n in range(columns)}

    def grow(path: dict[str, tuple[str, ...]], depth: int) -> Iterator[dict[str, tuple[str, ...]]]:
        if depth == 7:
            yield path
            return
        naam = f"f{(len(path) * 5 + sum(map(len, path.values()))) % columns}"
        if naam in path:
            yield path
            return
        yield from grow({**path, naam: ("ja",)}, depth + 1)
        yield from grow({**path, naam: ("nee", "onbekend")}, depth + 1)

    rows = list(grow({}, 0))
    tabel = Beslistabel(
        beslistabel="groot",
        vraag="?",
        invoer=tuple(feiten),
        uitvoer=("een",),
        regels=tuple(Regel(als=als, dan=Uitkomst(waarde="een")) for als in rows),
    )
    compiled = CompiledTabel(tabel, domeinen_of(feiten, {}, {}))
    raster = Raster(compiled)

    assert len(rows) > 50
    assert find_hole(raster.ruimte, raster.regels, Budget()) is None
    hole = find_hole(raster.ruimte, raster.regels[1:], Budget())
    assert hole
    assert all(h & ~r == 0 for h, r in zip(hole, raster.regels[0], strict=True))
