"""What must still be agreed, in plain words, each thing once and with what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from routekaart.diagnostics import Diagnostic, Ernst
from routekaart.kaarten.kaart import ContactRij, OpenGroep
from routekaart.kaarten.woorden import Woorden, capital
from routekaart.model.afspraken import Afspraken
from routekaart.verify.open_afspraken import (
    find_onvolledig,
    find_zonder_duur,
    find_zonder_invulling,
)

ROL = "Wie is het? Gemeente en ketenpartners vullen in:"
DUUR = "Binnen hoeveel tijd?"
CONTACT = "Wie is te bellen? Elke organisatie geeft zelf haar contact:"
ANDERS = "Wat is hier de afspraak?"
GEMEENTEN = "Welke gemeenten horen bij de regio?"
_TOLD = frozenset({"RK520", "RK521", "RK522"})
"""The findings that the other groups tell already, in words for a kaart."""
_SPACE = re.compile(r"\s+")


def group_open(
    afspraken: Afspraken,
    findings: Sequence[Diagnostic],
    contacten: Iterable[ContactRij],
    woorden: Woorden,
) -> tuple[OpenGroep, ...]:
    """The open afspraken of this gemeente, grouped by what to agree and with whom."""
    groups: dict[str, dict[str, None]] = {}

    def add(titel: str, punt: str) -> None:
        groups.setdefault(titel, {})[capital(_SPACE.sub(" ", punt).strip())] = None

    for rol in find_zonder_invulling(afspraken):
        add(ROL, woorden.rol(rol.rol))
    for found in find_zonder_duur(afspraken):
        toestand = afspraken.sporen[found.spoor].toestanden[found.toestand]
        termijn = toestand.termijnen[found.termijn]
        who = woorden.plain(termijn.aanname or "")
        add(f"{DUUR} {who}".strip(), f"{termijn.titel} ({toestand.titel})")
    for finding in findings:
        if finding.ernst is Ernst.OPEN and finding.code not in _TOLD:
            add(ANDERS, woorden.plain(finding.message))
    for onvolledig in find_onvolledig(afspraken):
        add(GEMEENTEN, onvolledig.uitleg)
    for rij in contacten:
        if not rij.contacten:
            add(CONTACT, rij.wie.rol)
    return tuple(OpenGroep(titel, tuple(punten)) for titel, punten in groups.items())
