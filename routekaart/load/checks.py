"""All that load asks of the definitions together, once every file was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from routekaart.diagnostics import Diagnostic
from routekaart.load.catalogus import Catalogus
from routekaart.load.documents import Definition
from routekaart.load.herkomst import check_herkomst
from routekaart.load.messages import MAX_FINDINGS, too_many
from routekaart.load.names import Names
from routekaart.load.overrides import check_afwijkingen, check_own
from routekaart.load.places import Place
from routekaart.load.references.feiten import check_feit, check_gebeurtenis, check_rol
from routekaart.load.references.klantreizen import check_klantreis
from routekaart.load.references.kringen import check_kringen
from routekaart.load.references.namen import check_names
from routekaart.load.references.regios import (
    check_contacten,
    check_document,
    check_gemeente,
    check_regio,
    check_two_regios,
)
from routekaart.load.references.sporen import check_spoor
from routekaart.load.references.tabellen import check_tabel
from routekaart.model.base import Definitie
from routekaart.model.bronnen import Bronnen
from routekaart.model.feiten import Feiten
from routekaart.model.gebeurtenissen import Gebeurtenissen
from routekaart.model.klantreizen import Klantreis
from routekaart.model.regios import Contacten, Gemeente, Regio, Rollen
from routekaart.model.sporen import Spoor
from routekaart.model.tabellen import Beslistabel


def check_all(
    catalogus: Catalogus, definitions: Sequence[Definition], *, complete: bool
) -> Iterator[Diagnostic]:
    """Every finding about the definitions together; `complete`: no file was past reading."""
    broken = tuple(definition for definition in definitions if definition.model is None)
    names = Names(catalogus, broken, complete)
    yield from check_names(definitions)
    yield from islice(check_kringen(names), MAX_FINDINGS)
    yield from check_two_regios(names)
    for definition in definitions:
        if definition.model is not None:
            place = Place(definition.file)
            found = chain(
                check_herkomst(names, place, definition.model),
                _check_references(names, place, definition.model),
            )
            yield from islice(found, MAX_FINDINGS)
            if next(found, None) is not None:
                yield too_many(definition.file)


def _check_references(names: Names, place: Place, model: Definitie) -> Iterator[Diagnostic]:
    match model:
        case Spoor():
            yield from check_own(names, place, model)
            yield from check_spoor(names, place, model)
        case Beslistabel():
            yield from check_own(names, place, model)
            yield from check_tabel(names, place, model)
        case Regio():
            yield from check_regio(names, place, model)
            yield from check_afwijkingen(names, place, model)
        case Gemeente():
            yield from check_gemeente(names, place, model)
            yield from check_afwijkingen(names, place, model)
        case Contacten():
            yield from check_contacten(names, place, model)
        case Klantreis():
            yield from check_klantreis(names, place, model)
        case _:
            yield from _check_lists(names, place, model)


def _check_lists(names: Names, place: Place, model: Definitie) -> Iterator[Diagnostic]:
    match model:
        case Feiten(feiten=feiten):
            for naam, feit in feiten.items():
                yield from check_feit(names, place / "feiten" / naam, feit)
        case Gebeurtenissen(gebeurtenissen=gebeurtenissen):
            for naam, gebeurtenis in gebeurtenissen.items():
                here = place / "gebeurtenissen" / naam
                yield from check_gebeurtenis(names, here, gebeurtenis)
        case Rollen(rollen=rollen):
            for naam, rol in rollen.items():
                yield from check_rol(names, place / "rollen" / naam, rol)
        case Bronnen(bronnen=bronnen):
            for naam, document in bronnen.items():
                yield from check_document(names, place / "bronnen" / naam, document)
