"""What every test shares: a terminal far from the Netherlands, and content that is read once."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from routekaart import wiring
from routekaart.clock import FixedClock
from routekaart.entrypoints.cli.door import run
from routekaart.load import Catalogus, load_catalogus, locate_content

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden" / "cli"
WRITE_GOLDEN = "ROUTEKAART_GOLDEN"
OURS = ("ROUTEKAART_MAP", "ROUTEKAART_DEBUG", "FORCE_COLOR", "_ROUTEKAART_COMPLETE")

# A laptop, a machine that checks every change, and a night in which there is time.
settings.register_profile("snel", max_examples=25, deadline=None)
settings.register_profile("gewoon", max_examples=100, deadline=None)
settings.register_profile(
    "grondig", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gewoon"))


@pytest.fixture(autouse=True)
def _terminal(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Nothing may depend on who runs the tests, where, and in which time zone."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TZ", "America/New_York")
    cache = tmp_path_factory.getbasetemp() / "cache"
    monkeypatch.setenv(wiring.ENV_CACHE, str(cache))
    for name in OURS:
        monkeypatch.delenv(name, raising=False)
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture(scope="session")
def catalogus() -> Catalogus:
    """The shipped content, read once; it has no findings."""
    found, findings = load_catalogus(locate_content())
    assert not findings, "\n".join(map(str, findings))
    return found


@dataclass(frozen=True)
class Gedraaid:
    """What a command printed, and the code with which it ended."""

    code: int
    out: str
    err: str


Cli = Callable[..., Gedraaid]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """Runs a command line through the real door, in this process."""

    def run_cli(*args: str | Path) -> Gedraaid:
        capsys.readouterr()
        code = run([str(arg) for arg in args])
        printed = capsys.readouterr()
        return Gedraaid(code, printed.out, printed.err)

    return run_cli


@pytest.fixture
def proef(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    A small region to break: it stands in the folder `proef` under the current one, is taken for the
    content that is shipped, and it is 27 November 2026.
    """
    folder = tmp_path / "proef"
    shutil.copytree(GOLDEN / "inhoud", folder)
    shutil.copytree(ROOT / "templates", folder / "templates")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(
        wiring, "locate_content", lambda own=None: (folder,) if own is None else (folder, own)
    )
    noon = datetime(2026, 11, 27, 12, tzinfo=UTC)
    monkeypatch.setattr(wiring, "make_clock", lambda: FixedClock(noon))
    return folder


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """
    Compares what was printed with what a reader approved.

    Write it anew with `ROUTEKAART_GOLDEN=1 pytest`, and read the diff.
    """

    def compare(name: str, printed: str) -> None:
        path = GOLDEN / f"{name}.txt"
        if os.environ.get(WRITE_GOLDEN):
            path.write_text(printed, encoding="utf-8", newline="\n")
        assert printed == path.read_text(encoding="utf-8"), f"{path.name} differs"

    return compare
