"""
Every file in tests/bad says itself what is wrong with it.

A line ending in `#! RK103` must get exactly that finding, `#! RK103:5` in that column, and no line
may get one that it does not announce. A file is read on top of tests/bad/basis, which is good; so
is a folder. To add a case, add a file.
"""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from routekaart.load import load_catalogus
from routekaart.load.codes import CODES

BAD = Path(__file__).parent / "bad"
BASE = BAD / "basis"
CASES = sorted(path for path in BAD.iterdir() if path != BASE)
ANNOUNCED = re.compile(r"(RK\d{3})(?::(\d+))?")


def announced(root: Path) -> Counter[tuple[str, int, str, int | None]]:
    """File, line, code and, where it is told, column."""
    found: Counter[tuple[str, int, str, int | None]] = Counter()
    for path in root.rglob("*.yaml"):
        lines = re.split(r"\r\n|\r|\n", path.read_bytes().decode("latin-1"))
        for number, line in enumerate(lines, start=1):
            for code, column in ANNOUNCED.findall(line.partition("#!")[2]):
                name = path.relative_to(root).as_posix()
                found[name, number, code, int(column) if column else None] += 1
    return found


def as_root(case: Path, folder: Path) -> Path:
    """A folder is a root by itself; a single file lies under its `rules`."""
    if case.is_dir():
        return case
    (folder / "rules").mkdir()
    shutil.copy(case, folder / "rules" / case.name)
    return folder


def test_the_base_is_good() -> None:
    _, findings = load_catalogus([BASE])

    assert findings == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_bad_file_gets_the_findings_it_announces(case: Path, tmp_path: Path) -> None:
    root = as_root(case, tmp_path)

    _, findings = load_catalogus([BASE, root])

    expected = announced(root)
    told = {(f, line, code) for f, line, code, column in expected if column is not None}
    got = Counter(
        (f.span.file, f.span.line, f.code, f.span.column)
        if (f.span.file, f.span.line, f.code) in told
        else (f.span.file, f.span.line, f.code, None)
        for f in findings
    )
    assert expected, "a bad file announces something"
    assert got == expected, "\n".join(map(str, findings))


def test_every_code_occurs_in_a_bad_file() -> None:
    occurring = {
        code
        for path in BAD.rglob("*.yaml")
        for code, _ in ANNOUNCED.findall(path.read_bytes().decode("latin-1"))
    }

    assert occurring == set(CODES)
