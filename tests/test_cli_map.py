"""`--map`: a folder of one's own, laid over what is shipped."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Cli


def test_the_own_folder_lies_over_what_is_shipped(cli: Cli, proef: Path, tmp_path: Path) -> None:
    own = tmp_path / "eigen"
    (own / "rules").mkdir(parents=True)
    text = (proef / "rules/bedam.yaml").read_text(encoding="utf-8")
    (own / "rules/bedam.yaml").write_text(f"{text}rollen: [fout]\n", encoding="utf-8")
    for told in (cli("--map", own, "controleer"), cli("controleer", "--map", own)):
        assert told.code == 1
        assert told.out.startswith("eigen/rules/bedam.yaml:7:9: fout RK")
    assert cli("controleer").code == 0


def test_the_own_folder_comes_from_the_environment_too(
    cli: Cli, proef: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del proef
    own = tmp_path / "eigen"
    (own / "rules").mkdir(parents=True)
    (own / "rules/x.yaml").write_text("raar: ja\n", encoding="utf-8")
    monkeypatch.setenv("ROUTEKAART_MAP", str(own))
    assert "eigen/rules/x.yaml:1:1" in cli("controleer").out


def test_a_folder_without_content_is_said(cli: Cli, proef: Path, tmp_path: Path) -> None:
    del proef
    (tmp_path / "leeg").mkdir()
    told = cli("--map", "leeg", "controleer")
    assert told.code == 0
    assert told.err.startswith("Let op: in 'leeg' staan geen afspraken; die horen in workflows, ")


@pytest.mark.usefixtures("proef")
def test_a_folder_from_the_environment_that_is_not_there_is_told_in_dutch(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROUTEKAART_MAP", "bestaat-niet")
    told = cli("lijst")
    assert told.code == 2
    assert "(of omgevingsvariabele 'ROUTEKAART_MAP')" in told.err
    assert "env var" not in told.err


@pytest.mark.usefixtures("proef")
def test_a_folder_that_cannot_be_read_is_no_empty_folder(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dicht" / "rules").mkdir(parents=True)

    def refuse(*_: object, onerror: Callable[[OSError], None], **__: object) -> None:
        onerror(PermissionError(13, "Permission denied", "dicht/rules"))

    monkeypatch.setattr("os.walk", refuse)
    told = cli("--map", "dicht", "controleer")
    assert (told.code, told.out) == (2, "")
    assert told.err == (
        "Fout: Het systeem weigert 'dicht/rules': daar heeft u geen rechten voor.\n"
    )
