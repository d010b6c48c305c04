"""The laws of DESIGN, "Semantics", 5 to 8: instances, one step, follow-ups, refusal."""

from __future__ import annotations

from itertools import permutations

import pytest
from wereld import EIND, JA_NEE, Dict, Proef, make_plan, spoor

from routekaart.engine.possible import list_possible
from routekaart.engine.react import MAX_FOLLOW_UPS
from routekaart.engine.stand import Aanleiding, Grond, Uitkomst

GENOMEN, GEWEIGERD, ONVERWERKT = Uitkomst.GENOMEN, Uitkomst.GEWEIGERD, Uitkomst.ONVERWERKT


def lamp(naam: str = "lamp", *extra: Dict, **rest: object) -> Dict:
    """Opens at `aan`, ends at `uit`."""
    return spoor(
        naam,
        {"brandt": {}, "gedoofd": EIND},
        {"bij": "uit", "van": "brandt", "naar": "gedoofd"},
        *extra,
        opent=[{"bij": "aan"}],
        **rest,
    )


# ── 6. One step ──────────────────────────────────────────────────────────────────────────────────


def test_all_that_accept_move_together_each_on_the_stand_before() -> None:
    ruilen = [
        spoor("links", {"a": {}, "b": {}},
              {"bij": "ruil", "van": "a", "naar": "b", "mits": [{"spoor": "rechts", "is": "a"}]},
              opent=[{"bij": "begin"}]),
        spoor("rechts", {"a": {}, "b": {}},
              {"bij": "ruil", "van": "a", "naar": "b", "mits": [{"spoor": "links", "is": "a"}]},
              opent=[{"bij": "begin"}]),
    ]  # fmt: skip
    for order in permutations(ruilen):
        proef = Proef(make_plan(*order))
        proef.doe("begin")
        proef.doe("ruil")
        assert (proef.waar("links"), proef.waar("rechts")) == ("b", "b")


def test_the_order_of_the_sporen_never_matters_for_where_they_stand() -> None:
    sporen = [
        spoor("een", {"a": {}, "b": {}}, {"bij": "x", "van": "a", "naar": "b", "zet": {"f": "ja"},
              "start": [{"spoor": "drie"}]}, opent=[{"bij": "begin"}]),
        spoor("twee", {"a": {}, "b": {}}, {"bij": "x", "van": "a", "naar": "b",
              "mits": [{"feit": "f", "is": "onbekend"}]}, opent=[{"bij": "begin"}]),
        spoor("drie", {"a": {}, "b": {}}, opent=[{"bij": "x", "zet": {"g": "ja"}}]),
    ]  # fmt: skip
    seen = set()
    for order in permutations(sporen):
        proef = Proef(make_plan(*order, feiten={"f": JA_NEE, "g": JA_NEE}))
        proef.doe("begin")
        proef.doe("x")
        seen.add(
            (proef.waar("een"), proef.waar("twee"), proef.waar("drie"), proef.feit("f"),
             proef.feit("g"), tuple(proef.stand.nummers.values()))
        )  # fmt: skip
    assert seen == {("b", "b", "a", "ja", "ja", (1, 1, 1))}


def test_a_spoor_that_opens_and_is_started_in_one_step_begins_once() -> None:
    proef = Proef(
        make_plan(
            spoor("wekker", {"a": {}, "b": {}}, {"bij": "aan", "van": "a", "naar": "b",
                  "start": [{"spoor": "lamp"}, {"spoor": "lamp"}]}, opent=[{"bij": "begin"}]),
            lamp(),
        )
    )  # fmt: skip
    proef.doe("begin")
    assert len(proef.doe("aan").stappen) == 2
    assert [i.nummer for i in proef.stand.instanties.values()] == [1, 1]


def test_conditions_see_the_feiten_that_the_gebeurtenis_brings() -> None:
    plan = make_plan(
        spoor("deur", {"dicht": {}, "open": {}},
              {"bij": "openen", "van": "dicht", "naar": "open",
               "mits": [{"feit": "sleutel", "is": "ja"}]},
              opent=[{"bij": "begin"}]),
        feiten={"sleutel": JA_NEE},
        gebeurtenissen={"openen": {"feiten": "sleutel", "soort": "besluit"}},
    )  # fmt: skip
    proef = Proef(plan)
    proef.doe("begin")
    assert proef.doe("openen").uitkomst is GEWEIGERD
    assert proef.doe("openen", sleutel="ja").uitkomst is GENOMEN
    assert proef.feit("sleutel") == "ja"


def test_two_writes_that_agree_are_one_and_two_that_differ_break_the_definition() -> None:
    def twee(first: str, second: str) -> Proef:
        sporen = (
            spoor(naam, {"a": {}, "b": {}}, {"bij": "x", "van": "a", "naar": "b",
                  "zet": {"f": waarde}}, opent=[{"bij": "begin"}])
            for naam, waarde in (("een", first), ("twee", second))
        )  # fmt: skip
        proef = Proef(make_plan(*sporen, feiten={"f": JA_NEE}, besluiten=["x"]))
        proef.doe("begin")
        return proef

    assert twee("ja", "ja").doe("x").uitkomst is GENOMEN
    reactie = twee("ja", "nee").doe("x")
    assert reactie.uitkomst is GEWEIGERD
    assert reactie.weigering is not None
    assert reactie.weigering.grond is Grond.DEFINITIE
    assert reactie.weigering.plaatsen[:2] == ("feit_twee_waarden", "f")


@pytest.mark.parametrize("soort", ["besluit", "voorval"])
def test_two_overgangen_that_both_hold_are_never_the_first_wins(soort: str) -> None:
    plan = make_plan(
        spoor("deur", {"a": {}, "b": {}, "c": {}},
              {"naam": "links", "bij": "x", "van": "a", "naar": "b"},
              {"naam": "rechts", "bij": "x", "van": "a", "naar": "c"},
              opent=[{"bij": "begin"}]),
        gebeurtenissen={"x": {"soort": soort}},
    )  # fmt: skip
    proef = Proef(plan)
    proef.doe("begin")
    reactie = proef.doe("x")
    assert proef.waar("deur") == "a"
    assert reactie.weigering is not None
    assert reactie.weigering.plaatsen == ("twee_overgangen", "deur.links", "deur.rechts")
    assert proef.taken() == ([] if soort == "besluit" else [("x", "regie")])


def test_two_openings_that_both_hold_break_the_definition() -> None:
    plan = make_plan(spoor("deur", {"a": {}}, opent=[{"bij": "x"}, {"bij": "x"}]))
    reactie = Proef(plan).doe("x")
    assert reactie.weigering is not None
    assert reactie.weigering.plaatsen == ("twee_openingen", "deur")


def test_a_spoor_that_opens_while_another_moves_at_the_same_gebeurtenis() -> None:
    proef = Proef(make_plan(lamp(), spoor("teller", {"a": {}, "b": {}},
                  {"bij": "aan", "van": "a", "naar": "b"}, opent=[{"bij": "begin"}])))  # fmt: skip
    proef.doe("begin")
    proef.doe("aan")
    assert (proef.waar("lamp"), proef.waar("teller")) == ("brandt", "b")


# ── 6. To whom ───────────────────────────────────────────────────────────────────────────────────


def hulp(**rest: object) -> Dict:
    return spoor(
        "hulp",
        {"aangeboden": {}, "loopt": {}, "klaar": EIND},
        {"bij": "beginnen", "van": "aangeboden", "naar": "loopt", **rest},
        {"bij": "afronden", "van": "loopt", "naar": "klaar"},
        {"bij": "alles_klaar", "van": ["aangeboden", "loopt"], "naar": "klaar"},
        per="lid",
        opent=[{"bij": "aanbieden"}],
    )


OVER_LID: Dict = {
    naam: {"betreft": "lid", "soort": "besluit"} for naam in ("aanbieden", "beginnen", "afronden")
}


def test_without_a_lid_it_goes_to_the_only_one_that_can_take_it() -> None:
    proef = Proef(make_plan(hulp(), gebeurtenissen=OVER_LID), "kind-1", "kind-2")
    proef.doe("aanbieden", lid="kind-1")
    assert proef.doe("beginnen").uitkomst is GENOMEN
    assert (proef.waar("hulp", "kind-1"), proef.waar("hulp", "kind-2")) == ("loopt", "geen")


def test_without_a_lid_and_two_that_can_take_it_is_refused() -> None:
    proef = Proef(make_plan(hulp(), gebeurtenissen=OVER_LID), "kind-1", "kind-2")
    proef.doe("aanbieden", lid="kind-1")
    proef.doe("aanbieden", lid="kind-2")
    reactie = proef.doe("beginnen")
    assert reactie.weigering is not None
    assert reactie.weigering.grond is Grond.MEER_LEDEN
    assert reactie.weigering.plaatsen == ("kind-1", "kind-2")


def test_without_a_lid_and_nobody_that_can_take_it_is_refused() -> None:
    proef = Proef(make_plan(hulp(), gebeurtenissen=OVER_LID), "kind-1", "kind-2")
    for lid in (None, "oma-9"):
        reactie = proef.doe("beginnen", lid=lid)
        assert reactie.weigering is not None
        assert reactie.weigering.grond is Grond.GEEN_LID


def test_feiten_that_come_without_a_lid_are_about_the_lid_that_takes_the_gebeurtenis() -> None:
    plan = make_plan(
        hulp(mits=[{"feit": "akkoord", "is": "ja"}]),
        feiten={"akkoord": {**JA_NEE, "per": "lid"}},
        gebeurtenissen={**OVER_LID, "beginnen": {"betreft": "lid", "feiten": "akkoord"}},
    )
    proef = Proef(plan, "kind-1", "kind-2")
    proef.doe("aanbieden", lid="kind-2")
    assert proef.doe("beginnen", akkoord="ja").uitkomst is GENOMEN
    assert (proef.feit("akkoord", "kind-2"), proef.feit("akkoord")) == ("ja", None)


def test_a_gebeurtenis_about_the_casus_moves_every_lid_that_accepts() -> None:
    proef = Proef(make_plan(hulp(), gebeurtenissen=OVER_LID), "kind-1", "kind-2", "kind-3")
    for lid in ("kind-1", "kind-2"):
        proef.doe("aanbieden", lid=lid)
    assert len(proef.doe("alles_klaar").stappen) == 2
    assert proef.waar("hulp", "kind-3") == "geen"


def test_a_lid_that_does_not_belong_to_a_gebeurtenis_about_the_casus_is_ignored() -> None:
    proef = Proef(make_plan(lamp()), "kind-1")
    assert (
        proef.doe("aan", lid="kind-1").stand == Proef(make_plan(lamp()), "kind-1").doe("aan").stand
    )


def test_a_spoor_per_casus_writes_and_starts_for_the_lid_of_the_gebeurtenis() -> None:
    plan = make_plan(
        hulp(),
        spoor("gezin", {"a": {}}, {"bij": "gezien", "van": "a", "zet": {"gesproken": "ja"},
              "start": [{"spoor": "hulp", "voor": "dit_lid"}],
              "mits": [{"feit": "gesproken", "is": "onbekend", "van": "dit_lid"}],
              "taken": [{"naam": "bel", "voor": "een", "wat": "Bel"}]},
              opent=[{"bij": "begin"}]),
        feiten={"gesproken": {**JA_NEE, "per": "lid"}},
        gebeurtenissen={**OVER_LID, "gezien": {"betreft": "lid", "soort": "besluit"}},
    )  # fmt: skip
    proef = Proef(plan, "kind-1", "kind-2")
    proef.doe("begin")
    proef.doe("gezien", lid="kind-2")
    assert proef.feit("gesproken", "kind-2") == "ja"
    assert (proef.waar("hulp", "kind-2"), proef.waar("hulp", "kind-1")) == ("aangeboden", "geen")
    assert [taak.lid for taak in proef.stand.taken] == ["kind-2"]
    assert proef.doe("gezien", lid="kind-2").uitkomst is GEWEIGERD
    assert proef.doe("gezien", lid="kind-1").uitkomst is GENOMEN


# ── 5. Instances ─────────────────────────────────────────────────────────────────────────────────


def test_an_opening_starts_one_instance_and_no_second_while_it_is_active() -> None:
    proef = Proef(make_plan(lamp(), besluiten=["aan"]))
    assert proef.doe("aan").uitkomst is GENOMEN
    assert proef.doe("aan").uitkomst is GEWEIGERD
    proef.doe("uit")
    assert proef.waar("lamp") == "(gedoofd)"
    proef.doe("aan")
    assert proef.stand.instanties["lamp", None].nummer == 2  # type: ignore[index]


def test_what_ended_opens_again_within_the_same_episode() -> None:
    deur = spoor("deur", {"a": {}}, opent=[{"bij": "begin"}])
    proef = Proef(make_plan(lamp(), deur))
    for naam in ("begin", "aan", "uit", "aan"):
        proef.doe(naam)
    assert (proef.waar("lamp"), proef.waar("deur")) == ("brandt", "a")
    assert proef.stand.instanties["lamp", None].nummer == 2  # type: ignore[index]


def test_a_gebeurtenis_about_the_casus_opens_no_spoor_per_lid() -> None:
    proef = Proef(make_plan(lamp("licht", per="lid"), lamp()), "kind-1")
    proef.doe("aan")
    assert (proef.waar("lamp"), proef.waar("licht", "kind-1")) == ("brandt", "geen")


def starter(**start: object) -> Dict:
    return spoor("gezin", {"a": {}}, {"bij": "verder", "van": "a", "start": [start]},
                 opent=[{"bij": "begin"}])  # fmt: skip


KIND: Dict = {"kind": {**JA_NEE, "per": "lid"}}


def test_start_elk_lid_begins_for_each_lid_for_which_mits_holds() -> None:
    start = starter(spoor="hulp", voor="elk_lid", mits={"feit": "kind", "is": "ja"})
    plan = make_plan(
        start, hulp(), feiten=KIND,
        gebeurtenissen={**OVER_LID, "begin": {"feiten": "kind"}},
    )  # fmt: skip
    proef = Proef(plan, "kind-1", "kind-2", "opa-1", "wie-1")
    proef.doe("begin", **{"kind__kind-1": "ja", "kind__kind-2": "ja", "kind__opa-1": "nee"})
    proef.doe("verder")
    found = {lid: proef.waar("hulp", lid) for lid in proef.stand.leden}
    assert found == {
        "kind-1": "aangeboden", "kind-2": "aangeboden", "opa-1": "geen", "wie-1": "geen"
    }  # fmt: skip


def test_start_of_a_spoor_that_is_active_does_nothing() -> None:
    plan = make_plan(starter(spoor="hulp", voor="elk_lid"), hulp(), gebeurtenissen=OVER_LID)
    proef = Proef(plan, "kind-1", "kind-2")
    proef.doe("begin")
    proef.doe("aanbieden", lid="kind-1")
    proef.doe("beginnen", lid="kind-1")
    proef.doe("verder")
    assert (proef.waar("hulp", "kind-1"), proef.waar("hulp", "kind-2")) == ("loopt", "aangeboden")


def test_start_of_a_spoor_that_ended_begins_another_instance() -> None:
    proef = Proef(make_plan(starter(spoor="lamp"), lamp()))
    for naam in ("begin", "aan", "uit", "verder"):
        proef.doe(naam)
    assert proef.stand.instanties["lamp", None].nummer == 2  # type: ignore[index]


def test_start_of_a_spoor_that_this_regio_does_not_use_does_nothing() -> None:
    proef = Proef(make_plan(starter(spoor="elders")))
    proef.doe("begin")
    assert proef.doe("verder").uitkomst is GENOMEN


def test_a_start_per_lid_for_nobody_breaks_the_definition() -> None:
    plan = make_plan(starter(spoor="hulp"), hulp(), gebeurtenissen=OVER_LID)
    proef = Proef(plan, "kind-1")
    proef.doe("begin")
    reactie = proef.doe("verder")
    assert reactie.weigering is not None
    assert reactie.weigering.plaatsen == ("start_van_niemand", "hulp")


def test_a_spoor_that_begins_at_its_end_is_over_at_once() -> None:
    proef = Proef(make_plan(spoor("vlaag", {"voorbij": EIND}, opent=[{"bij": "x"}])))
    proef.doe("x")
    assert (proef.waar("vlaag"), proef.stand.gesloten) == ("(voorbij)", True)


def test_an_instance_that_ended_moves_no_more_whatever_listens_there() -> None:
    deur = spoor("deur", {"a": {}, "b": {}}, opent=[{"bij": "begin"}])
    again = {"bij": "terug", "van": "gedoofd", "naar": "brandt"}
    proef = Proef(make_plan(lamp("lamp", again), deur, besluiten=["terug"]))
    for naam in ("begin", "aan", "uit"):
        proef.doe(naam)
    assert proef.doe("terug").uitkomst is GEWEIGERD
    assert proef.waar("lamp") == "(gedoofd)"


# ── 4 and 12. Episodes and closing ───────────────────────────────────────────────────────────────


def test_closed_is_derived_there_was_an_instance_and_none_is_active() -> None:
    proef = Proef(make_plan(lamp()))
    assert not proef.stand.gesloten
    proef.doe("aan")
    assert not proef.stand.gesloten
    proef.doe("uit")
    assert proef.stand.gesloten


def test_within_an_episode_a_spoor_that_ended_is_still_seen_and_in_the_next_it_is_geen() -> None:
    deur = spoor(
        "deur", {"a": {}, "b": EIND},
        {"bij": "kijk", "van": "a", "naar": "b", "mits": [{"spoor": "lamp", "is": "gedoofd"}]},
        {"bij": "weg", "van": "a", "naar": "b", "mits": [{"spoor": "lamp", "is": "geen"}]},
        opent=[{"bij": "begin"}],
    )  # fmt: skip
    proef = Proef(make_plan(lamp(), deur, besluiten=["kijk", "weg"]))
    for naam in ("begin", "aan", "uit"):
        proef.doe(naam)
    assert proef.doe("weg").uitkomst is GEWEIGERD
    assert proef.doe("kijk").uitkomst is GENOMEN
    assert proef.stand.gesloten

    proef.doe("begin")
    assert proef.waar("lamp") == "geen"
    assert proef.doe("kijk").uitkomst is GEWEIGERD
    assert proef.doe("weg").uitkomst is GENOMEN


def test_reopening_counts_on_and_keeps_the_feiten() -> None:
    proef = Proef(make_plan(lamp(), feiten={"f": JA_NEE}, gebeurtenissen={"aan": {"feiten": "f"}}))
    proef.doe("aan", f="ja")
    proef.doe("uit")
    proef.doe("aan")
    assert proef.stand.instanties["lamp", None].nummer == 2  # type: ignore[index]
    assert (proef.feit("f"), proef.stand.gesloten) == ("ja", False)


def test_a_voorval_that_nobody_takes_leaves_a_closed_casus_closed_and_as_it_was() -> None:
    proef = Proef(make_plan(lamp(), gebeurtenissen={"vreemd": {}}))
    proef.doe("aan")
    proef.doe("uit")
    before = proef.stand.instanties
    proef.doe("vreemd")
    assert (proef.stand.gesloten, proef.stand.instanties) == (True, before)
    assert proef.taken() == [("vreemd", "regie")]


# ── 7. Follow-ups ────────────────────────────────────────────────────────────────────────────────


def keten(naam: str, bij: str, meld: list[str], **rest: object) -> Dict:
    return spoor(naam, {"a": {}}, {"bij": bij, "van": "a", "meld": meld, **rest},
                 opent=[{"bij": "begin"}])  # fmt: skip


def test_follow_ups_run_first_in_first_out() -> None:
    plan = make_plan(
        keten("een", "x", ["p", "q"]),
        keten("twee", "p", ["r"]),
        keten("drie", "q", ["s"]),
        keten("vier", "r", []),
        keten("vijf", "s", []),
    )
    proef = Proef(plan)
    proef.doe("begin")
    assert [stap.oorzaak for stap in proef.doe("x").stappen] == ["x", "p", "q", "r", "s"]


def test_a_follow_up_sees_what_the_step_before_it_left() -> None:
    plan = make_plan(
        keten("een", "x", ["p"], zet={"f": "ja"}),
        keten("twee", "p", [], mits=[{"feit": "f", "is": "ja"}]),
        feiten={"f": JA_NEE},
    )
    proef = Proef(plan)
    proef.doe("begin")
    assert proef.doe("x").onverwerkt == ()


@pytest.mark.parametrize("count", [MAX_FOLLOW_UPS, MAX_FOLLOW_UPS + 1])
def test_fifty_follow_ups_are_many_and_one_more_is_endless(count: int) -> None:
    last = [f"stap_{n + 1}" for n in range(count)]
    overgangen = [
        {"bij": bij, "van": "a", "meld": [meld]}
        for bij, meld in zip(["x", *last[:-1]], last, strict=True)
    ]
    plan = make_plan(
        spoor("keten", {"a": {}, "b": {}}, *overgangen, {"bij": last[-1], "van": "a", "naar": "b"},
              opent=[{"bij": "begin"}]),
        besluiten=["x"],
    )  # fmt: skip
    proef = Proef(plan)
    proef.doe("begin")
    before = proef.stand
    reactie = proef.doe("x")
    if count == MAX_FOLLOW_UPS:
        assert proef.waar("keten") == "b"
    else:
        assert proef.stand is before
        assert reactie.weigering is not None
        assert reactie.weigering.plaatsen == ("eindeloos", "x")


@pytest.mark.parametrize("soort", ["besluit", "voorval"])
def test_a_failure_in_a_follow_up_undoes_all_that_the_entry_moved(soort: str) -> None:
    plan = make_plan(
        spoor("een", {"a": {}, "b": {}}, {"bij": "x", "van": "a", "naar": "b", "zet": {"f": "ja"},
              "meld": ["rond"]}, opent=[{"bij": "begin"}]),
        keten("twee", "rond", ["rond"]),
        feiten={"f": JA_NEE, "g": JA_NEE},
        gebeurtenissen={"x": {"soort": soort, "feiten": "g"}},
    )  # fmt: skip
    proef = Proef(plan)
    proef.doe("begin")
    before = proef.stand
    proef.doe("x", g="nee")
    assert (proef.waar("een"), proef.feit("f")) == ("a", None)
    if soort == "besluit":
        assert proef.stand is before
    else:
        assert proef.reactie.uitkomst is ONVERWERKT
        assert (proef.feit("g"), proef.taken()) == ("nee", [("x", "regie")])


def test_a_follow_up_that_nobody_takes_becomes_an_open_taak_and_the_rest_stands() -> None:
    proef = Proef(make_plan(keten("een", "x", ["niemand"]), besluiten=["x", "niemand"]))
    proef.doe("begin")
    reactie = proef.doe("x")
    assert (reactie.uitkomst, reactie.onverwerkt) == (GENOMEN, ("niemand",))
    assert proef.taken() == [("niemand", "regie")]


def test_a_follow_up_of_a_spoor_per_lid_is_about_that_lid() -> None:
    plan = make_plan(
        spoor("hulp", {"a": {}, "b": {}},
              {"bij": "x", "van": "a", "meld": ["p"]}, {"bij": "p", "van": "a", "naar": "b"},
              per="lid", opent=[{"bij": "begin"}]),
        gebeurtenissen={naam: {"betreft": "lid"} for naam in ("begin", "x", "p")},
    )  # fmt: skip
    proef = Proef(plan, "kind-1", "kind-2")
    for lid in ("kind-1", "kind-2"):
        proef.doe("begin", lid=lid)
    proef.doe("x", lid="kind-2")
    assert (proef.waar("hulp", "kind-1"), proef.waar("hulp", "kind-2")) == ("a", "b")


def test_a_follow_up_about_a_lid_that_names_none_is_for_the_only_one_and_two_is_a_taak() -> None:
    plan = make_plan(hulp(), keten("gezin", "x", ["beginnen"]), gebeurtenissen=OVER_LID)
    proef = Proef(plan, "kind-1", "kind-2")
    proef.doe("begin")
    proef.doe("aanbieden", lid="kind-1")
    proef.doe("x")
    assert proef.waar("hulp", "kind-1") == "loopt"

    proef = Proef(plan, "kind-1", "kind-2")
    proef.doe("begin")
    for lid in ("kind-1", "kind-2"):
        proef.doe("aanbieden", lid=lid)
    proef.doe("x")
    assert (proef.waar("hulp", "kind-1"), proef.waar("hulp", "kind-2")) == ("aangeboden",) * 2
    assert proef.taken() == [("beginnen", "regie")]


# ── 8. Refusal ───────────────────────────────────────────────────────────────────────────────────


def poort(soort: str = "besluit", **rest: object) -> Proef:
    plan = make_plan(
        spoor("poort", {"dicht": {}, "open": {}},
              {"naam": "ver", "bij": "openen", "van": "dicht", "naar": "open", "mits": [
                  {"feit": "sleutel", "is": "ja"}, {"feit": "dag", "is": "ja"},
                  {"feit": "hond", "is": "nee"}]},
              {"naam": "dichtbij", "bij": "openen", "van": "dicht", "naar": "open", "mits": [
                  {"feit": "sleutel", "is": "nee"},
                  {"feit": "dag", "is": "ja", "uitleg": "Overdag"}]},
              opent=[{"bij": "begin"}]),
        feiten=dict.fromkeys(("sleutel", "dag", "hond"), JA_NEE),
        gebeurtenissen={"openen": {"soort": soort, "feiten": ["dag"], **rest}},
    )  # fmt: skip
    proef = Proef(plan, sleutel="nee")
    proef.doe("begin")
    return proef


def test_a_refused_besluit_says_per_candidate_what_did_not_hold_and_which_is_nearest() -> None:
    proef = poort()
    before = proef.stand
    reactie = proef.doe("openen", dag="nee")
    assert proef.stand is before
    assert reactie.weigering is not None
    assert reactie.weigering.grond is Grond.VOORWAARDE
    missing = {
        k.overgang: [(u.voorwaarde.feit, u.waarde) for u in k.tekort]
        for k in reactie.weigering.kandidaten
    }
    assert missing == {
        "ver": [("sleutel", "nee"), ("dag", "nee"), ("hond", None)],
        "dichtbij": [("dag", "nee")],
    }
    assert reactie.weigering.kleinste is not None
    assert reactie.weigering.kleinste.overgang == "dichtbij"
    assert [k.overgang for k in reactie.weigering.kandidaten] == ["dichtbij", "ver"]


def test_making_the_smallest_change_makes_it_possible() -> None:
    assert poort().doe("openen", dag="ja").uitkomst is GENOMEN


def test_a_besluit_that_nobody_listens_to_is_not_at_issue() -> None:
    proef = Proef(make_plan(lamp(), besluiten=["uit"]))
    reactie = proef.doe("uit")
    assert reactie.weigering is not None
    assert reactie.weigering.grond is Grond.NIET_AAN_DE_ORDE
    assert reactie.weigering.kleinste is None


def test_an_opening_that_does_not_hold_is_a_candidate_too() -> None:
    plan = make_plan(
        spoor("deur", {"a": {}}, opent=[{"bij": "x", "mits": [{"feit": "f", "is": "ja"}]}]),
        feiten={"f": JA_NEE}, besluiten=["x"],
    )  # fmt: skip
    reactie = Proef(plan).doe("x")
    assert reactie.weigering is not None
    assert [(k.spoor, k.overgang) for k in reactie.weigering.kandidaten] == [("deur", None)]


def test_a_besluit_by_a_rol_that_may_not_take_it_is_refused_and_says_who_may() -> None:
    proef = Proef(make_plan(lamp(), gebeurtenissen={"aan": {"soort": "besluit", "door": ["twee"]}}))
    reactie = proef.doe("aan", door="een")
    assert reactie.weigering is not None
    assert (reactie.weigering.grond, reactie.weigering.toegestaan) == (Grond.ROL, ("twee",))
    assert proef.doe("aan", door="twee").uitkomst is GENOMEN


def test_a_voorval_is_recorded_by_whomever_it_is_told() -> None:
    proef = Proef(make_plan(lamp(), gebeurtenissen={"aan": {"door": ["twee"]}}))
    assert proef.doe("aan", door="een").uitkomst is GENOMEN


def test_a_voorval_that_nobody_takes_stands_with_its_feiten_as_an_open_taak() -> None:
    proef = poort("voorval")
    reactie = proef.doe("openen", dag="nee")
    assert (reactie.uitkomst, proef.waar("poort"), proef.feit("dag")) == (
        ONVERWERKT,
        "dicht",
        "nee",
    )
    assert reactie.weigering is not None
    assert reactie.weigering.kleinste is not None
    [taak] = proef.stand.taken
    assert (taak.naam, taak.aanleiding, reactie.onverwerkt) == (
        "openen", Aanleiding.ONVERWERKT, ("openen",),
    )  # fmt: skip


def test_a_voorval_about_two_leden_stands_unmoved_and_its_feiten_are_about_nobody() -> None:
    plan = make_plan(
        hulp(),
        feiten={"akkoord": {**JA_NEE, "per": "lid"}, "dag": JA_NEE},
        gebeurtenissen={**OVER_LID, "beginnen": {"betreft": "lid", "feiten": ["akkoord", "dag"]}},
    )
    proef = Proef(plan, "kind-1", "kind-2")
    for lid in ("kind-1", "kind-2"):
        proef.doe("aanbieden", lid=lid)
    proef.doe("beginnen", akkoord="ja", dag="ja")
    assert proef.reactie.uitkomst is ONVERWERKT
    assert dict(proef.stand.feiten) == {("dag", None): "ja"}
    assert proef.taken() == [("beginnen", "regie")]


def test_a_condition_that_only_meldt_refuses_nothing_and_is_recorded() -> None:
    plan = make_plan(
        spoor("deur", {"a": {}, "b": {}}, {"bij": "x", "van": "a", "naar": "b", "mits": [
              {"feit": "f", "is": "ja", "bij_nee": "meldt"}]},
              opent=[{"bij": "begin", "mits": [{"feit": "g", "is": "ja", "bij_nee": "meldt"}]}]),
        feiten={"f": JA_NEE, "g": JA_NEE}, besluiten=["x"],
    )  # fmt: skip
    proef = Proef(plan)
    assert [(u.voorwaarde.feit, u.klopt) for u in proef.doe("begin").afwijkingen] == [("g", False)]
    reactie = proef.doe("x")
    assert (reactie.uitkomst, proef.waar("deur")) == (GENOMEN, "b")
    assert [(u.voorwaarde.feit, u.waarde) for u in reactie.afwijkingen] == [("f", None)]


def test_a_condition_that_meldt_does_not_help_one_that_weigert() -> None:
    plan = make_plan(
        spoor("deur", {"a": {}, "b": {}}, {"bij": "x", "van": "a", "naar": "b", "mits": [
              {"feit": "f", "is": "ja", "bij_nee": "meldt"}, {"feit": "g", "is": "ja"}]},
              opent=[{"bij": "begin"}]),
        feiten={"f": JA_NEE, "g": JA_NEE}, besluiten=["x"],
    )  # fmt: skip
    proef = Proef(plan)
    proef.doe("begin")
    reactie = proef.doe("x")
    assert reactie.weigering is not None
    assert reactie.weigering.kleinste is not None
    assert [u.voorwaarde.feit for u in reactie.weigering.kleinste.tekort] == ["g"]


# ── what is possible ─────────────────────────────────────────────────────────────────────────────


def test_possible_is_what_react_itself_says() -> None:
    proef = poort()
    found = {(m.gebeurtenis, m.lid): m.weigering for m in list_possible(proef.plan, proef.stand)}
    assert list(found) == [("openen", None)]
    assert found["openen", None] == proef.doe("openen").weigering


def test_possible_names_each_lid_that_something_listens_for() -> None:
    proef = Proef(make_plan(hulp(), lamp(), gebeurtenissen=OVER_LID), "kind-1", "kind-2")
    proef.doe("aanbieden", lid="kind-1")
    found = {(m.gebeurtenis, m.lid) for m in list_possible(proef.plan, proef.stand)}
    assert found == {
        ("aan", None), ("aanbieden", "kind-2"), ("beginnen", "kind-1"), ("alles_klaar", None)
    }  # fmt: skip


def test_nothing_of_the_stand_that_went_in_is_changed() -> None:
    proef = poort()
    before = proef.stand
    copy = (dict(before.instanties), dict(before.feiten), dict(before.nummers), before.termijnen)
    proef.doe("openen", dag="ja")
    assert copy == (
        dict(before.instanties), dict(before.feiten), dict(before.nummers), before.termijnen
    )  # fmt: skip
