"""
Where the words of an arrow stand: on its own line, off the boxes, the other words and other arrows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from routekaart.kaarten.tekenen.layout import BEGIN, LEADING, SMALL, Grid
from routekaart.kaarten.tekenen.routes import Route
from routekaart.kaarten.tekenen.tekst import width_of, wrap

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
_WIDTHS = (118.0, 84.0, 150.0, 64.0)
_MOST = 4
_HIDDEN = 5000.0
_BAD = 90.0
"""From here on words hide something, and the rows had better move apart."""
_CUT = 45.0
"""So much worse are words through which the border of a lane runs."""
_SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9)
_NEAR = 4.0
"""So close to another arrow, words seem to belong to it."""


@dataclass(frozen=True, slots=True)
class Label:
    """The words of an arrow with their place, and the colour of the ground that they cover."""

    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float
    klok: bool
    ground: str


def put_labels(routes: Sequence[Route], grid: Grid) -> tuple[tuple[Label, ...], dict[int, float]]:
    """
    A place for the words of every arrow; words that lead to one box are said once.

    With it the rows above which there was too little room, and how much was missing.
    """
    labels: list[Label] = []
    short: dict[int, float] = {}
    lines = _lines(routes)
    cells = grid.cells.values()
    taken: list[Box] = [(c.x, c.y, c.x + c.width, c.y + c.height) for c in cells]
    taken.append((0, 0, grid.width, grid.top))
    taken += [
        (c.centre[0] - 6, c.y - BEGIN - SMALL * 1.7, c.x + c.width + 44, c.y)
        for c in cells
        if c.vak.begin
    ]
    said: set[tuple[str, str]] = set()
    for route in sorted(routes, key=_room):
        key = (route.pijl.naar, route.pijl.tekst)
        if key in said or not route.pijl.tekst:
            continue
        said.add(key)
        priced = [
            (_cost(c, route, lines, taken) + _crossing(c[0], grid), n, c)
            for n, c in enumerate(_candidates(route, grid))
        ]
        if priced:
            best_cost, _, (label, _) = min(priced, key=lambda found: found[:2])
            labels.append(label)
            box = (label.x, label.y, label.x + label.width, label.y + label.height)
            if best_cost >= _BAD:
                row = max(grid.cells[end].row for end in (route.pijl.van, route.pijl.naar))
                short[row] = max(short.get(row, 0.0), min(label.height * 0.5, 14.0))
            taken.append(box)
    return tuple(labels), short


def _room(route: Route) -> float:
    """How long the longest straight part is: what has little room chooses first."""
    return max(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in route.segments())


def _candidates(route: Route, grid: Grid) -> Iterator[tuple[Label, float]]:
    """Places along the arrow, each with how far it is from the natural one."""
    shapes = dict.fromkeys(_shape(route, width) for width in _WIDTHS)
    segments = list(route.segments())
    for number, ((ax, ay), (bx, by)) in enumerate(segments):
        flat = ay == by
        length = abs(ax - bx) + abs(ay - by)
        for lines, width, height in shapes:
            for share in _SHARES:
                x, y = ax + (bx - ax) * share, ay + (by - ay) * share
                fits = length >= (width if flat else height) + 10
                odd = abs(share - 0.5) * 10 + number * 3 + len(lines) * 2
                odd += 60 if lines[-1].endswith("…") else 0
                odd += 30 if any(line.endswith("-") for line in lines) else 0
                for dx, dy, extra in _beside(flat=flat, fits=fits, width=width, height=height):
                    left = min(max(x - width / 2 + dx, 2), grid.width - width - 2)
                    top = y - height / 2 + dy
                    ground = "" if extra else _ground(x, grid)
                    label = Label(lines, left, top, width, height, route.pijl.klok, ground)
                    yield label, odd + extra


def _beside(
    *, flat: bool, fits: bool, width: float, height: float
) -> Iterator[tuple[float, float, float]]:
    """How far off the line words may stand, and how much less that is liked: zero is on it."""
    if fits:
        yield 0.0, 0.0, 0.0
    if flat:
        yield 0.0, -height / 2 - 1.5, 6.0
        yield 0.0, height / 2 + 1.5, 8.0
    else:
        yield width / 2 + 2, 0.0, 6.0
        yield -width / 2 - 2, 0.0, 8.0
    if not fits:
        yield 0.0, 0.0, 40.0


def _shape(route: Route, most: float) -> tuple[tuple[str, ...], float, float]:
    lines = wrap(route.pijl.label, most, SMALL, _MOST)
    clock = SMALL * 1.4 if route.pijl.klok else 0
    width = max(width_of(line, SMALL) for line in lines) + clock + 4
    return lines, width, len(lines) * SMALL * LEADING + 1


def _ground(x: float, grid: Grid) -> str:
    lane = next((i for i, lane in enumerate(grid.lanes) if x < lane.x + lane.width), 0)
    return "#f3f3f1" if lane % 2 == 0 else "#ffffff"


@dataclass(frozen=True, slots=True)
class _Line:
    """A straight part of an arrow, as a box: whose it is, and whether it says the same."""

    box: Box
    route: Route


def _lines(routes: Sequence[Route]) -> tuple[_Line, ...]:
    return tuple(
        _Line((min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])), route)
        for route in routes
        for a, b in route.segments()
    )


def _cost(
    candidate: tuple[Label, float], route: Route, lines: Sequence[_Line], taken: Sequence[Box]
) -> float:
    label, cost = candidate
    box = (label.x, label.y, label.x + label.width, label.y + label.height)
    cost += sum(_HIDDEN for other in taken if _meet(box, other))
    wide = (box[0] - _NEAR, box[1] - _NEAR, box[2] + _NEAR, box[3] + _NEAR)
    own = 0
    for line in lines:
        if not _meet(wide, line.box):
            continue
        hit = _meet(box, line.box)
        if line.route is route:
            # Words stand on their own line; across two parts of it, they hide a corner.
            own += hit
        else:
            same = (line.route.pijl.naar, line.route.pijl.tekst) == (
                route.pijl.naar,
                route.pijl.tekst,
            )
            near, over = (5, 20) if same else (25, 120)
            cost += over if hit else near
    return cost + (8 if own == 1 else 90 * own)


def _crossing(label: Label, grid: Grid) -> float:
    """What it costs that the border of a lane runs through words that do not cover it."""
    borders = [lane.x + lane.width for lane in grid.lanes[:-1]]
    cut = any(label.x < border < label.x + label.width for border in borders)
    return (_CUT / 2 if label.ground else _CUT) if cut else 0.0


def _meet(one: Box, other: Box) -> bool:
    """Whether two boxes, each from left above to right below, overlap; a line is a thin box."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
