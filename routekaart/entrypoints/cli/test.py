"""`routekaart test`: all klantreizen, with what they expect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from routekaart.entrypoints.cli.content import read_content
from routekaart.entrypoints.cli.group import Opdracht
from routekaart.entrypoints.cli.options import Keuzes, json_option

if TYPE_CHECKING:
    from routekaart.diagnostics import Diagnostic
    from routekaart.entrypoints.klantreizen import Reis
    from routekaart.wiring import Inhoud

FINDINGS: Final = 1


@click.command(
    "test",
    cls=Opdracht,
    voorbeelden=("routekaart test", "routekaart test ede", "routekaart test 'ede-*' waakvlam"),
    velden={
        "klantreizen[].bestand": "het bestand van de klantreis",
        "klantreizen[].titel": "hoe de klantreis heet",
        "klantreizen[].gemeente": "de gemeente waarin zij speelt",
        "klantreizen[].komt_uit": "of alles gaat zoals verwacht",
        "klantreizen[].bevindingen[].code": "RK601: niet te spelen; RK602: iets komt niet uit",
        "klantreizen[].bevindingen[].pad": "waar het bestand op deze computer staat",
        "klantreizen[].bevindingen[].regel": "regelnummer, geteld vanaf 1",
        "klantreizen[].bevindingen[].kolom": "kolom, geteld vanaf 1",
        "klantreizen[].bevindingen[].tekst": "wat er anders is",
        "klantreizen[].bevindingen[].hint": "wat er bedoeld kan zijn; leeg als dat onbekend is",
        "gespeeld": "aantal klantreizen",
        "mislukt": "aantal klantreizen dat niet uitkomt",
    },
)
@click.argument("patronen", nargs=-1, metavar="[PATROON]...")
@json_option
@click.pass_obj
def command(keuzes: Keuzes, *, patronen: tuple[str, ...], als_json: bool) -> int:
    """
    Speelt alle klantreizen en kijkt of zij uitkomen.

    Met een PATROON alleen de klantreizen waarvan de naam het bevat, of ermee klopt ('ede-*').
    Eindigt met code 1 als er een niet uitkomt.
    """
    from routekaart.entrypoints.cli.show import make_progress, show_json
    from routekaart.entrypoints.klantreizen import list_reizen
    from routekaart.errors import ContentNotFound

    inhoud = read_content(keuzes)
    reizen = list_reizen(inhoud)
    chosen = [reis for reis in reizen if not patronen or _fits(reis.naam, patronen)]
    if patronen and not chosen:
        raise ContentNotFound("klantreis", " ".join(patronen), [reis.naam for reis in reizen])
    found = [(reis, _test(inhoud, reis)) for reis in make_progress("Klantreizen spelen")(chosen)]
    failed = sum(bool(findings) for _, findings in found)
    if als_json:
        show_json(
            {
                "klantreizen": [_to_json(inhoud, reis, findings) for reis, findings in found],
                "gespeeld": len(found),
                "mislukt": failed,
            }
        )
    else:
        _show(inhoud, found)
    return FINDINGS if failed else 0


def _fits(naam: str, patronen: tuple[str, ...]) -> bool:
    from fnmatch import fnmatch
    from pathlib import PurePosixPath

    stem = PurePosixPath(naam).stem
    return any(
        fnmatch(stem, patroon) or fnmatch(naam, patroon) or patroon in naam for patroon in patronen
    )


def _test(inhoud: Inhoud, reis: Reis) -> tuple[Diagnostic, ...]:
    """All that is not as the klantreis expects; why it cannot be played."""
    from routekaart.diagnostics import Diagnostic
    from routekaart.entrypoints.cli.errors import explain_error
    from routekaart.entrypoints.klantreizen import play_reis
    from routekaart.errors import DefinitionInvalid, RoutekaartError

    try:
        gespeeld = play_reis(reis, reis.plan(inhoud))
    except DefinitionInvalid as error:
        return error.diagnostics
    except RoutekaartError as error:
        return (Diagnostic("RK601", reis.file.span("gemeente"), explain_error(error)[0]),)
    return tuple(map(reis.different, gespeeld.verschillen))


def _show(inhoud: Inhoud, found: list[tuple[Reis, tuple[Diagnostic, ...]]]) -> None:
    from routekaart.entrypoints.cli.findings import FindingWriter, show_path
    from routekaart.entrypoints.cli.show import count

    writer = FindingWriter(inhoud)
    for reis, findings in found:
        word = click.style("FOUT", fg="red", bold=True) if findings else "ok  "
        click.echo(f"{word}  {show_path(inhoud.locate(reis.naam))}: {reis.klantreis.klantreis}")
        if findings:
            click.echo()
        for finding in findings:
            writer.show(finding)
    failed = sum(bool(findings) for _, findings in found)
    played = count(len(found), "klantreis", "klantreizen")
    told = (
        "alle komen uit"
        if not failed
        else f"{failed} {'komt' if failed == 1 else 'komen'} niet uit"
    )
    if not found:
        click.echo("Er zijn geen klantreizen.")
    elif len(found) == 1:
        click.echo(f"1 klantreis gespeeld: zij komt {'niet uit' if failed else 'uit'}.")
    else:
        click.echo(f"{played} gespeeld: {told}.")


def _to_json(inhoud: Inhoud, reis: Reis, findings: tuple[Diagnostic, ...]) -> dict[str, Any]:
    return {
        "bestand": reis.naam,
        "titel": reis.klantreis.klantreis,
        "gemeente": reis.klantreis.gemeente,
        "komt_uit": not findings,
        "bevindingen": [
            {
                "code": finding.code,
                "pad": str(inhoud.locate(finding.span.file)),
                "regel": finding.span.line,
                "kolom": finding.span.column,
                "tekst": finding.message,
                "hint": finding.hint,
            }
            for finding in findings
        ],
    }
