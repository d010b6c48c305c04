"""Things that hold somewhere, each with its fields; and what of them is not the same elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

NIETS = "–"

Sleutel = tuple[str, ...]
"""By what a thing is known on both sides; the beginning of it is the thing that it is part of."""


@dataclass(frozen=True, slots=True)
class Veld:
    """A value of a thing, as the engine holds it and as a reader knows it."""

    naam: str
    waarde: object
    tekst: str


@dataclass(frozen=True, slots=True)
class Ding:
    """
    Something that is agreed: what to call it, its fields, and the rollen whose work it touches.

    `er_wel` and `er_niet` say what it means that it is there, or that it is not.
    """

    wat: str
    velden: tuple[Veld, ...] = ()
    voor: tuple[str, ...] = ()
    er_wel: str = "geldt"
    er_niet: str = "geldt niet"


Dingen = Mapping[Sleutel, Ding]


@dataclass(frozen=True, slots=True)
class Verschil:
    """
    One thing that is not the same: here and there, and the rollen for whom that matters.

    `als` is the situation in which it differs, a part per column; empty: in each of them.
    """

    sleutel: Sleutel
    wat: str
    links: str
    rechts: str
    voor: tuple[str, ...]
    als: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """What belongs together: how many things are the same, and what is not."""

    titel: str
    gelijk: int
    verschillen: tuple[Verschil, ...]


def compare_dingen(titel: str, links: Dingen, rechts: Dingen) -> Onderdeel:
    """What differs between two sides. Of a thing that one side lacks, no part is told."""
    found = tuple(_find(links, rechts))
    told = {verschil.sleutel for verschil in found}
    both = links.keys() & rechts.keys()
    same = sum(1 for s in both if not told & {s, *((*s, v.naam) for v in links[s].velden)})
    return Onderdeel(titel, same, found)


def _find(links: Dingen, rechts: Dingen) -> Iterator[Verschil]:
    alone = links.keys() ^ rechts.keys()
    for sleutel in dict.fromkeys((*links, *rechts)):
        if sleutel in alone:
            if not any(part in alone for part in _wholes(sleutel)):
                yield _one_sided(sleutel, links.get(sleutel), rechts.get(sleutel))
        else:
            yield from _fields(sleutel, links[sleutel], rechts[sleutel])


def _wholes(sleutel: Sleutel) -> Iterable[Sleutel]:
    *wholes, _ = accumulate((part,) for part in sleutel)
    return wholes


def _one_sided(sleutel: Sleutel, here: Ding | None, there: Ding | None) -> Verschil:
    ding = here or there
    if ding is None:
        raise KeyError(sleutel)
    texts = [ding.er_niet if side is None else ding.er_wel for side in (here, there)]
    return Verschil(sleutel, ding.wat, texts[0], texts[1], join_rollen(ding.voor))


def _fields(sleutel: Sleutel, here: Ding, there: Ding) -> Iterator[Verschil]:
    theirs = {veld.naam: veld for veld in there.velden}
    voor = join_rollen(here.voor, there.voor)
    for veld in here.velden:
        other = theirs[veld.naam]
        if veld.waarde != other.waarde:
            wat = f"{here.wat}: {veld.naam}" if veld.naam else here.wat
            key = (*sleutel, veld.naam) if veld.naam else sleutel
            same = veld.tekst == other.tekst
            texts = [_tell(one, by_name=same) for one in (veld, other)]
            yield Verschil(key, wat, texts[0], texts[1], voor)


def _tell(veld: Veld, *, by_name: bool) -> str:
    """The text; two that are called alike are told apart by their names."""
    return f"{veld.tekst} ({veld.waarde})" if by_name else veld.tekst or NIETS


def join_rollen(*groups: Iterable[str]) -> tuple[str, ...]:
    """All of them once, by alphabet: the same whichever side comes first."""
    return tuple(sorted({rol for group in groups for rol in group}, key=str.casefold))
