"""The clock: what is left follows from what was left at a moment."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as some

from guildhall.methods.clock import MOST_LEFT, Clock
from guildhall.methods.steps import Step

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
STEPS = (Step(10, "Welcome"), Step(20, "Tables"))


def later(seconds: int) -> dt.datetime:
    return NOON + dt.timedelta(seconds=seconds)


def test_time_runs_only_while_it_isnt_paused():
    clock = Clock(0, 600, NOON).paused(later(100))

    assert clock.left_at(later(500)) == 500
    assert clock.resumed(later(500)).left_at(later(560)) == 440


def test_a_step_that_takes_longer_says_by_how_much():
    assert Clock(0, 600, NOON).left_at(later(660)) == -60


def test_the_next_step_begins_with_its_own_time():
    assert Clock(0, 3, NOON).at_step(1, STEPS, later(9)) == Clock(1, 1200, later(9))
    assert Clock(0, 3).at_step(1, STEPS, later(9)) == Clock(1, 1200, None)


def test_a_step_that_isnt_there_is_the_nearest():
    assert Clock().at_step(7, STEPS, NOON).step == 1
    assert Clock().at_step(-1, STEPS, NOON).step == 0


def test_less_time_ends_at_nothing_left_and_more_at_a_day():
    assert Clock(0, 60).given(-120, NOON).left == 0
    assert Clock(0, -30).given(-120, NOON).left == -30
    assert Clock(0, MOST_LEFT).given(120, NOON).left == MOST_LEFT


@given(some.lists(some.integers(min_value=0, max_value=4000), max_size=12))
def test_pauses_take_no_time_however_often(moments):
    """Paused and resumed at each moment, only the time between pairs has run."""
    times = sorted(moments)
    clock, ran = Clock(0, 10_000), 0
    for number, seconds in enumerate(times):
        if number % 2 == 0:
            clock = clock.resumed(later(seconds))
        else:
            clock, ran = clock.paused(later(seconds)), ran + seconds - times[number - 1]

    left = clock.paused(later(times[-1] if times else 0)).left_at(later(9999))

    assert left == 10_000 - ran
