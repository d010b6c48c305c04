"""
The picture of a timeline: where everything stands, in points. The template only writes it down.

Not to scale: a gap of months is wider than one of days, but no wider than fits on a page. What the
picture shows stands in words below it; it tells nothing by colour alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import log2

from routekaart.kaarten.tijdlijn.tijdlijn import Moment, RegieRegel, Tijdlijn
from routekaart.kalender import local_day

LEFT, TOP, ROW, GAP = 210, 62, 26, 10
STEP, WIDEST, TAIL = 30.0, 90.0, 60
LETTER, DAY = 6.1, 86_400
PATTERNS = 6
DAY_WIDTH = 56
MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a row: what held then; `patroon` tells one from the next, also in black."""

    x: float
    breedte: float
    label: str
    titel: str
    patroon: int
    eind: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Rij:
    """A row: regie, a spoor, or a termijn (drawn as a bracket)."""

    soort: str
    y: float
    label: str
    titel: str
    spannen: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Merk:
    """A gebeurtenis on top: its number, which is that of the text below."""

    x: float
    nummer: int
    titel: str
    uitkomst: str
    vanzelf: bool
    dag: str


@dataclass(frozen=True, slots=True)
class Tekening:
    """The whole picture."""

    breedte: float
    hoogte: float
    titel: str
    omschrijving: str
    merken: tuple[Merk, ...]
    rijen: tuple[Rij, ...]


def draw(tijdlijn: Tijdlijn) -> Tekening:
    """The picture of a timeline."""
    momenten = tijdlijn.momenten
    xs = _place(momenten)
    end = (xs[-1] if xs else LEFT) + TAIL
    rows: list[tuple[str, str, list[Span]]] = [
        *(("regie", soort, spans) for soort, spans in _regie(momenten, xs, end)),
        *(("spoor", naam, spans) for naam, spans in _sporen(momenten, xs, end).items()),
        *(("termijn", naam, spans) for naam, spans in _termijnen(momenten, xs, end).items()),
    ]
    rijen: list[Rij] = []
    y, before = float(TOP), ""
    for soort, naam, spans in rows:
        y += GAP if before not in ("", soort) else 0
        label = _cut(naam, LEFT - 12)
        rijen.append(Rij(soort, y, label, naam, tuple(spans)))
        y, before = y + ROW, soort
    return Tekening(
        end,
        y + GAP,
        f"Tijdlijn: {tijdlijn.titel}",
        f"{len(momenten)} momenten in {tijdlijn.gemeente}, van links naar rechts, niet op schaal. "
        "Bovenaan wie de regie heeft, daaronder per spoor de toestand, onderaan de termijnen. "
        "De tekst onder de tekening zegt hetzelfde.",
        tuple(_merken(momenten, xs)),
        tuple(rijen),
    )


def _place(momenten: Iterable[Moment]) -> list[float]:
    xs: list[float] = []
    before: datetime | None = None
    for moment in momenten:
        at = datetime.fromisoformat(moment.tijd)
        days = 0.0 if before is None else (at - before).total_seconds() / DAY
        gap = min(WIDEST, STEP + 8 * log2(1 + days))
        xs.append(xs[-1] + gap if xs else LEFT + STEP / 2)
        before = at
    return xs


def _merken(momenten: Iterable[Moment], xs: list[float]) -> Iterator[Merk]:
    last_x, last_day = -1000.0, ""
    for moment, x in zip(momenten, xs, strict=True):
        day = local_day(datetime.fromisoformat(moment.tijd))
        text = f"{day.day} {MAANDEN[day.month - 1]} ’{day.year % 100:02d}"
        show = text != last_day and x - last_x >= DAY_WIDTH
        if show:
            last_x, last_day = x, text
        titel = f"{moment.nummer}. {moment.wanneer}: {moment.titel}"
        yield Merk(x, moment.nummer, titel, moment.uitkomst, moment.stap == 0, text if show else "")


def _regie(
    momenten: tuple[Moment, ...], xs: list[float], end: float
) -> Iterator[tuple[str, list[Span]]]:
    soorten = dict.fromkeys(
        r.soort for m in momenten for r in m.regie if r.afgesproken != "niemand"
    )
    for soort in soorten:
        yield soort, _stretch(momenten, xs, end, _tell_regie(soort))


def _tell_regie(soort: str) -> Callable[[Moment], tuple[str, bool] | None]:
    def tell(moment: Moment) -> tuple[str, bool] | None:
        found: RegieRegel | None = next((r for r in moment.regie if r.soort == soort), None)
        if found is None or found.afgesproken == "niemand":
            return None
        if not found.verschil:
            return found.afgesproken, False
        return f"{found.afgesproken}, nog niet aanvaard", True

    return tell


def _stretch(
    momenten: tuple[Moment, ...],
    xs: list[float],
    end: float,
    tell: Callable[[Moment], tuple[str, bool] | None],
) -> list[Span]:
    """Spans over the moments in which `tell` says the same."""
    told = [tell(moment) for moment in momenten]
    names = list(dict.fromkeys(text for found in told if found for text in [found[0]]))
    spans: list[Span] = []
    begin = 0
    for index, found in enumerate(told):
        if index + 1 < len(told) and told[index + 1] == found:
            continue
        if found is not None:
            stop = xs[index + 1] if index + 1 < len(xs) else end
            spans.append(_span(xs[begin], stop, found[0], names.index(found[0]), open_=found[1]))
        begin = index + 1
    return spans


def _sporen(momenten: tuple[Moment, ...], xs: list[float], end: float) -> dict[str, list[Span]]:
    rows: dict[str, list[Span]] = {}
    open_: dict[str, tuple[float, str]] = {}
    seen: dict[str, list[str]] = {}
    for moment, x in zip(momenten, xs, strict=True):
        for b in moment.bewegingen:
            naam = f"{b.spoor} ({b.lid})" if b.lid else b.spoor
            words = seen.setdefault(naam, [])
            if b.naar not in words:
                words.append(b.naar)
            row = rows.setdefault(naam, [])
            if b.blijft:
                continue
            if naam in open_:
                begin, text = open_.pop(naam)
                if x > begin:
                    row.append(_span(begin, x, text, words.index(text)))
            if b.eind:
                row.append(_span(x, x + 14, b.naar, words.index(b.naar), eind=True))
            else:
                open_[naam] = (x, b.naar)
    for naam, (begin, text) in open_.items():
        rows[naam].append(_span(begin, end, text, seen[naam].index(text)))
    return rows


def _termijnen(
    momenten: tuple[Moment, ...], xs: list[float], end: float
) -> Mapping[str, list[Span]]:
    names = dict.fromkeys((t.titel, t.lid) for moment in momenten for t in moment.termijnen)
    rows: dict[str, list[Span]] = {}
    for titel, lid in names:

        def tell(moment: Moment, titel: str = titel, lid: str = lid) -> tuple[str, bool] | None:
            found = [t for t in moment.termijnen if (t.titel, t.lid) == (titel, lid)]
            if not found:
                return None
            return f"{found[-1].tot}{' (aanname)' if found[-1].aanname else ''}", found[-1].open

        rows[f"{titel} ({lid})" if lid else titel] = _stretch(momenten, xs, end, tell)
    return rows


def _span(
    begin: float, stop: float, text: str, index: int, *, eind: bool = False, open_: bool = False
) -> Span:
    width = round(stop - begin, 1)
    label = "" if eind else _cut(text, width - 8)
    return Span(round(begin, 1), width, label, text, index % PATTERNS, eind, open_)


def _cut(text: str, width: float) -> str:
    room = int(width / LETTER)
    if len(text) <= room:
        return text
    return f"{text[: room - 1].rstrip()}…" if room > 3 else ""  # noqa: PLR2004 - shorter says nothing
