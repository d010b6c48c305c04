"""From a pile of definitions to a Catalogus; of two with one name the first stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from routekaart.load.catalogus import Catalogus, Identity, identity_of
from routekaart.load.documents import Definition
from routekaart.load.nodes import YamlFile
from routekaart.model.base import Definitie
from routekaart.model.bronnen import Bronnen
from routekaart.model.feestdagen import Feestdagen
from routekaart.model.feiten import Feiten
from routekaart.model.gebeurtenissen import Gebeurtenissen
from routekaart.model.klantreizen import Klantreis
from routekaart.model.regios import Begrippen, Contacten, Gemeente, Noodnummers, Regio, Rollen
from routekaart.model.sporen import Spoor
from routekaart.model.tabellen import Beslistabel

M = TypeVar("M", bound=Definitie)
V = TypeVar("V")

LISTS = ("feiten", "gebeurtenissen", "rollen", "bronnen", "begrippen")
"""The kinds of file that hold many definitions, under the key that is their kind."""


def gather(definitions: Sequence[Definition]) -> Catalogus:
    """All that could be read, by kind and name."""

    def of(kind: type[M]) -> list[M]:
        return [d.model for d in definitions if isinstance(d.model, kind)]

    def merged(parts: Iterable[Mapping[str, V]]) -> dict[str, V]:
        return {name: value for part in reversed(list(parts)) for name, value in part.items()}

    return Catalogus(
        sporen=_by_name((s.spoor, s) for s in of(Spoor)),
        tabellen=_by_name((t.beslistabel, t) for t in of(Beslistabel)),
        feiten=merged(f.feiten for f in of(Feiten)),
        gebeurtenissen=merged(g.gebeurtenissen for g in of(Gebeurtenissen)),
        rollen=merged(r.rollen for r in of(Rollen)),
        documenten=merged(b.bronnen for b in of(Bronnen)),
        begrippen=merged(b.begrippen for b in of(Begrippen)),
        noodnummers=tuple(n for file in of(Noodnummers) for n in file.noodnummers),
        feestdagen=tuple(of(Feestdagen)),
        regios=_by_name((r.regio, r) for r in of(Regio)),
        plaatsen=_by_name((g.gemeente, g) for g in of(Gemeente)),
        contacten={c.contacten: c for c in reversed(of(Contacten))},
        klantreizen={d.file.file: d.model for d in definitions if isinstance(d.model, Klantreis)},
        files=dict(_files(definitions)),
        homes=dict(_homes(definitions)),
    )


def _by_name(found: Iterable[tuple[str, M]]) -> dict[str, tuple[M, ...]]:
    """The versions under each name, the oldest first."""
    versions: dict[str, list[M]] = {}
    for name, model in found:
        versions.setdefault(name, []).append(model)
    return {name: tuple(sorted(them, key=_vanaf)) for name, them in versions.items()}


def _vanaf(model: Definitie) -> date:
    return getattr(model, "vanaf", None) or date.min


def _files(definitions: Sequence[Definition]) -> Iterator[tuple[Identity, YamlFile]]:
    for definition in reversed(definitions):
        if definition.model is not None and definition.kind not in (*LISTS, "noodnummers"):
            yield identity_of(definition.model), definition.file


def _homes(definitions: Sequence[Definition]) -> Iterator[tuple[tuple[str, str], YamlFile]]:
    for definition in reversed(definitions):
        if definition.model is not None and definition.kind in LISTS:
            for name in getattr(definition.model, definition.kind):
                yield (definition.kind, name), definition.file
