"""
Bytes → text, or the reason why not.

Stricter than YAML where an editor and a parser would count lines or read characters differently: a
place that we report must be the place that the author sees.
"""

from __future__ import annotations

import re
from typing import Final

from routekaart.diagnostics import Diagnostic, Span

MAX_BYTES: Final = 1 << 20

# What YAML calls printable, less the byte order mark, the line ends that only YAML counts (NEL, LS,
# PS), and the marks that let text appear in another order than it is read.
_REFUSED = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd"
    "\U00010000-\U0010ffff]"
)


def decode_text(file: str, data: bytes) -> str | Diagnostic:
    """The text of a file, without a byte order mark."""
    if len(data) > MAX_BYTES:
        return Diagnostic(
            "RK102",
            Span(file, 1, 1),
            f"dit bestand is groter dan {MAX_BYTES // 1024} kB",
            "Verdeel het over meer bestanden.",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8-sig")
        return Diagnostic(
            "RK101",
            _span_at(file, good, len(good)),
            "hier staat een teken dat niet in UTF-8 is opgeslagen",
            "Bewaar het bestand opnieuw, met de codering UTF-8.",
        )
    if refused := _REFUSED.search(text):
        return refuse_character(_span_at(file, text, refused.start()), refused[0])
    return text


def find_refused(text: str) -> str | None:
    """A character that may not stand in a value either, written as an escape."""
    refused = _REFUSED.search(text)
    return refused[0] if refused else None


def refuse_character(span: Span, character: str) -> Diagnostic:
    """The finding about a character that nobody can see."""
    return Diagnostic(
        "RK101",
        span,
        f"hier staat een onzichtbaar teken (U+{ord(character):04X})",
        "Haal het weg; vaak is het meegekomen met knippen en plakken.",
    )


def _span_at(file: str, text: str, index: int) -> Span:
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return Span(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
