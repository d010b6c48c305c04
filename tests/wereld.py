"""A small world to try the engine on: definitions from a few words, nothing of the real content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from routekaart.engine.plan import Plan, compile_plan
from routekaart.engine.react import react
from routekaart.engine.stand import FeitId, Invoer, Onderwerp, Reactie, Stand, open_stand
from routekaart.kalender import Kalender
from routekaart.model.afspraken import Afspraken
from routekaart.model.bronnen import Document
from routekaart.model.cellen import Waarde, parse_waarde
from routekaart.model.feiten import Feit
from routekaart.model.gebeurtenissen import Gebeurtenis
from routekaart.model.klantreizen import Klantreis
from routekaart.model.regios import Gemeente, Invulling, RegieSoort, Regio, Rol
from routekaart.model.sporen import Spoor
from routekaart.model.tabellen import Beslistabel

Dict = dict[str, Any]
Vrij = Any
"""Whatever a definition can hold."""

EIND: Dict = {"kenmerken": "eind"}
JA_NEE: Dict = {"waarden": ["ja", "nee"]}
KALENDER = Kalender(
    {date(2025, 4, 21): "tweede paasdag", date(2025, 5, 29): "Hemelvaartsdag"},
    {},
    date(2024, 1, 1),
    date(2035, 12, 31),
)
DOCUMENT = {
    "boek": Document.model_validate({"titel": "Het boek van de proef", "uitgever": "De makers"})
}
BRON: Dict = {"document": "boek", "vindplaats": "12-14", "aard": "geldt", "citaat": "Zo is het."}


def freeze(value: Vrij) -> Vrij:
    """Lists become tuples, as `load` hands them to the models."""
    if isinstance(value, Mapping):
        return {key: freeze(item) for key, item in value.items()}
    return tuple(map(freeze, value)) if isinstance(value, list) else value


def spoor(naam: str, toestanden: Mapping[str, Dict], *overgangen: Dict, **rest: Vrij) -> Dict:
    """A spoor; its first toestand is where it begins. An overgang is named by its `bij`."""
    named: Dict = {}
    for overgang in overgangen:
        named[overgang.pop("naam", f"{overgang['bij']}_{len(named)}")] = overgang
    return {
        "spoor": naam,
        "titel": f"Het spoor {naam}",
        "begin": next(iter(toestanden)),
        "toestanden": {
            key: {"titel": f"{naam} is {key}", **value} for key, value in toestanden.items()
        },
        "overgangen": named,
        **rest,
    }


def tabel(naam: str, invoer: list[str], uitvoer: list[str], *regels: Dict, **rest: Vrij) -> Dict:
    """A beslistabel; each regel is its cells and `dan`."""
    return {
        "beslistabel": naam,
        "vraag": f"Wat zegt {naam}?",
        "invoer": invoer,
        "uitvoer": uitvoer,
        "regels": [
            {"als": {k: v for k, v in regel.items() if k != "dan"}, "dan": regel["dan"]}
            for regel in regels
        ],
        **rest,
    }


def regie(naam: str, *, dragend: bool = False, **rest: Vrij) -> Dict:
    """A kind of regie whose table is called like it, with `wie_` before it."""
    return {
        naam: {
            "titel": f"De regie {naam}",
            "betekenis": "Wie het geheel overziet",
            "scope": "casus",
            "dragend": "ja" if dragend else "nee",
            "tabel": f"wie_{naam}",
            **rest,
        }
    }


def make_afspraken(
    *sporen: Dict,
    feiten: Mapping[str, Dict] | None = None,
    gebeurtenissen: Mapping[str, Dict] | None = None,
    tabellen: Iterable[Dict] = (),
    rollen: Mapping[str, Dict] | None = None,
    regie: Mapping[str, Dict] | None = None,
    besluiten: Iterable[str] = (),
    invullingen: Mapping[str, Dict] | None = None,
    gemeente: str = "proefdorp",
) -> Afspraken:
    """
    Afspraken of these parts. A gebeurtenis that is only named is a voorval about the casus; about a
    lid when a spoor per lid opens with it.
    """
    built = {s["spoor"]: Spoor.model_validate(freeze(s)) for s in sporen}
    named: Dict = {}
    for one in built.values():
        for overgang in (*one.opent, *one.overgangen.values()):
            for naam in (
                overgang.bij,
                *overgang.meld,
                *(k for t in overgang.taken for k in t.klaar_bij),
            ):
                named.setdefault(naam, {})
        for toestand in one.toestanden.values():
            for termijn in toestand.termijnen.values():
                named.setdefault(termijn.bij_verstrijken, {})
                named.setdefault(termijn.na_laatste or termijn.bij_verstrijken, {})
    named |= {naam: {"soort": "besluit"} for naam in besluiten}
    for naam, extra in (gebeurtenissen or {}).items():
        named[naam] = {**named.get(naam, {}), **extra}
    rol_names: Dict = {"een": {}, "twee": {}, "drie": {}} | dict(rollen or {})
    return Afspraken(
        gemeente=Gemeente(gemeente=gemeente, naam="Proefdorp"),
        regio=Regio.model_validate(
            freeze({
                "regio": "proef", "naam": "De proefregio", "beleid": "boek",
                "gemeenten": {gemeente: {}}, "sporen": list(built), "regie": dict(regie or {}),
            })
        ),
        peildatum=date(2025, 1, 1),
        sporen=built,
        tabellen={t["beslistabel"]: Beslistabel.model_validate(freeze(t)) for t in tabellen},
        feiten={
            naam: Feit.model_validate(freeze({"titel": f"Het feit {naam}", **feit}))
            for naam, feit in (feiten or {}).items()
        },
        gebeurtenissen={
            naam: Gebeurtenis.model_validate(
                freeze({"titel": f"Er gebeurt {naam}", "soort": "voorval", **g})
            )
            for naam, g in named.items()
        },
        rollen={
            naam: Rol.model_validate({"titel": f"De rol {naam}", **rol})
            for naam, rol in rol_names.items()
        },
        regie={naam: RegieSoort.model_validate(soort) for naam, soort in (regie or {}).items()},
        invullingen={n: Invulling.model_validate(i) for n, i in (invullingen or {}).items()},
        contacten={},
        begrippen={},
        portret=(),
        noodnummers=(),
        documenten=DOCUMENT,
        kalender=KALENDER,
        gezet_door={},
        gedrag="",
        invulling="",
    )  # fmt: skip


def make_plan(*sporen: Dict, **parts: Vrij) -> Plan:
    """The compiled plan of `make_afspraken`."""
    return compile_plan(make_afspraken(*sporen, **parts))


class Proef:
    """A casus that is played step by step; `stand` and the last `reactie` are there to look at."""

    def __init__(self, plan: Plan, *leden: str, **feiten: str) -> None:
        self.plan = plan
        known = {
            FeitId(naam): parse_waarde(text, plan.feiten[naam]) for naam, text in feiten.items()
        }
        self.stand: Stand = open_stand(leden, known)
        self.reactie: Reactie = Reactie(self.stand, "genomen")  # type: ignore[arg-type]

    def doe(
        self,
        gebeurtenis: str,
        *,
        door: str | None = None,
        lid: str | None = None,
        taak: str | None = None,
        **feiten: str | list[str],
    ) -> Reactie:
        """Put a gebeurtenis to the engine; a feit `naam__lid` is about that lid."""
        values: dict[FeitId, Waarde] = {}
        for key, text in feiten.items():
            naam, _, wie = key.partition("__")
            values[FeitId(naam, wie or None)] = parse_waarde(text, self.plan.feiten[naam])
        invoer = Invoer(gebeurtenis, door, lid, values, onderwerp=taak)
        self.reactie = react(self.plan, self.stand, invoer)
        self.stand = self.reactie.stand
        return self.reactie

    def waar(self, spoor: str, lid: str | None = None) -> str:
        """Where a spoor stands; an ended instance in parentheses, `geen` where there was none."""
        instantie = self.stand.instanties.get(Onderwerp(spoor, lid))
        if instantie is None:
            return "geen"
        return instantie.toestand if instantie.actief else f"({instantie.toestand})"

    def taken(self) -> list[tuple[str, str]]:
        """The open taken and whom they are for."""
        return [(taak.naam, taak.voor) for taak in self.stand.alle_taken()]

    def feit(self, naam: str, lid: str | None = None) -> Waarde:
        """What was told of a feit."""
        return self.stand.feiten.get(FeitId(naam, lid))

    def loopt(self) -> list[str]:
        """The termijnen that run."""
        return sorted(f"{t.termijn}/{t.lid}" if t.lid else t.termijn for t in self.stand.termijnen)


def make_klantreis(*stappen: Dict, **rest: Vrij) -> Klantreis:
    """A klantreis of these steps, that begins on Monday 3 March 2025 at ten."""
    return Klantreis.model_validate(
        freeze({
            "klantreis": "Een proef", "gemeente": "proefdorp", "begin": "2025-03-03 10:00",
            "leden": {"kind-1": {}}, "stappen": list(stappen), **rest,
        })
    )  # fmt: skip


def moment(text: str) -> datetime:
    """An aware moment."""
    return datetime.fromisoformat(text)
