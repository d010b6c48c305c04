"""`routekaart kaart`: which kaarten there are to make, where they go, and when there is none."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import Cli

from routekaart import wiring
from routekaart.entrypoints.periodes import Periode, find_beleidsperiodes, find_periodes
from routekaart.entrypoints.uitgave import list_bonnen
from routekaart.load import Catalogus

Golden = Callable[[str, str], None]
FIRST = {"html": b"<!", "pdf": b"%PDF", "md": b"# "}


@pytest.mark.usefixtures("proef")
def test_a_kaart_is_that_of_today_in_every_format(cli: Cli, tmp_path: Path) -> None:
    told = cli("kaart", "adorp")
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines() == [
        f"kaarten/adorp-2026-11-27.{kind:<6}Adorp, 27 november 2026" for kind in FIRST
    ]
    for kind, start in FIRST.items():
        written = (tmp_path / f"kaarten/adorp-2026-11-27.{kind}").read_bytes()
        assert written.startswith(start)
    page = (tmp_path / "kaarten/adorp-2026-11-27.md").read_text(encoding="utf-8")
    assert "Stichting Adorp" in page
    assert "verlopen" in page


@pytest.mark.usefixtures("proef")
def test_all_kaarten_are_one_per_gemeente_and_policy_period(cli: Cli, tmp_path: Path) -> None:
    told = cli("kaart", "--alle", "--formaat", "md", "--uit", "muur/nieuw")
    assert told.code == 0
    names = sorted(path.name for path in (tmp_path / "muur/nieuw").iterdir())
    assert names == [
        "adorp-2023-12-31.md",
        "adorp-2026-11-27.md",
        "bedam-2023-12-31.md",
        "bedam-2026-11-27.md",
    ]
    told = cli("kaart", "--alle", "--formaat", "md", "--peildatum", "2-3-2024")
    assert [line.split()[0] for line in told.out.splitlines()] == [
        "kaarten/adorp-2024-03-02.md",
        "kaarten/bedam-2024-03-02.md",
    ]


@pytest.mark.usefixtures("proef")
def test_strict_makes_no_kaart_that_lacks_anything_and_lists_why(
    cli: Cli, golden: Golden, tmp_path: Path
) -> None:
    told = cli("kaart", "bedam", "--streng")
    assert (told.code, told.err) == (1, "")
    assert not (tmp_path / "kaarten").exists()
    golden("kaart-streng", told.out)


def test_strict_makes_a_kaart_that_lacks_nothing(cli: Cli, proef: Path) -> None:
    for path in proef.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        text = text.replace("aard: ", "nagekeken: 2025-01-31, aard: ").replace(
            "duur: lokaal", "duur: 6 weken"
        )
        path.write_text(text, encoding="utf-8")
    assert cli("kaart", "adorp", "--streng", "--formaat", "md").code == 0
    assert cli("kaart", "bedam", "--streng", "--formaat", "md").code == 1


def test_errors_in_the_files_make_no_kaart(cli: Cli, proef: Path) -> None:
    zorg = proef / "workflows/zorg.yaml"
    zorg.write_text(zorg.read_text(encoding="utf-8").replace("naar: klaar", "naar: klar"), "utf-8")
    told = cli("kaart", "--alle")
    assert (told.code, told.out) == (1, "")
    assert "De afspraken kunnen zo niet worden gebruikt." in told.err
    assert "workflows/zorg.yaml:61:11: fout RK201" in told.err


def test_one_gemeente_with_errors_does_not_stop_the_others(cli: Cli, proef: Path) -> None:
    adorp = proef / "rules/adorp.yaml"
    adorp.write_text(adorp.read_text(encoding="utf-8").replace("zorg:", "zrog:"), "utf-8")
    told = cli("kaart", "--alle", "--formaat", "md")
    assert told.code == 1
    assert "bedam-2026-11-27.md" in told.out
    assert "adorp" not in told.out
    assert told.err.startswith("Geen kaart van Adorp: rules/adorp.yaml:10:3: fout RK401")


def test_a_gemeente_whose_file_cannot_be_used_gets_no_kaart_and_is_named(
    cli: Cli, proef: Path
) -> None:
    adorp = proef / "rules/adorp.yaml"
    adorp.write_text(adorp.read_text("utf-8").replace("rollen:", "rolen:"), "utf-8")
    for args in (["--alle"], ["Adorp"]):
        told = cli("kaart", *args, "--formaat", "md")
        assert told.code == 1
        assert told.err.startswith("Geen kaart van Adorp: rules/adorp.yaml:4:1: fout RK107")
        assert ("bedam-2026-11-27.md" in told.out) is (args == ["--alle"])
    found = json.loads(cli("kaart", "--alle", "--formaat", "md", "--json").out)
    assert [(m["gemeente"], m["peildatum"]) for m in found["mislukt"]] == [("adorp", None)]
    told = cli("toon", "adorp")
    assert (told.code, told.out) == (1, "")
    assert "rules/adorp.yaml:4:1: fout RK107" in told.err


def test_a_kaart_of_afspraken_with_an_error_is_made_and_says_so(cli: Cli, proef: Path) -> None:
    tabel = proef / "rules/casusregie.yaml"
    text = tabel.read_text(encoding="utf-8")
    tabel.write_text(text.replace("als: {}", "als: {zorg: [geen, gevraagd]}"), encoding="utf-8")
    told = cli("kaart", "adorp", "--formaat", "md", "--json")
    assert told.code == 0
    assert json.loads(told.out)["kaarten"][0]["fouten"] > 0
    told = cli("kaart", "adorp", "--formaat", "md")
    assert "controleer --gemeente adorp" in told.err
    assert cli("kaart", "adorp", "--formaat", "md", "--streng").code == 1


@pytest.mark.usefixtures("proef")
@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        ([], "Noem een of meer gemeenten, of geef --alle."),
        (["adorp", "--alle"], "Noem een of meer gemeenten, of geef --alle."),
        (["adrop"], "De gemeente 'adrop' is niet bekend. Bedoelde u 'adorp'?"),
        (["adorp", "--peildatum", "31-12-2019"], "Op 31 december 2019 gold voor 'adorp' nog niets"),
        (["adorp", "--formaat", "pdf,docx"], "'docx' kan hier niet; kies uit html, pdf, md."),
        (["adorp", "--uit", "proef/rules/adorp.yaml"], "is een bestand."),
        (["adorp", "--uit", "proef/rules/adorp.yaml/x"], "dat is geen map"),
    ],
)
def test_what_cannot_be_made_is_wrong_use(cli: Cli, args: list[str], sentence: str) -> None:
    told = cli("kaart", *args)
    assert (told.code, told.out) == (2, "")
    assert sentence in told.err


@pytest.mark.usefixtures("proef")
def test_a_folder_in_which_nothing_can_be_written_is_told(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, *_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system", str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    told = cli("kaart", "adorp", "--uit", "cd-rom", "--formaat", "md")
    assert (told.code, told.out) == (2, "")
    assert told.err == "Fout: Het systeem weigert 'cd-rom': daar kan alleen worden gelezen.\n"


def test_a_template_of_the_users_own_goes_first(cli: Cli, proef: Path, tmp_path: Path) -> None:
    del proef
    own = tmp_path / "eigen/templates"
    own.mkdir(parents=True)
    (own / "kaart.md.j2").write_text("# Kaart van {{ kaart.gemeente }}\n", encoding="utf-8")
    (own.parent / "rules").mkdir()
    assert cli("--map", "eigen", "kaart", "adorp", "--formaat", "md").code == 0
    page = tmp_path / "kaarten/adorp-2026-11-27.md"
    assert page.read_text(encoding="utf-8") == "# Kaart van Adorp\n"
    (own / "kaart.md.j2").write_text("{{ kaart.gemeentee }}\n", encoding="utf-8")
    told = cli("--map", "eigen", "kaart", "adorp", "--formaat", "md")
    assert (told.code, told.out) == (1, "")
    assert "kaart.md.j2" in told.err


@pytest.mark.usefixtures("proef")
def test_a_kaart_is_the_same_twice(cli: Cli, tmp_path: Path) -> None:
    cli("kaart", "adorp", "--uit", "een")
    cli("kaart", "adorp", "--uit", "twee")
    for kind in FIRST:
        name = f"adorp-2026-11-27.{kind}"
        assert (tmp_path / "een" / name).read_bytes() == (tmp_path / "twee" / name).read_bytes()


# ── periods ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("proef")
def test_a_period_ends_the_day_before_the_next_begins() -> None:
    catalogus = wiring.read_inhoud(cached=False).catalogus
    assert find_beleidsperiodes(catalogus, "adorp") == (
        Periode("adorp", date(2020, 1, 1), date(2023, 12, 31)),
        Periode("adorp", date(2024, 1, 1), None),
    )
    assert find_beleidsperiodes(catalogus, "cestad") == ()


def test_a_dated_spoor_begins_a_period_but_no_policy(proef: Path) -> None:
    zorg = proef / "workflows/zorg.yaml"
    text = zorg.read_text(encoding="utf-8")
    later = text.replace("begin: gevraagd", "begin: gevraagd\nvanaf: 2022-07-01")
    (proef / "workflows/zorg-2022.yaml").write_text(later, encoding="utf-8")
    catalogus = wiring.read_inhoud(cached=False).catalogus
    begins = [periode.vanaf for periode in find_periodes(catalogus, "adorp")]
    assert begins == [date(2020, 1, 1), date(2022, 7, 1), date(2024, 1, 1)]
    assert len(find_beleidsperiodes(catalogus, "adorp")) == 2


@pytest.mark.parametrize(
    ("today", "peildatum"),
    [
        (date(2019, 5, 1), date(2020, 1, 1)),
        (date(2021, 5, 1), date(2021, 5, 1)),
        (date(2024, 5, 1), date(2023, 12, 31)),
    ],
)
def test_a_kaart_of_a_period_is_of_a_day_within_it(today: date, peildatum: date) -> None:
    periode = Periode("adorp", date(2020, 1, 1), date(2023, 12, 31))
    assert periode.peildatum(today) == peildatum


def test_apeldoorn_has_two_kaarten(catalogus: Catalogus) -> None:
    bonnen = list_bonnen(catalogus, ["apeldoorn"], None, date(2026, 11, 27))
    assert [bon.bestandsnaam for bon in bonnen] == [
        "apeldoorn-2023-12-31",
        "apeldoorn-2026-11-27",
    ]
