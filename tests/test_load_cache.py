"""A cache is believed only when nothing changed, and never a reason to fail."""

import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.diagnostics import Diagnostic, Ernst, Span
from routekaart.load import cache
from routekaart.load.cache import compute_key, read_findings, write_findings

BASE = Path(__file__).parent / "bad" / "basis"
FINDINGS = (
    Diagnostic("RK104", Span("a.yaml", 3, 5), "'x' staat er twee keer", "Haal één weg."),
    Diagnostic("RK900", Span("b.yaml", 1, 1), "onbekend", ernst=Ernst.OPEN),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "root"))


def test_what_was_found_comes_back_as_it_was(tmp_path: Path) -> None:
    write_findings(tmp_path / "cache", "abc", FINDINGS)

    assert read_findings(tmp_path / "cache", "abc") == FINDINGS
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["abc.json"]


def test_nothing_found_is_an_answer_too(tmp_path: Path) -> None:
    write_findings(tmp_path, "abc", ())

    assert read_findings(tmp_path, "abc") == ()
    assert read_findings(tmp_path, "abd") is None


def test_the_same_files_have_the_same_key_wherever_they_lie(root: Path) -> None:
    assert compute_key([root]) == compute_key([BASE])


def test_any_change_in_any_file_is_another_key(root: Path) -> None:
    keys = {compute_key([root])}
    path = root / "rules" / "rollen.yaml"

    path.write_text(path.read_text(encoding="utf-8") + "# x\n", encoding="utf-8")
    keys.add(compute_key([root]))
    path.rename(root / "rules" / "rollen2.yaml")
    keys.add(compute_key([root]))
    (root / "rules" / "rollen2.yaml").unlink()
    keys.add(compute_key([root]))

    assert len(keys) == 4


def test_the_key_knows_the_version_and_what_else_the_answer_depends_on(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = {compute_key([root]), compute_key([root], "ede"), compute_key([root], "ede", "2025")}
    monkeypatch.setattr(cache, "__version__", "99")

    assert compute_key([root]) not in keys
    assert len(keys) == 3


def test_other_code_or_another_pydantic_does_not_believe_what_was_found(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "pakket" / "verify" / "vraag.py"
    module.parent.mkdir(parents=True)
    module.write_text("MEEST = 1\n", encoding="utf-8")
    monkeypatch.setattr(cache, "_PACKAGE", tmp_path / "pakket")
    known = compute_key([root])
    write_findings(tmp_path / "cache", known, FINDINGS)
    times = module.stat().st_atime_ns, module.stat().st_mtime_ns

    module.write_text("MEEST = 2\n", encoding="utf-8")
    os.utime(module, ns=times)
    other = compute_key([root])
    module.rename(module.with_name("andere.py"))
    renamed = compute_key([root])
    monkeypatch.setattr(cache, "VERSION", "99")

    assert read_findings(tmp_path / "cache", known) == FINDINGS
    assert read_findings(tmp_path / "cache", other) is None
    assert len({known, other, renamed, compute_key([root])}) == 4


def test_the_key_opens_no_pipe_and_does_not_look_outside_the_folder(
    root: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "geheim"
    outside.write_text("een", encoding="utf-8")
    os.mkfifo(root / "rules" / "pijp.yaml")
    (root / "rules" / "nul.yaml").symlink_to("/dev/zero")
    (root / "rules" / "buiten.yaml").symlink_to(outside)
    key = compute_key([root])

    outside.write_text("twee", encoding="utf-8")
    assert compute_key([root]) == key

    (root / "rules" / "buiten.yaml").unlink()
    (root / "rules" / "buiten.yaml").write_text("een", encoding="utf-8")
    assert compute_key([root]) != key


def test_two_files_whose_texts_run_together_are_not_one(tmp_path: Path) -> None:
    for name, text in (("een", ("ab", "c")), ("twee", ("a", "bc"))):
        folder = tmp_path / name / "rules"
        folder.mkdir(parents=True)
        for number, part in enumerate(text):
            (folder / f"{number}.yaml").write_text(part, encoding="utf-8")

    assert compute_key([tmp_path / "een"]) != compute_key([tmp_path / "twee"])


ROW = ["RK1", "a", 1, 1, "b", "c", "fout"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "3", "{}", '{"key": "abc"}', '{"key": "abc", "findings": 3}']
    + [json.dumps({"key": "other", "findings": []}), "[" * 100_000]
    + [
        json.dumps({"key": "abc", "findings": [row]})
        for row in (
            ROW[:-1], [*ROW, 1], [*ROW[:-1], "erg"], ["RK1", "a", "1", 1, "b", "c", "fout"],
            ["RK1", "a", 1, True, "b", "c", "fout"], [1, *ROW[1:]], None, "tekst",
        )
    ],
    ids=lambda text: text[:40],
)  # fmt: skip
def test_a_cache_that_cannot_be_believed_is_no_cache(tmp_path: Path, text: str) -> None:
    (tmp_path / "abc.json").write_text(text, encoding="utf-8")

    assert read_findings(tmp_path, "abc") is None


@given(st.binary(max_size=80))
def test_random_bytes_are_no_cache(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("cache")
    (folder / "abc.json").write_bytes(data)

    assert read_findings(folder, "abc") is None


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "vol").write_text("geen map", encoding="utf-8")

    write_findings(tmp_path / "vol", "abc", FINDINGS)
    write_findings(tmp_path / "vol" / "dieper", "abc", FINDINGS)

    assert read_findings(tmp_path / "vol", "abc") is None


def test_what_json_cannot_hold_leaves_nothing_behind(tmp_path: Path) -> None:
    odd = Diagnostic("RK1", Span("na\udcffam.yaml", 1, 1), "raar")

    write_findings(tmp_path, "abc", [odd])

    assert list(tmp_path.iterdir()) == []
