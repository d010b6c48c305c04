"""To which regio a gemeente belongs on a day; and that a day that nobody knows is not guessed."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from routekaart.entrypoints.cli.errors import explain_error
from routekaart.entrypoints.periodes import find_beleidsperiodes, find_periodes
from routekaart.errors import NotInForce, RegioUnknown
from routekaart.load import Catalogus, load_catalogus, resolve

BASE = Path(__file__).parent / "bad" / "basis"
OUD = "proefdorp: {aanname: Alleen voor de proef.}"
NIEUW = """\
regio: nieuw
naam: Nieuwe regio
vanaf: 2020-01-01
beleid: proefbeleid
aanname: Voorbeeld.
gemeenten:
  proefdorp: {aanname: Voorbeeld.}
sporen: overdracht
regie: {}
"""


def read(tmp_path: Path, lidmaatschap: str, nieuw: str = NIEUW) -> Catalogus:
    """The base, in which proefdorp belonged to the proefregio as told, and then to another."""
    root = Path(shutil.copytree(BASE, tmp_path / "root"))
    regio = root / "rules" / "regio.yaml"
    text = regio.read_text(encoding="utf-8").replace(
        "naam: Proef", "vanaf: 2014-05-13\nnaam: Proef"
    )
    assert OUD in text
    regio.write_text(text.replace(OUD, f"proefdorp: {lidmaatschap}"), encoding="utf-8")
    (root / "rules" / "nieuw.yaml").write_text(nieuw, encoding="utf-8")
    catalogus, findings = load_catalogus([root])
    assert findings == (), "\n".join(map(str, findings))
    return catalogus


def regio_on(catalogus: Catalogus, day: date) -> str:
    return resolve(catalogus, "proefdorp", day).regio.regio


UNKNOWN = "{tot: onbekend, bekend_tot_en_met: 2014-12-31, aanname: Voorbeeld.}"
KNOWN = "{tot: 2018-01-01, aanname: Voorbeeld.}"


def test_a_gemeente_belongs_to_its_regio_up_to_the_last_day_that_is_known(tmp_path: Path) -> None:
    catalogus = read(tmp_path, UNKNOWN)
    assert regio_on(catalogus, date(2014, 5, 13)) == "proefregio"
    assert regio_on(catalogus, date(2014, 12, 31)) == "proefregio"
    assert regio_on(catalogus, date(2020, 1, 1)) == "nieuw"


@pytest.mark.parametrize("day", [date(2015, 1, 1), date(2017, 6, 1), date(2019, 12, 31)])
def test_when_nobody_knows_when_it_left_nothing_is_guessed(tmp_path: Path, day: date) -> None:
    catalogus = read(tmp_path, UNKNOWN)
    with pytest.raises(RegioUnknown) as caught:
        resolve(catalogus, "proefdorp", day)
    sentence, code = explain_error(caught.value)
    assert code == 2
    for part in (
        "niet bekend",
        "tot en met 31 december 2014",
        "Proefregio",
        "vanaf 1 januari 2020",
        "Nieuwe regio",
        "rules/regio.yaml",
        "'tot: jaar-maand-dag'",
    ):
        assert part in sentence


def test_another_gemeente_of_that_regio_notices_nothing(tmp_path: Path) -> None:
    catalogus = read(tmp_path, UNKNOWN)
    assert resolve(catalogus, "proefstad", date(2017, 6, 1)).regio.regio == "proefregio"


def test_a_day_that_was_filled_in_is_the_first_on_which_it_belongs_no_more(tmp_path: Path) -> None:
    catalogus = read(tmp_path, KNOWN)
    assert regio_on(catalogus, date(2017, 12, 31)) == "proefregio"
    with pytest.raises(RegioUnknown) as caught:
        resolve(catalogus, "proefdorp", date(2018, 1, 1))
    sentence, _ = explain_error(caught.value)
    assert "geen regio waarvan de afspraken er zijn" in sentence
    assert "jaar-maand-dag" not in sentence


def test_it_is_a_member_from_the_day_that_is_given(tmp_path: Path) -> None:
    later = NIEUW.replace("{aanname", "{vanaf: 2021-03-01, aanname")
    catalogus = read(tmp_path, "{tot: 2021-03-01, aanname: Voorbeeld.}", later)
    assert regio_on(catalogus, date(2021, 2, 28)) == "proefregio"
    assert regio_on(catalogus, date(2021, 3, 1)) == "nieuw"


def test_before_the_first_membership_it_is_just_too_early(tmp_path: Path) -> None:
    with pytest.raises(NotInForce) as caught:
        resolve(read(tmp_path, UNKNOWN), "proefdorp", date(2014, 5, 12))
    assert caught.value.first == date(2014, 5, 13)


def test_the_periods_leave_out_the_days_of_which_nobody_knows(tmp_path: Path) -> None:
    catalogus = read(tmp_path, UNKNOWN)
    for find in (find_beleidsperiodes, find_periodes):
        assert [(p.vanaf, p.tot_en_met) for p in find(catalogus, "proefdorp")] == [
            (date(2014, 5, 13), date(2014, 12, 31)),
            (date(2020, 1, 1), None),
        ]


def test_two_regios_on_one_day_are_told(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="RK212"):
        read(tmp_path, "{tot: 2020-01-02, aanname: Voorbeeld.}")
