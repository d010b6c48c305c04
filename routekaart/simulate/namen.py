"""What a klantreis names must exist in the afspraken under which it is played."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from routekaart.engine.plan import Plan
from routekaart.engine.stand import FeitId
from routekaart.errors import RoutekaartError
from routekaart.model.cellen import Waarde, parse_waarde
from routekaart.model.gebeurtenissen import REGIE
from routekaart.model.klantreizen import Klantreis
from routekaart.model.sporen import Spoor

Path = tuple[str | int, ...]


class KlantreisBroken(RoutekaartError):
    """
    A klantreis asks for something that cannot be played; `path` points into its file.

    `values` are what the Dutch sentence for `code` needs; `bedoeld` is the nearest name there is.
    """

    def __init__(self, path: Path, code: str, **values: str) -> None:
        self.path, self.code, self.values = path, code, values
        super().__init__(f"{code} at {path}: {values}")


class Namen:
    """The names of one plan, and the leden of one klantreis."""

    def __init__(self, plan: Plan, klantreis: Klantreis) -> None:
        self.plan = plan
        self.leden = tuple(klantreis.leden)
        self._sporen: dict[str, Spoor] = {**plan.afspraken.andere_sporen, **plan.sporen}
        self._termijnen = {
            naam
            for spoor in self._sporen.values()
            for toestand in spoor.toestanden.values()
            for naam in toestand.termijnen
        }

    def require_lid(self, lid: str | None, path: Path) -> None:
        """`lid` is one of the klantreis."""
        if lid is not None:
            require("onbekend_lid", lid, self.leden, path)

    def require_rol(self, rol: str | None, path: Path) -> None:
        """`rol` exists; `regie` is whoever has it."""
        if rol is not None and rol != REGIE:
            require("onbekende_rol", rol, self.plan.rollen, path)

    def require_termijn(self, naam: str, path: Path) -> None:
        """A termijn of that name exists somewhere."""
        termijn, lid = split_lid(naam)
        require("onbekende_termijn", termijn, self._termijnen, path)
        self.require_lid(lid, path)

    def require_spoor(self, naam: str, path: Path) -> None:
        """The spoor exists, here or in another regio, and a lid is named when it runs per lid."""
        spoor, lid = split_lid(naam)
        require("onbekend_spoor", spoor, self._sporen, path)
        self._require_whom(spoor, lid, per_lid=self._sporen[spoor].per == "lid", path=path)

    def require_toestand(self, spoor: str, toestand: str, path: Path) -> None:
        """The spoor knows this toestand."""
        toestanden = self._sporen[split_lid(spoor)[0]].toestanden
        require("onbekende_toestand", toestand, ("geen", *toestanden), path)

    def require_soort(self, soort: str, path: Path) -> None:
        """This regio has that kind of regie."""
        require("onbekende_regie", soort, self.plan.afspraken.regie, path)

    def feit(self, naam: str, path: Path, lid: str | None = None) -> FeitId:
        """The feit that `naam` (or feit/lid) means; per lid without one it is that of `lid`."""
        feit, own = split_lid(naam)
        require("onbekend_feit", feit, self.plan.feiten, path)
        per_lid = self.plan.feiten[feit].per == "lid"
        wie = (own or lid) if per_lid else own
        self._require_whom(feit, wie, per_lid=per_lid, path=path)
        return FeitId(feit, wie)

    def waarde(self, feit: FeitId, texts: tuple[str, ...], path: Path) -> Waarde:
        """The value of a feit that somebody can tell."""
        definitie = self.plan.feiten[feit.feit]
        if definitie.derived:
            raise KlantreisBroken(path, "afgeleid_feit", naam=feit.feit)
        try:
            return parse_waarde(texts, definitie)
        except ValueError as error:
            raise KlantreisBroken(path, "waarde", naam=feit.feit, zin=str(error)) from None

    def _require_whom(self, naam: str, lid: str | None, *, per_lid: bool, path: Path) -> None:
        if per_lid and lid is None:
            raise KlantreisBroken(path, "per_lid", naam=naam, wel=", ".join(self.leden))
        if lid is not None and not per_lid:
            raise KlantreisBroken(path, "per_casus", naam=naam)
        self.require_lid(lid, path)


def require(code: str, naam: str, known: Iterable[str], path: Path) -> None:
    """`naam` is one of `known`. Raises `KlantreisBroken` with this code, and the nearest name."""
    names = list(known)
    if naam not in names:
        near = get_close_matches(naam, names, n=1)
        raise KlantreisBroken(path, code, naam=naam, bedoeld=near[0] if near else "")


def split_lid(naam: str) -> tuple[str, str | None]:
    """`feit/lid` as the two that it names; without a lid the second is None."""
    first, _, lid = naam.partition("/")
    return first, lid or None
