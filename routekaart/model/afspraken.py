"""Everything that holds for one gemeente on one day: what the engine runs and the card prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from routekaart.kalender import Kalender
from routekaart.model.bronnen import Document
from routekaart.model.feiten import Feit
from routekaart.model.gebeurtenissen import Gebeurtenis
from routekaart.model.regios import (
    Begrip,
    Contact,
    Gemeente,
    Invulling,
    Nummer,
    Portret,
    RegieSoort,
    Regio,
    Rol,
)
from routekaart.model.sporen import Spoor
from routekaart.model.tabellen import Beslistabel


@dataclass(frozen=True, slots=True)
class Afspraken:
    """
    The definition in force: base, then regio, then gemeente, each naming only what differs.

    `gezet_door` says for each value that differs from the base which file set it, by path, such as
    `sporen.overdracht.termijnen.bevestiging.duur`. `gedrag` is the digest of all that steers a
    casus; `invulling` that of what floats: names, contacts, feestdagen, numbers.
    `andere_sporen` are those that this regio does not use: who asks for one finds `geen`.
    """

    gemeente: Gemeente
    regio: Regio
    peildatum: date
    sporen: Mapping[str, Spoor]
    tabellen: Mapping[str, Beslistabel]
    feiten: Mapping[str, Feit]
    gebeurtenissen: Mapping[str, Gebeurtenis]
    rollen: Mapping[str, Rol]
    regie: Mapping[str, RegieSoort]
    invullingen: Mapping[str, Invulling]
    contacten: Mapping[str, tuple[Contact, ...]]
    begrippen: Mapping[str, Begrip]
    portret: tuple[Portret, ...]
    noodnummers: tuple[Nummer, ...]
    documenten: Mapping[str, Document]
    kalender: Kalender
    gezet_door: Mapping[str, str]
    gedrag: str
    invulling: str
    andere_sporen: Mapping[str, Spoor] = field(default_factory=dict)
