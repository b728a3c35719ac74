"""Days and moments are worded once, and by the clock that they are given in."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils.translation import override

from guildhall.web.dates import date_in_words

NOON = dt.datetime(2026, 3, 6, 12, tzinfo=dt.UTC)


def test_one_moment_is_worded_by_each_clock():
    here = NOON.astimezone(ZoneInfo("Europe/Vienna"))

    assert here == NOON
    assert [date_in_words(one, "H:i") for one in (NOON, here, NOON)] == ["12:00", "13:00", "12:00"]


def test_an_hour_that_comes_twice_is_two_moments():
    vienna = ZoneInfo("Europe/Vienna")
    first = dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC).astimezone(vienna)
    second = dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC).astimezone(vienna)

    assert first == second
    assert [date_in_words(one, "c") for one in (first, second)] == [
        "2026-10-25T02:30:00+02:00",
        "2026-10-25T02:30:00+01:00",
    ]


def test_a_day_is_worded_in_each_language():
    day = dt.date(2026, 3, 6)

    with override("de"):
        there = date_in_words(day, "l")

    assert (there, date_in_words(day, "l")) == ("Freitag", "Friday")
