"""Folders become a Catalogus and findings: each mistake once, at its place, and nothing else."""

import os
import random
import shutil
import socket
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routekaart.diagnostics import Diagnostic
from routekaart.errors import ContentNotFound
from routekaart.load import load_catalogus, resolve
from routekaart.load.catalogus import Catalogus
from routekaart.load.folders import FOLDERS, find_files, read_file
from routekaart.load.nodes import Value, read_yaml
from routekaart.load.text import MAX_BYTES

BASE = Path(__file__).parent / "bad" / "basis"
FILES = sorted(find_files([BASE]))
DAY = date(2025, 3, 3)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the good base, to break."""
    return Path(shutil.copytree(BASE, tmp_path / "root"))


def change(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} does not stand in {file} once"
    path.write_text(text.replace(old, new), encoding="utf-8")


def found(*roots: Path) -> list[str]:
    """Place and code of every finding."""
    _, findings = load_catalogus(roots)
    return [f"{finding.span} {finding.code}" for finding in findings]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("workflows/overdracht.yaml", "aan_zet: lokaal_team", "aan_zt: lokaal_team", "15:5 RK107"),
        ("workflows/overdracht.yaml", "naar: overgedragen", "naar: overgedrgen", "51:11 RK201"),
        ("rules/rollen.yaml", "  houder", "  veilig_thuis: {titel: A}\n  houder", "4:3 RK104"),
        ("rules/wie_heeft_regie.yaml", "dan: lokaal_team", "dan: lokal_team", "7:44 RK204"),
        ("rules/regio.yaml", "duur: 5 werkdagen", "duur: 5 werkdaggen", "26:27 RK113"),
        ("workflows/hulp.yaml", "eind, aanname: Alleen voor de proef.}", "eind}", "10:3 RK301"),
        ("workflows/overdracht.yaml", "titel: Bij het team", "titl: Bij het team", "31:5 RK107"),
        ("rules/contacten.yaml", "lokaal_team:", "lokal_team:", "3:3 RK204"),
        ("klantreizen/overdragen.yaml", "gemeente: proefstad", "gemeente: proefstat", "2:11 RK212"),
    ],
    ids=["key", "toestand", "twice", "rol", "duur", "bron", "required key", "contact", "gemeente"],
)  # fmt: skip
def test_one_mistake_is_one_finding_at_its_place(
    root: Path, file: str, old: str, new: str, expected: str
) -> None:
    change(root, file, old, new)

    assert found(root) == [f"{file}:{expected}"]


@pytest.mark.parametrize("file", FILES)
def test_a_file_with_one_wrong_field_makes_no_other_file_wrong(root: Path, file: str) -> None:
    path = root / file
    path.write_text(path.read_text(encoding="utf-8") + "vreemd_veld: ja\n", encoding="utf-8")

    assert [line.split(" ")[-1] for line in found(root)] == ["RK107"]
    assert found(root)[0].startswith(f"{file}:")


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_no_yaml_makes_no_other_file_wrong(root: Path, file: str) -> None:
    root.joinpath(file).write_text("a: b: c\n", encoding="utf-8")

    assert found(root) == [f"{file}:1:5 RK100"]


@pytest.mark.parametrize("file", FILES)
def test_a_misspelt_kind_makes_no_other_file_wrong(root: Path, file: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text[0]}x{text[1:]}", encoding="utf-8")

    assert found(root) == [f"{file}:1:1 RK106"]


@pytest.mark.parametrize("file", FILES)
def test_a_kind_that_does_not_come_first_makes_no_other_file_wrong(root: Path, file: str) -> None:
    path = root / file
    path.write_text(f"eerst: dit\n{path.read_text(encoding='utf-8')}", encoding="utf-8")

    assert found(root) == [f"{file}:1:1 RK106"]


@pytest.mark.parametrize("line", ["eerst: dit", "rolen: {}"])
def test_a_kind_that_can_be_guessed_hides_no_mistake_elsewhere(root: Path, line: str) -> None:
    path = root / "rules" / "rollen.yaml"
    path.write_text(f"{line}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    change(root, "workflows/overdracht.yaml", "voor: regie, wat", "voor: directeur, wat")

    assert found(root) == ["rules/rollen.yaml:1:1 RK106", "workflows/overdracht.yaml:46:30 RK204"]


def test_a_file_with_a_key_that_stands_twice_is_left_out(root: Path) -> None:
    change(root, "rules/rollen.yaml", "  houder", "  veilig_thuis: {titel: A}\n  houder")

    catalogus, _ = load_catalogus([root])

    assert not catalogus.rollen


def test_of_two_with_one_name_the_first_stays(root: Path) -> None:
    (root / "rules" / "zz.yaml").write_text("rollen: {houder: {titel: Ander}}\n", encoding="utf-8")

    catalogus, findings = load_catalogus([root])

    assert [finding.code for finding in findings] == ["RK213"]
    assert catalogus.rollen["houder"].titel == "De houder"
    assert catalogus.span_of_name("rollen", "houder").file == "rules/rollen.yaml"


def test_a_gemeente_may_change_regio_from_one_day_to_the_next(root: Path) -> None:
    text = (root / "rules" / "regio.yaml").read_text(encoding="utf-8")
    dorp = "  proefdorp: {aanname: Alleen voor de proef.}\n"
    assert dorp in text
    later = text.replace(dorp, "").replace(
        "naam: Proefregio", "naam: Proefregio\nvanaf: 2025-01-01"
    )
    other = (
        "regio: andere\nnaam: Andere\nvanaf: {day}\nbeleid: proefbeleid\naanname: Proef.\n"
        "gemeenten: {{proefdorp: {{aanname: Proef.}}}}\nsporen: hulp\nregie: {{}}\n"
    )
    (root / "rules" / "regio_later.yaml").write_text(later, encoding="utf-8")
    (root / "rules" / "andere.yaml").write_text(other.format(day="2025-01-01"), encoding="utf-8")

    catalogus, findings = load_catalogus([root])

    assert findings == ()
    assert resolve(catalogus, "proefdorp", date(2024, 12, 31)).regio.regio == "proefregio"
    assert resolve(catalogus, "proefdorp", date(2025, 1, 1)).regio.regio == "andere"
    (root / "rules" / "andere.yaml").write_text(other.format(day="2024-12-31"), encoding="utf-8")
    assert found(root) == ["rules/andere.yaml:6:13 RK212"]


def test_what_a_broken_file_does_not_define_is_still_missing(root: Path) -> None:
    change(root, "rules/rollen.yaml", "{titel: Lokaal team}", "{titl: Lokaal team}")
    change(root, "workflows/overdracht.yaml", "voor: regie, wat", "voor: directeur, wat")

    assert found(root) == [
        "rules/rollen.yaml:2:17 RK107",
        "workflows/overdracht.yaml:46:30 RK204",
    ]


def test_a_later_folder_replaces_a_file_and_adds_others(root: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "rules").mkdir(parents=True)
    (own / "rules" / "proefdorp.yaml").write_text(
        "gemeente: proefdorp\nnaam: Ons dorp\naanname: Van ons.\n", encoding="utf-8"
    )
    (own / "rules" / "nieuw.yml").write_text("rollen:\n  nieuw: {titel: Nieuw}\n", encoding="utf-8")

    catalogus, findings = load_catalogus([root, own])

    assert findings == ()
    assert catalogus.plaatsen["proefdorp"][0].naam == "Ons dorp"
    assert catalogus.plaatsen["proefstad"][0].naam == "Proefstad"
    assert "nieuw" in catalogus.rollen
    assert catalogus.span_of_name("rollen", "nieuw").file == "rules/nieuw.yml"


def test_only_yaml_in_the_folders_of_the_content_is_read(root: Path) -> None:
    for name in ("rules/lees.md", "rules/.verborgen.yaml", "elders.yaml", "docs/x.yaml"):
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("a: b: c", encoding="utf-8")

    assert found(root) == []


def test_a_folder_that_is_not_there_is_an_error_and_no_empty_catalogus(tmp_path: Path) -> None:
    with pytest.raises(ContentNotFound):
        load_catalogus([tmp_path / "nergens"])


def test_an_empty_folder_is_an_empty_catalogus(tmp_path: Path) -> None:
    catalogus, findings = load_catalogus([tmp_path])

    assert (catalogus.gemeenten(), findings) == ((), ())


def test_what_cannot_be_opened_is_a_finding(root: Path) -> None:
    (root / "rules" / "map.yaml").mkdir()
    (root / "rules" / "nergens.yaml").symlink_to(root / "weg")

    assert found(root) == ["rules/map.yaml:1:1 RK101", "rules/nergens.yaml:1:1 RK101"]


@pytest.mark.parametrize("way", ["file", "folder", "around"])
def test_a_file_that_really_lies_outside_its_folder_is_not_opened(
    root: Path, tmp_path: Path, way: str
) -> None:
    secret = tmp_path / "root-geheim" / "rules" / "x.yaml"
    secret.parent.mkdir(parents=True)
    secret.write_text("rollen:\n  geheim: {titel: Geheim}\n", encoding="utf-8")
    if way == "folder":
        root = tmp_path / "leeg"
        root.mkdir()
        (root / "rules").symlink_to(secret.parent, target_is_directory=True)
    elif way == "file":
        (root / "rules" / "x.yaml").symlink_to(secret)
    else:
        (root / "rules" / "x.yaml").symlink_to("../../root-geheim/rules/x.yaml")

    catalogus, [finding] = load_catalogus([root])

    assert "geheim" not in catalogus.rollen
    assert (finding.code, str(finding.span)) == ("RK101", "rules/x.yaml:1:1")
    assert "buiten deze map" in finding.message
    assert "eheim" not in finding.message + finding.hint


def test_a_link_within_the_folder_is_as_good_as_a_file(root: Path, tmp_path: Path) -> None:
    (root / "rules" / "rollen.yaml").rename(root / "rollen.txt")
    (root / "rules" / "rollen.yaml").symlink_to("../rollen.txt")
    (tmp_path / "link").symlink_to(root, target_is_directory=True)

    assert found(root) == []
    assert found(tmp_path / "link") == []


def test_what_is_no_plain_file_is_never_opened(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(root / "rules" / "pijp.yaml")
    monkeypatch.chdir(root / "rules")  # the name of a socket may not be long
    with socket.socket(socket.AF_UNIX) as door:
        door.bind("deur.yaml")

    assert found(root) == ["rules/deur.yaml:1:1 RK101", "rules/pijp.yaml:1:1 RK101"]


def test_a_device_is_never_opened_not_even_as_part_of_the_folder() -> None:
    read = read_file("dev/zero", Path("/dev/zero"))

    assert isinstance(read, Diagnostic)
    assert "geen gewoon bestand" in read.message


def test_links_in_a_circle_are_a_finding(root: Path) -> None:
    (root / "rules" / "a.yaml").symlink_to("b.yaml")
    (root / "rules" / "b.yaml").symlink_to("a.yaml")

    assert found(root) == ["rules/a.yaml:1:1 RK101", "rules/b.yaml:1:1 RK101"]


def test_of_a_file_that_is_too_long_no_more_is_read_than_shows_it(root: Path) -> None:
    path = root / "rules" / "lang.yaml"
    with path.open("wb") as file:
        file.truncate(1 << 40)

    assert found(root) == ["rules/lang.yaml:1:1 RK102"]
    read = read_file("rules/lang.yaml", path)
    assert isinstance(read, bytes)
    assert len(read) == MAX_BYTES + 1


def test_findings_come_in_the_order_of_the_files(root: Path) -> None:
    change(root, "rules/rollen.yaml", "  lokaal_team", "  Lokaal_team")
    change(root, "rules/feiten.yaml", "waarden: [lokaal_team", "waarde: [lokaal_team")

    places = found(root)

    assert places == sorted(places)
    assert len(places) == 2


def test_every_definition_knows_its_place(root: Path) -> None:
    catalogus, _ = load_catalogus([root])
    [tabel] = catalogus.tabellen["overdragen_toegestaan"]
    [spoor] = catalogus.sporen["overdracht"]
    copy = spoor.model_copy(update={"titel": "Anders"})

    assert str(catalogus.span_of(tabel, "regels", 2)) == "rules/tabellen.yaml:9:5"
    assert str(catalogus.span_of(tabel, "regels", 2, "als", "aantal_meldingen", 0)).endswith(
        ":9:55"
    )
    assert str(catalogus.span_of(copy, "toestanden", "overgedragen", key=True)).endswith(":30:3")
    assert str(catalogus.span_of_name("feiten", "leeftijd")) == "rules/feiten.yaml:11:3"
    assert str(catalogus.span_of_name("feiten", "leeftijd", "soort")) == "rules/feiten.yaml:11:38"


# ── whatever somebody makes of a good file ──────────────────────────────────────────────────────


def write(value: Value) -> str:
    """As YAML on one line."""
    match value:
        case None:
            return "~"
        case dict():
            return "{" + ", ".join(f"{write(k)}: {write(v)}" for k, v in value.items()) + "}"
        case tuple():
            return "[" + ", ".join(map(write, value)) + "]"
    return "'" + value.replace("'", "''") + "'"


def values_of(file: str) -> Value:
    parsed, _ = read_yaml(file, (BASE / file).read_bytes())
    assert parsed is not None
    return parsed.values


WORDS = sorted({
    word
    for file in FILES
    for word in (BASE / file).read_text(encoding="utf-8").replace(":", " ").split()
    if word.replace("_", "").isalnum()
})  # fmt: skip


def mutate(value: Value, rng: random.Random) -> Value:
    """The same, with something else in one place."""
    if isinstance(value, dict) and value and rng.random() < 0.85:
        key = rng.choice(list(value))
        if rng.random() < 0.15:
            return {rng.choice(WORDS) if k == key else k: v for k, v in value.items()}
        if rng.random() < 0.1:
            return {k: v for k, v in value.items() if k != key}
        return {k: mutate(v, rng) if k == key else v for k, v in value.items()}
    if isinstance(value, tuple) and value and rng.random() < 0.85:
        place = rng.randrange(len(value))
        return tuple(mutate(v, rng) if n == place else v for n, v in enumerate(value))
    word = rng.choice(WORDS)
    other: list[Value] = [None, "", word, word, word, (word,), (), {}, {word: word}, "5 dagen"]
    return rng.choice(other)


@given(seed=st.integers(0, 2**32), file=st.sampled_from(FILES), times=st.integers(1, 3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_somebody_types_is_a_finding_or_can_be_resolved(
    tmp_path_factory: pytest.TempPathFactory, seed: int, file: str, times: int
) -> None:
    root = Path(shutil.copytree(BASE, tmp_path_factory.mktemp("mutant") / "root"))
    rng, value = random.Random(seed), values_of(file)  # noqa: S311 - not a secret
    for _ in range(times):
        value = mutate(value, rng)
    root.joinpath(file).write_text(write(value), encoding="utf-8")

    catalogus, findings = load_catalogus([root])

    assert {finding.span.file for finding in findings} <= set(FILES)
    if not findings:
        resolve_all(catalogus)


def resolve_all(catalogus: Catalogus) -> None:
    for gemeente in catalogus.gemeenten():
        resolve(catalogus, gemeente, DAY)


def test_the_base_lies_in_every_folder() -> None:
    assert {file.split("/")[0] for file in FILES} == set(FOLDERS)
