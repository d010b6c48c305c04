"""
A spoor compiled to a `transitions` machine. The only module that imports it.

The library picks the overgang that fires; everything else stays out of it. Conditions arrive as
callables, never as strings: a string would be looked up as an attribute and then *imported*. No
model is registered: the machine is shared by all casussen, and where a casus stands is a value that
goes in and comes out.

`transitions` takes the first overgang that holds. Two that hold are an error of the definition and
never "the first wins", so we come with the verdict on every candidate, and look at all of them
before the library picks.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from transitions import EventData
from transitions import Machine as TransitionsMachine

from routekaart.errors import DefinitionBroken
from routekaart.model.sporen import Overgang, Spoor


class _Position:
    """What `transitions` moves: where it stands, what holds there, and what was taken."""

    __slots__ = ("holds", "state", "taken")

    def __init__(self, state: str, holds: Mapping[str, bool]) -> None:
        self.state, self.holds = state, holds
        self.taken: str | None = None


class Machine:
    """One spoor, ready to run. Build it once; it keeps no casus and no state."""

    def __init__(self, spoor: Spoor) -> None:
        self.spoor = spoor
        self._machine = TransitionsMachine(
            model=None,
            states=list(spoor.toestanden),
            initial=spoor.begin,
            auto_transitions=False,
            send_event=True,
        )
        listening: dict[tuple[str, str], list[str]] = {}
        for naam, overgang in spoor.overgangen.items():
            self._add(naam, overgang)
            for toestand in overgang.van:
                listening.setdefault((toestand, overgang.bij), []).append(naam)
        self.listening = {key: tuple(namen) for key, namen in listening.items()}
        """The overgangen that listen, by toestand and gebeurtenis, as the file orders them."""

    def _add(self, naam: str, overgang: Overgang) -> None:
        self._machine.add_transition(
            trigger=overgang.bij,
            source=list(overgang.van),
            dest=overgang.naar,
            conditions=partial(_holds, naam),
            before=partial(_take, naam),
        )

    def fire(self, toestand: str, gebeurtenis: str, holds: Mapping[str, bool]) -> str | None:
        """
        The name of the overgang that `gebeurtenis` takes from `toestand`, or None if none holds.

        `holds` says of each overgang that listens there whether its conditions hold. Raises
        `DefinitionBroken("twee_overgangen", …)` when more than one does.
        """
        able = [naam for naam, held in holds.items() if held]
        if len(able) > 1:
            raise DefinitionBroken("twee_overgangen", *(f"{self.spoor.spoor}.{n}" for n in able))
        position = _Position(toestand, holds)
        self._machine.events[gebeurtenis].trigger(position)
        return position.taken


def _holds(naam: str, event: EventData) -> bool:
    position: Any = event.model
    return bool(position.holds[naam])


def _take(naam: str, event: EventData) -> None:
    position: Any = event.model
    position.taken = naam
