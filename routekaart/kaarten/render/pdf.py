"""
The kaart as a tagged PDF that a screen reader can read and two prints of which are the same.

The values go to typst as JSON, never as typst source: nothing that somebody typed is ever run. A
picture without a text alternative is an error of typst, by the standard that we ask for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final

import typst

from routekaart.diagnostics import Span
from routekaart.errors import TemplateInvalid
from routekaart.kaarten.kaart import Kaart
from routekaart.kaarten.plat import flatten
from routekaart.kaarten.render.fouten import explain_typst

TEMPLATE = "kaart.typ"
FONTS = "fonts"
STANDARD: Final = "ua-1"


def render_pdf(kaart: Kaart, folders: Sequence[Path]) -> bytes:
    """The PDF. Raises `TemplateInvalid`."""
    template = next((f / TEMPLATE for f in folders if (f / TEMPLATE).is_file()), None)
    if template is None:
        where = ", ".join(map(str, folders))
        raise TemplateInvalid(None, TEMPLATE, f"er is geen sjabloon '{TEMPLATE}' in {where}")
    fonts = [f / FONTS for f in folders if (f / FONTS).is_dir()]
    day = datetime.combine(date.fromisoformat(kaart.dag), time(), UTC)
    try:
        return typst.compile(
            input=template,
            root=template.parent,
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"kaart": json.dumps(flatten(kaart), ensure_ascii=False)},
            pdf_standards=[STANDARD],
            timestamp=int(day.timestamp()),
            format="pdf",
        )
    except typst.TypstError as error:
        reason = explain_typst(error.message, flatten(kaart))
        raise TemplateInvalid(_place(error, template), TEMPLATE, reason) from None


def _place(error: typst.TypstError, template: Path) -> Span:
    """Where in the template typst points at, as it writes that: `┌─ kaart.typ:3:1`."""
    found = re.search(rf"┌─ \S*{re.escape(template.name)}:(\d+):(\d+)", error.diagnostic)
    line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    return Span(str(template), line, column)
