"""
For which households two tables answer differently: exactly those, in as few words as we can.

The text of a table does not count, nor into which tables it is divided: only what it answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from routekaart.model.cellen import Cel
from routekaart.verify.dozen import Budget, Doos, TooManyBoxes, find_hole, intersect, subtract
from routekaart.verify.rooster import Rooster, Uitkomst, Zijde
from routekaart.verify.standen import Stand

Antwoord = frozenset[str]
"""The words of an answer, in no order; empty: there is no answer."""


@dataclass(frozen=True, slots=True)
class AntwoordVerschil:
    """
    Whenever all of `cellen` hold, the one side answers `links` and the other `rechts`.

    A column that is not named makes no difference there.
    """

    cellen: Mapping[str, Cel]
    links: Antwoord
    rechts: Antwoord


def find_verschillen(links: Zijde, rechts: Zijde, budget: Budget) -> tuple[AntwoordVerschil, ...]:
    """
    All differences: each as wide as it can be, and none that the others tell already.

    The other way round gives the same with the answers changed over: what is told follows from
    where the answers differ, not from how the tables are written. Raises TooManyBoxes.
    """
    rooster = Rooster((links, rechts))
    regions: dict[tuple[Antwoord, Antwoord], list[Doos]] = {}
    for doos, ours in rooster.answers(links, rooster.ruimte, budget):
        for part, theirs in rooster.answers(rechts, doos, budget):
            regions.setdefault((_words(ours), _words(theirs)), []).append(part)
    found: list[tuple[Doos, AntwoordVerschil]] = []
    for pair, region in regions.items():
        if pair[0] == pair[1]:
            continue
        rest = [doos for other, dozen in regions.items() if other != pair for doos in dozen]
        for doos in _cover(region, rest, rooster.ruimte, budget):
            cellen = rooster.stand(doos)
            if _can_occur(links, cellen, budget) or _can_occur(rechts, cellen, budget):
                found.append((doos, AntwoordVerschil(cellen, *pair)))
    return tuple(verschil for _, verschil in sorted(found, key=lambda one: _corner(one[0])))


def _words(uitkomst: Uitkomst) -> Antwoord:
    if uitkomst is None:
        return frozenset()
    return frozenset({uitkomst} if isinstance(uitkomst, str) else uitkomst)


def _cover(
    region: Sequence[Doos], rest: Sequence[Doos], ruimte: Doos, budget: Budget
) -> Iterator[Doos]:
    """Wide boxes that together are all of `region`; `rest` is all that lies outside it."""
    left, wide = list(region), list[Doos]()
    while left:
        corner = min(map(_corner, left))
        doos = _widen(corner, ruimte, rest, budget)
        wide.append(doos)
        if not ruimte:
            break  # without columns there is one box, and it is told
        left = [part for piece in left for part in _outside(piece, doos)]
    for doos in list(wide):
        others = [other for other in wide if other != doos]
        if others and find_hole(doos, others, budget) is None:
            wide.remove(doos)
    yield from wide


def _outside(doos: Doos, hole: Doos) -> Iterator[Doos]:
    both = intersect(doos, hole)
    return iter((doos,)) if both is None else subtract(doos, both)


def _corner(doos: Doos) -> Doos:
    """The smallest box in it: the lowest layer of each column."""
    return tuple(mask & -mask for mask in doos)


def _widen(doos: Doos, ruimte: Doos, rest: Sequence[Doos], budget: Budget) -> Doos:
    """As wide as it can be without touching `rest`: whole columns first, then layer by layer."""
    bits = [[1 << bit for bit in range(full.bit_length())] for full in ruimte]
    for steps in ([[full] for full in ruimte], bits):
        for column, masks in enumerate(steps):
            for mask in masks:
                budget.spend()
                wider = (*doos[:column], doos[column] | mask, *doos[column + 1 :])
                if not any(intersect(wider, other) is not None for other in rest):
                    doos = wider
    return doos


def _can_occur(zijde: Zijde, cellen: Mapping[str, Cel], budget: Budget) -> bool:
    """Whether the derived feiten leave such a household; when that is too much to ask, it may."""
    try:
        return next(zijde.standen.possible(Stand(cellen), Budget(budget.left)), None) is not None
    except TooManyBoxes:
        return True
