"""
Read the folders.

Every problem is reported at once. A file whose form is wrong is left out, and what others say about
it is believed until it can be read. What one definition says of another is reported as well, but
the definition stays: whoever wants to run it looks at the findings first.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from routekaart.diagnostics import Diagnostic, Span, by_place
from routekaart.errors import ContentNotFound
from routekaart.load.catalogus import Catalogus
from routekaart.load.checks import check_all
from routekaart.load.documents import Definition, read_definition
from routekaart.load.gather import gather

FOLDERS: Final = ("workflows", "rules", "klantreizen")
_SUFFIXES: Final = (".yaml", ".yml")


def load_catalogus(roots: Sequence[Path]) -> tuple[Catalogus, tuple[Diagnostic, ...]]:
    """
    Read every YAML file under the folders of `roots`, and all that is wrong with them.

    A file in a later root replaces the file of the same relative path in an earlier one.
    """
    definitions: list[Definition] = []
    findings: list[Diagnostic] = []
    readable = True
    for name, path in find_files(roots).items():
        definition, found = _read(name, path)
        findings.extend(found)
        if definition is None:
            readable = False
        else:
            definitions.append(definition)
    catalogus = gather(definitions)
    findings.extend(check_all(catalogus, definitions, complete=readable))
    return catalogus, tuple(sorted(findings, key=by_place))


def find_files(roots: Sequence[Path]) -> dict[str, Path]:
    """Every YAML file by its path within its root, in the order of the alphabet."""
    found: dict[str, Path] = {}
    for root in roots:
        if not root.is_dir():
            raise ContentNotFound("map", str(root))
        for folder in FOLDERS:
            for path in root.joinpath(folder).rglob("*"):
                if path.suffix in _SUFFIXES and not path.name.startswith("."):
                    found[path.relative_to(root).as_posix()] = path
    return dict(sorted(found.items()))


def _read(name: str, path: Path) -> tuple[Definition | None, tuple[Diagnostic, ...]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = "dit is een map" if path.is_dir() else f"het systeem zegt: {error.strerror}"
        message = f"dit bestand is niet te openen: {reason}"
        return None, (Diagnostic("RK101", Span(name, 1, 1), message),)
    return read_definition(name, data)
