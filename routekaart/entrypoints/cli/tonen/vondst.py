"""Finds what a name means, and puts it in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from routekaart.diagnostics import Span
from routekaart.entrypoints.cli.tonen.blik import Blik, look_at
from routekaart.entrypoints.cli.tonen.plek import tell_gemeente, tell_regio
from routekaart.entrypoints.cli.tonen.spoor import Line, tell_spoor
from routekaart.entrypoints.cli.tonen.tabel import tell_tabel
from routekaart.entrypoints.cli.tonen.woord import (
    tell_begrip,
    tell_feit,
    tell_gebeurtenis,
    tell_rol,
)
from routekaart.entrypoints.namen import list_bijnamen, make_key
from routekaart.errors import ContentNotFound
from routekaart.load import Catalogus, resolve
from routekaart.load.resolve import version_on
from routekaart.model.base import Definitie
from routekaart.model.regios import Plek
from routekaart.model.sporen import Spoor
from routekaart.model.tabellen import Beslistabel


@dataclass(frozen=True, slots=True)
class Plaats:
    """Where a version stands, from when it holds, and for which regio or gemeente only."""

    span: Span
    vanaf: date | None = None
    alleen: str | None = None


@dataclass(frozen=True, slots=True)
class Vondst:
    """One thing, in words."""

    soort: str
    naam: str
    titel: str
    plaatsen: tuple[Plaats, ...]
    definitie: Definitie
    lines: tuple[Line, ...]
    blik: Blik


_VERSIONED: Final = {
    "spoor": "sporen",
    "tabel": "tabellen",
    "gemeente": "plaatsen",
    "regio": "regios",
}
_LISTED: Final = {
    "gebeurtenis": "gebeurtenissen",
    "feit": "feiten",
    "rol": "rollen",
    "begrip": "begrippen",
}


def find_all(
    catalogus: Catalogus, naam: str, soort: str | None, gemeente: str | None, peildatum: date
) -> tuple[tuple[Vondst, ...], tuple[str, ...]]:
    """As `find`, for a name that may stand for several gemeenten; nothing else has such a name."""
    try:
        found, others = find(catalogus, naam, soort, gemeente, peildatum)
    except ContentNotFound:
        bijnamen = list_bijnamen(catalogus) if soort in (None, "gemeente") else {}
        keys = bijnamen.get(make_key(naam), ())
        if not keys:
            raise
        return tuple(find(catalogus, key, "gemeente", None, peildatum)[0] for key in keys), ()
    return (found,), others


def find(
    catalogus: Catalogus, naam: str, soort: str | None, gemeente: str | None, peildatum: date
) -> tuple[Vondst, tuple[str, ...]]:
    """What `naam` is, and the other kinds that have something of that name."""
    names = {kind: getattr(catalogus, field) for kind, field in (_VERSIONED | _LISTED).items()}
    spelled = {
        kind: next((form for form in _spellings(naam) if form in known), None)
        for kind, known in names.items()
    }
    kinds = [kind for kind, form in spelled.items() if form and soort in (None, kind)]
    if not kinds:
        known = names[soort] if soort else {n for found in names.values() for n in found}
        raise ContentNotFound(soort or "naam", naam, sorted(known))
    kind = kinds[0]
    blik = look_at(catalogus, gemeente, peildatum)
    found = _tell(kind, spelled[kind] or naam, blik)
    return found, tuple(kinds[1:])


def _spellings(naam: str) -> Iterator[str]:
    """As it was typed, and as a key: `Veilig Thuis` is `veilig_thuis`, `Ede` is `ede`."""
    yield naam
    plain = naam.strip().casefold()
    yield "_".join(plain.replace("-", " ").split())
    yield "-".join(plain.replace("_", " ").split())


def _tell(soort: str, naam: str, blik: Blik) -> Vondst:
    catalogus = blik.catalogus
    if soort in _LISTED:
        return _tell_listed(soort, naam, blik)
    versions = getattr(catalogus, _VERSIONED[soort])[naam]
    plaatsen = tuple(_place(catalogus, version) for version in versions)
    if soort == "spoor":
        spoor = blik.sporen.get(naam) or versions[-1]
        return Vondst(
            soort, naam, spoor.titel, plaatsen, spoor, tuple(tell_spoor(spoor, blik)), blik
        )
    if soort == "tabel":
        tabel = blik.tabellen.get(naam) or versions[-1]
        return Vondst(
            soort, naam, tabel.vraag, plaatsen, tabel, tuple(tell_tabel(tabel, blik)), blik
        )
    if soort == "gemeente":
        here = look_at(catalogus, naam, blik.peildatum)
        afspraken = resolve(catalogus, naam, blik.peildatum)
        lines = tuple(tell_gemeente(afspraken, here))
        return Vondst(
            soort, naam, afspraken.gemeente.naam, plaatsen, afspraken.gemeente, lines, here
        )
    regio = version_on(naam, versions, blik.peildatum)
    return Vondst(soort, naam, regio.naam, plaatsen, regio, tuple(tell_regio(regio, blik)), blik)


def _place(catalogus: Catalogus, version: Spoor | Beslistabel | Plek) -> Plaats:
    span = catalogus.span_of(version)
    if isinstance(version, Plek):
        return Plaats(span, version.vanaf)
    return Plaats(span, version.vanaf, version.gemeente or version.regio)


_TELL: Final[Mapping[str, Callable[[str, Any, Blik], Iterator[Line]]]] = {
    "gebeurtenis": tell_gebeurtenis,
    "feit": tell_feit,
    "rol": tell_rol,
    "begrip": tell_begrip,
}


def _tell_listed(soort: str, naam: str, blik: Blik) -> Vondst:
    kind = _LISTED[soort]
    known = blik.begrippen if soort == "begrip" else getattr(blik.catalogus, kind)
    definitie = known[naam]
    place = Plaats(blik.catalogus.span_of_name(kind, naam))
    lines = tuple(_TELL[soort](naam, definitie, blik))
    return Vondst(soort, naam, definitie.titel, (place,), definitie, lines, blik)


def to_json(found: Vondst) -> dict[str, Any]:
    """The same for another program."""
    prefixes = {
        "spoor": f"sporen.{found.naam}",
        "tabel": f"tabellen.{found.naam}",
        "begrip": f"begrippen.{found.naam}",
        "rol": f"invullingen.{found.naam}",
        "gemeente": "",
    }
    prefix = prefixes.get(found.soort)
    return {
        "soort": found.soort,
        "naam": found.naam,
        "titel": found.titel,
        "peildatum": found.blik.peildatum.isoformat(),
        "gemeente": found.blik.plaats,
        "plaatsen": [
            {
                "bestand": plaats.span.file,
                "regel": plaats.span.line,
                "vanaf": plaats.vanaf and plaats.vanaf.isoformat(),
                "alleen": plaats.alleen,
            }
            for plaats in found.plaatsen
        ],
        "definitie": found.definitie.model_dump(mode="json", by_alias=True, exclude_defaults=True),
        "gezet_door": {
            path: file
            for path, file in found.blik.gezet_door.items()
            if prefix is not None and f"{path}.".startswith(f"{prefix}." if prefix else "")
        },
    }
