"""
Every exception routekaart raises on purpose.

RoutekaartError
├── DefinitionInvalid    files cannot be used as they stand; carries the diagnostics
├── ContentNotFound      there is no such folder, gemeente, spoor, tabel or klantreis
├── NotInForce           on this peildatum nothing was agreed yet
├── RegioUnknown         on this peildatum nobody knows to which regio the gemeente belonged
├── KalenderTooShort     the kalender does not reach the day we need
├── Undecided            a beslistabel gives no answer, or more than one, for these feiten
├── DefinitionBroken     the definition does something at run time that it may never do
└── TemplateInvalid      a sjabloon of the user's own cannot be filled in

An exception carries a code and values; the door that catches it speaks Dutch. What is wrong *in a
YAML file* is no exception but a `diagnostics.Diagnostic`: its author wants all of them at once,
each with its place. What cannot happen *in a casus* is no exception either: see `engine.react`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from routekaart.diagnostics import Diagnostic, Span


class RoutekaartError(Exception):
    """Base class: catch this to catch everything routekaart raises on purpose."""


class DefinitionInvalid(RoutekaartError):
    """The files cannot be used as they stand."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(map(str, self.diagnostics)))


class ContentNotFound(RoutekaartError):
    """There is nothing of this kind by that name; `known` is what there is."""

    def __init__(self, soort: str, naam: str, known: Iterable[str] = ()) -> None:
        self.soort, self.naam, self.known = soort, naam, tuple(known)
        super().__init__(f"no {soort} {naam!r}; known: {', '.join(self.known) or 'none'}")


class NotInForce(RoutekaartError):
    """On this peildatum nothing was agreed yet; guessing would invent an agreement."""

    def __init__(self, naam: str, peildatum: date, first: date | None) -> None:
        self.naam, self.peildatum, self.first = naam, peildatum, first
        super().__init__(f"{naam}: nothing in force on {peildatum}; the first is {first}")


class RegioUnknown(RoutekaartError):
    """
    The gemeente had left its regio on this peildatum, or nobody knows whether it had.

    It surely belonged to `regio` up to and including `last`; `open_in` is the file in which the day
    of leaving is to be filled in; `later` is the regio to which it belongs next, and from when.
    """

    def __init__(
        self,
        gemeente: str,
        peildatum: date,
        regio: str,
        last: date,
        *,
        open_in: str | None,
        later: tuple[str, date] | None,
    ) -> None:
        self.gemeente, self.peildatum, self.regio, self.last = gemeente, peildatum, regio, last
        self.open_in, self.later = open_in, later
        super().__init__(f"{gemeente}: no regio known on {peildatum}; {regio} until {last}")


class KalenderTooShort(RoutekaartError):
    """Guessing that an unknown day is no feestdag would move a termijn, so we do not."""

    def __init__(self, day: date, first: date, last: date) -> None:
        self.day, self.first, self.last = day, first, last
        super().__init__(f"kalender runs from {first} to {last}; it knows nothing about {day}")


class Undecided(RoutekaartError):
    """A beslistabel gave no answer, or more than one: never a default, never a guess."""

    def __init__(self, tabel: str, feiten: Mapping[str, object], regels: tuple[int, ...]) -> None:
        self.tabel, self.feiten, self.regels = tabel, dict(feiten), regels
        answer = f"regels {regels} all answer" if regels else "no regel answers"
        super().__init__(f"{tabel}: {answer} for {self.feiten}")


class DefinitionBroken(RoutekaartError):
    """
    The definition does something that it may never do, such as two overgangen that both fire.

    The controle finds these before anybody depends on the definition. `code` names the law that is
    broken, `places` the culprits; within a casus `engine.react` turns it into a refusal or a taak.
    """

    def __init__(self, code: str, *places: str) -> None:
        self.code, self.places = code, places
        super().__init__(f"{code}: {', '.join(places)}")


class TemplateInvalid(RoutekaartError):
    """A sjabloon cannot be filled in: where, and what is wrong with it."""

    def __init__(self, span: Span | None, naam: str, reason: str) -> None:
        self.span, self.naam, self.reason = span, naam, reason
        super().__init__(f"{span or naam}: {reason}")
