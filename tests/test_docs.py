"""What the manual prints is what the program takes: every file in it is read, and found right."""

import re
from datetime import date
from pathlib import Path

import pytest

from routekaart.diagnostics import Ernst
from routekaart.engine.plan import compile_plan
from routekaart.load import load_catalogus, locate_content, resolve
from routekaart.simulate.player import play
from routekaart.verify import check_afspraken, places_in

DOCS = Path(__file__).parent.parent / "docs"
PAGES = sorted(DOCS.glob("*.md"))
BLOCK = re.compile(
    r"^```yaml\n# bestand: (?P<file>\S+)\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL
)
LINK = re.compile(r"\]\((?P<target>[^)#:]+)(?:#[^)]*)?\)")


def files_in(page: Path) -> dict[str, str]:
    return {m["file"]: m["text"] for m in BLOCK.finditer(page.read_text("utf-8"))}


@pytest.mark.parametrize("page", [p for p in PAGES if files_in(p)], ids=lambda p: p.stem)
def test_every_file_in_the_manual_is_right(page: Path, tmp_path: Path) -> None:
    for file, text in files_in(page).items():
        target = tmp_path / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

    catalogus, findings = load_catalogus(locate_content(tmp_path))

    assert not findings
    afspraken = resolve(catalogus, "nijkerk", date(2026, 11, 2))
    found = check_afspraken(afspraken, places_in(catalogus, afspraken))
    assert [f for f in found if f.ernst is not Ernst.OPEN] == []
    for file in files_in(page):
        if file in catalogus.klantreizen:
            reis = catalogus.klantreizen[file]
            plan = compile_plan(resolve(catalogus, reis.gemeente, reis.begin.date()))
            assert not play(reis, plan).verschillen


def test_the_pages_that_describe_files_show_them_whole() -> None:
    shown = {page.stem for page in PAGES if files_in(page)}

    assert {"een-gemeente-beschrijven", "een-route-beschrijven", "een-klantreis-spelen"} <= shown


@pytest.mark.parametrize("page", [*PAGES, DOCS.parent / "README.md"], ids=lambda p: p.stem)
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = [m["target"] for m in LINK.finditer(page.read_text("utf-8"))]

    assert [t for t in targets if not (page.parent / t).exists()] == []
