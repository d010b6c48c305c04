"""What libyaml says in English about text that is no YAML, said to the author in Dutch."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any, Final

import yaml

from routekaart.diagnostics import Diagnostic, Span

_FALLBACK: Final = "hier volgt de tekst de regels van YAML niet"
_QUOTES: Final = "Zet de hele waarde tussen enkele aanhalingstekens."
_INDENT: Final = "Kijk naar het inspringen: wat bij elkaar hoort, begint even ver van de kantlijn."
_NOWHERE: Final = "found unexpected end of stream"
_CLOSE: Final = "Sluit de tekst af met hetzelfde aanhalingsteken."
_FIELD: Final = re.compile(r"\n[ \t]*(?:- +)*[\w-]+:(?=\s)")
"""A line that looks like the next field: no sentence goes on like that."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# A part of the message → sentence, hint. The first that fits is told.
_DUTCH: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "mapping values are not allowed",
        "hier staat een ':' te veel, of deze regel springt verkeerd in",
        "Staat de ':' in een zin? Zet dan de hele zin tussen enkele aanhalingstekens.",
    ),
    (
        "cannot start any token",
        "een waarde kan niet met dit teken beginnen",
        _QUOTES,
    ),
    ("block sequence entries are not allowed", "een '-' kan hier niet staan", _INDENT),
    (
        "mapping keys are not allowed",
        "een '?' kan hier niet staan",
        "Zet een waarde die met een '?' begint tussen enkele aanhalingstekens.",
    ),
    (
        "could not find expected ':'",
        "hier ontbreekt een ':' na de sleutel",
        "Schrijf 'sleutel: waarde'; een lange zin mag op de volgende regel verder, ingesprongen.",
    ),
    (
        _NOWHERE,
        "dit aanhalingsteken wordt nergens gesloten",
        _CLOSE,
    ),
    (
        "found unexpected document",
        "'---' of '...' staat midden in een tekst tussen aanhalingstekens",
        "",
    ),
    (
        "found unknown escape character",
        "na een '\\' tussen dubbele aanhalingstekens staat een teken dat daar niet kan",
        "Gebruik enkele aanhalingstekens: daarin is een '\\' gewoon een '\\'.",
    ),
    (
        "hexdecimal",
        "na '\\x' of '\\u' horen cijfers te staan",
        "Gebruik enkele aanhalingstekens: daarin is een '\\' gewoon een '\\'.",
    ),
    (
        "invalid Unicode character escape",
        "dit teken bestaat niet",
        "Gebruik enkele aanhalingstekens: daarin is een '\\' gewoon een '\\'.",
    ),
    ("tab character", "hier staat een tab", "Gebruik spaties om in te springen."),
    (
        "alphabetic or numeric character",
        "een waarde kan niet met '*' of '&' beginnen",
        _QUOTES,
    ),
    (
        "indentation indicator equal to 0",
        "na '|' of '>' kan geen 0 staan",
        "Laat het cijfer weg.",
    ),
    (
        "comment or line break",
        "na '|' of '>' begint de tekst op de volgende regel",
        "Begint de waarde zelf met '|' of '>'? Zet haar dan tussen enkele aanhalingstekens.",
    ),
    ("directive", "een regel kan niet met '%' beginnen", ""),
    ("incompatible YAML document", "routekaart leest YAML 1.1 en 1.2", "Haal de regel weg."),
    ("expected '-' indicator", "hier hoort het volgende '-' van de lijst te staan", _INDENT),
    (
        "expected ',' or ']'",
        "een '[' wordt geopend maar niet gesloten, of er ontbreekt een komma",
        "Controleer de lijst tussen [ en ].",
    ),
    (
        "expected ',' or '}'",
        "een '{' wordt geopend maar niet gesloten, of er ontbreekt een komma",
        "Controleer wat tussen { en } staat.",
    ),
    (
        "expected key",
        "hier hoort de volgende sleutel te staan, even ver ingesprongen als de vorige",
        _INDENT,
    ),
    ("expected node content", "hier ontbreekt een waarde", "Een losse ] of } misschien?"),
    (
        "expected <document start>",
        "hier houdt het bestand volgens YAML al op",
        _INDENT,
    ),
)


def explain_error(file: str, text: str, error: yaml.YAMLError) -> Diagnostic:
    """The finding that libyaml's error is."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = f"{getattr(error, 'problem', '') or error} {getattr(error, 'context', '') or ''}"
    if _NOWHERE in problem:
        mark = getattr(error, "context_mark", None) or mark
    elif mark and (opened := _find_open_quote(text, mark.line, mark.column)):
        start, end = opened
        message = f"dit aanhalingsteken wordt pas op regel {end.line + 1} gesloten"
        place = Span(file, start.line + 1, start.column + 1)
        return Diagnostic("RK100", place, message, _CLOSE)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.splitlines() or [""]
    if line >= len(lines):
        # libyaml points past the end: the end of the last line is where to look.
        line, column = len(lines) - 1, len(lines[-1])
    sentence, hint = _sentence(problem, lines[line])
    return Diagnostic("RK100", Span(file, line + 1, column + 1), sentence, hint)


def _find_open_quote(text: str, line: int, column: int) -> tuple[yaml.Mark, yaml.Mark] | None:
    """
    Where the text between quotes begins and ends that swallowed fields, up to this place.

    `naam: 'Ede` ends at the next quote in the file, and only there does libyaml see that something
    is wrong: the author has to look where it began.
    """
    rows = text.splitlines(keepends=True)
    with suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader=_Loader):
            start, end = token.start_mark, token.end_mark
            if (start.line, start.column) > (line, column):
                break
            quoted = isinstance(token, yaml.ScalarToken) and token.style in ("'", '"')
            if quoted and start.line < end.line == line:
                inside = "".join(rows[start.line : end.line]) + rows[end.line][: end.column]
                if _FIELD.search(inside.replace("\r", "\n")):
                    return start, end
    return None


def _sentence(problem: str, line: str) -> tuple[str, str]:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "deze regel springt in met een tab", "Gebruik spaties om in te springen."
    for part, sentence, hint in _DUTCH:
        if part in problem:
            return sentence, hint
    return _FALLBACK, _INDENT
