"""How results are shown: as JSON, as rows, with a bar while it takes long."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from time import monotonic
from typing import TYPE_CHECKING, Final, TypeVar

import click

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")

LONG: Final = 1.0
"""From so many seconds on, whoever waits wants to see that something happens."""

_NARROWEST: Final = 20
_GAP: Final = "  "


def show_json(value: object) -> None:
    """A value as JSON: sorted as it was made, readable, and the same everywhere."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def say(sentence: str) -> None:
    """Something about the run, not a result: on stderr."""
    click.echo(sentence, err=True)


def show_rows(rows: Sequence[Sequence[str]], *, indent: str = "") -> None:
    """
    Rows in columns. On a terminal the last column is wrapped to fit; in a pipe a row is one line.
    """
    for line in align(rows, width=find_width(), indent=indent):
        click.echo(line)


def align(rows: Sequence[Sequence[str]], *, width: int | None, indent: str = "") -> Iterator[str]:
    """The lines of rows in columns; `width` None: as long as they are."""
    columns = [max(map(len, column)) for column in zip_longest(*rows, fillvalue="")]
    for row in rows:
        *firsts, last = row
        head = indent + "".join(
            f"{cell:<{size}}{_GAP}" for cell, size in zip(firsts, columns, strict=False)
        )
        if width is None:
            yield f"{head}{last}".rstrip()
            continue
        room = max(_NARROWEST, width - len(head))
        lines = textwrap.wrap(last, room, break_on_hyphens=False) or [""]
        yield f"{head}{lines[0]}".rstrip()
        yield from (f"{'':{len(head)}}{line}" for line in lines[1:])


def show_text(text: str, *, indent: str = "") -> None:
    """A sentence or more, wrapped on a terminal."""
    for line in wrap(indent + text, find_width(), indent=indent):
        click.echo(line)


def wrap(text: str, width: int | None, *, indent: str = "") -> list[str]:
    """The lines of a text, all after the first indented; `width` None: it stays one line."""
    if width is None:
        return [text]
    return textwrap.wrap(
        text,
        max(_NARROWEST, width),
        subsequent_indent=indent,
        break_on_hyphens=False,
        break_long_words=False,
    ) or [""]


def show_title(text: str) -> None:
    """A heading."""
    click.echo(click.style(text, bold=True))
    click.echo("─" * min(len(text), find_width() or len(text)))


def find_width() -> int | None:
    """The width of the terminal; None when the result goes into a file or a pipe."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return shutil.get_terminal_size().columns


def make_progress(what: str) -> Callable[[Sequence[T]], Iterator[T]]:
    """Goes over a list, with a bar on stderr once it takes long, and only on a terminal."""

    def each(items: Sequence[T]) -> Iterator[T]:
        begin = monotonic()
        bar: Progress | None = None
        try:
            for index, item in enumerate(items):
                if bar is None and monotonic() - begin > LONG and _is_watched():
                    bar = _start_bar(what, len(items))
                if bar is not None:
                    bar.update(bar.task_ids[0], completed=index)
                yield item
        finally:
            if bar is not None:
                bar.stop()

    return each


def _is_watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _start_bar(what: str, total: int) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    bar.add_task(what, total=total)
    bar.start()
    return bar


def count(number: int, one: str, more: str) -> str:
    """`1 fout`, `3 fouten`, `geen fouten`."""
    return f"{number or 'geen'} {one if number == 1 else more}"


def enumerate_and(words: Iterable[str]) -> str:
    """`a`, `a en b`, `a, b en c`."""
    *before, last = words
    return f"{', '.join(before)} en {last}" if before else last
