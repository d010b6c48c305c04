"""What routekaart has to say about a YAML file, where it says it, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ernst(StrEnum):
    """How much a finding matters: a `FOUT` stops the definition from being used."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"
    OPEN = "open afspraak"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file, counted from one as editors do."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about one place. The text is Dutch: the author of the rule reads it."""

    code: str
    span: Span
    message: str
    hint: str = ""
    ernst: Ernst = Ernst.FOUT

    def __str__(self) -> str:
        hint = f"\n    {self.hint}" if self.hint else ""
        return f"{self.span}: {self.ernst} {self.code}: {self.message}{hint}"


def by_place(diagnostic: Diagnostic) -> tuple[Span, str, str]:
    """Sort key: the order in which an author walks through the files."""
    return diagnostic.span, diagnostic.code, diagnostic.message
