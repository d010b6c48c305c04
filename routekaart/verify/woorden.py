"""A witness in words: an example household, with the titles of the feiten and toestanden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from routekaart.kalender import write_dag
from routekaart.model.base import GEEN, ONBEKEND
from routekaart.model.cellen import Waarde
from routekaart.model.feiten import Feit
from routekaart.model.sporen import Spoor
from routekaart.verify.getuigen import Getuige


@dataclass(frozen=True, slots=True)
class Woorden:
    """The names that a reader knows feiten and sporen by."""

    feiten: Mapping[str, Feit]
    sporen: Mapping[str, Spoor]

    def tell_getuige(self, getuige: Getuige) -> str:
        """`Voorbeeld: structurele onveiligheid is ja, het aantal kinderen is onbekend`."""
        told = [self._tell(naam, getuige.waarden[naam]) for naam in getuige.telt]
        return f"Voorbeeld: {', '.join(told)}" if told else "Voorbeeld: elk huishouden"

    def _tell(self, naam: str, value: Waarde) -> str:
        spoor = self.sporen.get(naam)
        if spoor is not None:
            titel = _lower(spoor.titel)
            toestand = spoor.toestanden.get(str(value))
            if value == GEEN or toestand is None:
                return f"{titel} is nooit begonnen"
            return f"{titel} staat op ‘{_lower(toestand.titel)}’"
        feit = self.feiten.get(naam)
        titel = naam if feit is None else feit.titel
        word = _write(value)
        if titel.endswith("?"):
            return f"‘{titel}’ {word}"
        return f"{_lower(titel)} is {word}"


def _write(value: Waarde) -> str:
    if value is None:
        return ONBEKEND
    if isinstance(value, date):
        return write_dag(value)
    return str(value).replace("_", " ")


def _lower(titel: str) -> str:
    """As within a sentence, save for names: `AVE-niveau`, `Veilig Thuis`."""
    first, _, rest = titel.partition(" ")
    name = first[1:2].isupper() or rest[:1].isupper()
    return titel if name else titel[:1].lower() + titel[1:]
