"""Whatever happens inside, a user hears it in Dutch, on stderr, with a code that says what."""

import errno
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import Cli

from routekaart import errors, wiring
from routekaart.diagnostics import Diagnostic, Span
from routekaart.entrypoints.cli import errors as told_errors
from routekaart.entrypoints.cli.systeem import explain_os


def raise_(error: BaseException) -> object:
    def read(*_: object, **__: object) -> object:
        raise error

    return read


@pytest.mark.usefixtures("proef")
def test_a_mistake_of_ours_shows_no_traceback_and_how_to_report_it(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiring, "read_inhoud", raise_(ZeroDivisionError("Jan Jansen, Dorpsstraat")))
    told = cli("lijst")
    assert (told.code, told.out) == (3, "")
    assert "Traceback" not in told.err
    assert told.err.startswith("Fout: Routekaart maakt zelf een fout.")
    assert "ZeroDivisionError op routekaart/" in told.err
    assert "ROUTEKAART_DEBUG=1" in told.err
    assert "Jansen" not in told.err


@pytest.mark.usefixtures("proef")
def test_debug_shows_the_traceback(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROUTEKAART_DEBUG", "1")
    monkeypatch.setattr(wiring, "read_inhoud", raise_(ZeroDivisionError("here")))
    with pytest.raises(ZeroDivisionError, match="here"):
        cli("lijst")


@pytest.mark.usefixtures("proef")
def test_ctrl_c_is_quiet(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiring, "read_inhoud", raise_(KeyboardInterrupt()))
    told = cli("lijst")
    assert (told.code, told.out, told.err.strip()) == (130, "", "")


def test_ctrl_c_is_quiet_before_there_is_a_door() -> None:
    script = (
        "import os, signal, sys\n"
        "class Slow:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name.endswith('cli.door'): os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Slow())\n"
        "from routekaart.entrypoints.cli import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.EACCES, "daar heeft u geen rechten voor"),
        (errno.EROFS, "daar kan alleen worden gelezen"),
        (errno.ENOSPC, "de schijf is vol"),
        (errno.ENOTDIR, "dat is geen map"),
    ],
)
def test_what_the_system_refuses_is_told_in_dutch(number: int, sentence: str) -> None:
    told = explain_os(OSError(number, "English", "muur/ede.pdf"))
    assert told == f"het systeem weigert 'muur/ede.pdf': {sentence}."


def test_what_the_system_refuses_without_a_file_is_a_sentence_too() -> None:
    told = explain_os(OSError(errno.ENOSPC, "No space left on device"))
    assert told == "het systeem weigert dit: de schijf is vol."
    assert explain_os(OSError(errno.EPIPE, "Broken pipe")).endswith("fout EPIPE van het systeem.")


@pytest.mark.usefixtures("proef")
def test_debug_shows_no_traceback_of_what_somebody_typed(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROUTEKAART_DEBUG", "1")
    told = cli("kaart", "adrop")
    assert told.code == 2
    assert told.err == "Fout: De gemeente 'adrop' is niet bekend. Bedoelde u 'adorp'?\n"


def test_a_file_of_ones_own_that_may_not_be_read_is_a_finding(
    cli: Cli, proef: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = proef / "rules/adorp.yaml"

    def refuse_in(read: Callable[..., object]) -> Callable[..., object]:
        def refuse(path: Path, *args: object, **options: object) -> object:
            if path == closed:
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return read(path, *args, **options)

        return refuse

    for name in ("open", "read_bytes"):
        monkeypatch.setattr(Path, name, refuse_in(getattr(Path, name)))
    told = cli("controleer")
    assert told.code == 1
    assert "rules/adorp.yaml:1:1: fout RK101" in told.out


SPAN = Span("rules/x.yaml", 3, 5)
TOLD = "\nrules/x.yaml:3:5: fout RK201: dit is mis"
SENTENCES: list[tuple[errors.RoutekaartError, str, int]] = [
    (
        errors.ContentNotFound("gemeente", "eede", ["apeldoorn", "ede"]),
        "de gemeente 'eede' is niet bekend. Bedoelde u 'ede'?",
        2,
    ),
    (errors.ContentNotFound("naam", "x", []), "er is niets dat 'x' heet.", 2),
    (
        errors.NotInForce("ede", date(2010, 1, 2), date(2020, 1, 1)),
        (
            "op 2 januari 2010 gold voor 'ede' nog niets.\n"
            "Het eerste wat er is, geldt vanaf 1 januari 2020."
        ),
        2,
    ),
    (
        errors.RegioUnknown(
            "hier", date(2018, 1, 1), "Oud", date(2017, 12, 31), open_in=None, later=None
        ),
        (
            "op 1 januari 2018 hoorde 'hier' bij geen regio waarvan de afspraken er zijn: "
            "tot en met 31 december 2017 hoorde 'hier' bij Oud."
        ),
        2,
    ),
    (
        errors.DefinitionInvalid([Diagnostic("RK201", SPAN, "dit is mis")] * 5),
        (
            f"de afspraken kunnen zo niet worden gebruikt.{TOLD * 3}\n"
            "En nog 2: 'routekaart controleer' noemt ze alle."
        ),
        1,
    ),
    (errors.Undecided("regie", {}, ()), "de beslistabel 'regie' geeft hier geen antwoord.", 1),
    (
        errors.Undecided("regie", {}, (2, 4)),
        "de beslistabel 'regie' geeft meer dan één antwoord: regel 2 en 4.",
        1,
    ),
    (
        errors.DefinitionBroken("twee_overgangen", "a", "b"),
        "de afspraken spreken zichzelf tegen (twee_overgangen): a, b.",
        1,
    ),
    (
        errors.TemplateInvalid(SPAN, "kaart.html.j2", "dit bestaat niet"),
        "het sjabloon rules/x.yaml:3:5 is niet in te vullen: dit bestaat niet",
        1,
    ),
]


@pytest.mark.parametrize(("error", "sentence", "code"), SENTENCES)
def test_an_exception_is_told_in_dutch(
    error: errors.RoutekaartError, sentence: str, code: int
) -> None:
    assert told_errors.explain_error(error) == (sentence, code)


def test_every_exception_has_a_sentence_of_its_own() -> None:
    kinds = {kind for kind in vars(errors).values() if isinstance(kind, type)}
    ours = {kind for kind in kinds if issubclass(kind, errors.RoutekaartError)}
    told = {type(error) for error, _, _ in SENTENCES}
    assert ours - told == {errors.RoutekaartError, errors.KalenderTooShort}
