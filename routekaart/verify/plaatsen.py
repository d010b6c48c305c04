"""Where in the files something of the Afspraken stands: the bridge from a path to a place."""

from __future__ import annotations

from collections.abc import Callable

from routekaart.diagnostics import Span
from routekaart.load.catalogus import Catalogus
from routekaart.model.afspraken import Afspraken

SpanOf = Callable[[str], Span]
"""The place of a path such as `tabellen.regiebepaling.regels.0`; items are counted from zero."""


def places_in(catalogus: Catalogus, afspraken: Afspraken) -> SpanOf:
    """
    The `span_of` of these Afspraken, for paths that begin with `tabellen`, `sporen`, `feiten`,
    `invullingen`, `regio` or `gemeente`.
    """

    def span_of(path: str) -> Span:
        head, *names = path.split(".")
        rest = [int(name) if name.isdecimal() else name for name in names[1:]]
        match head:
            case "tabellen":
                return catalogus.span_of(afspraken.tabellen[names[0]], *rest)
            case "sporen":
                return catalogus.span_of(afspraken.sporen[names[0]], *rest)
            case "feiten":
                return catalogus.span_of_name("feiten", names[0], *rest)
            case "invullingen":
                here = names[0] in afspraken.gemeente.rollen
                plek = afspraken.gemeente if here else afspraken.regio
                return catalogus.span_of(plek, "rollen", names[0])
            case "regio":
                return catalogus.span_of(afspraken.regio, *names, key=True)
            case _:
                return catalogus.span_of(afspraken.gemeente)

    return span_of
