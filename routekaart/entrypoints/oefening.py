"""An exercise in progress: what was done, where the casus stands, and the way back."""

from __future__ import annotations

from dataclasses import dataclass, field

from routekaart.engine.plan import Plan
from routekaart.engine.possible import Mogelijk, list_possible
from routekaart.entrypoints.klantreizen import Reis, read_reis
from routekaart.entrypoints.schrijven import write_klantreis
from routekaart.kaarten.tijdlijn.schrijver import Schrijver
from routekaart.kaarten.tijdlijn.tijdlijn import Moment
from routekaart.model.klantreizen import Stap
from routekaart.simulate.casus import OefenCasus
from routekaart.simulate.namen import Namen
from routekaart.simulate.player import begin_klantreis, play_stap


@dataclass(slots=True)
class Oefening:
    """An exercise: where it stands, and all steps with the casus before each."""

    reis: Reis
    plan: Plan
    casus: OefenCasus
    namen: Namen
    gedaan: list[tuple[Stap, OefenCasus]] = field(default_factory=list)
    bewaard: bool = True

    def take(self, stap: Stap) -> None:
        """Play one step. Raises `KlantreisBroken`."""
        played = play_stap(self.casus, stap, len(self.gedaan), self.namen)
        if played.verschillen:  # without expectations only this one: it was refused
            stap = stap.model_copy(update={"geweigerd": True})
        self.gedaan.append((stap, self.casus))
        self.casus, self.bewaard = played.casus, False

    def undo(self) -> Stap | None:
        """Back to before the last step."""
        if not self.gedaan:
            return None
        stap, self.casus = self.gedaan.pop()
        self.bewaard = False
        return stap

    def moments(self, since: OefenCasus) -> list[Moment]:
        """What was added to the timeline since then, in words."""
        schrijver = Schrijver(self.plan, begin_klantreis(self.reis.klantreis, self.plan))
        told = [schrijver.write(line) for line in self.casus.tijdlijn]
        return told[len(since.tijdlijn) :]

    def possible(self) -> tuple[list[Mogelijk], list[Mogelijk]]:
        """What may happen, perhaps with the right feiten; and what may not as things stand."""
        found = list_possible(self.plan, self.casus.stand)
        may = [m for m in found if m.weigering is None or self._depends(m.gebeurtenis)]
        return may, [m for m in found if m.weigering is not None]

    def _depends(self, gebeurtenis: str) -> bool:
        definitie = self.plan.gebeurtenissen[gebeurtenis]
        return definitie.soort == "voorval" or bool(definitie.feiten)

    def text(self) -> str:
        """What was done, as the text of a klantreis. Raises `DefinitionInvalid`: never, we hope."""
        stappen = [stap for stap, _ in self.gedaan]
        text = write_klantreis(self.reis.klantreis, stappen, self.plan.afspraken)
        read_reis("oefening.yaml", text.encode())
        return text
