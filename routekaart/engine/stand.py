"""
Where a casus stands, and what comes out of one step: values, without a moment in them.

`react` takes a `Stand` and gives a new one. What depends on the clock (when a termijn started, when
it is due) is kept by whoever keeps the clock: `simulate` in an exercise, the store in real life.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from routekaart.kalender import Duur
from routekaart.model.cellen import Waarde
from routekaart.model.sporen import Opening, Voorwaarde


class FeitId(NamedTuple):
    """A feit of the casus (`lid` is None) or of one lid."""

    feit: str
    lid: str | None = None


class Onderwerp(NamedTuple):
    """A spoor and whom it concerns: the casus (`lid` is None) or one lid."""

    spoor: str
    lid: str | None = None


class TermijnId(NamedTuple):
    """A termijn of one instance of a spoor."""

    spoor: str
    lid: str | None
    nummer: int
    termijn: str


class Instantie(NamedTuple):
    """One run of a spoor. `keren` counts how often each termijn with a ritme has started."""

    spoor: str
    lid: str | None
    nummer: int
    toestand: str
    actief: bool
    keren: Mapping[str, int] = MappingProxyType({})


class Aanleiding(StrEnum):
    """Why a taak is open."""

    GEVRAAGD = "gevraagd"
    ONVERWERKT = "onverwerkt"
    REGIE = "regie"


class OpenTaak(NamedTuple):
    """
    Something that a rol still has to do.

    `wat` is the sentence of the definition; where the engine itself asks (`ONVERWERKT`: a voorval
    that nothing took; `REGIE`: agreed but not accepted) there is none, and `naam` is the
    gebeurtenis or the soort regie that it is about. `voor` is who must do it now: where `gevraagd`
    stands for somebody (`regie`, or a rol that follows a feit), the taak moves along with them.
    """

    nummer: int
    naam: str
    voor: str
    aanleiding: Aanleiding
    wat: str | None = None
    spoor: str | None = None
    lid: str | None = None
    klaar_bij: tuple[str, ...] = ()
    gevraagd: str = ""


class RegieStand(NamedTuple):
    """Who has a kind of regie according to the afspraken, and who accepted it."""

    afgesproken: str | None = None
    aanvaard: str | None = None

    @property
    def verschil(self) -> bool:
        """Whether regie was agreed that nobody, or somebody else, accepted."""
        return self.afgesproken is not None and self.afgesproken != self.aanvaard


_ACTIEF = attrgetter("actief")


class Stand(NamedTuple):
    """Everything that `react` needs to know about a casus."""

    leden: tuple[str, ...] = ()
    instanties: Mapping[Onderwerp, Instantie] = MappingProxyType({})
    nummers: Mapping[Onderwerp, int] = MappingProxyType({})
    feiten: Mapping[FeitId, Waarde] = MappingProxyType({})
    termijnen: frozenset[TermijnId] = frozenset()
    taken: tuple[OpenTaak, ...] = ()
    regie: Mapping[str, RegieStand] = MappingProxyType({})
    volgende_taak: int = 1

    @property
    def actief(self) -> bool:
        """Whether any instance is active."""
        return any(map(_ACTIEF, self.instanties.values()))

    @property
    def gesloten(self) -> bool:
        """Closed is derived: something was active, and nothing is any more."""
        return bool(self.nummers) and not self.actief

    def alle_taken(self) -> tuple[OpenTaak, ...]:
        """The open taken, with one for each regie that is agreed but not accepted."""
        if not self.actief:
            return self.taken
        regie = (
            OpenTaak(0, soort, stand.afgesproken, Aanleiding.REGIE)
            for soort, stand in self.regie.items()
            if stand.verschil and stand.afgesproken
        )
        return (*self.taken, *regie)


class Invoer(NamedTuple):
    """
    A gebeurtenis as it is put to the engine: what, by which rol, about whom, which feiten.

    `vanzelf`: it happened by itself, as a termijn passed; then it is never refused.
    """

    gebeurtenis: str
    door: str | None = None
    lid: str | None = None
    feiten: Mapping[FeitId, Waarde] = MappingProxyType({})
    reden: str | None = None
    onderwerp: str | None = None
    vanzelf: bool = False


class Uitslag(NamedTuple):
    """One condition, the value that was found, and whether it held."""

    voorwaarde: Voorwaarde
    waarde: Waarde
    klopt: bool


class Stap(NamedTuple):
    """One instance moved: which overgang (None: it opened or was started), from where to where."""

    spoor: str
    lid: str | None
    nummer: int
    oorzaak: str
    overgang: str | None
    regel: Opening | None
    van: str | None
    naar: str
    uitslagen: tuple[Uitslag, ...] = ()

    @property
    def bewogen(self) -> bool:
        """Whether terms lapse and start: false for an internal overgang."""
        return self.overgang is None or getattr(self.regel, "naar", None) is not None


class StartTermijn(NamedTuple):
    """
    A termijn starts. `duur` None: it runs zonder datum. `volgnummer` is the n-th moment of a ritme.
    """

    id: TermijnId
    duur: Duur | None
    volgnummer: int = 1


class VervalTermijn(NamedTuple):
    """A termijn lapses: what it promised was done, or no longer matters."""

    id: TermijnId


Operatie = StartTermijn | VervalTermijn


class Uitkomst(StrEnum):
    """What became of a gebeurtenis."""

    GENOMEN = "genomen"
    GEWEIGERD = "geweigerd"
    ONVERWERKT = "onverwerkt"


class Grond(StrEnum):
    """Why a gebeurtenis was not taken."""

    NIET_AAN_DE_ORDE = "niet_aan_de_orde"
    VOORWAARDE = "voorwaarde"
    ROL = "rol"
    GEEN_LID = "geen_lid"
    MEER_LEDEN = "meer_leden"
    DEFINITIE = "definitie"
    GEEN_TAAK = "geen_taak"
    GEEN_REGIE = "geen_regie"


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """An overgang that listens here, and what its conditions said."""

    spoor: str
    lid: str | None
    overgang: str | None
    uitslagen: tuple[Uitslag, ...]

    @property
    def tekort(self) -> tuple[Uitslag, ...]:
        """The conditions that stand in the way: change these and it can be taken."""
        return tuple(u for u in self.uitslagen if not u.klopt and u.voorwaarde.bij_nee == "weigert")


@dataclass(frozen=True, slots=True)
class Weigering:
    """Waarom niet: the ground, the candidates (nearest first), the culprits in a definition."""

    grond: Grond
    kandidaten: tuple[Kandidaat, ...] = ()
    toegestaan: tuple[str, ...] = ()
    plaatsen: tuple[str, ...] = ()

    @property
    def kleinste(self) -> Kandidaat | None:
        """The candidate that needs the smallest change."""
        return min(self.kandidaten, key=lambda k: len(k.tekort), default=None)


class RegieWissel(NamedTuple):
    """Regie changed hands: agreed and accepted before and after, and which table said so."""

    soort: str
    van: RegieStand
    naar: RegieStand
    regels: tuple[tuple[str, tuple[int, ...]], ...] = ()


class Reactie(NamedTuple):
    """What one gebeurtenis did, and why. `stand` is always there, also after a refusal."""

    stand: Stand
    uitkomst: Uitkomst
    stappen: tuple[Stap, ...] = ()
    operaties: tuple[Operatie, ...] = ()
    regie: tuple[RegieWissel, ...] = ()
    afwijkingen: tuple[Uitslag, ...] = ()
    onverwerkt: tuple[str, ...] = ()
    weigering: Weigering | None = None
    gezet: frozenset[FeitId] = frozenset()
    """The feiten that were told or set, also those that stayed what they were."""


def open_stand(leden: Iterable[str], feiten: Mapping[FeitId, Waarde]) -> Stand:
    """The stand of a casus in which nothing has happened yet."""
    return Stand(leden=tuple(leden), feiten=dict(feiten))
