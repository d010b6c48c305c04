"""What each code of the controle means, for the command line and the manual."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        "RK501": (
            "Een beslistabel heeft een gat: er is een huishouden waarvoor geen enkele regel een "
            "antwoord geeft. routekaart kiest dan niets; de casus blijft liggen tot iemand het "
            "ziet."
        ),
        "RK502": (
            "Twee regels van een beslistabel met treffer 'uniek' gelden voor hetzelfde "
            "huishouden. Wie de tabel leest, weet dan niet welke regel telt; routekaart kiest "
            "er geen van beide."
        ),
        "RK503": (
            "In een beslistabel met treffer 'gelijk' mogen regels samen gelden, als zij "
            "hetzelfde zeggen. Deze twee zeggen voor hetzelfde huishouden iets anders."
        ),
        "RK504": (
            "In een beslistabel met treffer 'eerste' staat een regel die nooit aan de beurt "
            "komt: de regels erboven geven al antwoord in elk geval waarin deze zou gelden."
        ),
        "RK505": (
            "Een regel vraagt dingen die niet samen waar kunnen zijn. Een van de feiten volgt "
            "uit andere, en heeft in dit geval altijd een andere waarde."
        ),
        "RK506": (
            "De uitvoer van een beslistabel noemt een uitkomst die geen enkele regel ooit "
            "geeft. Er ontbreekt een regel, of de uitkomst is overbodig."
        ),
        "RK507": (
            "De beslistabel is te groot om deze vraag helemaal na te gaan. Er is niets "
            "gevonden, maar er is ook niets bewezen. Splits de tabel, met 'dan: {tabel: …}'."
        ),
        "RK508": (
            "Beslistabellen wachten op elkaars antwoord: de ene vraagt iets aan de andere, en "
            "komt zo weer bij zichzelf uit. Er is dan nooit een antwoord."
        ),
        "RK509": (
            "Een regel laat een andere beslistabel verder beslissen, en die kan iets antwoorden "
            "dat niet in de uitvoer van deze tabel staat."
        ),
        "RK510": (
            "De dragende regie mag nooit ontbreken zolang er een spoor loopt. Deze regel "
            "antwoordt 'geen', terwijl er nog een spoor loopt: niemand heeft dan de regie."
        ),
        "RK511": (
            "De tabel van de dragende regie kan 'geen' antwoorden zonder naar elk spoor te "
            "kijken. Loopt een spoor waar de tabel niet naar kijkt, dan heeft niemand de regie."
        ),
        "RK512": (
            "Een feit volgt uit een beslistabel met treffer 'alle', die meer antwoorden "
            "tegelijk kan geven. Een feit heeft er één."
        ),
        "RK520": (
            "De afspraken vragen iets van een rol, en voor deze gemeente is niet ingevuld wie "
            "dat is. Dit is geen fout in de afspraken: het is een afspraak die nog gemaakt moet "
            "worden."
        ),
        "RK521": (
            "Een termijn loopt zonder datum, omdat niemand heeft afgesproken hoe lang hij is. "
            "Dit is geen fout in de afspraken: het is een afspraak die nog gemaakt moet worden."
        ),
        "RK522": (
            "De regio heeft meer gemeenten dan er bij haar staan: haar bron geeft geen volledige "
            "lijst. Van een gemeente die ontbreekt, is er geen kaart."
        ),
    }
)
"""Each code of this package with its explanation in Dutch."""
