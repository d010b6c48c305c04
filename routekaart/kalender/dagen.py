"""The days of the Netherlands: which are werkdagen, when they begin, and how to write them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from routekaart.errors import KalenderTooShort

ZONE = ZoneInfo("Europe/Amsterdam")
ONE_DAY = timedelta(days=1)
SATURDAY = 5
MONTHS = 12
WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDNAMEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def is_weekend(day: date) -> bool:
    """Whether `day` is a Saturday or a Sunday."""
    return day.weekday() >= SATURDAY


@dataclass(frozen=True, slots=True)
class Kalender:
    """
    The feestdagen of one country, from the first to the last day it knows.

    Two calendars in one. A `feestdag` is no werkdag. A day that is `gelijkgesteld` is an ordinary
    werkdag, which counts as a feestdag only where the Algemene termijnenwet is applied.
    `besluitjaren` are the years of which the days declared equal by decree are known; None: all.
    """

    feestdagen: Mapping[date, str]
    gelijkgesteld: Mapping[date, str]
    first: date
    last: date
    besluitjaren: frozenset[int] | None = None

    def is_werkdag(self, day: date) -> bool:
        """
        Whether `day` is not a Saturday, a Sunday or a feestdag.

        >>> paas = {date(2025, 4, 21): "tweede paasdag"}
        >>> kalender = Kalender(paas, {}, date(2025, 1, 1), date(2025, 12, 31))
        >>> kalender.is_werkdag(date(2025, 4, 21))
        False
        """
        self._require(day)
        return not is_weekend(day) and day not in self.feestdagen

    def is_algemeen_erkend(self, day: date) -> bool:
        """
        Whether the Algemene termijnenwet takes `day` for an algemeen erkende feestdag.

        Grondslag: art. 3: the feestdagen of lid 1, Goede Vrijdag (lid 2) and the days that a
        koninklijk besluit declares equal (lid 3). Saturdays and Sundays are not among them: art. 1
        and 2 name those beside them.
        """
        self._require(day)
        return day in self.feestdagen or day in self.gelijkgesteld

    def name_of(self, day: date) -> str | None:
        """What `day` is called when it is a feestdag or gelijkgesteld."""
        return self.feestdagen.get(day) or self.gelijkgesteld.get(day)

    def _require(self, day: date) -> None:
        if not self.first <= day <= self.last:
            raise KalenderTooShort(day, self.first, self.last)


def to_utc(moment: datetime) -> datetime:
    """`moment` in UTC; one without a zone could be any of 24 moments, and is refused."""
    if moment.utcoffset() is None:
        raise ValueError(
            f"{moment!r} has no time zone: a moment is an aware datetime, stored as UTC"
        )
    return moment.astimezone(UTC)


def local_day(moment: datetime) -> date:
    """
    The day that `moment` belongs to on a Dutch wall.

    >>> local_day(datetime(2025, 3, 3, 23, 30, tzinfo=UTC))
    datetime.date(2025, 3, 4)
    """
    return to_utc(moment).astimezone(ZONE).date()


def start_of_day(day: date) -> datetime:
    """
    The moment at which `day` begins: midnight in the Netherlands, in UTC.

    The clock is moved at two or three at night, so there is one midnight in every day, and the
    days of those nights last 23 and 25 hours.
    """
    return datetime.combine(day, time.min, tzinfo=ZONE).astimezone(UTC)


def add_maanden(start: date, count: int) -> date:
    """
    The same day of the month `count` months later, or the last day of a month that is too short.

    Always from the original start, never chained: twice one month from 31 January is 31 March, not
    28 March.

    >>> add_maanden(date(2025, 11, 30), 3)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(start.year * MONTHS + start.month - 1 + count, MONTHS)
    if year > MAXYEAR:
        raise OverflowError("date value out of range")
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def add_werkdagen(start: date, count: int, kalender: Kalender) -> date:
    """The `count`-th werkdag after `start`; `start` itself is not counted."""
    day = start
    while count:
        day += ONE_DAY
        count -= kalender.is_werkdag(day)
    return day


def compute_pasen(year: int) -> date:
    """
    First Easter day of a year in the Gregorian calendar (the "anonymous" computus of 1876).

    >>> compute_pasen(2025)
    datetime.date(2025, 4, 20)
    """
    century, rest = divmod(year, 100)
    golden = year % 19
    skipped = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + skipped + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def write_dag(day: date) -> str:
    """
    A day as a Dutch reader writes it.

    >>> write_dag(date(2025, 3, 4))
    '4 maart 2025'
    """
    return f"{day.day} {MAANDNAMEN[day.month - 1]} {day.year}"


def write_weekdag(day: date) -> str:
    """A day with its weekday: 'dinsdag 4 maart 2025'."""
    return f"{WEEKDAGEN[day.weekday()]} {write_dag(day)}"
