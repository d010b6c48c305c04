"""What a kaart still lacks before anybody may call it complete."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from routekaart.diagnostics import Diagnostic, Ernst, by_place
from routekaart.kaarten.kaart import Kaart
from routekaart.model.afspraken import Afspraken
from routekaart.model.bronnen import Bron


def find_missing(
    kaart: Kaart, afspraken: Afspraken, findings: Iterable[Diagnostic]
) -> Iterator[str]:
    """A sentence for each: errors, open afspraken, rollen without invulling, unchecked bronnen."""
    told = [f for f in sorted(findings, key=by_place) if f.ernst is not Ernst.WAARSCHUWING]
    yield from (f"{finding.span}: {finding.message}" for finding in told)
    for rij in kaart.contacten:
        known = any(f"'{rij.wie.rol}'" in finding.message for finding in told)
        if not (rij.wie.naam or rij.wie.per_casus or known):
            yield f"de rol '{rij.wie.rol}' staat op de kaart, en niemand vult haar in"
    quoted = {noot.citaat for noten in kaart.noten for noot in noten.noten}
    unchecked = Counter(
        bron.document
        for bron in set(_bronnen_of(_parts(afspraken)))
        if bron.nagekeken is None and bron.citaat in quoted
    )
    for document, count in sorted(unchecked.items()):
        what = "1 citaat" if count == 1 else f"{count} citaten"
        titel = afspraken.documenten[document].titel
        yield f"bij {what} uit '{titel}' staat niet wanneer het is nagekeken"


def _parts(afspraken: Afspraken) -> Iterator[object]:
    yield from (afspraken.gemeente, afspraken.regio, afspraken.noodnummers)
    yield from (afspraken.sporen, afspraken.tabellen, afspraken.regie, afspraken.begrippen)


def _bronnen_of(part: object) -> Iterator[Bron]:
    """Every bron in a definition, however deep."""
    if isinstance(part, Bron):
        yield part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from _bronnen_of(getattr(part, name))
    elif isinstance(part, dict):
        yield from _bronnen_of(tuple(part.values()))
    elif isinstance(part, Iterable) and not isinstance(part, str):
        for item in part:
            yield from _bronnen_of(item)
