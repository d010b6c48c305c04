"""Which gemeenten somebody means: a key, a name as people write it, or another name for several."""

from __future__ import annotations

import re
import unicodedata

from routekaart.errors import ContentNotFound
from routekaart.load import Catalogus


def make_key(naam: str) -> str:
    """The key of a gemeente: `Olst-Wijhe` is `olst-wijhe`, `'s-Hertogenbosch` `s-hertogenbosch`."""
    plain = unicodedata.normalize("NFKD", naam.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-").lstrip("0123456789-")


def find_gemeenten(
    catalogus: Catalogus, naam: str, known: tuple[str, ...] | None = None
) -> tuple[str, ...]:
    """
    The keys of the gemeenten that `naam` stands for, by alphabet; `known` are all that there are,
    where those that cannot be read count too.

    Raises ContentNotFound, with every name that there is, when there are none.
    """
    known = catalogus.gemeenten() if known is None else known
    for key in (naam, make_key(naam)):
        if key in known:
            return (key,)
    aliases = list_bijnamen(catalogus)
    if found := aliases.get(make_key(naam)):
        return found
    raise ContentNotFound("gemeente", naam, (*known, *aliases))


def list_bijnamen(catalogus: Catalogus) -> dict[str, tuple[str, ...]]:
    """Each other name, as a key, with the gemeenten that it stands for."""
    found: dict[str, dict[str, None]] = {}
    for gemeente in catalogus.gemeenten():
        for plek in catalogus.plaatsen[gemeente]:
            for naam in plek.ook_bekend_als:
                found.setdefault(make_key(naam), {})[gemeente] = None
    return {naam: tuple(gemeenten) for naam, gemeenten in found.items()}
