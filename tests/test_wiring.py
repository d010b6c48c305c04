"""Where the cache is, which day it is, and which file is meant."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from routekaart import wiring
from routekaart.clock import FixedClock
from routekaart.diagnostics import Diagnostic, Span


def test_today_is_the_day_on_a_dutch_wall() -> None:
    clock = FixedClock(datetime(2026, 11, 26, 23, 30, tzinfo=UTC))
    assert wiring.find_today(clock) == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("platform", "environ", "place"),
    [
        ("linux", {}, "~/.cache/routekaart"),
        ("linux", {"XDG_CACHE_HOME": "/var/c"}, "/var/c/routekaart"),
        ("darwin", {}, "~/Library/Caches/routekaart"),
        ("win32", {"LOCALAPPDATA": "/c/local"}, "/c/local/routekaart"),
        ("linux", {"ROUTEKAART_CACHE": "/hier", "XDG_CACHE_HOME": "/var/c"}, "/hier"),
    ],
)
def test_the_cache_is_where_the_platform_keeps_such_things(
    monkeypatch: pytest.MonkeyPatch, platform: str, environ: dict[str, str], place: str
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    assert wiring.locate_cache(environ) == Path(place).expanduser()


def test_the_last_folder_that_has_a_file_is_where_it_is(proef: Path, tmp_path: Path) -> None:
    own = tmp_path / "eigen"
    (own / "rules").mkdir(parents=True)
    (own / "rules/bedam.yaml").write_bytes((proef / "rules/bedam.yaml").read_bytes())
    inhoud = wiring.read_inhoud(own, cached=False)
    assert inhoud.locate("rules/bedam.yaml") == own / "rules/bedam.yaml"
    assert inhoud.locate("rules/adorp.yaml") == proef / "rules/adorp.yaml"
    assert inhoud.find_files().count("rules/bedam.yaml") == 1
    assert inhoud.geheugen is None


def test_what_was_found_is_recalled_by_what_it_is_about(tmp_path: Path) -> None:
    geheugen = wiring.Geheugen(tmp_path, "sleutel")
    finding = Diagnostic("RK999", Span("x.yaml", 1, 2), "dit", "zo")
    assert geheugen.recall(["ede"], lambda: [finding]) == (finding,)
    assert geheugen.recall(["ede"], list) == (finding,)
    assert geheugen.recall(["nijkerk"], list) == ()
    assert wiring.Geheugen(tmp_path, "anders").recall(["ede"], list) == ()
