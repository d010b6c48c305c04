"""Whatever is wrong with a file: a command tells it, and never makes a mistake of its own."""

import shutil
from pathlib import Path

import pytest
from conftest import GOLDEN, Cli

FILES = sorted((GOLDEN / "inhoud").rglob("*.yaml"))
COMMANDS = (
    ["controleer", "--open"],
    ["lijst", "gemeenten"],
    ["toon", "zorg", "--gemeente", "adorp"],
    ["toon", "adorp"],
    ["kaart", "--alle", "--formaat", "md"],
    ["test"],
)


@pytest.mark.traag
@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_no_line_that_is_left_out_or_doubled_makes_us_stumble(
    cli: Cli, proef: Path, file: Path
) -> None:
    path = proef / file.relative_to(GOLDEN / "inhoud")
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    for number in range(len(lines)):
        for kept in (0, 2):
            changed = [*lines[:number], *lines[number : number + 1] * kept, *lines[number + 1 :]]
            path.write_text("".join(changed), encoding="utf-8")
            for args in COMMANDS:
                told = cli(*args)
                assert told.code in (0, 1, 2), (number + 1, kept, args, told.err)
    shutil.copy(file, path)
