"""Why a termijn ends when it ends, in Dutch sentences: one per rule, not one per day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from routekaart.kalender.dagen import (
    MAANDNAMEN,
    ONE_DAY,
    ZONE,
    Kalender,
    is_weekend,
    write_dag,
    write_weekdag,
)
from routekaart.kalender.duur import Duur, Eenheid
from routekaart.kalender.opschorten import Opgeschort, T

FEW_WEEKENDS = 2


@dataclass(frozen=True, slots=True)
class UitlegStap:
    """One rule that was applied, in a Dutch sentence, and the day that it led to or is about."""

    dag: date | None
    tekst: str


def explain_vrije_dagen(
    days: Iterable[date], kalender: Kalender, gevolg: str
) -> Iterator[UitlegStap]:
    """Feestdagen by their name; weekends one by one when they are few, else as a number."""
    weekends: list[list[date]] = []
    names: list[UitlegStap] = []
    for day in days:
        if not is_weekend(day):
            name = kalender.name_of(day) or "opgeschort"
            names.append(UitlegStap(day, f"{write_dag(day)} is {name}: {gevolg}"))
        elif weekends and day - weekends[-1][-1] == ONE_DAY:
            weekends[-1].append(day)
        else:
            weekends.append([day])
    if len(weekends) <= FEW_WEEKENDS:
        names += [UitlegStap(w[0], f"{_write_weekend(w)}: {gevolg}") for w in weekends]
    else:
        count = sum(map(len, weekends))
        names.append(UitlegStap(None, f"{count} zaterdagen en zondagen: {gevolg}"))
    yield from sorted(names, key=lambda step: step.dag or date.max)


def explain_maanden(duur: Duur, begin: date, end: date) -> Iterator[UitlegStap]:
    """The day that so many dagen, weken, maanden or jaren lead to."""
    yield UitlegStap(end, f"{duur} na {write_dag(begin)} is {write_weekdag(end)}")
    if duur.eenheid in (Eenheid.MAANDEN, Eenheid.JAREN) and end.day != begin.day:
        month = f"{MAANDNAMEN[end.month - 1]} {end.year}"
        yield UitlegStap(end, f"{month} heeft geen dag {begin.day}: haar laatste dag telt")


def explain_opgeschorte_dagen(
    opgeschort: Opgeschort[date], end: date, kalender: Kalender | None
) -> Iterator[UitlegStap]:
    """What each suspension took out: werkdagen when the kalender is given, else all days."""
    for van, tot in opgeschort.before(end + ONE_DAY):
        days = [van + timedelta(n) for n in range((tot - van).days)]
        word = "dag"
        if kalender:
            days, word = [day for day in days if kalender.is_werkdag(day)], "werkdag"
        left_out = f"1 {word} telt" if len(days) == 1 else f"{len(days)} {word}en tellen"
        yield UitlegStap(
            tot, f"opgeschort van {write_dag(van)} tot {write_dag(tot)}: {left_out} niet mee"
        )


def explain_opgeschorte_uren(
    opgeschort: Opgeschort[datetime], end: datetime
) -> Iterator[UitlegStap]:
    """What each suspension took out of a termijn in uren."""
    for van, tot in opgeschort.before(end):
        yield UitlegStap(
            tot.astimezone(ZONE).date(),
            f"opgeschort van {write_moment(van)} tot {write_moment(tot)}: "
            f"{_write_elapsed(tot - van)} telt niet mee",
        )


def explain_zonder_gevolg(
    stretches: Sequence[tuple[T, T]], first: T, past: T
) -> Iterator[UitlegStap]:
    """Suspensions that changed nothing, and why. `past` is the first day or moment too late."""
    counted = [(van, tot) for van, tot in stretches if van < tot and tot > first and van < past]
    for van, tot in stretches:
        what = f"opschorting van {_write(van)} tot {_write(tot)} heeft geen gevolg"
        if van >= past:
            yield UitlegStap(None, f"{what}: zij begint na het einde")
        elif tot <= first:
            yield UitlegStap(None, f"{what}: zij was voorbij voordat de termijn telde")
        elif van >= tot:
            yield UitlegStap(None, f"{what}: zij begint en eindigt op dezelfde dag")
    if sum((tot - max(van, first) for van, tot in counted), timedelta()) > sum(
        (tot - van for van, tot in Opgeschort.merge(counted, first).stretches), timedelta()
    ):
        yield UitlegStap(None, "opschortingen overlappen elkaar: samen tellen zij één keer")


def write_moment(moment: datetime) -> str:
    """
    A moment as the clock on a Dutch wall shows it: '4 maart 2025 om 14:30'.

    In the hour that comes twice, when winter time begins, it says which of the two.
    """
    local = moment.astimezone(ZONE)
    text = f"{write_dag(local)} om {local:%H:%M}"
    if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
        return text
    return f"{text} ({'wintertijd' if local.fold else 'zomertijd'})"


def _write(moment: date) -> str:
    return write_moment(moment) if isinstance(moment, datetime) else write_dag(moment)


def _write_weekend(days: Sequence[date]) -> str:
    if len(days) == 1:
        return write_weekdag(days[0])
    first, last = write_weekdag(days[0]), write_weekdag(days[-1])
    if days[0].month == days[-1].month:
        first = " ".join(first.split()[:2])
    return f"{first} en {last}"


def _write_elapsed(elapsed: timedelta) -> str:
    hours, minutes = divmod(elapsed // timedelta(minutes=1), 60)
    parts = [f"{hours} uur"] if hours else []
    parts += [f"{minutes} minuten" if minutes != 1 else "1 minuut"] if minutes or not hours else []
    return " en ".join(parts)
