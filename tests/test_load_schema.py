"""The schemas accept what load accepts, and speak Dutch to whoever types."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from routekaart.load import build_schemas, write_schemas
from routekaart.load.documents import KINDS
from routekaart.load.folders import find_files
from routekaart.load.nodes import Value, read_yaml

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "routekaart" / "load" / "schemas"
BASE = Path(__file__).parent / "bad" / "basis"
SCHEMAS = build_schemas()


NUMBERS = {"inwoners", "eerste_jaar", "laatste_jaar", "pasen"}


def as_json(value: Value) -> Any:  # noqa: ANN401 - what JSON can hold
    """What an editor makes of it, which reads a number as a number."""
    if isinstance(value, dict):
        return {
            key: int(item) if key in NUMBERS and isinstance(item, str) else as_json(item)
            for key, item in value.items()
        }
    if isinstance(value, tuple):
        return [as_json(item) for item in value]
    return value


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])

    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMAS[name]["$id"].endswith(f"{name}.schema.json")


@pytest.mark.parametrize("file", find_files([BASE]))
def test_what_load_accepts_its_schema_accepts(file: str) -> None:
    parsed, _ = read_yaml(file, (BASE / file).read_bytes())
    assert parsed is not None
    values = as_json(parsed.values)
    kind = next(iter(values))

    for name in (kind, "routekaart"):
        validator = Draft202012Validator(SCHEMAS[name])
        assert [error.message for error in validator.iter_errors(values)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_refuses_a_field_that_nobody_knows(kind: str) -> None:
    errors = Draft202012Validator(SCHEMAS[kind]).iter_errors({kind: "x", "vreemd": 1})

    assert any("vreemd" in error.message for error in errors)


def descriptions(schema: object) -> list[tuple[str, bool]]:
    """Each field with whether it is described."""
    if isinstance(schema, list):
        return [found for part in schema for found in descriptions(part)]
    if not isinstance(schema, dict):
        return []
    own = [
        (name, isinstance(field, dict) and "description" in field)
        for name, field in schema.get("properties", {}).items()
    ]
    return own + [found for part in schema.values() for found in descriptions(part)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_is_described(name: str) -> None:
    assert [name for name, described in descriptions(SCHEMAS[name]) if not described] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_no_english_is_shown_to_the_author(name: str) -> None:
    text = json.dumps(SCHEMAS[name])

    assert " the " not in text.lower()


def test_the_schemas_are_written_the_same_each_time(tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in write_schemas(tmp_path / "een")}
    second = {path.name: path.read_bytes() for path in write_schemas(tmp_path / "twee")}

    assert first == second
    assert set(first) == {f"{name}.schema.json" for name in SCHEMAS}


def test_the_schemas_that_we_ship_are_those_of_the_models(tmp_path: Path) -> None:
    made = {path.name: path.read_bytes() for path in write_schemas(tmp_path)}
    shipped = {path.name: path.read_bytes() for path in SHIPPED.glob("*.json")}

    assert set(shipped) == set(made)
    old = [name for name, text in made.items() if shipped[name] != text]
    assert old == [], "run: python -m routekaart.load.schemas"


def test_the_schemas_are_made_anew_where_they_lie(tmp_path: Path) -> None:
    package = Path(shutil.copytree(SHIPPED, tmp_path / "schemas"))
    for path in package.glob("*.json"):
        path.unlink()

    subprocess.run([sys.executable, package / "__main__.py"], cwd=ROOT, check=True)

    assert len(list(package.glob("*.json"))) == len(SCHEMAS)
