"""One afspraak in many gemeenten: which of them agreed the same, and for whom the others differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from routekaart.errors import ContentNotFound
from routekaart.kaarten.vergelijken.dingen import (
    NIETS,
    Ding,
    Dingen,
    Verschil,
    compare_dingen,
    join_rollen,
)
from routekaart.kaarten.vergelijken.kant import Kant
from routekaart.kaarten.vergelijken.plek import REGIES, ROLLEN, list_begrippen, list_regie, make_rol
from routekaart.kaarten.vergelijken.sporen import list_sporen
from routekaart.kaarten.vergelijken.tabellen import TABELLEN, compare_tabellen
from routekaart.kaarten.vergelijken.vergelijking import compare_regie

REGIE, TABEL, ROL, BEGRIP = "regie", "tabel", "rol", "begrip"
HIER_NIET = "komt hier niet voor"


@dataclass(frozen=True, slots=True)
class Gezegd:
    """One thing that was agreed, in words: what it is about, which part of it, and what."""

    wat: str
    deel: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Groep:
    """Gemeenten that agreed the same; `anders` is what differs from the first groep."""

    gemeenten: tuple[str, ...]
    zegt: tuple[Gezegd, ...]
    voor: tuple[str, ...]
    anders: tuple[Verschil, ...]


@dataclass(frozen=True, slots=True)
class Overzicht:
    """An afspraak and who agreed what, the largest groep first."""

    afspraak: str
    groepen: tuple[Groep, ...]


def compare_afspraak(naam: str, kanten: Sequence[Kant]) -> Overzicht:
    """
    What these gemeenten agreed about one thing: `<spoor>.<termijn>`, a rol, a tabel, regie …

    Raises ContentNotFound when none of them knows it.
    """
    full = _spell_out(naam, kanten)
    groups: list[list[Kant]] = []
    for kant in kanten:
        same = next((group for group in groups if not _differ(full, group[0], kant)), None)
        if same is None:
            groups.append([kant])
        else:
            same.append(kant)
    groups.sort(key=len, reverse=True)
    return Overzicht(full, tuple(_tell(full, groups[0][0], group) for group in groups))


def _tell(afspraak: str, first: Kant, group: Sequence[Kant]) -> Groep:
    kant = group[0]
    dingen = _select(afspraak, kant)
    return Groep(
        tuple(one.afspraken.gemeente.naam for one in group),
        tuple(said for ding in dingen.values() for said in _say(ding))
        or (_say_tabel(afspraak, kant),),
        join_rollen(*(ding.voor for ding in dingen.values())),
        _differ(afspraak, first, kant),
    )


def _say(ding: Ding) -> Iterator[Gezegd]:
    for veld in ding.velden:
        if veld.tekst:
            yield Gezegd(ding.wat, veld.naam, veld.tekst)


def _say_tabel(afspraak: str, kant: Kant) -> Gezegd:
    """What a table asks; what it answers is told by how it differs from another."""
    soort, _, naam = afspraak.partition(".")
    tabel = kant.afspraken.tabellen.get(naam) if soort == TABEL else None
    return Gezegd("", "", HIER_NIET if tabel is None else tabel.vraag)


def _differ(afspraak: str, here: Kant, there: Kant) -> tuple[Verschil, ...]:
    found = compare_dingen("", _select(afspraak, here), _select(afspraak, there)).verschillen
    soort, _, naam = afspraak.partition(".")
    if soort == REGIE:
        return (*found, *compare_regie(here, there, naam))
    if soort == TABEL:
        return (*found, *_compare_tabel(naam, here, there))
    return found


def _compare_tabel(naam: str, here: Kant, there: Kant) -> tuple[Verschil, ...]:
    ours, theirs = (kant.afspraken.tabellen.get(naam) for kant in (here, there))
    if ours is not None and theirs is not None:
        return compare_tabellen((TABELLEN, naam), ours.vraag, (here, naam), (there, naam))
    if ours is theirs:
        return ()
    vraag = ours.vraag if ours is not None else theirs.vraag if theirs is not None else naam
    texts = [HIER_NIET if tabel is None else NIETS for tabel in (ours, theirs)]
    return (Verschil((TABELLEN, naam), vraag, texts[0], texts[1], ()),)


def _select(afspraak: str, kant: Kant) -> Dingen:
    soort, _, naam = afspraak.partition(".")
    match soort:
        case "regie":
            return _only(list_regie(kant), (REGIES, naam))
        case "rol":
            return {(ROLLEN, naam): make_rol(kant, naam)}
        case "tabel":
            return {}
        case "begrip":
            return _only(list_begrippen(kant), ("begrippen", naam))
        case _:
            return {
                sleutel: ding
                for sleutel, ding in list_sporen(kant).items()
                if sleutel[1] == soort and sleutel[-1] == (naam or soort)
            }


def _only(dingen: Dingen, sleutel: tuple[str, ...]) -> Dingen:
    return {key: ding for key, ding in dingen.items() if key == sleutel}


def _spell_out(naam: str, kanten: Iterable[Kant]) -> str:
    """With the kind before it; a name alone is regie, or else a tabel, a rol, a spoor."""
    known = dict.fromkeys(name for kant in kanten for name in _names(kant))
    for form in (naam, *(f"{soort}.{naam}" for soort in (REGIE, TABEL, ROL, BEGRIP))):
        if form in known:
            return form
    bare = [name.partition(".")[2] for name in known]
    raise ContentNotFound("afspraak", naam, sorted({*known, *filter(None, bare)}))


def _names(kant: Kant) -> Iterator[str]:
    """Every afspraak that can be asked for."""
    a = kant.afspraken
    kinds = {REGIE: a.regie, TABEL: a.tabellen, ROL: a.rollen, BEGRIP: a.begrippen}
    for soort, names in kinds.items():
        yield from (f"{soort}.{naam}" for naam in names)
    for sleutel in list_sporen(kant):
        yield f"{sleutel[1]}.{sleutel[-1]}" if sleutel[2:] else sleutel[1]
