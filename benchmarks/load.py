"""
Reading 342 files of a gemeente, and checking all that 342 gemeenten have agreed.

342 is the number of gemeenten in the Netherlands. Checking is measured from the outside: the
command that a policy adviser types, from a cold start, with and without what it remembered.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import yaml
from gemeenten import write_map
from measuring import Bar, Candidate, Section, measure, number

from routekaart.load import load_catalogus, locate_content
from routekaart.load.documents import read_definition
from routekaart.load.nodes import Value
from routekaart.model.regios import Gemeente

COUNTS = (85, 171, 342)
READ_ROUNDS = 9
CHECK_ROUNDS = 3
READ_BAR = 2.5
CHECK_BAR = 10.0
AGAIN_BAR = 1.0
LINEAR_BAR = 0.98

OURS = "routekaart: values, validated, refusals at their place"
PLACED = "the same, and a place asked (nodes are composed then)"
BASE = "libyaml compose, plain values, pydantic: the same model"


def main() -> list[Section]:
    """Measure, and say what came out."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        catalogus, _ = load_catalogus(locate_content())
        maps = {count: folder / str(count) for count in COUNTS}
        for count, root in maps.items():
            write_map(root, catalogus, count)
        return [read_section(maps[max(COUNTS)]), check_section(maps, folder / "cache")]


def read_section(root: Path) -> Section:
    """Reading the files of the gemeenten, one by one."""
    paths = sorted(root.rglob("proef-gemeente-*.yaml"))
    files = [(p.name, p.read_bytes()) for p in paths if p.parent.name == "gemeenten"]
    lines = sum(data.count(b"\n") for _, data in files) / len(files)

    def ours() -> None:
        for name, data in files:
            definition, findings = read_definition(name, data)
            assert definition is not None
            assert not findings, findings

    def placed() -> None:
        for name, data in files:
            definition, _ = read_definition(name, data)
            assert definition is not None
            assert definition.file.span("portret", 3, "tekst").line > 1

    def base() -> None:
        for _, data in files:
            loader: Any = yaml.CSafeLoader(data)
            try:
                values = build_plain(loader.get_single_node())
            finally:
                loader.dispose()
            Gemeente.model_validate(values)

    runs = ((OURS, ours), (PLACED, placed), (BASE, base))
    found = measure([_candidate(name, len(files), run) for name, run in runs], READ_ROUNDS)
    rows = [
        (name, number(one.median * 1e3), number(one.median * len(files)),
         number(one.ratio(found[BASE])))
        for name, one in found.items()
    ]  # fmt: skip
    ratio = found[PLACED].ratio(found[BASE])
    return Section(
        "Reading the files",
        f"{len(files)} files of {lines:.0f} lines, from memory. {READ_ROUNDS} rounds, medians. "
        "The base reads `0363` as text as we do, but sees no key that stands twice and sets no "
        "limit to depth or size.",
        ("reader", "ms/file", f"s for {len(files)}", "× base"),
        rows,
        [Bar(f"with positions at most {READ_BAR:g} times base", f"{number(ratio)} times",
             ratio <= READ_BAR)],
    )  # fmt: skip


def _candidate(name: str, units: int, run: Callable[[], object]) -> Candidate:
    return Candidate(name, units, lambda: run)


def build_plain(node: yaml.Node) -> Value:
    """The values of composed nodes as our models want them: texts, tuples and dicts."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: build_plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return tuple(build_plain(item) for item in node.value)
    return str(node.value)


def check_section(maps: dict[int, Path], cache: Path) -> Section:
    """`routekaart controleer` on maps of growing size."""
    first: dict[int, list[float]] = {count: [] for count in maps}
    again: dict[int, list[float]] = {count: [] for count in maps}
    for turn in range(CHECK_ROUNDS):
        for count, root in maps.items():
            fresh = cache / f"{count}-{turn}"
            first[count].append(time_controleer(root, fresh))
            again[count].append(time_controleer(root, fresh))
    seconds = {count: statistics.median(times) for count, times in first.items()}
    # The line goes through the fastest of each: on a shared machine that is the undisturbed one.
    fastest = [min(times) for times in first.values()]
    slope, intercept = statistics.linear_regression(list(first), fastest)
    fit = statistics.correlation(list(first), fastest) ** 2
    most = max(maps)
    rows = [
        (str(count), number(seconds[count]), number(statistics.median(again[count])))
        for count in maps
    ]
    repeat = statistics.median(again[most])
    return Section(
        "Checking all gemeenten",
        "`routekaart controleer` as a process, on what we ship and so many gemeenten more. "
        f"{CHECK_ROUNDS} rounds, medians. Fit through the fastest: {number(intercept)} s and "
        f"{number(slope * 1e3)} ms for each gemeente, R² {fit:.4f}.",
        ("gemeenten", "s, first time", "s, again without a change"),
        rows,
        [
            Bar(
                f"{most} gemeenten under {CHECK_BAR:g} s",
                f"{number(seconds[most])} s",
                seconds[most] < CHECK_BAR,
            ),
            Bar(
                f"linear in their number: R² at least {LINEAR_BAR}",
                f"{fit:.4f}",
                fit >= LINEAR_BAR,
            ),
            Bar(
                f"again without a change under {AGAIN_BAR:g} s",
                f"{number(repeat)} s",
                repeat < AGAIN_BAR,
            ),
        ],
    )


def time_controleer(root: Path, cache: Path) -> float:
    """Seconds that the command takes; it must find nothing wrong."""
    command: Sequence[str] = (
        str(Path(sys.executable).with_name("routekaart")), "--map", str(root), "controleer",
    )  # fmt: skip
    start = perf_counter()
    done = subprocess.run(  # noqa: S603 - our own command
        command,
        env={**os.environ, "ROUTEKAART_CACHE": str(cache)},
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = perf_counter() - start
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return seconds


if __name__ == "__main__":
    for section in main():
        print(section, end="\n\n")
