"""How long `routekaart --help` takes, beside what Python and two libraries take for nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from measuring import Bar, Candidate, Section, measure, number

ROUNDS = 15
BAR = 0.1

OURS = "`routekaart --help`"
BASE = "`python -c pass`"

CLICK = """
import click

@click.group()
def app(): ...

@app.command()
@click.option("--gemeente")
def toon(gemeente): click.echo(gemeente)

@app.command()
def lijst(): click.echo("lijst")

app()
"""
TYPER = """
import typer

app = typer.Typer()

@app.command()
def toon(gemeente: str = ""): print(gemeente)

@app.command()
def lijst(): print("lijst")

app()
"""


def main() -> list[Section]:
    """Measure, and say what came out."""
    with TemporaryDirectory() as name:
        apps = {"click": CLICK, "typer": TYPER}
        for app, text in apps.items():
            Path(name, f"{app}_app.py").write_text(text, encoding="utf-8")
        commands = {
            BASE: [sys.executable, "-c", "pass"],
            "a bare click app of two commands, `--help`": [
                sys.executable, f"{name}/click_app.py", "--help",
            ],
            "the same in typer, `--help`": [sys.executable, f"{name}/typer_app.py", "--help"],
            OURS: [str(Path(sys.executable).with_name("routekaart")), "--help"],
        }  # fmt: skip
        candidates = [_candidate(title, command) for title, command in commands.items()]
        found = measure(candidates, ROUNDS, warm=2)
    rows = [
        (
            title,
            number(one.median * 1e3),
            f"{number(min(one.seconds) * 1e3)}–{number(max(one.seconds) * 1e3)}",
            number(one.ratio(found[BASE])),
        )
        for title, one in found.items()
    ]
    seconds = found[OURS].median
    return [
        Section(
            "Starting",
            f"Wall time of a process. {ROUNDS} rounds, medians.",
            ("command", "ms", "min–max ms", "× python"),
            rows,
            [Bar(f"{OURS} under {BAR:g} s", f"{number(seconds)} s", seconds < BAR)],
        )
    ]


def _candidate(title: str, command: list[str]) -> Candidate:
    def run() -> None:
        subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - our own commands

    return Candidate(title, 1, lambda: run)


if __name__ == "__main__":
    for section in main():
        print(section)
