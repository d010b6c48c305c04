"""What differs between two sides: nothing with oneself, mirrored the other way, no field missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from wereld import EIND, make_afspraken, regie, spoor, tabel

from routekaart.errors import ContentNotFound
from routekaart.kaarten.vergelijken import tabellen as tabellen_
from routekaart.kaarten.vergelijken.afspraak import HIER_NIET, compare_afspraak
from routekaart.kaarten.vergelijken.dingen import Verschil
from routekaart.kaarten.vergelijken.kant import Kant
from routekaart.kaarten.vergelijken.tekst import render_vergelijking
from routekaart.kaarten.vergelijken.vergelijking import Vergelijking, compare_afspraken
from routekaart.kalender import Duur, Grondslag, Verlenging
from routekaart.load import Catalogus, resolve
from routekaart.model.afspraken import Afspraken
from routekaart.model.regios import Begrip, Ingang, Invulling
from routekaart.model.sporen import Overgang, Spoor, Start, Taak, Termijn, Toestand, Voorwaarde

PLACES = [
    ("ede", "2021-06-01"),
    ("nijkerk", "2021-06-01"),
    ("wageningen", "2021-06-01"),
    ("apeldoorn", "2021-06-01"),
    ("apeldoorn", "2025-06-01"),
    ("deventer", "2015-06-01"),
    ("hilversum", "2020-06-01"),
    ("ede", "2021-06-01"),
]


def agreed(catalogus: Catalogus, place: tuple[str, str]) -> Afspraken:
    return resolve(catalogus, place[0], date.fromisoformat(place[1]))


def told(found: Vergelijking) -> list[Verschil]:
    return [v for onderdeel in found.onderdelen for v in onderdeel.verschillen]


# ── laws, on what is shipped ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("place", PLACES[:-1])
def test_a_gemeente_does_not_differ_from_itself(
    catalogus: Catalogus, place: tuple[str, str]
) -> None:
    here = agreed(catalogus, place)
    found = compare_afspraken(here, replace(here, gedrag="of nothing known"))
    assert told(found) == []
    assert found.gelijk > 200


@pytest.mark.parametrize(("one", "other"), list(pairwise(PLACES)))
def test_the_other_way_round_is_the_mirror(
    catalogus: Catalogus, one: tuple[str, str], other: tuple[str, str]
) -> None:
    here, there = agreed(catalogus, one), agreed(catalogus, other)
    found, back = compare_afspraken(here, there), compare_afspraken(there, here)
    mirrored = {(v.sleutel, v.rechts, v.links, v.voor, v.als) for v in told(back)}
    assert {(v.sleutel, v.links, v.rechts, v.voor, v.als) for v in told(found)} == mirrored
    assert (found.links, found.rechts) == (back.rechts, back.links)
    assert [o.gelijk for o in found.onderdelen] == [o.gelijk for o in back.onderdelen]


@pytest.mark.parametrize(("one", "other"), list(pairwise(PLACES)))
def test_every_difference_is_told_once_and_can_be_seen(
    catalogus: Catalogus, one: tuple[str, str], other: tuple[str, str]
) -> None:
    found = compare_afspraken(agreed(catalogus, one), agreed(catalogus, other))
    assert len({v.sleutel for v in told(found)}) == len(told(found)) > 0
    assert [v for v in told(found) if v.links == v.rechts] == []
    text = render_vergelijking(found)
    assert [line for line in text.splitlines() if len(line) > 80] == []


# ── no field is missed ──────────────────────────────────────────────────────────────────────────

TERMIJN: dict[str, Any] = {
    "titel": "Anders",
    "duur": Duur.parse("3 dagen"),
    "ritme": (Duur.parse("1 maand"),),
    "telt_vanaf": "begin",
    "grondslag": Grondslag.WETTELIJK,
    "verlenging": Verlenging.ATW,
    "bij_verstrijken": "g",
    "na_laatste": "g",
}
TOESTAND: dict[str, Any] = {
    "titel": "Anders",
    "aan_zet": ("twee",),
    "doet": ("Bel",),
    "kenmerken": ("wacht",),
    "wacht_op": "De ander",
}
OVERGANG: dict[str, Any] = {
    "titel": "Anders",
    "bij": "te_laat",
    "van": ("a", "b"),
    "naar": "a",
    "mits": (Voorwaarde.model_validate({"feit": "f", "is": ("ja",)}),),
    "zet": {"f": "ja"},
    "start": (Start(spoor="s"),),
    "meld": ("te_laat",),
    "taken": (Taak(naam="bel", voor="een", wat="Bel"),),
    "aanvaardt": ("heeft",),
}
SPOOR: dict[str, Any] = {"titel": "Anders", "per": "lid", "begin": "b"}
NAMES = {"duur", "grondslag", "aan zet", "mits", "taken"}
UNSEEN = {"bron", "aanname", "mag_afwijken"}
"""On what it rests is not compared, and what may differ is no difference."""


def make(**rest: Any) -> Afspraken:  # noqa: ANN401 - whatever the world takes
    termijn = {"titel": "Gedaan", "duur": "2 dagen", "bij_verstrijken": "te_laat"}
    return make_afspraken(
        spoor(
            "s",
            {"a": {"aan_zet": "een", "termijnen": {"t": termijn}}, "b": EIND},
            {"bij": "g", "van": "a", "naar": "b", "naam": "o"},
            {"bij": "te_laat", "van": "a", "naar": "b", "naam": "p"},
            opent=[{"bij": "begin"}],
        ),
        feiten={"f": {"waarden": ["ja", "nee"]}},
        gebeurtenissen={"g": {"door": "twee"}},
        tabellen=[tabel("wie_heeft", ["f"], ["rol"], {"dan": "een"})],
        regie=regie("heeft", dragend=True),
        **rest,
    )


def with_spoor(afspraken: Afspraken, **update: Any) -> Afspraken:  # noqa: ANN401 - any field
    return replace(
        afspraken, sporen={"s": afspraken.sporen["s"].model_copy(update=update)}, gedrag="anders"
    )


def changed(model: type, field: str) -> Afspraken:
    base = make()
    s = base.sporen["s"]
    a = s.toestanden["a"]
    if model is Spoor:
        return with_spoor(base, **{field: SPOOR[field]})
    if model is Overgang:
        o = s.overgangen["o"].model_copy(update={field: OVERGANG[field]})
        return with_spoor(base, overgangen={**s.overgangen, "o": o})
    if model is Toestand:
        a = a.model_copy(update={field: TOESTAND[field]})
    else:
        a = a.model_copy(
            update={"termijnen": {"t": a.termijnen["t"].model_copy(update={field: TERMIJN[field]})}}
        )
    return with_spoor(base, toestanden={**s.toestanden, "a": a})


ALL = [
    (model, field)
    for model in (Termijn, Toestand, Overgang)
    for field in model.model_fields
    if field not in UNSEEN | {"termijnen"}
] + [(Spoor, field) for field in SPOOR]


@pytest.mark.parametrize(
    ("model", "field"), ALL, ids=lambda value: getattr(value, "__name__", value)
)
def test_each_field_that_differs_is_one_difference(model: type, field: str) -> None:
    """A new field of a model has no example here, and so turns this red until it is compared."""
    found = told(compare_afspraken(make(), changed(model, field)))
    about = {v.sleutel[:-1] for v in found if v.sleutel[0] == "sporen"}
    own = {
        "Termijn": ("sporen", "s", "toestanden", "a", "termijnen", "t"),
        "Toestand": ("sporen", "s", "toestanden", "a"),
        "Overgang": ("sporen", "s", "overgangen", "o"),
        "Spoor": ("sporen", "s"),
    }[model.__name__]
    if field == "begin":
        about.discard(("sporen", "s", "opent", "begin-1"))
    assert about == {own}


@pytest.mark.parametrize(
    ("model", "field", "told_"),
    [
        (Termijn, "duur", ("2 dagen", "3 dagen", ("De rol een",))),
        (Termijn, "grondslag", ("afgesproken", "wettelijk", ("De rol een",))),
        (Toestand, "aan_zet", ("De rol een", "De rol twee", ("De rol een", "De rol twee"))),
        (Overgang, "mits", ("–", "Het feit f: ja", ("De rol een", "De rol twee"))),
        (Overgang, "taken", ("–", "De rol een: Bel", ("De rol een", "De rol twee"))),
    ],
)
def test_a_difference_says_how_it_is_and_for_whom(model: type, field: str, told_: Any) -> None:  # noqa: ANN401 - a triple
    found = next(
        v for v in told(compare_afspraken(make(), changed(model, field))) if v.sleutel[-1] in NAMES
    )
    assert (found.links, found.rechts, found.voor) == told_


def test_two_that_are_called_alike_are_told_apart_by_name() -> None:
    there = changed(Overgang, "bij")
    names = {"g": "Er gebeurt iets", "te_laat": "Er gebeurt iets"}

    def alike(afspraken: Afspraken) -> Afspraken:
        known = afspraken.gebeurtenissen
        same = {n: known[n].model_copy(update={"titel": t}) for n, t in names.items()}
        return replace(afspraken, gebeurtenissen={**known, **same})

    found = told(compare_afspraken(alike(make()), alike(there)))
    [bij] = [v for v in found if v.sleutel[-1] == "bij"]
    assert (bij.links, bij.rechts) == ("Er gebeurt iets (g)", "Er gebeurt iets (te_laat)")


def test_an_overgang_that_is_dropped_is_one_difference() -> None:
    base = make()
    kept = {n: o for n, o in base.sporen["s"].overgangen.items() if n != "o"}
    [found] = told(compare_afspraken(base, with_spoor(base, overgangen=kept)))
    assert (found.sleutel[-1], found.links, found.rechts) == ("o", "geldt", "geldt niet")
    assert found.voor == ("De rol een", "De rol twee")


def test_of_a_spoor_that_does_not_run_nothing_else_is_told() -> None:
    base = make()
    without = replace(base, sporen={}, andere_sporen=base.sporen, gedrag="anders")
    found = [v for v in told(compare_afspraken(base, without)) if v.sleutel[0] == "sporen"]
    assert [(v.sleutel, v.links, v.rechts) for v in found] == [
        (("sporen", "s"), "wordt gebruikt", "wordt niet gebruikt")
    ]


@pytest.mark.parametrize("naam", ["titel", "betekenis", "scope", "dragend", "aanvaarden"])
def test_a_kind_of_regie_that_means_something_else_is_told(naam: str) -> None:
    base = make()
    other = {"titel": "x", "betekenis": "x", "scope": "x", "dragend": False, "aanvaarden": False}
    soort = base.regie["heeft"].model_copy(update={naam: other[naam]})
    found = told(compare_afspraken(base, replace(base, regie={"heeft": soort})))
    assert [v.sleutel[:2] for v in found] == [("regie", "heeft")]


def test_somebody_else_with_regie_is_told_with_the_situation() -> None:
    base = make()
    other = make_afspraken(
        tabellen=[
            tabel("wie_heeft", ["f"], ["rol"], {"f": "ja", "dan": "twee"},
                  {"f": ["nee", "onbekend"], "dan": "een"})
        ],
        feiten={"f": {"waarden": ["ja", "nee"]}},
    )  # fmt: skip
    found = told(compare_afspraken(base, replace(base, tabellen=other.tabellen, gedrag="anders")))
    assert [(v.als, v.links, v.rechts, v.voor) for v in found if v.sleutel[0] == "regie"] == [
        (("Het feit f: ja",), "De rol een", "De rol twee", ("De rol een", "De rol twee"))
    ]


def test_what_was_too_large_to_compare_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tabellen_, "LIMIT", 0)
    base = make()
    found = told(compare_afspraken(base, replace(base, gedrag="anders")))
    assert {v.links for v in found} == {tabellen_.TE_GROOT}


def test_everything_around_the_route_is_compared() -> None:
    base = make()
    there = replace(
        base,
        invullingen={"een": Invulling(organisatie="De stichting")},
        begrippen={"woord": Begrip(titel="woord", betekenis="Iets")},
        gemeente=base.gemeente.model_copy(
            update={"ingangen": (Ingang(voor="iedereen", via="De balie"),)}
        ),
    )
    found = {v.sleutel: (v.links, v.rechts, v.voor) for v in told(compare_afspraken(base, there))}
    assert found == {
        ("rollen", "een"): ("niet ingevuld", "De stichting", ("De rol een",)),
        ("begrippen", "woord"): ("geldt niet", "geldt", ()),
        ("ingangen", "inwoners"): ("onbekend", "De balie", ("inwoners",)),
        ("ingangen", "professionals"): ("onbekend", "De balie", ("professionals",)),
        ("open", "rol", "een"): ("nog open", "niet open", ("De rol een",)),
    }


# ── one afspraak in many ────────────────────────────────────────────────────────────────────────


def test_gemeenten_that_agreed_the_same_stand_together() -> None:
    base = make(gemeente="proefdorp")
    found = compare_afspraak("s.t", [Kant(changed(Termijn, "duur")), Kant(base), Kant(base)])
    assert [groep.gemeenten for groep in found.groepen] == [
        ("Proefdorp", "Proefdorp"),
        ("Proefdorp",),
    ]
    said = [{g.deel: g.tekst for g in groep.zegt}["duur"] for groep in found.groepen]
    assert said == ["2 dagen", "3 dagen"]


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("s.t", "s.t"),
        ("s.a", "s.a"),
        ("s.o", "s.o"),
        ("s", "s"),
        ("heeft", "regie.heeft"),
        ("wie_heeft", "tabel.wie_heeft"),
        ("een", "rol.een"),
        ("rol.een", "rol.een"),
    ],
)
def test_an_afspraak_is_found_by_its_name(typed: str, full: str) -> None:
    assert compare_afspraak(typed, [Kant(make())]).afspraak == full


def test_where_the_spoor_does_not_run_it_says_so() -> None:
    base = make()
    without = replace(base, sporen={}, andere_sporen=base.sporen, gedrag="anders")
    found = compare_afspraak("s.t", [Kant(base), Kant(without)])
    assert [g.tekst for g in found.groepen[1].zegt] == [HIER_NIET]


def test_an_afspraak_that_nobody_knows_is_not_found() -> None:
    with pytest.raises(ContentNotFound) as caught:
        compare_afspraak("s.x", [Kant(make())])
    assert {"s.t", "een", "wie_heeft"} <= set(caught.value.known)
