"""Imports point down only, and one module per library: the contracts of pyproject.toml."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINT = (
    "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
)


def lint(where: Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", LINT], cwd=where, text=True, capture_output=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def write(folder: Path, module: str, text: str) -> None:
    path = folder.joinpath(*module.split(".")).with_suffix(".py")
    for package in path.relative_to(folder).parents[:-1]:
        (folder / package).mkdir(exist_ok=True, parents=True)
        (folder / package / "__init__.py").touch()
    path.write_text(text, encoding="utf-8")


def test_the_contracts_hold() -> None:
    code, told = lint(ROOT)
    assert code == 0, told


@pytest.mark.parametrize(
    ("module", "text", "contract"),
    [
        ("routekaart.model.x", "import routekaart.load", "Imports point down only"),
        ("routekaart.diagnostics", "import routekaart.errors", "Imports point down only"),
        ("routekaart.engine.x", "import routekaart.load", "Imports point down only"),
        ("routekaart.nieuw", "", "Imports point down only"),
        ("routekaart.engine.x", "import yaml", "Only load reads YAML"),
        ("routekaart.engine.x", "import transitions", "Only engine.machine uses transitions"),
        ("routekaart.kaarten.x", "import jinja2", "Only kaarten.render uses jinja2 and typst"),
        ("routekaart.entrypoints.x", "import typst", "Only kaarten.render uses jinja2 and typst"),
    ],
)
def test_a_forbidden_import_breaks_its_contract(
    tmp_path: Path, module: str, text: str, contract: str
) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name, allowed in {
        "routekaart.diagnostics": "",
        "routekaart.errors": "",
        "routekaart.model.y": "",
        "routekaart.load.y": "import yaml, routekaart.model.y",
        "routekaart.engine.machine": "import transitions",
        "routekaart.kaarten.render.y": "import jinja2, typst, routekaart.load.y",
        "routekaart.entrypoints.y": "import routekaart.kaarten.render.y, routekaart.engine.machine",
    }.items():
        write(tmp_path, name, allowed)
    code, told = lint(tmp_path)
    assert code == 0, told

    write(tmp_path, module, text)
    code, told = lint(tmp_path)
    broken = {line.partition(" BROKEN")[0] for line in told.splitlines() if " BROKEN" in line}
    assert (code, broken) == (1, {contract}), told
