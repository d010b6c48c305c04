"""
A map of a whole country, made up: as many gemeenten as asked, in regio's of thirteen or so.

The same count always gives the same files. A regio is a copy of the largest one that we ship, with
its tables; every fifth gemeente has a table of its own, as some of the real ones have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

import yaml

from routekaart.load import Catalogus
from routekaart.load.documents import KINDS
from routekaart.model.base import Definitie
from routekaart.model.regios import Regio
from routekaart.model.tabellen import Beslistabel

PER_REGIO = 13
OWN_TABLE = 5
SENTENCE = """
het lokale team bespreekt met het gezin wat er nodig is om veilig te zijn en legt dat vast; daarna
hoort de melder wat er met de melding is gedaan en bij wie hij terecht kan als er iets verandert
"""


def write_map(root: Path, catalogus: Catalogus, count: int) -> None:
    """Write `count` gemeenten and their regio's below `root`, in the folders that load reads."""
    for folder in ("workflows", "rules", "klantreizen"):
        root.joinpath(folder).mkdir(parents=True, exist_ok=True)
    example = max((r[-1] for r in catalogus.regios.values()), key=lambda r: len(r.gemeenten))
    tables = [t for versions in catalogus.tabellen.values() for t in versions]
    shared = [t for t in tables if t.regio == example.regio]
    own = [t for t in tables if t.gemeente in example.gemeenten]
    for first in range(0, count, PER_REGIO):
        numbers = range(first, min(first + PER_REGIO, count))
        _write_regio(root / "rules" / f"proef-{first // PER_REGIO}", example, shared, own, numbers)


def _write_regio(
    folder: Path,
    example: Regio,
    shared: list[Beslistabel],
    own: list[Beslistabel],
    numbers: range,
) -> None:
    name = folder.name
    gemeenten = {f"proef-gemeente-{n}": {"aanname": "Verzonnen."} for n in numbers}
    _write(folder / "regio.yaml", example, regio=name, gemeenten=gemeenten)
    for table in shared:
        _write(folder / "tabellen" / f"{table.beslistabel}.yaml", table, regio=name)
    for number in numbers:
        gemeente = f"proef-gemeente-{number}"
        text = "\n".join(_write_gemeente(number, gemeente, example))
        _save(folder / "gemeenten" / f"{gemeente}.yaml", text + "\n")
        if own and number % OWN_TABLE == 0:
            table = own[number // OWN_TABLE % len(own)]
            _write(folder / "tabellen" / f"{gemeente}.yaml", table, gemeente=gemeente)


def _write(path: Path, model: Definitie, **changes: object) -> None:
    found: Mapping[str, Any] = model.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    kind = next(kind for kind, type_ in KINDS.items() if isinstance(model, type_))
    values = {kind: None, **found, **changes}  # the first key says what a file is
    _save(path, yaml.dump(values, allow_unicode=True, sort_keys=False, width=100))


def _save(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _write_gemeente(number: int, gemeente: str, example: Regio) -> Iterator[str]:
    random = Random(number)  # noqa: S311 - the same file every time, no secret

    def sentence() -> str:
        words = SENTENCE.split()
        start = random.randrange(len(words) - 14)
        return " ".join(words[start : start + random.randint(8, 14)]).capitalize()

    def source(indent: str) -> Iterator[str]:
        line = random.randint(1, 1200)
        yield f"{indent}bron:"
        yield f"{indent}  - document: {example.beleid}"
        yield f"{indent}    vindplaats: {line}-{line + 2}"
        yield f"{indent}    aard: geldt"
        yield f"{indent}    citaat: >-"
        yield f"{indent}      {sentence()}."

    yield f"gemeente: {gemeente}"
    yield f"naam: Proefgemeente {number}"
    yield f"inwoners: {random.randrange(5_000, 900_000)}"
    yield from source("")
    yield "rollen:"
    for rol in list(example.rollen)[:3] or ["lokaal_team"]:
        yield f"  {rol}:"
        yield f"    organisatie: Organisatie {random.randrange(100)}  # verzonnen"
        yield f"    team: '{sentence()}'"
        yield f"    toelichting: {sentence()}."
        yield from source("    ")
    yield "ingangen:"
    for voor in ("inwoners", "professionals"):
        yield f"  - voor: {voor}"
        yield f'    via: "{sentence()}"'
        yield from source("    ")
    yield "portret:"
    for subject in range(11):
        yield f"  - onderwerp: Onderwerp {subject}"
        yield f"    tekst: '{sentence()}: {sentence()}.'"
        yield from source("    ")
        yield ""
