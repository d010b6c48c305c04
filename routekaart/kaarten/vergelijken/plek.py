"""All but the sporen and tables of one side: who, where, in which words, under which policy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from routekaart.kaarten.vergelijken.dingen import Ding, Dingen, Veld
from routekaart.kaarten.vergelijken.kant import Kant
from routekaart.kaarten.woorden import capital, write_periode
from routekaart.model.regios import Invulling
from routekaart.verify.open_afspraken import find_zonder_duur, find_zonder_invulling

ROLLEN: Final = "rollen"
REGIES: Final = "regie"
_WHO: Final = ("inwoners", "professionals")


def list_rollen(kant: Kant) -> Dingen:
    """Who fills each rol. One that is asked for and not filled is an open afspraak."""
    invullingen = kant.afspraken.invullingen
    said = sorted(naam for naam, one in invullingen.items() if one.known or one.titel)
    return {(ROLLEN, naam): make_rol(kant, naam) for naam in said}


def make_rol(kant: Kant, naam: str) -> Ding:
    """By whom a rol is filled."""
    a = kant.afspraken
    invulling = a.invullingen.get(naam) or Invulling()
    [titel] = kant.rollen([naam])
    who = ", ".join(part for part in (invulling.team, invulling.organisatie) if part)
    here = kant.woorden.rol(naam)
    velden = (
        Veld("", (invulling.team, invulling.organisatie), who or "niet ingevuld"),
        Veld("heet hier", here, here),
        Veld("toelichting", invulling.toelichting, invulling.toelichting or ""),
    )
    return Ding(capital(titel), velden, (titel,), who or f"heet hier {here}", "niet ingevuld")


def list_regie(kant: Kant) -> Dingen:
    """The kinds of regie, and what they mean here."""
    return {
        (REGIES, naam): Ding(
            soort.titel,
            (
                Veld("titel", soort.titel, soort.titel),
                Veld("betekenis", soort.betekenis, soort.betekenis),
                Veld("gaat over", soort.scope, kant.woorden.plain(soort.scope)),
                Veld("mag nooit ontbreken", soort.dragend, _ja_nee(answer=soort.dragend)),
                Veld("moet worden aanvaard", soort.aanvaarden, _ja_nee(answer=soort.aanvaarden)),
            ),
            kant.rollen(kant.rollen_of_tabel(soort.tabel)),
            "deze soort regie is er",
            "deze soort regie is er niet",
        )
        for naam, soort in kant.afspraken.regie.items()
    }


def list_ingangen(kant: Kant) -> Dingen:
    """Where people come in; what is for everybody is for each."""
    found: dict[tuple[str, ...], Ding] = {}
    for who in _WHO:
        ways = [i.via for i in kant.afspraken.gemeente.ingangen if i.voor in (who, "iedereen")]
        veld = Veld("", frozenset(ways), "; ".join(ways) or "onbekend")
        found["ingangen", who] = Ding(f"Waar {who} terechtkunnen", (veld,), (who,))
    return found


def list_begrippen(kant: Kant) -> Dingen:
    """What words mean here."""
    return {
        ("begrippen", naam): Ding(
            f"‘{begrip.titel}’", (Veld("", begrip.betekenis, begrip.betekenis or "onbekend"),)
        )
        for naam, begrip in kant.afspraken.begrippen.items()
    }


def list_beleid(kant: Kant) -> Dingen:
    """On which policy it all rests, and whether its period is over."""
    a = kant.afspraken
    document = a.documenten[a.regio.beleid]
    verlopen = is_verlopen(kant)
    periode = write_periode(document.periode) or "onbekend"
    velden = {
        "regio": ("Regio", a.regio.regio, a.regio.naam),
        "visie": ("Hoe de regio haar aanpak noemt", a.regio.visie, a.regio.visie or "onbekend"),
        "document": ("Het beleid", a.regio.beleid, document.titel),
        "periode": ("De beleidsperiode", document.periode, periode),
        "verlopen": ("Is die periode voorbij?", verlopen, _ja_nee(answer=verlopen)),
    }
    return {("beleid", n): Ding(wat, (Veld("", v, t),)) for n, (wat, v, t) in velden.items()}


def is_verlopen(kant: Kant) -> bool:
    """Whether the peildatum lies past the policy period."""
    periode = kant.afspraken.documenten[kant.afspraken.regio.beleid].periode
    end = periode.tot_en_met if periode else None
    return end is not None and end < kant.afspraken.peildatum


def list_open(kant: Kant) -> Dingen:
    """The agreements that this gemeente still has to make."""
    a = kant.afspraken
    found: dict[tuple[str, ...], Ding] = {}
    for rol in find_zonder_invulling(a):
        [titel] = kant.rollen([rol.rol])
        found["open", "rol", rol.rol] = _open(f"Wie is het? {capital(titel)}", [titel])
    for duur in find_zonder_duur(a):
        toestand = a.sporen[duur.spoor].toestanden[duur.toestand]
        wat = f"Binnen hoeveel tijd? {toestand.termijnen[duur.termijn].titel} ({toestand.titel})"
        key = ("open", "termijn", duur.spoor, duur.toestand, duur.termijn)
        found[key] = _open(wat, kant.rollen(toestand.aan_zet))
    return found


def _open(wat: str, voor: Iterable[str]) -> Ding:
    return Ding(wat, (), tuple(voor), "nog open", "niet open")


def _ja_nee(*, answer: bool) -> str:
    return "ja" if answer else "nee"
