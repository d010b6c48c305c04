"""One name, one thing: no name twice, none that is a word of routekaart itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from routekaart.diagnostics import Diagnostic
from routekaart.load.catalogus import identity_of
from routekaart.load.documents import Definition
from routekaart.load.gather import LISTS
from routekaart.load.nodes import YamlFile
from routekaart.load.places import Place
from routekaart.model.base import RESERVED
from routekaart.model.sporen import Spoor

_RESERVED_KINDS: Final = frozenset({"spoor", "beslistabel", "feiten", "gebeurtenissen", "rollen"})
_DATED: Final = frozenset({"spoor", "beslistabel", "regio", "gemeente"})
_TOGETHER: Final = {"spoor": "spoor", "beslistabel": "beslistabel", "feiten": "feit"}


def check_names(definitions: Sequence[Definition]) -> Iterator[Diagnostic]:
    """Names that stand twice, and names that nobody may give."""
    first: dict[object, Place] = {}
    together: dict[str, tuple[str, Place]] = {}
    told: set[tuple[str, str]] = set()
    for definition in definitions:
        for name, identity, place in _named(definition):
            key = name == place.path[-1]
            if definition.kind in _RESERVED_KINDS and name in RESERVED:
                message = f"'{name}' is een woord van routekaart zelf en kan geen naam zijn"
                yield place.report("RK213", message, "Kies een andere naam.", key=key)
            elif identity in first:
                yield _twice(definition.kind, place, name, first[identity])
            elif definition.kind in _TOGETHER:
                kind, other = together.setdefault(name, (definition.kind, place))
                if kind != definition.kind and (definition.kind, name) not in told:
                    told.add((definition.kind, name))
                    what = f"'{name}' is ook de naam van een {_TOGETHER[kind]}"
                    where = f"Die staat in {other.file.span(*other.path, key=True)}."
                    yield place.report("RK213", what, where, key=key)
            first.setdefault(identity, place)
        if isinstance(definition.model, Spoor):
            yield from _check_toestanden(definition.file, definition.model.toestanden)


def _named(definition: Definition) -> Iterator[tuple[str, object, Place]]:
    """The names that a file gives, by what each of them must be unique, and where they stand."""
    kind, model = definition.kind, definition.model
    if model is None or kind == "noodnummers":
        return
    place = Place(definition.file, (kind,))
    if kind in LISTS:
        for name in getattr(model, kind):
            yield name, (kind, name), place / name
    elif kind == "feestdagen":
        yield getattr(model, kind), kind, place
    else:
        yield getattr(model, kind), identity_of(model), place


def _twice(kind: str, place: Place, name: str, other: Place) -> Diagnostic:
    if kind == "feestdagen":
        message = f"er zijn al feestdagen, in {other.file.file}"
        return place.report("RK213", message, "Zet alle feestdagen in één bestand.")
    where = other.file.span(*other.path, key=True)
    day = ", of een andere dag bij 'vanaf'" if kind in _DATED else ""
    hint = f"Geef een van beide een andere naam{day}."
    return place.report("RK213", f"'{name}' staat ook in {where}", hint, key=kind in LISTS)


def _check_toestanden(file: YamlFile, toestanden: Mapping[str, object]) -> Iterator[Diagnostic]:
    for naam in toestanden:
        if naam in RESERVED:
            message = f"'{naam}' is een woord van routekaart zelf en kan geen toestand zijn"
            place = Place(file, ("toestanden", naam))
            yield place.report("RK213", message, "Kies een andere naam.", key=True)
