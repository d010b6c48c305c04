"""On a real terminal of 80 columns: nothing runs over its edge, and colour is never alone."""

import os
import pty
import re
import struct
import subprocess
import sys
import termios
from fcntl import ioctl
from typing import Final

import pytest
from rich.progress import Progress

from routekaart.entrypoints.cli import show

ANSI: Final = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
WIDTH: Final = 80


def on_terminal(*args: str, **settings: str) -> str:
    """What a command shows on a terminal of 80 columns."""
    leader, follower = pty.openpty()
    ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, WIDTH, 0, 0))
    env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")}
    env |= {"TERM": "xterm", **settings}
    process = subprocess.Popen(
        [sys.executable, "-m", "routekaart", *args], stdout=follower, stderr=follower, env=env
    )
    os.close(follower)
    shown = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:  # Linux says so when the other side is closed
            break
        if not part:
            break
        shown += part
    os.close(leader)
    process.wait()
    return shown.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    "line",
    [
        "--help",
        "lijst begrippen",
        "lijst gemeenten",
        "toon overdracht",
        "toon ede",
        "toon waakvlam --soort begrip",
        "controleer --open",
        "kaart ede --streng",
    ],
)
def test_nothing_runs_over_the_edge(line: str) -> None:
    shown = ANSI.sub("", on_terminal(*line.split()))
    assert shown.strip()
    unbreakable = re.compile(r"\s*\S+$")
    wide = [line for line in shown.splitlines() if len(line) > WIDTH]
    assert [line for line in wide if not unbreakable.match(line)] == []


def test_a_finding_has_colour_on_a_terminal_and_a_word_without() -> None:
    shown = on_terminal("controleer", "--open")
    assert "\x1b[36m\x1b[1mopen afspraak\x1b[0m RK52" in shown
    assert "\x1b" not in on_terminal("controleer", "--open", NO_COLOR="1")


def test_the_whole_word_colour_is_only_added() -> None:
    colored = ANSI.sub("", on_terminal("controleer", "--open"))
    assert colored == on_terminal("controleer", "--open", NO_COLOR="1")


def test_rows_are_wrapped_in_their_last_column_only() -> None:
    lines = list(show.align([("a", "een twee drie"), ("langer", "vier")], width=28))
    assert lines == ["a       een twee drie", "langer  vier"]
    lines = list(show.align([("a", "een twee drie vier vijf zes")], width=23))
    assert lines == ["a  een twee drie vier", "   vijf zes"]


def test_rows_in_a_pipe_are_one_line_each() -> None:
    assert list(show.align([("a", "x " * 100)], width=None)) == [f"a  {'x ' * 100}".rstrip()]


def test_a_bar_shows_only_when_it_takes_long_and_somebody_watches(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(show, "LONG", -1.0)
    assert list(show.make_progress("Tellen")([1, 2, 3])) == [1, 2, 3]
    assert capsys.readouterr().err == ""

    started: list[tuple[str, int]] = []
    original = show._start_bar

    def start(what: str, total: int) -> Progress:
        started.append((what, total))
        return original(what, total)

    monkeypatch.setattr(show, "_is_watched", lambda: True)
    monkeypatch.setattr(show, "_start_bar", start)
    assert list(show.make_progress("Tellen")([1, 2, 3])) == [1, 2, 3]
    assert started == [("Tellen", 3)]

    monkeypatch.setattr(show, "LONG", 60.0)
    assert list(show.make_progress("Tellen")([1, 2, 3])) == [1, 2, 3]
    assert len(started) == 1
