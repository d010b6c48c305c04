"""`routekaart simuleer` and `routekaart test`, through the real door."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from wereld import make_klantreis

from routekaart.entrypoints.klantreizen import read_reis
from routekaart.entrypoints.schrijven import quote, write_klantreis
from routekaart.load import Catalogus, resolve

Cli = Callable[..., Any]
REIS = "ede-partnergeweld"
BROKEN = """\
klantreis: Een reis die niet uitkomt
gemeente: ede
begin: 2022-03-07 09:30
leden: {kind-1: {leeftijd: 9}}
stappen:
  - gebeurtenis: melding_ontvangen
    door: veilig_thuis
    verwacht:
      regie: {casusregie: lokaal_team}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of one's own with a klantreis that does not come true."""
    folder = tmp_path / "eigen"
    folder.joinpath("klantreizen").mkdir(parents=True)
    folder.joinpath("klantreizen", "mis.yaml").write_text(BROKEN, encoding="utf-8")
    return folder


# ── test ─────────────────────────────────────────────────────────────────────────────────────────


def test_all_shipped_klantreizen_come_true(cli: Cli) -> None:
    done = cli("test")
    assert done.code == 0, done.out
    assert "alle komen uit" in done.out


def test_a_difference_stands_at_its_line_and_column_and_ends_with_1(cli: Cli, own: Path) -> None:
    done = cli("--map", own, "test", "mis")
    assert done.code == 1
    assert "mis.yaml:9:27: fout RK602: stap 1, regie casusregie: verwacht lokaal team" in done.out
    assert "1 klantreis gespeeld: zij komt niet uit." in done.out


def test_a_klantreis_that_cannot_be_played_says_so_in_dutch_at_its_place(
    cli: Cli, own: Path
) -> None:
    text = BROKEN.replace(
        "verwacht:\n      regie: {casusregie: lokaal_team}", "op: 2022-01-01 10:00"
    )
    own.joinpath("klantreizen", "mis.yaml").write_text(text, encoding="utf-8")
    done = cli("--map", own, "test", "mis")
    assert done.code == 1
    assert "mis.yaml:8:9: fout RK601: dit moment is al voorbij" in done.out


def test_test_tells_another_program_the_same(cli: Cli, own: Path) -> None:
    done = cli("--map", own, "test", "--json", "mis", "ede-partner")
    told = json.loads(done.out)
    assert (done.code, told["gespeeld"], told["mislukt"]) == (1, 2, 1)
    assert [reis["komt_uit"] for reis in told["klantreizen"]] == [True, False]
    assert told["klantreizen"][1]["bevindingen"][0]["regel"] == 9


def test_a_pattern_of_nothing_is_wrong_use(cli: Cli) -> None:
    done = cli("test", "bestaat-niet")
    assert done.code == 2
    assert "bestaat-niet" in done.err


# ── simuleer ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("naam", [REIS, f"{REIS}.yaml", f"klantreizen/{REIS}.yaml"])
def test_a_klantreis_is_found_by_its_name_or_path(cli: Cli, naam: str) -> None:
    done = cli("simuleer", naam)
    assert done.code == 0
    assert done.out.startswith("OEFENING")
    assert max(map(len, done.out.splitlines())) <= 80


def test_a_name_that_is_almost_right_gets_a_hint(cli: Cli) -> None:
    done = cli("simuleer", "ede-partnergewelt")
    assert done.code == 2
    assert REIS in done.err


def test_a_file_anywhere_can_be_played_and_ends_with_1_when_it_does_not_come_true(
    cli: Cli, own: Path
) -> None:
    done = cli("simuleer", own / "klantreizen" / "mis.yaml")
    assert done.code == 1
    assert "KLOPT NIET" in done.out


def test_a_file_that_is_no_klantreis_is_told_what_is_wrong(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("klantreis: Een reis\n", encoding="utf-8")
    done = cli("simuleer", file)
    assert done.code == 1
    assert "RK108" in done.err


def test_json_has_the_keys_that_the_help_names(cli: Cli) -> None:
    told = json.loads(cli("simuleer", REIS, "--json").out)
    assert told["oefening"] is True
    first = told["tijdlijn"]["momenten"][0]
    assert {"stap", "tijd", "uitkomst", "bekend", "bewegingen", "regie", "termijnen", "taken",
            "weigering", "verschillen"} <= set(first)  # fmt: skip
    assert told["vergelijking"] is None


def test_a_page_is_written_where_it_is_asked(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "map" / "t.html"
    done = cli("simuleer", REIS, "--html", file)
    assert (done.code, done.out) == (0, "")
    assert "<svg" in file.read_text("utf-8")


def test_another_gemeente_side_by_side(cli: Cli) -> None:
    done = cli("simuleer", REIS, "--naast", "barneveld")
    assert "A: Ede, 7 maart 2022" in done.out
    assert "B: Barneveld, 7 maart 2022" in done.out
    later = cli("simuleer", REIS, "--naast", "@1-6-2023")
    assert "B: Ede, 1 juni 2023" in later.out


def test_elsewhere_what_a_klantreis_expects_says_nothing(cli: Cli, catalogus: Catalogus) -> None:
    for naam in catalogus.klantreizen:
        for gemeente in ("ede", "deventer", "hilversum"):
            done = cli("simuleer", naam, "--gemeente", gemeente, "--peildatum", "1-6-2020")
            assert done.code in (0, 2), (naam, gemeente, done.err)
            assert "KLOPT NIET" not in done.out


def test_a_day_that_is_no_day_is_wrong_use(cli: Cli) -> None:
    assert cli("simuleer", REIS, "--naast", "ede@gisteren").code == 2


# ── interactief ──────────────────────────────────────────────────────────────────────────────────

Play = Callable[..., Any]


@pytest.fixture
def play(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Play:
    """Runs the exercise on these answers, as a pipe would give them; then the pipe ends."""
    monkeypatch.chdir(tmp_path)

    def run(*answers: str) -> Any:  # noqa: ANN401 - a Gedraaid
        left = iter(answers)

        def answer(prompt: str = "") -> str:  # noqa: ARG001 - as input does
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("click.termui.visible_prompt_func", answer)
        return cli("simuleer", REIS, "--interactief")

    return run


MELDING = ("g", "1", "1", "", "", "", "", "")


def test_the_exercise_ends_quietly_when_the_answers_do(play: Play) -> None:
    done = play()
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("OEFENING")
    assert done.out.rstrip().endswith("Einde van de oefening.")


def test_what_is_chosen_happens_and_is_told(play: Play) -> None:
    out = play(*MELDING, "q").out
    assert "Wie heeft gemeld? politie" in out
    assert "Niet bewaard." in out


def test_time_passes_or_goes_to_the_next_termijn_and_can_be_taken_back(play: Play) -> None:
    out = play(*MELDING, "t", "3 dagen", "v", "o", "o", "o", "o", "q").out
    assert "Het is nu 10 maart 2022 om 09:30." in out
    assert "is verstreken" in out
    assert "Het is weer 10 maart 2022 om 09:30." in out
    assert "Er is niets om terug te nemen." in out


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (("t", "drie"), "geen duur"), (("k", "morgen"), "geen moment"),
        (("k", "2001-01-01 10:00"), "al voorbij"), (("g", "99", ""), "Kies een nummer"),
        (("d",), "Er staan geen taken open."), (("a",), "geen regie die nog aanvaard"),
        (("v",), "Er loopt niets met een datum"), (("x",), "gebeurtenis: kies wat er gebeurt"),
    ],
)  # fmt: skip
def test_a_wrong_answer_is_explained_and_nothing_breaks(
    play: Play, answers: tuple[str, ...], told: str
) -> None:
    done = play(*answers, "q")
    assert done.code == 0
    assert told in done.out


def test_why_not_is_told_without_it_happening(play: Play) -> None:
    out = play(*MELDING, "w", "1", "s", "q").out
    assert "GEWEIGERD" in out
    assert "(Dit is niet gebeurd; u keek alleen.)" in out


def test_a_taak_can_be_reported_as_done(play: Play) -> None:
    out = play(*MELDING, "v", "d", "1", "q").out
    assert "Taak gedaan:" in out


def test_what_was_done_is_saved_as_a_klantreis_that_plays(play: Play, cli: Cli) -> None:
    out = play(*MELDING, "t", "3 dagen", "v", "b", "Mijn reis", "q").out
    assert "Bewaard in Mijn reis.yaml" in out
    assert "Niet bewaard" not in out
    done = cli("simuleer", "Mijn reis.yaml")
    assert done.code == 0
    assert "is verstreken" in done.out


def test_nothing_is_overwritten_without_asking(play: Play, tmp_path: Path) -> None:
    file = tmp_path / "reis.yaml"
    file.write_text("van mij", encoding="utf-8")
    play(*MELDING, "b", "reis.yaml", "n", "q")
    assert file.read_text("utf-8") == "van mij"
    play(*MELDING, "b", "reis.yaml", "j", "q")
    assert file.read_text("utf-8").startswith("klantreis:")


def test_every_shipped_klantreis_is_written_so_that_it_reads_back_the_same(
    catalogus: Catalogus,
) -> None:
    for naam, klantreis in catalogus.klantreizen.items():
        day = klantreis.peildatum or klantreis.begin.date()
        plain = [stap.model_copy(update={"verwacht": None}) for stap in klantreis.stappen]
        afspraken = resolve(catalogus, klantreis.gemeente, day)
        text = write_klantreis(klantreis, plain, afspraken)
        back = read_reis(naam, text.encode()).klantreis
        assert back.stappen == tuple(plain)
        assert (back.leden, back.feiten, back.aannames, back.begin) == (
            klantreis.leden, klantreis.feiten, klantreis.aannames, klantreis.begin,
        )  # fmt: skip


@pytest.mark.parametrize(
    "text", ["een: twee", "# geen", "'aan' haal", "ja", "a  b", "- x", "{x}", "é"]
)
def test_any_sentence_survives_being_written(text: str, catalogus: Catalogus) -> None:
    day = make_klantreis().begin.date()
    klantreis = make_klantreis({"zegt": text}, uitleg=text, gemeente="ede")
    written = write_klantreis(klantreis, klantreis.stappen, resolve(catalogus, "ede", day))
    back = read_reis("x.yaml", written.encode()).klantreis
    assert (back.uitleg, back.stappen[0].zegt) == (" ".join(text.split()),) * 2
    assert quote("5 dagen") == "5 dagen"
