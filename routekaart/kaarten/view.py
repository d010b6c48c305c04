"""
The view model of a gemeente: all that its kaart says, taken from what the engine runs.

`build_kaart` is the only way to make one. Marks are numbered in the order in which the parts are
built here, which is the order in which a reader meets them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from routekaart.diagnostics import Diagnostic
from routekaart.engine.plan import Plan
from routekaart.kaarten.kaart import (
    Ambassadeur,
    Begrip,
    Beleid,
    Ingang,
    Kaart,
    Nood,
    PortretRegel,
    Regie,
    Tekening,
)
from routekaart.kaarten.matrix import expand, write_matrix
from routekaart.kaarten.noten import Noten
from routekaart.kaarten.open import group_open
from routekaart.kaarten.tekenen.route import RouteDrawing, write_steps
from routekaart.kaarten.tekenen.svg import write_svg
from routekaart.kaarten.werk import Werkboek
from routekaart.kaarten.wie import Bezetting
from routekaart.kaarten.woorden import Woorden, write_periode
from routekaart.kalender import write_dag
from routekaart.model.afspraken import Afspraken
from routekaart.model.base import GEEN
from routekaart.model.gebeurtenissen import REGIE

CONCEPT = "concept"
_DIGITS = 8


def build_kaart(afspraken: Afspraken, plan: Plan, findings: Sequence[Diagnostic] = ()) -> Kaart:
    """The kaart of these afspraken; `findings` are those of the controle for this gemeente."""
    woorden = Woorden(afspraken)
    noten = Noten(afspraken, woorden)
    bezetting = Bezetting(afspraken, woorden, noten)
    situaties = [situatie for _, tabel in plan.regie for situatie in expand(plan, tabel)]
    werkboek = Werkboek(afspraken, woorden, bezetting, noten, situaties)
    nood = tuple(Nood(n.nummer, n.voor, noten.merken(n)) for n in afspraken.noodnummers)
    regie = _regie(afspraken, plan, woorden, bezetting, noten)
    tekenaar = RouteDrawing(afspraken, woorden, bezetting, noten)
    main, side = _split(afspraken)
    rollen = werkboek.per_rol()
    onderdelen = werkboek.onderdelen()
    ingangen = _ingangen(afspraken, noten)
    called = dict.fromkeys(
        (
            *werkboek.rollen(),
            *(situatie.rol for situatie in situaties),
            *werkboek.deciders(),
            *bezetting.beside_the_route(),
        )
    )
    contacten = bezetting.contacten(rol for rol in called if rol not in (REGIE, GEEN))
    partners = bezetting.contacten(
        rol for rol, who in afspraken.invullingen.items() if who.known and rol not in called
    )
    portret = tuple(PortretRegel(p.onderwerp, p.tekst, noten.merken(p)) for p in afspraken.portret)
    ambassadeurs = tuple(
        Ambassadeur(a.thema, " ".join(filter(None, (a.functie, a.naam))), noten.merken(a))
        for a in afspraken.gemeente.ambassadeurs
    )
    begrippen = tuple(
        Begrip(b.titel, b.betekenis, noten.merken(b))
        for b in {**afspraken.regio.begrippen, **afspraken.gemeente.begrippen}.values()
        if b.betekenis
    )
    aannames = noten.aannames()
    return Kaart(
        gemeente=afspraken.gemeente.naam,
        regio=afspraken.regio.naam,
        visie=afspraken.regio.visie,
        status=CONCEPT,
        versie=f"{afspraken.gedrag[:_DIGITS]}-{afspraken.invulling[:_DIGITS]}",
        peildatum=write_dag(afspraken.peildatum),
        dag=afspraken.peildatum.isoformat(),
        beleid=_beleid(afspraken),
        nood=nood,
        regie=regie,
        tekening=_tekening(tekenaar, f"De route in {afspraken.gemeente.naam}", main, spine=True),
        zijtekeningen=tuple(
            tekening
            for naam in side
            if (tekening := _tekening(tekenaar, woorden.spoor(naam), (naam,))) is not None
        ),
        rollen=rollen,
        onderdelen=onderdelen,
        ingangen=ingangen,
        contacten=contacten,
        partners=partners,
        portret=portret,
        ambassadeurs=ambassadeurs,
        begrippen=begrippen,
        open_afspraken=group_open(afspraken, findings, (*contacten, *partners), woorden),
        noten=noten.noten(),
        aannames=aannames,
    )


def _beleid(afspraken: Afspraken) -> Beleid:
    document = afspraken.documenten[afspraken.regio.beleid]
    end = document.periode.tot_en_met if document.periode else None
    return Beleid(
        document.titel,
        document.uitgever,
        write_periode(document.periode),
        end is not None and end < afspraken.peildatum,
    )


def _regie(
    afspraken: Afspraken, plan: Plan, woorden: Woorden, bezetting: Bezetting, noten: Noten
) -> tuple[Regie, ...]:
    soorten = sorted(plan.regie, key=lambda pair: not afspraken.regie[pair[0]].dragend)
    found = []
    for soort, tabel in soorten:
        definitie = afspraken.regie[soort]
        merken = noten.merken(definitie)
        kolommen, rijen = write_matrix(plan, tabel, woorden, bezetting, noten)
        found.append(
            Regie(
                definitie.titel,
                definitie.betekenis,
                definitie.dragend,
                afspraken.tabellen[tabel].vraag,
                kolommen,
                rijen,
                merken,
            )
        )
    return tuple(found)


def _split(afspraken: Afspraken) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """
    The sporen of the main drawing, and those beside it.

    A spoor about the casus that others start, report to or ask about is part of the route. What
    runs per lid, or what nothing else depends on, is a side track with a drawing of its own.
    """
    asked = {naam for tabel in afspraken.tabellen.values() for naam in tabel.invoer}
    for spoor in afspraken.sporen.values():
        for regel in (*spoor.opent, *spoor.overgangen.values()):
            others = {m.spoor for m in regel.mits if m.spoor} | {s.spoor for s in regel.start}
            asked |= others - {spoor.spoor}
    per_casus = [naam for naam, spoor in afspraken.sporen.items() if spoor.per == "casus"]
    main = [naam for naam in per_casus if naam in asked or naam == per_casus[0]]
    return tuple(main), tuple(naam for naam in afspraken.sporen if naam not in main)


def _tekening(
    tekenaar: RouteDrawing, titel: str, sporen: Iterable[str], *, spine: bool = False
) -> Tekening | None:
    namen = tuple(sporen)
    graaf = tekenaar.draw(titel, namen, spine=spine) if namen else None
    if graaf is None:
        return None
    ident = f"tekening-{'-'.join(namen)}".replace("_", "-")
    svg, breedte = write_svg(graaf, ident)
    return Tekening(titel, graaf.beschrijving, svg, breedte, write_steps(graaf))


def _ingangen(afspraken: Afspraken, noten: Noten) -> tuple[Ingang, ...]:
    """The ways in; for whom none is known there is a line to write on."""
    found = [Ingang(i.voor, i.via, noten.merken(i)) for i in afspraken.gemeente.ingangen]
    known = {ingang.voor for ingang in found}
    if "iedereen" not in known:
        found += [
            Ingang(voor, None, ()) for voor in ("inwoners", "professionals") if voor not in known
        ]
    return tuple(found)
