"""
The door of the command line: whatever happens inside, a user hears it in Dutch, and gets a code.

0 fine, 1 findings, 2 wrong use or something outside routekaart, 3 a mistake in routekaart itself,
130 stopped with Ctrl-C, 141 the reader of a pipe went away.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Final, TextIO

import click

from routekaart import __version__
from routekaart.entrypoints.cli.group import Routekaart
from routekaart.entrypoints.cli.nederlands import speak_dutch
from routekaart.entrypoints.cli.options import map_option
from routekaart.entrypoints.cli.systeem import explain_os
from routekaart.errors import RoutekaartError

FINE: Final = 0
FINDINGS: Final = 1
WRONG_USE: Final = 2
OUR_MISTAKE: Final = 3
INTERRUPTED: Final = 130
NO_READER: Final = 141

ENV_DEBUG: Final = "ROUTEKAART_DEBUG"
COMPLETE: Final = "_ROUTEKAART_COMPLETE"

speak_dutch()

routekaart = Routekaart(
    "routekaart",
    params=[map_option(envvar=True)],
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "Eén set afspraken voor de aanpak van huiselijk geweld en kindermishandeling: op de kaart, "
        "in de simulatie en in de controle."
    ),
    epilog="Uitleg bij een opdracht: routekaart controleer --help",
)
click.version_option(__version__, prog_name="routekaart")(routekaart)


def run(args: Sequence[str] | None = None) -> int:
    """Run a command line (that of this process when none is given); the exit code."""
    if COMPLETE in os.environ:
        import_module("click.shell_completion")
        speak_dutch()
    _never_stumble_over_a_character()
    try:
        return _run(args)
    except BrokenPipeError:
        _forget_output()
        return NO_READER
    except OSError as error:
        _forget_output()
        tell(explain_os(error))
        return WRONG_USE


def _run(args: Sequence[str] | None) -> int:
    try:
        color = False if os.environ.get("NO_COLOR") else None
        result = routekaart.main(args, "routekaart", standalone_mode=False, color=color)
        return result if isinstance(result, int) else FINE
    except click.ClickException as error:
        error.show()
        return WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except OSError:
        raise
    except SystemExit:
        # Click ends the process itself in two cases: it completed a word for the shell, or nobody
        # reads any more. It calls the second 1, which would mean findings.
        if COMPLETE in os.environ:
            raise
        raise BrokenPipeError from None
    except Exception as error:
        if os.environ.get(ENV_DEBUG) and not isinstance(error, RoutekaartError):
            raise
        return _explain(error)


def _explain(error: Exception) -> int:
    if isinstance(error, RoutekaartError):
        from routekaart.entrypoints.cli.errors import explain_error

        sentence, code = explain_error(error)
        tell(sentence)
        return code
    tell(explain_mistake(error))
    return OUR_MISTAKE


def tell(sentence: str) -> None:
    """Say something about the run: on stderr, where a pipe does not take it for a result."""
    click.echo(f"Fout: {sentence[:1].upper()}{sentence[1:]}", err=True)


def explain_mistake(error: BaseException) -> str:
    """What to do about a mistake of ours: where it happened, and nothing that a user typed."""
    where = "onbekend"
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename.replace(os.sep, "/")
        _, found, inside = file.rpartition("/routekaart/")
        if found:
            where = f"routekaart/{inside}:{trace.tb_lineno}"
        trace = trace.tb_next
    python = ".".join(map(str, sys.version_info[:3]))
    return (
        "routekaart maakt zelf een fout. Dit ligt niet aan u of aan uw bestanden.\n"
        "Meld het aan wie routekaart beheert, met wat u deed en met deze regel:\n"
        f"    routekaart {__version__}, Python {python}, {type(error).__name__} op {where}\n"
        f"Zet {ENV_DEBUG}=1 voor de opdracht om te zien wat er precies gebeurde. Meld geen "
        "gegevens van een echte casus."
    )


def _never_stumble_over_a_character() -> None:
    """A terminal that cannot show `…` shows a question mark, and not an end of the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and _is_narrow(stream):
            reconfigure(errors="replace")


def _is_narrow(stream: TextIO) -> bool:
    return (stream.encoding or "").lower().replace("-", "") != "utf8"


def _forget_output() -> None:
    """Nobody reads any more: let nothing be said about it when Python flushes at its end."""
    if sys.stdout is None:
        return
    null = os.open(os.devnull, os.O_WRONLY)
    with suppress(OSError, ValueError):
        os.dup2(null, sys.stdout.fileno())
    os.close(null)
