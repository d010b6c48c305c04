"""
About which gemeenten nothing can be said, as long as there are errors in the files.

As few as can be: an error in what only one gemeente or regio agreed says nothing of the others, and
a file without a word in it says nothing of anyone. What an unreadable file says, nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from routekaart.diagnostics import Diagnostic, Ernst
from routekaart.errors import DefinitionInvalid
from routekaart.load.checks import check_all
from routekaart.load.documents import Definition, read_definition
from routekaart.load.folders import read_file
from routekaart.load.gather import gather
from routekaart.wiring import Inhoud

_VALUE: Final = r":[ \t]*[\"']?(?P<naam>[a-z][a-z0-9-]*)"
_GEMEENTE: Final = re.compile(rf"^(?:gemeente|contacten){_VALUE}", re.MULTILINE)
_REGIO: Final = re.compile(rf"^regio{_VALUE}", re.MULTILINE)
_LISTED: Final = re.compile(
    r"^gemeenten:.*\n(?P<lines>(?:(?:[ \t]+.*|[ \t]*#.*|)\n)*)", re.MULTILINE
)
_KEY: Final = re.compile(r"^[ \t]+([a-z][a-z0-9-]*):", re.MULTILINE)
_NAAM: Final = re.compile(r"^naam:[ \t]*[\"']?(?P<naam>[^\"'#\n]*[^\"'#\s])", re.MULTILINE)
_SILENT: Final = re.compile(r"\s*(?:(?:#.*|---|\.\.\.)?\s*(?:\n|$))*\Z")
"""Nothing but white space and comments."""


def list_gemeenten(inhoud: Inhoud) -> tuple[str, ...]:
    """All gemeenten that have a file, also one that cannot be read."""
    return tuple(sorted({*inhoud.catalogus.gemeenten(), *(find_blocked(inhoud) or ())}))


def find_blocked(inhoud: Inhoud) -> frozenset[str] | None:
    """The gemeenten about which nothing can be asked yet; None: about none of them."""
    blocked: set[str] = set()
    silent = False
    for file in dict.fromkeys(finding.span.file for finding in _errors(inhoud)):
        about = _about(inhoud, file)
        if about is None:
            return None
        silent = silent or not about
        blocked |= about
    if silent and _is_missed(inhoud):
        return None
    return frozenset(blocked)


def find_errors(inhoud: Inhoud, gemeente: str | None = None) -> tuple[Diagnostic, ...]:
    """The errors that stand in the way of what holds in the gemeente; without one: anywhere."""
    found = tuple(_errors(inhoud))
    if gemeente is None or find_blocked(inhoud) is None:
        return found
    return tuple(f for f in found if gemeente in (_about(inhoud, f.span.file) or ()))


def require_readable(inhoud: Inhoud, gemeente: str | None = None) -> None:
    """
    Raise `DefinitionInvalid` when files with errors say what holds in the gemeente; without one:
    when they say what holds anywhere.
    """
    blocked = find_blocked(inhoud)
    if blocked is None or gemeente in blocked:
        raise DefinitionInvalid(find_errors(inhoud, gemeente))


def name_gemeente(inhoud: Inhoud, gemeente: str) -> str:
    """The name of a gemeente, also from a file that cannot be used."""
    versions = inhoud.catalogus.plaatsen.get(gemeente)
    if versions:
        return versions[-1].naam
    for finding in _errors(inhoud):
        text = "".join(_texts(inhoud, finding.span.file))
        about, naam = _GEMEENTE.search(text), _NAAM.search(text)
        if about and naam and about["naam"] == gemeente:
            return naam["naam"]
    return gemeente.title()


def _errors(inhoud: Inhoud) -> Iterator[Diagnostic]:
    """The errors; not those of klantreizen, which say nothing of what holds."""
    for finding in inhoud.findings:
        if finding.ernst is Ernst.FOUT and not finding.span.file.startswith("klantreizen/"):
            yield finding


def _about(inhoud: Inhoud, file: str) -> frozenset[str] | None:
    """The gemeenten that a file is about, also as it was before an own folder; None: all."""
    about: set[str] = set()
    for text in _texts(inhoud, file):
        if _SILENT.match(text):
            continue
        if found := _GEMEENTE.search(text):
            about.add(found["naam"])
        elif found := _REGIO.search(text):
            about |= _gemeenten_of(inhoud, found["naam"], text)
        else:
            return None
    return frozenset(about)


def _gemeenten_of(inhoud: Inhoud, regio: str, text: str) -> set[str]:
    """Those of the regio in any version, those that the text lists, and those without a regio."""
    catalogus = inhoud.catalogus
    versions = [versie for found in catalogus.regios.values() for versie in found]
    placed = {gemeente for versie in versions for gemeente in versie.gemeenten}
    own = {
        gemeente for versie in versions if versie.regio == regio for gemeente in versie.gemeenten
    }
    listed = _LISTED.search(f"{text}\n")
    told = set(_KEY.findall(listed["lines"])) if listed else set()
    everyone = set(catalogus.gemeenten())
    return own | (told & everyone) | (everyone - placed)


def read_definitions(inhoud: Inhoud) -> list[Definition]:
    """What every file says but the klantreizen, once more."""
    definitions = []
    for file in inhoud.find_files():
        path = inhoud.locate(file)
        if path.is_file() and not file.startswith("klantreizen/"):
            definition, _ = read_definition(file, path.read_bytes())
            definitions += [] if definition is None else [definition]
    return definitions


def _is_missed(inhoud: Inhoud) -> bool:
    """Whether others name what a file without a word in it may once have said."""
    definitions = read_definitions(inhoud)
    known = {finding.span.file for finding in inhoud.findings}
    found = check_all(gather(definitions), definitions, complete=True)
    return any(f.ernst is Ernst.FOUT and f.span.file not in known for f in found)


def _texts(inhoud: Inhoud, file: str) -> Iterator[str]:
    """The texts of a file that may be broken in any way, from every folder that has it."""
    for root in inhoud.roots:
        path = root / file
        if path.is_dir():
            continue
        if path.exists():
            read = read_file(file, path)
            if isinstance(read, bytes):
                yield read.decode("utf-8", errors="replace").replace("\r\n", "\n")
            else:
                yield "onleesbaar"
