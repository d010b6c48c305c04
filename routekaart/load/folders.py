"""
Read the folders.

Every problem is reported at once. A file whose form is wrong is left out, and what others say about
it is believed until it can be read. What one definition says of another is reported as well, but
the definition stays: whoever wants to run it looks at the findings first.

A folder may come from somebody else. What is opened is a plain file that really lies in its folder,
and no more of it than a file may hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Final

from routekaart.diagnostics import Diagnostic, Span, by_place
from routekaart.errors import ContentNotFound
from routekaart.load.catalogus import Catalogus
from routekaart.load.checks import check_all
from routekaart.load.documents import Definition, read_definition
from routekaart.load.gather import gather
from routekaart.load.text import MAX_BYTES

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


def read_file(name: str, path: Path) -> bytes | Diagnostic:
    """
    What is in a file that `find_files` found, or why nobody opened it.

    Of a file that is too long the start: enough to see that it is.
    """
    root = path.parents[name.count("/")]
    try:
        mode = path.stat().st_mode
        if not path.resolve().is_relative_to(root.resolve()):
            reason = "het is een koppeling naar een plek buiten deze map"
            return _refuse(name, reason, "Zet hier het bestand zelf neer.")
        if S_ISDIR(mode):
            return _refuse(name, "dit is een map")
        if not S_ISREG(mode):  # a pipe would make us wait, a device never ends
            return _refuse(name, "het is geen gewoon bestand", "Haal het weg uit deze map.")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        return _refuse(name, f"het systeem zegt: {error.strerror}")


def _refuse(name: str, reason: str, hint: str = "") -> Diagnostic:
    return Diagnostic("RK101", Span(name, 1, 1), f"dit bestand is niet te openen: {reason}", hint)


def _read(name: str, path: Path) -> tuple[Definition | None, tuple[Diagnostic, ...]]:
    data = read_file(name, path)
    return (None, (data,)) if isinstance(data, Diagnostic) else read_definition(name, data)
