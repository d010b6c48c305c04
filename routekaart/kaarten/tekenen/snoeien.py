"""
Which arrows are left out of a drawing, so that the others can be followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from routekaart.kaarten.tekenen.graaf import Pijl


@dataclass(frozen=True, slots=True)
class Leg:
    """A piece of the way: from one toestand to another, perhaps of another spoor."""

    van: str
    naar: str
    tekst: str
    klok: bool
    aanname: bool
    eerste: bool = True
    """Whether it leaves from the toestand that its overgang names first."""

    @property
    def crosses(self) -> bool:
        """Whether it leads to another spoor."""
        return self.van.partition("/")[0] != self.naar.partition("/")[0]


def keep_spine(legs: list[Leg], order: Mapping[str, int], boxes: set[str]) -> list[Leg]:
    """
    Only the legs between boxes of the spine: those from which the route leads on.

    Within a spoor it leads on when it comes, without turning back, to another spoor; in a spoor
    that leads to no other, when it comes to its end. Where a passed term leads from the spine is
    drawn as well: who must act then is what a reader looks for when nobody answers.
    """
    forward = [
        leg for leg in legs if not leg.klok and (leg.crosses or order[leg.naar] > order[leg.van])
    ]
    leads_on = {leg.van for leg in forward if leg.crosses and order[leg.naar] > order[leg.van]}
    sporen = {key.partition("/")[0] for key in boxes}
    passing = {key.partition("/")[0] for key in leads_on}
    for leg in legs:
        if leg.van.partition("/")[0] in sporen - passing and leg.naar not in boxes:
            leads_on.add(leg.van)
    while (
        more := {leg.van for leg in forward if leg.naar in leads_on and not leg.crosses} - leads_on
    ):
        leads_on |= more
    escalated = {leg.naar for leg in legs if leg.klok and leg.van in leads_on and leg.naar in boxes}
    spine = leads_on | escalated
    return [
        leg
        for leg in legs
        if leg.van in spine
        and (leg.naar in spine or (leg.naar not in boxes and leg.van in leads_on))
    ]


def thin(legs: list[Leg], order: Mapping[str, int]) -> list[Leg]:
    """
    Without what stays where it is, without the same move from a later toestand, and without a way
    back within a spoor; save where that is the only way on.
    """
    moving = [leg for leg in legs if leg.van != leg.naar]
    kept = [
        leg for leg in moving if leg.eerste and (leg.crosses or order[leg.naar] > order[leg.van])
    ]
    served = {leg.van for leg in kept}
    kept_ids = {id(leg) for leg in kept}
    alone: dict[str, Leg] = {}
    for leg in sorted(moving, key=lambda leg: leg.crosses or order[leg.naar] < order[leg.van]):
        if leg.van not in served:
            alone.setdefault(leg.van, leg)
    return [leg for leg in moving if id(leg) in kept_ids or leg in alone.values()]


def merge(pijlen: Iterable[Pijl]) -> Iterator[Pijl]:
    """One arrow per pair of boxes: with a clock when one of those that it stands for has it."""
    merged: dict[tuple[str, str], Pijl] = {}
    for pijl in pijlen:
        key = (pijl.van, pijl.naar)
        if key not in merged:
            merged[key] = pijl
            continue
        first = merged[key]
        said = (first.tekst, *first.meer)
        meer = first.meer if pijl.tekst in said else (*first.meer, pijl.tekst)
        merged[key] = replace(
            first, meer=meer, klok=first.klok or pijl.klok, aanname=first.aanname or pijl.aanname
        )
    yield from merged.values()
