"""
How wide a text is and where it breaks: the same on every machine, without asking for a font.

The widths are those of Lato bold, in thousandths of the size. Other fonts that a browser may take
are about as wide; what is measured here has some room.
"""

from __future__ import annotations

_WIDTHS = {
    220: "'’‘",
    240: "l,. ",
    270: "ij:|ï!();·",
    310: "I{}[]",
    380: "frt-“”",
    450: 'J*sz/?\\_"`',
    490: "caáà",
    550: "gvxyLekSéëèbdhnpquFüú",
    590: "0123456789oöóE#$+<=>^~–T",
    650: "ZPRYBCΩ",
    700: "KXAVG&",
    780: "UDHN…wOQ",
    840: "m@%",
    1000: "MW→",
}
_WIDTH = {char: width for width, chars in _WIDTHS.items() for char in chars}
_OTHER = 620
_TAIL = 5
_LONGEST = 400
"""No line has room for so many letters: nothing beyond needs to be measured."""
_ROOM = 1.04


def width_of(text: str, size: float) -> float:
    """How wide `text` is at this size, with a little room."""
    return sum(_WIDTH.get(char, _OTHER) for char in text) * size * _ROOM / 1000


def wrap(text: str, width: float, size: float, most: int = 9) -> tuple[str, ...]:
    """
    `text` in lines that are no wider than `width`, and at most `most` of them.

    A word that is too long is cut with a hyphen; text that does not fit ends in `…`.
    """
    lines: list[str] = []
    for word in text[: most * _LONGEST].split():
        for piece in _cut(word, width, size):
            if lines and width_of(f"{lines[-1]} {piece}", size) <= width:
                lines[-1] = f"{lines[-1]} {piece}"
            else:
                lines.append(piece)
    if len(lines) <= most:
        return tuple(lines)
    kept = lines[:most]
    while kept[-1] and width_of(f"{kept[-1]}…", size) > width:
        kept[-1] = kept[-1][:-1]
    kept[-1] = f"{kept[-1].rstrip(' ,.;:-')}…"
    return tuple(kept)


def _cut(word: str, width: float, size: float) -> list[str]:
    """A word in pieces that fit, broken at a joint of its own, such as a slash, if it has one."""
    pieces = []
    while len(word) > 1 and width_of(word[:_LONGEST], size) > width:
        count = _fitting(word, width - width_of("-", size), size)
        joint = max(word.rfind(mark, 1, count) for mark in "/-")
        if joint > count // 2:
            pieces.append(word[: joint + 1])
            word = word[joint + 1 :]
        else:
            count = max(1, min(count, len(word) - _TAIL))
            pieces.append(f"{word[:count]}-")
            word = word[count:]
    return [*pieces, word]


def _fitting(word: str, width: float, size: float) -> int:
    """How many letters fit: at least one, and never the whole word."""
    room = width
    for count, char in enumerate(word):
        room -= width_of(char, size)
        if room < 0:
            return max(1, count)
    return max(1, len(word) - 1)
