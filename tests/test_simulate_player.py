"""A klantreis from its file: played step by step, held against what it expects."""

from __future__ import annotations

import pytest
from wereld import EIND, JA_NEE, Dict, Vrij, make_klantreis, make_plan, regie, spoor, tabel

from routekaart.engine.plan import Plan
from routekaart.simulate.namen import KlantreisBroken
from routekaart.simulate.player import Gespeeld, play


def world(**rest: Vrij) -> Plan:
    return make_plan(
        spoor("zaak", {"open": {"termijnen": {
                  "bel": {"titel": "Gebeld", "duur": "5 werkdagen", "bij_verstrijken": "te_laat"},
                  "plan": {"titel": "Een plan", "duur": "lokaal", "bij_verstrijken": "te_laat"}}},
                  "dicht": EIND},
              {"bij": "sluiten", "van": "open", "naar": "dicht",
               "mits": [{"feit": "klaar", "is": "ja"}]},
              {"bij": "te_laat", "van": "open", "taken": [
                  {"naam": "opbellen", "voor": "een", "wat": "Bel op", "klaar_bij": ["gebeld"]}]},
              {"bij": "gebeld", "van": "open"},
              opent=[{"bij": "melding", "aanvaardt": "casus"}]),
        spoor("hulp", {"loopt": {"termijnen": {
                  "gesprek": {"titel": "Gesproken", "duur": "1 week",
                              "bij_verstrijken": "te_laat"}}}},
              per="lid", opent=[{"bij": "hulp_gevraagd"}]),
        feiten={"klaar": JA_NEE, "leeftijd": {"soort": "getal", "per": "lid"},
                "kind": {"enig_lid": {"feit": "leeftijd", "is": "tot 18"}}},
        gebeurtenissen={"melding": {"feiten": ["leeftijd"]}, "vreemd": {},
                        "sluiten": {"soort": "besluit", "feiten": "klaar"},
                        "hulp_gevraagd": {"betreft": "lid", "feiten": ["leeftijd"]}},
        tabellen=[tabel("wie_casus", [], ["rol"], {"dan": "een"})],
        regie=regie("casus", dragend=True),
        **rest,
    )  # fmt: skip


MELDING: Dict = {"gebeurtenis": "melding", "door": "een"}


def played(*stappen: Dict, **rest: Vrij) -> Gespeeld:
    return play(make_klantreis(*stappen, **rest), world())


def differences(*stappen: Dict, **rest: Vrij) -> list[tuple[str, str, str]]:
    return [
        (".".join(map(str, v.path)), v.verwacht, v.gevonden)
        for v in played(*stappen, **rest).verschillen
    ]


def test_all_that_a_klantreis_can_expect_and_all_of_it_comes_true() -> None:
    assert not differences(
        {**MELDING, "feiten": {"leeftijd/kind-1": "9"}, "verwacht": {
            "sporen": {"zaak": "open", "hulp/kind-1": "geen"},
            "regie": {"casus": "een"}, "aanvaard": {"casus": "een"},
            "termijnen": {"bel": "2025-03-10", "plan": "zonder datum", "gesprek": "geen"},
            "taken": [], "feiten": {"leeftijd/kind-1": "9", "kind": "ja", "klaar": "onbekend"},
            "gesloten": "nee"}},
        {"gebeurtenis": "hulp_gevraagd", "lid": "kind-1",
         "verwacht": {"termijnen": {"gesprek/kind-1": "2025-03-10", "gesprek": "2025-03-10"}}},
        {"na": "2 weken", "verwacht": {"termijnen": {"bel": "geen"},
                                       "taken": [{"voor": "een", "taak": "opbellen"}]}},
        {"gebeurtenis": "sluiten", "geweigerd": "ja"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("verwacht", "expected"),
    [
        ({"sporen": {"zaak": "dicht"}}, ("sporen.zaak", "dicht", "open")),
        ({"regie": {"casus": "twee"}}, ("regie.casus", "twee", "een")),
        ({"aanvaard": {"casus": "geen"}}, ("aanvaard.casus", "geen", "een")),
        ({"termijnen": {"bel": "2025-03-11"}}, ("termijnen.bel", "2025-03-11", "2025-03-10")),
        ({"termijnen": {"plan": "geen"}}, ("termijnen.plan", "geen", "zonder datum")),
        ({"feiten": {"kind": "ja"}}, ("feiten.kind", "ja", "onbekend")),
        ({"taken": [{"voor": "twee"}]}, ("taken.0", "een taak voor twee", "geen")),
        ({"gesloten": "ja"}, ("gesloten", "ja", "nee")),
    ],
)
def test_what_does_not_come_true_is_told_with_its_place(
    verwacht: Dict, expected: tuple[str, str, str]
) -> None:
    path, wanted, found = expected
    assert differences({**MELDING, "verwacht": verwacht}) == [
        (f"stappen.0.verwacht.{path}", wanted, found)
    ]


def test_a_taak_that_nobody_expected_is_a_difference() -> None:
    assert differences(MELDING, {"na": "2 weken", "verwacht": {"taken": []}}) == [
        ("stappen.1.verwacht.taken", "geen", "opbellen voor een")
    ]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_expected_taken_are_matched_so_that_as_many_as_possible_come_true(
    order: tuple[int, int],
) -> None:
    wanted = [{"voor": "een"}, {"taak": "opbellen"}]
    step = {"na": "2 weken", "gebeurtenis": "vreemd",
            "verwacht": {"taken": [wanted[i] for i in order]}}  # fmt: skip
    assert not differences(MELDING, step)


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ({"gebeurtenis": "sluiten"}, ("genomen", "geweigerd")),
        ({"gebeurtenis": "sluiten", "feiten": {"klaar": "ja"}, "geweigerd": "ja"},
         ("geweigerd", "genomen")),
    ],
)  # fmt: skip
def test_a_besluit_that_goes_otherwise_than_told_is_a_difference(
    step: Dict, expected: tuple[str, str]
) -> None:
    assert differences(MELDING, step) == [("stappen.1.gebeurtenis", *expected)]


def test_a_step_keeps_the_lines_that_it_gave_what_fired_by_itself_first() -> None:
    steps = played(MELDING, {"na": "2 weken", "gebeurtenis": "gebeld"}).stappen
    lines = [[line.invoer.gebeurtenis for line in step.regels] for step in steps]  # type: ignore[union-attr]
    assert lines == [["melding"], ["te_laat", "gebeld"]]


def test_a_suspension_of_the_file_moves_the_day() -> None:
    assert not differences(
        MELDING,
        {"na": "1 dag", "opschort": "bel", "tot": "2025-03-11 10:00",
         "verwacht": {"termijnen": {"bel": "2025-03-17"}}},
        {"na": "1 dag", "hervat": "bel", "verwacht": {"termijnen": {"bel": "2025-03-11"}}},
    )  # fmt: skip


def test_a_lid_that_is_left_out_is_the_one_that_can_and_its_feiten_are_of_that_lid() -> None:
    assert not differences(
        MELDING,
        {"gebeurtenis": "hulp_gevraagd", "feiten": {"leeftijd": "7"},
         "verwacht": {"feiten": {"leeftijd/kind-1": "7"}}},
    )  # fmt: skip


def test_the_gebeurtenissen_of_the_engine_itself_can_be_played() -> None:
    late: Dict = {"na": "2 weken", "verwacht": {"taken": [{"taak": "opbellen"}]}}
    assert not differences(
        {"gebeurtenis": "melding"},
        {"gebeurtenis": "regie_aanvaard", "door": "een",
         "verwacht": {"aanvaard": {"casus": "een"}}},
        late,
        {"gebeurtenis": "taak_gedaan", "taak": "opbellen", "verwacht": {"taken": []}},
        {"gebeurtenis": "hulp_gevraagd", "lid": "kind-1", "feiten": {"leeftijd": "3"}},
        {"gebeurtenis": "feit_verlopen", "lid": "kind-1", "feiten": {"leeftijd": "onbekend"},
         "verwacht": {"feiten": {"leeftijd/kind-1": "onbekend"}}},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("steps", "code", "path"),
    [
        ([{"gebeurtenis": "mleding"}], "onbekende_gebeurtenis", "stappen.0.gebeurtenis"),
        ([{**MELDING, "door": "niemand"}], "onbekende_rol", "stappen.0.door"),
        ([{**MELDING, "lid": "oma-1"}], "onbekend_lid", "stappen.0.lid"),
        ([{**MELDING, "feiten": {"klaar": "ja"}}], "brengt_niet", "stappen.0.feiten.klaar"),
        ([{**MELDING, "feiten": {"leeftijd": "9"}}], "per_lid", "stappen.0.feiten.leeftijd"),
        ([{**MELDING, "feiten": {"leeftijd/kind-1": "oud"}}], "waarde",
         "stappen.0.feiten.leeftijd/kind-1"),
        ([{**MELDING, "feiten": {"leeftijd/oma-1": "9"}}], "onbekend_lid",
         "stappen.0.feiten.leeftijd/oma-1"),
        ([{"op": "2025-03-01 10:00"}], "terug_in_de_tijd", "stappen.0.op"),
        ([{"op": "2025-03-04 10:00", "na": "1 dag"}], "op_en_na", "stappen.0.op"),
        ([MELDING, {"opschort": "bel"}], "opschorten_zonder_eind", "stappen.1.opschort"),
        ([MELDING, {"opschort": "bel", "tot": "2025-01-01 10:00"}], "terug_in_de_tijd",
         "stappen.1.tot"),
        ([{"hervat": "bel"}], "termijn_loopt_niet", "stappen.0.hervat"),
        ([{"hervat": "bal"}], "onbekende_termijn", "stappen.0.hervat"),
        ([{"gebeurtenis": "feit_verlopen"}], "welk_feit", "stappen.0.gebeurtenis"),
        ([{"verwacht": {"sporen": {"zaka": "geen"}}}], "onbekend_spoor",
         "stappen.0.verwacht.sporen.zaka"),
        ([{"verwacht": {"sporen": {"zaak": "opne"}}}], "onbekende_toestand",
         "stappen.0.verwacht.sporen.zaak"),
        ([{"verwacht": {"sporen": {"hulp": "geen"}}}], "per_lid", "stappen.0.verwacht.sporen.hulp"),
        ([{"verwacht": {"sporen": {"zaak/kind-1": "geen"}}}], "per_casus",
         "stappen.0.verwacht.sporen.zaak/kind-1"),
        ([{"verwacht": {"regie": {"zorg": "een"}}}], "onbekende_regie",
         "stappen.0.verwacht.regie.zorg"),
        ([{"verwacht": {"regie": {"casus": "eeen"}}}], "onbekende_rol",
         "stappen.0.verwacht.regie.casus"),
        ([{"verwacht": {"termijnen": {"bal": "geen"}}}], "onbekende_termijn",
         "stappen.0.verwacht.termijnen.bal"),
        ([{"verwacht": {"feiten": {"kalar": "ja"}}}], "onbekend_feit",
         "stappen.0.verwacht.feiten.kalar"),
        ([{"verwacht": {"taken": [{"voor": "neen"}]}}], "onbekende_rol",
         "stappen.0.verwacht.taken.0.voor"),
    ],
)  # fmt: skip
def test_what_cannot_be_played_says_where_and_why(steps: list[Dict], code: str, path: str) -> None:
    with pytest.raises(KlantreisBroken) as caught:
        played(*steps)
    assert (caught.value.code, ".".join(map(str, caught.value.path))) == (code, path)


@pytest.mark.parametrize(
    ("rest", "code", "path"),
    [
        ({"feiten": {"kind": "ja"}}, "afgeleid_feit", "feiten.kind"),
        ({"feiten": {"leeftijd": "3"}}, "per_lid", "feiten.leeftijd"),
        ({"leden": {"kind-1": {"klaar": "ja"}}}, "per_casus", "leden.kind-1.klaar"),
        ({"aannames": {"pla": "1 week"}}, "onbekende_termijn", "aannames.pla"),
    ],
)
def test_what_cannot_be_so_at_the_start_says_where_and_why(
    rest: Dict, code: str, path: str
) -> None:
    with pytest.raises(KlantreisBroken) as caught:
        played(**rest)
    assert (caught.value.code, ".".join(map(str, caught.value.path))) == (code, path)


def test_two_that_run_under_one_name_need_the_lid() -> None:
    leden: Dict = {"kind-1": {}, "kind-2": {}}
    both = [{"gebeurtenis": "hulp_gevraagd", "lid": lid} for lid in leden]
    with pytest.raises(KlantreisBroken) as caught:
        played(*both, {"hervat": "gesprek"}, leden=leden)
    assert caught.value.code == "termijn_van_wie"
    tot: Dict = {"opschort": "gesprek/kind-2", "tot": "2025-03-05 10:00"}
    step: Dict = {**tot, "verwacht": {"termijnen": {"gesprek": "2025-03-10, 2025-03-11"}}}
    assert not differences(*both, step, leden=leden)


def test_a_typing_error_says_what_was_meant() -> None:
    with pytest.raises(KlantreisBroken) as caught:
        played({"gebeurtenis": "mleding"})
    assert caught.value.values == {"naam": "mleding", "bedoeld": "melding"}
