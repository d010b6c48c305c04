"""Moments as a klantreis tells them: local time, and so much later."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from routekaart.kalender import (
    ZONE,
    Duur,
    Eenheid,
    Kalender,
    add_maanden,
    add_werkdagen,
    to_utc,
)

MONTHS = 12


def pass_time(moment: datetime, duur: Duur, kalender: Kalender) -> datetime:
    """`duur` later (UTC): the same time of day for days, elapsed time for hours."""
    if duur.eenheid is Eenheid.UREN:
        return moment + timedelta(hours=duur.aantal)
    local = moment.astimezone(ZONE)
    day = _add(local.date(), duur, kalender)
    return to_moment(datetime.combine(day, local.time()))


def _add(day: date, duur: Duur, kalender: Kalender) -> date:
    match duur.eenheid:
        case Eenheid.WERKDAGEN:
            return add_werkdagen(day, duur.aantal, kalender)
        case Eenheid.WEKEN:
            return day + timedelta(weeks=duur.aantal)
        case Eenheid.MAANDEN:
            return add_maanden(day, duur.aantal)
        case Eenheid.JAREN:
            return add_maanden(day, MONTHS * duur.aantal)
        case _:
            return day + timedelta(days=duur.aantal)


def to_moment(local: datetime) -> datetime:
    """Local time without an offset, as UTC. A time that the clock skips is the one after it."""
    return to_utc(local.replace(tzinfo=ZONE))
