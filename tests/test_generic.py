"""The engine runs every workflow because it knows none of them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from routekaart.load.catalogus import Catalogus
from routekaart.model.base import RESERVED
from routekaart.model.gebeurtenissen import EIGEN

PACKAGE = Path(__file__).parent.parent / "routekaart"
SOURCES = sorted(PACKAGE.rglob("*.py"))
OWN_WORDS = RESERVED | EIGEN


def names_of_content(catalogus: Catalogus) -> set[str]:
    names = {*catalogus.feiten, *catalogus.gebeurtenissen, *catalogus.rollen, *catalogus.tabellen}
    for versions in catalogus.sporen.values():
        for spoor in versions:
            names |= {spoor.spoor, *spoor.toestanden, *spoor.overgangen}
            for toestand in spoor.toestanden.values():
                names |= set(toestand.termijnen)
    return names - OWN_WORDS


def strings_in(source: str) -> Iterator[str]:
    tree = ast.parse(source)
    prose = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.value


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_nothing_of_any_workflow_is_named_in_the_code(file: Path, catalogus: Catalogus) -> None:
    known = names_of_content(catalogus)

    found = {text for text in strings_in(file.read_text("utf-8")) if text in known}

    assert not found
