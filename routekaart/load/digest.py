"""
Two fingerprints of the afspraken: of what steers a casus, and of what floats around it.

A running casus is pinned to the first: Ede's new telephone number must change nothing in Nijkerk,
and a better sentence must not end the definition under which a casus runs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import Enum
from hashlib import sha256
from typing import Final, TypeAlias

from pydantic import BaseModel

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


def digest_gedrag(steering: object) -> str:
    """The fingerprint of all that makes a casus go one way and not another."""
    return _hash(_plain(steering, _Part.STEERS))


def digest_teksten(steering: object, floating: object) -> str:
    """The fingerprint of what people read about the steering part, and of the rest."""
    return _hash([_plain(steering, _Part.READS), _plain(floating, _Part.WHOLE)])


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
