"""Klantreizen for a door: find or read one, play it where it is asked, say what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final

from routekaart.diagnostics import Diagnostic, Span, by_place
from routekaart.engine.plan import Plan, compile_plan
from routekaart.entrypoints.leesbaar import read_definitions, require_readable
from routekaart.errors import ContentNotFound, DefinitionInvalid
from routekaart.load import resolve
from routekaart.load.checks import check_all
from routekaart.load.documents import Definition, read_definition
from routekaart.load.gather import gather
from routekaart.load.nodes import YamlFile
from routekaart.model.klantreizen import Klantreis
from routekaart.simulate.expect import Verschil
from routekaart.simulate.namen import KlantreisBroken
from routekaart.simulate.namen import Path as Place
from routekaart.simulate.player import Gespeeld, play
from routekaart.wiring import Inhoud

CODES: Final[dict[str, str]] = {
    "RK601": "Een klantreis vraagt iets wat niet te spelen is.",
    "RK602": "Een klantreis verwacht iets wat niet uitkomt.",
}

SENTENCES: Final[Mapping[str, str]] = {
    "onbekende_gebeurtenis": "de gebeurtenis '{naam}' bestaat niet",
    "onbekend_feit": "het feit '{naam}' bestaat niet",
    "onbekend_lid": "'{naam}' staat niet bij de leden van de klantreis",
    "onbekende_rol": "de rol '{naam}' bestaat niet",
    "onbekend_spoor": "het spoor '{naam}' bestaat niet",
    "onbekende_toestand": "het spoor heeft geen toestand '{naam}'",
    "onbekende_termijn": "de termijn '{naam}' bestaat niet",
    "onbekende_regie": "deze regio kent geen regie '{naam}'",
    "brengt_niet": "de gebeurtenis '{naam}' maakt het feit '{feit}' niet bekend; wel: {wel}",
    "afgeleid_feit": "'{naam}' volgt uit andere feiten; niemand kan het vertellen",
    "waarde": "'{naam}': {zin}",
    "per_lid": "'{naam}' geldt per lid; noem van wie, zoals '{naam}/…' ({wel})",
    "per_casus": "'{naam}' geldt voor de casus, niet voor een lid",
    "terug_in_de_tijd": "dit moment is al voorbij: een klantreis gaat niet terug in de tijd",
    "op_en_na": "'op' en 'na' kunnen niet samen; kies er een",
    "opschorten_zonder_eind": "een termijn staat nooit zonder eind stil; zet erbij 'tot:'",
    "termijn_loopt_niet": "de termijn '{naam}' loopt hier niet",
    "termijn_van_wie": "de termijn '{naam}' loopt voor meer dan een lid ({wel}); zeg van wie",
    "welk_feit": "zeg onder 'feiten' welk feit verloopt",
}


@dataclass(frozen=True, slots=True)
class Reis:
    """A klantreis and the file in which it stands."""

    naam: str
    klantreis: Klantreis
    file: YamlFile

    def plan(
        self, inhoud: Inhoud, gemeente: str | None = None, peildatum: date | None = None
    ) -> Plan:
        """The afspraken under which it plays: its own, save what is asked otherwise."""
        where = gemeente or self.klantreis.gemeente
        require_readable(inhoud, where)
        day = peildatum or self.klantreis.peildatum or self.klantreis.begin.date()
        return compile_plan(resolve(inhoud.catalogus, where, day))

    def broken(self, error: KlantreisBroken) -> Diagnostic:
        """Why it cannot be played, at its place in the file."""
        bedoeld = error.values.get("bedoeld")
        return Diagnostic(
            "RK601",
            self.file.span(*error.path),
            SENTENCES[error.code].format(**error.values),
            f"Bedoelde u '{bedoeld}'?" if bedoeld else "",
        )

    def different(self, verschil: Verschil) -> Diagnostic:
        """An expectation that failed, at its place in the file."""
        about = tell_path(verschil.path)
        return Diagnostic(
            "RK602",
            self.file.span(*verschil.path),
            f"{about}: verwacht {_tell(verschil.verwacht)}, gevonden {_tell(verschil.gevonden)}",
        )


def tell_path(path: Place) -> str:
    """What a difference is about: `stap 3, regie casusregie`."""
    _, index, *rest = path
    words = [part for part in rest if part != "verwacht" and isinstance(part, str)]
    return f"stap {int(index) + 1}, {' '.join(words)}"


def _tell(value: str) -> str:
    """A value in words, with the key as it must be typed: `lokaal team (lokaal_team)`."""
    return f"{value.replace('_', ' ')} ({value})" if "_" in value else value


def list_reizen(inhoud: Inhoud) -> tuple[Reis, ...]:
    """All klantreizen of the content, by alphabet."""
    catalogus = inhoud.catalogus
    return tuple(
        Reis(name, klantreis, catalogus.file_of(klantreis))
        for name, klantreis in sorted(catalogus.klantreizen.items())
    )


def find_reis(inhoud: Inhoud, naam: str) -> Reis:
    """
    The klantreis by its name, its path within the content, or as a file anywhere.

    Raises `DefinitionInvalid` when the file is no klantreis, and `ContentNotFound`.
    """
    reizen = list_reizen(inhoud)
    for reis in reizen:
        path = PurePosixPath(reis.naam)
        known = {reis.naam, path.name, path.stem, path.with_suffix("").as_posix()}
        if naam in known or _same(inhoud.locate(reis.naam), Path(naam)):
            return reis
    for finding in inhoud.findings:
        file = PurePosixPath(finding.span.file)
        if file.parts[0] == "klantreizen" and naam in (file.stem, file.name, str(file)):
            return read_reis(str(file), inhoud.locate(str(file)).read_bytes())
    if Path(naam).is_file():
        return read_reis(naam, Path(naam).read_bytes())
    raise ContentNotFound("klantreis", naam, [PurePosixPath(r.naam).stem for r in reizen])


def read_reis(naam: str, data: bytes) -> Reis:
    """The klantreis in a file. Raises `DefinitionInvalid`."""
    definition, findings = read_definition(naam, data)
    if definition is None or not isinstance(definition.model, Klantreis):
        if not findings:
            message = "dit bestand is geen klantreis: het begint niet met 'klantreis:'"
            findings = (Diagnostic("RK106", Span(naam, 1, 1), message),)
        raise DefinitionInvalid(findings)
    return Reis(naam, definition.model, definition.file)


def check_reis(inhoud: Inhoud, reis: Reis) -> tuple[Diagnostic, ...]:
    """All that its file names and that does not exist."""
    definitions = read_definitions(inhoud)
    own = Definition(reis.file, "klantreis", reis.klantreis)
    found = check_all(gather([*definitions, own]), [own], complete=True)
    return tuple(sorted((f for f in found if f.span.file == reis.file.file), key=by_place))


def play_reis(reis: Reis, plan: Plan, *, elsewhere: bool = False) -> Gespeeld:
    """
    Play it. What cannot be played is a `DefinitionInvalid` with its place.

    `elsewhere`: in another gemeente or on another day, where what it expects says nothing.
    """
    klantreis = reis.klantreis
    if elsewhere:
        plain = tuple(stap.model_copy(update={"verwacht": None}) for stap in klantreis.stappen)
        klantreis = klantreis.model_copy(update={"stappen": plain})
    try:
        gespeeld = play(klantreis, plan)
        if elsewhere:
            quiet = tuple(replace(stap, verschillen=()) for stap in gespeeld.stappen)
            gespeeld = replace(gespeeld, stappen=quiet)
        return gespeeld
    except KlantreisBroken as error:
        raise DefinitionInvalid([reis.broken(error)]) from None


def _same(one: Path, other: Path) -> bool:
    return other.exists() and one.exists() and one.samefile(other)
