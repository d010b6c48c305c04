"""
The command line. `main` is the command `routekaart`; a command is one module of its own name.

Nothing heavy may be imported at the top of a module in this package: `routekaart --help` has to be
there at once. A command imports what it needs inside its function.
"""

from __future__ import annotations

import os
from typing import NoReturn

INTERRUPTED = 130


def main() -> NoReturn:
    """Run the command that stands on the command line, and end with its exit code."""
    try:
        from routekaart.entrypoints.cli.door import run

        raise SystemExit(run())
    except KeyboardInterrupt:
        # Also before there is a door: Ctrl-C while Python still imports.
        os._exit(INTERRUPTED)
