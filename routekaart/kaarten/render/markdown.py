"""
The kaart as Markdown: the form in which a colleague reads what changed since last time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from routekaart.kaarten.kaart import Kaart
from routekaart.kaarten.plat import flatten
from routekaart.kaarten.render.sjablonen import fill_in

TEMPLATE = "kaart.md.j2"
_SPECIAL = re.compile(r"([\\`*_{}\[\]#|~])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_SPACE = re.compile(r"\s+")
_BLANK_LINES = re.compile(r"\n{3,}")
_BLANK = Markup("…………………")


def render_markdown(kaart: Kaart, folders: Sequence[Path]) -> str:
    """The text. Whatever a template shows is escaped, save what we mark ourselves."""
    text = fill_in(
        TEMPLATE,
        {"kaart": flatten(kaart), "lijn": _BLANK},
        folders,
        autoescape=True,
        finalize=escape_markdown,
        filters={"merken": _write_merken, "teken": _write_teken, "verwijzing": Markup},
    )
    return _BLANK_LINES.sub("\n\n", text).strip() + "\n"


def escape_markdown(value: Any) -> Any:  # noqa: ANN401 - whatever a template shows
    """One line in which nothing has a meaning for Markdown; `None` must be asked for by name."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    plain = _ENTITY.sub("&amp;", value).replace("<", "&lt;").replace(">", "&gt;")
    return Markup(_SPECIAL.sub(r"\\\1", _SPACE.sub(" ", plain).strip()))  # noqa: S704 - escaped above


def _write_merken(merken: Sequence[dict[str, Any]]) -> Markup:
    """` [3] [?2]`, with what the source is when it is no rule: ` [4, voornemen]`."""
    shown = [
        f"[{m['teken'].strip('[]')}, {m['aard']}]" if m["aard"] and not m["aanname"] else m["teken"]
        for m in merken
    ]
    return Markup("".join(f" {teken}" for teken in shown))  # noqa: S704 - only our own signs


def _write_teken(noot: dict[str, Any]) -> Markup:
    """`[3]`: the sign of a note itself."""
    return Markup(noot["teken"])  # noqa: S704 - only our own signs
