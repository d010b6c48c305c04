"""Two tables that answer differently: for whom, in the words of a reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from routekaart.kaarten.vergelijken.dingen import Sleutel, Verschil, join_rollen
from routekaart.kaarten.vergelijken.kant import Kant
from routekaart.model.cellen import Cel
from routekaart.verify.dozen import LIMIT, Budget, TooManyBoxes
from routekaart.verify.verschillen import AntwoordVerschil, find_verschillen

TABELLEN = "tabellen"
TE_GROOT = "niet nagegaan: de tabellen zijn daar te groot voor"


def list_tabellen(kant: Kant) -> tuple[str, ...]:
    """
    The tables that something here asks for other than to know who has regie.

    What only another table asks is told with that one.
    """
    a = kant.afspraken
    asked = [feit.tabel for feit in a.feiten.values()]
    for spoor in a.sporen.values():
        for way in (*spoor.opent, *spoor.overgangen.values()):
            asked += [mits.tabel for mits in way.mits]
    return tuple(dict.fromkeys(naam for naam in asked if naam is not None and naam in a.tabellen))


def compare_tabellen(
    sleutel: Sleutel, wat: str, links: tuple[Kant, str], rechts: tuple[Kant, str]
) -> tuple[Verschil, ...]:
    """The situations in which the one answers something else than the other."""
    (here, ours), (there, theirs) = links, rechts
    same = here.afspraken.gedrag == there.afspraken.gedrag != ""
    if same and ours == theirs:
        return ()
    voor = _voor(here, ours), _voor(there, theirs)
    try:
        found = find_verschillen(here.zijde(ours), there.zijde(theirs), Budget(LIMIT))
    except TooManyBoxes:
        return (Verschil((*sleutel, "0"), wat, TE_GROOT, TE_GROOT, join_rollen(*voor)),)
    found = _together(found)
    order = _columns(here, ours, there, theirs)
    return tuple(
        Verschil(
            (*sleutel, str(nummer)),
            wat,
            here.antwoord(verschil.links),
            there.antwoord(verschil.rechts),
            join_rollen(_of_answers(here, there, verschil) or join_rollen(*voor)),
            tuple(_situatie(verschil.cellen, order, here, there)),
        )
        for nummer, verschil in enumerate(found, start=1)
    )


def _together(found: Iterable[AntwoordVerschil]) -> tuple[AntwoordVerschil, ...]:
    """Those with the same answers after each other, so that these are told once."""
    groups: dict[object, list[AntwoordVerschil]] = {}
    for verschil in found:
        groups.setdefault((verschil.links, verschil.rechts), []).append(verschil)
    return tuple(verschil for group in groups.values() for verschil in group)


def _voor(kant: Kant, tabel: str) -> tuple[str, ...]:
    return kant.rollen(kant.rollen_of_tabel(tabel) or kant.askers_of_tabel(tabel))


def _of_answers(here: Kant, there: Kant, verschil: AntwoordVerschil) -> tuple[str, ...]:
    """Who has it on either side, where the answer is a rol."""
    pairs = ((here, verschil.links), (there, verschil.rechts))
    return tuple(
        titel
        for kant, words in pairs
        for titel in kant.rollen(w for w in words if w in kant.afspraken.rollen)
    )


def _columns(here: Kant, ours: str, there: Kant, theirs: str) -> Iterable[str]:
    """In the order in which the tables ask them, the one that asks most first."""
    asked = [
        tuple(dict.fromkeys(naam for tabel in zijde.chain() for naam in tabel.invoer))
        for zijde in (here.zijde(ours), there.zijde(theirs))
    ]
    asked.sort(key=lambda namen: (-len(namen), namen))
    return dict.fromkeys(naam for namen in asked for naam in namen)


def _situatie(
    cellen: Mapping[str, Cel], order: Iterable[str], here: Kant, there: Kant
) -> Iterator[str]:
    for naam in order:
        if naam in cellen:
            knowing = [kant for kant in (here, there) if kant.knows(naam, cellen[naam])]
            told = (kant.situatie(naam, cellen[naam]) for kant in knowing[:1] or (here, there))
            yield " of ".join(dict.fromkeys(told))
