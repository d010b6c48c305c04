"""A timeline as one HTML file that needs nothing else: no font, no script, no address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from routekaart.kaarten.render.sjablonen import fill_in
from routekaart.kaarten.tijdlijn.tekening import draw
from routekaart.kaarten.tijdlijn.tijdlijn import Tijdlijn
from routekaart.kaarten.tijdlijn.vergelijk import Vergelijking

TEMPLATE = "tijdlijn.html.j2"


def render_tijdlijn(
    tijdlijn: Tijdlijn, roots: Sequence[Path], vergelijking: Vergelijking | None = None
) -> str:
    """
    The page, with the picture on top and all of it in words below.

    `roots` are those of `load.content.locate_content`; a user's own template replaces ours.
    """
    folders = [root / "templates" for root in reversed(roots)]
    values = {
        "t": asdict(tijdlijn) | {"verschillen": tijdlijn.verschillen},
        "tekening": asdict(draw(tijdlijn)),
        "vergelijking": None if vergelijking is None else asdict(vergelijking),
    }
    return fill_in(TEMPLATE, values, folders, autoescape=True)
