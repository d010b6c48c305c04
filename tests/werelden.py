"""Hypothesis draws small definitions: right in form and reference, wrong in meaning at will."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from wereld import Dict, make_plan, regie, spoor, tabel

from routekaart.engine.plan import Plan
from routekaart.engine.stand import FeitId, Invoer, Stand
from routekaart.kalender import Duur
from routekaart.model.cellen import GetalDomein, KeuzeDomein, Waarde, domein_of_feit
from routekaart.model.gebeurtenissen import REGIE

GEBEURTENISSEN = ("g0", "g1", "g2", "g3", "g4")
SPOREN = ("s0", "s1", "s2")
TOESTANDEN = ("a", "b", "c")
TOLD = {"f": "casus", "h": "casus", "k": "lid"}
ASKED = {**TOLD, "enig": "casus", "volgt": "casus"}
LEDEN = ("kind-1", "oma-2")
FEITEN: Dict = {
    "f": {"waarden": ["ja", "nee"]},
    "h": {"waarden": ["ja", "nee"], "houdbaarheid": "3 dagen"},
    "k": {"waarden": ["ja", "nee"], "per": "lid"},
    "r": {"soort": "ritme"},
    "w": {"waarden": ["een", "twee"]},
    "enig": {"enig_lid": {"feit": "k", "is": "ja"}},
    "volgt": {"tabel": "volgt_uit"},
}
ROLLEN: Dict = {"houder": {"uit_feit": "w"}}
VOLGT_UIT = tabel("volgt_uit", ["f"], ["ja", "nee", "onbekend"], {"f": "ja", "dan": "ja"},
                  {"f": "nee", "dan": "nee"}, {"f": "onbekend", "dan": "onbekend"})  # fmt: skip

gebeurtenissen = st.sampled_from(GEBEURTENISSEN)
few = st.integers(0, 9).map(lambda n: max(0, n - 7))
cellen = st.lists(st.sampled_from(["ja", "nee", "onbekend"]), min_size=1, max_size=2, unique=True)


@st.composite
def voorwaarden(draw: st.DrawFn, per: str) -> Dict:
    found: Dict = {"bij_nee": draw(st.sampled_from(["weigert", "weigert", "meldt"]))}
    if draw(st.booleans()):
        feit = draw(st.sampled_from(list(ASKED)))
        found |= {"feit": feit, "is": draw(cellen)}
        if ASKED[feit] == "lid" and per == "casus":
            found["van"] = draw(st.sampled_from(["enig_lid", "elk_lid", "dit_lid"]))
        return found
    cel = st.lists(st.sampled_from(["geen", *TOESTANDEN]), min_size=1, max_size=3, unique=True)
    van = st.sampled_from([None, None, "enig_lid", "elk_lid"])
    found |= {"spoor": draw(st.sampled_from(SPOREN)), "is": draw(cel)}
    return found | {"van": van_} if (van_ := draw(van)) else found


@st.composite
def gevolgen(draw: st.DrawFn, per: str, lid_sporen: list[str]) -> Dict:
    """What an opening and an overgang have in common."""
    own = [naam for naam, whom in TOLD.items() if whom == "casus" or per == "lid"]
    targets = draw(st.lists(st.sampled_from(SPOREN), max_size=1 if draw(few) else 0))
    starts = []
    for target in targets:
        voor = "casus"
        if target in lid_sporen:
            voor = draw(st.sampled_from(["elk_lid", "dit_lid"]))
        mits = {"feit": "k", "is": ["ja"]} if voor == "elk_lid" and draw(st.booleans()) else None
        starts.append({"spoor": target, "voor": voor, "mits": mits})
    taken = [
        {"naam": f"taak_{n}", "voor": draw(st.sampled_from(["een", "houder", REGIE])), "wat": "Doe",
         "klaar_bij": draw(st.lists(gebeurtenissen, max_size=2))}
        for n in range(draw(few))
    ]  # fmt: skip
    return {
        "bij": draw(gebeurtenissen),
        "mits": [draw(voorwaarden(per)) for _ in range(draw(few))],
        "zet": {draw(st.sampled_from(own)): draw(st.sampled_from(["ja", "nee", "onbekend"]))
                for _ in range(draw(few))},
        "start": starts,
        "meld": [draw(gebeurtenissen) for _ in range(min(1, draw(few)))],
        "taken": taken,
        "aanvaardt": ["casus"] if draw(st.booleans()) else [],
    }  # fmt: skip


@st.composite
def termijnen(draw: st.DrawFn) -> Dict:
    found: Dict = {"titel": "Gedaan", "bij_verstrijken": draw(gebeurtenissen)}
    how: Any = draw(
        st.sampled_from(["1 dag", "2 werkdagen", "30 uur", "lokaal", ["1 dag", "1 week"], "r"])
    )
    if isinstance(how, list) or how == "r":
        return found | {"ritme": how, "na_laatste": draw(st.none() | gebeurtenissen)}
    return found | {"duur": how, "telt_vanaf": draw(st.sampled_from(["begin", "binnenkomst"]))}


@st.composite
def sporen(draw: st.DrawFn, naam: str, per: str, lid_sporen: list[str]) -> Dict:
    toestanden: Dict = {
        toestand: {"termijnen": {f"t{n}": draw(termijnen()) for n in range(draw(few))}}
        for toestand in TOESTANDEN
    }
    toestanden["c"]["kenmerken"] = "eind"
    overgangen = [
        {**draw(gevolgen(per, lid_sporen)),
         "van": draw(st.lists(st.sampled_from("ab"), min_size=1, max_size=2, unique=True)),
         "naar": draw(st.none() | st.sampled_from(TOESTANDEN))}
        for _ in range(draw(st.integers(1, 4)))
    ]  # fmt: skip
    opent = [draw(gevolgen(per, lid_sporen)) for _ in range(draw(st.integers(1, 2)))]
    return spoor(naam, toestanden, *overgangen, opent=opent, per=per)


@st.composite
def plannen(draw: st.DrawFn) -> Plan:
    """A definition with three sporen of which any feature may meet any other."""
    pers = {naam: draw(st.sampled_from(["casus", "casus", "lid"])) for naam in SPOREN}
    lid_sporen = [naam for naam, per in pers.items() if per == "lid"]
    named = {
        naam: {
            "soort": draw(st.sampled_from(["voorval", "besluit"])),
            "betreft": draw(st.sampled_from(["casus", "casus", "lid"])),
            "door": draw(st.sampled_from([[], [], ["een"], [REGIE], ["houder"]])),
            "feiten": draw(st.lists(st.sampled_from([*TOLD, "r", "w"]), max_size=2, unique=True)),
        }
        for naam in GEBEURTENISSEN
    }
    # Whoever has regie: mostly decided, sometimes not, sometimes nobody.
    rows = st.sampled_from(["een", "twee", "houder", "geen", None])
    by_feit = [{"f": v, "dan": rol} for v in ("ja", "nee", "onbekend") if (rol := draw(rows))]
    return make_plan(
        *(draw(sporen(naam, per, lid_sporen)) for naam, per in pers.items()),
        feiten=FEITEN, rollen=ROLLEN, gebeurtenissen=named,
        tabellen=[VOLGT_UIT, tabel("wie_casus", ["f"], ["rol", "geen"], *by_feit),
                  tabel("wie_plan", [], ["rol", "geen"], {"dan": "geen"})],
        regie={**regie("casus", dragend=True), **regie("plan")},
    )  # fmt: skip


def waarden(plan: Plan, feit: str) -> st.SearchStrategy[Waarde]:
    """What somebody can tell of a feit."""
    definitie = plan.feiten[feit]
    match domein_of_feit(definitie, plan.afspraken.tabellen, plan.rollen):
        case KeuzeDomein(words):
            return st.sampled_from([None if word == "onbekend" else word for word in words])
        case GetalDomein():
            return st.none() | st.integers(0, 25)
        case _ if definitie.soort == "ritme":
            return st.sampled_from([None, (Duur.parse("1 week"),), (Duur.parse("2 dagen"),) * 2])
        case _:
            return st.none()


@st.composite
def invoeren(draw: st.DrawFn, plan: Plan, stand: Stand) -> Invoer:
    """A gebeurtenis as somebody may put it: with or without a lid, a rol and each of its feiten."""
    naam = draw(st.sampled_from(sorted(plan.gebeurtenissen)))
    definitie = plan.gebeurtenissen[naam]
    leden = st.sampled_from([None, *stand.leden])
    feiten: dict[FeitId, Waarde] = {}
    for feit in definitie.feiten:
        if draw(st.booleans()):
            lid = draw(leden) if plan.feiten[feit].per == "lid" else None
            feiten[FeitId(feit, lid)] = draw(waarden(plan, feit))
    door = draw(st.sampled_from([None, *definitie.door, REGIE, *sorted(plan.rollen)]))
    return Invoer(naam, door, draw(leden), feiten)
