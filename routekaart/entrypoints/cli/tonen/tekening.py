"""A spoor as a drawing."""

from __future__ import annotations

from routekaart.kaarten.noten import Noten
from routekaart.kaarten.tekenen.route import RouteDrawing
from routekaart.kaarten.tekenen.svg import write_svg
from routekaart.kaarten.wie import Bezetting
from routekaart.kaarten.woorden import Woorden
from routekaart.model.afspraken import Afspraken


def draw_svg(afspraken: Afspraken, spoor: str) -> str | None:
    """The SVG of the spoor as it holds here; None when nobody has to act anywhere in it."""
    woorden = Woorden(afspraken)
    noten = Noten(afspraken, woorden)
    drawing = RouteDrawing(afspraken, woorden, Bezetting(afspraken, woorden, noten), noten)
    graaf = drawing.draw(woorden.spoor(spoor), (spoor,))
    if graaf is None:
        return None
    svg, _ = write_svg(graaf, f"tekening-{spoor.replace('_', '-')}")
    return svg
