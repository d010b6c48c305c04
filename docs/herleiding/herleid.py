"""
Which requirements of the sources are proved, and by what: docs/eisen.md and eisen.json.

What is demanded stands in eisen.yaml, with a judgement. What proves it is found, never written: the
`toetst` of a klantreis, and `@pytest.mark.eis("R20")` on a test, which is read without running it.
A judgement that says more than the proof allows is a problem, and so is one that says less.
"""

from __future__ import annotations

import ast
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field

from routekaart.load import Catalogus, load_catalogus
from routekaart.load.nodes import read_yaml
from routekaart.model.base import Definitie, Tekst

ROOT: Final = Path(__file__).parents[2]
HERE: Final = ROOT / "docs" / "herleiding"
PAGE: Final = ROOT / "docs" / "eisen.md"
DATA: Final = HERE / "eisen.json"

Status = Literal["getoetst", "deels", "open"]
Verwijzing = Annotated[str, Field(pattern=r"^[a-z0-9-]+:[0-9]+(-[0-9]+)?$")]
Nummer = Annotated[str, Field(pattern=r"^R[1-9][0-9]*$")]


class Eis(Definitie):
    """What a source demands, and how far we say that it is proved."""

    zin: Tekst
    soort: Literal[
        "route", "regel", "kaart", "regio", "gemeente", "simulatie", "telling", "woordenboek"
    ]
    bron: tuple[Verwijzing, ...] = Field(min_length=1)
    status: Status
    ontbreekt: Tekst | None = None
    reden: Tekst | None = None


class Thema(Definitie):
    """Requirements about one thing."""

    titel: Tekst
    eisen: dict[Nummer, Eis]


class Eisen(Definitie):
    """All requirements, in their order."""

    themas: tuple[Thema, ...]

    def alle(self) -> dict[str, Eis]:
        """Each under its number."""
        return {nummer: eis for thema in self.themas for nummer, eis in thema.eisen.items()}


@dataclass(frozen=True, slots=True, order=True)
class Bewijs:
    """A klantreis or a test that proves (part of) a requirement."""

    eis: str
    soort: Literal["klantreis", "test"]
    bestand: str
    naam: str


def read_eisen(path: Path = HERE / "eisen.yaml") -> Eisen:
    """The requirements; raises ValueError when the file is not what it should be."""
    file, findings = read_yaml(path.name, path.read_bytes())
    if file is None or findings:
        raise ValueError("\n".join(map(str, findings)))
    return Eisen.model_validate(file.values)


# ── what proves them ──────────────────────────────────────────────────────────────────────────


def find_klantreizen(catalogus: Catalogus) -> Iterator[Bewijs]:
    """What the klantreizen say that they show."""
    for bestand, klantreis in catalogus.klantreizen.items():
        for eis in klantreis.toetst:
            yield Bewijs(eis, "klantreis", bestand, klantreis.klantreis)


def find_tests(folder: Path) -> Iterator[Bewijs]:
    """The tests with a mark; raises ValueError on a mark whose numbers cannot be read."""
    for path in sorted(folder.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                for eis in _marked(node, path):
                    name = path.relative_to(folder).as_posix()
                    yield Bewijs(eis, "test", f"tests/{name}", node.name)


def _marked(node: ast.FunctionDef, path: Path) -> Iterator[str]:
    for mark in node.decorator_list:
        if not (isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.eis"):
            continue
        values = [arg.value for arg in mark.args if isinstance(arg, ast.Constant)]
        texts = [value for value in values if isinstance(value, str)]
        if not texts or len(texts) < len(mark.args) or mark.keywords:
            raise ValueError(f"{path.name}:{mark.lineno}: noem de eisen, zoals eis('R20')")
        yield from texts


# ── what is wrong ─────────────────────────────────────────────────────────────────────────────


def find_problems(
    eisen: Eisen, bewijzen: Iterable[Bewijs], documenten: Iterable[str]
) -> Iterator[str]:
    """Where the judgement and the proof do not agree; nothing when they do."""
    known, proofs = eisen.alle(), tuple(bewijzen)
    listed = [nummer for thema in eisen.themas for nummer in thema.eisen]
    if listed != [f"R{number}" for number in range(1, len(listed) + 1)]:
        yield "de nummers lopen niet van R1 af door, elk één keer"
    for bewijs in proofs:
        if bewijs.eis not in known:
            yield f"{bewijs.bestand} ({bewijs.naam}) noemt {bewijs.eis}, en die eis is er niet"
    proved, found = {bewijs.eis for bewijs in proofs}, set(documenten)
    for nummer, eis in known.items():
        yield from (f"{nummer}: {problem}" for problem in _judge(eis, proved=nummer in proved))
        for document in (verwijzing.partition(":")[0] for verwijzing in eis.bron):
            if document not in found:
                yield f"{nummer}: het document '{document}' staat niet in rules/bronnen.yaml"


def _judge(eis: Eis, *, proved: bool) -> Iterator[str]:
    if eis.status == "open" and proved:
        yield "heet open, en er is bewijs"
    if eis.status != "open" and not proved:
        yield f"heet {eis.status}, en er is geen bewijs"
    if (eis.ontbreekt is not None) != (eis.status == "deels"):
        yield "'ontbreekt' hoort bij deels, en alleen daarbij"
    if (eis.reden is not None) != (eis.status == "open"):
        yield "'reden' hoort bij open, en alleen daarbij"


# ── the page ──────────────────────────────────────────────────────────────────────────────────

INTRO: Final = """\
# Welke eisen uit de bronnen zijn uitgewerkt

> Deze pagina is gemaakt door `docs/herleiding/herleid.py`. Wijzig haar niet met de hand.

Uit de vijf beleidsdocumenten haalden wij {aantal} eisen. Bij elke staat in onze woorden wat de bron
vraagt, waar dat staat, en hoe ver routekaart is:

| | Betekenis | Aantal |
|---|---|---:|
| **getoetst** | klantreizen of tests laten bij elke wijziging zien dat het zo werkt | {getoetst} |
| **deels** | een deel is getoetst; erbij staat wat nog ontbreekt | {deels} |
| **open** | nog niets is getoetst; erbij staat waarom | {open} |

Wat een eis bewijst, zoekt het programma zelf op. Alleen het oordeel is van mensen, en dat kan niet
meer zeggen dan er bewezen is. Een eis die getoetst is, klopt in de afspraken die zijn meegeleverd;
past een regio ze aan, dan hoort zij haar eigen klantreizen te spelen.
"""


def write_page(eisen: Eisen, bewijzen: Sequence[Bewijs], catalogus: Catalogus) -> str:
    """docs/eisen.md."""
    counts = Counter(eis.status for eis in eisen.alle().values())
    parts = [
        INTRO.format(
            aantal=len(eisen.alle()),
            **{status: counts[status] for status in ("getoetst", "deels", "open")},
        )
    ]
    for thema in eisen.themas:
        parts.append(f"## {thema.titel}\n")
        parts.extend(_write_eis(nummer, eis, bewijzen) for nummer, eis in thema.eisen.items())
    parts.append("## De documenten\n")
    used = {v.partition(":")[0] for eis in eisen.alle().values() for v in eis.bron}
    parts.extend(
        f"- **{document}**: {what.titel}. {what.uitgever}."
        for document, what in catalogus.documenten.items()
        if document in used
    )
    return "\n".join(parts) + "\n"


def _write_eis(nummer: str, eis: Eis, bewijzen: Iterable[Bewijs]) -> str:
    own = sorted(bewijs for bewijs in bewijzen if bewijs.eis == nummer)
    klantreizen = [f"[{b.naam}](../{b.bestand})" for b in own if b.soort == "klantreis"]
    tests = Counter(b.bestand for b in own if b.soort == "test")
    lines = {
        "Wat ontbreekt": eis.ontbreekt,
        "Waarom open": eis.reden,
        "Klantreis": " · ".join(klantreizen),
        "Test": " · ".join(f"[{Path(f).name}](../{f}) ({n})" for f, n in tests.items()),
        "Bron": "; ".join(map(_write_verwijzing, eis.bron)),
    }
    told = (f"- {what}: {text}" for what, text in lines.items() if text)
    return "\n".join((f"**{nummer}** · {eis.zin} *{eis.status.capitalize()}.*", "", *told, ""))


def _write_verwijzing(verwijzing: str) -> str:
    document, _, regels = verwijzing.partition(":")
    return f"{document}, {'regels' if '-' in regels else 'regel'} {regels}"


def write_data(eisen: Eisen, bewijzen: Sequence[Bewijs]) -> str:
    """eisen.json: the same for a program, with every test by name."""
    told = {
        nummer: {
            **eis.model_dump(exclude_none=True),
            "bewijs": [
                {k: v for k, v in asdict(b).items() if k != "eis"}
                for b in sorted(bewijzen)
                if b.eis == nummer
            ],
        }
        for nummer, eis in eisen.alle().items()
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def main() -> int:
    """Write both, or say what is wrong."""
    catalogus, _ = load_catalogus([ROOT])
    eisen = read_eisen()
    bewijzen = [*find_klantreizen(catalogus), *find_tests(ROOT / "tests")]
    problems = tuple(find_problems(eisen, bewijzen, catalogus.documenten))
    if problems:
        sys.stderr.write("\n".join(problems) + "\n")
        return 1
    PAGE.write_text(write_page(eisen, bewijzen, catalogus), encoding="utf-8")
    DATA.write_text(write_data(eisen, bewijzen), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
