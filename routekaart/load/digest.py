"""
Two fingerprints of the afspraken: of what steers a casus, and of what floats around it.

A running casus is pinned to the first: Ede's new telephone number must change nothing in Nijkerk,
and a better sentence must not end the definition under which a casus runs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from enum import Enum
from hashlib import sha256
from typing import Final, TypeAlias, TypeVar

from pydantic import BaseModel

T = TypeVar("T")
Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | None"

_TEKST: Final = frozenset({
    "aanname",
    "betekenis",
    "bron",
    "doet",
    "english",
    "meervoud",
    "synoniemen",
    "titel",
    "toelichting",
    "uitleg",
    "vraag",
    "wacht_op",
    "wat",
})  # fmt: skip
"""Fields that only people read, whatever they stand in."""

_PLACE: Final = frozenset({"vanaf", "regio", "gemeente", "mag_afwijken"})
"""Fields that say where and from when: the same rules for another year steer the same."""


class _Part(Enum):
    """Which part of a definition to look at."""

    WHOLE = 1
    STEERS = 2
    READS = 3


def digest(value: object) -> str:
    """The fingerprint of models, mappings and tuples: equal when the values are, on any machine."""
    return _hash(_plain(value, _Part.WHOLE))


Named = Mapping[str, Mapping[str, BaseModel]]
"""Definitions by kind and name."""


class Digests:
    """
    The fingerprints of many gemeenten, who share most of what they have: each definition is looked
    at once.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[int, _Part], tuple[object, str]] = {}

    def gedrag(self, steering: Named) -> str:
        """The fingerprint of all that makes a casus go one way and not another."""
        return _hash(self._named(steering, _Part.STEERS))

    def teksten(self, steering: Named, floating: Named, rest: object) -> str:
        """The fingerprint of what people read about the steering part, and of the rest."""
        return _hash([
            self._named(steering, _Part.READS),
            self._named(floating, _Part.WHOLE),
            _plain(rest, _Part.WHOLE),
        ])  # fmt: skip

    def _named(self, parts: Named, part: _Part) -> Json:
        return {
            kind: self._once(
                models, part, lambda models: {n: self._model(m, part) for n, m in models.items()}
            )
            for kind, models in parts.items()
        }

    def _model(self, model: BaseModel, part: _Part) -> str:
        return self._once(model, part, lambda model: _plain(model, part))

    def _once(self, what: T, part: _Part, plain: Callable[[T], Json]) -> str:
        """Known by identity; `what` is kept, so that nothing else can take its place."""
        key = id(what), part
        if key not in self._known:
            self._known[key] = what, _hash(plain(what))
        return self._known[key][1]


def _hash(value: Json) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _plain(value: object, part: _Part) -> Json:
    """As JSON, in which the order of mappings does not count and that of lists does."""
    if isinstance(value, BaseModel):
        return _fields(value, part)
    if isinstance(value, Mapping):
        return {str(key): _plain(item, part) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item, part) for item in value]
    if part is _Part.READS:
        return None
    return value if value is None or isinstance(value, int | str) else str(value)


def _fields(model: BaseModel, part: _Part) -> Json:
    """
    What a model says by itself: a default is what it does not say, so that a field which a later
    routekaart adds changes the fingerprint of nothing that goes without it.
    """
    plain: dict[str, Json] = {}
    for name, info in type(model).model_fields.items():
        value = getattr(model, name)
        if value == info.default or (part is _Part.STEERS and name in _TEKST | _PLACE):
            continue
        whole = part is _Part.READS and name in _TEKST
        plain[name] = _plain(value, _Part.WHOLE if whole else part)
    return plain
