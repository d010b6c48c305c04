"""The laws of DESIGN, "Semantics", 10 and 11: regie agreed and accepted, and taken."""

from __future__ import annotations

import pytest
from wereld import EIND, JA_NEE, Dict, Proef, Vrij, make_plan, regie, spoor, tabel

from routekaart.engine.stand import Aanleiding, Grond, RegieStand, Uitkomst


def zaak(*extra: Dict, opent: Dict | None = None) -> Dict:
    return spoor(
        "zaak",
        {"begin": {}, "bij_team": {}, "dicht": EIND},
        {"bij": "overdragen", "van": "begin", "naar": "bij_team"},
        {"bij": "bevestigen", "van": "bij_team", "aanvaardt": "casus"},
        {"bij": "sluiten", "van": ["begin", "bij_team"], "naar": "dicht"},
        *extra,
        opent=[{"bij": "melding", "aanvaardt": "casus", **(opent or {})}],
    )


WIE_CASUS = tabel(
    "wie_casus", ["zaak"], ["rol", "geen"],
    {"zaak": ["begin", "dicht"], "dan": "een"}, {"zaak": "bij_team", "dan": "twee"},
    {"zaak": "geen", "dan": "geen"},
)  # fmt: skip


def world(*extra: Dict, tabel_: Dict = WIE_CASUS, opent: Dict | None = None, **rest: Vrij) -> Proef:
    parts: Dict = {"regie": regie("casus", dragend=True), "tabellen": [tabel_], **rest}
    proef = Proef(make_plan(zaak(*extra, opent=opent), **parts), "kind-1", "kind-2")
    proef.doe("melding", door="een")
    return proef


def casus(proef: Proef) -> RegieStand:
    return proef.stand.regie["casus"]


# ── 10. Regie ────────────────────────────────────────────────────────────────────────────────────


def test_the_table_says_who_has_regie_and_aanvaardt_records_who_took_it() -> None:
    proef = world()
    assert casus(proef) == RegieStand("een", "een")
    [wissel] = proef.reactie.regie
    assert (wissel.soort, wissel.van, wissel.regels) == (
        "casus", RegieStand(), (("wie_casus", (1,)),),
    )  # fmt: skip
    assert proef.taken() == []


def test_whoever_had_it_keeps_it_until_it_is_accepted_and_meanwhile_there_is_a_taak() -> None:
    proef = world()
    proef.doe("overdragen", door="een")
    assert casus(proef) == RegieStand("twee", "een")
    [taak] = proef.stand.alle_taken()
    assert (taak.naam, taak.voor, taak.aanleiding) == ("casus", "twee", Aanleiding.REGIE)
    proef.doe("bevestigen", door="twee")
    assert casus(proef) == RegieStand("twee", "twee")
    assert proef.taken() == []


def test_accepted_by_another_than_agreed_keeps_the_taak_open() -> None:
    proef = world()
    proef.doe("overdragen")
    proef.doe("bevestigen", door="drie")
    assert casus(proef) == RegieStand("twee", "drie")
    assert proef.taken() == [("casus", "twee")]


def test_nobody_that_told_who_acted_accepts_nothing() -> None:
    proef = world()
    proef.doe("overdragen")
    proef.doe("bevestigen")
    assert casus(proef) == RegieStand("twee", "een")


def test_regie_can_be_accepted_without_more_by_whom_it_was_agreed_to_be() -> None:
    proef = world()
    proef.doe("overdragen")
    reactie = proef.doe("regie_aanvaard", door="drie")
    assert reactie.weigering is not None
    assert reactie.weigering.grond is Grond.GEEN_REGIE
    assert proef.doe("regie_aanvaard", door="twee").uitkomst is Uitkomst.GENOMEN
    assert casus(proef) == RegieStand("twee", "twee")


def test_when_the_casus_closes_nobody_has_regie_and_a_new_episode_starts_afresh() -> None:
    proef = world()
    proef.doe("overdragen")
    proef.doe("sluiten")
    assert (proef.stand.regie, proef.taken()) == ({}, [])
    assert proef.reactie.regie[0].naar == RegieStand()
    proef.doe("melding")
    assert casus(proef) == RegieStand("een", None)


HOUDER: Dict = {
    "rollen": {"houder": {"uit_feit": "wie_houdt"}},
    "feiten": {"wie_houdt": {"waarden": ["een", "twee", "drie"]}},
    "gebeurtenissen": {"overdragen": {"feiten": "wie_houdt"}},
    "tabel_": tabel("wie_casus", ["zaak"], ["rol"], {"zaak": "bij_team", "dan": "houder"},
                    {"zaak": ["geen", "begin", "dicht"], "dan": "een"}),
}  # fmt: skip


def test_a_rol_from_a_feit_stands_for_the_rol_that_the_feit_holds() -> None:
    proef = world(**HOUDER)
    proef.doe("overdragen", wie_houdt="drie")
    assert casus(proef).afgesproken == "drie"
    proef.doe("bevestigen", door="houder")
    assert casus(proef) == RegieStand("drie", "drie")


def test_a_dragende_regie_does_not_go_to_a_rol_that_stands_for_nobody_yet() -> None:
    proef = world(**HOUDER)
    assert proef.doe("overdragen").weigering is not None
    assert (proef.waar("zaak"), casus(proef).afgesproken) == ("begin", "een")


def test_a_taak_for_a_rol_that_stands_for_nobody_is_for_whoever_has_regie() -> None:
    proef = world(vraag(taak("bellen", "houder")), **HOUDER)
    proef.doe("vraag")
    assert proef.taken() == [("bellen", "een")]


def test_of_two_taken_by_one_name_one_gedaan_closes_the_oldest() -> None:
    proef = world(gebeurtenissen={"los": {}})
    proef.doe("los")
    proef.doe("los")
    proef.doe("taak_gedaan", taak="los")
    assert [t.nummer for t in proef.stand.taken] == [2]


def test_what_is_asked_while_it_is_open_is_asked_once() -> None:
    proef = world(vraag(taak("bellen", "drie")))
    proef.doe("vraag")
    proef.doe("vraag")
    assert [t.nummer for t in proef.stand.taken] == [1]


@pytest.mark.parametrize("soort", ["besluit", "voorval"])
def test_a_dragende_regie_is_never_nobodys(soort: str) -> None:
    niemand = tabel("wie_casus", ["zaak"], ["rol", "geen"], {"zaak": "bij_team", "dan": "geen"},
                    {"zaak": ["geen", "begin", "dicht"], "dan": "een"})  # fmt: skip
    proef = world(tabel_=niemand, gebeurtenissen={"overdragen": {"soort": soort}})
    proef.doe("overdragen")
    assert (proef.waar("zaak"), casus(proef)) == ("begin", RegieStand("een", "een"))
    assert proef.reactie.weigering is not None
    assert proef.reactie.weigering.plaatsen == ("regie_van_niemand", "wie_casus")
    assert proef.taken() == ([] if soort == "besluit" else [("overdragen", "een")])


def test_a_regie_that_is_not_dragend_may_be_nobodys() -> None:
    proef = world(
        regie={**regie("casus", dragend=True), **regie("plan")},
        tabellen=[WIE_CASUS, tabel("wie_plan", [], ["rol", "geen"], {"dan": "geen"})],
    )
    assert proef.stand.regie["plan"] == RegieStand(None, None)
    assert not proef.stand.regie["plan"].verschil


def test_a_voorval_for_which_the_regie_table_has_no_regel_stands_and_regie_stays() -> None:
    only_known = tabel("wie_casus", ["f"], ["rol"], {"f": "onbekend", "dan": "een"})
    proef = world(
        tabel_=only_known, feiten={"f": JA_NEE}, gebeurtenissen={"overdragen": {"feiten": "f"}}
    )
    reactie = proef.doe("overdragen", f="ja")
    assert (reactie.uitkomst, proef.waar("zaak"), proef.feit("f")) == (
        Uitkomst.ONVERWERKT, "begin", "ja",
    )  # fmt: skip
    assert (casus(proef), proef.taken()) == (RegieStand("een", "een"), [("overdragen", "een")])


def test_a_regel_that_passes_the_question_on_tells_both_tables() -> None:
    proef = world(
        tabellen=[
            tabel("wie_casus", ["zaak"], ["rol"], {"dan": {"tabel": "wie_dan"}}),
            tabel("wie_dan", [], ["rol"], {"dan": "drie"}),
        ]
    )
    assert casus(proef).afgesproken == "drie"
    assert proef.reactie.regie[0].regels == (("wie_casus", (1,)), ("wie_dan", (1,)))


def test_a_regie_that_needs_no_accepting_is_accepted_by_whoever_it_is_agreed_to_be() -> None:
    proef = world(regie=regie("casus", dragend=True, aanvaarden="nee"))
    proef.doe("overdragen")
    assert (casus(proef), proef.taken()) == (RegieStand("twee", "twee"), [])


def test_who_accepted_what_is_agreed_to_be_nobodys_differs_from_nothing() -> None:
    assert not RegieStand(None, "een").verschil
    assert RegieStand("een", None).verschil


# ── who may ──────────────────────────────────────────────────────────────────────────────────────


def sluiten_door(*rollen: str) -> Dict:
    return {"sluiten": {"soort": "besluit", "door": list(rollen)}}


@pytest.mark.parametrize(("door", "allowed"), [("een", True), ("twee", True), ("drie", False),
                                               ("regie", True), (None, True)])  # fmt: skip
def test_regie_as_a_rol_is_whoever_has_or_accepted_it(door: str | None, allowed: bool) -> None:
    proef = world(gebeurtenissen=sluiten_door("regie"))
    proef.doe("overdragen")
    reactie = proef.doe("sluiten", door=door)
    assert (reactie.uitkomst is Uitkomst.GENOMEN) is allowed
    if not allowed:
        assert reactie.weigering is not None
        assert reactie.weigering.toegestaan == ("een", "twee")


@pytest.mark.parametrize(("door", "allowed"), [("houder", True), ("drie", True), ("een", False)])
def test_a_rol_from_a_feit_may_what_the_rol_may_that_it_stands_for(
    door: str, allowed: bool
) -> None:
    for rol in ("houder", "drie"):
        proef = world(**{**HOUDER, "gebeurtenissen": {
            "overdragen": {"feiten": "wie_houdt"}, **sluiten_door(rol)}})  # fmt: skip
        proef.doe("overdragen", wie_houdt="drie")
        assert (proef.doe("sluiten", door=door).uitkomst is Uitkomst.GENOMEN) is allowed


def test_regie_that_accepts_is_the_rol_that_has_it() -> None:
    proef = world()
    proef.doe("overdragen")
    proef.doe("bevestigen", door="regie")
    assert casus(proef) == RegieStand("twee", "een")


# ── 11. Taken ────────────────────────────────────────────────────────────────────────────────────


def taak(naam: str, voor: str, *klaar_bij: str) -> Dict:
    return {"naam": naam, "voor": voor, "wat": f"Doe {naam}", "klaar_bij": list(klaar_bij)}


def vraag(*taken: Dict, **rest: Vrij) -> Dict:
    return {"bij": "vraag", "van": ["begin", "bij_team"], "taken": list(taken), **rest}


def test_a_taak_stands_until_a_gebeurtenis_of_its_klaar_bij() -> None:
    proef = world(vraag(taak("bellen", "drie", "overdragen", "sluiten")))
    proef.doe("vraag")
    assert proef.taken() == [("bellen", "drie")]
    proef.doe("overdragen")
    proef.doe("bevestigen", door="twee")
    assert proef.taken() == []


def test_a_taak_that_the_same_gebeurtenis_asks_stays() -> None:
    proef = world(vraag(taak("bellen", "drie", "vraag")))
    proef.doe("vraag")
    assert [t.nummer for t in proef.stand.taken] == [1]
    proef.doe("vraag")
    assert [t.nummer for t in proef.stand.taken] == [2]


def test_a_follow_up_is_after_the_step_that_asked_and_clears_its_taak() -> None:
    proef = world(vraag(taak("bellen", "drie", "gebeld"), meld="gebeld"),
                  {"bij": "gebeld", "van": "begin"})  # fmt: skip
    proef.doe("vraag")
    assert proef.taken() == []


def test_a_taak_about_a_lid_is_not_done_by_what_happens_to_another() -> None:
    hulp = spoor(
        "hulp", {"a": {}, "b": {}},
        {"bij": "gezien", "van": ["a", "b"], "naar": "b"},
        per="lid", opent=[{"bij": "zorg", "taken": [taak("zien", "drie", "gezien")]}],
    )  # fmt: skip
    over_lid = {"zorg": {"betreft": "lid"}, "gezien": {"betreft": "lid"}}
    proef = Proef(make_plan(hulp, gebeurtenissen=over_lid), "kind-1", "kind-2")
    for lid in ("kind-1", "kind-2"):
        proef.doe("zorg", lid=lid)
    proef.doe("gezien", lid="kind-2")
    assert [(t.naam, t.lid) for t in proef.stand.taken] == [("zien", "kind-1")]


def test_a_taak_is_reported_as_done_by_its_name_or_number() -> None:
    proef = world(vraag(taak("bellen", "drie"), taak("schrijven", "drie")))
    proef.doe("vraag")
    reactie = proef.doe("taak_gedaan", taak="zwemmen")
    assert reactie.weigering is not None
    assert reactie.weigering.grond is Grond.GEEN_TAAK
    proef.doe("taak_gedaan", taak="bellen")
    assert proef.taken() == [("schrijven", "drie")]
    proef.doe("taak_gedaan", taak="2")
    assert proef.taken() == []


def test_a_taak_for_regie_is_for_whoever_has_it_after_the_step() -> None:
    proef = world(opent={"taken": [taak("welkom", "regie")]})
    assert proef.taken() == [("welkom", "een")]


def test_a_taak_asked_while_closing_is_for_whoever_had_regie() -> None:
    proef = world({"bij": "staken", "van": "begin", "naar": "dicht",
                   "taken": [taak("brief", "regie")]})  # fmt: skip
    proef.doe("staken")
    assert (proef.stand.gesloten, proef.taken()) == (True, [("brief", "een")])


def test_a_taak_for_a_rol_from_a_feit_moves_along_with_the_feit() -> None:
    proef = world(vraag(taak("bellen", "houder")), **{**HOUDER, "gebeurtenissen": {
        "vraag": {"feiten": "wie_houdt"}}})  # fmt: skip
    proef.doe("vraag", wie_houdt="twee")
    assert proef.taken() == [("bellen", "twee")]
    proef.doe("vraag", wie_houdt="drie")
    assert proef.taken() == [("bellen", "drie")]


def test_a_voorval_that_only_a_taak_waits_for_does_that_taak_and_asks_no_other() -> None:
    proef = world(vraag(taak("bellen", "drie", "gebeld")))
    proef.doe("vraag")
    assert proef.doe("gebeld").uitkomst is Uitkomst.GENOMEN
    assert proef.taken() == []
    assert proef.doe("gebeld").uitkomst is Uitkomst.ONVERWERKT
    assert proef.taken() == [("gebeld", "een")]


def test_a_voorval_whose_overgang_does_not_hold_leaves_the_taak_and_asks_to_be_looked_at() -> None:
    proef = world(
        vraag(taak("bellen", "drie", "gebeld")),
        {"bij": "gebeld", "van": "begin", "mits": [{"feit": "f", "is": "ja"}]},
        feiten={"f": JA_NEE},
    )
    proef.doe("vraag")
    assert proef.doe("gebeld").uitkomst is Uitkomst.ONVERWERKT
    assert proef.taken() == [("bellen", "drie"), ("gebeld", "een")]


def test_a_refused_besluit_does_no_taak() -> None:
    proef = world(vraag(taak("bellen", "drie", "gebeld")), besluiten=["gebeld"])
    proef.doe("vraag")
    assert proef.doe("gebeld").uitkomst is Uitkomst.GEWEIGERD
    assert proef.taken() == [("bellen", "drie")]


def test_taken_survive_closing() -> None:
    proef = world(vraag(taak("bellen", "drie")))
    proef.doe("vraag")
    proef.doe("sluiten")
    assert proef.taken() == [("bellen", "drie")]
