"""A timeline as plain text, to read in a terminal of 80 columns, and in a diff."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from routekaart.kaarten.tijdlijn.tijdlijn import (
    Beweging,
    Kandidaat,
    Moment,
    RegieRegel,
    Tekort,
    TermijnRegel,
    Tijdlijn,
    Waarom,
    Weigering,
)
from routekaart.kaarten.tijdlijn.zinnen import ask

WIDTH = 80
LABEL = 11
OEFENING = "OEFENING · geen echte casus"
_INDENT = 4
_NARROWEST = 30


def render_tekst(tijdlijn: Tijdlijn, *, uitleg: bool = False, width: int = WIDTH) -> str:
    """The whole timeline; `uitleg` adds why: every bron, and how each date was counted."""
    writer = _Writer(width, uitleg=uitleg)
    return "\n".join(writer.tijdlijn(tijdlijn)) + "\n"


def render_moment(moment: Moment, *, uitleg: bool = False, width: int = WIDTH) -> str:
    """One line of the timeline."""
    return "\n".join(_Writer(width, uitleg=uitleg).moment(moment))


class _Writer:
    def __init__(self, width: int, *, uitleg: bool) -> None:
        self._width, self._uitleg = max(width, _NARROWEST), uitleg

    def tijdlijn(self, t: Tijdlijn) -> Iterator[str]:
        yield OEFENING
        yield ""
        yield from self._wrap(t.titel)
        yield "─" * min(len(t.titel), self._width)
        yield from self._wrap(t.uitleg)
        yield from self._wrap(
            f"{t.gemeente} ({t.regio}), afspraken van {t.peildatum}. Begint op {t.begin}."
        )
        yield from self._label("leden", t.leden, 0)
        yield from self._label("bekend", t.feiten, 0)
        yield from self._label("aanname", [f"{a} (alleen in deze oefening)" for a in t.aannames], 0)
        for moment in t.momenten:
            yield ""
            yield from self.moment(moment)
        yield ""
        yield from self._wrap(t.slot)
        if t.verschillen:
            one = t.verschillen == 1
            yield from self._wrap(
                f"Let op: {t.verschillen} {'verwachting komt' if one else 'verwachtingen komen'} "
                "niet uit."
            )

    def moment(self, m: Moment) -> Iterator[str]:
        later = f" · {m.later}" if m.later else ""
        yield f"{m.nummer:>2}  {m.wanneer}{later}"
        door = f", door {m.door}" if m.door else ""
        wie = f" ({m.lid})" if m.lid and f"({m.lid})" not in m.titel else ""
        yield from self._wrap(f"{m.titel}{wie}{door}", _INDENT)
        yield from self._wrap(f"“{m.zegt}”" if m.zegt else "", _INDENT)
        if m.weigering is not None:
            yield from self._weigering(m.weigering, geweigerd=m.uitkomst == "geweigerd")
        yield from self._label("bekend", m.bekend)
        for beweging in m.bewegingen:
            yield from self._beweging(beweging)
        yield from self._label("afwijking", map(self._tekort, m.afwijkingen))
        for regie in m.regie:
            yield from self._regie(regie)
        for termijn in m.termijnen:
            yield from self._termijn(termijn)
        yield from self._label("vervalt", [f"termijn ‘{titel}’" for titel in m.vervallen])
        for taak in m.taken:
            name = "LET OP" if taak.onverwerkt else "taak"
            new = " (nieuw)" if taak.nieuw else ""
            yield from self._label(name, [f"{taak.wat}: {taak.voor}{new}"])
        yield from self._label("gedaan", m.gedaan)
        yield from self._label(
            "KLOPT NIET",
            [f"{v.wat}: verwacht ‘{v.verwacht}’, gevonden ‘{v.gevonden}’" for v in m.verschillen],
        )

    def _beweging(self, b: Beweging) -> Iterator[str]:
        wie = f" ({b.lid})" if b.lid else ""
        if b.blijft:
            told = f"blijft ‘{b.naar}’"
        else:
            told = f"‘{b.van}’ → ‘{b.naar}’" if b.van else f"begint met ‘{b.naar}’"
        eind = " (dit spoor is klaar)" if b.eind else ""
        yield from self._label("spoor", [f"{b.spoor}{wie}: {told}{eind}"])
        yield from self._waarom(b.waarom)

    def _regie(self, r: RegieRegel) -> Iterator[str]:
        if not (r.nieuw or r.dragend or r.verschil):
            return
        told = f"{r.soort}: {r.afgesproken}"
        if r.verschil:
            told += f", nog niet aanvaard; zolang heeft {r.aanvaard} haar"
            if r.aanvaard == "niemand":
                told = f"{r.soort}: {r.afgesproken}, nog niet aanvaard"
        yield from self._label("regie", [told + (" (nieuw)" if r.nieuw else "")])
        if r.nieuw or self._uitleg:
            yield from self._small(r.waarom if self._uitleg else r.waarom[:1])

    def _termijn(self, t: TermijnRegel) -> Iterator[str]:
        wie = f" ({t.lid})" if t.lid else ""
        notes = [*(["nieuw"] if t.nieuw else []), *(["aanname"] if t.aanname else [])]
        told = f" ({', '.join(notes)})" if notes else ""
        yield from self._label("termijn", [f"{t.titel}{wie}: {t.tot}{told}"])
        if t.nieuw:
            yield from self._small([f"AANNAME: {t.aanname}"] if t.aanname else [])
            yield from self._small(["nog af te spreken hoe lang dit mag duren"] if t.open else [])
        if self._uitleg and t.nieuw:
            yield from self._small(t.uitleg)

    def _weigering(self, w: Weigering, *, geweigerd: bool) -> Iterator[str]:
        name = "GEWEIGERD" if geweigerd else "LET OP"
        reden = w.reden if geweigerd else f"vastgelegd, maar niet verwerkt: {w.reden}"
        yield from self._label(name, [f"{reden}."])
        for index, kandidaat in enumerate(w.kandidaten):
            yield from self._kandidaat(kandidaat, nearest=index == 0)

    def _kandidaat(self, k: Kandidaat, *, nearest: bool) -> Iterator[str]:
        wie = f" ({k.lid})" if k.lid else ""
        head = "wel als" if nearest else "of als"
        for index, tekort in enumerate(k.tekort):
            yield from self._label(head if index == 0 else "en", [self._tekort(tekort)])
            yield from self._waarom(tekort.waarom, always=True)
        yield from self._small([f"dan kan: {k.spoor}{wie}: {k.overgang}"])

    def _tekort(self, t: Tekort) -> str:
        uitleg = f" {t.uitleg}" if t.uitleg else ""
        return f"{ask(t.vraag)} {t.nodig} (nu: {t.gevonden}).{uitleg}"

    def _waarom(self, waarom: Waarom, *, always: bool = False) -> Iterator[str]:
        lines = [waarom.tekst, f"bron: {waarom.bron}" if waarom.bron else ""]
        aanname = f"AANNAME: {waarom.aanname}" if waarom.aanname else ""
        if self._uitleg or always:
            yield from self._small([*filter(None, (*lines, aanname))])
        elif waarom.aanname and not waarom.bron:
            yield from self._small([waarom.tekst, "rust op een AANNAME"])
        else:
            yield from self._small(filter(None, lines))

    def _label(self, name: str, texts: Iterable[str], indent: int = _INDENT) -> Iterator[str]:
        for text in texts:
            first = f"{'':{indent}}{name:<{LABEL}}"
            yield from textwrap.wrap(
                text,
                self._width,
                initial_indent=first,
                subsequent_indent=" " * len(first),
                break_on_hyphens=False,
            )
            name = ""

    def _small(self, texts: Iterable[str]) -> Iterator[str]:
        indent = " " * (_INDENT + LABEL)
        for text in filter(None, texts):
            yield from textwrap.wrap(
                text,
                self._width,
                initial_indent=f"{indent}· ",
                subsequent_indent=f"{indent}  ",
                break_on_hyphens=False,
            )

    def _wrap(self, text: str, indent: int = 0) -> list[str]:
        space = " " * indent
        return textwrap.wrap(
            text, self._width, initial_indent=space, subsequent_indent=space, break_on_hyphens=False
        )
