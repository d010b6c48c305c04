"""A comparison as text: 80 columns, no tables, so that it reads as well in a pipe or aloud."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from routekaart.kaarten.vergelijken.afspraak import Groep, Overzicht
from routekaart.kaarten.vergelijken.dingen import Onderdeel, Verschil
from routekaart.kaarten.vergelijken.vergelijking import Vergelijking, Zijkant
from routekaart.kaarten.woorden import enumerate_words
from routekaart.kalender import write_dag

NIET_VERGELEKEN = (
    "Niet vergeleken: contacten, het portret van de gemeente, en op welke bron iets rust."
)
_DIGITS = 8


def render_vergelijking(v: Vergelijking, width: int = 80) -> str:
    """The whole comparison."""
    return "\n".join(_write(v, width)) + "\n"


def _write(v: Vergelijking, width: int) -> Iterator[str]:
    yield from wrap("", f"{v.links.naam} naast {v.rechts.naam}", width)
    for kant in (v.links, v.rechts):
        yield from wrap("  ", _tell_kant(kant), width)
    yield ""
    yield from wrap("", _tell_gedrag(v), width)
    if not v.verschillen:
        yield from wrap("", f"Er is geen verschil: {count(v.gelijk)} gelijk.", width)
    else:
        for onderdeel in v.onderdelen:
            yield from _write_onderdeel(onderdeel, v.links.naam, v.rechts.naam, width)
    yield ""
    yield from wrap("", NIET_VERGELEKEN, width)


def _tell_kant(kant: Zijkant) -> str:
    dag = write_dag(date.fromisoformat(kant.peildatum))
    over = ", beleidsperiode verlopen" if kant.verlopen else ""
    return f"{kant.gemeente} ({kant.regio}), afspraken van {dag}{over}"


def _tell_gedrag(v: Vergelijking) -> str:
    if v.zelfde_gedrag:
        return (
            f"Een casus gaat in beide langs dezelfde regels (kenmerk {v.links.gedrag[:_DIGITS]})."
        )
    return "Een casus gaat niet in beide langs dezelfde regels."


def _write_onderdeel(o: Onderdeel, links: str, rechts: str, width: int) -> Iterator[str]:
    yield ""
    many = len(o.verschillen)
    differ = "geen verschil" if not many else "1 verschil" if many == 1 else f"{many} verschillen"
    head = f"{o.titel}: {differ}, {o.gelijk} gelijk"
    yield from wrap("", head, width)
    if many:
        yield "─" * min(width, len(head))
    yield from write_verschillen(o.verschillen, links, rechts, width)


def write_verschillen(
    verschillen: Iterable[Verschil], links: str, rechts: str, width: int, head: str = ""
) -> Iterator[str]:
    """What each is about, in which situations, here and there, and for whom."""
    for wat, about in groupby(verschillen, key=lambda v: v.wat):
        yield from wrap(head, wat, width, more=f"{head}  ")
        for _, same in groupby(about, key=lambda v: (v.links, v.rechts, v.voor)):
            some = list(same)
            for number, verschil in enumerate(some):
                yield from _write_als(verschil, width, first=number == 0)
            yield from _write_answers(some[0], links, rechts, width)


def _write_als(v: Verschil, width: int, *, first: bool) -> Iterator[str]:
    for number, part in enumerate(v.als):
        head = "   en " if number else "  als " if first else "  of als "
        yield from wrap(head, part, width)


def _write_answers(v: Verschil, links: str, rechts: str, width: int) -> Iterator[str]:
    yield from wrap(f"    {links}: ", v.links, width, more="      ")
    yield from wrap(f"    {rechts}: ", v.rechts, width, more="      ")
    if v.voor:
        yield from wrap("    Voor: ", ", ".join(v.voor), width, more="      ")


def render_overzicht(overzicht: Overzicht, dag: date, nog_niets: Sequence[str], width: int) -> str:
    """One afspraak in many gemeenten."""
    return "\n".join(_write_overzicht(overzicht, dag, nog_niets, width)) + "\n"


def _write_overzicht(
    o: Overzicht, dag: date, nog_niets: Sequence[str], width: int
) -> Iterator[str]:
    yield from wrap("", f"{o.afspraak} op {write_dag(dag)}", width)
    many = len(o.groepen)
    for number, groep in enumerate(o.groepen, start=1):
        yield ""
        head = ", ".join(groep.gemeenten)
        yield from wrap(f"{number}. " if many > 1 else "", head, width)
        yield from _write_groep(groep, o.groepen[0], number, width)
    yield ""
    yield "Overal hetzelfde." if many == 1 else f"{many} verschillende afspraken."
    if nog_niets:
        yield from wrap("", f"Toen gold nog niets in {enumerate_words(nog_niets, 'en')}.", width)


def _write_groep(groep: Groep, first: Groep, number: int, width: int) -> Iterator[str]:
    """All that the first says; of another only what is not the same."""
    known = {(said.deel, said.tekst) for said in first.zegt} if groep is not first else set()
    told = [said for said in groep.zegt if (said.deel, said.tekst) not in known]
    for wat, parts in groupby(told, key=lambda said: said.wat):
        if wat:
            yield from wrap("  ", wat, width, more="    ")
        for said in parts:
            head = f"    {said.deel}: " if said.deel else "    "
            yield from wrap(head, said.tekst, width, more="      ")
    if groep.voor:
        yield from wrap("    Voor: ", ", ".join(groep.voor), width, more="      ")
    rows = [verschil for verschil in groep.anders if verschil.sleutel[-1].isdecimal()]
    if rows:
        yield from write_verschillen(rows, "Bij 1", f"Bij {number}", width, "  ")


def count(number: int) -> str:
    """`1 ding`, `3 dingen`."""
    return "1 ding" if number == 1 else f"{number} dingen"


def wrap(head: str, text: str, width: int, more: str | None = None) -> Iterable[str]:
    """A text behind its head, in lines of at most `width` where words allow."""
    return textwrap.wrap(
        f"{head}{text}",
        width,
        subsequent_indent=" " * len(head) if more is None else more,
        break_on_hyphens=False,
        break_long_words=False,
    ) or [head.rstrip()]
