"""The kaart as plain dicts and lists: what a template gets, and nothing that can do anything."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from routekaart.kaarten.kaart import Kaart


def flatten(kaart: Kaart) -> dict[str, Any]:
    """The view model under the names that templates use."""
    return asdict(kaart)
