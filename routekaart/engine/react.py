"""
One gebeurtenis put to a casus: what moves, what starts and lapses, who has regie, and why.

Pure: the same plan, stand and invoer give the same Reactie, whatever the day. The laws stand in
DESIGN.md, "Semantics"; in short: all instances choose on the stand before, all that accept move
together, follow-ups run first in first out, and a failure undoes everything. A besluit that cannot
be taken is refused; a voorval always stands, at worst as an open taak.
"""

from __future__ import annotations

from routekaart.engine.choose import nearest
from routekaart.engine.entry import Entry
from routekaart.engine.plan import Plan
from routekaart.engine.regie import holders
from routekaart.engine.stand import (
    FeitId,
    Grond,
    Invoer,
    Kandidaat,
    Reactie,
    Stand,
    Uitkomst,
    Weigering,
)
from routekaart.errors import DefinitionBroken, Undecided
from routekaart.model.gebeurtenissen import EIGEN, FEIT_VERLOPEN, REGIE_AANVAARD, TAAK_GEDAAN

MAX_FOLLOW_UPS = 50


class _Refused(Exception):
    def __init__(self, weigering: Weigering) -> None:
        self.weigering = weigering
        super().__init__(weigering.grond)


def react(plan: Plan, stand: Stand, invoer: Invoer) -> Reactie:
    """
    What `invoer` does to `stand`.

    The feiten of `invoer` must be values that `model.cellen.parse_waarde` gave, of feiten that the
    gebeurtenis may bring; None makes a feit onbekend again. Never raises on what a casus can do:
    a definition that breaks its own laws (two overgangen that both hold, a table without an answer,
    an endless chain) refuses the besluit, or leaves the voorval as an open taak.
    """
    besluit = not invoer.vanzelf and (
        plan.gebeurtenissen[invoer.gebeurtenis].soort == "besluit"
        if invoer.gebeurtenis not in EIGEN
        else invoer.gebeurtenis != FEIT_VERLOPEN
    )
    entry = Entry(plan, stand)
    try:
        _run(entry, invoer, besluit=besluit)
        return entry.finish()
    except _Refused as refused:
        weigering = refused.weigering
    except DefinitionBroken as error:
        weigering = Weigering(Grond.DEFINITIE, plaatsen=(error.code, *error.places))
    except Undecided as error:
        weigering = Weigering(Grond.DEFINITIE, plaatsen=("geen_regel", error.tabel))
    if besluit:
        return Reactie(stand, Uitkomst.GEWEIGERD, weigering=weigering)
    return _record_unmoved(plan, stand, invoer, weigering)


def _run(entry: Entry, invoer: Invoer, *, besluit: bool) -> None:
    if invoer.gebeurtenis in EIGEN:
        _run_own(entry, invoer)
        return
    if besluit:
        _check_door(entry, invoer)
    if (weigering := _step(entry, invoer)) is not None:
        raise _Refused(weigering)
    count = 0
    while entry.pending:
        if (count := count + 1) > MAX_FOLLOW_UPS:
            raise DefinitionBroken("eindeloos", invoer.gebeurtenis)
        current = entry.pending.popleft()
        if (weigering := _step(entry, current)) is not None:
            entry.leave(current, weigering)


def _step(entry: Entry, invoer: Invoer) -> Weigering | None:
    """Let `invoer` happen to whom it concerns; or why nothing takes it."""
    aimed = entry.address(invoer)
    if isinstance(aimed, Weigering):
        return aimed
    taken, kandidaten = entry.take(aimed)
    return None if taken else _explain(kandidaten)


def _explain(kandidaten: tuple[Kandidaat, ...]) -> Weigering:
    if not kandidaten:
        return Weigering(Grond.NIET_AAN_DE_ORDE)
    return Weigering(Grond.VOORWAARDE, nearest(kandidaten))


def _check_door(entry: Entry, invoer: Invoer) -> None:
    allowed = entry.plan.gebeurtenissen[invoer.gebeurtenis].door
    if not allowed or invoer.door is None or invoer.door in allowed:
        return
    rollen = {rol for naam in allowed for rol in holders(entry.plan, entry.before, naam)}
    own = {invoer.door, *holders(entry.plan, entry.before, invoer.door)}
    if own.isdisjoint(rollen | set(allowed)):
        raise _Refused(Weigering(Grond.ROL, toegestaan=tuple(sorted(rollen))))


def _run_own(entry: Entry, invoer: Invoer) -> None:
    """The gebeurtenissen of the engine itself: a taak done, a feit expired, regie accepted."""
    if invoer.gebeurtenis == FEIT_VERLOPEN:
        entry.forget(FeitId(invoer.onderwerp or "", invoer.lid))
    elif invoer.gebeurtenis == TAAK_GEDAAN and not entry.complete(invoer):
        raise _Refused(Weigering(Grond.GEEN_TAAK))
    elif invoer.gebeurtenis == REGIE_AANVAARD and not entry.accept_regie(invoer.door):
        raise _Refused(Weigering(Grond.GEEN_REGIE))


def _record_unmoved(plan: Plan, stand: Stand, invoer: Invoer, weigering: Weigering) -> Reactie:
    """A voorval that nothing takes: its feiten stand, and somebody has to look at it."""
    entry = Entry(plan, stand)
    if invoer.gebeurtenis == FEIT_VERLOPEN:
        entry.forget(FeitId(invoer.onderwerp or "", invoer.lid))
    entry.bring(invoer)
    entry.leave(invoer, weigering)
    try:
        reactie = entry.finish()
    except (DefinitionBroken, Undecided):
        reactie = entry.finish(keep_regie=True)
    if not reactie.onverwerkt:
        return reactie
    return reactie._replace(uitkomst=Uitkomst.ONVERWERKT, weigering=weigering)
