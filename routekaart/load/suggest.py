"""'Bedoelde u …?': the known word that looks most like the one that was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 60
_MOST = 12


def short(word: object) -> str:
    """A word as it can stand in a sentence."""
    text = " ".join(str(word).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` must be a slip of, if there is one."""
    if len(word) > _LONGEST:
        return None
    found = get_close_matches(word, sorted(known), n=1, cutoff=0.7)
    return found[0] if found else None


def suggest(word: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """
    A hint for who typed `word`.

    >>> suggest("afgeslotn", ["afgesloten", "open"])
    "Bedoelde u 'afgesloten'?"
    """
    known = list(known)
    found = closest(word, known)
    if found:
        return f"Bedoelde u '{found}'?"
    if otherwise and 0 < len(known) <= _MOST:
        return f"{otherwise} {enumerate_words(known)}."
    return ""


def enumerate_words(words: Iterable[str]) -> str:
    """
    Words as they stand in a sentence.

    >>> enumerate_words(["a", "b", "c"])
    'a, b of c'
    """
    *before, last = words
    return f"{', '.join(before)} of {last}" if before else last


def spell_name(word: str, mark: str = "_") -> str:
    """
    The name that somebody must have meant.

    >>> spell_name("Veilig Thuis")
    'veilig_thuis'
    """
    letters = re.sub(r"[^a-z0-9]+", mark, word.casefold()).strip(mark)
    return letters.lstrip(f"0123456789{mark}")


def split_hint(sentence: str) -> tuple[str, str]:
    """
    A sentence that ends in "Bedoelde u …?", as a message and a hint.

    >>> split_hint("'a' kan niet. Bedoelde u 'b'?")
    ("'a' kan niet", "Bedoelde u 'b'?")
    """
    message, found, rest = sentence.partition(" Bedoelde u ")
    return message.rstrip("."), f"Bedoelde u {rest}" if found else ""
