"""
A spoor compiled to a `transitions` machine. The only module that imports it.

The library picks the overgang that fires; everything else stays out of it. Conditions arrive as
callables, never as strings: a string would be looked up as an attribute and then *imported*. No
model is registered: the machine is shared by all casussen, and where a casus stands is a value that
goes in and comes out. `transitions` takes the first overgang that holds; we then ask the others,
because two that hold are an error of the definition and never "the first wins".

To the library every overgang is internal: it picks one, and where that leads is written by whoever
keeps the stand. Nothing hangs on entering or leaving a state here, and looking for it is half of
the time that the library takes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from transitions import EventData
from transitions import Machine as TransitionsMachine

from routekaart.errors import DefinitionBroken
from routekaart.model.sporen import Overgang, Spoor

Check = Callable[[Any], bool]


class _Position:
    """What `transitions` looks at: where we stand, whom to ask, and what was taken."""

    __slots__ = ("state", "taken", "view")

    def __init__(self, state: str, view: object) -> None:
        self.state, self.view = state, view
        self.taken: str | None = None


class Machine:
    """One spoor, ready to run. Build it once; it keeps no casus and no state."""

    def __init__(self, spoor: Spoor, checks: Mapping[str, Check]) -> None:
        self.spoor, self.per_lid = spoor, spoor.per == "lid"
        self._checks = checks
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
        self._listening = {key: tuple(namen) for key, namen in listening.items()}

    def _add(self, naam: str, overgang: Overgang) -> None:
        self._machine.add_transition(
            trigger=overgang.bij,
            source=list(overgang.van),
            dest=None,
            conditions=partial(_holds, naam, self._checks[naam]),
        )

    def listening(self, toestand: str, gebeurtenis: str) -> tuple[str, ...]:
        """The overgangen that listen to `gebeurtenis` in `toestand`, as the file orders them."""
        return self._listening.get((toestand, gebeurtenis), ())

    def fire(self, toestand: str, gebeurtenis: str, view: object) -> str | None:
        """
        The name of the overgang that `gebeurtenis` takes from `toestand`, or None if none holds.

        `view` is handed to the checks. Raises `DefinitionBroken("twee_overgangen", …)` when more
        than one holds.
        """
        candidates = self._listening.get((toestand, gebeurtenis), ())
        if not candidates:
            return None
        position = _Position(toestand, view)
        self._machine.events[gebeurtenis].trigger(position)
        if position.taken is not None:
            # It asks in the order of the file and stops at the first that holds.
            for naam in candidates[candidates.index(position.taken) + 1 :]:
                if self._checks[naam](view):
                    raise DefinitionBroken(
                        "twee_overgangen",
                        *(f"{self.spoor.spoor}.{n}" for n in (position.taken, naam)),
                    )
        return position.taken


def _holds(naam: str, check: Check, event: EventData) -> bool:
    """The only condition of its overgang: where it holds, `transitions` takes that one."""
    position: Any = event.model
    holds = check(position.view)
    if holds:
        position.taken = naam
    return holds
