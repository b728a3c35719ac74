"""Times for people in several time zones: odd hours go round, by everyone's own clock."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guildhall.kit.fair_times import Held, carried_from, fair_times, odd_hours

VIENNA, TOKYO = ZoneInfo("Europe/Vienna"), ZoneInfo("Asia/Tokyo")
DENVER, KOLKATA = ZoneInfo("America/Denver"), ZoneInfo("Asia/Kolkata")
AUCKLAND, UTC = ZoneInfo("Pacific/Auckland"), ZoneInfo("UTC")
SPRING, AUTUMN = dt.date(2026, 3, 29), dt.date(2026, 10, 25)  # the clocks of Vienna change
zones_of = st.lists(st.sampled_from([VIENNA, TOKYO, DENVER, KOLKATA, AUCKLAND, UTC]), min_size=1)
days = st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)) | st.sampled_from([SPRING, AUTUMN])
lengths = st.integers(15, 180)


def at(day: dt.date, hour: int, zone: ZoneInfo, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute), zone).astimezone(dt.UTC)


@pytest.mark.parametrize(
    ("hour", "minute", "minutes", "hours"),
    [(8, 0, 60, 0), (7, 0, 60, 1), (7, 30, 60, 0.5), (20, 30, 60, 0.5), (23, 0, 120, 2)],
)
@pytest.mark.parametrize("day", [dt.date(2026, 3, 3), SPRING, AUTUMN])
def test_the_hours_before_eight_and_after_nine_in_the_evening_count(
    day, hour, minute, minutes, hours
):
    assert odd_hours(at(day, hour, VIENNA, minute), minutes, VIENNA) == hours


@pytest.mark.parametrize(("day", "hours"), [(SPRING, 23), (AUTUMN, 25)])
def test_where_the_clocks_change_a_night_is_an_hour_shorter_or_longer(day, hours):
    whole_day = at(day, 0, VIENNA), hours * 60

    assert odd_hours(*whole_day, VIENNA) == hours - 13


@given(zone=st.sampled_from([VIENNA, DENVER, UTC]), day=days, number=st.integers(1, 9))
@settings(max_examples=30, deadline=None)
def test_with_one_clock_for_all_nothing_is_proposed(zone, day, number):
    people = dict.fromkeys(range(number), zone)

    assert fair_times(people, {}, day=day, zone=VIENNA, minutes=60) == []


def test_two_names_for_the_same_clock_are_one():
    people = {1: VIENNA, 2: ZoneInfo("Europe/Berlin")}

    assert fair_times(people, {}, day=SPRING, zone=VIENNA, minutes=60) == []


@given(zones=zones_of, day=days, minutes=lengths)
@settings(max_examples=60, deadline=None)
def test_times_are_on_that_day_apart_and_counted_by_everyones_clock(zones, day, minutes):
    people = dict(enumerate(zones))

    times = fair_times(people, {}, day=day, zone=VIENNA, minutes=minutes)

    starts = [one.start for one in times]
    assert len(times) <= 3
    assert all(start.astimezone(VIENNA).date() == day for start in starts)
    assert all(
        abs(one - other) >= dt.timedelta(hours=2)
        for one in starts
        for other in starts
        if one != other
    )
    for one in times:
        local = [(one.start.astimezone(zone), zone) for zone in zones]
        length = dt.timedelta(minutes=minutes)
        inside = [
            start.hour >= 8 and (one.start + length).astimezone(zone) <= at(start.date(), 21, zone)
            for start, zone in local
        ]
        assert (one.odd, one.people) == (inside.count(False), len(zones))


def test_where_a_time_suits_everyone_only_such_times_are_proposed():
    people = {1: VIENNA, 2: KOLKATA}

    times = fair_times(people, {1: 9.0}, day=dt.date(2026, 3, 3), zone=VIENNA, minutes=60)

    assert times
    assert {one.odd for one in times} == {0}


def test_who_had_a_bad_hour_last_time_gets_a_good_one_next():
    people = {1: VIENNA, 2: DENVER, 3: AUCKLAND}
    day = dt.date(2026, 3, 10)
    for bad, zone in people.items():
        before = Held(at(dt.date(2026, 3, 3), 3, zone), 60, frozenset(people))

        carried = carried_from([before], people)
        first = fair_times(people, carried, day=day, zone=VIENNA, minutes=60)[0]

        assert carried[bad] == 1
        assert odd_hours(first.start, 60, people[bad]) == 0


@given(day=days, minutes=st.sampled_from([30, 60, 90]))
@settings(max_examples=15, deadline=None)
def test_over_a_year_nobody_carries_much_more_than_anyone_else(day, minutes):
    people = {1: VIENNA, 2: DENVER, 3: AUCKLAND}
    held: list[Held] = []
    hours = dict.fromkeys(people, 0.0)
    for week in range(12):
        on = day + dt.timedelta(weeks=4 * week)
        carried = carried_from(held, people)
        start = fair_times(people, carried, day=on, zone=VIENNA, minutes=minutes)[0].start
        held.append(Held(start, minutes, frozenset(people)))
        for person, zone in people.items():
            hours[person] += odd_hours(start, minutes, zone)

    assert max(hours.values()) - min(hours.values()) <= 3 * minutes / 60


@given(zones=zones_of, day=days)
@settings(max_examples=30, deadline=None)
def test_the_order_of_people_makes_no_difference(zones, day):
    forth = dict(enumerate(zones))
    back = dict(reversed(list(forth.items())))

    times = [fair_times(one, {0: 1.0}, day=day, zone=UTC, minutes=60) for one in (forth, back)]

    assert times[0] == times[1]


def test_who_was_not_there_carries_nothing_and_what_is_older_counts_half():
    night = at(dt.date(2026, 3, 3), 3, VIENNA)
    held = [Held(night, 60, frozenset({1})), Held(at(SPRING, 12, VIENNA), 60, frozenset({1, 2}))]

    assert carried_from(held, {1: VIENNA, 2: VIENNA}) == {1: 0.5, 2: 0.0}
