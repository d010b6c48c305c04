"""How long a termijn is, in the words in which people agree it: "5 werkdagen", "24 uur"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

MOST = 9_999


class Eenheid(StrEnum):
    """What a termijn counts. Six different things: 7 dagen, 5 werkdagen and 168 uren differ."""

    UREN = "uren"
    DAGEN = "dagen"
    WERKDAGEN = "werkdagen"
    WEKEN = "weken"
    MAANDEN = "maanden"
    JAREN = "jaren"


class Grondslag(StrEnum):
    """Who set the termijn: a law (or algemene maatregel van bestuur), or people who agreed it."""

    WETTELIJK = "wettelijk"
    AFGESPROKEN = "afgesproken"


class Verlenging(StrEnum):
    """What happens when a termijn ends on a day that is no werkdag: see `kalender.atw`."""

    ATW = "atw"
    GEEN = "geen"


# After a number Dutch says "24 uur" and "2 jaar", but "5 dagen".
_SINGULAR = {
    Eenheid.UREN: "uur",
    Eenheid.DAGEN: "dag",
    Eenheid.WERKDAGEN: "werkdag",
    Eenheid.WEKEN: "week",
    Eenheid.MAANDEN: "maand",
    Eenheid.JAREN: "jaar",
}
_ALWAYS_SINGULAR = {Eenheid.UREN, Eenheid.JAREN}
_WORDS = {word: unit for unit, one in _SINGULAR.items() for word in (one, unit.value)}
_WRITTEN = re.compile(r"([0-9]+) ([a-z]+)")
_MEANT = re.compile(r"\s*([0-9]+)\s*([^\W\d_]+)\W*")


@dataclass(frozen=True, slots=True, order=False)
class Duur:
    """
    A number of one unit. Not ordered: whether 30 dagen is longer than 1 maand depends on when.

    >>> str(Duur.parse("5 werkdagen"))
    '5 werkdagen'
    """

    aantal: int
    eenheid: Eenheid

    def __post_init__(self) -> None:
        if not 1 <= self.aantal <= MOST:
            raise ValueError(f"a duur is 1 to {MOST} of its unit, not {self.aantal}")

    @classmethod
    def parse(cls, text: str) -> Duur:
        """
        Read a duur as an author writes it, in the singular or the plural.

        >>> Duur.parse("5 werkdaggen")
        Traceback (most recent call last):
        ValueError: '5 werkdaggen' is geen duur: schrijf een getal en dan uur, dagen, werkdagen, \
weken, maanden of jaar. Bedoelde u '5 werkdagen'?
        """
        written = _WRITTEN.fullmatch(text)
        unit = _WORDS.get(written[2]) if written else None
        if written and unit:
            # A number of a thousand digits is a slip of the keyboard, not worth converting.
            count = int(written[1][:10])
            if 1 <= count <= MOST:
                return cls(count, unit)
            raise ValueError(f"'{text}' kan niet: het getal is ten minste 1 en hoogstens {MOST}.")
        raise ValueError(
            f"'{text}' is geen duur: schrijf een getal en dan uur, dagen, werkdagen, weken, "
            f"maanden of jaar.{_suggest(text)}"
        )

    def __str__(self) -> str:
        alone = self.aantal == 1 or self.eenheid in _ALWAYS_SINGULAR
        return f"{self.aantal} {_SINGULAR[self.eenheid] if alone else self.eenheid}"


def _suggest(text: str) -> str:
    meant = _MEANT.fullmatch(text)
    close = get_close_matches(meant[2].lower(), _WORDS, n=1) if meant else []
    if not meant or not close or not 1 <= int(meant[1][:10]) <= MOST:
        return ""
    return f" Bedoelde u '{Duur(int(meant[1][:10]), _WORDS[close[0]])}'?"
