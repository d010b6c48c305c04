"""
Remember what was found, so that asking again about unchanged files costs no more than reading them.

The key is a digest of every file, its name, and the version of routekaart: any change misses.
Only findings are kept, as JSON; what cannot be read, written or believed is no cache.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from routekaart import __version__
from routekaart.diagnostics import Diagnostic, Ernst, Span
from routekaart.load.folders import find_files

_FORM = 1


def compute_key(roots: Sequence[Path], *about: str) -> str:
    """The key of what is found in these folders; `about` is whatever else the answer depends on."""
    total = sha256(json.dumps([_FORM, __version__, *about]).encode())
    for name, path in find_files(roots).items():
        data = path.read_bytes() if path.is_file() else b""
        total.update(f"{name}\0{sha256(data).hexdigest()}\0".encode())
    return total.hexdigest()


def read_findings(folder: Path, key: str) -> tuple[Diagnostic, ...] | None:
    """What was found under this key; None when nobody knows."""
    try:
        stored = json.loads(_path(folder, key).read_text(encoding="utf-8"))
        if stored["key"] != key:
            return None
        return tuple(_to_finding(*row) for row in stored["findings"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def write_findings(folder: Path, key: str, findings: Iterable[Diagnostic]) -> None:
    """Keep what was found: whole or not at all, and never a reason to fail."""
    rows = [
        [f.code, f.span.file, f.span.line, f.span.column, f.message, f.hint, f.ernst.value]
        for f in findings
    ]
    text = json.dumps({"key": key, "findings": rows}, ensure_ascii=False)
    with suppress(OSError, UnicodeError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, suffix=".tmp")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(name).replace(_path(folder, key))
        finally:
            Path(name).unlink(missing_ok=True)


def _path(folder: Path, key: str) -> Path:
    return folder / f"{key}.json"


def _to_finding(
    code: str, file: str, line: int, column: int, message: str, hint: str, ernst: str
) -> Diagnostic:
    words = code, file, message, hint
    if not all(isinstance(word, str) for word in words):
        raise TypeError(words)
    if not (type(line) is int and type(column) is int):
        raise TypeError(line, column)
    return Diagnostic(code, Span(file, line, column), message, hint, Ernst(ernst))
