"""
Fill in a Jinja template, safely: a gemeente's own template can show the kaart and do nothing else.

Sandboxed, on plain values; what is not there is an error and never an empty spot. So is a template
that yields nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from routekaart.diagnostics import Span
from routekaart.errors import TemplateInvalid
from routekaart.kaarten.render.fouten import Loader, NotUtf8, Unknown, explain_jinja

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
        loader=Loader([str(folder) for folder in folders]),
        autoescape=autoescape,
        undefined=Unknown,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(filters or {})
    try:
        template = environment.get_template(naam)
        text = template.render(values)
    except TemplateNotFound as error:
        where = ", ".join(map(str, folders))
        reason = f"er is geen sjabloon '{error.name}' in {where}"
        raise TemplateInvalid(_place(error, folders), naam, reason) from None
    except TemplateSyntaxError as error:
        place = Span(error.filename or error.name or naam, error.lineno, 1)
        raise TemplateInvalid(place, naam, explain_jinja(error)) from None
    except NotUtf8 as error:
        raise TemplateInvalid(error.span, naam, str(error)) from None
    except UndefinedError as error:
        raise TemplateInvalid(_place(error, folders), naam, str(error.message)) from None
    except Exception as error:  # noqa: BLE001 - whatever a template does wrong is about that template
        raise TemplateInvalid(_place(error, folders), naam, explain_jinja(error)) from None
    if not text.strip():
        place = Span(template.filename or naam, 1, 1)
        raise TemplateInvalid(place, naam, "het sjabloon levert niets op: de kaart zou leeg zijn")
    return text


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
