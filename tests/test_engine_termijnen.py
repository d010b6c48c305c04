"""Law 9 of DESIGN, "Semantics": which termijnen start and lapse."""

from __future__ import annotations

from wereld import EIND, Dict, Proef, Vrij, make_plan, spoor

from routekaart.engine.stand import StartTermijn, VervalTermijn


def termijn(bij: str = "te_laat", **rest: Vrij) -> Dict:
    return {"titel": "Iets is gedaan", "bij_verstrijken": bij, **rest}


def werk(*extra: Dict, klok: Dict | None = None, **rest: Vrij) -> Dict:
    return spoor(
        "werk",
        {
            "open": {"termijnen": {"klok": klok or termijn(duur="5 dagen")}},
            "bezig": {
                "termijnen": {"klok": termijn(duur="2 dagen"), "bel": termijn(duur="lokaal")}
            },
            "klaar": EIND,
        },
        {"bij": "verder", "van": "open", "naar": "bezig"},
        {"bij": "opnieuw", "van": "open", "naar": "open"},
        {"bij": "noteer", "van": "open"},
        {"bij": "rond_af", "van": ["open", "bezig"], "naar": "klaar"},
        *extra,
        opent=[{"bij": "begin"}],
        **rest,
    )


def operaties(proef: Proef) -> list[str]:
    return [
        f"{'+' if isinstance(o, StartTermijn) else '-'}{o.id.termijn}"
        + (f" {o.duur}" if isinstance(o, StartTermijn) and o.duur else "")
        for o in proef.reactie.operaties
    ]


def played(*namen: str, klok: Dict | None = None, **rest: Vrij) -> Proef:
    proef = Proef(make_plan(werk(klok=klok), **rest))
    for naam in namen:
        proef.doe(naam)
    return proef


def test_a_termijn_starts_on_entering_its_toestand() -> None:
    assert operaties(played("begin")) == ["+klok 5 dagen"]


def test_it_lapses_on_leaving_and_those_of_the_next_toestand_start() -> None:
    proef = played("begin", "verder")
    assert operaties(proef) == ["-klok", "+klok 2 dagen", "+bel"]
    assert proef.loopt() == ["bel", "klok"]


def test_leading_back_into_the_same_toestand_starts_it_anew() -> None:
    assert operaties(played("begin", "opnieuw")) == ["-klok", "+klok 5 dagen"]


def test_an_overgang_without_naar_leaves_termijnen_running() -> None:
    proef = played("begin", "noteer")
    assert (operaties(proef), proef.loopt()) == ([], ["klok"])
    assert [stap.bewogen for stap in proef.reactie.stappen] == [False]


def test_when_the_instance_ends_nothing_of_it_runs() -> None:
    proef = played("begin", "verder", "rond_af")
    assert (operaties(proef), proef.loopt()) == (["-klok", "-bel"], [])


def test_a_termijn_in_a_toestand_that_ends_the_spoor_never_starts() -> None:
    vlaag = spoor("vlaag", {"weg": {**EIND, "termijnen": {"klok": termijn(duur="1 dag")}}},
                  opent=[{"bij": "x"}])  # fmt: skip
    proef = Proef(make_plan(vlaag))
    proef.doe("x")
    assert proef.loopt() == []


def test_lokaal_that_nobody_agreed_and_no_duur_at_all_run_without_a_date() -> None:
    for klok in (termijn(duur="lokaal"), termijn()):
        proef = played("begin", klok=klok)
        assert proef.reactie.operaties == (StartTermijn(("werk", None, 1, "klok"), None, 1),)  # type: ignore[arg-type]
        assert proef.loopt() == ["klok"]


def test_every_lid_has_its_own() -> None:
    plan = make_plan(
        werk(per="lid"),
        gebeurtenissen={naam: {"betreft": "lid"} for naam in ("begin", "verder", "rond_af")},
    )
    proef = Proef(plan, "a", "b")
    for lid in ("a", "b"):
        proef.doe("begin", lid=lid)
    proef.doe("rond_af", lid="a")
    assert proef.loopt() == ["klok/b"]


def test_a_second_instance_has_termijnen_of_its_own() -> None:
    proef = played("begin", "rond_af", "begin")
    [id_] = proef.stand.termijnen
    assert id_.nummer == 2


def test_the_nth_time_that_it_starts_takes_the_nth_moment_of_a_ritme() -> None:
    proef = played("begin", klok=termijn(ritme=["1 week", "2 weken"]))
    found = []
    for _ in range(3):
        found += [(o.volgnummer, str(o.duur)) for o in proef.reactie.operaties
                  if isinstance(o, StartTermijn)]  # fmt: skip
        proef.doe("opnieuw")
    assert found == [(1, "1 week"), (2, "2 weken"), (3, "None")]
    assert proef.loopt() == ["klok"]


def test_when_no_moment_is_left_na_laatste_follows_instead() -> None:
    klok = termijn(ritme=["1 week"], na_laatste="rond_af")
    proef = played("begin", "opnieuw", klok=klok)
    assert (proef.waar("werk"), proef.loopt()) == ("(klaar)", [])
    assert [stap.oorzaak for stap in proef.reactie.stappen] == ["opnieuw", "rond_af"]
    assert proef.stand.instanties["werk", None].keren == {"klok": 1}  # type: ignore[index]


def test_an_internal_overgang_does_not_count_in_a_ritme() -> None:
    proef = played("begin", "noteer", "noteer", klok=termijn(ritme=["1 week", "2 weken"]))
    proef.doe("opnieuw")
    assert operaties(proef) == ["-klok", "+klok 2 weken"]


def test_a_new_instance_starts_its_ritme_anew() -> None:
    proef = played("begin", "opnieuw", "rond_af", klok=termijn(ritme=["1 week", "2 weken"]))
    proef.doe("begin")
    assert operaties(proef) == ["+klok 1 week"]


def test_a_ritme_from_a_feit_runs_without_a_date_until_it_is_known() -> None:
    plan = make_plan(
        werk(klok=termijn(ritme="afspraken")),
        feiten={"afspraken": {"soort": "ritme"}},
        gebeurtenissen={"begin": {"feiten": "afspraken"}, "opnieuw": {"feiten": "afspraken"}},
    )
    proef = Proef(plan)
    proef.doe("begin")
    assert operaties(proef) == ["+klok"]
    proef.doe("opnieuw", afspraken=["1 week", "2 weken"])
    assert operaties(proef) == ["-klok", "+klok 2 weken"]


def test_a_ritme_that_is_told_later_gives_what_runs_by_it_a_date_at_once() -> None:
    plan = make_plan(
        werk(klok=termijn(ritme="afspraken")),
        feiten={"afspraken": {"soort": "ritme"}},
        gebeurtenissen={"noteer": {"feiten": "afspraken"}},
    )
    proef = Proef(plan)
    proef.doe("begin")
    proef.doe("noteer", afspraken=["1 week", "2 weken"])
    assert operaties(proef) == ["+klok 1 week"]
    proef.doe("noteer", afspraken=["3 dagen"])
    assert operaties(proef) == ["+klok 3 dagen"]
    proef.doe("noteer")
    assert operaties(proef) == []


def test_a_termijn_that_starts_and_lapses_in_one_entry_is_both_told() -> None:
    plan = make_plan(
        spoor("werk", {"open": {"termijnen": {"klok": termijn(duur="1 dag")}}, "klaar": EIND},
              {"bij": "direct", "van": "open", "naar": "klaar"},
              opent=[{"bij": "begin", "meld": "direct"}]),
    )  # fmt: skip
    proef = Proef(plan)
    proef.doe("begin")
    assert operaties(proef) == ["+klok 1 dag", "-klok"]


def test_nothing_lapses_that_already_passed() -> None:
    plan = make_plan(werk({"bij": "te_laat", "van": "open", "naar": "bezig"}))
    proef = Proef(plan)
    proef.doe("begin")
    proef.stand = proef.stand._replace(termijnen=frozenset())
    proef.doe("te_laat")
    assert not [o for o in proef.reactie.operaties if isinstance(o, VervalTermijn)]
