"""
Smoke run: the wheel that is built from the sdist works where nothing else is installed.

A script, not a test module: it installs every runtime requirement once more. `make test` runs it.
"""

import os
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
CONTENT = ("klantreizen", "rules", "templates", "workflows")
PIP = ("-m", "pip", "--disable-pip-version-check", "--quiet", "install")
SEEN_FROM_A_CHECKOUT = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command outside the checkout; what it prints on stdout, or the end of the smoke run."""
    env = {key: value for key, value in os.environ.items() if key not in SEEN_FROM_A_CHECKOUT}
    done = subprocess.run(
        command, cwd=cwd, env=env, text=True, encoding="utf-8", capture_output=True, check=False
    )
    if done.returncode:
        told = f"{done.stdout}\n{done.stderr}".strip()
        sys.exit(f"smoke: {' '.join(map(str, command))} ended with {done.returncode}\n{told}")
    return done.stdout


def build(to: Path) -> Path:
    """Build the sdist, and from that the wheel, so that the sdist is known to be whole."""
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", to, ROOT, cwd=to)
    (wheel,) = to.glob("*.whl")
    return wheel


def missing_from(wheel: Path) -> list[str]:
    """What the checkout has and the wheel should have, and has not."""
    inside = set(zipfile.ZipFile(wheel).namelist())
    outside = {"routekaart/py.typed"}
    for folder in CONTENT:
        files = (path for path in (ROOT / folder).rglob("*") if path.is_file())
        outside |= {f"routekaart/_data/{path.relative_to(ROOT).as_posix()}" for path in files}
    return sorted(name for name in outside - inside if "__pycache__" not in name)


def main() -> None:
    """Build, look inside, install, run."""
    with tempfile.TemporaryDirectory(prefix="routekaart-") as scratch:
        here = Path(scratch).resolve()
        wheel = build(here)
        if missing := missing_from(wheel):
            sys.exit("smoke: not in the wheel:\n" + "\n".join(missing))

        venv.create(here / "venv", with_pip=True)
        bin_ = here / "venv" / ("Scripts" if os.name == "nt" else "bin")
        python, routekaart = bin_ / "python", bin_ / "routekaart"
        lock = ROOT / "requirements" / "runtime.txt"
        run(python, *PIP, "--only-binary", ":all:", "--require-hashes", "-r", lock, cwd=here)
        run(python, *PIP, "--no-deps", wheel, cwd=here)
        run(python, "-m", "pip", "--disable-pip-version-check", "check", cwd=here)

        for argument in ("--version", "lijst"):
            told = run(routekaart, argument, cwd=here).strip()
            if not told:
                sys.exit(f"smoke: routekaart {argument} says nothing")
            print(f"routekaart {argument}: {told.splitlines()[0]}")  # noqa: T201 the result


if __name__ == "__main__":
    main()
