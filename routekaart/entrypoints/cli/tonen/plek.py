"""A gemeente or regio in words: who fills which rol, who has which regie, what is still open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from routekaart.entrypoints.cli.tonen.blik import Blik
from routekaart.entrypoints.cli.tonen.spoor import Line
from routekaart.kalender import write_dag
from routekaart.model.afspraken import Afspraken
from routekaart.model.regios import Contact, Invulling, Lidmaatschap, Plek, Regio


def tell_gemeente(afspraken: Afspraken, blik: Blik) -> Iterator[Line]:
    """All that holds for the gemeente itself."""
    plek = afspraken.gemeente
    yield 0, f"In de regio {afspraken.regio.naam}, op {write_dag(afspraken.peildatum)}."
    if plek.ook_bekend_als:
        yield 0, f"Ook bekend als: {', '.join(plek.ook_bekend_als)}."
    if plek.inwoners is not None:
        yield 0, f"Inwoners volgens de bron: {f'{plek.inwoners:,}'.replace(',', '.')}."
    yield from ((0, line) for line in blik.herkomst(plek))
    yield 0, ""
    yield 0, "Wie welke rol invult"
    if not afspraken.invullingen:
        yield 1, "Nog niet ingevuld."
    for naam, invulling in afspraken.invullingen.items():
        yield from _tell_invulling(naam, invulling, blik)
        yield from ((2, _call(contact)) for contact in afspraken.contacten.get(naam, ()))
    if plek.ingangen:
        yield 0, ""
        yield 0, "Waar iemand binnenkomt"
        for ingang in plek.ingangen:
            yield 1, f"{ingang.voor}: {ingang.via}"
            yield from ((2, line) for line in blik.herkomst(ingang))
    yield from _tell_portret(plek, blik)
    if plek.ambassadeurs:
        yield 0, ""
        yield 0, "Ambassadeurs"
        for a in plek.ambassadeurs:
            yield 1, f"{a.thema}: {' '.join(filter(None, (a.functie, a.naam)))}"
            yield from ((2, line) for line in blik.herkomst(a))
    yield from _tell_afwijkingen(plek, blik)


def tell_regio(regio: Regio, blik: Blik) -> Iterator[Line]:
    """All that holds for the regio itself."""
    since = f" Geldt vanaf {write_dag(regio.vanaf)}." if regio.vanaf else ""
    yield 0, f"Beleid: {regio.beleid}.{since}"
    if regio.visie:
        yield 0, f"Visie: {regio.visie}."
    yield from ((0, line) for line in blik.herkomst(regio))
    yield 0, ""
    yield 0, "Gemeenten"
    for naam, lidmaatschap in regio.gemeenten.items():
        yield 1, f"{naam}{_tell_lidmaatschap(lidmaatschap)}"
    if regio.gemeenten_onvolledig is not None:
        yield 1, f"Niet volledig. {regio.gemeenten_onvolledig.uitleg}"
        yield from ((2, line) for line in blik.herkomst(regio.gemeenten_onvolledig))
    yield 0, "Sporen"
    yield from ((1, f"{blik.invoer(naam)} ({naam})") for naam in regio.sporen)
    yield 0, "Regie"
    for soort in regio.regie.values():
        dragend = ", de dragende" if soort.dragend else ""
        yield 1, f"{soort.titel}{dragend} (tabel '{soort.tabel}'): {soort.betekenis}"
        yield from ((2, line) for line in blik.herkomst(soort))
    yield 0, ""
    yield 0, "Wie welke rol invult"
    if not regio.rollen:
        yield 1, "Nog niet ingevuld."
    for naam, invulling in regio.rollen.items():
        yield from _tell_invulling(naam, invulling, blik)
    yield from _tell_portret(regio, blik)
    yield from _tell_afwijkingen(regio, blik)


def _tell_lidmaatschap(lidmaatschap: Lidmaatschap) -> str:
    """From when and until when, where it is not as long as the agreements hold."""
    parts = []
    if lidmaatschap.vanaf is not None:
        parts.append(f"vanaf {write_dag(lidmaatschap.vanaf)}")
    if isinstance(lidmaatschap.tot, date):
        parts.append(f"tot {write_dag(lidmaatschap.tot)}")
    elif lidmaatschap.bekend_tot_en_met is not None:
        known = write_dag(lidmaatschap.bekend_tot_en_met)
        parts.append(f"tot wanneer is onbekend, zeker tot en met {known}")
    return f" ({', '.join(parts)})" if parts else ""


def _tell_invulling(naam: str, invulling: Invulling, blik: Blik) -> Iterator[Line]:
    who = ", ".join(part for part in (invulling.team, invulling.organisatie) if part)
    yield 1, f"{blik.rol(naam)} ({naam}): {who or 'onbekend'}"
    if invulling.toelichting:
        yield 2, invulling.toelichting
    yield from ((2, line) for line in blik.set_by("invullingen", naam))
    yield from ((2, line) for line in blik.herkomst(invulling))


def _call(contact: Contact) -> str:
    parts = (contact.naam, contact.telefoon, contact.email, contact.bereikbaar)
    told = ", ".join(part for part in parts if part) or "onbekend"
    return f"Contact: {told}; nagekeken op {write_dag(contact.nagekeken)}"


def _tell_portret(plek: Plek, blik: Blik) -> Iterator[Line]:
    if not plek.portret:
        return
    yield 0, ""
    yield 0, "Wat een collega moet weten"
    for regel in plek.portret:
        yield 1, f"{regel.onderwerp}: {regel.tekst or 'onbekend'}"
        yield from ((2, line) for line in blik.herkomst(regel))


def _tell_afwijkingen(plek: Plek, blik: Blik) -> Iterator[Line]:
    if not plek.afwijkingen:
        return
    yield 0, ""
    yield 0, "Wat hier anders is dan in de basis"
    for naam, afwijking in plek.afwijkingen.items():
        if afwijking.titel:
            yield 1, f"{naam} heet hier: {afwijking.titel}"
        for toestand, other in afwijking.toestanden.items():
            yield 1, f"{naam}, {toestand} heet hier: {other.titel}"
        for termijn, own in afwijking.termijnen.items():
            duur = own.duur or ", ".join(map(str, own.ritme or ()))
            yield 1, f"{naam}, termijn {termijn}: {duur}"
            yield from ((2, line) for line in blik.herkomst(own))
        yield from ((1, line) for line in _tell_vervallen(naam, afwijking.vervalt))


def _tell_vervallen(naam: str, vervalt: Mapping[str, object]) -> Iterator[str]:
    yield from (f"{naam}: overgang {overgang} geldt hier niet" for overgang in vervalt)
