"""
Remember what was found, so that asking again about unchanged files costs no more than reading them.

The key is a digest of every file and its name, and of the code that looks: any change misses.
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
from typing import Final

from pydantic import VERSION

from routekaart import __version__
from routekaart.diagnostics import Diagnostic, Ernst, Span
from routekaart.load.folders import find_files, read_file

_FORM: Final = 1
_PACKAGE: Final = Path(__file__).parents[1]


def compute_key(roots: Sequence[Path], *about: str) -> str:
    """The key of what is found in these folders; `about` is whatever else the answer depends on."""
    code = [_FORM, __version__, digest_code(_PACKAGE), VERSION]
    total = sha256(json.dumps([code, *about]).encode())
    for name, path in find_files(roots).items():
        read = read_file(name, path)
        data = read if isinstance(read, bytes) else f"\0{read.message}".encode()
        total.update(_digest(name, data))
    return total.hexdigest()


def digest_code(package: Path) -> str:
    """
    What the code is, whatever it calls itself: a version says nothing while somebody works on it.

    By contents, because git sets times as it likes; 170 files take 3 ms.
    """
    total = sha256()
    for path in sorted(package.rglob("*.py")):
        total.update(_digest(path.relative_to(package).as_posix(), path.read_bytes()))
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


def _digest(name: str, data: bytes) -> bytes:
    # Of the name its bytes, which need not be text.
    return sha256(os.fsencode(name)).digest() + sha256(data).digest()


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
