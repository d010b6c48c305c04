"""A klantreis as the YAML text of its file: written by hand, read back by whoever saves it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from routekaart.model.afspraken import Afspraken
from routekaart.model.klantreizen import Klantreis, Stap

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 /_.()-]*")


def write_klantreis(klantreis: Klantreis, stappen: Iterable[Stap], afspraken: Afspraken) -> str:
    """The file: the begin of `klantreis`, in this gemeente on this day, with these steps."""
    lines = [
        f"klantreis: {quote(klantreis.klantreis)}",
        *([f"uitleg: {quote(klantreis.uitleg)}"] if klantreis.uitleg else []),
        f"gemeente: {afspraken.gemeente.gemeente}",
        f"peildatum: {afspraken.peildatum.isoformat()}",
        f"begin: {klantreis.begin:%Y-%m-%d %H:%M}",
        "leden:",
    ]
    for lid, feiten in klantreis.leden.items():
        lines.append(f"  {lid}: {_flow(feiten)}")
    if klantreis.feiten:
        lines.append(f"feiten: {_flow(klantreis.feiten)}")
    if klantreis.aannames:
        lines.append("aannames:")
        lines += [f"  {naam}: {duur}" for naam, duur in klantreis.aannames.items()]
    steps = list(stappen)
    lines += ["", "stappen:" if steps else "stappen: []"]
    for stap in steps:
        first, *rest = _write_stap(stap)
        lines += [f"  - {first}", *(f"    {line}" for line in rest)]
    return "\n".join(lines) + "\n"


def _write_stap(stap: Stap) -> Iterator[str]:
    if stap.na is not None:
        yield f"na: {stap.na}"
    if stap.op is not None:
        yield f"op: {stap.op:%Y-%m-%d %H:%M}" + (f":{stap.op:%S}" if stap.op.second else "")
    for key in ("gebeurtenis", "door", "lid", "taak", "opschort", "hervat", "reden"):
        value = getattr(stap, key)
        if value is not None:
            yield f"{key}: {quote(value)}"
    if stap.tot is not None:
        yield f"tot: {stap.tot:%Y-%m-%d %H:%M}"
    if stap.feiten:
        yield f"feiten: {_flow(stap.feiten)}"
    if stap.geweigerd:
        yield "geweigerd: ja"
    if stap.zegt is not None:
        yield f"zegt: {quote(stap.zegt)}"


def _flow(feiten: Mapping[str, Sequence[str]]) -> str:
    def value(texts: Sequence[str]) -> str:
        words = [quote(text) for text in texts]
        return words[0] if len(words) == 1 else f"[{', '.join(words)}]"

    return f"{{{', '.join(f'{naam}: {value(texts)}' for naam, texts in feiten.items())}}}"


def quote(text: str) -> str:
    """`text` as one YAML scalar: bare where nothing in it could mean something else."""
    line = " ".join(text.split())
    if _PLAIN.fullmatch(line) and not line.endswith(" "):
        return line
    return "'" + line.replace("'", "''") + "'"
