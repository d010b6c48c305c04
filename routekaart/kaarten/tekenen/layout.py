"""
Where each box goes: lanes side by side, time downwards, every box in a cell of its own.

Our own layout and not that of a library: a kaart has a fixed width, its lanes have a fixed order,
and a box that stands in the order of the route is worth more than one crossing less.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from routekaart.kaarten.tekenen.graaf import Graaf, Vak
from routekaart.kaarten.tekenen.tekst import wrap

WIDTH, WIDEST = 760.0, 240.0
TITLE, SMALL = 11.0, 9.5
LEADING = 1.22
GUTTER, PAD, GAP = 34.0, 6.0, 26.0
BEGIN = 15.0
"""How high above a box the dot stands with which a spoor begins."""
MOST_ABREAST = 2
_HIGHER = -2


@dataclass(frozen=True, slots=True)
class Cell:
    """A box with its place: the corner left above, and its lines of text."""

    vak: Vak
    x: float
    y: float
    width: float
    height: float
    title: tuple[str, ...]
    small: tuple[str, ...]
    row: int
    column: int

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of the box."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane with its place, and the lines of its heading."""

    titel: tuple[str, ...]
    wie: tuple[str, ...]
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Grid:
    """All places: what a router needs to find its way between the boxes."""

    lanes: tuple[Lane, ...]
    cells: Mapping[str, Cell]
    columns: tuple[tuple[float, float], ...]
    """Per column where it begins and how wide it is."""
    rows: tuple[tuple[float, float], ...]
    """Per row where its boxes begin and how high it is."""
    top: float
    width: float
    height: float


def place(graaf: Graaf, room: Mapping[int, float] | None = None) -> Grid:
    """The cells of all boxes; `room` is what a row needs above it more than usual."""
    rows, room = _rows(graaf), room or {}
    slots, abreast = _slots(graaf, rows)
    columns, lanes_x = _columns(abreast)
    page = columns[-1][0] + columns[-1][1]
    lanes = tuple(
        Lane(
            wrap(baan.titel, width - 2 * PAD, TITLE, 3),
            wrap(baan.wie, width - 2 * PAD, SMALL, 3),
            x,
            width,
        )
        for baan, (x, width) in zip(graaf.banen, lanes_x, strict=True)
    )
    top = max(len(lane.titel) * TITLE * LEADING + len(lane.wie) * SMALL * LEADING for lane in lanes)
    top += 3 * PAD
    texts = {vak.id: _text(vak, columns[slots[vak.id]][1] - GUTTER) for vak in graaf.vakken}
    heights = [0.0] * (max(rows.values()) + 1)
    for vak in graaf.vakken:
        heights[rows[vak.id]] = max(heights[rows[vak.id]], texts[vak.id][2])
    places, y = [], top + GAP * 0.25
    for row, height in enumerate(heights):
        y += room.get(row, 0.0)
        places.append((y + GAP, height))
        y += height + GAP
    cells = {
        vak.id: _cell(vak, texts[vak.id], rows[vak.id], slots[vak.id], columns, places)
        for vak in graaf.vakken
    }
    return Grid(
        lanes, cells, columns, tuple(places), top, page, y + room.get(len(heights), 0.0) + GAP * 0.6
    )


def _rows(graaf: Graaf) -> dict[str, int]:
    """The row of each box: below all that leads to it; an arrow back does not count."""
    order = {vak.id: index for index, vak in enumerate(graaf.vakken)}
    lanes = {vak.id: vak.baan for vak in graaf.vakken}
    sporen = {vak.id: vak.spoor for vak in graaf.vakken}
    abreast = _abreast(graaf)
    rows: dict[str, int] = {}
    taken: dict[tuple[int, int], int] = {}
    for vak in graaf.vakken:
        leads = [
            rows[pijl.van] + _step(lanes[pijl.van], vak, sporen[pijl.van])
            for pijl in graaf.pijlen
            if pijl.naar == vak.id and order[pijl.van] < order[vak.id]
        ]
        row = max(0, *leads) if leads else 0
        if vak.begin and rows:
            # A spoor that begins by itself stands a little lower than the one before it.
            before = next(v for v in reversed(graaf.vakken[: order[vak.id]]) if not v.eind)
            row = min(r for n, r in rows.items() if sporen[n] == before.spoor) + 1
        while taken.get((row, vak.baan), 0) >= abreast[vak.baan]:
            row += 1
        taken[row, vak.baan] = taken.get((row, vak.baan), 0) + 1
        rows[vak.id] = row
    return rows


def _step(lane: int, vak: Vak, spoor: str) -> int:
    """
    How much lower than its lead a box stands.

    A next spoor in a lane further on may begin higher again: it is read as the next column.
    """
    return _HIGHER if spoor != vak.spoor and vak.baan > lane else 1


def _abreast(graaf: Graaf) -> list[int]:
    """How many boxes stand side by side in a lane: two when two follow on the same one."""
    baan = {vak.id: vak.baan for vak in graaf.vakken if not vak.eind}
    order = {vak.id: index for index, vak in enumerate(graaf.vakken)}
    wide = set()
    for one in graaf.pijlen:
        for other in graaf.pijlen:
            siblings = one.van == other.van and one.naar != other.naar
            onward = order[one.naar] > order[one.van] and order[other.naar] > order[one.van]
            lane = baan.get(one.naar)
            if siblings and onward and lane is not None and lane == baan.get(other.naar):
                later = _leads(graaf, one.naar, other.naar) or _leads(graaf, other.naar, one.naar)
                if not later:
                    wide.add(lane)
    return [MOST_ABREAST if index in wide else 1 for index in range(len(graaf.banen))]


def _leads(graaf: Graaf, van: str, naar: str) -> bool:
    """Whether the arrows lead from one box to another, in the order of the route."""
    order = {vak.id: index for index, vak in enumerate(graaf.vakken)}
    reached, more = {van}, True
    while more:
        step = {
            p.naar for p in graaf.pijlen if p.van in reached and order[p.naar] > order[p.van]
        } - reached
        reached |= step
        more = bool(step)
    return naar in reached


def _slots(graaf: Graaf, rows: Mapping[str, int]) -> tuple[dict[str, int], list[int]]:
    """The column of each box, and how many columns each lane has."""
    groups: dict[tuple[int, int], list[str]] = {}
    for vak in graaf.vakken:
        groups.setdefault((vak.baan, rows[vak.id]), []).append(vak.id)
    abreast = _abreast(graaf)
    first = [sum(abreast[:index]) for index in range(len(abreast))]
    ends = {vak.id for vak in graaf.vakken if vak.eind}
    slots = {}
    for (baan, _), group in groups.items():
        # What the route goes on from stands first, so that it runs straight down.
        for slot, naam in enumerate(sorted(group, key=lambda n: n in ends)):
            slots[naam] = first[baan] + slot
    return slots, abreast


def _columns(
    abreast: list[int],
) -> tuple[tuple[tuple[float, float], ...], list[tuple[float, float]]]:
    each = min(WIDTH / sum(abreast), WIDEST)
    columns = tuple((index * each, each) for index in range(sum(abreast)))
    lanes, x = [], 0.0
    for count in abreast:
        lanes.append((x, count * each))
        x += count * each
    return columns, lanes


def _text(vak: Vak, width: float) -> tuple[tuple[str, ...], tuple[str, ...], float]:
    title = wrap(vak.titel, width - 2 * PAD, TITLE, 4)
    small: list[str] = []
    if vak.erbij:
        small += wrap(vak.erbij, width - 2 * PAD, SMALL, 2)
    for termijn in vak.termijnen:
        lines = wrap(termijn, width - 2 * PAD - SMALL - 3, SMALL, 3)
        small += [f"\t{lines[0]}", *(f"\v{line}" for line in lines[1:])] if lines else []
    height = len(title) * TITLE * LEADING + len(small) * SMALL * LEADING + 2 * PAD
    return title, tuple(small), height


def _cell(
    vak: Vak,
    text: tuple[tuple[str, ...], tuple[str, ...], float],
    row: int,
    slot: int,
    columns: tuple[tuple[float, float], ...],
    places: list[tuple[float, float]],
) -> Cell:
    x, width = columns[slot]
    y, height = places[row]
    title, small, own = text
    return Cell(
        vak, x + GUTTER / 2, y + (height - own) / 2, width - GUTTER, own, title, small, row, slot
    )
