"""Columns that follow from another table: what cannot occur is not told, and what can is."""

from collections.abc import Iterator
from itertools import product

from hypothesis import assume, given

from routekaart.engine.tables import compile_tabellen, domeinen_of
from routekaart.errors import Undecided
from routekaart.model.cellen import Waarde
from routekaart.model.feiten import Feit, LidFeit
from routekaart.model.tabellen import Beslistabel, Regel, Treffer, Uitkomst
from routekaart.verify.bereik import Onbereikbaar, Tegenspraak
from routekaart.verify.dozen import Budget
from routekaart.verify.dubbel import Overlap
from routekaart.verify.gaten import Gat
from routekaart.verify.kringen import find_kringen
from routekaart.verify.standen import Stand, Standen
from routekaart.verify.tabellen import Gevonden, check_tabel
from strategies import FEITEN, POINTS, SPOREN, tabellen

FEITEN_HIER = FEITEN | {"ernst": Feit(titel="Ernst", tabel="ernst")}
WORDS = ("een", "twee", "onbekend")


class Household:
    """Values of the columns that are really given; the others follow from the tables."""

    def __init__(self, standen: Standen, given: dict[str, Waarde]) -> None:
        self.standen, self.given = standen, given

    def __call__(self, naam: str) -> Waarde:
        if naam in self.given:
            return self.given[naam]
        tabel = self.standen.feiten[naam].tabel
        return self.standen.tabellen[tabel or ""].decide(self).waarde


def standen_of(*defined: Beslistabel) -> tuple[dict[str, Beslistabel], Standen]:
    by_name = {tabel.beslistabel: tabel for tabel in defined}
    domeinen = domeinen_of(FEITEN_HIER, SPOREN, by_name)
    return by_name, Standen(compile_tabellen(by_name, domeinen), FEITEN_HIER, domeinen)


def households(standen: Standen) -> Iterator[Household]:
    asked = {n for t in standen.tabellen.values() for n in t.invoer} - {"ernst"}
    for point in product(*(POINTS[naam] for naam in sorted(asked))):
        yield Household(standen, dict(zip(sorted(asked), point, strict=True)))


def undecided(standen: Standen, tabel: str, household: Household) -> tuple[int, ...] | None:
    try:
        standen.tabellen[tabel].decide(household)
    except Undecided as error:
        return error.regels
    return None


def complete(standen: Standen, tabel: str) -> bool:
    return all(undecided(standen, tabel, household) is None for household in households(standen))


def upon_ernst(defined: Beslistabel) -> Beslistabel:
    """The same table, asking `ernst` where it asked `gezag`."""
    words = {"ja": "een", "nee": "twee", "onbekend": "onbekend", "bekend": "bekend"}
    return defined.model_copy(
        update={
            "invoer": tuple("ernst" if n == "gezag" else n for n in defined.invoer),
            "regels": tuple(
                regel.model_copy(
                    update={
                        "als": {
                            "ernst" if n == "gezag" else n: (
                                tuple(words[t] for t in texts) if n == "gezag" else texts
                            )
                            for n, texts in regel.als.items()
                        }
                    }
                )
                for regel in defined.regels
            ),
        }
    )


COLUMNS = ("gezag", "onveiligheid", "veiligheid")


@given(
    tabellen(naam="ernst", kolommen=("onveiligheid", "veiligheid"), uitvoer=WORDS),
    tabellen(kolommen=COLUMNS),
)
def test_findings_are_about_households_that_can_occur(
    below: Beslistabel, above: Beslistabel
) -> None:
    assume(below.treffer != "alle")
    by_name, standen = standen_of(below, upon_ernst(above))
    assume(complete(standen, "ernst"))
    found: list[Gevonden] = list(check_tabel("tabel", by_name, frozenset(), standen))
    tabel = standen.tabellen["tabel"]
    brute = [undecided(standen, "tabel", household) for household in households(standen)]
    reached = set[int]()
    for household in households(standen):
        hits = [
            r.nummer
            for r in tabel.regels
            if all(c.matches(household(n)) for n, c in r.cellen.items())
        ]
        reached |= set(hits[:1] if tabel.treffer == "eerste" else hits)

    assert any(isinstance(f, Gat) for f in found) is (() in brute)
    assert any(isinstance(f, Overlap) for f in found) is (
        tabel.treffer == "uniek" and any(regels for regels in brute if regels)
    )
    never = {f.regel for f in found if isinstance(f, Tegenspraak | Onbereikbaar)}
    assert never == {regel.nummer for regel in tabel.regels} - reached


@given(
    tabellen(naam="ernst", kolommen=("onveiligheid", "veiligheid"), uitvoer=WORDS),
    tabellen(kolommen=COLUMNS),
)
def test_a_witness_is_a_household_that_can_occur(below: Beslistabel, above: Beslistabel) -> None:
    assume(below.treffer != "alle")
    by_name, standen = standen_of(below, upon_ernst(above))
    assume(complete(standen, "ernst"))
    for finding in check_tabel("tabel", by_name, frozenset(), standen):
        if isinstance(finding, Gat | Overlap):
            told = finding.getuige.waarden
            assert any(
                all(household(n) == value for n, value in told.items())
                for household in households(standen)
            )


def ask(
    naam: str, *rows: tuple[dict[str, str], Uitkomst], treffer: Treffer = "uniek"
) -> Beslistabel:
    return Beslistabel(
        beslistabel=naam,
        vraag="?",
        treffer=treffer,
        invoer=tuple(dict.fromkeys(n for als, _ in rows for n in als)),
        uitvoer=WORDS,
        regels=tuple(Regel(als={n: (t,) for n, t in als.items()}, dan=dan) for als, dan in rows),
    )


EEN, TWEE = Uitkomst(waarde="een"), Uitkomst(waarde="twee")


def test_a_regel_that_contradicts_what_a_feit_follows_from_is_told_and_no_gap_asks_for_it() -> None:
    below = ask(
        "ernst", ({"gezag": "ja"}, EEN), ({"gezag": "nee"}, TWEE), ({"gezag": "onbekend"}, TWEE)
    )
    above = ask(
        "tabel",
        ({"ernst": "een", "gezag": "ja"}, EEN),
        ({"ernst": "een", "gezag": "nee"}, EEN),
        ({"ernst": "twee", "gezag": "nee"}, TWEE),
    )
    by_name, standen = standen_of(below, above)

    found = list(check_tabel("tabel", by_name, frozenset(), standen))

    assert Tegenspraak("tabel", 2) in found
    [gat] = [f for f in found if isinstance(f, Gat)]
    assert gat.getuige.waarden == {"ernst": "twee", "gezag": None}


def test_a_question_is_followed_through_the_table_it_is_passed_on_to() -> None:
    _, standen = standen_of(
        ask("eerst", ({"gezag": "ja"}, Uitkomst(tabel="verder")), ({"gezag": "nee"}, EEN)),
        ask("verder", ({"gezag": "nee"}, TWEE), ({"leeftijd": "tot 12", "gezag": "ja"}, TWEE)),
    )

    [(tabel, regel, stand)] = standen.answering("eerst", "twee".__eq__, Stand({}), Budget())

    assert (tabel, regel) == ("verder", 2)
    assert stand.cellen["leeftijd"].sample() == 0


def test_where_no_lid_has_it_this_lid_has_not() -> None:
    feiten = FEITEN | {
        "kind": Feit(titel="Is een kind", per="lid", waarden=("ja", "nee")),
        "met_kind": Feit(
            titel="Kind", enig_lid=LidFeit.model_validate({"feit": "kind", "is": ("ja",)})
        ),
    }
    tabel = ask("tabel", ({"met_kind": "nee"}, EEN), ({"met_kind": "onbekend"}, TWEE))
    domeinen = domeinen_of(feiten, SPOREN, {"tabel": tabel})
    standen = Standen(compile_tabellen({"tabel": tabel}, domeinen), feiten, domeinen)

    [(_, _, nobody)] = standen.answering("tabel", "een".__eq__, Stand({}), Budget())
    [(_, _, perhaps)] = standen.answering("tabel", "twee".__eq__, Stand({}), Budget())

    assert [nobody.cellen["kind"].matches(v) for v in ("ja", "nee", None)] == [False, True, False]
    assert [perhaps.cellen["kind"].matches(v) for v in ("ja", "nee", None)] == [False, True, True]


def test_the_stands_of_a_later_regel_do_not_overlap() -> None:
    _, standen = standen_of(
        ask(
            "tabel",
            ({"gezag": "ja", "leeftijd": "tot 12"}, EEN),
            ({"gezag": "bekend"}, TWEE),
            treffer="eerste",
        )
    )

    found = [s for _, _, s in standen.answering("tabel", "twee".__eq__, Stand({}), Budget())]

    for gezag, leeftijd in product(POINTS["gezag"], (3, 12, None)):
        young = gezag == "ja" and leeftijd == 3
        values = {"gezag": gezag, "leeftijd": leeftijd}
        held = [all(c.matches(values[n]) for n, c in stand.cellen.items()) for stand in found]
        assert sum(held) == (gezag is not None and not young)


def test_a_circle_through_a_feit_is_told_from_who_asks_to_who_answers() -> None:
    feiten = FEITEN | {"ernst": Feit(titel="Ernst", tabel="b")}
    known = {
        "a": ask("a", ({"ernst": "een"}, EEN)),
        "b": ask("b", ({"gezag": "ja"}, Uitkomst(tabel="c"))),
        "c": ask("c", ({"gezag": "ja"}, Uitkomst(tabel="a"))),
        "los": ask("los", ({"gezag": "ja"}, EEN)),
    }

    [kring] = find_kringen(known, feiten)

    turn = kring.tabellen.index("a") % 3
    assert (kring.tabellen[:-1] * 2)[turn : turn + 3] == ("a", "b", "c")
    assert kring.tabellen[0] == kring.tabellen[-1]
