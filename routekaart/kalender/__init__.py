"""
Werkdagen, feestdagen and termijnen: counting days the way the law and the agreements do.

Pure arithmetic on dates. Days are `date`s in Europe/Amsterdam, hours are elapsed time, moments are
UTC. What time it is now comes from `clock`; which days are feestdagen comes from a file; what a
termijn makes of all this, with suspensions and an explanation, is `engine.due`.
"""

from routekaart.kalender.atw import covers, ensure_two_dagen, extend_termijn
from routekaart.kalender.dagen import (
    MAANDNAMEN,
    ONE_DAY,
    ZONE,
    Kalender,
    add_maanden,
    add_werkdagen,
    compute_pasen,
    is_weekend,
    local_day,
    start_of_day,
    to_utc,
    write_dag,
    write_weekdag,
)
from routekaart.kalender.duur import Duur, Eenheid, Grondslag, Verlenging
from routekaart.kalender.opschorten import Opgeschort
from routekaart.kalender.uitleg import (
    UitlegStap,
    explain_maanden,
    explain_opgeschorte_dagen,
    explain_opgeschorte_uren,
    explain_vrije_dagen,
    explain_zonder_gevolg,
    write_moment,
)

__all__ = [
    "MAANDNAMEN",
    "ONE_DAY",
    "ZONE",
    "Duur",
    "Eenheid",
    "Grondslag",
    "Kalender",
    "Opgeschort",
    "UitlegStap",
    "Verlenging",
    "add_maanden",
    "add_werkdagen",
    "compute_pasen",
    "covers",
    "ensure_two_dagen",
    "explain_maanden",
    "explain_opgeschorte_dagen",
    "explain_opgeschorte_uren",
    "explain_vrije_dagen",
    "explain_zonder_gevolg",
    "extend_termijn",
    "is_weekend",
    "local_day",
    "start_of_day",
    "to_utc",
    "write_dag",
    "write_moment",
    "write_weekdag",
]
