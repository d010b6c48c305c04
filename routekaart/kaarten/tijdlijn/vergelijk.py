"""The same klantreis twice: step by step what differs, and for whom."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from routekaart.kaarten.tijdlijn.tijdlijn import Moment, Tijdlijn
from routekaart.kaarten.tijdlijn.zinnen import ask

NIETS = "–"


@dataclass(frozen=True, slots=True)
class Anders:
    """Something that is not the same: what it is about, here and there."""

    wat: str
    links: str
    rechts: str


@dataclass(frozen=True, slots=True)
class StapAnders:
    """A step of the klantreis after which something differs."""

    stap: int
    wanneer: str
    titel: str
    anders: tuple[Anders, ...]


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Two timelines of one klantreis side by side."""

    titel: str
    links: str
    rechts: str
    stappen: tuple[StapAnders, ...]


def compare(links: Tijdlijn, rechts: Tijdlijn) -> Vergelijking:
    """What differs, at the step where it begins to: a difference that lasts is told once."""
    left, right = _facts(links), _facts(rechts)
    found: list[StapAnders] = []
    told: dict[str, tuple[str, str]] = {}
    for stap in sorted({*left, *right}):
        first, ours = left.get(stap, (None, {}))
        second, theirs = right.get(stap, (None, {}))
        now = {
            wat: (ours.get(wat, NIETS), theirs.get(wat, NIETS))
            for wat in {**ours, **theirs}
            if ours.get(wat) != theirs.get(wat)
        }
        fresh = tuple(Anders(wat, *pair) for wat, pair in now.items() if told.get(wat) != pair)
        told = now
        moment = first or second
        if fresh and moment is not None:
            found.append(StapAnders(stap, moment.wanneer, moment.titel, fresh))
    here, there = (f"{t.gemeente}, {t.peildatum}" for t in (links, rechts))
    return Vergelijking(links.titel, here, there, tuple(found))


def _facts(tijdlijn: Tijdlijn) -> dict[int, tuple[Moment, dict[str, str]]]:
    """Per step of the klantreis all that holds after it, by what it is about."""
    found: dict[int, tuple[Moment, dict[str, str]]] = {}
    sporen: dict[str, str] = {}
    for moment in tijdlijn.momenten:
        for beweging in moment.bewegingen:
            sporen[f"Spoor {beweging.spoor}{_van(beweging.lid)}"] = beweging.naar
        if moment.stap:
            found[moment.stap] = moment, {**sporen, **dict(_list_facts(moment))}
    return found


def _list_facts(moment: Moment) -> Iterator[tuple[str, str]]:
    yield "Uitkomst", _write_uitkomst(moment)
    for regie in moment.regie:
        wie = f"{regie.afgesproken}{', nog niet aanvaard' if regie.verschil else ''}"
        yield f"Regie {regie.soort}", wie
    for termijn in moment.termijnen:
        aanname = " (aanname)" if termijn.aanname else ""
        yield f"Termijn {termijn.titel}{_van(termijn.lid)}", f"{termijn.tot}{aanname}"
    for taak in moment.taken:
        yield f"Taak {taak.wat}", taak.voor


def _write_uitkomst(moment: Moment) -> str:
    """`geweigerd`, and why: the reason, and what stood in the way of what came nearest."""
    if moment.weigering is None:
        return moment.uitkomst
    zinnen = [f"{moment.uitkomst}: {moment.weigering.reden}."]
    nearest = moment.weigering.kleinste
    for tekort in nearest.tekort if nearest else ():
        zinnen.append(f"Wel als: {ask(tekort.vraag)} {tekort.nodig} (nu: {tekort.gevonden}).")
        zinnen += [tekort.uitleg] if tekort.uitleg else []
    return " ".join(zinnen)


def _van(lid: str) -> str:
    return f" ({lid})" if lid else ""


def render_vergelijking(v: Vergelijking, width: int = 80) -> str:
    """The comparison as text, in lines of at most `width` where words allow."""
    lines = [
        "OEFENING · geen echte casus", "", f"{v.titel}: twee keer gespeeld",
        f"  A: {v.links}", f"  B: {v.rechts}",
    ]  # fmt: skip

    def add(head: str, text: str) -> None:
        lines.extend(
            textwrap.wrap(text, width, initial_indent=head, subsequent_indent=" " * len(head),
                          break_on_hyphens=False) or [head]
        )  # fmt: skip

    if not v.stappen:
        lines += ["", "Er is geen verschil."]
    for stap in v.stappen:
        lines.append("")
        add(f"{stap.stap:>2}  ", f"{stap.wanneer}: {stap.titel}")
        for anders in stap.anders:
            add("    ", anders.wat)
            add("      A: ", anders.links)
            add("      B: ", anders.rechts)
    return "\n".join(lines) + "\n"
