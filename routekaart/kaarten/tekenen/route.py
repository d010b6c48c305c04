"""
What of the sporen is drawn: the boxes in which somebody must act, and the arrows between them.

Legible beats complete. A toestand in which nobody has to do anything (the route goes on elsewhere,
or waits for another spoor) is no box: arrows run on through it. What happens inside a toestand is
no arrow. An overgang that is possible from several toestanden is drawn once, from where it is named
first. Of the main route only the spine is drawn: what leads on, and where a term that passed ends.
All the rest stands in words elsewhere on the kaart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from routekaart.kaarten.noten import Noten
from routekaart.kaarten.tekenen.graaf import Baan, Graaf, Pijl, Vak
from routekaart.kaarten.tekenen.snoeien import Leg, keep_spine, merge, thin
from routekaart.kaarten.wie import Bezetting
from routekaart.kaarten.woorden import Woorden, capital, enumerate_words
from routekaart.model.afspraken import Afspraken
from routekaart.model.gebeurtenissen import REGIE
from routekaart.model.sporen import Opening, Overgang, Spoor, Termijn

BLANK = "………"
"""A line to write on."""


class RouteDrawing:
    """Turns sporen into graphs in words."""

    def __init__(
        self, afspraken: Afspraken, woorden: Woorden, bezetting: Bezetting, noten: Noten
    ) -> None:
        self._a, self._woorden = afspraken, woorden
        self._bezetting, self._noten = bezetting, noten

    def draw(self, titel: str, namen: Sequence[str], *, spine: bool = False) -> Graaf | None:
        """One drawing of these sporen; None when nobody has to act anywhere."""
        sporen = [self._a.sporen[naam] for naam in namen]
        toestanden = {
            _id(spoor, naam): (spoor, naam) for spoor in sporen for naam in spoor.toestanden
        }
        acting = {
            key for key, (spoor, naam) in toestanden.items() if spoor.toestanden[naam].aan_zet
        }
        every = [leg for s in sporen for leg in self._legs(s, sporen)]
        boxes = acting | {
            leg.naar for leg in every if leg.van in acting and self._waits(*toestanden[leg.naar])
        }
        legs = _through(every, boxes)
        order = {key: n for n, key in enumerate(toestanden)}
        if spine:
            legs = keep_spine(legs, order, boxes)
        shown = {key for leg in legs for key in (leg.van, leg.naar)} or acting
        if not acting:
            return None
        legs = thin(legs, order)
        starts = self._starts(sporen, legs)
        rollen = list(
            dict.fromkeys(
                spoor.toestanden[naam].aan_zet[0]
                for key, (spoor, naam) in toestanden.items()
                if key in shown & acting
            )
        )
        vakken: list[Vak] = []
        for key, (spoor, naam) in toestanden.items():
            if key in shown & acting:
                vakken.append(self._vak(spoor, naam, rollen, starts.get(key, "")))
            elif lead := next((leg.van for leg in legs if leg.naar == key), ""):
                # Nobody is aan zet: it stands in the lane of who was.
                baan = next((vak.baan for vak in vakken if vak.id == lead), 0)
                found = spoor.toestanden[naam]
                vakken.append(Vak(key, found.titel, spoor.titel, baan, eind=True))
        known = {vak.id for vak in vakken}
        legs = [leg for leg in legs if {leg.van, leg.naar} <= known]
        pijlen = merge(Pijl(g.van, g.naar, g.tekst, g.klok, g.aanname) for g in legs)
        banen = tuple(self._baan(rol) for rol in rollen)
        beschrijving = (
            f"{titel}. De banen zijn {enumerate_words([b.titel for b in banen], 'en')}; de route "
            "loopt van boven naar beneden. Dezelfde route staat hieronder in genummerde zinnen."
        )
        return Graaf(titel, beschrijving, banen, tuple(vakken), tuple(pijlen))

    def _waits(self, spoor: Spoor, toestand: str) -> bool:
        """Whether the route rests here: nobody is aan zet, and it says what it waits for."""
        found = spoor.toestanden[toestand]
        return not found.aan_zet and found.wacht_op is not None

    def _baan(self, rol: str) -> Baan:
        wie = self._bezetting.wie(rol)
        if rol == REGIE:
            return Baan(wie.rol, "zie de tabel: wie heeft regie wanneer")
        if wie.naam == wie.rol:
            return Baan(capital(wie.rol), "")
        return Baan(capital(wie.rol), wie.naam or ("per casus" if wie.per_casus else BLANK))

    def _vak(self, spoor: Spoor, naam: str, rollen: list[str], start: str) -> Vak:
        toestand = spoor.toestanden[naam]
        others = toestand.aan_zet[1:]
        erbij = (
            f"samen met {enumerate_words(map(self._woorden.rol, others), 'en')}" if others else ""
        )
        return Vak(
            _id(spoor, naam),
            toestand.titel,
            spoor.titel,
            rollen.index(toestand.aan_zet[0]),
            tuple(write_termijn(t) for t in toestand.termijnen.values()),
            erbij,
            aanname=self._noten.assumed(toestand),
            begin=start,
        )

    def _legs(self, spoor: Spoor, sporen: Sequence[Spoor]) -> Iterator[Leg]:
        for overgang in spoor.overgangen.values():
            for number, van in enumerate(_possible(overgang, spoor)):
                for leg in self._legs_from(spoor, van, overgang, sporen):
                    yield replace(leg, eerste=number == 0)

    def _legs_from(
        self, spoor: Spoor, van: str, overgang: Overgang, sporen: Sequence[Spoor]
    ) -> Iterator[Leg]:
        tekst = overgang.titel or self._woorden.gebeurtenis(overgang.bij)
        klok = any(overgang.bij in _passed(t) for t in spoor.toestanden[van].termijnen.values())
        aanname = self._noten.assumed(overgang)
        ended = bool(overgang.naar and not spoor.toestanden[overgang.naar].aan_zet)
        onward = list(_onward(overgang, spoor, sporen))
        if ended and not onward:
            onward = list(_shared(overgang, spoor, sporen))[-1:]
        if ended and not onward:
            onward = list(_answered(overgang, spoor, sporen))
        if overgang.naar and not (onward and ended):
            yield Leg(_id(spoor, van), _id(spoor, overgang.naar), tekst, klok, aanname)
        for target in onward:
            yield Leg(_id(spoor, van), target, tekst, klok, aanname)

    def _starts(self, sporen: Sequence[Spoor], legs: Iterable[Leg]) -> dict[str, str]:
        """What opens a spoor to which no arrow of the drawing leads."""
        reached = {leg.naar for leg in legs if leg.van != leg.naar}
        starts = {}
        for spoor in sporen:
            key = _id(spoor, spoor.begin)
            entered = any(
                leg.naar == key and not leg.van.startswith(f"{spoor.spoor}/") for leg in legs
            )
            if spoor.opent and (key not in reached or not entered or _opens_itself(spoor, sporen)):
                starts[key] = self._woorden.gebeurtenis(spoor.opent[0].bij)
        return starts


def write_termijn(termijn: Termijn) -> str:
    """`binnen 5 werkdagen`, or that it must still be agreed."""
    if termijn.ritme is not None:
        if isinstance(termijn.ritme, str):
            return "ritme: per casus"
        return f"na {enumerate_words(map(str, termijn.ritme), 'en')}"
    if termijn.duur is None or termijn.duur == "lokaal":
        return f"binnen: {BLANK}"
    return f"binnen {termijn.duur}"


def write_steps(graaf: Graaf) -> tuple[str, ...]:
    """The drawing in sentences: what each box is, and where its arrows lead."""
    titels = {vak.id: vak.titel for vak in graaf.vakken}
    numbers = {vak.id: n for n, vak in enumerate(graaf.vakken, start=1)}
    steps = []
    for vak in graaf.vakken:
        baan = graaf.banen[vak.baan]
        sentence = f"{vak.titel}."
        if not vak.eind:
            sentence += f" Aan zet: {baan.titel}{f', {vak.erbij}' if vak.erbij else ''}."
        if vak.begin:
            sentence += f" Hier begint het bij: {vak.begin}."
        if vak.termijnen:
            terms = (t.replace(BLANK, "nog af te spreken") for t in vak.termijnen)
            sentence += f" {capital('; '.join(terms))}."
        for pijl in graaf.pijlen:
            if pijl.van == vak.id:
                when = "Termijn voorbij" if pijl.klok else "Daarna"
                how = enumerate_words((pijl.tekst, *pijl.meer))
                sentence += f" {when}: {how} (naar {numbers[pijl.naar]}, {titels[pijl.naar]})."
        steps.append(sentence)
    return tuple(steps)


def _id(spoor: Spoor, toestand: str) -> str:
    return f"{spoor.spoor}/{toestand}"


def _passed(termijn: Termijn) -> tuple[str, ...]:
    return (termijn.bij_verstrijken, *((termijn.na_laatste,) if termijn.na_laatste else ()))


def _onward(overgang: Opening, spoor: Spoor, sporen: Sequence[Spoor]) -> Iterator[str]:
    """Where the route goes on: the spoor that this starts, or the one that opens on its report."""
    for other in sporen:
        if other is spoor and not (isinstance(overgang, Overgang) and overgang.naar):
            continue
        started = any(start.spoor == other.spoor for start in overgang.start)
        if started or any(opening.bij in overgang.meld for opening in other.opent):
            yield _id(other, other.begin)


def _shared(overgang: Overgang, spoor: Spoor, sporen: Sequence[Spoor]) -> Iterator[str]:
    """The spoor before this one that opens with the same gebeurtenis."""
    for other in sporen[: sporen.index(spoor)]:
        if any(opening.bij == overgang.bij for opening in other.opent):
            yield _id(other, other.begin)


def _answered(overgang: Overgang, spoor: Spoor, sporen: Sequence[Spoor]) -> Iterator[str]:
    """Where somebody must act in a later spoor, which moves on the report of this overgang."""
    for other in sporen[sporen.index(spoor) + 1 :]:
        for answer in other.overgangen.values():
            acting = answer.naar and other.toestanden[answer.naar].aan_zet
            if acting and answer.bij in overgang.meld:
                yield _id(other, answer.naar or "")


def _opens_itself(spoor: Spoor, sporen: Sequence[Spoor]) -> bool:
    """Whether it begins with something that no other spoor starts, reports or shares."""
    first = spoor.opent[0].bij
    return not any(
        (first == overgang.bij and overgang.naar)
        or first in overgang.meld
        or spoor.spoor in [start.spoor for start in overgang.start]
        for other in sporen
        if other is not spoor
        for overgang in other.overgangen.values()
    )


def _possible(overgang: Overgang, spoor: Spoor) -> tuple[str, ...]:
    """From where this can be: not from where a condition on the spoor itself rules it out."""
    allowed = [set(m.is_) for m in overgang.mits if m.spoor == spoor.spoor]
    return tuple(van for van in overgang.van if all(van in is_ for is_ in allowed))


def _through(legs: list[Leg], boxes: set[str]) -> list[Leg]:
    """Legs from box to box: a toestand in which nobody acts is passed without stopping."""
    found: list[Leg] = []

    def walk(leg: Leg, seen: frozenset[str]) -> None:
        onward = [n for n in legs if n.van == leg.naar]
        if leg.naar in boxes or leg.naar in seen or not onward:
            found.append(leg)
            return
        for following in onward:
            walk(
                replace(leg, naar=following.naar, aanname=leg.aanname or following.aanname),
                seen | {leg.naar},
            )

    for leg in legs:
        if leg.van in boxes:
            walk(leg, frozenset())
    return found
