"""The kaart as one HTML file that needs nothing else: no font, no script, no address."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from routekaart.kaarten.kaart import Kaart
from routekaart.kaarten.plat import flatten
from routekaart.kaarten.render.sjablonen import fill_in

TEMPLATE = "kaart.html.j2"


def render_html(kaart: Kaart, folders: Sequence[Path]) -> str:
    """The page. Text is escaped everywhere; the drawings are ours and go in as they are."""
    values = flatten(kaart)
    for tekening in (values["tekening"], *values["zijtekeningen"]):
        if tekening is not None:
            tekening["svg"] = Markup(tekening["svg"])  # noqa: S704 - written by tekenen.svg, which escapes
    return fill_in(TEMPLATE, {"kaart": values}, folders, autoescape=True)
