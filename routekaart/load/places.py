"""A place in a file, on which a finding can be put."""

from __future__ import annotations

from dataclasses import dataclass

from routekaart.diagnostics import Diagnostic
from routekaart.load.nodes import PathPart, YamlFile


@dataclass(frozen=True, slots=True)
class Place:
    """A value in a file, by its path: `place / "mits" / 0` is a value inside it."""

    file: YamlFile
    path: tuple[PathPart, ...] = ()

    def __truediv__(self, part: PathPart) -> Place:
        return Place(self.file, (*self.path, part))

    def report(self, code: str, message: str, hint: str = "", *, key: bool = False) -> Diagnostic:
        """A finding about the value here, or about its key."""
        return Diagnostic(code, self.file.span(*self.path, key=key), message, hint)
