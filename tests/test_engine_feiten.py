"""The laws of DESIGN, "Semantics", 2 to 4: feiten, cells, and sporen as input of conditions."""

from __future__ import annotations

import pytest
from wereld import EIND, JA_NEE, Dict, Proef, Vrij, make_plan, spoor, tabel

from routekaart.engine.stand import Grond, Uitkomst
from routekaart.engine.view import View

LID: Dict = {"per": "lid"}


def vraag(mits: Dict, **rest: Vrij) -> Dict:
    """A spoor that only asks: `vraag` is taken when the condition holds."""
    return spoor("vraag", {"a": {}}, {"bij": "vraag", "van": "a", "mits": [mits]},
                 opent=[{"bij": "begin"}], **rest)  # fmt: skip


def holds(proef: Proef, **rest: Vrij) -> bool:
    return proef.doe("vraag", **rest).uitkomst is Uitkomst.GENOMEN


def view(proef: Proef) -> View:
    stand = proef.stand
    return View(proef.plan, stand.leden, stand.instanties, stand.feiten)


# ── 2. Feiten ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("cel", "told", "expected"),
    [
        ("ja", None, False), ("nee", None, False), ("onbekend", None, True),
        ("bekend", None, False), ("bekend", "ja", True),
        ("ja", "ja", True), ("nee", "ja", False), ("onbekend", "ja", False),
        (["nee", "onbekend"], None, True), (["nee", "onbekend"], "ja", False),
    ],
)  # fmt: skip
def test_onbekend_is_a_value_of_its_own_that_nee_never_covers(
    cel: Vrij, told: str | None, expected: bool
) -> None:
    plan = make_plan(
        vraag({"feit": "f", "is": cel}), feiten={"f": JA_NEE},
        gebeurtenissen={"begin": {"feiten": "f"}}, besluiten=["vraag"],
    )  # fmt: skip
    proef = Proef(plan)
    proef.doe("begin", **({"f": told} if told else {}))
    assert holds(proef) is expected


def test_a_feit_stands_until_it_is_overwritten_or_made_onbekend() -> None:
    plan = make_plan(
        spoor("deur", {"a": {}},
              {"bij": "wis", "van": "a", "zet": {"f": "onbekend"}},
              {"bij": "zeg", "van": "a"}, opent=[{"bij": "begin"}]),
        feiten={"f": JA_NEE, "g": JA_NEE}, gebeurtenissen={"zeg": {"feiten": ["f", "g"]}},
    )  # fmt: skip
    proef = Proef(plan)
    proef.doe("begin")
    proef.doe("zeg", f="ja", g="ja")
    proef.doe("zeg", f="nee")
    assert (proef.feit("f"), proef.feit("g")) == ("nee", "ja")
    proef.doe("wis")
    assert (proef.feit("f"), proef.feit("g")) == (None, "ja")
    proef.doe("zeg", g="onbekend")
    assert not proef.stand.feiten


def test_zet_wins_from_what_the_gebeurtenis_brings_but_the_conditions_saw_that() -> None:
    plan = make_plan(
        spoor("deur", {"a": {}}, {"bij": "x", "van": "a", "zet": {"f": "nee"},
              "mits": [{"feit": "f", "is": "ja"}]}, opent=[{"bij": "begin"}]),
        feiten={"f": JA_NEE}, gebeurtenissen={"x": {"feiten": "f", "soort": "besluit"}},
    )  # fmt: skip
    proef = Proef(plan)
    proef.doe("begin")
    assert proef.doe("x", f="ja").uitkomst is Uitkomst.GENOMEN
    assert proef.feit("f") == "nee"


def test_gezet_names_every_feit_that_was_told_also_when_it_stayed_the_same() -> None:
    plan = make_plan(
        spoor("deur", {"a": {}}, {"bij": "x", "van": "a", "zet": {"g": "nee"}},
              opent=[{"bij": "begin"}]),
        feiten={"f": JA_NEE, "g": JA_NEE}, gebeurtenissen={"x": {"feiten": "f"}},
    )  # fmt: skip
    proef = Proef(plan)
    proef.doe("begin")
    for _ in range(2):
        assert proef.doe("x", f="ja").gezet == {("f", None), ("g", None)}


def test_a_zet_per_lid_for_nobody_breaks_the_definition() -> None:
    plan = make_plan(
        spoor("deur", {"a": {}}, {"bij": "x", "van": "a", "zet": {"f": "nee"}},
              opent=[{"bij": "begin"}]),
        feiten={"f": {**JA_NEE, **LID}},
    )  # fmt: skip
    proef = Proef(plan, "kind-1")
    proef.doe("begin")
    reactie = proef.doe("x")
    assert reactie.weigering is not None
    assert reactie.weigering.plaatsen == ("feit_van_niemand", "f")


# ── derived feiten ───────────────────────────────────────────────────────────────────────────────

ENIG: Dict = {
    "kind": {**JA_NEE, **LID},
    "kinderen": {"enig_lid": {"feit": "kind", "is": "ja"}},
}


@pytest.mark.parametrize(
    ("leden", "expected"),
    [
        ({"a": "nee", "b": "ja"}, "ja"), ({"a": "onbekend", "b": "ja"}, "ja"),
        ({"a": "nee", "b": "onbekend"}, None), ({"a": "nee", "b": "nee"}, "nee"), ({}, "nee"),
    ],
)  # fmt: skip
def test_enig_lid_is_three_valued(leden: dict[str, str], expected: str | None) -> None:
    plan = make_plan(vraag({"feit": "kinderen", "is": "ja"}), feiten=ENIG,
                     gebeurtenissen={"begin": {"feiten": "kind"}})  # fmt: skip
    proef = Proef(plan, *leden)
    proef.doe("begin", **{f"kind__{lid}": text for lid, text in leden.items()})
    assert view(proef).waarde("kinderen", None) == expected


def test_a_derived_feit_is_worked_out_when_asked_and_never_stored() -> None:
    plan = make_plan(
        vraag({"feit": "veilig", "is": "ja"}),
        feiten={"f": JA_NEE, "veilig": {"tabel": "veiligheid"}},
        tabellen=[tabel("veiligheid", ["f"], ["ja", "nee", "onbekend"],
                        {"f": "ja", "dan": "ja"}, {"f": "nee", "dan": "nee"},
                        {"f": "onbekend", "dan": "onbekend"})],
        gebeurtenissen={"begin": {"feiten": "f"}, "vraag": {"feiten": "f", "soort": "besluit"}},
    )  # fmt: skip
    proef = Proef(plan)
    proef.doe("begin")
    assert view(proef).waarde("veilig", None) is None
    assert holds(proef, f="ja")
    assert list(proef.stand.feiten) == [("f", None)]
    assert view(proef).waarde("veilig", None) == "ja"


def test_a_table_per_lid_looks_at_that_lid_and_at_the_casus() -> None:
    plan = make_plan(
        vraag({"tabel": "mag", "is": "ja"}, per="lid"),
        feiten={"kind": {**JA_NEE, **LID}, "dag": JA_NEE},
        tabellen=[tabel("mag", ["kind", "dag"], ["ja", "nee"],
                        {"kind": "ja", "dag": "ja", "dan": "ja"}, {"dan": "nee"},
                        per="lid", treffer="eerste")],
        gebeurtenissen={
            "begin": {"betreft": "lid", "feiten": ["kind", "dag"]},
            "vraag": {"betreft": "lid", "soort": "besluit"},
        },
    )  # fmt: skip
    proef = Proef(plan, "kind-1", "oma-1")
    proef.doe("begin", lid="kind-1", kind="ja", dag="ja")
    proef.doe("begin", lid="oma-1", kind="nee")
    assert holds(proef, lid="kind-1")
    assert not holds(proef, lid="oma-1")


@pytest.mark.parametrize("answer", ["ja", "onbekend"])
@pytest.mark.parametrize("asked", ["ja", "onbekend", "bekend", "nee"])
def test_a_condition_on_a_table_knows_the_answer_onbekend(answer: str, asked: str) -> None:
    plan = make_plan(
        vraag({"tabel": "t", "is": asked}), besluiten=["vraag"],
        tabellen=[tabel("t", [], ["ja", "nee", "onbekend"], {"dan": answer})],
    )  # fmt: skip
    proef = Proef(plan)
    proef.doe("begin")
    assert holds(proef) is (asked == answer or (asked, answer) == ("bekend", "ja"))


@pytest.mark.parametrize(
    ("regels", "treffer", "places"),
    [
        ([{"f": "ja", "dan": "ja"}], "uniek", ("geen_regel", "t")),
        ([{"dan": "ja"}, {"dan": "nee"}], "uniek", ("geen_regel", "t")),
        ([{"dan": "ja"}, {"dan": "nee"}], "alle", ("meer_antwoorden", "t")),
    ],
)
def test_a_table_without_one_answer_refuses_the_besluit(
    regels: list[Dict], treffer: str, places: tuple[str, ...]
) -> None:
    plan = make_plan(
        vraag({"tabel": "t", "is": "ja"}), feiten={"f": JA_NEE}, besluiten=["vraag"],
        tabellen=[tabel("t", ["f"], ["ja", "nee"], *regels, treffer=treffer)],
    )  # fmt: skip
    proef = Proef(plan)
    proef.doe("begin")
    reactie = proef.doe("vraag")
    assert reactie.weigering is not None
    assert (reactie.weigering.grond, reactie.weigering.plaatsen) == (Grond.DEFINITIE, places)


# ── 4. A spoor as input ──────────────────────────────────────────────────────────────────────────

HULP = spoor("hulp", {"loopt": {}, "klaar": EIND},
             {"bij": "rond_af", "van": "loopt", "naar": "klaar"},
             per="lid", opent=[{"bij": "help"}])  # fmt: skip
OVER_LID: Dict = {"help": {"betreft": "lid"}, "rond_af": {"betreft": "lid"}}


@pytest.mark.parametrize(
    ("van", "cel", "steps", "expected"),
    [
        ("enig_lid", "klaar", ["help a", "rond_af a"], True),
        ("enig_lid", "klaar", ["help a"], False),
        ("enig_lid", "geen", ["help a"], True),
        ("enig_lid", "geen", ["help a", "help b"], False),
        ("elk_lid", "klaar", ["help a", "rond_af a", "help b"], False),
        ("elk_lid", "klaar", ["help a", "rond_af a", "help b", "rond_af b"], True),
        # A lid that never had it is `geen`: who is not helped is not silently done.
        ("elk_lid", "klaar", ["help a", "rond_af a"], False),
        ("elk_lid", ["klaar", "geen"], ["help a", "rond_af a"], True),
        ("elk_lid", "geen", [], True),
    ],
)
def test_a_spoor_per_lid_is_asked_of_some_or_of_each(
    van: str, cel: Vrij, steps: list[str], expected: bool
) -> None:
    plan = make_plan(
        vraag({"spoor": "hulp", "is": cel, "van": van}), HULP,
        gebeurtenissen=OVER_LID, besluiten=["vraag"],
    )  # fmt: skip
    proef = Proef(plan, "a", "b")
    proef.doe("begin")
    for step in steps:
        naam, lid = step.split()
        proef.doe(naam, lid=lid)
    assert holds(proef) is expected


def test_a_spoor_per_lid_asks_by_itself_of_its_own_lid() -> None:
    plan = make_plan(
        vraag({"spoor": "hulp", "is": "loopt"}, per="lid"), HULP,
        gebeurtenissen={**OVER_LID, "begin": {"betreft": "lid"},
                        "vraag": {"betreft": "lid", "soort": "besluit"}},
    )  # fmt: skip
    proef = Proef(plan, "a", "b")
    for lid in ("a", "b"):
        proef.doe("begin", lid=lid)
    proef.doe("help", lid="a")
    assert holds(proef, lid="a")
    assert not holds(proef, lid="b")


@pytest.mark.parametrize(
    ("van", "told", "expected", "found"),
    [
        ("enig_lid", {"a": "ja"}, True, "ja"), ("enig_lid", {}, False, None),
        ("elk_lid", {"a": "ja"}, False, None), ("elk_lid", {"a": "ja", "b": "ja"}, True, "ja"),
        ("elk_lid", {"a": "ja", "b": "nee"}, False, "nee"),
    ],
)  # fmt: skip
def test_a_feit_per_lid_is_asked_of_some_or_of_each_and_the_value_found_is_told(
    van: str, told: dict[str, str], expected: bool, found: str | None
) -> None:
    plan = make_plan(
        vraag({"feit": "f", "is": "ja", "van": van, "bij_nee": "meldt"}),
        feiten={"f": {**JA_NEE, **LID}}, gebeurtenissen={"begin": {"feiten": "f"}},
    )  # fmt: skip
    proef = Proef(plan, "a", "b")
    proef.doe("begin", **{f"f__{lid}": text for lid, text in told.items()})
    [stap] = proef.doe("vraag").stappen
    assert [(u.klopt, u.waarde) for u in stap.uitslagen] == [(expected, found)]


def test_a_column_asks_a_spoor_by_its_name() -> None:
    plan = make_plan(
        vraag({"tabel": "t", "is": "ja"}),
        spoor("lamp", {"brandt": {}, "uit": EIND}, {"bij": "doof", "van": "brandt", "naar": "uit"},
              opent=[{"bij": "aan"}]),
        besluiten=["vraag"],
        tabellen=[tabel("t", ["lamp"], ["ja", "nee"], {"lamp": "geen", "dan": "nee"},
                        {"lamp": ["brandt", "uit"], "dan": "ja"})],
    )  # fmt: skip
    proef = Proef(plan)
    proef.doe("begin")
    assert not holds(proef)
    proef.doe("aan")
    assert holds(proef)
    proef.doe("doof")
    assert holds(proef)
