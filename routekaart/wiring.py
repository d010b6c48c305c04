"""
The only place that chooses: which folders are read, which clock tells the day, where the cache is.

Everything below it is handed what it needs. A door asks here once, and passes on what it got.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final

from routekaart.clock import Clock, SystemClock
from routekaart.diagnostics import Diagnostic
from routekaart.kalender import local_day
from routekaart.load import Catalogus, load_catalogus, locate_content
from routekaart.load.cache import compute_key, read_findings, write_findings
from routekaart.load.folders import find_files

ENV_CACHE: Final = "ROUTEKAART_CACHE"


@dataclass(frozen=True, slots=True)
class Geheugen:
    """What was found before in the same files; `key` changes when any of them does."""

    folder: Path
    key: str

    def recall(
        self, about: Sequence[str], find: Callable[[], Iterable[Diagnostic]]
    ) -> tuple[Diagnostic, ...]:
        """What `find` finds, without asking it when that is known."""
        key = sha256("\0".join((self.key, *about)).encode()).hexdigest()
        known = read_findings(self.folder, key)
        if known is None:
            known = tuple(find())
            write_findings(self.folder, key, known)
        return known


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What the folders say, where they are, and all that is wrong with their form."""

    roots: tuple[Path, ...]
    catalogus: Catalogus
    findings: tuple[Diagnostic, ...]
    geheugen: Geheugen | None = None

    def locate(self, file: str) -> Path:
        """Where a file of the content really is: in the last of the folders that has it."""
        places = [root / file for root in self.roots]
        return next((path for path in reversed(places) if path.exists()), places[-1])

    def find_files(self) -> tuple[str, ...]:
        """Every file of the content, by its path within its folder."""
        return tuple(find_files(self.roots))


def read_inhoud(own: Path | None = None, *, cached: bool = True) -> Inhoud:
    """
    The content that comes with routekaart, with the user's `own` folder laid over it.

    `cached`: what was found before in the same files need not be worked out again.
    """
    roots = locate_content(own)
    geheugen = None
    if cached:
        # A file that cannot be read is a finding; only nothing can be remembered of it.
        with suppress(OSError):
            geheugen = Geheugen(locate_cache(), compute_key(roots))
    catalogus, findings = load_catalogus(roots)
    return Inhoud(roots, catalogus, findings, geheugen)


def make_clock() -> Clock:
    """The clock of this computer."""
    return SystemClock()


def find_today(clock: Clock | None = None) -> date:
    """Which day it is on a Dutch wall."""
    return local_day((clock or make_clock()).now())


def locate_cache(environ: Mapping[str, str] | None = None) -> Path:
    """The folder for what can be made again: where the platform keeps such things, or as told."""
    environ = os.environ if environ is None else environ
    if own := environ.get(ENV_CACHE):
        return Path(own)
    home = Path.home()
    if sys.platform == "win32":
        base = Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = Path(environ.get("XDG_CACHE_HOME") or home / ".cache")
    return base / "routekaart"
