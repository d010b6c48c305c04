"""What each exception of routekaart is called in Dutch, and with which code the command ends."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

from routekaart.errors import (
    ContentNotFound,
    DefinitionBroken,
    DefinitionInvalid,
    KalenderTooShort,
    NotInForce,
    RegioUnknown,
    RoutekaartError,
    TemplateInvalid,
    Undecided,
)
from routekaart.kalender import write_dag
from routekaart.load.suggest import enumerate_words, suggest

FINDINGS: Final = 1
WRONG_USE: Final = 2
_FEW: Final = 12
_SOME: Final = 3
_ALIKE: Final = 0.8
"""A name that looks only a bit like what was typed helps nobody."""

_SOORTEN: Final = {
    "map": "de map '{naam}' is er niet, of er staan geen afspraken in",
    "gemeente": "de gemeente '{naam}' is niet bekend",
    "spoor": "het spoor '{naam}' is niet bekend",
    "tabel": "de beslistabel '{naam}' is niet bekend",
    "afspraak": "er is geen afspraak '{naam}'",
    "naam": "er is niets dat '{naam}' heet",
    "klantreis": "de klantreis '{naam}' is er niet",
}


def explain_error(error: RoutekaartError) -> tuple[str, int]:
    """The sentence, and the exit code."""
    wrong_use = isinstance(error, ContentNotFound | NotInForce | RegioUnknown | KalenderTooShort)
    return _tell(error), WRONG_USE if wrong_use else FINDINGS


def _tell(error: RoutekaartError) -> str:
    sentence = f"{type(error).__name__}: {error}"
    match error:
        case ContentNotFound():
            sentence = explain_not_found(error)
        case NotInForce(naam=naam, peildatum=peildatum, first=first):
            sentence = f"op {write_dag(peildatum)} gold voor '{naam}' nog niets."
            if first is not None:
                sentence += f"\nHet eerste wat er is, geldt vanaf {write_dag(first)}."
        case RegioUnknown():
            sentence = _tell_regio_unknown(error)
        case KalenderTooShort(day=day, first=first, last=last):
            sentence = (
                f"de feestdagen van {write_dag(day)} zijn niet bekend: de kalender loopt van "
                f"{write_dag(first)} tot en met {write_dag(last)}.\n"
                "Vul rules/feestdagen.yaml aan."
            )
        case DefinitionInvalid(diagnostics=diagnostics):
            lines = "".join(f"\n{diagnostic}" for diagnostic in diagnostics[:_SOME])
            more = len(diagnostics) - _SOME
            rest = f"\nEn nog {more}: 'routekaart controleer' noemt ze alle." if more > 0 else ""
            sentence = f"de afspraken kunnen zo niet worden gebruikt.{lines}{rest}"
        case Undecided(tabel=tabel, regels=regels):
            numbers = " en ".join(map(str, regels))
            answer = f"meer dan één antwoord: regel {numbers}" if regels else "hier geen antwoord"
            sentence = f"de beslistabel '{tabel}' geeft {answer}."
        case DefinitionBroken(code=code, places=places):
            sentence = f"de afspraken spreken zichzelf tegen ({code}): {', '.join(places)}."
        case TemplateInvalid(span=span, naam=naam, reason=reason):
            sentence = f"het sjabloon {span or naam} is niet in te vullen: {reason}"
    return sentence


def _tell_regio_unknown(error: RegioUnknown) -> str:
    """Between which days nobody knows it, and where to say what somebody found out."""
    naam, day = error.gemeente, write_dag(error.peildatum)
    sentence = f"tot en met {write_dag(error.last)} hoorde '{naam}' bij {error.regio}"
    if error.later is not None:
        regio, begin = error.later
        sentence += f", en vanaf {write_dag(begin)} bij {regio}"
    if error.open_in is None:
        return f"op {day} hoorde '{naam}' bij geen regio waarvan de afspraken er zijn: {sentence}."
    return (
        f"bij welke regio '{naam}' op {day} hoorde, is niet bekend: {sentence}. Geen bron zegt "
        "wanneer dat veranderde.\n"
        f"Weet u het? Vul in {error.open_in}, bij 'gemeenten', onder '{naam}' de dag in waarop zij "
        "er niet meer bij hoorde: 'tot: jaar-maand-dag' in plaats van 'tot: onbekend' (en haal "
        "'bekend_tot_en_met' dan weg), met de bron."
    )


def explain_not_found(error: ContentNotFound) -> str:
    """There is nothing of that name: what was meant, or what there is."""
    pattern = _SOORTEN.get(error.soort, "{soort} '{naam}' is niet bekend")
    sentence = pattern.format(soort=error.soort, naam=error.naam) + "."
    meant = get_close_matches(error.naam, sorted(error.known), n=1, cutoff=_ALIKE)
    hint = suggest(error.naam, meant)
    if not hint and 0 < len(error.known) <= _FEW:
        hint = f"Kies uit {enumerate_words(error.known)}."
    return f"{sentence} {hint}".strip()
