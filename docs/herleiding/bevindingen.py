"""
Every finding with its meaning, an example and a way to mend it: docs/bevindingen.md.

The meaning stands in the code registries. The examples are broken files that are really read: those
of tests/bad, and for the controle those of bevindingen.yaml. What routekaart says of them is asked,
never written, so the page shows what an author will see.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from routekaart.diagnostics import Diagnostic, Ernst
from routekaart.load import codes as form
from routekaart.load import load_catalogus, resolve
from routekaart.load.nodes import read_yaml
from routekaart.model.base import Definitie, Tekst
from routekaart.verify import check_afspraken, places_in
from routekaart.verify import codes as meaning

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = ROOT / "docs" / "bevindingen.md"
WRITTEN: Final = Path(__file__).with_suffix(".yaml")
BAD: Final = ROOT / "tests" / "bad"
BASE: Final = BAD / "basis"
CODES: Final[Mapping[str, str]] = {**form.CODES, **meaning.CODES}
"""All codes of the product, with what they mean."""

GROUPS: Final = {
    "RK1": "De vorm van een bestand",
    "RK2": "Wat naar elkaar verwijst",
    "RK3": "Waarop het rust",
    "RK4": "Afwijken van de basis",
    "RK50": "Beslistabellen",
    "RK51": "Regie, en feiten die uit een tabel volgen",
    "RK52": "Nog af te spreken",
}
ANNOUNCEMENT: Final = re.compile(r"\s*#!.*$")


class Bevindingen(Definitie):
    """What people wrote: per code how to mend it, which example to take, and some more examples."""

    herstel: dict[Tekst, Tekst]
    kies: dict[Tekst, Tekst]
    voorbeelden: dict[Tekst, dict[Tekst, Tekst]]


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """What somebody wrote, and what routekaart says of it."""

    tekst: str
    melding: Diagnostic


def read_bevindingen(path: Path = WRITTEN) -> Bevindingen:
    """What people wrote; raises ValueError when the file is not what it should be."""
    file, findings = read_yaml(path.name, path.read_bytes())
    if file is None or findings:
        raise ValueError("\n".join(map(str, findings)))
    return Bevindingen.model_validate(file.values)


# ── examples ──────────────────────────────────────────────────────────────────────────────────


def find_examples(bevindingen: Bevindingen) -> dict[str, Voorbeeld]:
    """For each code the example that is easiest to read."""
    found: dict[str, tuple[tuple[int, int], Voorbeeld]] = {}
    for case, findings, voorbeeld in _of_bad_files():
        code, ease = voorbeeld.melding.code, (findings, len(voorbeeld.tekst))
        chosen = bevindingen.kies.get(code, case) == case
        if chosen and (code not in found or ease < found[code][0]):
            found[code] = (ease, voorbeeld)
    examples = {code: voorbeeld for code, (_, voorbeeld) in found.items()}
    for code, files in bevindingen.voorbeelden.items():
        examples[code] = Voorbeeld("\n".join(files.values()).rstrip(), _ask(code, files))
    return examples


def _of_bad_files() -> Iterator[tuple[str, int, Voorbeeld]]:
    """Every finding about a file of tests/bad: in which, with how many others, and the line."""
    for case in sorted(BAD.iterdir()):
        if case == BASE:
            continue
        with TemporaryDirectory() as folder:
            root = case if case.is_dir() else _as_root(case, Path(folder))
            _, findings = load_catalogus([BASE, root])
            for finding in findings:
                path = root / finding.span.file
                if path.is_file():
                    line = _line_of(path, finding.span.line)
                    yield case.name, len(findings), Voorbeeld(line, finding)


def _as_root(case: Path, folder: Path) -> Path:
    (folder / "rules").mkdir()
    shutil.copy(case, folder / "rules")
    return folder


def _line_of(path: Path, number: int) -> str:
    lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    line = lines[number - 1] if number <= len(lines) else ""
    return ANNOUNCEMENT.sub("", line).strip()


def _ask(code: str, files: Mapping[str, str]) -> Diagnostic:
    """What the controle says with this code when these files lie on top of the good base."""
    with TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        catalogus, before = load_catalogus([BASE, Path(folder)])
        afspraken = resolve(catalogus, "proefstad", date(2025, 1, 1))
        findings = tuple(check_afspraken(afspraken, places_in(catalogus, afspraken)))
    own = [f for f in findings if f.code == code]
    if not own:
        told = "\n".join(map(str, before + findings))
        raise ValueError(f"{code}: het voorbeeld zegt iets anders:\n{told}")
    return own[0]


# ── the page ──────────────────────────────────────────────────────────────────────────────────

INTRO: Final = """\
# Alle bevindingen

> Deze pagina is gemaakt door `docs/herleiding/bevindingen.py`. Wijzig haar niet met de hand.

`routekaart controleer` zegt alles wat er mis is in één keer. Eerst de plaats, dan hoe erg het is,
een code, en wat er aan de hand is. Ingesprongen staat eronder wat u kunt doen:

```
{melding}
```

| Ernst | Betekenis |
|---|---|
| **fout** | zo kunnen de afspraken niet worden gebruikt; `controleer` eindigt met code 1 |
| **waarschuwing** | het kan, maar het is waarschijnlijk niet wat u bedoelt |
| **open afspraak** | er is niets fout: dit moet nog worden afgesproken. U ziet het met `--open` |

Een code houdt altijd dezelfde betekenis. In de voorbeelden is alles verzonnen.
"""
KNOWN_ERNST: Final = {"RK507": Ernst.WAARSCHUWING}
"""How much a finding matters that has no example: its table would fill pages."""


def write_page(bevindingen: Bevindingen) -> str:
    """docs/bevindingen.md."""
    examples = find_examples(bevindingen)
    parts = [INTRO.format(melding=examples["RK107"].melding)]
    for begin, titel in GROUPS.items():
        parts.append(f"## {titel}\n")
        parts.extend(
            _write_code(code, text, bevindingen.herstel[code], examples.get(code))
            for code, text in CODES.items()
            if code.startswith(begin)
        )
    return "\n".join(parts)


def _write_code(code: str, betekenis: str, herstel: str, voorbeeld: Voorbeeld | None) -> str:
    ernst = voorbeeld.melding.ernst if voorbeeld else KNOWN_ERNST[code]
    lines = [f"### {code}", "", f"{betekenis} *{ernst.capitalize()}.*", ""]
    if voorbeeld:
        lines += ["```yaml", voorbeeld.tekst, "```", "", "```", str(voorbeeld.melding), "```", ""]
    return "\n".join((*lines, f"**Herstel:** {herstel}", ""))


def main() -> int:
    """Write the page."""
    PAGE.write_text(write_page(read_bevindingen()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
