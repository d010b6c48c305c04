"""Who may take a besluit: the kaart lists whom the engine accepts, and nobody that cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from test_kaarten_gemeenten import every_kaart, kaart_of, plan_of

from routekaart.engine.plan import Plan
from routekaart.engine.react import react
from routekaart.engine.stand import FeitId, Grond, Invoer, Stand
from routekaart.kaarten.beslissers import Deciders
from routekaart.kaarten.matrix import expand
from routekaart.kaarten.woorden import Woorden
from routekaart.model.gebeurtenissen import REGIE
from routekaart.model.sporen import Opening


def deciders_of(plan: Plan) -> Deciders:
    sporen = plan.afspraken.sporen.values()
    rollen = {rol for s in sporen for t in s.toestanden.values() for rol in t.aan_zet}
    rollen |= {t.voor for s in sporen for r in (*s.opent, *s.overgangen.values()) for t in r.taken}
    return Deciders(plan.afspraken, rollen, [s for _, t in plan.regie for s in expand(plan, t)])


def besluiten(plan: Plan) -> Iterator[Opening]:
    for spoor in plan.afspraken.sporen.values():
        for regel in (*spoor.opent, *spoor.overgangen.values()):
            gebeurtenis = plan.afspraken.gebeurtenissen.get(regel.bij)
            if gebeurtenis is not None and gebeurtenis.soort == "besluit":
                yield regel


@every_kaart
def test_a_listed_rol_is_never_refused_for_who_it_is(gemeente: str, dag: str) -> None:
    plan = plan_of(gemeente, dag)
    deciders = deciders_of(plan)
    asked = 0
    for regel in besluiten(plan):
        fixed = deciders.fixed(regel)
        feiten = {FeitId(feit, None): min(left) for feit, left in fixed.items() if left}
        for rol in deciders.of(regel):
            reactie = react(plan, Stand(feiten=feiten), Invoer(regel.bij, door=rol))
            grond = reactie.weigering.grond if reactie.weigering else None
            assert grond is not Grond.ROL, (regel.bij, rol)
            asked += 1
    assert asked


@every_kaart
def test_a_rol_that_is_not_listed_is_excluded_or_plays_no_part(gemeente: str, dag: str) -> None:
    plan = plan_of(gemeente, dag)
    deciders = deciders_of(plan)
    for regel in besluiten(plan):
        door = plan.afspraken.gebeurtenissen[regel.bij].door
        fixed = deciders.fixed(regel)
        for rol in set(door) - set(deciders.of(regel)):
            definitie = plan.afspraken.rollen[rol]
            stands_for = definitie.uit_feit in fixed
            assert stands_for or deciders.excluded(rol, door, fixed) or rol not in deciders.known


@every_kaart
def test_nobody_is_left_out_where_no_condition_names_a_rol(gemeente: str, dag: str) -> None:
    plan = plan_of(gemeente, dag)
    deciders = deciders_of(plan)
    for regel in besluiten(plan):
        door = plan.afspraken.gebeurtenissen[regel.bij].door
        if not deciders.fixed(regel) and set(door) & deciders.known:
            assert set(deciders.of(regel)) == set(door) & deciders.known


@every_kaart
def test_the_zorgaanbieder_accepts_what_is_offered_to_a_zorgaanbieder(
    gemeente: str, dag: str
) -> None:
    plan, kaart = plan_of(gemeente, dag), kaart_of(gemeente, dag)
    woorden, deciders = Woorden(plan.afspraken), deciders_of(plan)
    seen: set[str] = set()
    for regel in besluiten(plan):
        for left in deciders.fixed(regel).values():
            if len(left) == 1 and left <= set(plan.afspraken.gebeurtenissen[regel.bij].door):
                seen |= left
                assert left <= set(deciders.of(regel))
                titel = regel.titel or woorden.gebeurtenis(regel.bij)
                [rol] = left
                rows = [s for o in kaart.onderdelen for s in o.stappen if s.titel == titel]
                assert any(woorden.rol(rol) in s.door for s in rows)
    assert len(seen) > 1


@every_kaart
def test_whoever_the_kaart_asks_or_names_stands_in_the_contact_table(
    gemeente: str, dag: str
) -> None:
    plan, kaart = plan_of(gemeente, dag), kaart_of(gemeente, dag)
    afspraken, woorden, deciders = plan.afspraken, Woorden(plan.afspraken), deciders_of(plan)
    asked = {rol for regel in besluiten(plan) for rol in deciders.of(regel)} - {REGIE}
    asked |= {s.rol for _, tabel in plan.regie for s in expand(plan, tabel)}
    per_case = {r for r, d in afspraken.rollen.items() if d.uit_feit or "inwoner" in d.kenmerken}
    rows = {rij.wie.rol for rij in kaart.contacten}
    assert {woorden.rol(r) for r in asked if r in afspraken.rollen and r not in per_case} <= rows
    partners = {rij.wie.rol for rij in kaart.partners}
    assert not rows & partners
    known = {woorden.rol(rol) for rol, wie in afspraken.invullingen.items() if wie.known}
    assert known <= rows | partners
    assert all(rij.wie.naam for rij in kaart.partners)
