"""Which fields may stand somewhere: asked of the models, by the path that pydantic reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import UnionType
from typing import Annotated, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from routekaart.load.nodes import PathPart


def fields_at(model: type[BaseModel], loc: Sequence[PathPart]) -> list[str]:
    """The YAML keys of the fields at `loc`."""
    return [key for found in _models_at(model, loc) for key in _by_key(found)]


def describe_field(model: type[BaseModel], loc: Sequence[PathPart]) -> str:
    """What the model says of the field that `loc` ends in."""
    *before, last = loc
    for found in _models_at(model, before):
        info = _by_key(found).get(str(last))
        if info is not None and info.description:
            return info.description
    return ""


def _models_at(model: type[BaseModel], loc: Sequence[PathPart]) -> list[type[BaseModel]]:
    types: list[object] = [model]
    for part in loc:
        # A part that leads nowhere names a branch of a union: we stay where we are.
        types = [t for kind in types for t in _step(kind, part)] or types
    return [kind for kind in types if isinstance(kind, type) and issubclass(kind, BaseModel)]


def _step(kind: object, part: PathPart) -> Iterator[object]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        info = _by_key(kind).get(str(part))
        if info is not None:
            yield from _branches(info.annotation)
        return
    arguments = get_args(kind)
    origin = get_origin(kind)
    if origin is dict and isinstance(part, str):
        yield from _branches(arguments[1])
    elif origin in (tuple, list) and isinstance(part, int):
        yield from _branches(arguments[0])


def _branches(kind: object) -> Iterator[object]:
    origin = get_origin(kind)
    if origin is Annotated:
        yield from _branches(get_args(kind)[0])
    elif origin in (Union, UnionType):
        for branch in get_args(kind):
            yield from _branches(branch)
    else:
        yield kind


def _by_key(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {info.alias or name: info for name, info in model.model_fields.items()}
