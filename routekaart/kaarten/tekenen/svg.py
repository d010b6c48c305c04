"""
The SVG of a drawing: plain shapes with their own attributes, the same bytes every time.

Nothing depends on colour: who is aan zet is a lane, an aanname is a dashed border, a term that
passed is a dashed arrow with a clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from routekaart.kaarten.tekenen.graaf import Graaf, Pijl
from routekaart.kaarten.tekenen.labels import Label, put_labels
from routekaart.kaarten.tekenen.layout import BEGIN, LEADING, PAD, SMALL, TITLE, Cell, Grid, place
from routekaart.kaarten.tekenen.routes import Point, Route, lay
from routekaart.kaarten.tekenen.tekst import wrap

_INK, _SOFT, _LANE, _LANE_HEAD, _LINE = "#1b1b1b", "#444444", "#f3f3f1", "#e3e3df", "#9a9a94"
_FONT = "Lato, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
_RADIUS, _HEAD = 5.0, 6.5
_TRIES = 5


def write_svg(graaf: Graaf, ident: str) -> tuple[str, float]:
    """
    The drawing and its width; `ident` keeps the names in it apart from those of another on a page.
    """
    grid, routes, labels = _fit(graaf)
    parts = [
        _open(grid, ident),
        f'<title id="{ident}-titel">{escape(graaf.titel)}</title>',
        f'<desc id="{ident}-uitleg">{escape(graaf.beschrijving)}</desc>',
        *_lanes(grid),
        *(_arrow(route) for route in routes),
        *(part for cell in grid.cells.values() for part in _box(cell, grid.width)),
        *(part for label in labels for part in _label(label)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n", grid.width


def _fit(graaf: Graaf) -> tuple[Grid, tuple[Route, ...], tuple[Label, ...]]:
    """Everything in its place; where words do not fit, the rows move apart and we try again."""
    room: dict[int, float] = {}
    best: tuple[float, tuple[Grid, tuple[Route, ...], tuple[Label, ...]]] | None = None
    for _ in range(_TRIES):
        grid = place(graaf, room)
        routes = lay(graaf, grid)
        labels, short = put_labels(routes, grid)
        bad = len(short) * 200 + grid.height
        if best is None or bad < best[0]:
            best = (bad, (grid, routes, labels))
        if not short:
            break
        for row, extra in short.items():
            room[row] = room.get(row, 0.0) + extra
    assert best is not None  # noqa: S101 - there is at least one try
    return best[1]


def _open(grid: Grid, ident: str) -> str:
    width, height = _n(grid.width), _n(grid.height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="{ident}-titel {ident}-uitleg" '
        f"font-family={quoteattr(_FONT)}>"
    )


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _lanes(grid: Grid) -> Iterator[str]:
    for index, lane in enumerate(grid.lanes):
        fill = _LANE if index % 2 == 0 else "#ffffff"
        yield _rect(lane.x, 0, lane.width, grid.height, fill)
        yield _rect(lane.x, 0, lane.width, grid.top, _LANE_HEAD if index % 2 == 0 else "#efefec")
        y = PAD + TITLE
        for text in lane.titel:
            yield _text(lane.x + lane.width / 2, y, text, TITLE, bold=True)
            y += TITLE * LEADING
        for text in lane.wie:
            yield _text(lane.x + lane.width / 2, y, text, SMALL)
            y += SMALL * LEADING
        if index:
            yield (
                f'<path d="M{_n(lane.x)} 0V{_n(grid.height)}" stroke="{_LINE}" '
                'stroke-width="0.7" fill="none"/>'
            )
    yield (
        f'<path d="M0 {_n(grid.top)}H{_n(grid.width)}" stroke="{_LINE}" stroke-width="0.7" '
        'fill="none"/>'
    )
    yield _rect(0.5, 0.5, grid.width - 1, grid.height - 1, "none", stroke=_LINE)


def _rect(x: float, y: float, width: float, height: float, fill: str, stroke: str = "") -> str:
    border = f' stroke="{stroke}" stroke-width="0.7"' if stroke else ""
    return (
        f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" '
        f'fill="{fill}"{border}/>'
    )


def _text(
    x: float, y: float, text: str, size: float, *, bold: bool = False, anchor: str = "middle"
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    fill = _INK if bold else _SOFT
    return (
        f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" text-anchor="{anchor}" '
        f'fill="{fill}"{weight}>{escape(text)}</text>'
    )


def _box(cell: Cell, page: float) -> Iterator[str]:
    vak = cell.vak
    dash = ' stroke-dasharray="4 2.5"' if vak.aanname else ""
    radius = min(cell.height / 2, 14) if vak.eind else 4
    width = "1" if vak.eind else "1.5"
    fill = _LANE_HEAD if vak.eind else "#ffffff"
    yield (
        f'<rect x="{_n(cell.x)}" y="{_n(cell.y)}" width="{_n(cell.width)}" '
        f'height="{_n(cell.height)}" rx="{_n(radius)}" fill="{fill}" stroke="{_INK}" '
        f'stroke-width="{width}"{dash}/>'
    )
    y = cell.y + PAD + TITLE * 0.85
    middle = cell.centre[0]
    for text in cell.title:
        yield _text(middle, y, text, SMALL if vak.eind else TITLE, bold=not vak.eind)
        y += TITLE * LEADING
    y -= (TITLE - SMALL) * 0.6
    for text in cell.small:
        kind, rest = text[:1], text[1:]
        if kind == "\t":
            yield _clock(cell.x + PAD + SMALL / 2, y - SMALL * 0.35, SMALL * 0.45)
            yield _text(cell.x + PAD + SMALL + 3, y, rest, SMALL, anchor="start")
        elif kind == "\v":
            yield _text(cell.x + PAD + SMALL + 3, y, rest, SMALL, anchor="start")
        else:
            yield _text(middle, y, text, SMALL)
        y += SMALL * LEADING
    if vak.begin:
        top = cell.y - BEGIN
        yield f'<circle cx="{_n(middle)}" cy="{_n(top)}" r="4" fill="{_INK}"/>'
        yield (
            f'<path d="M{_n(middle)} {_n(top)}V{_n(cell.y - _HEAD)}" stroke="{_INK}" '
            'stroke-width="1.3" fill="none"/>'
        )
        yield _head((middle, top), (middle, cell.y))
        room = min(cell.width / 2 + 44, page - middle - 12)
        for line, text in enumerate(reversed(wrap(vak.begin, room, SMALL, 2))):
            where = top + SMALL * 0.35 - line * SMALL * LEADING
            yield _text(middle + 8, where, text, SMALL, anchor="start")


def _clock(x: float, y: float, radius: float) -> str:
    return (
        f'<g stroke="{_INK}" stroke-width="0.9" fill="#ffffff"><circle cx="{_n(x)}" cy="{_n(y)}" '
        f'r="{_n(radius)}"/><path d="M{_n(x)} {_n(y - radius * 0.65)}V{_n(y)}'
        f'H{_n(x + radius * 0.5)}" fill="none"/></g>'
    )


def _arrow(route: Route) -> str:
    return (
        f'<path d="{_path(route.points)}" stroke="{_INK}" stroke-width="1.2" '
        f'fill="none"{_dash(route.pijl)}/>{_head(route.points[-2], route.points[-1])}'
    )


def _dash(pijl: Pijl) -> str:
    return ' stroke-dasharray="5 3"' if pijl.klok else ""


def _path(points: tuple[Point, ...]) -> str:
    """Straight parts with rounded corners, ending where the head begins."""
    last = _towards(points[-1], points[-2], _HEAD - 1)
    shown = [*points[:-1], last]
    parts = [f"M{_n(shown[0][0])} {_n(shown[0][1])}"]
    for before, corner, after in zip(shown, shown[1:], shown[2:], strict=False):
        room = min(_RADIUS, _distance(before, corner) / 2, _distance(corner, after) / 2)
        start, end = _towards(corner, before, room), _towards(corner, after, room)
        parts.append(
            f"L{_n(start[0])} {_n(start[1])}Q{_n(corner[0])} {_n(corner[1])} "
            f"{_n(end[0])} {_n(end[1])}"
        )
    parts.append(f"L{_n(shown[-1][0])} {_n(shown[-1][1])}")
    return "".join(parts)


def _distance(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(point: Point, other: Point, distance: float) -> Point:
    length = _distance(point, other) or 1.0
    return (
        point[0] + (other[0] - point[0]) * distance / length,
        point[1] + (other[1] - point[1]) * distance / length,
    )


def _head(before: Point, tip: Point) -> str:
    base = _towards(tip, before, _HEAD)
    across = (3.2, 0.0) if abs(tip[0] - before[0]) < abs(tip[1] - before[1]) else (0.0, 3.2)
    corners: Iterable[Point] = (
        tip,
        (base[0] + across[0], base[1] + across[1]),
        (base[0] - across[0], base[1] - across[1]),
    )
    shown = " ".join(f"{_n(x)},{_n(y)}" for x, y in corners)
    return f'<polygon points="{shown}" fill="{_INK}"/>'


def _label(label: Label) -> Iterator[str]:
    if label.ground:
        yield _rect(label.x, label.y, label.width, label.height, label.ground)
    y = label.y + SMALL * 0.95
    for number, text in enumerate(label.lines):
        x = label.x + label.width / 2
        if label.klok:
            x += SMALL * 0.6
            if number == 0:
                yield _clock(label.x + SMALL * 0.6, y - SMALL * 0.35, SMALL * 0.45)
        yield _text(x, y, text, SMALL)
        y += SMALL * LEADING
