"""From view model to paper and screen. The only package that knows jinja2 and typst."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path

from routekaart.kaarten.kaart import Kaart
from routekaart.kaarten.render.html import render_html
from routekaart.kaarten.render.markdown import render_markdown
from routekaart.kaarten.render.pdf import render_pdf


class Formaat(StrEnum):
    """What a kaart can be written as; the value is the end of the file name."""

    HTML = "html"
    PDF = "pdf"
    MARKDOWN = "md"


def render_kaart(kaart: Kaart, formaat: Formaat, roots: Sequence[Path]) -> bytes:
    """
    The kaart in one format.

    `roots` are those of `load.content.locate_content`: the shipped one first, a user's own after
    it. A file in the folder `templates` of a later root replaces ours of the same name. Raises
    `TemplateInvalid`.
    """
    folders = [root / "templates" for root in reversed(roots)]
    if formaat is Formaat.PDF:
        return render_pdf(kaart, folders)
    if formaat is Formaat.HTML:
        return render_html(kaart, folders).encode()
    return render_markdown(kaart, folders).encode()


def write_kaarten(
    kaart: Kaart, naam: str, formaten: Iterable[Formaat], roots: Sequence[Path], out: Path
) -> tuple[Path, ...]:
    """Write `out/naam.html` and so on; the paths that were written."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for formaat in formaten:
        path = out / f"{naam}.{formaat.value}"
        path.write_bytes(render_kaart(kaart, formaat, roots))
        written.append(path)
    return tuple(written)
