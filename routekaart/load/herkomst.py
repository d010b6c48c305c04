"""Everything that is a rule says on what it rests: a bron whose document exists, or an aanname."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from pydantic import BaseModel

from routekaart.diagnostics import Diagnostic
from routekaart.load.names import Names
from routekaart.load.places import Place
from routekaart.model.bronnen import Bron, MetHerkomst
from routekaart.model.feiten import Feit
from routekaart.model.gebeurtenissen import Gebeurtenis
from routekaart.model.regios import Begrip, Invulling, Portret, Rol

# What is only named rests on nothing; what is unknown says so by being left open.
_NAMED: Final = (Feit, Gebeurtenis, Rol)


def check_herkomst(names: Names, place: Place, model: BaseModel) -> Iterator[Diagnostic]:
    """A finding for each part without bron or aanname, and for each bron without its document."""
    if isinstance(model, MetHerkomst) and not (
        model.bron or model.aanname or _may_go_without(model)
    ):
        yield place.report(
            "RK301",
            f"bij {_call(place)} staat niet waarop het rust",
            "Geef een 'bron', of een 'aanname' die zegt wie het moet bevestigen.",
            key=True,
        )
    if isinstance(model, Bron):
        yield from names.check("documenten", model.document, place / "document")
    for field, key in _fields_with_models(type(model)):
        part = getattr(model, field)
        if part:
            yield from _check_part(names, place / key, part)


def _check_part(names: Names, place: Place, part: object) -> Iterator[Diagnostic]:
    if isinstance(part, BaseModel):
        yield from check_herkomst(names, place, part)
    elif isinstance(part, tuple):
        for number, item in enumerate(part):
            yield from _check_part(names, place / number, item)
    elif isinstance(part, dict):
        for key, item in part.items():
            yield from _check_part(names, place / key, item)


def _may_go_without(model: MetHerkomst) -> bool:
    match model:
        case Invulling(organisatie=None, team=None) | Portret(tekst=None) | Begrip(betekenis=None):
            return True
    return isinstance(model, _NAMED)


def _call(place: Place) -> str:
    name = next((part for part in reversed(place.path) if isinstance(part, str)), None)
    last = place.path[-1] if place.path else None
    if isinstance(last, int):
        return f"nummer {last + 1} van '{name}'"
    return f"'{name}'" if name else "dit bestand"


@cache
def _fields_with_models(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields that can hold a model, with their YAML key: the others need no look."""
    return tuple(
        (name, info.alias or name)
        for name, info in model.model_fields.items()
        if _holds_model(info.annotation)
    )


def _holds_model(kind: object) -> bool:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return True
    return any(_holds_model(part) for part in getattr(kind, "__args__", ()))
