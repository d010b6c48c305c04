"""The text of files to fill in: what is not known is left open, with how to say it beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from routekaart.load import Catalogus, resolve
from routekaart.load.lidmaatschap import find_lidmaatschappen
from routekaart.model.regios import Regio
from routekaart.verify.open_afspraken import find_zonder_invulling

_HEAD = """\
# De afspraken van {naam}, in de volgorde van de kaart.
#
# Vul in wat u weet: haal het hekje (#) weg, en daarboven '{{}}' of '[]' en 'onbekend'. Wat u niet
# weet, laat u zo: het komt op de kaart als een afspraak die nog gemaakt moet worden.
# Zet bij wat u invult waarop het rust. Een bron:
#     bron: {{document: …, vindplaats: 12-14, aard: geldt, citaat: De letterlijke zin.}}
# of, als er nog geen is, een aanname met wie haar moet bevestigen:
#     aanname: Dit doen wij zo. Te bevestigen door het college.

gemeente: {key}
naam: {quoted}
# inwoners: 50000

aanname: {aanname}

# ── Wie welke rol invult ─────────────────────────────────────────────────────────────────────

"""
_ROL = """\
  {rol}: {{}}  # onbekend
    # organisatie: …
    # team: …
    # toelichting: …
    # aanname: …
"""
_INGANGEN = """
# ── Waar inwoners en professionals terechtkunnen ─────────────────────────────────────────────

ingangen: []  # onbekend
  # - voor: inwoners
  #   via: …
  #   aanname: …
  # - voor: professionals
  #   via: …
  #   aanname: …

# ── Wat een collega hier moet weten ──────────────────────────────────────────────────────────

"""
_CONTACTEN = """\
# Wie er te bellen is in {naam}. Alleen functies en nummers die de gemeente zelf heeft gegeven:
# geen namen van mensen die dat niet willen, geen privénummers.
# Elk contact heeft de dag waarop het is nagekeken, en waarop het rust.

contacten: {key}
rollen: {{}}  # onbekend
  # lokaal_team:
  #   naam: Bureaudienst
  #   telefoon: …
  #   bereikbaar: werkdagen van 9 tot 17 uur
  #   vervanger: …
  #   nagekeken: 2026-01-31
  #   aanname: Opgegeven door de teamleider.
"""


def quote(text: str) -> str:
    """A text as YAML takes it, in quotes when it needs them."""
    plain = re.fullmatch(r"[^\W\d_][\w .,;()–-]*", text) and not text.endswith(" ")
    return text if plain else json.dumps(text, ensure_ascii=False)


def write_gemeente(catalogus: Catalogus, regio: Regio, key: str, naam: str) -> str:
    """The file of a gemeente of which nothing is known yet."""
    aanname = f"{naam} hoort bij de regio {regio.naam}. Te bevestigen door de gemeente."
    parts = [_HEAD.format(naam=naam, key=key, quoted=quote(naam), aanname=quote(aanname))]
    rollen = list(find_open_rollen(catalogus, regio))
    parts.append("rollen:\n" if rollen else "rollen: {}  # de regio vult ze alle in\n")
    for rol in rollen:
        known = catalogus.rollen[rol]
        meaning = f": {' '.join(known.taak.split())}" if known.taak else ""
        parts.append(f"  # {known.titel}{meaning}\n{_ROL.format(rol=rol)}")
    parts.append(_INGANGEN)
    onderwerpen = list(_find_onderwerpen(catalogus, regio))
    parts.append("portret:\n" if onderwerpen else "portret: []  # onbekend\n")
    parts += [f"  - onderwerp: {quote(onderwerp)}\n" for onderwerp in onderwerpen]
    parts.append("    # tekst: …\n    # aanname: …\n" if onderwerpen else "")
    return "".join(parts)


def write_contacten(key: str, naam: str) -> str:
    """The file of contacts of which none is known yet."""
    return _CONTACTEN.format(key=key, naam=naam)


def find_open_rollen(catalogus: Catalogus, regio: Regio) -> Iterator[str]:
    """The rollen that the route asks for here, and that the regio itself does not fill."""
    sibling = next(_siblings(catalogus, regio), None)
    if sibling is None:
        return
    peildatum = max(regio.vanaf or date.min, catalogus.plaatsen[sibling][-1].vanaf or date.min)
    afspraken = replace(resolve(catalogus, sibling, peildatum), invullingen=regio.rollen)
    for found in find_zonder_invulling(afspraken):
        yield found.rol


def _find_onderwerpen(catalogus: Catalogus, regio: Regio) -> Iterator[str]:
    """What every other gemeente of the regio tells or was asked; nothing when there is but one."""
    asked = [
        [regel.onderwerp for regel in catalogus.plaatsen[sibling][-1].portret]
        for sibling in _siblings(catalogus, regio)
    ]
    if len(asked) > 1:
        yield from (word for word in asked[0] if all(word in others for others in asked[1:]))


def _siblings(catalogus: Catalogus, regio: Regio) -> Iterator[str]:
    for gemeente in regio.gemeenten:
        versions = catalogus.plaatsen.get(gemeente)
        if versions is None:
            continue
        day = max(regio.vanaf or date.min, versions[-1].vanaf or date.min)
        here = (span for span in find_lidmaatschappen(catalogus, gemeente) if span.covers(day))
        if any(span.regio.regio == regio.regio for span in here):
            yield gemeente
