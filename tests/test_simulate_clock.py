"""The virtual clock: what is due fires in order, at its moment, whoever moves the clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import pytest
from wereld import JA_NEE, KALENDER, Dict, Vrij, make_plan, moment, spoor

from routekaart.engine.stand import FeitId, Invoer, Uitkomst
from routekaart.errors import DefinitionBroken
from routekaart.kalender import Duur
from routekaart.simulate.casus import OefenCasus, Regel, Stilstand, open_casus
from routekaart.simulate.momenten import pass_time

MONDAY = moment("2025-03-03T10:00:00+01:00")
FAR = moment("2026-03-03T10:00:00+01:00")


def klok(bij: str, **rest: Vrij) -> Dict:
    return {"titel": f"Wacht op {bij}", "bij_verstrijken": bij, **rest}


def casus(
    *sporen: Dict, leden: Iterable[str] = (), aannames: Dict | None = None, **rest: Vrij
) -> OefenCasus:
    plan = make_plan(*sporen, **rest)
    durations = {naam: Duur.parse(text) for naam, text in (aannames or {}).items()}
    return open_casus(plan, {lid: {} for lid in leden}, {}, MONDAY, durations)


def werk(termijnen: Dict, *extra: Dict, **rest: Vrij) -> Dict:
    return spoor("werk", {"open": {"termijnen": termijnen}, "laat": {}}, *extra,
                 opent=[{"bij": "begin"}], **rest)  # fmt: skip


def heard(*namen: str) -> list[Dict]:
    return [{"bij": naam, "van": "open"} for naam in namen]


def names(c: OefenCasus) -> list[str]:
    return [line.invoer.gebeurtenis for line in c.tijdlijn if isinstance(line, Regel)]


def begin(c: OefenCasus) -> OefenCasus:
    return c.record(Invoer("begin"))


def test_a_termijn_fires_when_its_last_day_is_over_and_not_before() -> None:
    c = begin(casus(werk({"a": klok("x", duur="2 werkdagen")}, *heard("x"))))
    assert names(c.advance(moment("2025-03-05T23:59:59+01:00"))) == ["begin"]
    fired = c.advance(moment("2025-03-06T00:00:00+01:00"))
    assert names(fired) == ["begin", "x"]
    assert fired.tijdlijn[-1].moment == moment("2025-03-06T00:00:00+01:00")


def test_what_fires_does_so_at_its_own_moment_and_the_clock_then_goes_on() -> None:
    c = begin(casus(werk({"a": klok("x", duur="1 dag")}, *heard("x")))).advance(FAR)
    assert c.tijdlijn[-1].moment == moment("2025-03-05T00:00:00+01:00")
    assert c.nu == FAR


def test_two_that_are_due_at_one_moment_fire_as_two_steps_by_start_then_by_name() -> None:
    first = werk({"z": klok("zx", duur="3 dagen"), "b": klok("bx", duur="3 dagen"),
                  "a": klok("ax", duur="3 dagen")}, *heard("zx", "bx", "ax"))  # fmt: skip
    later = spoor("laat", {"open": {"termijnen": {"a0": klok("cx", duur="2 dagen")}}},
                  *heard("cx"), opent=[{"bij": "later"}])  # fmt: skip
    c = begin(casus(first, later)).advance(MONDAY + timedelta(days=1)).record(Invoer("later"))
    c = c.advance(FAR)
    assert names(c) == ["begin", "later", "ax", "bx", "zx", "cx"]
    assert len({line.moment for line in c.tijdlijn[2:]}) == 1


def test_the_name_that_orders_is_that_of_the_termijn_and_not_of_its_spoor() -> None:
    a_zaak = spoor("a_zaak", {"open": {"termijnen": {"z": klok("zx", duur="3 dagen")}}},
                   *heard("zx"), opent=[{"bij": "begin"}])  # fmt: skip
    z_zaak = spoor("z_zaak", {"open": {"termijnen": {"a": klok("ax", duur="3 dagen")}}},
                   *heard("ax"), opent=[{"bij": "begin"}])  # fmt: skip
    assert names(begin(casus(a_zaak, z_zaak)).advance(FAR)) == ["begin", "ax", "zx"]


def test_the_earlier_of_two_goes_first_whatever_its_name() -> None:
    c = begin(casus(werk({"a": klok("ax", duur="3 dagen"), "z": klok("zx", duur="1 dag")},
                         *heard("ax", "zx"))))  # fmt: skip
    assert names(c.advance(FAR)) == ["begin", "zx", "ax"]


def test_what_the_first_makes_lapse_does_not_fire() -> None:
    c = begin(casus(werk({"a": klok("ax", duur="3 dagen"), "b": klok("bx", duur="3 dagen")},
                         {"bij": "ax", "van": "open", "naar": "laat"}, *heard("bx"))))  # fmt: skip
    assert names(c.advance(FAR)) == ["begin", "ax"]


def test_a_termijn_that_passed_is_told_with_the_line_and_no_longer_runs() -> None:
    c = begin(casus(werk({"a": klok("x", duur="1 dag")}, *heard("x")))).advance(FAR)
    last = c.tijdlijn[-1]
    assert isinstance(last, Regel)
    assert last.verstreken is not None
    assert last.verstreken.id.termijn == "a"
    assert (c.termijnen, c.stand.termijnen) == ({}, frozenset())


def test_a_termijn_that_passes_is_never_refused_also_not_when_it_fires_a_besluit() -> None:
    c = begin(casus(werk({"a": klok("x", duur="1 dag")}), besluiten=["x"])).advance(FAR)
    last = c.tijdlijn[-1]
    assert isinstance(last, Regel)
    assert last.reactie.uitkomst is Uitkomst.ONVERWERKT
    assert [taak.naam for taak in c.stand.taken] == ["x"]


def test_a_termijn_of_a_lid_fires_for_that_lid() -> None:
    hulp = spoor("hulp", {"a": {"termijnen": {"t": klok("x", duur="1 dag")}}, "b": {}},
                 {"bij": "x", "van": "a", "naar": "b"}, per="lid",
                 opent=[{"bij": "begin"}])  # fmt: skip
    over_lid = {"begin": {"betreft": "lid"}, "x": {"betreft": "lid"}}
    c = casus(hulp, leden=["kind-1", "kind-2"], gebeurtenissen=over_lid)
    for lid in ("kind-1", "kind-2"):
        c = c.record(Invoer("begin", lid=lid))
    c = c.advance(FAR)
    assert {i.toestand for i in c.stand.instanties.values()} == {"b"}
    assert not c.stand.taken


def test_stepping_from_termijn_to_termijn_is_one_jump() -> None:
    again = {"bij": "x", "van": "open", "naar": "open"}
    c = begin(casus(werk({"a": klok("x", duur="3 dagen")}, again)))
    until = MONDAY + timedelta(days=30)
    stepped = c
    while (first := stepped.next_due()) is not None and first.moment <= until:
        stepped = stepped.advance(first.moment)
    assert stepped.advance(until) == c.advance(until)
    assert names(c.advance(until)).count("x") == 7


def test_undoing_is_keeping_the_casus_before() -> None:
    before = begin(casus(werk({"a": klok("x", duur="3 dagen")}, *heard("x"))))
    told = repr(before)
    after = before.advance(FAR)
    assert repr(before) == told
    assert before.advance(FAR) == after


def test_the_clock_never_goes_back() -> None:
    c = begin(casus(werk({}))).advance(FAR)
    assert c.advance(MONDAY).nu == FAR


def test_two_toestanden_may_have_a_termijn_of_the_same_name() -> None:
    c = casus(
        spoor("werk", {"a": {"termijnen": {"klok": klok("x", duur="2 dagen")}},
                       "b": {"termijnen": {"klok": klok("y", duur="4 dagen", verlenging="atw")}}},
              {"bij": "verder", "van": "a", "naar": "b"}, {"bij": "y", "van": "b"},
              {"bij": "x", "van": "a"}, opent=[{"bij": "begin"}]),
    )  # fmt: skip
    c = begin(c).record(Invoer("verder"))
    [running] = c.termijnen.values()
    assert (running.toestand, str(running.duur)) == ("b", "4 dagen")
    assert names(c.advance(FAR)) == ["begin", "verder", "y"]


def test_one_that_starts_and_lapses_within_an_entry_never_runs() -> None:
    c = casus(
        spoor("werk", {"a": {"termijnen": {"klok": klok("x", duur="2 dagen")}},
                       "b": {"termijnen": {"bel": klok("x", duur="4 dagen")}}},
              {"bij": "direct", "van": "a", "naar": "b"},
              opent=[{"bij": "begin", "meld": "direct"}]),
    )  # fmt: skip
    assert [id_.termijn for id_ in begin(c).termijnen] == ["bel"]


def test_telt_vanaf_begin_counts_from_the_opening_of_this_instance() -> None:
    c = casus(
        spoor("werk", {"a": {}, "b": {"termijnen": {
                  "t": klok("x", duur="10 dagen", telt_vanaf="begin"),
                  "u": klok("x", duur="10 dagen")}}},
              {"bij": "verder", "van": "a", "naar": "b"}, opent=[{"bij": "begin"}]),
    )  # fmt: skip
    c = begin(c).advance(MONDAY + timedelta(days=4)).record(Invoer("verder"))
    days = {id_.termijn: t.vervalt.dag.isoformat() for id_, t in c.termijnen.items() if t.vervalt}
    assert days == {"t": "2025-03-13", "u": "2025-03-17"}


def test_what_is_already_past_fires_now_and_the_timeline_runs_on() -> None:
    c = casus(
        spoor("werk", {"a": {}, "b": {"termijnen": {
                  "t": klok("x", duur="1 dag", telt_vanaf="begin")}}},
              {"bij": "verder", "van": "a", "naar": "b"}, {"bij": "x", "van": "b"},
              opent=[{"bij": "begin"}]),
    )  # fmt: skip
    late = MONDAY + timedelta(days=9)
    c = begin(c).advance(late).record(Invoer("verder")).advance(late)
    assert (names(c), c.tijdlijn[-1].moment) == (["begin", "verder", "x"], late)


def test_time_that_stands_still_is_an_error_and_no_endless_loop() -> None:
    c = casus(werk({"t": klok("x", duur="1 dag", telt_vanaf="begin")},
                   {"bij": "x", "van": "open", "naar": "open"}))  # fmt: skip
    with pytest.raises(DefinitionBroken, match="tijd_staat_stil"):
        begin(c).advance(FAR)


def test_lokaal_runs_without_a_date_unless_the_klantreis_assumes_one_and_says_so() -> None:
    plain = begin(casus(werk({"t": klok("x", duur="lokaal")}, *heard("x"))))
    [running] = plain.termijnen.values()
    assert (running.vervalt, running.aanname) == (None, False)
    assert names(plain.advance(FAR)) == ["begin"]

    assumed = begin(
        casus(werk({"t": klok("x", duur="lokaal")}, *heard("x")), aannames={"t": "2 weken"})
    )
    [running] = assumed.termijnen.values()
    assert running.vervalt is not None
    assert (running.vervalt.dag.isoformat(), running.aanname) == ("2025-03-17", True)


def test_an_aanname_does_not_replace_what_was_agreed() -> None:
    c = begin(casus(werk({"t": klok("x", duur="1 dag")}), aannames={"t": "2 weken"}))
    [running] = c.termijnen.values()
    assert (str(running.duur), running.aanname) == ("1 dag", False)


# ── suspended ────────────────────────────────────────────────────────────────────────────────────


def test_a_suspended_termijn_moves_and_the_timeline_says_so() -> None:
    c = begin(casus(werk({"t": klok("x", duur="5 dagen")})))
    [id_] = c.termijnen
    until = moment("2025-03-13T10:00:00+01:00")
    longer = c.suspend(id_, until)
    assert longer.termijnen[id_].vervalt != c.termijnen[id_].vervalt
    last = longer.tijdlijn[-1]
    assert isinstance(last, Stilstand)
    assert (last.tot, last.termijn) == (until, longer.termijnen[id_])


def test_resuming_early_cuts_the_suspension() -> None:
    c = begin(casus(werk({"t": klok("x", duur="5 dagen")})))
    [id_] = c.termijnen
    resumed = c.suspend(id_, FAR).advance(MONDAY + timedelta(days=2)).resume(id_)
    vervalt = resumed.termijnen[id_].vervalt
    assert vervalt is not None
    assert vervalt.dag.isoformat() == "2025-03-09"


# ── feiten that expire ───────────────────────────────────────────────────────────────────────────

HOUDBAAR: Dict = {
    "feiten": {"f": {**JA_NEE, "houdbaarheid": "3 dagen"}, "g": JA_NEE},
    "gebeurtenissen": {"zeg": {"feiten": ["f", "g"]}, "mag": {"feiten": "f", "soort": "besluit"}},
}


def test_a_feit_is_onbekend_again_when_its_houdbaarheid_is_over() -> None:
    c = begin(casus(werk({}, *heard("zeg")), **HOUDBAAR))
    c = c.record(Invoer("zeg", feiten={FeitId("f"): "ja", FeitId("g"): "ja"}))
    assert c.advance(moment("2025-03-06T23:59:00+01:00")).stand.feiten[FeitId("f")] == "ja"
    over = c.advance(moment("2025-03-07T00:00:00+01:00"))
    assert dict(over.stand.feiten) == {FeitId("g"): "ja"}
    assert names(over)[-1] == "feit_verlopen"


def test_a_feit_that_is_told_again_holds_from_then_also_when_it_stays_the_same() -> None:
    c = begin(casus(werk({}, *heard("zeg")), **HOUDBAAR))
    zeg = Invoer("zeg", feiten={FeitId("f"): "ja"})
    c = c.record(zeg).advance(MONDAY + timedelta(days=2)).record(zeg)
    assert FeitId("f") in c.advance(moment("2025-03-07T12:00:00+01:00")).stand.feiten
    assert FeitId("f") not in c.advance(moment("2025-03-09T12:00:00+01:00")).stand.feiten


def test_a_refused_besluit_makes_no_feit_hold_longer() -> None:
    c = begin(casus(werk({}, *heard("zeg")), **HOUDBAAR))
    c = c.record(Invoer("zeg", feiten={FeitId("f"): "ja"}))
    assert c.record(Invoer("mag", feiten={FeitId("f"): "ja"})).houdbaar == c.houdbaar
    later = c.advance(MONDAY + timedelta(days=2)).record(Invoer("mag", feiten={FeitId("f"): "ja"}))
    assert later.houdbaar == c.houdbaar


def test_a_feit_that_is_known_from_the_start_holds_from_the_start() -> None:
    plan = make_plan(werk({}), **HOUDBAAR)
    c = open_casus(plan, {}, {"f": "ja"}, MONDAY)
    assert FeitId("f") not in c.advance(FAR).stand.feiten


# ── time as a klantreis tells it ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("start", "duur", "expected"),
    [
        ("2025-03-29T12:00:00+01:00", "1 dag", "2025-03-30T12:00:00+02:00"),
        ("2025-03-29T12:00:00+01:00", "24 uur", "2025-03-30T13:00:00+02:00"),
        ("2025-04-18T09:00:00+02:00", "1 werkdag", "2025-04-22T09:00:00+02:00"),
        ("2025-01-31T09:00:00+01:00", "1 maand", "2025-02-28T09:00:00+01:00"),
        ("2024-02-29T09:30:15+01:00", "1 jaar", "2025-02-28T09:30:15+01:00"),
        ("2025-03-03T09:00:00+01:00", "2 weken", "2025-03-17T09:00:00+01:00"),
    ],
)
def test_time_passes_in_days_at_the_same_time_of_day_and_in_hours_by_the_hour(
    start: str, duur: str, expected: str
) -> None:
    assert pass_time(moment(start), Duur.parse(duur), KALENDER) == moment(expected)
