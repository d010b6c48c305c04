"""The command as a process: in a pipe, with a full disk, in any locale, and started at once."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from routekaart.entrypoints.cli.group import COMMANDS

HEAVY = (
    "jinja2",
    "pydantic",
    "rich",
    "routekaart.engine",
    "routekaart.kaarten",
    "routekaart.load",
    "routekaart.model",
    "routekaart.simulate",
    "routekaart.verify",
    "routekaart.wiring",
    "transitions",
    "typst",
    "yaml",
    "zoneinfo",
)
BASH = shutil.which("bash") or "bash"
COMMAND = [sys.executable, "-m", "routekaart"]


def run(*args: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, **settings}
    return subprocess.run([*COMMAND, *args], capture_output=True, env=env, check=False)


def shell(line: str) -> subprocess.CompletedProcess[bytes]:
    python = f"{sys.executable} -m routekaart"
    return subprocess.run(
        [BASH, "-c", line.replace("routekaart", python)], capture_output=True, check=False
    )


def test_the_help_imports_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *COMMAND[1:], "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = [line.rpartition("|")[2].strip() for line in done.stderr.splitlines()]
    assert "routekaart.entrypoints.cli.door" in loaded
    heavy = [name for name in loaded if name.startswith(HEAVY)]
    assert heavy == []


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_imports_nothing_heavy(command: str) -> None:
    script = (
        "import sys; from routekaart.entrypoints.cli.door import run; "
        f"run([{command!r}, '--help']); print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert [name for name in done.stderr.splitlines() if name.startswith(HEAVY)] == []


def test_a_reader_that_goes_away_is_no_reason_to_complain() -> None:
    done = shell("routekaart toon overdracht --soort spoor --json | head -1; exit ${PIPESTATUS[0]}")
    assert (done.returncode, done.stdout, done.stderr) in (
        (141, b"{\n", b""),
        (0, b"{\n", b""),  # all of it fitted into the pipe
    )
    for command in ("controleer --json", "--help", "lijst begrippen"):
        done = shell(f"routekaart {command} | true; exit ${{PIPESTATUS[0]}}")
        assert (done.returncode, done.stderr) == (141, b"")


def test_a_shell_can_ask_to_complete_a_word() -> None:
    done = run(_ROUTEKAART_COMPLETE="bash_complete", COMP_WORDS="routekaart contr", COMP_CWORD="1")
    assert (done.returncode, done.stdout) == (0, b"plain,controleer\n")


def test_what_is_said_while_completing_is_dutch() -> None:
    script = (
        "import sys; from routekaart.entrypoints.cli.door import run\n"
        "try: run([])\n"
        "except SystemExit: pass\n"
        "print(sys.modules['click.shell_completion']._.__module__)"
    )
    env = {
        **os.environ,
        "_ROUTEKAART_COMPLETE": "bash_complete",
        "COMP_WORDS": "",
        "COMP_CWORD": "",
    }
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=env, check=False
    )
    assert done.stdout.splitlines()[-1] == "routekaart.entrypoints.cli.nederlands", done.stderr


def test_a_closed_stdout_is_no_reason_to_complain() -> None:
    done = shell("routekaart lijst >&-")
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here")
def test_a_full_disk_is_told() -> None:
    done = shell("routekaart lijst > /dev/full")
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "Fout: Het systeem weigert dit: de schijf is vol.\n",
    )


@pytest.mark.parametrize("lang", ["C", "POSIX", "nl_NL.UTF-8"])
def test_any_locale_will_do(lang: str) -> None:
    done = run("toon", "overdracht", "--soort", "spoor", LANG=lang, LC_ALL=lang)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "→" in done.stdout.decode()


def test_a_terminal_without_our_characters_gets_what_it_can_show() -> None:
    done = run("toon", "overdracht", "--soort", "spoor", PYTHONIOENCODING="cp1252")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"?" in done.stdout
    assert "Bron: " in done.stdout.decode("cp1252")


def test_results_go_to_stdout_and_the_rest_to_stderr() -> None:
    done = run("controleer")
    assert done.stdout.decode().splitlines()[-1].endswith(("open afspraken.", "open afspraak."))
    assert done.returncode == 0


def test_there_is_no_colour_in_a_pipe() -> None:
    env = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    done = subprocess.run(
        [*COMMAND, "controleer", "--open"], capture_output=True, env=env, check=False
    )
    assert b"\x1b" not in done.stdout + done.stderr


def test_the_code_runs_from_a_checkout_as_well() -> None:
    done = subprocess.run([*COMMAND, "lijst"], capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == 0
