"""
Text → plain values and, when somebody asks, the place of each of them.

One pass over libyaml's events makes the values and enforces the limits: `yaml.compose` crashes the
interpreter on 100,000 brackets, and only an event tells where the second of two equal keys stands.
Every scalar stays the text that was typed: gemeentecode 0363 stays 0363 and `nee` stays `nee`; what
it means is decided by the field that asks for it. Nodes with places are composed on the first
question: a file without findings never pays for them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import yaml

from routekaart.diagnostics import Diagnostic, Span
from routekaart.load.libyaml import explain_error
from routekaart.load.suggest import short
from routekaart.load.text import decode_text, find_refused, refuse_character

MAX_DEPTH: Final = 60
MAX_NODES: Final = 100_000
MAX_FINDINGS: Final = 50

Value: TypeAlias = "str | tuple[Value, ...] | dict[str, Value] | None"
PathPart: TypeAlias = "str | int"

Event: TypeAlias = Any
"""An event of libyaml; which fields it has depends on its kind."""

Mark: TypeAlias = Any
Node: TypeAlias = Any
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL: Final = ("", "~")


@dataclass(slots=True)
class YamlFile:
    """One file that is YAML: its values, and where each of them stands."""

    file: str
    text: str
    values: dict[str, Value]
    _root: yaml.Node | None = field(default=None, init=False, repr=False, compare=False)
    _pairs: dict[int, dict[str, tuple[yaml.Node, yaml.Node]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def root(self) -> Node:
        """The composed nodes; safe to ask, because the text went through `read_yaml`."""
        if self._root is None:
            self._root = yaml.compose(self.text, Loader=_Loader)
        return self._root

    def span(self, *path: PathPart, key: bool = False) -> Span:
        """
        Where the value at `path` stands, or its key.

        Parts that are not in the file are passed over: pydantic counts the only item of a list that
        was written without its list, and names the branch of a union.
        """
        node = self.root
        mark = self._first_key() if not path else node.start_mark
        for part in path:
            step = self._step(node, part)
            if step is None:
                continue
            key_node, node = step
            empty = isinstance(node, yaml.ScalarNode) and not node.style and not node.value
            mark = key_node.start_mark if key or empty else node.start_mark
        return Span(self.file, mark.line + 1, mark.column + 1)

    def _first_key(self) -> Mark:
        pairs = self.root.value
        mark: Mark = pairs[0][0].start_mark if pairs else self.root.start_mark
        return mark

    def _step(self, node: yaml.Node, part: PathPart) -> tuple[yaml.Node, yaml.Node] | None:
        if isinstance(node, yaml.MappingNode):
            pairs = self._pairs.get(id(node))
            if pairs is None:
                # Backwards, so that the first of two equal keys stays: its value is what was read.
                pairs = {k.value: (k, v) for k, v in reversed(node.value)}
                self._pairs[id(node)] = pairs
            return pairs.get(part) if isinstance(part, str) else None
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            item = node.value[part] if 0 <= part < len(node.value) else None
            return None if item is None else (item, item)
        return None


def read_yaml(file: str, data: bytes) -> tuple[YamlFile | None, tuple[Diagnostic, ...]]:
    """The document, or None and why; a document with a key that stands twice comes with both."""
    text = decode_text(file, data)
    if isinstance(text, Diagnostic):
        return None, (text,)
    reader = _EventReader(file, text)
    try:
        values = reader.read()
    except _Stopped:
        values = None
    except yaml.YAMLError as error:
        reader.findings.append(explain_error(file, text, error))
        values = None
    finally:
        reader.close()
    usable = isinstance(values, dict) and all(f.code == "RK104" for f in reader.findings)
    parsed = YamlFile(file, text, values) if usable and isinstance(values, dict) else None
    return parsed, tuple(reader.findings)


class _Stopped(Exception):
    """There is no point in reading on."""


class _EventReader:
    """Walks the events of one text once."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.findings: list[Diagnostic] = []
        self._nodes = 0
        self._loader = _Loader(text)
        self._next: Callable[[], Event] = self._loader.get_event
        self.close: Callable[[], None] = self._loader.dispose

    def read(self) -> Value:
        """The values of the only document."""
        self._next()  # the stream starts
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            self._report_empty()
            raise _Stopped
        first = self._next()
        values = self._build(first, 0)
        self._next()  # the document ends
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            self._report(
                "RK103",
                event,
                "hier begint een tweede document; in een bestand staat er één",
                "Haal '---' weg, of maak er twee bestanden van.",
            )
        elif values is None:
            self._report_empty()
        elif not isinstance(values, dict):
            self._report("RK109", first, "een bestand bestaat uit velden: 'sleutel: waarde'")
        return values

    def _build(self, event: Event, depth: int) -> Value:
        self._nodes += 1
        if depth > MAX_DEPTH or self._nodes > MAX_NODES:
            self._stop_too_much(event, depth)
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self._refuse_node(event)
            text: str = event.value
            if event.style == '"':
                self._refuse_escape(event, text)
            return None if text in _NULL and not event.style else text
        if kind is yaml.AliasEvent:
            self._refuse(event, f"de alias '*{short(event.anchor)}'", "Schrijf de waarde uit.")
            return None
        if event.anchor is not None or event.tag is not None:
            self._refuse_node(event)
        return self._mapping(depth) if kind is yaml.MappingStartEvent else self._sequence(depth)

    def _sequence(self, depth: int) -> Value:
        items = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            items.append(self._build(event, depth + 1))
        return tuple(items)

    def _mapping(self, depth: int) -> Value:
        values: dict[str, Value] = {}
        places: dict[str, Mark] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._key(event, depth)
            value = self._build(self._next(), depth + 1)
            if key is None:
                continue
            if key in values:
                self._report_twice(event, key, places[key])
            else:
                values[key] = value
                places[key] = event.start_mark
        return values

    def _key(self, event: Event, depth: int) -> str | None:
        key = self._build(event, depth + 1)
        if not isinstance(event, yaml.ScalarEvent):
            if not isinstance(event, yaml.AliasEvent):
                self._refuse(event, "een lijst of groep als sleutel", "Een sleutel is één woord.")
            return None
        if key is None or key == "":
            self._refuse(event, "een lege sleutel", "Zet een woord voor de ':'.")
            return None
        if key == "<<":
            self._refuse(event, "samenvoegen met '<<'", "Schrijf de velden uit.")
            return None
        return event.value

    def _refuse_escape(self, event: Event, text: str) -> None:
        refused = find_refused(text)
        if refused is not None:
            mark = event.start_mark
            span = Span(self.file, mark.line + 1, mark.column + 1)
            self._add(refuse_character(span, refused))

    def _refuse_node(self, event: Event) -> None:
        if event.tag is not None:
            tag = short(event.tag.replace("tag:yaml.org,2002:", "!!"))
            self._refuse(event, f"de tag '{tag}'", "Laat haar weg.")
        if event.anchor is not None:
            self._refuse(event, f"het anker '&{short(event.anchor)}'", "Laat het weg.")

    def _refuse(self, event: Event, what: str, hint: str) -> None:
        self._report("RK103", event, f"{what}: dat laat routekaart niet toe", hint)

    def _report_twice(self, event: Event, key: str, first: Mark) -> None:
        where = f"regel {first.line + 1}, kolom {first.column + 1}"
        self._report(
            "RK104",
            event,
            f"'{short(key)}' staat hier voor de tweede keer; de eerste keer op {where}",
            "Haal er een weg, of geef ze een andere naam.",
        )

    def _stop_too_much(self, event: Event, depth: int) -> None:
        if depth > MAX_DEPTH:
            sentence = f"dit zit dieper dan {MAX_DEPTH} lagen: zo diep hoort geen bestand te gaan"
        else:
            sentence = f"dit bestand heeft meer dan {MAX_NODES} onderdelen"
        self._report("RK102", event, sentence)
        raise _Stopped

    def _report_empty(self) -> None:
        span = Span(self.file, 1, 1)
        hint = "Verwijder het, of vul het in."
        self.findings.append(Diagnostic("RK105", span, "dit bestand is leeg", hint))

    def _report(self, code: str, event: Event, message: str, hint: str = "") -> None:
        mark = event.start_mark
        span = Span(self.file, mark.line + 1, mark.column + 1)
        self._add(Diagnostic(code, span, message, hint))

    def _add(self, finding: Diagnostic) -> None:
        self.findings.append(finding)
        if len(self.findings) >= MAX_FINDINGS:
            raise _Stopped
