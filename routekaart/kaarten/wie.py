"""By whom the rollen are filled here, and whom to call."""

from __future__ import annotations

from collections.abc import Iterable

from routekaart.kaarten.kaart import Contact, ContactRij, Wie
from routekaart.kaarten.noten import Noten
from routekaart.kaarten.woorden import WIE_REGIE_HEEFT, Woorden
from routekaart.kalender import write_dag
from routekaart.model.afspraken import Afspraken
from routekaart.model.gebeurtenissen import REGIE
from routekaart.model.regios import INWONER, OP_DE_KAART
from routekaart.model.regios import Contact as ContactDefinitie


class Bezetting:
    """Who does what in this gemeente."""

    def __init__(self, afspraken: Afspraken, woorden: Woorden, noten: Noten) -> None:
        self._a, self._woorden, self._noten = afspraken, woorden, noten

    def wie(self, rol: str) -> Wie:
        """A rol with its organisation and team, as far as anybody knows."""
        if rol == REGIE:
            return Wie(WIE_REGIE_HEEFT, None, None, (), per_casus=True)
        definitie = self._a.rollen.get(rol)
        per_casus = definitie is not None and (
            definitie.uit_feit is not None or INWONER in definitie.kenmerken
        )
        invulling = self._a.invullingen.get(rol)
        if invulling is None:
            return Wie(self._woorden.rol(rol), None, None, (), per_casus=per_casus)
        parts = (invulling.team, invulling.organisatie)
        return Wie(
            self._woorden.rol(rol),
            invulling.organisatie,
            invulling.team,
            self._noten.merken(invulling),
            per_casus=per_casus,
            naam=", ".join(part for part in parts if part),
        )

    def beside_the_route(self) -> tuple[str, ...]:
        """The rollen that are filled here and belong on the kaart, though no step asks for them."""
        return tuple(
            rol
            for rol, invulling in self._a.invullingen.items()
            if invulling.known and rol in self._a.rollen
            if OP_DE_KAART in self._a.rollen[rol].kenmerken
        )

    def contacten(self, rollen: Iterable[str]) -> tuple[ContactRij, ...]:
        """The contact table: a line for every rol that one can call."""
        rijen = []
        for rol in rollen:
            wie = self.wie(rol)
            if wie.per_casus and rol not in self._a.contacten:
                continue
            invulling = self._a.invullingen.get(rol)
            rijen.append(
                ContactRij(
                    wie,
                    invulling.toelichting if invulling else None,
                    tuple(map(_write_contact, self._a.contacten.get(rol, ()))),
                )
            )
        return tuple(rijen)


def _write_contact(contact: ContactDefinitie) -> Contact:
    return Contact(
        contact.naam,
        contact.telefoon,
        contact.email,
        contact.bereikbaar,
        contact.vervanger,
        write_dag(contact.nagekeken),
    )
