"""For which households two tables differ: held against asking both of them everything."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wereld import freeze, tabel

from routekaart.engine.tables import compile_tabellen, domeinen_of
from routekaart.errors import Undecided
from routekaart.model.base import GEEN
from routekaart.model.cellen import Waarde
from routekaart.model.feiten import Feit, LidFeit
from routekaart.model.tabellen import Beslistabel, Uitkomst
from routekaart.verify.dozen import LIMIT, Budget, TooManyBoxes
from routekaart.verify.rooster import Zijde
from routekaart.verify.standen import Standen
from routekaart.verify.verschillen import AntwoordVerschil, find_verschillen
from strategies import FEITEN, POINTS, SPOREN, tabellen

Wie = dict[str, Waarde]


def make_zijde(
    *defined: Beslistabel, feiten: dict[str, Feit] = FEITEN, ongebruikt: str = ""
) -> Zijde:
    by_name = {one.beslistabel: one for one in defined}
    domeinen = domeinen_of(feiten, SPOREN, by_name)
    standen = Standen(compile_tabellen(by_name, domeinen), feiten, domeinen)
    return Zijde(defined[0].beslistabel, standen, frozenset(ongebruikt.split()))


def find(links: Zijde, rechts: Zijde) -> tuple[AntwoordVerschil, ...]:
    return find_verschillen(links, rechts, Budget(LIMIT))


def answer(zijde: Zijde, values: Wie) -> frozenset[str]:
    """What the engine says, as a set of words; empty when it says nothing."""
    here = {naam: GEEN if naam in zijde.ongebruikt else w for naam, w in values.items()}
    try:
        said = zijde.standen.tabellen[zijde.tabel].decide(here).uitkomst
    except Undecided:
        return frozenset()
    return frozenset({said} if isinstance(said, str) else said)


def everybody(*zijden: Zijde) -> Iterator[Wie]:
    columns = sorted({n for z in zijden for t in z.chain() for n in t.invoer})
    for point in product(*(POINTS[naam] for naam in columns)):
        yield dict(zip(columns, point, strict=True))


def lies_in(verschil: AntwoordVerschil, values: Wie) -> bool:
    return all(cel.matches(values[naam]) for naam, cel in verschil.cellen.items())


KOLOMMEN = ("onveiligheid", "leeftijd", "veiligheid")


@st.composite
def zijden(draw: st.DrawFn) -> Zijde:
    """A table of which some regels pass the question on to another, where a spoor may not run."""
    eerst = draw(tabellen(naam="eerst", kolommen=KOLOMMEN))
    verder = draw(tabellen(naam="verder", kolommen=KOLOMMEN))
    regels = tuple(
        regel.model_copy(update={"dan": Uitkomst(tabel="verder")}) if draw(st.booleans()) else regel
        for regel in eerst.regels
    )
    ongebruikt = draw(st.sampled_from(["", "veiligheid"]))
    return make_zijde(eerst.model_copy(update={"regels": regels}), verder, ongebruikt=ongebruikt)


@given(zijden(), zijden())
def test_the_differences_are_those_that_the_engine_shows(links: Zijde, rechts: Zijde) -> None:
    found = find(links, rechts)
    for values in everybody(links, rechts):
        said = answer(links, values), answer(rechts, values)
        told = {(v.links, v.rechts) for v in found if lies_in(v, values)}
        assert told == ({said} if said[0] != said[1] else set()), values


@given(zijden(), zijden())
def test_every_difference_is_as_wide_as_it_can_be_and_needed(links: Zijde, rechts: Zijde) -> None:
    found = find(links, rechts)
    points = [
        (values, (answer(links, values), answer(rechts, values)))
        for values in everybody(links, rechts)
    ]
    for verschil in found:
        pair = verschil.links, verschil.rechts
        for naam in verschil.cellen:
            fewer = {n: c for n, c in verschil.cellen.items() if n != naam}
            wider = AntwoordVerschil(fewer, *pair)
            assert any(lies_in(wider, v) and said != pair for v, said in points)
        others = [other for other in found if other is not verschil]
        assert any(
            lies_in(verschil, v) and not any(lies_in(other, v) for other in others)
            for v, _ in points
        )


@given(zijden())
def test_a_table_does_not_differ_from_itself(zijde: Zijde) -> None:
    assert find(zijde, zijde) == ()


@given(zijden(), zijden())
def test_the_other_way_round_is_the_same_mirrored(links: Zijde, rechts: Zijde) -> None:
    mirrored = [AntwoordVerschil(v.cellen, v.rechts, v.links) for v in find(rechts, links)]
    assert list(find(links, rechts)) == mirrored


# ── by hand ─────────────────────────────────────────────────────────────────────────────────────


def of(*regels: dict[str, object], kijkt: list[str], **rest: object) -> Beslistabel:
    return Beslistabel.model_validate(freeze(tabel("t", kijkt, ["een", "twee"], *regels, **rest)))


def test_a_column_that_only_one_looks_at_is_told_where_it_matters() -> None:
    """As in Ede: one more question, and only for some of its answers somebody else."""
    base = of({"dan": "een"}, kijkt=[])
    more = of(
        {"gezag": "ja", "leeftijd": "tot 12", "dan": "twee"},
        {"gezag": ["nee", "onbekend"], "dan": "een"},
        {"gezag": "ja", "leeftijd": ["vanaf 12", "onbekend"], "dan": "een"},
        kijkt=["gezag", "leeftijd"],
    )
    [only] = find(make_zijde(base), make_zijde(more))
    assert {naam: cel.sample() for naam, cel in only.cellen.items()} == {
        "gezag": "ja",
        "leeftijd": 0,
    }
    assert only.cellen["leeftijd"].reeksen == ((0, 11),)
    assert (only.links, only.rechts) == (frozenset({"een"}), frozenset({"twee"}))


def test_a_difference_that_always_holds_has_no_condition() -> None:
    [only] = find(make_zijde(of({"dan": "een"}, kijkt=["gezag"])),
                  make_zijde(of({"dan": "twee"}, kijkt=["leeftijd"])))  # fmt: skip
    assert only.cellen == {}


def test_no_answer_differs_from_an_answer() -> None:
    [only] = find(make_zijde(of({"gezag": "ja", "dan": "een"}, kijkt=["gezag"])),
                  make_zijde(of({"dan": "een"}, kijkt=[])))  # fmt: skip
    assert only.links == frozenset()
    assert not only.cellen["gezag"].matches("ja")
    assert only.cellen["gezag"].matches(None)


def test_what_follows_from_other_feiten_cannot_occur_otherwise() -> None:
    """`enig` can be no ja while every lid is known to say nee."""
    enig = LidFeit.model_validate({"feit": "per_lid", "is": ("ja",)})
    feiten = {
        **FEITEN,
        "per_lid": Feit(titel="Per lid", waarden=("ja", "nee"), per="lid"),
        "enig": Feit(titel="Enig", enig_lid=enig),
    }  # fmt: skip
    base = of({"dan": "een"}, kijkt=[])
    odd = of(
        {"enig": "nee", "per_lid": "ja", "dan": "twee"},
        {"dan": "een"},
        kijkt=["enig", "per_lid"],
        treffer="eerste",
    )
    assert find(make_zijde(base, feiten=feiten), make_zijde(odd, feiten=feiten)) == ()


def test_a_table_that_is_too_large_is_not_guessed_at() -> None:
    zijde = make_zijde(of({"gezag": "ja", "dan": "een"}, kijkt=["gezag"]))
    with pytest.raises(TooManyBoxes):
        find_verschillen(zijde, zijde, Budget(2))
