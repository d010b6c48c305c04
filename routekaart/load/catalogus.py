"""Everything that the folders define, by kind and name, and where each of it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from routekaart.diagnostics import Span
from routekaart.load.documents import KINDS
from routekaart.load.nodes import PathPart, YamlFile
from routekaart.model.base import Definitie
from routekaart.model.bronnen import Document
from routekaart.model.feestdagen import Feestdagen
from routekaart.model.feiten import Feit
from routekaart.model.gebeurtenissen import Gebeurtenis
from routekaart.model.klantreizen import Klantreis
from routekaart.model.regios import Begrip, Contacten, Gemeente, Nummer, Regio, Rol
from routekaart.model.sporen import Spoor
from routekaart.model.tabellen import Beslistabel

Identity = tuple[str, str, str | None, str | None, date | None]
"""Kind, name, regio, gemeente, and from when."""


@dataclass(frozen=True, slots=True)
class Catalogus:
    """
    All definitions by kind and name; several where they are dated or hold in one place only.

    `shared` is where `resolve` keeps what the gemeenten of a regio have in common.
    """

    sporen: Mapping[str, tuple[Spoor, ...]]
    tabellen: Mapping[str, tuple[Beslistabel, ...]]
    feiten: Mapping[str, Feit]
    gebeurtenissen: Mapping[str, Gebeurtenis]
    rollen: Mapping[str, Rol]
    documenten: Mapping[str, Document]
    begrippen: Mapping[str, Begrip]
    noodnummers: tuple[Nummer, ...]
    feestdagen: tuple[Feestdagen, ...]
    regios: Mapping[str, tuple[Regio, ...]]
    plaatsen: Mapping[str, tuple[Gemeente, ...]]
    contacten: Mapping[str, Contacten]
    klantreizen: Mapping[str, Klantreis]
    files: Mapping[Identity, YamlFile] = field(repr=False)
    homes: Mapping[tuple[str, str], YamlFile] = field(repr=False)
    shared: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    def gemeenten(self) -> tuple[str, ...]:
        """The keys of all gemeenten that have a file, by alphabet."""
        return tuple(sorted(self.plaatsen))

    def file_of(self, model: Definitie) -> YamlFile:
        """The file of a spoor, beslistabel, regio, gemeente, contacten or klantreis."""
        return self.files[identity_of(model)]

    def span_of(self, model: Definitie, *path: PathPart, key: bool = False) -> Span:
        """Where the value at `path` of that definition stands, or its key: `("regels", 3)`."""
        return self.file_of(model).span(*path, key=key)

    def span_of_name(self, kind: str, name: str, *path: PathPart, key: bool = False) -> Span:
        """Where one of the feiten, gebeurtenissen, rollen, bronnen or begrippen stands."""
        return self.homes[kind, name].span(kind, name, *path, key=key or not path)


def identity_of(model: Definitie) -> Identity:
    """By what a definition is known: a copy of it keeps this."""
    kind = next(kind for kind, type_ in KINDS.items() if isinstance(model, type_))
    place: tuple[str | None, str | None, date | None] = (
        getattr(model, "regio", None),
        getattr(model, "gemeente", None),
        getattr(model, "vanaf", None),
    )
    return kind, getattr(model, kind), *place
