"""
Fill in a Jinja template, safely: a gemeente's own template can show the kaart and do nothing else.

Sandboxed, on plain values; what is not there is an error and never an empty spot.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import (
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from routekaart.diagnostics import Span
from routekaart.errors import TemplateInvalid

Finalize = Callable[[Any], Any]


def fill_in(
    naam: str,
    values: Mapping[str, Any],
    folders: Sequence[Path],
    *,
    autoescape: bool,
    finalize: Finalize | None = None,
    filters: Mapping[str, Callable[..., Any]] | None = None,
) -> str:
    """The template `naam`, from the first of `folders` that has it. Raises `TemplateInvalid`."""
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=autoescape,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(filters or {})
    try:
        return environment.get_template(naam).render(values)
    except TemplateNotFound as error:
        raise TemplateInvalid(None, naam, f"er is geen sjabloon '{error.name}'") from None
    except TemplateSyntaxError as error:
        where = error.filename or error.name or naam
        raise TemplateInvalid(Span(where, error.lineno, 1), naam, str(error.message)) from None
    except Exception as error:  # noqa: BLE001 - whatever a template does wrong is about that template
        raise TemplateInvalid(_place(error, folders), naam, str(error)) from None


def _place(error: BaseException, folders: Sequence[Path]) -> Span | None:
    """The line of the template on which it went wrong: the last one that the error passed."""
    found = None
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if any(Path(file).is_relative_to(folder) for folder in folders):
            found = Span(file, trace.tb_lineno, 1)
        trace = trace.tb_next
    return found
