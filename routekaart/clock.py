"""The only module that may ask what time it is. All others are handed a `Clock`, or a moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Something that knows what time it is."""

    def now(self) -> datetime:
        """This moment, aware and in UTC."""
        ...


class SystemClock:
    """The clock of the computer."""

    def now(self) -> datetime:
        """This moment, aware and in UTC."""
        return datetime.now(tz=UTC)


class FixedClock:
    """A clock that stands still until it is moved, forward only; for simulations and tests."""

    def __init__(self, at: datetime) -> None:
        self._at = _require_zone(at)

    def now(self) -> datetime:
        """The moment at which the clock stands."""
        return self._at

    def move_to(self, moment: datetime) -> None:
        """Stand at `moment` from now on. The past has happened: a clock cannot be put back."""
        moment = _require_zone(moment)
        if moment < self._at:
            raise ValueError(f"the clock stands at {self._at} and cannot go back to {moment}")
        self._at = moment

    def move_by(self, elapsed: timedelta) -> None:
        """Let `elapsed` time pass."""
        self.move_to(self._at + elapsed)


def _require_zone(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError(f"{moment!r} has no time zone: a clock tells aware moments, in UTC")
    return moment.astimezone(UTC)
