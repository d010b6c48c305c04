"""What a klantreis expects at a point, held against where the casus stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from routekaart.engine.regie import NOBODY, holders
from routekaart.engine.stand import Onderwerp, OpenTaak
from routekaart.engine.view import View
from routekaart.model.base import GEEN, ONBEKEND
from routekaart.model.cellen import Waarde
from routekaart.model.klantreizen import Verwacht, VerwachtTaak
from routekaart.simulate.casus import OefenCasus
from routekaart.simulate.namen import Namen, Path, split_lid

ZONDER_DATUM = "zonder datum"


@dataclass(frozen=True, slots=True)
class Verschil:
    """Something was expected and is not so; `path` points into the `verwacht` of the klantreis."""

    path: Path
    verwacht: str
    gevonden: str


def check(verwacht: Verwacht, casus: OefenCasus, namen: Namen, place: Path) -> Iterator[Verschil]:
    """
    The differences between what is expected and what is; none when all is as expected.

    Raises `KlantreisBroken` at `place` when it names what does not exist.
    """
    stand, path = casus.stand, place
    view = View(casus.plan, stand.leden, stand.instanties, stand.feiten)
    for naam, toestand in verwacht.sporen.items():
        namen.require_spoor(naam, (*path, "sporen", naam))
        namen.require_toestand(naam, toestand, (*path, "sporen", naam))
        instantie = stand.instanties.get(Onderwerp(*split_lid(naam)))
        found = GEEN if instantie is None else instantie.toestand
        yield from _compare(("sporen", naam), toestand, found)
    for kind, wanted in (("regie", verwacht.regie), ("aanvaard", verwacht.aanvaard)):
        for soort, rol in wanted.items():
            namen.require_soort(soort, (*path, kind, soort))
            if rol != GEEN:
                namen.require_rol(rol, (*path, kind, soort))
            regie = stand.regie.get(soort, NOBODY)
            has = regie.afgesproken if kind == "regie" else regie.aanvaard
            yield from _compare((kind, soort), _rol(casus, rol), has or GEEN)
    for naam, text in verwacht.termijnen.items():
        namen.require_termijn(naam, (*path, "termijnen", naam))
        yield from _compare(("termijnen", naam), text, _termijn(casus, naam))
    for naam, texts in verwacht.feiten.items():
        feit = namen.feit(naam, (*path, "feiten", naam))
        found = show_waarde(view.waarde(feit.feit, feit.lid))
        yield from _compare(("feiten", naam), ", ".join(texts), found)
    if verwacht.taken is not None:
        yield from _check_taken(verwacht.taken, casus, namen, path)
    if verwacht.gesloten is not None:
        words = {True: "ja", False: "nee"}
        yield from _compare(("gesloten",), words[verwacht.gesloten], words[stand.gesloten])


def _compare(path: Path, verwacht: str, gevonden: str) -> Iterator[Verschil]:
    if verwacht != gevonden:
        yield Verschil(path, verwacht, gevonden)


def _rol(casus: OefenCasus, rol: str) -> str:
    return holders(casus.plan, casus.stand, rol)[0]


def _termijn(casus: OefenCasus, naam: str) -> str:
    """The last day of what runs under this name, `zonder datum`, or `geen`; each once."""
    termijn, lid = split_lid(naam)
    found = {
        ZONDER_DATUM if running.vervalt is None else running.vervalt.dag.isoformat()
        for id_, running in casus.termijnen.items()
        if id_.termijn == termijn and lid in (None, id_.lid)
    }
    return ", ".join(sorted(found)) or GEEN


def _check_taken(
    verwacht: Sequence[VerwachtTaak], casus: OefenCasus, namen: Namen, path: Path
) -> Iterator[Verschil]:
    """Each expected taak is open, and nothing else is."""
    for index, wanted in enumerate(verwacht):
        namen.require_rol(wanted.voor, (*path, "taken", index, "voor"))
    open_ = casus.stand.alle_taken()
    fits = [[i for i, taak in enumerate(open_) if _fits(w, taak, casus)] for w in verwacht]
    matched = _match(fits)
    for index, wanted in enumerate(verwacht):
        if index not in matched.values():
            text = " voor ".join(filter(None, (wanted.taak or "een taak", wanted.voor)))
            yield Verschil(("taken", index), text, GEEN)
    for index, taak in enumerate(open_):
        if index not in matched:
            yield Verschil(("taken",), GEEN, f"{taak.naam} voor {taak.voor}")


def _fits(wanted: VerwachtTaak, taak: OpenTaak, casus: OefenCasus) -> bool:
    voor = None if wanted.voor is None else _rol(casus, wanted.voor)
    return wanted.taak in (None, taak.naam) and voor in (None, taak.voor)


def _match(fits: Sequence[Sequence[int]]) -> dict[int, int]:
    """Per open taak which expectation it answers, so that as many as possible are answered."""
    matched: dict[int, int] = {}

    def claim(wanted: int, seen: set[int]) -> bool:
        for taak in fits[wanted]:
            if taak not in seen:
                seen.add(taak)
                if taak not in matched or claim(matched[taak], seen):
                    matched[taak] = wanted
                    return True
        return False

    for wanted in range(len(fits)):
        claim(wanted, set())
    return matched


def show_waarde(waarde: Waarde) -> str:
    """A value as the text that stands in a file."""
    if waarde is None:
        return ONBEKEND
    if isinstance(waarde, tuple):
        return ", ".join(map(str, waarde))
    return str(waarde)
