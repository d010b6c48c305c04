"""Werkdagen, the Algemene termijnenwet, words for a duur, and the clock: each law with a date."""

import doctest
import importlib
import pkgutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart import kalender as kalender_package
from routekaart.clock import FixedClock, SystemClock
from routekaart.errors import KalenderTooShort
from routekaart.kalender import (
    ZONE,
    Duur,
    Eenheid,
    Kalender,
    Opgeschort,
    add_maanden,
    add_werkdagen,
    compute_pasen,
    covers,
    ensure_two_dagen,
    extend_termijn,
    local_day,
    start_of_day,
    to_utc,
    write_dag,
    write_moment,
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
days = st.dates(date(2014, 1, 1), date(2034, 12, 31))
durations = st.builds(Duur, st.integers(1, 9999), st.sampled_from(Eenheid))


def _may_end(day: date) -> bool:
    return day.isoweekday() < 6 and not KALENDER.is_algemeen_erkend(day)


# ── werkdagen ──


@given(days, st.integers(0, 40), st.integers(0, 40))
def test_werkdagen_add_up(start: date, n: int, m: int) -> None:
    assert add_werkdagen(add_werkdagen(start, n, KALENDER), m, KALENDER) == add_werkdagen(
        start, n + m, KALENDER
    )


@given(days, st.integers(1, 60))
def test_the_nth_werkdag_is_a_werkdag_and_there_are_n_up_to_it(start: date, n: int) -> None:
    end = add_werkdagen(start, n, KALENDER)

    passed = [start + timedelta(d) for d in range(1, (end - start).days + 1)]
    assert KALENDER.is_werkdag(end)
    assert sum(map(KALENDER.is_werkdag, passed)) == n


def test_the_fifth_werkdag_after_13_may_2026_is_21_may_because_a_day_made_equal_is_worked() -> None:
    """Thursday the 14th is Hemelvaartsdag; Friday the 15th is equal for the Atw only."""
    assert add_werkdagen(date(2026, 5, 13), 5, KALENDER) == date(2026, 5, 21)
    assert KALENDER.is_werkdag(date(2026, 5, 15))
    assert KALENDER.is_algemeen_erkend(date(2026, 5, 15))


def test_a_feestdag_is_no_werkdag_and_counts_for_the_atw() -> None:
    assert not KALENDER.is_werkdag(date(2025, 5, 29))
    assert KALENDER.is_algemeen_erkend(date(2025, 5, 29))


def test_a_saturday_is_no_werkdag_and_no_feestdag_either() -> None:
    assert not KALENDER.is_werkdag(date(2025, 3, 8))
    assert not KALENDER.is_algemeen_erkend(date(2025, 3, 8))


@pytest.mark.parametrize("day", [date(2013, 12, 31), date(2036, 1, 1)])
def test_a_day_that_the_kalender_does_not_know_is_never_guessed(day: date) -> None:
    with pytest.raises(KalenderTooShort):
        KALENDER.is_werkdag(day)
    with pytest.raises(KalenderTooShort):
        KALENDER.is_algemeen_erkend(day)


@pytest.mark.parametrize("day", [date(2014, 1, 2), date(2035, 12, 31)])
def test_the_first_and_the_last_days_of_the_kalender_are_known(day: date) -> None:
    assert KALENDER.is_werkdag(day)


# ── Algemene termijnenwet ──


@given(days)
def test_a_termijn_ends_on_the_first_day_that_may_be_an_end_and_never_before_its_date(
    end: date,
) -> None:
    extended = extend_termijn(end, KALENDER)

    assert end <= extended
    assert _may_end(extended)
    assert not any(_may_end(end + timedelta(n)) for n in range((extended - end).days))


def test_article_1_moves_an_end_on_kerst_2026_over_the_weekend_to_monday() -> None:
    assert extend_termijn(date(2026, 12, 25), KALENDER) == date(2026, 12, 28)


@given(days, st.integers(3, 90))
def test_article_2_leaves_two_days_to_act_on_and_moves_no_further_than_that(
    start: date, n: int
) -> None:
    first, planned = start + ONE_DAY, start + timedelta(n)

    end = ensure_two_dagen(Duur(n, Eenheid.DAGEN), first, planned, KALENDER)

    to_act_on = [first + timedelta(n) for n in range((end - start).days)]
    assert end >= planned
    assert sum(map(_may_end, to_act_on)) >= 2
    assert end == planned or sum(map(_may_end, to_act_on[:-1])) == 1


def test_article_2_moves_three_days_from_the_thursday_before_easter_2025_to_wednesday() -> None:
    """Friday to Sunday hold no such day, Monday is tweede paasdag: Tuesday and Wednesday do."""
    end = ensure_two_dagen(Duur.parse("3 dagen"), date(2025, 4, 18), date(2025, 4, 20), KALENDER)
    assert end == date(2025, 4, 23)


def test_article_2_says_nothing_about_a_termijn_of_two_days() -> None:
    end = ensure_two_dagen(Duur.parse("2 dagen"), date(2025, 4, 18), date(2025, 4, 19), KALENDER)
    assert end == date(2025, 4, 19)


def test_article_2_gives_a_week_in_which_nothing_can_be_done_two_days() -> None:
    closed = {date(2025, 12, 22) + timedelta(n): "dicht" for n in range(8)}
    shut = Kalender(closed, {}, date(2025, 12, 1), date(2026, 1, 31))
    end = ensure_two_dagen(Duur.parse("1 week"), date(2025, 12, 22), date(2025, 12, 28), shut)
    assert end == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("covered", "not_covered"),
    [
        ("90 dagen", "91 dagen"),
        ("90 werkdagen", "91 werkdagen"),
        ("12 weken", "13 weken"),
        ("3 maanden", "4 maanden"),
        ("1 dag", "1 uur"),
        ("1 week", "1 jaar"),
    ],
)
def test_article_4_leaves_out_uren_jaren_and_what_is_longer(covered: str, not_covered: str) -> None:
    assert covers(Duur.parse(covered))
    assert not covers(Duur.parse(not_covered))


# ── maanden ──


@given(days, st.integers(0, 240))
def test_a_month_later_is_the_same_day_or_the_last_one(start: date, n: int) -> None:
    end = add_maanden(start, n)

    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == n
    assert end.day == start.day or (end.day < start.day and (end + ONE_DAY).day == 1)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2025, 1, 31), 2, date(2025, 3, 31)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 12, 31), 1, date(2026, 1, 31)),
    ],
)
def test_maanden_end_where_the_month_ends(start: date, count: int, end: date) -> None:
    assert add_maanden(start, count) == end


# ── days and moments ──


@given(days)
def test_a_day_begins_at_the_first_moment_that_is_in_it(day: date) -> None:
    begin = start_of_day(day)

    assert begin.tzinfo is UTC
    assert local_day(begin) == day
    assert local_day(begin - timedelta.resolution) == day - ONE_DAY


def test_the_nights_in_which_the_clock_is_moved_make_days_of_23_and_25_hours() -> None:
    def hours(day: date) -> float:
        return (start_of_day(day + ONE_DAY) - start_of_day(day)) / timedelta(hours=1)

    assert hours(date(2025, 3, 30)) == 23
    assert hours(date(2025, 10, 26)) == 25
    assert hours(date(2025, 10, 27)) == 24


def test_half_past_eleven_in_utc_is_the_next_day_here() -> None:
    assert local_day(datetime(2025, 3, 3, 23, 30, tzinfo=UTC)) == date(2025, 3, 4)
    assert local_day(datetime(2025, 7, 3, 22, 30, tzinfo=UTC)) == date(2025, 7, 4)


def test_a_moment_without_a_zone_is_refused() -> None:
    naive = datetime(2025, 3, 3, 10)  # noqa: DTZ001  that is what the test is about
    with pytest.raises(ValueError, match="no time zone"):
        to_utc(naive)
    with pytest.raises(ValueError, match="no time zone"):
        local_day(naive)
    with pytest.raises(ValueError, match="no time zone"):
        FixedClock(naive)


def test_days_and_moments_are_written_as_dutch_readers_write_them() -> None:
    assert write_dag(date(2025, 3, 4)) == "4 maart 2025"
    assert write_moment(datetime(2025, 3, 4, 13, 5, tzinfo=UTC)) == "4 maart 2025 om 14:05"


def test_the_hour_that_comes_twice_says_which_of_the_two_it_is() -> None:
    first = datetime(2025, 10, 26, 0, 30, tzinfo=UTC)
    assert write_moment(first) == "26 oktober 2025 om 02:30 (zomertijd)"
    assert write_moment(first + timedelta(hours=1)) == "26 oktober 2025 om 02:30 (wintertijd)"


@pytest.mark.parametrize(
    ("year", "day"),
    [(2014, date(2014, 4, 20)), (2025, date(2025, 4, 20)), (2035, date(2035, 3, 25)),
     (1818, date(1818, 3, 22)), (2038, date(2038, 4, 25)), (1954, date(1954, 4, 18))],
)  # fmt: skip
def test_easter_falls_where_the_almanac_has_it(year: int, day: date) -> None:
    assert compute_pasen(year) == day


# ── what is suspended ──


@given(st.lists(st.tuples(days, days)), days, days)
def test_merged_stretches_hold_the_days_that_one_of_them_holds(
    stretches: list[tuple[date, date]], first: date, day: date
) -> None:
    merged = Opgeschort.merge(stretches, first)

    assert (day in merged) == (day >= first and any(a <= day < b for a, b in stretches))
    for (_, past), (begin, _) in zip(merged.stretches, merged.stretches[1:], strict=False):
        assert past < begin


# ── words ──


@given(durations)
def test_a_duur_is_read_back_as_it_is_written(duur: Duur) -> None:
    assert Duur.parse(str(duur)) == duur


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1 werkdag", "1 werkdag"),
        ("5 werkdagen", "5 werkdagen"),
        ("24 uur", "24 uur"),
        ("24 uren", "24 uur"),
        ("1 week", "1 week"),
        ("3 maanden", "3 maanden"),
        ("2 jaren", "2 jaar"),
        ("10 dag", "10 dagen"),
    ],
)
def test_a_duur_may_be_typed_in_the_singular_or_the_plural(text: str, written: str) -> None:
    assert str(Duur.parse(text)) == written


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("5 werkdaggen", "5 werkdagen"),
        ("5werkdagen", "5 werkdagen"),
        ("1 wek", "1 week"),
        ("3 Maanden", "3 maanden"),
        (" 24  uur.", "24 uur"),
    ],
)
def test_a_slip_of_the_keyboard_is_named_and_what_was_meant_is_asked(text: str, meant: str) -> None:
    with pytest.raises(ValueError, match="is geen duur") as caught:
        Duur.parse(text)
    assert str(caught.value).startswith(f"'{text}' is geen duur: schrijf een getal en dan uur,")
    assert str(caught.value).endswith(f"Bedoelde u '{meant}'?")


@pytest.mark.parametrize("text", ["", "vijf werkdagen", "5", "werkdagen", "-5 dagen", "5 xyzzy"])
def test_what_looks_like_no_duur_at_all_gets_no_suggestion(text: str) -> None:
    with pytest.raises(ValueError, match="is geen duur") as caught:
        Duur.parse(text)
    assert "Bedoelde u" not in str(caught.value)


@pytest.mark.parametrize("text", ["0 dagen", "10000 uur", f"{'9' * 6000} jaar"])
def test_a_duur_of_nothing_or_of_a_lifetime_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="ten minste 1 en hoogstens 9999"):
        Duur.parse(text)


@given(st.text())
def test_any_text_at_all_is_a_duur_or_a_sentence(text: str) -> None:
    try:
        duur = Duur.parse(text)
    except ValueError as error:
        assert str(error).startswith(f"'{text}'")  # noqa: PT017  both ends are fine
    else:
        assert 1 <= duur.aantal <= 9999


# ── the clock ──


def test_a_clock_that_stands_still_moves_only_when_it_is_moved_and_never_back() -> None:
    clock = FixedClock(datetime(2025, 3, 3, 10, 15, tzinfo=ZONE))
    assert clock.now() == datetime(2025, 3, 3, 9, 15, tzinfo=UTC)

    clock.move_by(timedelta(days=1))
    assert clock.now() == datetime(2025, 3, 4, 9, 15, tzinfo=UTC)
    with pytest.raises(ValueError, match="cannot go back"):
        clock.move_to(datetime(2025, 3, 3, tzinfo=UTC))


@given(days, st.timedeltas(timedelta(0), timedelta(days=400)))
def test_every_clock_tells_utc(day: date, elapsed: timedelta) -> None:
    clock = FixedClock(start_of_day(day).astimezone(ZONE))
    clock.move_by(elapsed)
    assert clock.now() - start_of_day(day) == elapsed
    assert clock.now().tzinfo is UTC
    assert SystemClock().now().tzinfo is UTC


@pytest.mark.parametrize("name", [m.name for m in pkgutil.iter_modules(kalender_package.__path__)])
def test_the_examples_in_the_docstrings_are_true(name: str) -> None:
    module = importlib.import_module(f"routekaart.kalender.{name}")
    assert doctest.testmod(module).failed == 0
