"""
How an arrow runs: between the boxes, with few bends, and not over another arrow.

A search over the lines on which an arrow may run: the middle and quarters of a column, tracks
between the columns, and tracks between the rows. Arrows are laid one by one, the shortest first;
each next one pays for crossing those that lie there already.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from routekaart.kaarten.tekenen.graaf import Graaf, Pijl
from routekaart.kaarten.tekenen.layout import Cell, Grid

Point = tuple[float, float]
Node = tuple[int, int]
"""A crossing of two lines, by their numbers."""
State = tuple[Node, int]
"""Where one is, and which way one came."""
Exit = tuple[Point, tuple[int, int], float]
"""Where an arrow may leave or enter a box, in which direction, and at what price."""
_TRACK = 8.0
_BEND, _CROSS, _SHARE, _ODD_SIDE = 22.0, 16.0, 150.0, 70.0
_MARGIN = 4.0
_STEPS = ((1, 0), (0, 1), (-1, 0), (0, -1))
_DOWN, _UP = (0, 1), (0, -1)
_BACK = 2


@dataclass(frozen=True, slots=True)
class Route:
    """An arrow with the points at which it bends, from box to box."""

    pijl: Pijl
    points: tuple[Point, ...]

    def segments(self) -> Iterator[tuple[Point, Point]]:
        """Its straight parts."""
        yield from pairwise(self.points)


def lay(graaf: Graaf, grid: Grid) -> tuple[Route, ...]:
    """A route for every arrow, in the order of the graaf."""
    router = _Router(grid)
    found: dict[int, Route] = {}
    for index in sorted(range(len(graaf.pijlen)), key=lambda i: _length(graaf.pijlen[i], grid)):
        pijl = graaf.pijlen[index]
        found[index] = Route(pijl, router.lay(grid.cells[pijl.van], grid.cells[pijl.naar]))
    return tuple(found[index] for index in sorted(found))


def _length(pijl: Pijl, grid: Grid) -> tuple[int, int]:
    van, naar = grid.cells[pijl.van], grid.cells[pijl.naar]
    back = 20 if naar.row <= van.row else 0
    return abs(van.row - naar.row) + abs(van.column - naar.column) + back, van.row


class _Router:
    def __init__(self, grid: Grid) -> None:
        self._cells = list(grid.cells.values())
        self.xs, self.ys = _lines(grid)
        self._x = {x: i for i, x in enumerate(self.xs)}
        self._y = {y: i for i, y in enumerate(self.ys)}
        self._blocked = {
            (i, j) for i, x in enumerate(self.xs) for j, y in enumerate(self.ys) if self._hits(x, y)
        }
        self._used: dict[tuple[int, int, bool], list[tuple[str, str]]] = {}
        self._ports: dict[Point, tuple[str, str]] = {}

    def _hits(self, x: float, y: float) -> bool:
        return any(
            c.x - _MARGIN < x < c.x + c.width + _MARGIN
            and c.y - _MARGIN < y < c.y + c.height + _MARGIN
            for c in self._cells
        )

    def lay(self, van: Cell, naar: Cell) -> tuple[Point, ...]:
        """The cheapest way from one box to another."""
        ends = (van.vak.id, naar.vak.id)
        goals = {self._node(p): (p, d, c) for p, d, c in self._exits(naar, ends, out=False)}
        queue: list[tuple[float, Node, int]] = []
        best: dict[State, float] = {}
        came: dict[State, State | Point] = {}
        for point, step, cost in self._exits(van, ends, out=True):
            state = (self._node(point), _STEPS.index(step))
            best[state], came[state] = cost, point
            heapq.heappush(queue, (cost, *state))
        while queue:
            cost, node, heading = heapq.heappop(queue)
            if cost > best[node, heading]:
                continue
            if node in goals and _STEPS[heading] == goals[node][1]:
                return self._trace((node, heading), came, goals[node][0], ends)
            for state, price in self._onward(node, heading, ends, goals):
                if cost + price < best.get(state, float("inf")):
                    best[state], came[state] = cost + price, (node, heading)
                    heapq.heappush(queue, (cost + price, *state))
        return van.centre, naar.centre

    def _onward(
        self, node: Node, heading: int, ends: tuple[str, str], goals: Mapping[Node, Exit]
    ) -> Iterator[tuple[State, float]]:
        """Where one can go from here, and at what price; never straight back."""
        for turn, step in enumerate(_STEPS):
            price = self._price(node, step, ends)
            if price is None or (turn - heading) % 4 == _BACK:
                continue
            after = (node[0] + step[0], node[1] + step[1])
            arrival = goals[after][2] if after in goals and goals[after][1] == step else 0.0
            yield (after, turn), price + arrival + (_BEND if turn != heading else 0)

    def _node(self, point: Point) -> tuple[int, int]:
        return self._x[point[0]], self._y[point[1]]

    def _price(
        self, node: tuple[int, int], step: tuple[int, int], ends: tuple[str, str]
    ) -> float | None:
        """What it costs to run one line further; None: a box stands there."""
        x, y = node[0] + step[0], node[1] + step[1]
        if not (0 <= x < len(self.xs) and 0 <= y < len(self.ys)) or (x, y) in self._blocked:
            return None
        length = abs(self.xs[x] - self.xs[node[0]]) + abs(self.ys[y] - self.ys[node[1]])
        flat = step[0] != 0
        cost = length
        for van, naar in self._used.get((x, y, flat), ()):
            cost += 4 if van == ends[0] or naar == ends[1] else _SHARE
        cost += _CROSS * len(self._used.get((x, y, not flat), ()))
        return cost

    def _exits(self, cell: Cell, ends: tuple[str, str], *, out: bool) -> list[Exit]:
        """The points just outside a box where an arrow may leave or arrive, and at what price."""
        cx, cy = cell.centre
        quarter = cell.width / 4
        ys = self.ys
        below = min(y for y in ys if y >= cell.y + cell.height + _MARGIN)
        above = max(y for y in ys if y <= cell.y - _MARGIN)
        right = min(x for x in self.xs if x >= cell.x + cell.width + _MARGIN)
        left = max(x for x in self.xs if x <= cell.x - _MARGIN)
        side_out, side_in = 14.0, 18.0
        exits = []
        for offset, extra in ((0.0, 0.0), (-quarter, 5.0), (quarter, 5.0)):
            x = min(self.xs, key=lambda line: abs(line - (cx + offset)))
            exits.append(((x, below), _DOWN if out else _UP, extra + (0 if out else _ODD_SIDE)))
            exits.append(((x, above), _UP if out else _DOWN, extra + (_ODD_SIDE if out else 0)))
        side = side_out if out else side_in
        for offset, extra in ((0.0, 0.0), (-cell.height / 4, 5.0), (cell.height / 4, 5.0)):
            y = min(ys, key=lambda line: abs(line - (cy + offset)))
            exits.append(((right, y), (1, 0) if out else (-1, 0), side + extra))
            exits.append(((left, y), (-1, 0) if out else (1, 0), side + extra))
        priced = []
        for point, step, cost in exits:
            used = self._ports.get(point)
            mine = used is None or used == ends or (used[0 if out else 1] == ends[0 if out else 1])
            priced.append((point, step, cost if mine else cost + _SHARE))
        return priced

    def _trace(
        self, state: State, came: Mapping[State, State | Point], goal: Point, ends: tuple[str, str]
    ) -> tuple[Point, ...]:
        """The way back from the goal, which from now on is taken."""
        path: list[Node] = []
        current: State | Point = state
        while isinstance(current[0], tuple):
            path.append(current[0])
            current = came[current[0], int(current[1])]
        path.reverse()
        for (i, j), (k, m) in pairwise(path):
            for node in ((i, j), (k, m)):
                self._used.setdefault((*node, j == m), []).append(ends)
        points = [(self.xs[i], self.ys[j]) for i, j in path]
        self._ports.setdefault(points[0], ends)
        self._ports.setdefault(points[-1], ends)
        van, naar = (next(c for c in self._cells if c.vak.id == end) for end in ends)
        return _straight([_touch(van, points[0]), *points, _touch(naar, goal)])


def _touch(cell: Cell, point: Point) -> Point:
    """Where a line to `point` touches the border of the box."""
    x, y = point
    if cell.x <= x <= cell.x + cell.width:
        return x, cell.y if y < cell.y else cell.y + cell.height
    return (cell.x if x < cell.x else cell.x + cell.width), y


def _straight(points: list[Point]) -> tuple[Point, ...]:
    """Without the points on a straight line."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and (
            kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]
        ):
            kept[-1] = point
        else:
            kept.append(point)
    return tuple(kept)


def _lines(grid: Grid) -> tuple[list[float], list[float]]:
    """The lines on which an arrow may run."""
    xs: set[float] = set()
    for x, width in grid.columns:
        xs |= {x + width / 2, x + width / 4, x + width * 3 / 4}
        xs |= {round(x + _TRACK * n, 2) for n in (-1, 0, 1)}
    cells = list(grid.cells.values())
    for cell in cells:
        xs |= {cell.centre[0], cell.centre[0] - cell.width / 4, cell.centre[0] + cell.width / 4}
    xs.add(grid.width - _TRACK)
    ys = {cell.centre[1] + cell.height / 4 * n for cell in cells for n in (-1, 0, 1)}
    edges = [grid.top, *(y for y, _ in grid.rows), grid.height]
    bottoms = [grid.top, *(y + height for y, height in grid.rows)]
    for bottom, top in zip(bottoms, edges[1:], strict=True):
        room = top - bottom
        count = max(2, int(room // _TRACK) - 1)
        ys |= {round(bottom + room * n / (count + 1), 2) for n in range(1, count + 1)}
    inside = sorted(x for x in xs if 0 < x < grid.width)
    return inside, sorted(ys)
