"""
How much a bron weighs here and now.

What a document says of its own regio is an aanname anywhere else; what it said for its own years is
stamped after them; an intention, a habit and a complaint are no agreement.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from routekaart.model.bronnen import Bron, Document, MetHerkomst


class Gewicht(StrEnum):
    """From strongest to weakest; the value is what a card says about it."""

    GELDT = "geldt"
    VERLOPEN = "beleidsperiode verlopen"
    PRAKTIJK = "praktijk"
    VOORNEMEN = "voornemen"
    KNELPUNT = "knelpunt"
    ELDERS = "aanname: elders beschreven"
    AANNAME = "aanname"
    ONBEKEND = "onbekend"


_ORDER = list(Gewicht)
_BY_AARD = {
    "geldt": Gewicht.GELDT,
    "praktijk": Gewicht.PRAKTIJK,
    "voornemen": Gewicht.VOORNEMEN,
    "knelpunt": Gewicht.KNELPUNT,
}


@dataclass(frozen=True, slots=True)
class Herkomst:
    """The bron that weighs most here, how much, and the aanname that stands beside it."""

    gewicht: Gewicht
    bron: Bron | None = None
    aanname: str | None = None

    @property
    def confirmed(self) -> bool:
        """Whether nobody needs to confirm it."""
        return self.gewicht is Gewicht.GELDT and self.aanname is None


def weigh(bron: Bron, document: Document, regio: str, peildatum: date) -> Gewicht:
    """How much one quote weighs in `regio` on `peildatum`."""
    if document.regio is not None and document.regio != regio:
        return Gewicht.ELDERS
    gewicht = _BY_AARD[bron.aard]
    periode = document.periode
    if periode is not None and periode.tot_en_met is not None and peildatum > periode.tot_en_met:
        return Gewicht.VERLOPEN if gewicht is Gewicht.GELDT else gewicht
    return gewicht


def herkomst_of(
    what: MetHerkomst, documenten: Mapping[str, Document], regio: str, peildatum: date
) -> Herkomst:
    """
    On what `what` rests in `regio` on `peildatum`: its strongest bron, or its aanname.

    A quote from a document of the same regio that only takes effect later weighs nothing yet.
    """
    weighed = [
        (weigh(bron, documenten[bron.document], regio, peildatum), bron)
        for bron in what.bron
        if not _is_later(documenten[bron.document], peildatum)
    ]
    if not weighed:
        return Herkomst(Gewicht.AANNAME if what.aanname else Gewicht.ONBEKEND, aanname=what.aanname)
    gewicht, bron = min(weighed, key=lambda pair: _ORDER.index(pair[0]))
    return Herkomst(gewicht, bron, what.aanname)


def _is_later(document: Document, peildatum: date) -> bool:
    return document.periode is not None and document.periode.van > peildatum
