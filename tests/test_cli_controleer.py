"""`routekaart controleer`: everything at once, at its place, with a way to mend it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import ROOT, Cli

from routekaart import wiring
from routekaart.diagnostics import Diagnostic, Ernst, Span
from routekaart.entrypoints import controle
from routekaart.entrypoints.cli.findings import FindingWriter
from routekaart.entrypoints.controle import check_everything
from routekaart.load import Catalogus
from routekaart.model.afspraken import Afspraken
from routekaart.verify import SpanOf, check_afspraken

Golden = Callable[[str, str], None]


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_without_findings_it_ends_well(cli: Cli, proef: Path) -> None:
    del proef
    told = cli("controleer")
    assert told.code == 0
    assert told.out == "Geen fouten, geen waarschuwingen, 2 open afspraken.\n"
    assert told.err == "Met --open staan de open afspraken er ook bij.\n"


def test_open_afspraken_are_listed_when_asked(cli: Cli, proef: Path, golden: Golden) -> None:
    del proef
    told = cli("controleer", "--open")
    assert (told.code, told.err) == (0, "")
    golden("controleer-open", told.out)


def test_all_errors_are_told_at_once_at_their_place(cli: Cli, proef: Path, golden: Golden) -> None:
    change(proef / "workflows/zorg.yaml", "naar: klaar", "naar: klar")
    change(proef / "rules/bedam.yaml", "inwoners: 12345", "inwoner: 12345")
    change(proef / "rules/rollen.yaml", "rollen:", "rollen: [")
    told = cli("controleer")
    assert told.code == 1
    golden("controleer-fouten", told.out)


def test_a_klantreis_with_errors_does_not_stop_the_rest(cli: Cli, proef: Path) -> None:
    change(proef / "klantreizen/rust.yaml", "gemeente: adorp", "gemeente: adrop")
    told = cli("controleer")
    assert told.code == 1
    assert "Bedoelde u 'adorp'?" in told.out
    assert "Niet nagegaan" not in told.out
    assert told.out.splitlines()[-1] == "1 fout, geen waarschuwingen, 2 open afspraken."


def test_a_gemeente_with_errors_is_skipped_out_loud_and_the_others_are_not(
    cli: Cli, proef: Path
) -> None:
    change(proef / "rules/adorp.yaml", "  lokaal_team:", "  lokale_team:")
    told = cli("controleer")
    assert told.code == 1
    assert "wat geldt in Adorp." in told.out
    assert told.out.splitlines()[-1] == "1 fout, geen waarschuwingen, 2 open afspraken."


def test_so_is_a_gemeente_whose_file_cannot_be_read_at_all(cli: Cli, proef: Path) -> None:
    change(proef / "rules/adorp.yaml", "rollen:", "rollen: [")
    told = cli("controleer")
    assert told.code == 1
    assert "wat geldt in Adorp." in told.out
    assert told.out.splitlines()[-1] == "1 fout, geen waarschuwingen, 2 open afspraken."
    assert "rules/adorp.yaml" in cli("controleer", "--gemeente", "adorp").out


def test_errors_in_what_all_share_stop_the_question_what_it_means(cli: Cli, proef: Path) -> None:
    change(proef / "workflows/zorg.yaml", "naar: klaar", "naar: klar")
    told = cli("controleer")
    assert "wat geldt in Adorp en Bedam." in told.out
    assert "RK5" not in told.out


SKIPPED = "Niet nagegaan, zolang er fouten in de bestanden staan: wat geldt in"


@pytest.mark.parametrize(
    ("text", "skipped"),
    [
        ("beslistabel: eigen\ngemeente: adorp\nregels: [\n", "Adorp"),
        ("spoor: eigen\nregio: proef\nregels: [\n", "Adorp en Bedam"),
        ("beslistabel: eigen\nregels: [\n", "Adorp en Bedam"),
        ("\x89PNG\x00", "Adorp en Bedam"),
        ("# nog te doen\n", None),
        ("", None),
    ],
)
def test_no_more_is_skipped_than_an_unreadable_file_is_about(
    cli: Cli, proef: Path, text: str, skipped: str | None
) -> None:
    (proef / "rules/los.yaml").write_text(text, encoding="latin-1")
    told = cli("controleer")
    assert told.code == 1
    assert (f"{SKIPPED} {skipped}." in told.out) if skipped else (SKIPPED not in told.out)


def test_a_folder_that_is_named_like_a_file_says_nothing(cli: Cli, proef: Path) -> None:
    (proef / "rules/map.yaml").mkdir()
    told = cli("controleer")
    assert told.code == 1
    assert SKIPPED not in told.out


def test_a_file_that_was_emptied_and_is_missed_stops_everything(cli: Cli, proef: Path) -> None:
    (proef / "rules/rollen.yaml").write_text("", encoding="utf-8")
    assert f"{SKIPPED} Adorp en Bedam." in cli("controleer").out


def test_a_regio_with_errors_leaves_other_regios_alone(cli: Cli, proef: Path) -> None:
    other = (proef / "rules/regio-2024.yaml").read_text(encoding="utf-8")
    other = other.replace("regio: proef", "regio: elders").replace("adorp:", "cestad:")
    head, _, rest = other.partition("  bedam:\n")
    other = head + rest.partition("\n")[2]
    (proef / "rules/elders.yaml").write_text(other, encoding="utf-8")
    cestad = (proef / "rules/bedam.yaml").read_text(encoding="utf-8")
    cestad = cestad.replace("bedam", "cestad").replace("naam: Bedam", "naam: Cestad")
    (proef / "rules/cestad.yaml").write_text(cestad, encoding="utf-8")
    assert SKIPPED not in cli("controleer").out
    change(proef / "rules/elders.yaml", "sporen:", "spoor_en:")
    assert f"{SKIPPED} Cestad." in cli("controleer").out


GAP = (
    "  - als: {}\n",
    "  - als: {zorg: [geen, gevraagd, bezig]}\n",
)


def test_a_finding_of_several_gemeenten_is_shown_once(cli: Cli, proef: Path) -> None:
    change(proef / "rules/casusregie.yaml", *GAP)
    told = cli("controleer")
    assert told.code == 1
    assert told.out.count("fout RK501") == 1
    assert "Geldt voor beide gemeenten." in told.out


def test_a_finding_of_one_period_says_which(cli: Cli, proef: Path) -> None:
    change(proef / "rules/casusregie.yaml", "treffer: uniek", "treffer: uniek\nvanaf: 2022-05-01")
    table = (proef / "rules/casusregie.yaml").read_text(encoding="utf-8")
    old = table.replace("vanaf: 2022-05-01\n", "").replace(*GAP)
    (proef / "rules/casusregie-oud.yaml").write_text(old, encoding="utf-8")
    told = cli("controleer")
    assert "Geldt voor Adorp (vanaf 1 januari 2020) en Bedam (vanaf 1 januari 2020)." in told.out
    assert cli("controleer", "--peildatum", "1-6-2022").code == 0
    assert cli("controleer", "--peildatum", "30-4-2022").code == 1


@pytest.mark.usefixtures("proef")
def test_a_day_belongs_to_the_period_that_begins_on_it(cli: Cli) -> None:
    assert "2 open afspraken" in cli("controleer", "--peildatum", "1-1-2024").out
    assert "2 open afspraken" in cli("controleer", "--peildatum", "31-12-2023").out


@pytest.mark.usefixtures("proef")
def test_where_nothing_held_yet_nothing_is_called_right(cli: Cli) -> None:
    told = cli("controleer", "--peildatum", "31-12-2019")
    assert "Niet nagegaan, omdat er toen nog niets gold: Adorp en Bedam." in told.out
    found = json.loads(cli("controleer", "--peildatum", "31-12-2019", "--json").out)
    assert found["nog_niets"] == ["adorp", "bedam"]


def test_only_one_gemeente_when_asked(cli: Cli, proef: Path) -> None:
    del proef
    told = cli("controleer", "--gemeente", "adorp", "--open")
    assert "Bedam" not in told.out
    assert "in Adorp geen afgesproken duur" in told.out
    assert "Geldt voor" not in told.out


def test_streng_counts_warnings_too(cli: Cli, proef: Path) -> None:
    change(proef / "rules/casusregie.yaml", "uitvoer: lokaal_team", "uitvoer: [lokaal_team, rol]")
    change(proef / "rules/casusregie.yaml", "treffer: uniek", "treffer: eerste")
    with (proef / "rules/casusregie.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {als: {}, dan: lokaal_team, aanname: Nog eens.}\n")
    told = cli("controleer")
    assert "waarschuwing RK504" in told.out
    assert told.code == 0
    assert cli("controleer", "--streng").code == 1


def test_json_has_everything_and_only_what_the_page_tells(cli: Cli, proef: Path) -> None:
    change(proef / "klantreizen/rust.yaml", "gemeente: adorp", "gemeente: adrop")
    told = cli("controleer", "--json")
    assert (told.code, told.err) == (1, "")
    result = json.loads(told.out)
    assert (result["fouten"], result["waarschuwingen"], result["open_afspraken"]) == (1, 0, 2)
    first = result["bevindingen"][0]
    assert first["bestand"] == "klantreizen/rust.yaml"
    assert Path(first["pad"]) == proef / "klantreizen/rust.yaml"
    assert (first["ernst"], first["regel"], first["kolom"]) == ("fout", 2, 11)


def test_the_same_files_are_not_worked_out_twice(
    cli: Cli, proef: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(wiring.ENV_CACHE, str(tmp_path / "cache"))
    asked: list[str] = []

    def check(afspraken: Afspraken, span_of: SpanOf) -> Iterator[Diagnostic]:
        asked.append(afspraken.gemeente.gemeente)
        return check_afspraken(afspraken, span_of)

    monkeypatch.setattr(controle, "check_afspraken", check)
    first = cli("controleer", "--open")
    assert sorted(set(asked)) == ["adorp", "bedam"]
    asked.clear()
    assert cli("controleer", "--open") == first
    assert asked == []
    assert cli("controleer", "--open", "--zonder-cache") == first
    assert asked
    asked.clear()
    change(proef / "rules/bedam.yaml", "12345", "12346")
    cli("controleer")
    assert asked


def test_a_cache_that_cannot_be_written_is_no_cache(
    cli: Cli, proef: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(wiring.ENV_CACHE, str(proef / "rules/bedam.yaml"))
    assert cli("controleer").code == 0


@pytest.mark.usefixtures("proef")
def test_the_caret_stands_under_the_place_in_a_long_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = f"a{'é' * 70}: {'x' * 70}HIER{'y' * 70}"
    (tmp_path / "proef/rules/lang.yaml").write_text(f"\n{line}\n", encoding="utf-8")
    column = line.index("HIER") + 1
    span = Span("rules/lang.yaml", 2, column)
    FindingWriter(wiring.read_inhoud()).show(Diagnostic("RK999", span, "dit", ernst=Ernst.FOUT))
    _, shown, caret, *_ = capsys.readouterr().out.splitlines()
    assert shown[caret.index("^") :].startswith("HIER")
    assert shown.endswith("…")


def test_the_shipped_content_has_no_errors_and_no_warnings(catalogus: Catalogus) -> None:
    uitslag = check_everything(wiring.Inhoud((ROOT,), catalogus, ()))
    serious = [m for m in uitslag.meldingen if m.diagnostic.ernst is not Ernst.OPEN]
    assert serious == []
    assert not uitslag.overgeslagen
    assert {p.gemeente for p in uitslag.nagegaan} == set(catalogus.gemeenten())


def test_the_data_of_the_checkout_is_what_is_shipped() -> None:
    assert wiring.read_inhoud().roots == (ROOT,)
