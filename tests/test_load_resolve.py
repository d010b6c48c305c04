"""What holds for one gemeente on one day: base, regio, gemeente; and what must not change it."""

import shutil
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from routekaart.errors import ContentNotFound, NotInForce
from routekaart.kalender import Duur
from routekaart.load import load_catalogus, resolve
from routekaart.model.afspraken import Afspraken

BASE = Path(__file__).parent / "bad" / "basis"
DAY = date(2025, 3, 3)

Edit = Callable[[str, str, str], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "root"))


@pytest.fixture
def edit(root: Path) -> Edit:
    def replace(file: str, old: str, new: str) -> None:
        path = root / file
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in text
        path.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")

    return replace


def agreed(root: Path, gemeente: str = "proefstad", day: date = DAY) -> Afspraken:
    catalogus, findings = load_catalogus([root])
    assert findings == ()
    return resolve(catalogus, gemeente, day)


def bevestiging(afspraken: Afspraken) -> Duur | str | None:
    return afspraken.sporen["overdracht"].toestanden["aangeboden"].termijnen["bevestiging"].duur


def test_the_gemeente_goes_before_the_regio_and_the_regio_before_the_base(root: Path) -> None:
    assert str(bevestiging(agreed(root, "proefstad"))) == "3 werkdagen"
    assert str(bevestiging(agreed(root, "proefdorp"))) == "5 werkdagen"


def test_what_nobody_changed_is_of_the_base(root: Path) -> None:
    catalogus, _ = load_catalogus([root])
    afspraken = resolve(catalogus, "proefstad", DAY)
    [base] = catalogus.sporen["overdracht"]

    assert afspraken.sporen["overdracht"].overgangen == base.overgangen
    assert afspraken.sporen["hulp"] == catalogus.sporen["hulp"][0]
    assert afspraken.sporen["overdracht"].toestanden["voorbereid"] is base.toestanden["voorbereid"]
    changed = afspraken.sporen["overdracht"].toestanden["aangeboden"]
    assert changed.termijnen["contact"] == base.toestanden["aangeboden"].termijnen["contact"]
    assert changed.termijnen["bevestiging"].titel == "Het team bevestigt"


def test_what_is_changed_rests_on_what_the_change_rests_on(root: Path) -> None:
    toestand = agreed(root).sporen["overdracht"].toestanden["aangeboden"]

    assert (toestand.titel, toestand.aanname) == ("Klaar voor het team", "Zo heet het hier.")
    assert toestand.termijnen["bevestiging"].aanname == "Sneller dan de regio."


def test_each_changed_value_says_which_file_set_it(root: Path) -> None:
    assert agreed(root).gezet_door == {
        "sporen.overdracht.titel": "rules/regio.yaml",
        "sporen.overdracht.toestanden.aangeboden.titel": "rules/regio.yaml",
        "sporen.overdracht.termijnen.bevestiging.duur": "rules/proefstad.yaml",
        "invullingen.lokaal_team": "rules/proefstad.yaml",
        "invullingen.veilig_thuis": "rules/regio.yaml",
    }


def test_the_gemeente_fills_its_rollen_before_the_regio_does(root: Path) -> None:
    assert agreed(root, "proefstad").invullingen["lokaal_team"].organisatie == "Team Proefstad"
    assert agreed(root, "proefdorp").invullingen["lokaal_team"].organisatie == "Sociaal team"


def test_a_dropped_overgang_is_gone_and_said_to_be(root: Path, edit: Edit) -> None:
    edit(
        "rules/regio.yaml",
        "    termijnen:\n",
        "    vervalt: {te_laat: {aanname: Zo is het hier.}}\n    termijnen:\n",
    )

    afspraken = agreed(root)

    assert "te_laat" not in afspraken.sporen["overdracht"].overgangen
    assert afspraken.gezet_door["sporen.overdracht.overgangen.te_laat"] == "rules/regio.yaml"


EIGEN = """\
beslistabel: overdragen_toegestaan
vraag: Mag het hier?
{waar}
invoer: veilig
uitvoer: [ja, nee]
regels:
  - {{als: {{}}, dan: {dan}, aanname: Alleen hier.}}
"""


def test_a_tabel_for_one_place_replaces_the_base_there_and_nowhere_else(
    root: Path, edit: Edit
) -> None:
    edit("rules/eigen.yaml", "", EIGEN.format(waar="gemeente: proefdorp", dan="nee"))

    own, base = agreed(root, "proefdorp"), agreed(root, "proefstad")

    assert own.tabellen["overdragen_toegestaan"].vraag == "Mag het hier?"
    assert base.tabellen["overdragen_toegestaan"].vraag == "Mag Veilig Thuis overdragen?"
    assert own.gezet_door["tabellen.overdragen_toegestaan"] == "rules/eigen.yaml"


def test_a_tabel_of_the_gemeente_goes_before_that_of_the_regio(root: Path, edit: Edit) -> None:
    edit("rules/a.yaml", "", EIGEN.format(waar="gemeente: proefdorp", dan="nee"))
    edit("rules/b.yaml", "", EIGEN.format(waar="regio: proefregio\nmag_afwijken: ja", dan="ja"))

    def answer(gemeente: str) -> str | None:
        return agreed(root, gemeente).tabellen["overdragen_toegestaan"].regels[0].dan.waarde

    assert (answer("proefdorp"), answer("proefstad")) == ("nee", "ja")


def test_a_spoor_of_the_gemeente_forgets_what_the_regio_changed_in_the_one_it_replaces(
    root: Path, edit: Edit
) -> None:
    edit(
        "workflows/overdracht.yaml",
        "aanname: Alleen voor",
        "mag_afwijken: ja\naanname: Alleen voor",
    )
    text = (root / "workflows" / "overdracht.yaml").read_text(encoding="utf-8")
    own = text.replace("begin:", "gemeente: proefdorp\nbegin:").replace(
        "titel: Overdracht", "titel: X"
    )
    edit("workflows/eigen.yaml", "", own)

    afspraken = agreed(root, "proefdorp")

    assert afspraken.sporen["overdracht"].titel == "X"
    assert {k: v for k, v in afspraken.gezet_door.items() if k.startswith("sporen")} == {
        "sporen.overdracht": "workflows/eigen.yaml"
    }


def test_the_newest_version_in_force_holds_from_its_first_day(root: Path, edit: Edit) -> None:
    for year in (2024, 2026):
        dated = EIGEN.format(waar=f"vanaf: {year}-01-01", dan="ja").replace("hier?", f"in {year}?")
        edit(f"rules/vanaf{year}.yaml", "", dated)

    def vraag(day: date) -> str:
        return agreed(root, day=day).tabellen["overdragen_toegestaan"].vraag

    assert vraag(date(2023, 12, 31)) == "Mag Veilig Thuis overdragen?"
    assert vraag(date(2024, 1, 1)) == "Mag het in 2024?"
    assert vraag(date(2025, 12, 31)) == "Mag het in 2024?"
    assert vraag(date(2026, 1, 1)) == "Mag het in 2026?"


def test_a_regio_speaks_by_its_newest_version_in_force(root: Path, edit: Edit) -> None:
    text = (root / "rules" / "regio.yaml").read_text(encoding="utf-8")
    for year in (2024, 2026):
        dated = text.replace("naam: Proefregio", f"naam: Regio {year}\nvanaf: {year}-01-01")
        edit(f"rules/regio{year}.yaml", "", dated)
    catalogus, _ = load_catalogus([root])

    def naam(year: int) -> str:
        return resolve(catalogus, "proefstad", date(year, 6, 1)).regio.naam

    assert [naam(year) for year in (2026, 2023, 2025)] == ["Regio 2026", "Proefregio", "Regio 2024"]


def test_one_catalogus_can_be_asked_about_any_day(root: Path, edit: Edit) -> None:
    edit("rules/later.yaml", "", EIGEN.format(waar="vanaf: 2026-01-01", dan="ja"))
    catalogus, _ = load_catalogus([root])

    now, later = (resolve(catalogus, "proefstad", date(year, 1, 1)) for year in (2025, 2026))

    assert now.tabellen["overdragen_toegestaan"] != later.tabellen["overdragen_toegestaan"]
    assert now.gedrag != later.gedrag


def test_what_a_place_has_of_its_own_goes_before_a_newer_base(root: Path, edit: Edit) -> None:
    base = (root / "rules" / "tabellen.yaml").read_text(encoding="utf-8")
    edit("rules/nieuwer.yaml", "", base.replace("invoer:", "vanaf: 2024-01-01\ninvoer:"))
    edit("rules/eigen.yaml", "", EIGEN.format(waar="regio: proefregio", dan="ja"))

    assert agreed(root).tabellen["overdragen_toegestaan"].vraag == "Mag het hier?"


def test_before_a_regio_is_in_force_nothing_is_guessed(root: Path, edit: Edit) -> None:
    edit("rules/regio.yaml", "naam: Proefregio", "naam: Proefregio\nvanaf: 2024-01-01")

    with pytest.raises(NotInForce) as caught:
        agreed(root, day=date(2023, 12, 31))

    assert caught.value.first == date(2024, 1, 1)
    assert agreed(root, day=date(2024, 1, 1)).regio.regio == "proefregio"


def test_before_a_gemeente_is_in_force_nothing_is_guessed(root: Path, edit: Edit) -> None:
    edit("rules/proefdorp.yaml", "naam: Proefdorp", "naam: Proefdorp\nvanaf: 2024-01-01")

    with pytest.raises(NotInForce):
        agreed(root, "proefdorp", day=date(2023, 12, 31))


def test_before_a_spoor_is_in_force_nothing_is_guessed(root: Path, edit: Edit) -> None:
    edit("workflows/hulp.yaml", "per: lid", "per: lid\nvanaf: 2024-01-01")

    with pytest.raises(NotInForce) as caught:
        agreed(root, day=date(2023, 12, 31))

    assert caught.value.naam == "hulp"


def test_a_gemeente_that_nobody_defined_is_an_error_that_names_the_others(root: Path) -> None:
    with pytest.raises(ContentNotFound) as caught:
        agreed(root, "elders")

    assert caught.value.known == ("proefdorp", "proefstad")


def test_without_feestdagen_no_day_can_be_counted(root: Path) -> None:
    (root / "rules" / "feestdagen.yaml").unlink()

    with pytest.raises(ContentNotFound):
        agreed(root)


def test_the_kalender_and_the_numbers_come_from_their_files(root: Path) -> None:
    afspraken = agreed(root)

    assert afspraken.kalender.feestdagen[date(2025, 1, 1)] == "Nieuwjaarsdag"
    assert [nummer.nummer for nummer in afspraken.noodnummers] == ["112"]
    assert [contact.naam for contact in afspraken.contacten["lokaal_team"]] == ["Balie"]
    assert [portret.onderwerp for portret in afspraken.portret] == ["Ligging"]


# ── the two fingerprints ────────────────────────────────────────────────────────────────────────

STEERS = [
    ("workflows/overdracht.yaml", "naar: overgedragen", "naar: voorbereid"),
    ("workflows/overdracht.yaml", "begin: voorbereid", "begin: aangeboden"),
    ("workflows/overdracht.yaml", "is: ja, uitleg", "is: nee, uitleg"),
    ("workflows/overdracht.yaml", "    meld: gemeld\n", ""),
    ("workflows/overdracht.yaml", "    aanvaardt: regie_op_de_casus\n", ""),
    ("workflows/overdracht.yaml", "duur: 2 weken", "duur: 2 weken\n        grondslag: wettelijk"),
    ("rules/proefstad.yaml", "3 werkdagen", "2 werkdagen"),
    ("rules/tabellen.yaml", "aantal_meldingen: vanaf 3", "aantal_meldingen: vanaf 4"),
    ("rules/tabellen.yaml", "uitvoer: [ja, nee]", "uitvoer: [ja, nee]\ntreffer: eerste"),
    ("rules/feiten.yaml", "soort: getal}", "soort: getal, houdbaarheid: 1 jaar}"),
    ("rules/gebeurtenissen.yaml", "door: veilig_thuis", "door: lokaal_team"),
    ("rules/gebeurtenissen.yaml", "soort: voorval}", "soort: besluit}"),
    ("rules/regio.yaml", "    dragend: ja\n", ""),
    ("rules/rollen.yaml", ", uit_feit: wie_houdt", ""),
]
FLOATS = [
    ("workflows/overdracht.yaml", "titel: Bij het team", "titel: Overgedragen aan het team"),
    ("workflows/overdracht.yaml", "aanname: Alleen voor de proef.", "aanname: Te bevestigen."),
    ("workflows/overdracht.yaml", "wat: Bel het team", "wat: Bel de teamleider"),
    ("workflows/overdracht.yaml", "uitleg: Het mag nog niet.", "uitleg: Nog niet."),
    ("workflows/overdracht.yaml", "doet: Stelt voorwaarden op.", "doet: Overlegt."),
    ("rules/proefstad.yaml", "Team Proefstad", "Wijkteam Proefstad"),
    ("rules/proefstad.yaml", "Aan een rivier.", "Aan zee."),
    ("rules/contacten.yaml", "'0123'", "'0124'"),
    ("rules/noodnummers.yaml", "'112'", "'113'"),
    ("rules/feestdagen.yaml", "1 januari", "2 januari"),
    ("rules/rollen.yaml", "titel: Lokaal team", "titel: Sociaal team"),
    ("rules/tabellen.yaml", "vraag: Mag Veilig Thuis", "vraag: Kan Veilig Thuis"),
    ("rules/begrippen.yaml", "Wie de lijnen", "Wie alle lijnen"),
    ("rules/regio.yaml", "betekenis: Houdt", "betekenis: Bewaart"),
]


@pytest.mark.parametrize(("file", "old", "new"), STEERS)
def test_what_steers_a_casus_changes_gedrag(
    root: Path, edit: Edit, file: str, old: str, new: str
) -> None:
    before = agreed(root)
    edit(file, old, new)

    assert agreed(root).gedrag != before.gedrag


@pytest.mark.parametrize(("file", "old", "new"), FLOATS)
def test_what_floats_changes_invulling_and_pins_nothing_anew(
    root: Path, edit: Edit, file: str, old: str, new: str
) -> None:
    before = agreed(root)
    edit(file, old, new)
    after = agreed(root)

    assert after.gedrag == before.gedrag
    assert after.invulling != before.invulling


def test_a_comment_an_order_of_fields_and_another_file_change_nothing(
    root: Path, edit: Edit
) -> None:
    before = agreed(root)
    edit("workflows/hulp.yaml", "per: lid\nbegin: gevraagd", "begin: gevraagd  # zo\nper: lid")
    (root / "workflows" / "hulp.yaml").rename(root / "rules" / "elders.yaml")
    edit("rules/rollen.yaml", "  lokaal_team: {titel: Lokaal team}\n", "")
    edit("rules/rollen.yaml", "  houder", "  lokaal_team: {titel: Lokaal team}\n  houder")
    after = agreed(root)

    assert (after.gedrag, after.invulling) == (before.gedrag, before.invulling)


def test_the_telephone_number_of_one_gemeente_changes_nothing_in_another(
    root: Path, edit: Edit
) -> None:
    before = agreed(root, "proefdorp")
    edit("rules/contacten.yaml", "'0123'", "'0124'")
    edit("rules/proefstad.yaml", "3 werkdagen", "1 werkdag")
    after = agreed(root, "proefdorp")

    assert (after.gedrag, after.invulling) == (before.gedrag, before.invulling)


def test_gemeenten_that_change_nothing_share_their_behaviour(root: Path, edit: Edit) -> None:
    edit("rules/proefstad.yaml", "      bevestiging: {duur: 3", "      bevestiging: {duur: 5")

    stad, dorp = agreed(root, "proefstad"), agreed(root, "proefdorp")

    assert stad.gedrag == dorp.gedrag
    assert stad.invulling != dorp.invulling


@pytest.mark.parametrize("naam", ["titel", "vraag", "bron", "wat", "vanaf", "gemeente", "doet"])
def test_a_feit_whose_name_is_a_word_of_the_models_still_counts(
    root: Path, edit: Edit, naam: str
) -> None:
    before = agreed(root)
    edit("rules/meer.yaml", "", f"feiten:\n  {naam}: {{titel: A, waarden: [ja]}}\n")

    assert agreed(root).gedrag != before.gedrag


def test_the_order_in_which_gemeenten_are_asked_changes_nothing(root: Path) -> None:
    catalogus, _ = load_catalogus([root])
    asked = [resolve(catalogus, naam, DAY) for naam in ("proefstad", "proefdorp", "proefstad")]

    assert asked[0] == asked[2]
    assert asked[1] == agreed(root, "proefdorp")


def test_every_field_of_the_afspraken_is_filled(root: Path) -> None:
    afspraken = agreed(root)

    for field in fields(afspraken):
        assert getattr(afspraken, field.name) or field.name == "andere_sporen", field.name


def test_a_spoor_that_the_regio_does_not_use_is_known_but_does_not_run(
    root: Path, edit: Edit
) -> None:
    edit("rules/regio.yaml", "sporen: [overdracht, hulp]", "sporen: overdracht")

    afspraken = agreed(root)

    assert list(afspraken.sporen) == ["overdracht"]
    assert list(afspraken.andere_sporen) == ["hulp"]
