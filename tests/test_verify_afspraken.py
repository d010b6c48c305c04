"""What verify tells about a gemeente: each finding once, at its place, in Dutch."""

from collections.abc import Mapping
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.diagnostics import Diagnostic, Ernst, Span
from routekaart.engine.tables import compile_tabellen, domeinen_of
from routekaart.errors import Undecided
from routekaart.kalender import Duur, Kalender
from routekaart.model.afspraken import Afspraken
from routekaart.model.feiten import Feit
from routekaart.model.regios import Gemeente, Invulling, RegieSoort, Regio, Rol
from routekaart.model.sporen import Opening, Overgang, Spoor, Taak, Termijn, Toestand
from routekaart.model.tabellen import Beslistabel, Regel, Treffer, Uitkomst
from routekaart.verify import CODES, check_afspraken, find_bevindingen
from routekaart.verify.regie import NiemandRegie, OngezienSpoor

EIND = ("eind",)
FEITEN = {
    "onveiligheid": Feit(titel="Urgente en structurele onveiligheid", waarden=("ja", "nee")),
    "voorwaarden": Feit(
        titel="Wordt aan de veiligheidsvoorwaarden voldaan?", waarden=("ja", "nee")
    ),
    "gemeld_op": Feit(titel="Dag van de melding", soort="datum"),
}


def spoor(naam: str, titel: str, **toestanden: Toestand) -> Spoor:
    return Spoor(
        spoor=naam,
        titel=titel,
        begin="open",
        toestanden={"open": Toestand(titel="In behandeling")}
        | toestanden
        | {"dicht": Toestand(titel="Afgesloten", kenmerken=EIND)},
        overgangen={},
    )


MELDING, AVE = spoor("melding", "Melding bij Veilig Thuis"), spoor("ave", "AVE")


def tabel(
    *rows: tuple[dict[str, tuple[str, ...]], str],
    invoer: tuple[str, ...],
    treffer: Treffer = "uniek",
    naam: str = "regiebepaling",
    uitvoer: tuple[str, ...] = ("rol", "geen"),
) -> Beslistabel:
    return Beslistabel(
        beslistabel=naam,
        vraag="Wie heeft de regie?",
        treffer=treffer,
        invoer=invoer,
        uitvoer=uitvoer,
        regels=tuple(
            Regel(
                als=als,
                dan=Uitkomst(tabel=dan[1:]) if dan.startswith(">") else Uitkomst(waarde=dan),
            )
            for als, dan in rows
        ),
    )


def afspraken(*tabellen: Beslistabel, **changes: Any) -> Afspraken:  # noqa: ANN401 - any field
    regie = RegieSoort(
        titel="Casusregie",
        betekenis="Houdt overzicht",
        scope="casus",
        dragend=True,
        tabel="regiebepaling",
    )
    values: dict[str, Any] = {
        "gemeente": Gemeente(gemeente="nijkerk", naam="Nijkerk"),
        "regio": Regio(
            regio="r",
            naam="R",
            beleid="b",
            gemeenten={},
            sporen=("melding",),
            regie={"regie": regie},
        ),
        "peildatum": date(2025, 1, 1),
        "sporen": {"melding": MELDING, "ave": AVE},
        "tabellen": {t.beslistabel: t for t in tabellen},
        "feiten": FEITEN,
        "gebeurtenissen": {},
        "rollen": {"team": Rol(titel="Lokaal team"), "vt": Rol(titel="Veilig Thuis")},
        "regie": {"regie": regie}
        if any(t.beslistabel == "regiebepaling" for t in tabellen)
        else {},
        "invullingen": {
            "team": Invulling(organisatie="Wijkteam"),
            "vt": Invulling(organisatie="VT"),
        },
        "contacten": {},
        "begrippen": {},
        "portret": (),
        "noodnummers": (),
        "documenten": {},
        "kalender": Kalender({}, {}, date(2025, 1, 1), date(2025, 12, 31)),
        "gezet_door": {},
        "gedrag": "",
        "invulling": "",
    }
    return Afspraken(**(values | changes))


def span_of(path: str) -> Span:
    return Span(path, 1, 1)


def told(*tabellen: Beslistabel, **changes: Any) -> list[Diagnostic]:  # noqa: ANN401 - idem
    return list(check_afspraken(afspraken(*tabellen, **changes), span_of))


def by_code(found: list[Diagnostic]) -> Mapping[str, Diagnostic]:
    assert len({d.code for d in found}) == len(found), found
    return {d.code: d for d in found}


DICHT = ("geen", "dicht")
SLUITEND = tabel(
    ({"melding": ("open",)}, "vt"),
    ({"melding": DICHT, "ave": ("open",)}, "team"),
    ({"melding": DICHT, "ave": DICHT}, "geen"),
    invoer=("melding", "ave"),
)


def test_agreements_that_are_sluitend_have_no_finding() -> None:
    assert told(SLUITEND) == []


def test_a_gap_is_told_with_a_household_and_at_the_table() -> None:
    found = by_code(
        told(
            tabel(
                ({"onveiligheid": ("ja",), "voorwaarden": ("bekend",)}, "team"),
                ({"onveiligheid": ("nee", "onbekend")}, "vt"),
                invoer=("onveiligheid", "voorwaarden"),
                uitvoer=("rol",),
            )
        )
    )

    assert found["RK501"].span.file == "tabellen.regiebepaling"
    assert found["RK501"].message == (
        "'regiebepaling' geeft niet altijd antwoord. Voorbeeld: urgente en structurele "
        "onveiligheid is ja, ‘Wordt aan de veiligheidsvoorwaarden voldaan?’ onbekend"
    )


def test_a_toestand_and_a_day_are_told_by_their_titles() -> None:
    found = by_code(
        told(
            tabel(
                ({"melding": DICHT}, "vt"),
                ({"melding": ("open",), "gemeld_op": ("tot 2025-03-04", "onbekend")}, "vt"),
                ({"melding": ("open",), "gemeld_op": ("vanaf 2025-03-05",)}, "vt"),
                invoer=("melding", "gemeld_op"),
                uitvoer=("vt",),
                naam="ander",
            )
        )
    )

    assert found["RK501"].message.endswith(
        "Voorbeeld: melding bij Veilig Thuis staat op ‘in behandeling’, dag van de melding is "
        "4 maart 2025"
    )


def test_an_overlap_names_both_regels_and_both_places() -> None:
    found = by_code(
        told(
            tabel(
                ({"melding": ("open",)}, "vt"),
                ({"melding": DICHT}, "vt"),
                ({"melding": ("geen",)}, "vt"),
                invoer=("melding",),
                naam="ander",
                uitvoer=("vt",),
            )
        )
    )

    assert found["RK502"].span.file == "tabellen.ander.regels.2"
    assert "tabellen.ander.regels.1" in found["RK502"].hint
    assert "regel 3 en regel 2" in found["RK502"].message
    assert "melding bij Veilig Thuis is nooit begonnen" in found["RK502"].message


def test_every_other_finding_about_a_table_has_its_own_code_and_place() -> None:
    verschil = tabel(
        ({"melding": ("open",)}, "vt"), ({}, "team"),
        invoer=("melding",), treffer="gelijk", naam="verschil", uitvoer=("rol",),
    )  # fmt: skip
    dood = tabel(
        ({"melding": ("open",)}, "vt"), ({}, "team"), ({"melding": ("geen",)}, "vt"),
        invoer=("melding",), treffer="eerste", naam="dood", uitvoer=("rol", "geen"),
    )  # fmt: skip
    buiten = tabel(({}, ">dood"), invoer=("melding",), naam="buiten", uitvoer=("team",))

    elders = dood.model_copy(update={"beslistabel": "elders", "mag_afwijken": True})
    elders = elders.model_copy(update={"regels": dood.regels[:2]})
    found = {(d.code, d.span.file, d.ernst) for d in told(verschil, dood, buiten, elders)}

    assert found == {
        ("RK503", "tabellen.verschil.regels.1", Ernst.FOUT),
        ("RK504", "tabellen.dood.regels.2", Ernst.WAARSCHUWING),
        ("RK506", "tabellen.dood.uitvoer", Ernst.WAARSCHUWING),
        ("RK509", "tabellen.buiten.regels.0", Ernst.FOUT),
    }


def test_a_circle_stops_the_questions_about_tables_and_no_other() -> None:
    a = tabel(({}, ">b"), invoer=("melding",), naam="a")
    b = tabel(({}, ">a"), invoer=("melding",), naam="b")

    found = by_code(told(a, b, invullingen={}, sporen={"melding": WACHT}))

    assert set(found) == {"RK508", "RK520", "RK521"}
    assert "a → b → a" in found["RK508"].message or "b → a → b" in found["RK508"].message


def test_what_was_not_checked_is_said() -> None:
    codes = {type(f).__name__ for f in find_bevindingen(afspraken(SLUITEND), limit=1)}

    assert "TeGroot" in codes


def test_a_feit_has_one_value_and_alle_may_give_more() -> None:
    meer = tabel(({}, "vt"), invoer=("melding",), treffer="alle", naam="meer", uitvoer=("vt",))
    door = tabel(({}, ">meer"), invoer=("melding",), naam="door", uitvoer=("vt",))

    found = by_code(told(meer, door, feiten=FEITEN | {"wie": Feit(titel="Wie", tabel="door")}))

    assert found["RK512"].span.file == "feiten.wie"


# ── regie ─────────────────────────────────────────────────────────────────────────────────────


def test_a_regel_that_leaves_an_active_spoor_without_regie_is_told() -> None:
    found = by_code(
        told(
            tabel(
                ({"melding": ("open",)}, "vt"),
                ({"melding": ("dicht",)}, "geen"),
                ({"melding": ("geen",)}, "team"),
                invoer=("melding", "ave"),
            )
        )
    )

    assert found["RK510"].span.file == "tabellen.regiebepaling.regels.1"
    assert found["RK510"].message == (
        "regel 2 van 'regiebepaling' geeft niemand 'Casusregie' terwijl 'ave' nog loopt. "
        "Voorbeeld: AVE staat op ‘in behandeling’, melding bij Veilig Thuis staat op ‘afgesloten’"
    )


def test_a_spoor_that_the_table_never_looks_at_is_told_as_well() -> None:
    found = by_code(
        told(
            tabel(({"melding": ("open",)}, "vt"), ({"melding": DICHT}, "geen"), invoer=("melding",))
        )
    )

    assert set(found) == {"RK511"}
    assert found["RK511"].ernst is Ernst.WAARSCHUWING
    assert "'ave'" in found["RK511"].message


def test_regie_is_followed_through_tables_and_derived_feiten() -> None:
    """The table asks one feit, which follows from the sporen: only there a spoor is overlooked."""
    klaar = tabel(
        ({"melding": ("open",)}, "nee"), ({"ave": ("open",)}, "nee"), ({}, "ja"),
        invoer=("melding", "ave"), treffer="eerste", naam="klaar", uitvoer=("ja", "nee"),
    )  # fmt: skip
    vergeet = klaar.model_copy(update={"regels": (klaar.regels[0], klaar.regels[2])})
    vergeet = vergeet.model_copy(update={"uitvoer": ("ja", "nee")})
    feiten = FEITEN | {"alles_klaar": Feit(titel="Alles is klaar", tabel="klaar")}
    regie = tabel(
        ({"alles_klaar": ("nee",)}, "vt"),
        ({"alles_klaar": ("ja",)}, ">leeg"),
        invoer=("alles_klaar",),
    )
    leeg = tabel(({}, "geen"), invoer=("alles_klaar",), naam="leeg", uitvoer=("geen",))

    assert told(regie, leeg, klaar, feiten=feiten) == []
    found = by_code(told(regie, leeg, vergeet, feiten=feiten))
    assert found["RK510"].span.file == "tabellen.leeg.regels.0"
    assert "terwijl 'ave' nog loopt. Voorbeeld: AVE staat op" in found["RK510"].message


STATES = ("geen", "open", "dicht")
cells = st.lists(st.sampled_from(STATES), min_size=1, max_size=3).map(tuple)
rows = st.lists(
    st.tuples(
        st.dictionaries(st.sampled_from(["melding", "ave"]), cells),
        st.sampled_from(["vt", "geen"]),
    ),
    max_size=5,
)


@given(rows, st.sampled_from(["eerste", "uniek", "gelijk"]))
def test_regie_is_told_exactly_where_brute_force_finds_nobody(
    drawn: list[tuple[dict[str, tuple[str, ...]], str]], treffer: Treffer
) -> None:
    defined = tabel(*drawn, invoer=("melding", "ave"), treffer=treffer)
    agreed = afspraken(defined)
    found = {f.regel for f in find_bevindingen(agreed) if isinstance(f, NiemandRegie)}
    known = compile_tabellen(
        agreed.tabellen, domeinen_of(FEITEN, agreed.sporen, agreed.tabellen, agreed.rollen)
    )["regiebepaling"]
    brute = set[int]()
    for melding, ave in product(STATES, STATES):
        try:
            answer = known.decide({"melding": melding, "ave": ave})
        except Undecided:
            continue
        if "open" in (melding, ave) and answer.uitkomst == "geen":
            brute |= set(answer.regels)

    assert not any(isinstance(f, OngezienSpoor) for f in find_bevindingen(agreed))
    assert brute <= found
    if not any(d.code in ("RK502", "RK503") for d in told(defined)):
        assert brute == found


# ── agreements that are still to be made ────────────────────────────────────────────────────────

WACHT = spoor(
    "melding",
    "Melding",
    open=Toestand(
        titel="In behandeling",
        aan_zet=("vt", "regie"),
        termijnen={
            "beoordeling": Termijn(titel="Beoordelen", duur="lokaal", bij_verstrijken="x"),
            "niets": Termijn(titel="Bellen", duur=Duur.parse("5 dagen"), bij_verstrijken="x"),
            "ritme": Termijn(titel="Kijken", ritme="ritme", bij_verstrijken="x"),
        },
    ),
)
TAAK = Taak(naam="bel", voor="team", wat="Bel")


def test_a_rol_that_is_asked_for_and_not_filled_is_an_open_agreement() -> None:
    sporen = {
        "melding": WACHT.model_copy(
            update={
                "opent": (Opening(bij="x", taken=(TAAK,)),),
                "overgangen": {"door": Overgang(bij="x", van=("open",), taken=(TAAK,))},
            }
        )
    }
    found = [d for d in told(sporen=sporen, invullingen={}) if d.code == "RK520"]

    assert [d.message for d in found] == [
        "wie 'Veilig Thuis' is in Nijkerk, is niet ingevuld",
        "wie 'Lokaal team' is in Nijkerk, is niet ingevuld",
    ]
    assert all(d.ernst is Ernst.OPEN and d.span.file == "gemeente" for d in found)
    assert "sporen.melding.opent.0:1:1 en 1 keer elders" in found[1].hint


def test_a_rol_that_only_a_table_asks_for_is_asked_for() -> None:
    found = told(SLUITEND, invullingen={"team": Invulling(organisatie="Wijkteam")})

    assert [(d.code, d.hint.split(".")[0]) for d in found] == [
        ("RK520", "De rol wordt gevraagd op tabellen")
    ]


def test_an_invulling_without_an_organisation_is_told_at_the_invulling() -> None:
    filled = {"vt": Invulling(), "team": Invulling(organisatie="Wijkteam")}

    assert [d.span.file for d in told(SLUITEND, invullingen=filled)] == ["invullingen.vt"]


def test_a_rol_that_follows_from_the_casus_needs_no_invulling() -> None:
    rollen = {"vt": Rol(titel="Houder", uit_feit="houder"), "team": Rol(titel="Team")}
    filled = {"team": Invulling(organisatie="Wijkteam")}

    assert told(SLUITEND, rollen=rollen, invullingen=filled) == []


def test_a_termijn_that_nobody_agreed_is_an_open_agreement() -> None:
    found = by_code(told(sporen={"melding": WACHT}))

    assert found["RK521"].ernst is Ernst.OPEN
    assert (
        found["RK521"].message
        == "de termijn voor 'Beoordelen' heeft in Nijkerk geen afgesproken duur"
    )
    assert found["RK521"].span.file == "sporen.melding.toestanden.open.termijnen.beoordeling"


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_explained_in_a_sentence(code: str) -> None:
    assert code.startswith("RK5")
    assert CODES[code].endswith(".")
