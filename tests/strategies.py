"""The one home of Hypothesis strategies. Each draws what an author can write."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

from routekaart.kalender import Duur
from routekaart.model.cellen import Waarde
from routekaart.model.feiten import Feit
from routekaart.model.sporen import Spoor, Toestand
from routekaart.model.tabellen import Beslistabel, Regel, Treffer, Uitkomst

# ── columns of every kind, with a few values that meet every edge that a cell can have ──────────

FIRST_DAY = date(2024, 2, 27)
DAYS = tuple(FIRST_DAY + timedelta(n) for n in range(5))
NUMBERS = tuple(range(7))

FEITEN = {
    "onveiligheid": Feit(titel="Structurele onveiligheid", waarden=("acuut", "structureel", "nee")),
    "gezag": Feit(titel="Gezag", waarden=("ja", "nee")),
    "leeftijd": Feit(titel="Leeftijd van het jongste kind", soort="getal"),
    "gemeld_op": Feit(titel="Dag van de melding", soort="datum"),
    "ritme": Feit(titel="Ritme van de waakvlam", soort="ritme"),
}
SPOREN = {
    "veiligheid": Spoor(
        spoor="veiligheid",
        titel="Veiligheid",
        begin="direct",
        toestanden={
            "direct": Toestand(titel="Directe veiligheid"),
            "klaar": Toestand(titel="Afgesloten", kenmerken=("eind",)),
        },
        overgangen={},
    )
}
POINTS: dict[str, tuple[Waarde, ...]] = {
    "onveiligheid": ("acuut", "structureel", "nee", None),
    "gezag": ("ja", "nee", None),
    "leeftijd": (*NUMBERS, 40, None),
    "gemeld_op": (date.min, *DAYS, date.max, None),
    "ritme": ((Duur.parse("1 week"),), None),
    "veiligheid": ("geen", "direct", "klaar"),
}
"""Values of every column; no cell below tells apart two values of which only one stands here."""


def _texts_of(naam: str) -> st.SearchStrategy[str]:
    """What an author can write in a cell of this column."""
    if naam == "veiligheid":
        return st.sampled_from(["geen", "direct", "klaar"])
    known = st.sampled_from(["bekend", "onbekend"])
    if naam == "ritme":
        return known
    if naam in ("leeftijd", "gemeld_op"):
        edges: Sequence[object] = NUMBERS[1:-1] if naam == "leeftijd" else DAYS[1:-1]
        pairs = [(a, b) for n, a in enumerate(edges) for b in edges[n:]]
        return st.one_of(
            known,
            st.sampled_from(edges).map(str),
            st.sampled_from(edges).map("vanaf {}".format),
            st.sampled_from(edges).map("tot {}".format),
            st.sampled_from(edges).map("tot en met {}".format),
            st.sampled_from(pairs).map(lambda pair: f"{pair[0]} tot en met {pair[1]}"),
        )
    return st.one_of(known, st.sampled_from(FEITEN[naam].waarden))


def cell_texts(naam: str) -> st.SearchStrategy[tuple[str, ...]]:
    """A cell of this column, as the list that an author writes."""
    return st.lists(_texts_of(naam), min_size=1, max_size=3).map(tuple)


COLUMNS = tuple(POINTS)
column_names = st.sampled_from(COLUMNS)


@st.composite
def tabellen(
    draw: st.DrawFn,
    *,
    naam: str = "tabel",
    treffer: Treffer | None = None,
    kolommen: tuple[str, ...] = COLUMNS,
    uitvoer: tuple[str, ...] = ("een", "twee", "drie"),
) -> Beslistabel:
    """A table over one to three columns of mixed kinds; half of them close with a catch-all."""
    invoer = draw(
        st.lists(st.sampled_from(kolommen), min_size=1, max_size=min(3, len(kolommen)), unique=True)
    )
    rows = draw(
        st.lists(
            st.dictionaries(st.sampled_from(invoer), st.none(), max_size=len(invoer)).map(list),
            max_size=5,
        )
    )
    regels = [
        Regel(
            als={name: draw(cell_texts(name)) for name in row},
            dan=Uitkomst(waarde=draw(st.sampled_from(uitvoer))),
        )
        for row in rows
    ]
    if draw(st.booleans()):
        regels.append(Regel(als={}, dan=Uitkomst(waarde=uitvoer[0])))
    every: tuple[Treffer, ...] = ("uniek", "eerste", "alle", "gelijk")
    return Beslistabel(
        beslistabel=naam,
        vraag="Wie doet wat?",
        treffer=draw(st.sampled_from(every)) if treffer is None else treffer,
        invoer=tuple(invoer),
        uitvoer=uitvoer,
        regels=tuple(regels),
    )
