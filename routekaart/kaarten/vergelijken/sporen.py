"""The sporen of one side: what is named, what moves, and what must be done within which time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from routekaart.kaarten.vergelijken.dingen import Ding, Dingen, Sleutel, Veld
from routekaart.kaarten.vergelijken.kant import Kant
from routekaart.kaarten.woorden import capital, enumerate_words, spell
from routekaart.model.sporen import (
    Opening,
    Overgang,
    Spoor,
    Start,
    Taak,
    Termijn,
    Toestand,
    Voorwaarde,
)

SPOREN = "sporen"
TOESTANDEN = "toestanden"
TERMIJNEN = "termijnen"
_KIND = {"casus": "de casus", "dit_lid": "dit lid", "enig_lid": "enig lid", "elk_lid": "elk lid"}


def list_sporen(kant: Kant) -> Dingen:
    """The sporen that run here, with all that they are made of."""
    return dict(pair for spoor in kant.afspraken.sporen.values() for pair in _list(kant, spoor))


def _list(kant: Kant, spoor: Spoor) -> Iterator[tuple[Sleutel, Ding]]:
    w = kant.woorden
    here = (SPOREN, spoor.spoor)
    everybody = [rol for toestand in spoor.toestanden.values() for rol in toestand.aan_zet]
    yield (
        here,
        Ding(
            f"Spoor ‘{spoor.titel}’",
            (
                Veld("titel", spoor.titel, spoor.titel),
                Veld("per", spoor.per, f"één keer per {spoor.per}"),
                Veld("begint in", spoor.begin, w.toestand(spoor.spoor, spoor.begin)),
            ),
            kant.rollen(everybody),
            "wordt gebruikt",
            "wordt niet gebruikt",
        ),
    )
    for naam, toestand in spoor.toestanden.items():
        key = (*here, TOESTANDEN, naam)
        yield key, _toestand(kant, spoor, toestand)
        for termijn, what in toestand.termijnen.items():
            yield (*key, TERMIJNEN, termijn), _termijn(kant, toestand, what)
    seen: Counter[str] = Counter()
    for opening in spoor.opent:
        seen[opening.bij] += 1
        key = (*here, "opent", f"{opening.bij}-{seen[opening.bij]}")
        yield key, _beweging(kant, spoor, opening)
    for naam, overgang in spoor.overgangen.items():
        yield (*here, "overgangen", naam), _beweging(kant, spoor, overgang)


def _toestand(kant: Kant, spoor: Spoor, toestand: Toestand) -> Ding:
    rollen = enumerate_words(map(kant.woorden.rol, toestand.aan_zet), "en")
    return Ding(
        f"‘{toestand.titel}’ ({spoor.titel})",
        (
            Veld("titel", toestand.titel, toestand.titel),
            Veld("aan zet", toestand.aan_zet, rollen),
            Veld("wat te doen", toestand.doet, "; ".join(toestand.doet)),
            Veld("kenmerken", frozenset(toestand.kenmerken), _spelled(toestand.kenmerken)),
            Veld("waarop gewacht wordt", toestand.wacht_op, toestand.wacht_op or ""),
        ),
        kant.rollen(toestand.aan_zet),
        "kan voorkomen",
        "komt niet voor",
    )


def write_duur(kant: Kant, termijn: Termijn) -> str:
    """How long, in words."""
    if isinstance(termijn.ritme, str):
        return f"het ritme van de casus ({kant.woorden.feit(termijn.ritme)})"
    if termijn.ritme is not None:
        return enumerate_words(map(str, termijn.ritme), "en")
    return "niet afgesproken" if termijn.duur in (None, "lokaal") else str(termijn.duur)


def _termijn(kant: Kant, toestand: Toestand, termijn: Termijn) -> Ding:
    w = kant.woorden
    duur = write_duur(kant, termijn)
    counts = {"binnenkomst": "vanaf binnenkomst", "begin": "vanaf het begin van het spoor"}
    return Ding(
        f"Termijn ‘{termijn.titel}’ ({toestand.titel})",
        (
            Veld("titel", termijn.titel, termijn.titel),
            Veld("duur", (termijn.duur or "lokaal", termijn.ritme), duur),
            Veld("grondslag", termijn.grondslag, termijn.grondslag.value),
            Veld("verlenging", termijn.verlenging, termijn.verlenging.value),
            Veld("telt", termijn.telt_vanaf, counts[termijn.telt_vanaf]),
            Veld("daarna", termijn.bij_verstrijken, w.gebeurtenis(termijn.bij_verstrijken)),
            Veld(
                "na het laatste moment",
                termijn.na_laatste,
                w.gebeurtenis(termijn.na_laatste) if termijn.na_laatste else "",
            ),
        ),
        kant.rollen(toestand.aan_zet),
        f"loopt: {duur}",
        "loopt niet",
    )


def _beweging(kant: Kant, spoor: Spoor, way: Opening) -> Ding:
    """An opening or an overgang."""
    w, a = kant.woorden, kant.afspraken
    titel = way.titel or w.gebeurtenis(way.bij)
    van = way.van if isinstance(way, Overgang) else ()
    naar = way.naar if isinstance(way, Overgang) else spoor.begin
    around = [spoor.toestanden[t] for t in (*van, naar) if t in spoor.toestanden]
    rollen = [*a.gebeurtenissen[way.bij].door, *(taak.voor for taak in way.taken)]
    rollen += [rol for toestand in around for rol in toestand.aan_zet]

    def toestanden(namen: Iterable[str]) -> str:
        return enumerate_words([w.toestand(spoor.spoor, naam) for naam in namen])

    return Ding(
        f"Stap ‘{titel}’ ({spoor.titel})",
        (
            Veld("titel", titel, titel),
            Veld("bij", way.bij, w.gebeurtenis(way.bij)),
            Veld("van", frozenset(van), toestanden(van)),
            Veld("naar", naar, toestanden([naar]) if naar else "blijft staan"),
            Veld(
                "mits",
                tuple(map(_asks, way.mits)),
                "; ".join(_voorwaarde(kant, m) for m in way.mits),
            ),
            Veld("legt vast", _items(way.zet), "; ".join(_zet(kant, n) for n in way.zet.items())),
            Veld("begint ook", way.start, "; ".join(_start(kant, s) for s in way.start)),
            Veld("meldt", way.meld, "; ".join(map(w.gebeurtenis, way.meld))),
            Veld("taken", way.taken, "; ".join(_taak(kant, taak) for taak in way.taken)),
            Veld("aanvaardt", frozenset(way.aanvaardt), _regie(kant, way.aanvaardt)),
        ),
        kant.rollen(rollen),
    )


def _items(zet: dict[str, str]) -> frozenset[tuple[str, str]]:
    return frozenset(zet.items())


def _zet(kant: Kant, pair: tuple[str, str]) -> str:
    naam, waarde = pair
    return f"{kant.woorden.feit(naam)}: {kant.woorden.waarde(naam, waarde)}"


def _asks(mits: Voorwaarde) -> Voorwaarde:
    """The condition itself; how it is explained is no difference."""
    return mits.model_copy(update={"uitleg": None, "is_": tuple(sorted(mits.is_))})


def _voorwaarde(kant: Kant, mits: Voorwaarde) -> str:
    w = kant.woorden
    naam = mits.feit or mits.spoor or mits.tabel or ""
    tabel = kant.afspraken.tabellen.get(naam) if mits.tabel else None
    asked = tabel.vraag if tabel else w.invoer(naam)
    words = enumerate_words([w.waarde(naam, v) for v in mits.is_])
    told = f"{asked} {words}" if asked.endswith("?") else f"{asked}: {words}"
    if mits.van:
        told += f" ({_KIND[mits.van]})"
    return told + (" (afwijken mag, met reden)" if mits.bij_nee == "meldt" else "")


def _start(kant: Kant, start: Start) -> str:
    told = f"{kant.woorden.spoor(start.spoor)} ({_KIND[start.voor]}"
    if start.mits is not None:
        words = enumerate_words([kant.woorden.waarde(start.mits.feit, v) for v in start.mits.is_])
        told += f", mits {kant.woorden.feit(start.mits.feit)}: {words}"
    return f"{told})"


def _taak(kant: Kant, taak: Taak) -> str:
    return f"{kant.woorden.rol(taak.voor)}: {taak.wat}"


def _regie(kant: Kant, soorten: Iterable[str]) -> str:
    known = kant.afspraken.regie
    return enumerate_words([known[s].titel if s in known else spell(s) for s in soorten], "en")


def _spelled(namen: Iterable[str]) -> str:
    return capital(enumerate_words(map(spell, namen), "en"))
