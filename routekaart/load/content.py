"""
Where the content is that comes with routekaart.

In a wheel it lies beside the code, in a checkout at its root. A user's own folder comes after it
(`load_catalogus` lets a later folder replace file by file); which folder that is, the entrypoint
reads from its argument or from the environment variable named here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from routekaart.errors import ContentNotFound
from routekaart.load.folders import FOLDERS

ENV_MAP: Final = "ROUTEKAART_MAP"

_PACKAGE: Final = Path(__file__).parents[1]


def locate_content(own: Path | None = None, *, package: Path = _PACKAGE) -> tuple[Path, ...]:
    """The folders to read, the shipped one first."""
    for shipped in (package / "_data", package.parent):
        if all(shipped.joinpath(folder).is_dir() for folder in FOLDERS):
            return (shipped,) if own is None else (shipped, own)
    raise ContentNotFound("map", str(package / "_data"))
