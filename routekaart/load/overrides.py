"""Where a regio or gemeente departs from the base: does the base have it, and does it allow it?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from routekaart.diagnostics import Diagnostic
from routekaart.kalender import Duur, Eenheid
from routekaart.load.names import Names
from routekaart.load.places import Place
from routekaart.load.suggest import short, suggest
from routekaart.model.regios import Gemeente, Plek, Regio, SpoorAfwijking, TermijnAfwijking
from routekaart.model.sporen import Spoor, Termijn
from routekaart.model.tabellen import Beslistabel

_ASK = "Vraag of de landelijke basis het kan toestaan met 'mag_afwijken: ja'."


def check_own(names: Names, place: Place, own: Spoor | Beslistabel) -> Iterator[Diagnostic]:
    """A spoor or tabel for one place: the place exists, and the base of its name allows it."""
    if own.regio is not None and own.gemeente is not None:
        message = "dit geldt voor een regio óf voor een gemeente, niet voor allebei"
        yield (place / "gemeente").report("RK404", message, key=True)
    if own.regio is None and own.gemeente is None:
        return
    field = "regio" if own.regio is not None else "gemeente"
    kind, where = ("regios", own.regio) if own.regio is not None else ("plaatsen", own.gemeente)
    if where is not None:
        yield from names.check(kind, where, place / field)
    naam = own.spoor if isinstance(own, Spoor) else own.beslistabel
    versions: Sequence[Spoor | Beslistabel] = (
        names.catalogus.sporen.get(naam, ())
        if isinstance(own, Spoor)
        else names.catalogus.tabellen.get(naam, ())
    )
    base = [v for v in versions if v.regio is None and v.gemeente is None]
    if base and not all(v.mag_afwijken for v in base):
        message = f"van '{naam}' mag geen {field} afwijken"
        yield (place / field).report("RK402", message, _ASK, key=True)


def check_afwijkingen(names: Names, place: Place, plek: Plek) -> Iterator[Diagnostic]:
    """The `afwijkingen` of a regio or gemeente."""
    for naam, afwijking in plek.afwijkingen.items():
        here = place / "afwijkingen" / naam
        bases = _bases(names, plek, naam)
        if bases:
            yield from _check_spoor(names, here, plek, bases, afwijking)
        elif not names.exists("sporen", naam) or naam in names.catalogus.sporen:
            known = names.catalogus.sporen
            message = f"er is hier geen spoor '{short(naam)}' om van af te wijken"
            yield here.report("RK401", message, suggest(naam, known), key=True)


def _bases(names: Names, plek: Plek, naam: str) -> list[Spoor]:
    """The versions from which this place departs; none when one of them cannot be read."""
    if naam in names.unreadable.get("sporen", ()):
        return []
    regios = {plek.regio} if isinstance(plek, Regio) else _regios_of(names, plek)
    gemeente = plek.gemeente if isinstance(plek, Gemeente) else None
    return [
        spoor
        for spoor in names.catalogus.sporen.get(naam, ())
        if spoor.regio in (None, *regios) and spoor.gemeente in (None, gemeente)
    ]


def _regios_of(names: Names, plek: Plek) -> set[str]:
    naam = getattr(plek, "gemeente", "")
    return {
        regio.regio
        for versions in names.catalogus.regios.values()
        for regio in versions
        if naam in regio.gemeenten
    }


def _check_spoor(
    names: Names, place: Place, plek: Plek, bases: list[Spoor], afwijking: SpoorAfwijking
) -> Iterator[Diagnostic]:
    for naam in afwijking.toestanden:
        toestanden = [base.toestanden[naam] for base in bases if naam in base.toestanden]
        here = place / "toestanden" / naam
        if not toestanden:
            known = [known for base in bases for known in base.toestanden]
            yield _nothing(here, "toestand", naam, known)
        elif not all(toestand.mag_afwijken for toestand in toestanden):
            message = f"de basis staat niet toe dat '{naam}' hier anders heet"
            yield here.report("RK402", message, _ASK, key=True)
    for naam, termijn in afwijking.termijnen.items():
        here = place / "termijnen" / naam
        all_of_them = list(_termijnen(bases))
        found = [known for name, known in all_of_them if name == naam]
        if not found:
            yield _nothing(here, "termijn", naam, [name for name, _ in all_of_them])
        elif not all(known.mag_afwijken for known in found):
            message = f"de basis staat niet toe dat de termijn '{naam}' hier anders is"
            yield here.report("RK402", message, _ASK, key=True)
        else:
            agreed = _agreed_by_regio(names, plek, place, naam)
            yield from _check_termijn(here, naam, termijn, [*found, *agreed])
    for naam in afwijking.vervalt:
        if not any(naam in base.overgangen for base in bases):
            known = [known for base in bases for known in base.overgangen]
            yield _nothing(place / "vervalt" / naam, "overgang", naam, known)


def _nothing(place: Place, what: str, naam: str, known: list[str]) -> Diagnostic:
    message = f"de basis heeft geen {what} '{short(naam)}' om van af te wijken"
    return place.report("RK401", message, suggest(naam, known), key=True)


def _termijnen(bases: list[Spoor]) -> Iterator[tuple[str, Termijn]]:
    for base in bases:
        for toestand in base.toestanden.values():
            yield from toestand.termijnen.items()


def _agreed_by_regio(
    names: Names, plek: Plek, place: Place, naam: str
) -> Iterator[TermijnAfwijking]:
    """What the regio's of a gemeente made of the termijn: its own base."""
    if isinstance(plek, Regio):
        return
    spoor = str(place.path[-1])
    for regio in _regios_of(names, plek):
        for version in names.catalogus.regios[regio]:
            afwijking = version.afwijkingen.get(spoor)
            if afwijking is not None and naam in afwijking.termijnen:
                yield afwijking.termijnen[naam]


def _check_termijn(
    place: Place,
    naam: str,
    afwijking: TermijnAfwijking,
    bases: Sequence[Termijn | TermijnAfwijking],
) -> Iterator[Diagnostic]:
    if (afwijking.duur is None) == (afwijking.ritme is None):
        message = "een afwijkende termijn heeft een duur óf een ritme"
        yield place.report("RK114", message, key=True)
        return
    field = "duur" if afwijking.duur is not None else "ritme"
    ours = _moments(afwijking)
    for base in bases:
        if (base.ritme is None) != (afwijking.ritme is None):
            other = "ritme" if base.ritme is not None else "duur"
            message = f"de termijn '{naam}' heeft in de basis een {other}, en hier een {field}"
            yield (place / field).report("RK402", message, key=True)
            return
        theirs = _moments(base)
        if theirs is not None and (ours is None or not _within(ours, theirs)):
            agreed = ", ".join(map(str, theirs))
            yield (place / field).report(
                "RK403",
                f"de termijn '{naam}' kan hier langer worden dan de basis toestaat ({agreed})",
                "Een regio of gemeente mag alleen een kortere termijn afspreken.",
            )
            return


def _moments(termijn: Termijn | TermijnAfwijking) -> tuple[Duur, ...] | None:
    """The durations that are agreed; None where nobody did so yet."""
    if isinstance(termijn.duur, Duur):
        return (termijn.duur,)
    return termijn.ritme if isinstance(termijn.ritme, tuple) else None


def _within(ours: Sequence[Duur], theirs: Sequence[Duur]) -> bool:
    """Whether each of our moments surely comes no later, and there are no fewer of them."""
    return len(ours) >= len(theirs) and all(map(_no_longer, ours, theirs))


def _no_longer(ours: Duur, theirs: Duur) -> bool:
    if ours.eenheid is theirs.eenheid:
        return ours.aantal <= theirs.aantal
    return _days(ours)[1] <= _days(theirs)[0]


def _days(duur: Duur) -> tuple[float, float]:
    """The fewest and the most days that it can take, wherever it starts."""
    number = duur.aantal
    match duur.eenheid:
        case Eenheid.UREN:
            return number / 24, number / 24
        case Eenheid.DAGEN:
            return number, number
        case Eenheid.WEKEN:
            return 7 * number, 7 * number
        case Eenheid.WERKDAGEN:
            # At best from a Sunday; at worst from a Friday, with three feestdagen in two weeks.
            return number + 2 * ((number - 1) // 5), number + 2 * -(-number // 5) + 3 * -(
                -number // 10
            )
        case Eenheid.MAANDEN:
            return 28 * number, 31 * number
        case Eenheid.JAREN:
            return 365 * number, 366 * number
