"""What pydantic found, in Dutch: the author's own word, what is possible, and where to look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from routekaart.diagnostics import Diagnostic
from routekaart.load.nodes import PathPart, Value, YamlFile
from routekaart.load.shape import describe_field, fields_at
from routekaart.load.suggest import closest, enumerate_words, short, spell_name, split_hint, suggest

MAX_FINDINGS: Final = 100

_READABLE: Final = frozenset({"getal", "ja_nee", "datum", "duur", "moment"})
_PYDANTIC: Final[frozenset[str]] = frozenset(get_args(ErrorType))

# Where a union failed in several ways, the most telling of them is told: ours first.
_WEIGHT: Final = {
    "string_pattern_mismatch": 1,
    "string_too_short": 1,
    "literal_error": 2,
    "enum": 2,
}
_OURS: Final = 0
_OTHER: Final = 3


Told: TypeAlias = tuple[str, str, str]
"""Code, sentence and hint."""

_LIST: Final = "bij '{}' hoort een lijst", "Begin elke regel met '- '."
_FIELDS: Final = (
    "bij '{}' horen velden te staan",
    "Zet elk veld op een eigen regel, ingesprongen: 'sleutel: waarde'.",
)
_SHAPES: Final = {
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _FIELDS,
    "model_type": _FIELDS,
}


_LIMITS: Final = (
    ("ge", "het is ten minste"),
    ("gt", "het is meer dan"),
    ("le", "het is ten hoogste"),
    ("lt", "het is minder dan"),
)


@dataclass(frozen=True, slots=True)
class _Fault:
    """One error of pydantic, with the part of its path that is in the file."""

    type: str
    path: tuple[PathPart, ...]
    loc: tuple[PathPart, ...]
    field: str
    given: Value
    text: str
    expected: str
    limit: str

    @property
    def word(self) -> str:
        """The name by which the author knows the place."""
        return next((short(part) for part in reversed(self.path) if isinstance(part, str)), "")

    @property
    def weight(self) -> int:
        return _OURS if self.type not in _PYDANTIC else _WEIGHT.get(self.type, _OTHER)


def explain(file: YamlFile, model: type[BaseModel], error: ValidationError) -> list[Diagnostic]:
    """The findings that the errors of pydantic are: one for each mistake."""
    faults = list(_told(_faults(file, error)))
    most = 2 * MAX_FINDINGS  # a slip makes one mistake of two faults
    told = [_explain(file, model, fault) for fault in _without_slips(model, faults[:most])]
    if len(told) <= MAX_FINDINGS and len(faults) <= most:
        return told
    return [*told[:MAX_FINDINGS], too_many(file)]


def too_many(file: YamlFile) -> Diagnostic:
    """The finding that there are more of them."""
    message = f"dit bestand heeft meer dan {MAX_FINDINGS} fouten; alleen de eerste staan hier"
    return Diagnostic("RK115", file.span(), message)


def _faults(file: YamlFile, error: ValidationError) -> Iterator[_Fault]:
    details: list[ErrorDetails] = error.errors(include_url=False)
    for detail in details:
        loc, kind = detail["loc"], detail["type"]
        parent = kind in ("missing", "extra_forbidden")
        path, given = _in_file(file.values, loc[:-1] if parent else loc)
        context: dict[str, Any] = detail.get("ctx", {})
        yield _Fault(
            kind,
            path,
            loc,
            str(loc[-1]) if parent else "",
            given,
            detail["msg"],
            str(context.get("expected", "")),
            next((f": {word} {context[key]}" for key, word in _LIMITS if key in context), ""),
        )


def _in_file(values: Value, loc: Sequence[PathPart]) -> tuple[tuple[PathPart, ...], Value]:
    """The part of `loc` that the author wrote, and what stands there."""
    path: list[PathPart] = []
    here = values
    for part in loc:
        if isinstance(part, str):
            if not (isinstance(here, dict) and part in here):
                continue
            here = here[part]
        else:
            if not (isinstance(here, tuple) and part < len(here)):
                continue
            here = here[part]
        path.append(part)
    return tuple(path), here


def _told(faults: Iterator[_Fault]) -> Iterator[_Fault]:
    """One fault for each place: of the branches of a union the one that says most."""
    best: dict[tuple[tuple[PathPart, ...], str], _Fault] = {}
    deeper: set[tuple[PathPart, ...]] = set()
    for fault in faults:
        place = fault.path, fault.field
        known = best.get(place)
        if known is None or fault.weight < known.weight:
            best[place] = fault
        whole = (*fault.path, fault.field) if fault.field else fault.path
        deeper.update(whole[:length] for length in range(len(whole)))
    for fault in best.values():
        shape = fault.weight == _OTHER and not fault.field
        if not (shape and fault.path in deeper):
            yield fault


def _without_slips(model: type[BaseModel], faults: list[_Fault]) -> list[_Fault]:
    """A misspelt field is one mistake, not an unknown and a missing one."""
    slips = {
        (fault.path, closest(fault.field, _possible(model, fault)))
        for fault in faults
        if fault.type == "extra_forbidden"
    }
    return [f for f in faults if f.type != "missing" or (f.path, f.field) not in slips]


def _possible(model: type[BaseModel], fault: _Fault) -> list[str]:
    """The fields that may stand where the fault is, less those that stand there already."""
    there = fault.given if isinstance(fault.given, dict) else {}
    return [name for name in fields_at(model, fault.loc[:-1]) if name not in there]


def _explain(file: YamlFile, model: type[BaseModel], fault: _Fault) -> Diagnostic:
    match fault.type:
        case "missing":
            where = f"bij '{fault.word}' ontbreekt" if fault.path else "hier ontbreekt"
            meaning = describe_field(model, fault.loc)
            hint = f"{fault.field}: {meaning}." if meaning else ""
            span = file.span(*fault.path, key=True)
            return Diagnostic("RK108", span, f"{where} '{fault.field}'", hint)
        case "extra_forbidden":
            span = file.span(*fault.path, fault.field, key=True)
            message = f"'{short(fault.field)}' hoort hier niet"
            hint = suggest(
                fault.field, _possible(model, fault), otherwise="Wat hier nog kan staan:"
            )
            return Diagnostic("RK107", span, message, hint)
    key = fault.loc[-1:] == ("[key]",)
    code, message, hint = _explain_value(fault, fault.word if key else fault.given)
    return Diagnostic(code, file.span(*fault.path, key=key), message, hint)


def _explain_value(fault: _Fault, given: Value) -> Told:
    """What to say of a value that cannot stand where it stands."""
    if given is None or (isinstance(given, str) and not given.strip()):
        return "RK112", f"'{fault.word}' is leeg", "Vul het in, of haal het weg."
    if fault.type not in _PYDANTIC:
        return _explain_ours(fault, given)
    if fault.type in _SHAPES:
        message, hint = _SHAPES[fault.type]
        return "RK109", message.format(fault.word), hint
    if not isinstance(given, str):
        return "RK109", _one_value(fault.word, given), ""
    return _explain_text(fault, given)


def _explain_ours(fault: _Fault, given: Value) -> Told:
    """Our own sentences are in Dutch already, and may end in a hint."""
    if fault.type not in _READABLE:
        return "RK114", fault.text, ""
    if not isinstance(given, str):
        return "RK109", _one_value(fault.word, given), ""
    message, hint = split_hint(fault.text)
    return "RK113", message, hint


def _explain_text(fault: _Fault, given: str) -> Told:
    if fault.expected:
        allowed = re.findall(r"'([^']*)'", fault.expected)
        message = f"'{short(given)}' kan niet bij '{fault.word}': kies uit "
        return "RK110", message + enumerate_words(allowed), suggest(given, allowed)
    if fault.type == "string_pattern_mismatch":
        return "RK111", *_explain_name(given, fault.text)
    return "RK113", f"'{short(given)}' kan niet bij '{fault.word}'{fault.limit}", ""


def _one_value(word: str, given: Value) -> str:
    shape = "velden" if isinstance(given, dict) else "lijst"
    return f"bij '{word}' hoort één waarde te staan, geen {shape}"


def _explain_name(given: str, text: str) -> tuple[str, str]:
    mark, called = ("_", "liggend streepje (_)") if "_" in text else ("-", "streepje (-)")
    message = (
        f"'{short(given)}' kan hier niet: gebruik kleine letters, cijfers en een {called}, "
        "met een letter vooraan"
    )
    meant = spell_name(short(given), mark)
    return message, f"Bedoelde u '{meant}'?" if meant and meant != given else ""
