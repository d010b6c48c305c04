"""Every code that load gives a finding, and what it means. A code never changes its meaning."""

from __future__ import annotations

from typing import Final

CODES: Final[dict[str, str]] = {
    # form: this file alone
    "RK100": "De tekst volgt de regels van YAML niet.",
    "RK101": "Het bestand is niet te lezen, of heeft tekens die er niet in horen.",
    "RK102": "Het bestand is te groot, te diep genest of heeft te veel onderdelen.",
    "RK103": "Een onderdeel van YAML dat routekaart niet toestaat, zoals een tag, anker of alias.",
    "RK104": "Een sleutel staat twee keer op dezelfde plaats.",
    "RK105": "Het bestand is leeg.",
    "RK106": "De eerste sleutel zegt niet wat voor bestand dit is.",
    "RK107": "Een veld hoort hier niet.",
    "RK108": "Een verplicht veld ontbreekt.",
    "RK109": "Er staat een lijst, een tekst of een groep velden waar iets anders hoort.",
    "RK110": "Een waarde is niet een van de mogelijke waarden.",
    "RK111": "Een naam of sleutel is niet goed gespeld.",
    "RK112": "Er is niets ingevuld.",
    "RK113": "Een getal, datum, moment, duur of ja/nee is niet te lezen.",
    "RK114": "Velden passen niet bij elkaar.",
    "RK115": "Het bestand heeft zoveel fouten dat de rest niet is getoond.",
    # references: what one file says of another
    "RK201": "Een toestand bestaat niet.",
    "RK202": "Een gebeurtenis bestaat niet.",
    "RK203": "Een feit bestaat niet.",
    "RK204": "Een rol bestaat niet.",
    "RK205": "Een spoor bestaat niet.",
    "RK206": "Een beslistabel bestaat niet.",
    "RK207": "Een feit, tabel of gebeurtenis kent deze waarde of dit feit niet.",
    "RK208": "Een cel met een getal of datum is niet te lezen.",
    "RK209": "Een regel gebruikt een kolom die niet bij de invoer staat.",
    "RK210": "Een uitkomst staat niet bij de uitvoer.",
    "RK211": "Een document bestaat niet.",
    "RK212": "Een gemeente of regio bestaat niet, of hoort niet bij elkaar.",
    "RK213": "Een naam is al in gebruik, of is een woord van routekaart zelf.",
    "RK214": "Een spoor heeft geen toestand waarin het eindigt.",
    "RK215": "Een overgang begint in een toestand waarin het spoor al is geëindigd.",
    "RK216": "Een afgeleid feit krijgt een waarde, terwijl het uit iets anders volgt.",
    "RK217": "Wat per casus geldt en wat per lid geldt, is door elkaar gehaald.",
    "RK218": "Feiten en tabellen volgen in een kring uit elkaar.",
    "RK219": "De beschrijving van een feit klopt niet met zijn soort.",
    "RK220": "Een lid staat niet bij de leden van de klantreis.",
    "RK221": "Een termijn bestaat niet.",
    "RK222": "Een soort regie bestaat niet.",
    "RK223": "Wat geregeld wordt, kan niet over zichzelf gaan of zo niet beginnen.",
    # herkomst
    "RK301": "Er staat niet bij waarop dit rust.",
    # overrides
    "RK401": "Een afwijking wijst naar iets wat de basis niet heeft.",
    "RK402": "De basis staat hier geen afwijking toe.",
    "RK403": "Een termijn is langer dan de basis toestaat.",
    "RK404": "Een definitie geldt voor een regio én een gemeente, of voor iets wat niet bestaat.",
}
