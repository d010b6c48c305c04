"""
What holds for one gemeente on one day: base, then regio, then gemeente, each only what differs.

What the gemeenten of a regio share is worked out once per day and kept in `Catalogus.shared`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from routekaart.errors import ContentNotFound, NotInForce, RegioUnknown
from routekaart.kalender import Kalender
from routekaart.load.catalogus import Catalogus
from routekaart.load.digest import digest
from routekaart.load.lagen import Laag, build_laag, depart
from routekaart.load.lidmaatschap import find_lidmaatschappen
from routekaart.model.afspraken import Afspraken
from routekaart.model.regios import Contact, Gemeente, Regio

P = TypeVar("P", Regio, Gemeente)


def resolve(catalogus: Catalogus, gemeente: str, peildatum: date) -> Afspraken:
    """
    The afspraken in force in `gemeente` on `peildatum`.

    Raises ContentNotFound when nobody defined the gemeente, its regio or one of its sporen,
    NotInForce when they hold from a later day only, and RegioUnknown when nobody knows to which
    regio the gemeente belonged on that day.
    """
    if gemeente not in catalogus.plaatsen:
        raise ContentNotFound("gemeente", gemeente, catalogus.gemeenten())
    plek = version_on(gemeente, catalogus.plaatsen[gemeente], peildatum)
    regio = find_regio(catalogus, gemeente, peildatum)
    laag = depart(catalogus, _laag_of(catalogus, regio, peildatum), plek, regio, peildatum)
    contacten = _contacten_of(catalogus, gemeente)
    return Afspraken(
        gemeente=plek,
        regio=regio,
        peildatum=peildatum,
        sporen=laag.sporen,
        tabellen=laag.tabellen,
        feiten=catalogus.feiten,
        gebeurtenissen=catalogus.gebeurtenissen,
        rollen=catalogus.rollen,
        regie=regio.regie,
        invullingen={**regio.rollen, **plek.rollen},
        contacten=contacten,
        begrippen={**catalogus.begrippen, **regio.begrippen, **plek.begrippen},
        portret=(*plek.portret, *regio.portret),
        noodnummers=catalogus.noodnummers,
        documenten=catalogus.documenten,
        kalender=_kalender_of(catalogus),
        gezet_door={
            **laag.gezet_door,
            **_filled_by(catalogus, regio),
            **_filled_by(catalogus, plek),
        },
        gedrag=laag.gedrag,
        invulling=digest((laag.invulling, plek, contacten)),
        andere_sporen={
            naam: versions[-1]
            for naam, versions in catalogus.sporen.items()
            if naam not in laag.sporen
        },
    )


def version_on(naam: str, versions: Iterable[P], peildatum: date) -> P:
    """The newest version that is in force; the versions come oldest first."""
    versions = tuple(versions)
    in_force = [version for version in versions if _from(version) <= peildatum]
    if not in_force:
        raise NotInForce(naam, peildatum, min(map(_from, versions), default=None))
    return in_force[-1]


def find_regio(catalogus: Catalogus, gemeente: str, peildatum: date) -> Regio:
    """
    The regio in force that has the gemeente.

    Raises RegioUnknown on a day between two memberships, or after one of which nobody knows the
    end: which regio it is then, is not for us to guess.
    """
    spans = find_lidmaatschappen(catalogus, gemeente)
    if not spans:
        raise ContentNotFound("regio van gemeente", gemeente, sorted(catalogus.regios))
    for span in spans:
        if span.covers(peildatum):
            return span.regio
    before = [span for span in spans if span.end < peildatum]
    if not before:
        raise NotInForce(gemeente, peildatum, spans[0].begin)
    last = next((span for span in before if span.may_cover(peildatum)), before[-1])
    after = next((span for span in spans if span.begin > peildatum), None)
    raise RegioUnknown(
        gemeente,
        peildatum,
        last.regio.naam,
        last.end,
        # Where the author can say when it left, if that is what nobody knows.
        open_in=catalogus.file_of(last.regio).file if last.may_cover(peildatum) else None,
        later=None if after is None else (after.regio.naam, after.begin),
    )


def _filled_by(catalogus: Catalogus, plek: Regio | Gemeente) -> dict[str, str]:
    file = catalogus.file_of(plek).file
    named = (("invullingen", plek.rollen), ("begrippen", plek.begrippen))
    return {f"{kind}.{naam}": file for kind, names in named for naam in names}


def _from(plek: Regio | Gemeente) -> date:
    return plek.vanaf or date.min


def _laag_of(catalogus: Catalogus, regio: Regio, peildatum: date) -> Laag:
    key = "laag", regio.regio, regio.vanaf, peildatum
    laag: Laag | None = catalogus.shared.get(key)
    if laag is None:
        laag = catalogus.shared[key] = build_laag(catalogus, regio, peildatum)
    return laag


def _kalender_of(catalogus: Catalogus) -> Kalender:
    if not catalogus.feestdagen:
        raise ContentNotFound("feestdagen", "feestdagen")
    kalender: Kalender | None = catalogus.shared.get("kalender")
    if kalender is None:
        kalender = catalogus.shared["kalender"] = catalogus.feestdagen[0].to_kalender()
    return kalender


def _contacten_of(catalogus: Catalogus, gemeente: str) -> dict[str, tuple[Contact, ...]]:
    contacten = catalogus.contacten.get(gemeente)
    return {} if contacten is None else dict(contacten.rollen)
