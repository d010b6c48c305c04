"""
When a termijn passes, and why then: duur, start and kalender in, a day and its explanation out.

Pure, like all of `engine`. The day on which a termijn starts does not count. Neither does a day on
which it is suspended: the day on which a suspension begins is such a day, the day on which it ends
is not. So a termijn never passes while it is suspended, not even when that began on its last day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from routekaart.errors import KalenderTooShort
from routekaart.kalender import (
    ONE_DAY,
    ZONE,
    Duur,
    Eenheid,
    Grondslag,
    Kalender,
    Opgeschort,
    UitlegStap,
    Verlenging,
    add_maanden,
    covers,
    ensure_two_dagen,
    explain_maanden,
    explain_opgeschorte_dagen,
    explain_opgeschorte_uren,
    explain_vrije_dagen,
    explain_zonder_gevolg,
    extend_termijn,
    is_weekend,
    local_day,
    start_of_day,
    to_utc,
    write_dag,
    write_moment,
    write_weekdag,
)

__all__ = ["Opschorting", "UitlegStap", "Vervalmoment", "due"]

MONTHS = 12
WEEK = 7


@dataclass(frozen=True, slots=True)
class Opschorting:
    """From `van` until `tot` a termijn stands still. Never without an end: that would hide it."""

    van: datetime
    tot: datetime

    def __post_init__(self) -> None:
        if to_utc(self.tot) < to_utc(self.van):
            raise ValueError(
                f"an opschorting cannot end ({self.tot}) before it begins ({self.van})"
            )


@dataclass(frozen=True, slots=True)
class Vervalmoment:
    """
    The last `dag` on which it may still be done, and the `moment` (UTC) at which it is too late.

    For days that is the midnight which ends `dag`, for hours the moment itself. The last step of
    `uitleg` is about `dag`.
    """

    dag: date
    moment: datetime
    uitleg: tuple[UitlegStap, ...]


def due(
    duur: Duur,
    start: datetime,
    kalender: Kalender,
    *,
    grondslag: Grondslag = Grondslag.AFGESPROKEN,
    verlenging: Verlenging = Verlenging.GEEN,
    opschortingen: Sequence[Opschorting] = (),
) -> Vervalmoment:
    """
    When a termijn of `duur` that starts at `start` passes.

    Always from the original start: the second period of 1 maand is `2 maanden`, not 1 maand twice.
    Raises `KalenderTooShort` when the kalender does not know a day that matters.
    """
    start = to_utc(start)
    atw = verlenging is Verlenging.ATW
    try:
        if duur.eenheid is Eenheid.UREN:
            end, stappen = _count_uren(duur, start, opschortingen)
            # What must be done before midnight can be done on the day before it, not on the next.
            dag = local_day(end - timedelta.resolution)
            if atw:
                stappen.append(_explain_artikel_4(duur))
            stappen.append(UitlegStap(dag, f"verstrijkt op {write_moment(end)}"))
            return Vervalmoment(dag, end, tuple(stappen))
        dag, stappen = _count_dagen(
            duur, start, kalender, opschortingen, grondslag if atw else None
        )
        stappen.append(UitlegStap(dag, f"laatste dag: {write_weekdag(dag)}"))
        return Vervalmoment(dag, start_of_day(dag + ONE_DAY), tuple(stappen))
    except OverflowError:  # after the year 9999
        raise KalenderTooShort(date.max, kalender.first, kalender.last) from None


def _count_uren(
    duur: Duur, start: datetime, opschortingen: Sequence[Opschorting]
) -> tuple[datetime, list[UitlegStap]]:
    """Elapsed time: in a night that the clock is moved, 24 uur is not "tomorrow, the same time"."""
    stretches = [(to_utc(o.van), to_utc(o.tot)) for o in opschortingen]
    opgeschort = Opgeschort.merge(stretches, start)
    end = opgeschort.delay(start + timedelta(hours=duur.aantal))
    stappen = [
        UitlegStap(local_day(start), f"telt vanaf {write_moment(start)}: {duur}"),
        *explain_opgeschorte_uren(opgeschort, end),
        *explain_zonder_gevolg(stretches, start, end),
    ]
    if start.astimezone(ZONE).utcoffset() != end.astimezone(ZONE).utcoffset():
        stappen.append(UitlegStap(None, "de klok wordt verzet: het gaat om de verstreken uren"))
    return end, stappen


def _count_dagen(
    duur: Duur,
    start: datetime,
    kalender: Kalender,
    opschortingen: Sequence[Opschorting],
    atw: Grondslag | None,
) -> tuple[date, list[UitlegStap]]:
    """The last day; `atw` is the grondslag when the Algemene termijnenwet is to be applied."""
    begin = local_day(start)
    first = begin + ONE_DAY
    stretches = [(local_day(o.van), local_day(o.tot)) for o in opschortingen]
    opgeschort = Opgeschort.merge(stretches, first)
    stappen = [UitlegStap(first, f"telt vanaf {write_dag(first)} (de dag na de start)")]
    if duur.eenheid is Eenheid.WERKDAGEN:
        planned, vrij = _count_werkdagen(duur.aantal, begin, kalender, opgeschort)
        stappen += explain_vrije_dagen(vrij, kalender, "geen werkdag")
    else:
        unsuspended = _add_duur(begin, duur)
        stappen += explain_maanden(duur, begin, unsuspended)
        planned = opgeschort.delay(unsuspended + ONE_DAY) - ONE_DAY
    end, extension = planned, list[UitlegStap]()
    if atw:
        end, extension = _apply_atw(duur, first, planned, kalender, opgeschort)
        if atw is Grondslag.AFGESPROKEN:
            extension.insert(0, UitlegStap(None, "de afspraak past de Algemene termijnenwet toe"))
    elif is_weekend(end):
        extension = [UitlegStap(end, f"{write_weekdag(end)} telt: geen verlenging")]
    counted_in = kalender if duur.eenheid is Eenheid.WERKDAGEN else None
    stappen += explain_opgeschorte_dagen(opgeschort, end, counted_in)
    stappen += explain_zonder_gevolg(stretches, first, end + ONE_DAY)
    return end, stappen + extension


def _add_duur(begin: date, duur: Duur) -> date:
    match duur.eenheid:
        case Eenheid.MAANDEN:
            return add_maanden(begin, duur.aantal)
        case Eenheid.JAREN:
            return add_maanden(begin, duur.aantal * MONTHS)
        case Eenheid.WEKEN:
            return begin + timedelta(duur.aantal * WEEK)
        case _:
            return begin + timedelta(duur.aantal)


def _count_werkdagen(
    count: int, begin: date, kalender: Kalender, opgeschort: Opgeschort[date]
) -> tuple[date, list[date]]:
    """The `count`-th werkdag after `begin` that is not suspended, and the days off before it."""
    day, vrij = begin, list[date]()
    while count:
        day += ONE_DAY
        if day in opgeschort:
            continue
        if kalender.is_werkdag(day):
            count -= 1
        else:
            vrij.append(day)
    return day, vrij


def _apply_atw(
    duur: Duur, first: date, planned: date, kalender: Kalender, opgeschort: Opgeschort[date]
) -> tuple[date, list[UitlegStap]]:
    """The end under the Algemene termijnenwet: art. 4, then art. 2, then art. 1 lid 1."""
    if not covers(duur):
        return planned, [_explain_artikel_4(duur)]
    stappen: list[UitlegStap] = []
    enough = ensure_two_dagen(duur, first, planned, kalender, opgeschort)
    if enough != planned:
        stappen.append(
            UitlegStap(
                enough,
                "er horen ten minste twee dagen in die geen zaterdag, zondag of feestdag zijn: "
                f"verlengd tot en met {write_weekdag(enough)} (Algemene termijnenwet, artikel 2)",
            )
        )
    end = extend_termijn(enough, kalender, opgeschort)
    if end != enough:
        over = [enough + timedelta(n) for n in range((end - enough).days)]
        stappen += explain_vrije_dagen(over, kalender, "hierop eindigt de termijn niet")
        stappen.append(
            UitlegStap(
                end,
                f"verlengd tot en met {write_weekdag(end)} "
                "(Algemene termijnenwet, artikel 1 lid 1)",
            )
        )
    stappen += _warn_besluitjaren({planned.year, end.year}, kalender)
    return end, stappen


def _warn_besluitjaren(years: set[int], kalender: Kalender) -> Iterator[UitlegStap]:
    """A decree that we do not know could still move the end: say so, do not guess."""
    known = kalender.besluitjaren
    if known is None:
        return
    last = max(known, default=0)
    for year in sorted(years - known):
        if year < last:
            yield UitlegStap(
                None, f"let op: welke dagen in {year} gelijkgesteld waren, is onbekend"
            )
        else:
            after = f"na {last} " if known else ""
            yield UitlegStap(None, f"let op: gelijkgestelde dagen {after}zijn nog niet vastgesteld")
            return


def _explain_artikel_4(duur: Duur) -> UitlegStap:
    return UitlegStap(
        None, f"geen verlenging: de Algemene termijnenwet geldt niet voor {duur} (artikel 4)"
    )
