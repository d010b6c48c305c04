"""`routekaart simuleer`: a klantreis with errors, and the questions of an exercise."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Cli, Gedraaid

Play = Callable[..., Gedraaid]
REIS = "klantreizen/rust.yaml"


@pytest.fixture
def play(cli: Cli, monkeypatch: pytest.MonkeyPatch, proef: Path) -> Play:
    """Runs the exercise on these answers; every question stands among what was printed."""
    del proef

    def run(*answers: str) -> Gedraaid:
        left = iter(answers)

        def answer(prompt: str = "") -> str:
            print(prompt)  # noqa: T201 - as a terminal does
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("click.termui.visible_prompt_func", answer)
        return cli("simuleer", "rust", "--interactief")

    return run


def test_all_errors_of_a_loose_klantreis_are_shown_at_once(
    cli: Cli, proef: Path, tmp_path: Path
) -> None:
    text = (proef / REIS).read_text(encoding="utf-8")
    text = text.replace("feiten: {toestemming: ja}", "feiten: {toestemmin: ja}")
    text += "  - {gebeurtenis: hulp_begonne, op: 2025-03-04 10:00}\n"
    (tmp_path / "los.yaml").write_text(text, encoding="utf-8")
    told = cli("simuleer", "los.yaml")
    assert (told.code, told.out) == (1, "")
    assert "los.yaml:6:43: fout" in told.err
    assert "los.yaml:7:19: fout" in told.err
    assert "    7 |   - {gebeurtenis: hulp_begonne" in told.err
    assert told.err.endswith("De klantreis 'los.yaml' kan zo niet worden gespeeld.\n")


def test_a_klantreis_of_the_content_with_an_error_is_there_all_the_same(
    cli: Cli, proef: Path
) -> None:
    file = proef / REIS
    file.write_text(file.read_text(encoding="utf-8").replace("leden:", "leeden:"), "utf-8")
    told = cli("simuleer", "rust")
    assert told.code == 1
    assert "proef/klantreizen/rust.yaml:4:1: fout RK107: 'leeden' hoort hier niet" in told.err


def test_an_unknown_letter_is_said(play: Play) -> None:
    assert "'x' ken ik niet. Typ ? voor hulp." in play("x", "q").out


def test_no_answer_means_something_else_in_a_menu_than_to_a_question(play: Play) -> None:
    out = play("g", "1", "1").out
    assert "Wat gebeurt er? (nummer, of leeg om terug te gaan)" in out
    assert "(nummer, of leeg als u dat niet weet)" in out


def test_stopping_asks_once_when_something_was_done(play: Play) -> None:
    question = "U heeft dit niet bewaard. Toch stoppen? (j/n)"
    assert question not in play("q").out
    done = play("t", "1 dag", "q", "n", "t", "1 dag", "q", "j")
    assert done.out.count(question) == 2
    assert done.out.count("Het is nu") == 2
    assert done.out.rstrip().endswith("Einde van de oefening.")


def test_what_was_expected_and_found_is_told_as_it_must_be_typed(cli: Cli, proef: Path) -> None:
    file = proef / REIS
    text = file.read_text(encoding="utf-8").splitlines()
    text[5] = text[5].replace("ja}}", "ja}, verwacht: {termijnen: {bellen: 2022-03-17}}}")
    file.write_text("\n".join(text), encoding="utf-8")
    told = cli("test").out
    assert "verwacht 2022-03-17, gevonden 2025-" in told
