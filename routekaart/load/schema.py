"""JSON Schemas out of the models: they tell an editor what may stand in a file, and in Dutch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from pydantic.json_schema import models_json_schema

from routekaart.load.documents import KINDS

_BASE: Final = "https://example.org/routekaart/schema/"
_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
COMBINED: Final = "routekaart"


def build_schemas() -> dict[str, dict[str, Any]]:
    """A schema for each kind of file, and one for any of them; each stands by itself."""
    return {**{kind: _build(kind) for kind in KINDS}, COMBINED: _build_combined()}


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write each schema to `folder`, and say which files these are."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for kind, schema in build_schemas().items():
        path = folder / f"{kind}.schema.json"
        text = json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True)
        path.write_text(f"{text}\n", encoding="utf-8", newline="\n")
        written.append(path)
    return tuple(written)


def _build(kind: str) -> dict[str, Any]:
    schema = KINDS[kind].model_json_schema(by_alias=True)
    return {
        **{key: _without_noise_each(key, part) for key, part in schema.items()},
        "$schema": _DRAFT,
        "$id": f"{_BASE}{kind}.schema.json",
        "title": f"Bestand: {kind}",
        "description": f"Wat in een bestand kan staan dat met '{kind}' begint",
    }


def _build_combined() -> dict[str, Any]:
    refs, schema = models_json_schema(
        [(model, "validation") for model in KINDS.values()], by_alias=True
    )
    return {
        "$schema": _DRAFT,
        "$id": f"{_BASE}{COMBINED}.schema.json",
        "title": "Een bestand van routekaart",
        "description": "De eerste sleutel zegt wat voor bestand het is",
        "type": "object",
        "oneOf": [refs[model, "validation"] for model in KINDS.values()],
        "$defs": _without_noise_each("$defs", schema["$defs"]),
    }


def _without_noise(schema: object, *, is_field: bool = False) -> object:
    """
    Without what an editor would show in English: the titles that pydantic makes of class names, and
    the docstrings of the models. The description of a field is Dutch, and stays.
    """
    if isinstance(schema, list):
        return [_without_noise(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    noise = ("title",) if is_field else ("title", "description")
    return {key: _without_noise_each(key, part) for key, part in schema.items() if key not in noise}


def _without_noise_each(key: str, part: object) -> object:
    if key not in ("properties", "$defs") or not isinstance(part, dict):
        return _without_noise(part)
    is_field = key == "properties"
    return {name: _without_noise(value, is_field=is_field) for name, value in part.items()}
