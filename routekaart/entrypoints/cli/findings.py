"""A finding on the screen: its place first, then the line itself with a caret under it."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from routekaart.diagnostics import Diagnostic, Ernst, Span
from routekaart.entrypoints.cli.show import find_width, wrap

if TYPE_CHECKING:
    from routekaart.wiring import Inhoud

_COLORS: Final = {Ernst.FOUT: "red", Ernst.WAARSCHUWING: "yellow", Ernst.OPEN: "cyan"}
_LONGEST: Final = 100
_BEFORE: Final = 40
_GUTTER: Final = "{:>5} | "


class FindingWriter:
    """Shows findings; reads each file once for the lines that it shows."""

    def __init__(self, inhoud: Inhoud, *, err: bool = False) -> None:
        """`err`: on stderr, for a command whose result is something else."""
        self._inhoud, self._err = inhoud, err
        self._lines: dict[str, list[str]] = {}
        self._width = find_width()

    def show(self, diagnostic: Diagnostic, where: str = "") -> None:
        """Print one finding."""
        span = diagnostic.span
        place = f"{show_path(self._inhoud.locate(span.file))}:{span.line}:{span.column}"
        what = f"{diagnostic.ernst} {diagnostic.code}:"
        head, *rest = wrap(f"{place}: {what} {diagnostic.message}", self._width, indent="    ")
        colored = click.style(diagnostic.ernst, fg=_COLORS[diagnostic.ernst], bold=True)
        click.echo(head.replace(what, f"{colored} {diagnostic.code}:", 1), err=self._err)
        for line in (*rest, *self._excerpt(span)):
            click.echo(line, err=self._err)
        for text in (diagnostic.hint, where):
            for line in wrap(f"    {text}", self._width, indent="    ") if text else ():
                click.echo(line, err=self._err)
        click.echo(err=self._err)

    def _excerpt(self, span: Span) -> list[str]:
        """The line that it is about, and a caret under the place."""
        lines = self._read(span.file)
        if not 1 <= span.line <= len(lines) or not lines[span.line - 1].strip():
            return []
        line = lines[span.line - 1].replace("\t", " ")
        column = min(span.column - 1, len(line))
        longest = min(_LONGEST, (self._width or _LONGEST) - len(_GUTTER.format("")))
        cut = max(0, column - _BEFORE) if len(line) > longest else 0
        shown = line[cut : cut + longest]
        if cut:
            shown = f"…{shown[1:]}"
        if len(line) > cut + longest:
            shown = f"{shown[:-1]}…"
        caret = f"{'':{_columns(shown[: column - cut])}}^"
        return [_GUTTER.format(span.line) + shown, _GUTTER.format("") + caret]

    def _read(self, file: str) -> list[str]:
        if file not in self._lines:
            from routekaart.load.folders import read_file

            path = self._inhoud.locate(file)
            # A klantreis of the user's own lies in no folder of the content.
            read = read_file(path.name if file == str(path) else file, path)
            try:
                text = read.decode("utf-8-sig") if isinstance(read, bytes) else ""
            except UnicodeDecodeError:
                text = ""
            self._lines[file] = text.splitlines()
        return self._lines[file]


def show_path(path: Path) -> str:
    """A path from here if it lies below; whole otherwise."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith(os.pardir) else relative


def _columns(text: str) -> int:
    """How many columns `text` takes: accents of their own take none."""
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )
