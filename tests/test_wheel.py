"""What the wheel asks for is what the locks hold; tests/smoke/wheel.py runs the wheel itself."""

import re
import tomllib
from pathlib import Path

import pytest

import routekaart

ROOT = Path(__file__).parents[1]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?P<rest>(?:.*\\\n)*.*)$", re.MULTILINE)


def pins(lock: Path) -> dict[str, str]:
    found = PIN.finditer(lock.read_text(encoding="utf-8"))
    return {match["name"]: match["version"] for match in found}


def wanted(name: str) -> list[str]:
    lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
    return sorted(line for line in lines if line and not line.startswith(("#", "-")))


def test_pyproject_and_runtime_in_ask_for_the_same() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert sorted(project["dependencies"]) == wanted("runtime.in")


def test_every_wish_has_a_lock() -> None:
    sources = {path.stem for path in (ROOT / "requirements").glob("*.in")}
    assert sources == {path.stem for path in LOCKS}
    for lock in LOCKS:
        names = {re.split(r"[<>=]", wish)[0].lower() for wish in wanted(f"{lock.stem}.in")}
        assert names <= set(pins(lock)), lock.name


def test_the_test_environment_runs_the_versions_that_we_ship() -> None:
    test = pins(ROOT / "requirements" / "test.txt")
    for name in ("runtime", "build"):
        assert pins(ROOT / "requirements" / f"{name}.txt").items() <= test.items()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_has_a_hash_for_every_pin_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    for line in ("://", "index-url", "find-links", "file:", " @ "):
        assert line not in text
    for match in PIN.finditer(text):
        assert "--hash=sha256:" in match["rest"], match["name"]


def test_no_file_of_another_tool_records_addresses() -> None:
    assert not [name for name in ("uv.lock", "pylock.toml") if (ROOT / name).exists()]


def test_the_package_knows_its_version() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", routekaart.__version__)
