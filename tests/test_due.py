"""When a termijn passes: laws, each with a date beside it, and a count on the fingers as oracle."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.engine.due import Opschorting, Vervalmoment, due
from routekaart.errors import KalenderTooShort
from routekaart.kalender import (
    ZONE,
    Duur,
    Eenheid,
    Grondslag,
    Kalender,
    Verlenging,
    add_maanden,
    covers,
    local_day,
    start_of_day,
)
from routekaart.load.nodes import read_yaml
from routekaart.model.feestdagen import Feestdagen

FILE = Path(__file__).parent.parent / "rules" / "feestdagen.yaml"


def _read_kalender() -> Kalender:
    file, _ = read_yaml(FILE.name, FILE.read_bytes())
    assert file is not None
    return Feestdagen.model_validate(file.values).to_kalender()


KALENDER = _read_kalender()
ONE_DAY = timedelta(days=1)
ONE_HOUR = timedelta(hours=1)
IN_DAYS = (Eenheid.DAGEN, Eenheid.WERKDAGEN, Eenheid.WEKEN, Eenheid.MAANDEN)


def at(text: str) -> datetime:
    """A moment as somebody in the Netherlands reads it from the wall."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


def opgeschort(van: str, tot: str) -> Opschorting:
    return Opschorting(at(van), at(tot))


def plan(text: str, start: str, *opschortingen: Opschorting) -> Vervalmoment:
    return due(Duur.parse(text), at(start), KALENDER, opschortingen=opschortingen)


def plan_wettelijk(text: str, start: str, *opschortingen: Opschorting) -> Vervalmoment:
    return due(
        Duur.parse(text),
        at(start),
        KALENDER,
        grondslag=Grondslag.WETTELIJK,
        verlenging=Verlenging.ATW,
        opschortingen=opschortingen,
    )


def texts(vervalmoment: Vervalmoment) -> str:
    return "\n".join(stap.tekst for stap in vervalmoment.uitleg)


# Whole hours, so that the oracle can count them on its fingers.
hours = st.integers(0, 24 * 365 * 8).map(lambda n: datetime(2023, 1, 1, tzinfo=UTC) + n * ONE_HOUR)
aantallen = st.integers(1, 30)
durations = st.builds(Duur, aantallen, st.sampled_from(IN_DAYS))
verlengingen = st.sampled_from(Verlenging)


@st.composite
def starts_with_opschortingen(draw: st.DrawFn) -> tuple[datetime, list[Opschorting]]:
    """A start, and suspensions before, around and after it, touching and overlapping at will."""
    start = draw(hours)
    found = []
    for _ in range(draw(st.integers(0, 4))):
        van = start + draw(st.integers(-200, 2000)) * ONE_HOUR
        found.append(Opschorting(van, van + draw(st.integers(0, 600)) * ONE_HOUR))
    return start, found


cases = starts_with_opschortingen()


def suspended_days(opschortingen: Sequence[Opschorting]) -> set[date]:
    found = set()
    for one in opschortingen:
        day = local_day(one.van)
        while day < local_day(one.tot):
            found.add(day)
            day += ONE_DAY
    return found


def may_end(day: date) -> bool:
    return day.isoweekday() < 6 and not KALENDER.is_algemeen_erkend(day)


def count_on_fingers(
    duur: Duur, start: datetime, opschortingen: Sequence[Opschorting], verlenging: Verlenging
) -> date:
    """One day at a time, with a set of days and no arithmetic: slow, and hard to get wrong."""
    begin = local_day(start)
    off = suspended_days(opschortingen)
    counts: Callable[[date], bool] = lambda day: day not in off  # noqa: E731
    left = duur.aantal
    match duur.eenheid:
        case Eenheid.WEKEN:
            left *= 7
        case Eenheid.MAANDEN:
            left = (add_maanden(begin, left) - begin).days
        case Eenheid.WERKDAGEN:
            counts = lambda day: day not in off and KALENDER.is_werkdag(day)  # noqa: E731
        case _:
            pass
    day, to_act_on = begin, 0
    while left:
        day += ONE_DAY
        left -= counts(day)
        to_act_on += day not in off and may_end(day)
    short = duur.eenheid in (Eenheid.DAGEN, Eenheid.WERKDAGEN) and duur.aantal < 3
    if verlenging is Verlenging.ATW and covers(duur):
        while (to_act_on < 2 and not short) or not may_end(day) or day in off:
            day += ONE_DAY
            to_act_on += day not in off and may_end(day)
    return day


# ── against the oracle ──


@given(durations, cases, verlengingen)
def test_a_termijn_ends_where_one_who_counts_on_his_fingers_ends(
    duur: Duur, case: tuple[datetime, list[Opschorting]], verlenging: Verlenging
) -> None:
    start, opschortingen = case
    end = due(duur, start, KALENDER, verlenging=verlenging, opschortingen=opschortingen)
    assert end.dag == count_on_fingers(duur, start, opschortingen, verlenging)


@given(st.integers(1, 400), cases)
def test_uren_end_where_one_who_counts_them_one_by_one_ends(
    count: int, case: tuple[datetime, list[Opschorting]]
) -> None:
    start, opschortingen = case
    moment, left = start, count
    while left:
        left -= not any(one.van <= moment < one.tot for one in opschortingen)
        moment += ONE_HOUR

    end = due(Duur(count, Eenheid.UREN), start, KALENDER, opschortingen=opschortingen)
    assert end.moment == moment


# ── the anchors ──


def test_5_werkdagen_from_13_may_2026_end_on_the_21st_over_hemelvaart_and_a_weekend() -> None:
    assert plan("5 werkdagen", "2026-05-13T10:00").dag == date(2026, 5, 21)


def test_2_weken_from_1_may_2026_end_on_friday_the_15th_when_nothing_extends_them() -> None:
    assert plan("2 weken", "2026-05-01T10:00").dag == date(2026, 5, 15)


def test_2_weken_from_1_may_2026_run_on_to_monday_the_18th_for_the_15th_was_made_equal() -> None:
    assert plan_wettelijk("2 weken", "2026-05-01T10:00").dag == date(2026, 5, 18)


def test_10_weken_from_16_october_2026_run_on_over_kerst_to_monday_28_december() -> None:
    assert plan_wettelijk("10 weken", "2026-10-16T10:00").dag == date(2026, 12, 28)


def test_3_maanden_from_30_november_2025_end_on_28_february_2026() -> None:
    assert plan("3 maanden", "2025-11-30T10:00").dag == date(2026, 2, 28)


def test_a_year_from_29_february_2024_ends_on_28_february_and_four_years_on_the_29th() -> None:
    assert plan("1 jaar", "2024-02-29T10:00").dag == date(2025, 2, 28)
    assert plan("4 jaar", "2024-02-29T10:00").dag == date(2028, 2, 29)


def test_10_dagen_of_a_huisverbod_end_on_a_sunday_and_so_it_says() -> None:
    end = due(
        Duur.parse("10 dagen"), at("2025-03-13T22:00"), KALENDER, grondslag=Grondslag.WETTELIJK
    )
    assert end.dag == date(2025, 3, 23)
    assert "zondag 23 maart 2025 telt: geen verlenging" in texts(end)


def test_the_second_month_from_31_january_is_counted_from_31_january() -> None:
    assert plan("1 maand", "2025-01-31T10:00").dag == date(2025, 2, 28)
    assert plan("2 maanden", "2025-01-31T10:00").dag == date(2025, 3, 31)


# ── counting ──


@given(durations, cases)
def test_a_longer_duur_never_ends_earlier(
    duur: Duur, case: tuple[datetime, list[Opschorting]]
) -> None:
    start, opschortingen = case
    longer = Duur(duur.aantal + 1, duur.eenheid)
    end = due(duur, start, KALENDER, opschortingen=opschortingen)
    assert end.dag < due(longer, start, KALENDER, opschortingen=opschortingen).dag


def test_article_4_itself_lets_91_days_end_before_90_do() -> None:
    """The ninetieth day is a Saturday: 90 dagen run on to Monday, 91 dagen end on that Sunday."""
    assert plan_wettelijk("90 dagen", "2025-03-16T10:00").dag == date(2025, 6, 16)
    assert plan_wettelijk("91 dagen", "2025-03-16T10:00").dag == date(2025, 6, 15)


@given(durations, st.dates(date(2023, 1, 1), date(2030, 12, 31)), st.integers(0, 22))
def test_the_hour_at_which_it_starts_makes_no_difference_to_a_termijn_in_days(
    duur: Duur, day: date, hour: int
) -> None:
    midnight = start_of_day(day)
    end = due(duur, midnight, KALENDER)
    assert due(duur, midnight + hour * ONE_HOUR, KALENDER).dag == end.dag
    assert end.dag > day


def test_a_start_just_after_midnight_here_is_the_day_before_in_utc_and_counts_here() -> None:
    assert plan("1 dag", "2025-07-04T00:30").dag == date(2025, 7, 5)


@given(durations, cases, verlengingen)
def test_a_termijn_in_days_passes_at_the_midnight_that_ends_its_last_day(
    duur: Duur, case: tuple[datetime, list[Opschorting]], verlenging: Verlenging
) -> None:
    start, opschortingen = case
    end = due(duur, start, KALENDER, verlenging=verlenging, opschortingen=opschortingen)
    assert end.moment == start_of_day(end.dag + ONE_DAY)
    assert end.moment.tzinfo is UTC
    assert end.moment.astimezone(ZONE).time().isoformat() == "00:00:00"


def test_the_midnight_that_ends_a_summer_day_is_ten_in_the_evening_utc() -> None:
    assert plan("1 dag", "2025-07-03T12:00").moment == datetime(2025, 7, 4, 22, tzinfo=UTC)


@given(hours, st.integers(1, 9999))
def test_uren_are_elapsed_time(start: datetime, count: int) -> None:
    end = due(Duur(count, Eenheid.UREN), start, KALENDER)
    assert end.moment - start == count * ONE_HOUR


@pytest.mark.parametrize(
    ("start", "wall", "moved"),
    [
        ("2025-03-29T12:00", "30 maart 2025 om 13:00", True),
        ("2025-10-25T12:00", "26 oktober 2025 om 11:00", True),
        ("2025-10-25T02:30", "26 oktober 2025 om 02:30 (zomertijd)", False),
        ("2025-10-25T03:30", "26 oktober 2025 om 02:30 (wintertijd)", True),
        ("2025-03-04T12:00", "5 maart 2025 om 12:00", False),
    ],
)
def test_24_uur_over_a_night_in_which_the_clock_is_moved_are_24_uur(
    start: str, wall: str, *, moved: bool
) -> None:
    end = plan("24 uur", start)
    assert end.moment - at(start) == 24 * ONE_HOUR
    assert end.uitleg[-1].tekst == f"verstrijkt op {wall}"
    assert ("de klok wordt verzet" in texts(end)) == moved


def test_uren_that_pass_at_midnight_can_be_used_until_the_end_of_the_day_before() -> None:
    end = plan("24 uur", "2025-03-04T00:00")
    assert end.dag == date(2025, 3, 4)
    assert end.moment == at("2025-03-05T00:00")


# ── Algemene termijnenwet ──


@given(durations, cases)
def test_the_atw_never_shortens_and_never_ends_on_a_day_on_which_nothing_can_be_done(
    duur: Duur, case: tuple[datetime, list[Opschorting]]
) -> None:
    start, opschortingen = case
    plain = due(duur, start, KALENDER, opschortingen=opschortingen)
    end = due(duur, start, KALENDER, verlenging=Verlenging.ATW, opschortingen=opschortingen)
    assert end.dag >= plain.dag
    if covers(duur):
        assert may_end(end.dag)
    else:
        assert end.dag == plain.dag
        assert "(artikel 4)" in texts(end)


def test_3_dagen_before_easter_2025_run_on_until_there_were_two_days_to_act_on() -> None:
    end = plan_wettelijk("3 dagen", "2025-04-17T10:00")
    assert end.dag == date(2025, 4, 23)
    assert "(Algemene termijnenwet, artikel 2)" in texts(end)


def test_goede_vrijdag_counts_for_a_statutory_end() -> None:
    end = plan_wettelijk("2 dagen", "2025-04-16T10:00")
    assert end.dag == date(2025, 4, 22)
    assert "18 april 2025 is Goede Vrijdag: hierop eindigt de termijn niet" in texts(end)


def test_a_termijn_of_one_werkdag_that_ends_on_a_day_made_equal_runs_on_when_it_is_statutory() -> (
    None
):
    assert plan("1 werkdag", "2026-05-13T10:00").dag == date(2026, 5, 15)
    assert plan_wettelijk("1 werkdag", "2026-05-13T10:00").dag == date(2026, 5, 18)


def test_24_uur_are_not_extended_over_a_sunday() -> None:
    end = plan_wettelijk("24 uur", "2025-03-08T10:00")
    assert end.dag == date(2025, 3, 9)
    assert "geldt niet voor 24 uur (artikel 4)" in texts(end)


def test_an_agreement_may_say_that_it_counts_as_the_law_does_and_then_the_uitleg_says_so() -> None:
    end = due(Duur.parse("2 weken"), at("2026-05-01T10:00"), KALENDER, verlenging=Verlenging.ATW)
    assert end.dag == date(2026, 5, 18)
    assert "de afspraak past de Algemene termijnenwet toe" in texts(end)
    assert "de afspraak" not in texts(plan_wettelijk("2 weken", "2026-05-01T10:00"))


@pytest.mark.parametrize(
    ("start", "warning"),
    [
        ("2029-03-01T10:00", "gelijkgestelde dagen na 2028 zijn nog niet vastgesteld"),
        ("2021-03-01T10:00", "welke dagen in 2021 gelijkgesteld waren, is onbekend"),
        ("2025-03-03T10:00", ""),
        ("2018-03-01T10:00", ""),
    ],
)
def test_a_year_without_a_known_decree_is_said_where_the_atw_is_applied(
    start: str, warning: str
) -> None:
    found = texts(plan_wettelijk("2 weken", start))
    assert warning in found
    assert bool(warning) == ("let op" in found)
    assert "let op" not in texts(plan("2 weken", start))


def test_an_end_that_runs_on_into_a_year_without_a_decree_warns_as_well() -> None:
    end = plan_wettelijk("1 week", "2028-12-24T10:00")
    assert end.dag == date(2029, 1, 2)
    assert "na 2028" in texts(end)


def test_a_kalender_that_knows_no_decree_at_all_says_so_and_one_that_says_nothing_knows_all() -> (
    None
):
    def plan_with(besluitjaren: frozenset[int] | None) -> str:
        kalender = Kalender({}, {}, date(2025, 1, 1), date(2025, 12, 31), besluitjaren)
        start = at("2025-03-03T10:00")
        return texts(due(Duur.parse("1 week"), start, kalender, verlenging=Verlenging.ATW))

    assert "let op: gelijkgestelde dagen zijn nog niet vastgesteld" in plan_with(frozenset())
    assert "let op" not in plan_with(None)


# ── opschorting ──


@given(durations, cases, verlengingen)
def test_a_termijn_never_passes_while_it_is_suspended(
    duur: Duur, case: tuple[datetime, list[Opschorting]], verlenging: Verlenging
) -> None:
    start, opschortingen = case
    end = due(duur, start, KALENDER, verlenging=verlenging, opschortingen=opschortingen)
    assert end.dag not in suspended_days(opschortingen)
    assert not any(one.van < end.moment < one.tot for one in opschortingen)


@given(durations, cases, st.integers(0, 500), st.integers(0, 500), verlengingen)
def test_a_suspension_that_begins_after_the_end_has_no_effect(
    duur: Duur,
    case: tuple[datetime, list[Opschorting]],
    wait: int,
    length: int,
    verlenging: Verlenging,
) -> None:
    start, opschortingen = case
    end = due(duur, start, KALENDER, verlenging=verlenging, opschortingen=opschortingen)
    van = end.moment + wait * ONE_HOUR
    late = Opschorting(van, van + length * ONE_HOUR)
    again = due(duur, start, KALENDER, verlenging=verlenging, opschortingen=[late, *opschortingen])
    assert again.dag == end.dag


@given(durations, cases, st.randoms())
def test_the_order_of_suspensions_and_naming_one_twice_make_no_difference(
    duur: Duur, case: tuple[datetime, list[Opschorting]], random: Random
) -> None:
    start, opschortingen = case
    shuffled = [*opschortingen, *opschortingen[:1]]
    random.shuffle(shuffled)
    end = due(duur, start, KALENDER, opschortingen=opschortingen)
    assert due(duur, start, KALENDER, opschortingen=shuffled).dag == end.dag


@given(durations, cases)
def test_without_a_suspension_a_termijn_ends_no_later_than_with_it(
    duur: Duur, case: tuple[datetime, list[Opschorting]]
) -> None:
    start, opschortingen = case
    end = due(duur, start, KALENDER, opschortingen=opschortingen)
    assert due(duur, start, KALENDER, opschortingen=opschortingen[1:]).dag <= end.dag


def test_5_werkdagen_suspended_after_two_leave_three() -> None:
    """Tuesday 4 and Wednesday 5 March count; Monday the 17th is the third."""
    end = plan(
        "5 werkdagen", "2025-03-03T10:00", opgeschort("2025-03-06T09:00", "2025-03-17T16:00")
    )
    assert end.dag == date(2025, 3, 19)
    assert "opgeschort van 6 maart 2025 tot 17 maart 2025: 7 werkdagen tellen niet mee" in texts(
        end
    )


def test_2_weken_suspended_for_ten_days_end_ten_days_later() -> None:
    end = plan("2 weken", "2025-03-03T10:00", opgeschort("2025-03-05T09:00", "2025-03-15T16:00"))
    assert end.dag == date(2025, 3, 27)
    assert "opgeschort van 5 maart 2025 tot 15 maart 2025: 10 dagen tellen niet mee" in texts(end)


def test_3_maanden_suspended_for_a_day_end_a_day_later() -> None:
    end = plan("3 maanden", "2025-11-30T10:00", opgeschort("2026-01-05T09:00", "2026-01-06T16:00"))
    assert end.dag == date(2026, 3, 1)
    assert "1 dag telt niet mee" in texts(end)


def test_24_uur_suspended_for_an_hour_and_a_half_end_that_much_later() -> None:
    end = plan("24 uur", "2025-03-03T10:00", opgeschort("2025-03-03T12:00", "2025-03-03T13:30"))
    assert end.moment == at("2025-03-04T11:30")
    assert "1 uur en 30 minuten telt niet mee" in texts(end)


def test_a_suspension_that_begins_on_the_last_day_keeps_that_day_for_afterwards() -> None:
    end = plan(
        "5 werkdagen", "2025-03-03T10:00", opgeschort("2025-03-10T09:00", "2025-03-12T09:00")
    )
    assert end.dag == date(2025, 3, 12)


def test_overlapping_suspensions_count_once_and_the_uitleg_says_so() -> None:
    end = plan(
        "2 weken",
        "2025-03-03T10:00",
        opgeschort("2025-03-05T09:00", "2025-03-10T09:00"),
        opgeschort("2025-03-08T09:00", "2025-03-12T09:00"),
    )
    assert end.dag == date(2025, 3, 24)
    assert "opgeschort van 5 maart 2025 tot 12 maart 2025: 7 dagen tellen niet mee" in texts(end)
    assert "opschortingen overlappen elkaar: samen tellen zij één keer" in texts(end)


@pytest.mark.parametrize(
    ("van", "tot", "why"),
    [
        ("2025-04-01T09:00", "2025-04-05T09:00", "begint na het einde"),
        ("2025-02-01T09:00", "2025-03-03T09:00", "was voorbij voordat de termijn telde"),
        ("2025-03-05T09:00", "2025-03-05T17:00", "begint en eindigt op dezelfde dag"),
    ],
)
def test_a_suspension_without_effect_is_explained(van: str, tot: str, why: str) -> None:
    end = plan("2 weken", "2025-03-03T10:00", opgeschort(van, tot))
    assert end.dag == date(2025, 3, 17)
    assert f"heeft geen gevolg: zij {why}" in texts(end)


def test_a_statutory_end_on_saturday_that_is_suspended_on_sunday_ends_when_that_is_over() -> None:
    end = plan_wettelijk(
        "2 weken", "2025-03-01T10:00", opgeschort("2025-03-16T09:00", "2025-03-19T09:00")
    )
    assert end.dag == date(2025, 3, 19)
    assert "17 maart 2025 is opgeschort: hierop eindigt de termijn niet" in texts(end)


# ── the explanation ──


@given(durations, cases, verlengingen, st.sampled_from(Grondslag))
def test_the_last_step_of_the_uitleg_is_about_the_last_day(
    duur: Duur,
    case: tuple[datetime, list[Opschorting]],
    verlenging: Verlenging,
    grondslag: Grondslag,
) -> None:
    start, opschortingen = case
    for asked in (duur, Duur(duur.aantal, Eenheid.UREN)):
        end = due(
            asked,
            start,
            KALENDER,
            grondslag=grondslag,
            verlenging=verlenging,
            opschortingen=opschortingen,
        )
        assert end.uitleg[-1].dag == end.dag
        assert all(stap.tekst for stap in end.uitleg)


def test_5_werkdagen_over_hemelvaart_are_explained_step_by_step() -> None:
    end = plan("5 werkdagen", "2026-05-13T10:00")
    assert [(stap.dag, stap.tekst) for stap in end.uitleg] == [
        (date(2026, 5, 14), "telt vanaf 14 mei 2026 (de dag na de start)"),
        (date(2026, 5, 14), "14 mei 2026 is Hemelvaartsdag: geen werkdag"),
        (date(2026, 5, 16), "zaterdag 16 en zondag 17 mei 2026: geen werkdag"),
        (date(2026, 5, 21), "laatste dag: donderdag 21 mei 2026"),
    ]


def test_a_statutory_termijn_over_kerst_is_explained_step_by_step() -> None:
    assert texts(plan_wettelijk("10 weken", "2026-10-16T10:00")).splitlines() == [
        "telt vanaf 17 oktober 2026 (de dag na de start)",
        "10 weken na 16 oktober 2026 is vrijdag 25 december 2026",
        "25 december 2026 is eerste kerstdag: hierop eindigt de termijn niet",
        "zaterdag 26 en zondag 27 december 2026: hierop eindigt de termijn niet",
        "verlengd tot en met maandag 28 december 2026 (Algemene termijnenwet, artikel 1 lid 1)",
        "laatste dag: maandag 28 december 2026",
    ]


def test_many_weekends_are_one_step() -> None:
    found = texts(plan("20 werkdagen", "2025-03-03T10:00"))
    assert "8 zaterdagen en zondagen: geen werkdag" in found
    assert found.count("zaterdag") == 1


def test_a_month_that_is_too_short_is_explained() -> None:
    found = texts(plan("3 maanden", "2025-11-30T10:00"))
    assert "februari 2026 heeft geen dag 30: haar laatste dag telt" in found


# ── what is refused ──


def test_a_moment_without_a_zone_is_refused() -> None:
    naive = datetime(2025, 3, 3, 10)  # noqa: DTZ001  that is what the test is about
    with pytest.raises(ValueError, match="no time zone"):
        due(Duur.parse("1 dag"), naive, KALENDER)
    with pytest.raises(ValueError, match="no time zone"):
        Opschorting(naive, at("2025-03-04T10:00"))
    with pytest.raises(ValueError, match="no time zone"):
        Opschorting(at("2025-03-02T10:00"), naive)


def test_a_suspension_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        opgeschort("2025-03-05T10:00", "2025-03-04T10:00")


@pytest.mark.parametrize(
    ("text", "start"), [("5 werkdagen", "2035-12-28T10:00"), ("9999 jaar", "2025-03-03T10:00")]
)
def test_an_end_that_the_kalender_does_not_reach_is_never_guessed(text: str, start: str) -> None:
    with pytest.raises(KalenderTooShort):
        plan(text, start)


def test_a_termijn_that_needs_no_feestdagen_may_end_after_the_kalender() -> None:
    assert plan("5 jaar", "2034-03-03T10:00").dag == date(2039, 3, 3)
