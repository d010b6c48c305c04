"""
What is wrong with a template, in Dutch: the sentences of Jinja and typst that an author meets most.

What we do not know stays as it was said, with who says it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.utils import missing

from routekaart.diagnostics import Span
from routekaart.load.suggest import suggest

NOT_SAFE = "een sjabloon mag alleen laten zien wat er is, en niets veranderen of opvragen"
_JINJA: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (
        r"Unexpected end of template.*innermost block that needs to be closed is '(\w+)'",
        lambda m: f"'{{% {m[1]} %}}' is niet afgesloten: '{{% end{m[1]} %}}' ontbreekt",
    ),
    (
        r"Encountered unknown tag '(\w+)'.*innermost block that needs to be closed is '(\w+)'",
        lambda m: f"'{m[1]}' past hier niet: '{{% {m[2]} %}}' moet eerst worden afgesloten",
    ),
    (r"Encountered unknown tag '(\w+)'", lambda m: f"het woord '{m[1]}' na '{{%' is niet bekend"),
    (r"No (filter|test) named '(\w+)'", lambda m: f"er is geen {m[1]} met de naam '{m[2]}'"),
    (r"Missing end of comment tag", lambda _: "een '{#' is niet afgesloten: '#}' ontbreekt"),
    (
        r"expected token 'end of print statement', got (.+)",
        lambda m: f"tussen '{{{{' en '}}}}' staat iets te veel, of '}}}}' ontbreekt: {m[1]}",
    ),
    (
        r"expected token 'end of statement block', got (.+)",
        lambda m: f"tussen '{{%' en '%}}' staat iets te veel, of '%}}' ontbreekt: {m[1]}",
    ),
    (r"unexpected end of template", lambda _: "het sjabloon houdt op voordat alles gesloten is"),
    (r"expected token (.+), got (.+)", lambda m: f"hier hoort {m[1]}, en er staat {m[2]}"),
    (r"unexpected (char )?'(.+)'", lambda m: f"'{m[2]}' hoort hier niet"),
)
_TYPST: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"dictionary does not contain key \"(.+)\"", lambda m: f"'{m[1]}' is hier niet bekend"),
    (r"unknown variable: (\S+)", lambda m: f"'{m[1]}' is hier niet bekend"),
    (r"file not found \(searched at (.+)\)", lambda m: f"het bestand {m[1]} is er niet"),
    (r"file is not valid utf-8", lambda _: "het bestand is niet in UTF-8 opgeslagen"),
    (r"unclosed delimiter", lambda _: "een haakje of aanhalingsteken is niet gesloten"),
)


class NotUtf8(TemplateRuntimeError):
    """A template with a character that is not stored in UTF-8."""

    def __init__(self, span: Span) -> None:
        self.span = span
        super().__init__("hier staat een teken dat niet in UTF-8 is opgeslagen")


class Loader(FileSystemLoader):
    """Reads a template, and says where one is not UTF-8."""

    def get_source(self, environment: Any, template: str) -> Any:  # noqa: ANN401 - as Jinja has it
        """The text. Raises `NotUtf8`."""
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError:
            for folder in self.searchpath:
                path = Path(folder, template)
                if path.is_file():
                    raise NotUtf8(_first_bad(path)) from None
            raise


def _first_bad(path: Path) -> Span:
    data = path.read_bytes()
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return Span(str(path), data[: error.start].count(b"\n") + 1, 1)
    return Span(str(path), 1, 1)


class Unknown(StrictUndefined):
    """What is not there: an error that says what there is."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_exception is SecurityError:
            return NOT_SAFE
        if self._undefined_hint:
            return self._undefined_hint
        name, thing = str(self._undefined_name), self._undefined_obj
        if isinstance(thing, Mapping):
            return f"'{name}' is hier niet bekend. {_hint(name, thing)}".strip()
        if thing is missing:
            return f"'{name}' is in dit sjabloon niet bekend. {_hint(name, ('kaart',))}".strip()
        return f"'{name}' is niet te vragen van {_kind(thing)}"


def _hint(name: str, known: Iterable[Any]) -> str:
    return suggest(name, map(str, known), otherwise="Kies uit")


def _kind(thing: object) -> str:
    kinds = {str: "een tekst", type(None): "iets dat leeg is", bool: "ja of nee"}
    if isinstance(thing, list | tuple):
        return "een lijst"
    return kinds.get(type(thing), "iets dat geen delen heeft")


def explain_jinja(error: BaseException) -> str:
    """What went wrong while Jinja read or filled in a template."""
    message = str(getattr(error, "message", None) or error)
    if isinstance(error, SecurityError):
        return NOT_SAFE
    if isinstance(error, ZeroDivisionError):
        return "er wordt gedeeld door nul"
    if isinstance(error, RecursionError):
        return "het sjabloon roept zichzelf steeds weer aan"
    return _translate(message, _JINJA) or f"Jinja zegt: {message}"


def explain_typst(message: str, known: Iterable[str]) -> str:
    """What typst says; `known` are the parts of a kaart."""
    found = _translate(message, _TYPST)
    if found is None:
        return f"typst zegt: {message}"
    word = re.match(r"'(.+)' is hier", found)
    return f"{found}. {_hint(word[1], known)}".strip(" .") if word else found


def _translate(
    message: str, sentences: Iterable[tuple[str, Callable[[re.Match[str]], str]]]
) -> str | None:
    for pattern, write in sentences:
        found = re.search(pattern, message, re.DOTALL)
        if found:
            return write(found)
    return None
