"""Everything that is measured, one after the other; the results go to resultaten.md."""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path

import load
import react
import start
from measuring import Section, describe_machine
from peers import PEERS

from routekaart.clock import SystemClock
from routekaart.kalender import local_day

RESULTS = Path(__file__).with_name("resultaten.md")
PACKAGES = sorted({peer.package for peer in PEERS} | {"click", "pydantic", "pyyaml", "typer"})

HEAD = """# Results

Written by `make bench`; what is measured and how to read it stands in `README.md`. Compare ratios,
which are taken within one run; a time depends on the machine and on who else is using it.

Measured on {day}: {machine}
"""


def main() -> None:
    """Measure everything; a bar that does not hold is said, and is no error."""
    sections: list[Section] = []
    for module in (react, load, start):
        print(f"── {module.__name__}", file=sys.stderr)
        for section in module.main():
            print(section, end="\n\n", flush=True)
            sections.append(section)
    day = local_day(SystemClock().now())
    head = HEAD.format(day=day, machine=describe_machine(PACKAGES))
    text = "\n".join((head, *(f"{section}\n" for section in sections)))
    RESULTS.write_text(text, encoding="utf-8", newline="\n")
    bars = list(chain.from_iterable(section.bars for section in sections))
    print(f"{sum(bar.holds for bar in bars)} of {len(bars)} bars hold; see {RESULTS}")


if __name__ == "__main__":
    main()
