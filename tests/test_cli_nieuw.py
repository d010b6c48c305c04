"""`routekaart init`, `nieuw` and `schema`: a folder of one's own, in which nothing is invented."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Cli

from routekaart import wiring
from routekaart.entrypoints.cli.invullen import quote
from routekaart.entrypoints.namen import make_key
from routekaart.load.nodes import read_yaml

Golden = Callable[[str, str], None]
GEMEENTE = "eigen/rules/gemeenten/cestad.yaml"


@pytest.fixture
def own(proef: Path, tmp_path: Path) -> Path:
    del proef
    (tmp_path / "eigen").mkdir()
    return tmp_path / "eigen"


def files(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_a_new_gemeente_is_all_open_and_in_the_order_of_the_kaart(
    cli: Cli, own: Path, golden: Golden
) -> None:
    told = cli("--map", "eigen", "nieuw", "gemeente", "Cestad", "--regio", "proef")
    assert told.code == 0, told.err
    assert told.out.splitlines() == [
        GEMEENTE,
        "eigen/rules/gemeenten/cestad-contacten.yaml",
        "eigen/rules/regio-2024.yaml",
    ]
    golden("nieuw-gemeente", (own / "rules/gemeenten/cestad.yaml").read_text(encoding="utf-8"))
    golden("nieuw-regio", (own / "rules/regio-2024.yaml").read_text(encoding="utf-8"))


def test_a_new_gemeente_passes_the_controle_and_has_a_kaart(cli: Cli, own: Path) -> None:
    del own
    cli("--map", "eigen", "nieuw", "gemeente", "Cestad", "--regio", "proef")
    told = cli("--map", "eigen", "controleer", "--gemeente", "cestad", "--open")
    assert told.code == 0
    assert "wie 'lokaal team' is in Cestad, is niet ingevuld" in told.out
    assert cli("--map", "eigen", "controleer", "--streng").code == 0
    assert cli("--map", "eigen", "kaart", "Cestad", "--formaat", "md").code == 0
    assert "cestad" not in cli("lijst", "gemeenten").out


@pytest.mark.parametrize("regio", ["ijsselland", "gooi-en-vechtstreek", "west-veluwe-vallei"])
def test_a_new_gemeente_fits_in_every_shipped_regio(cli: Cli, tmp_path: Path, regio: str) -> None:
    name = '\'s-Nieuw: "Dorp" #1'
    told = cli("--map", tmp_path, "nieuw", "gemeente", name, "--regio", regio)
    assert told.code == 0, told.err
    told = cli("--map", tmp_path, "controleer", "--gemeente", "s-nieuw-dorp-1")
    assert told.code == 0, told.out
    told = cli("toon", "s-nieuw-dorp-1", "--map", tmp_path)
    assert told.out.startswith(f"{name}\n")


def test_a_rol_that_the_regio_fills_is_not_asked_again(cli: Cli, own: Path, proef: Path) -> None:
    regio = proef / "rules/regio-2024.yaml"
    with regio.open("a", encoding="utf-8") as file:
        file.write("rollen: {lokaal_team: {organisatie: De Regio, aanname: Voor allen.}}\n")
    assert cli("--map", own, "nieuw", "gemeente", "Cestad", "--regio", "proef").code == 0
    text = (own / "rules/gemeenten/cestad.yaml").read_text(encoding="utf-8")
    assert "rollen: {}  # de regio vult ze alle in\n" in text
    assert "Regio" in cli("--map", own, "toon", "cestad").out


def test_what_is_there_is_never_overwritten(cli: Cli, own: Path) -> None:
    cli("--map", "eigen", "nieuw", "gemeente", "Cestad", "--regio", "proef")
    before = {name: (own / name).read_bytes() for name in files(own)}
    told = cli("--map", "eigen", "nieuw", "gemeente", "cestad", "--regio", "proef")
    assert (told.code, told.out) == (2, "")
    assert f"De gemeente 'cestad' is er al: {GEMEENTE}" in told.err
    (own / "rules/gemeenten/dedorp-contacten.yaml").write_text("# van mij\n", encoding="utf-8")
    told = cli("--map", "eigen", "nieuw", "gemeente", "Dedorp", "--regio", "proef")
    assert (told.code, told.out) == (2, "")
    assert "is er al, en blijft zoals het is" in told.err
    (own / "rules/gemeenten/dedorp-contacten.yaml").unlink()
    assert {name: (own / name).read_bytes() for name in files(own)} == before


def test_a_second_gemeente_joins_the_first_in_the_own_file_of_the_regio(
    cli: Cli, own: Path
) -> None:
    for name in ("Cestad", "Dedorp"):
        assert cli("--map", own, "nieuw", "gemeente", name, "--regio", "proef").code == 0
    assert {"adorp", "cestad", "dedorp"} <= set(wiring.read_inhoud(own).catalogus.gemeenten())
    assert cli("--map", own, "controleer").code == 0


def test_line_ends_of_the_regio_file_stay_as_they_are(cli: Cli, own: Path, proef: Path) -> None:
    regio = proef / "rules/regio-2024.yaml"
    regio.write_bytes(regio.read_bytes().replace(b"\n", b"\r\n"))
    assert cli("--map", own, "nieuw", "gemeente", "Cestad", "--regio", "proef").code == 0
    written = (own / "rules/regio-2024.yaml").read_bytes()
    assert written.count(b"\r\n") == written.count(b"\n") == regio.read_bytes().count(b"\n") + 2


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["nieuw", "gemeente", "Cestad", "--regio", "proef"], "Zeg in welke map: --map MAP."),
        (
            ["--map", "eigen", "nieuw", "gemeente", "Cestad", "--regio", "prof"],
            "Regio 'prof' is niet bekend. Bedoelde u 'proef'?",
        ),
        (
            ["--map", "eigen", "nieuw", "gemeente", "123", "--regio", "proef"],
            "'123' is geen naam van een gemeente.",
        ),
    ],
)
def test_what_cannot_begin_is_wrong_use(cli: Cli, args: list[str], sentence: str) -> None:
    told = cli(*args)
    assert (told.code, told.out) == (2, "")
    assert sentence in told.err
    assert files(Path("eigen")) == []


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Zwolle", "zwolle"),
        ("Olst-Wijhe", "olst-wijhe"),
        ("'s-Hertogenbosch", "s-hertogenbosch"),
        ("Súdwest-Fryslân", "sudwest-fryslan"),
        ("Bergen (NH.)", "bergen-nh"),
        ("...", ""),
    ],
)
def test_a_key_is_the_name_in_plain_letters(name: str, key: str) -> None:
    assert make_key(name) == key


@pytest.mark.parametrize(
    "text", ["Ede", "'s-Graveland", "a: b", "a #b", "# a", "- a", "é", 'zeg "ja"', "a\\b", "[x]"]
)
def test_a_quoted_text_is_read_as_it_was(text: str) -> None:
    found, findings = read_yaml("x.yaml", f"naam: {quote(text)}\n".encode())
    assert found is not None
    assert (found.values, findings) == ({"naam": text}, ())


# ── init ────────────────────────────────────────────────────────────────────────────────────────


def test_init_copies_everything_and_it_is_still_right(
    cli: Cli, proef: Path, tmp_path: Path
) -> None:
    told = cli("init", "nieuw")
    assert (told.code, told.out) == (0, "nieuw\n")
    copied = [name for name in files(tmp_path / "nieuw") if not name.startswith("templates")]
    assert copied == [name for name in files(proef) if not name.startswith("templates")]
    assert (tmp_path / "nieuw/templates/kaart.html.j2").is_file()
    assert f"Gekopieerd: {len(files(tmp_path / 'nieuw'))} bestanden." in told.err
    assert "routekaart --map nieuw controleer" in told.err
    assert cli("--map", "nieuw", "controleer").out == cli("controleer").out


def test_init_of_a_regio_copies_only_what_is_of_that_regio(cli: Cli, tmp_path: Path) -> None:
    own = tmp_path / "eigen"
    assert cli("init", own, "--regio", "ijsselland").code == 0
    names = files(own)
    assert any(name.endswith("deventer.yaml") for name in names)
    assert not [name for name in names if "ede" in Path(name).name.split("-")[0].split(".")]
    assert not [name for name in names if name.startswith(("rules/feiten", "templates"))]
    assert cli("--map", own, "controleer").code == 0


def test_init_refuses_a_folder_in_which_something_stands(cli: Cli, proef: Path) -> None:
    before = files(proef)
    told = cli("init", "proef")
    assert (told.code, told.out) == (2, "")
    assert "In 'proef' staat al iets." in told.err
    assert files(proef) == before


@pytest.mark.usefixtures("proef")
def test_init_of_an_unknown_regio_leaves_nothing(cli: Cli, tmp_path: Path) -> None:
    told = cli("init", "nieuw", "--regio", "preof")
    assert told.code == 2
    assert "Bedoelde u 'proef'?" in told.err
    assert not (tmp_path / "nieuw").exists()


# ── schema ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("own")
def test_a_schema_comes_with_the_settings_of_an_editor(cli: Cli) -> None:
    told = cli("schema", "--uit", "eigen")
    assert (told.code, told.err) == (0, "")
    settings = json.loads(Path("eigen/.vscode/settings.json").read_text(encoding="utf-8"))
    ((schema, globs),) = settings["yaml.schemas"].items()
    assert (Path("eigen") / schema).is_file()
    assert globs == ["workflows/**/*.yaml", "rules/**/*.yaml", "klantreizen/**/*.yaml"]
    assert told.out.splitlines()[-1] == "eigen/.vscode/settings.json"


@pytest.mark.usefixtures("own")
def test_settings_of_the_users_own_stay_and_ours_are_shown(cli: Cli) -> None:
    mine = Path("eigen/.vscode/settings.json")
    mine.parent.mkdir()
    mine.write_text("{}", encoding="utf-8")
    told = cli("--map", "eigen", "schema")
    assert told.code == 0
    assert mine.read_text(encoding="utf-8") == "{}"
    assert "is er al, en blijft zoals het is" in told.err
    assert '"yaml.schemas"' in told.out
