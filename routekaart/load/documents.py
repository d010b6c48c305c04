"""One file → one definition: its first key says what it is, a model says what may stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError

from routekaart.diagnostics import Diagnostic
from routekaart.load.messages import explain
from routekaart.load.nodes import YamlFile, read_yaml
from routekaart.load.suggest import closest, enumerate_words, short
from routekaart.model.base import Definitie
from routekaart.model.bronnen import Bronnen
from routekaart.model.feestdagen import Feestdagen
from routekaart.model.feiten import Feiten
from routekaart.model.gebeurtenissen import Gebeurtenissen
from routekaart.model.klantreizen import Klantreis
from routekaart.model.regios import Begrippen, Contacten, Gemeente, Noodnummers, Regio, Rollen
from routekaart.model.sporen import Spoor
from routekaart.model.tabellen import Beslistabel

KINDS: Final[dict[str, type[Definitie]]] = {
    "spoor": Spoor,
    "beslistabel": Beslistabel,
    "feiten": Feiten,
    "gebeurtenissen": Gebeurtenissen,
    "rollen": Rollen,
    "bronnen": Bronnen,
    "feestdagen": Feestdagen,
    "noodnummers": Noodnummers,
    "begrippen": Begrippen,
    "regio": Regio,
    "gemeente": Gemeente,
    "contacten": Contacten,
    "klantreis": Klantreis,
}


@dataclass(frozen=True, slots=True)
class Definition:
    """One file and what it defines; `model` is None when its form is wrong."""

    file: YamlFile
    kind: str
    model: Definitie | None


def read_definition(name: str, data: bytes) -> tuple[Definition | None, tuple[Diagnostic, ...]]:
    """The definition in a file, and all that is wrong with its form; None: nobody can tell what."""
    file, findings = read_yaml(name, data)
    if file is None:
        return None, findings
    first = next(iter(file.values), "")
    if first not in KINDS:
        meant, finding = _unknown_kind(file, first)
        return (Definition(file, meant, None) if meant else None), (*findings, finding)
    kind = KINDS[first]
    try:
        model = kind.model_validate(file.values)
    except ValidationError as error:
        return Definition(file, first, None), (*findings, *explain(file, kind, error))
    return Definition(file, first, None if findings else model), findings


def _unknown_kind(file: YamlFile, first: str) -> tuple[str | None, Diagnostic]:
    meant = closest(first, KINDS)
    later = next((key for key in file.values if key in KINDS), None)
    if meant:
        hint = f"Bedoelde u '{meant}'?"
    elif later:
        hint = f"Zet '{later}' bovenaan."
    else:
        hint = f"Begin met {enumerate_words(KINDS)}."
    message = (
        f"'{short(first)}' zegt niet wat voor bestand dit is"
        if first
        else "dit bestand zegt niet wat het is"
    )
    return meant or later, Diagnostic("RK106", file.span(), message, hint)
