"""How long ago: in days as the browser counts them beside it."""

import datetime as dt

import pytest

from guildhall.kit.days import ago, days_since

NOW = dt.datetime(2026, 3, 12, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("hours", "days"),
    [(-5, 0), (0, 0), (20, 0), (21, 1), (35, 1), (36, 2), (59, 2), (60, 3), (251, 10), (252, 11)],
)
def test_days_are_counted_to_the_nearest(hours, days):
    assert days_since(NOW - dt.timedelta(hours=hours), now=NOW) == days


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (3, "today"),
        (22, "yesterday"),
        (40, "2 days ago"),
        (11 * 24, "11 days ago"),
        (40 * 24, "5 weeks ago"),
    ],
)
def test_it_is_said_as_people_say_it(hours, words):
    assert ago(NOW - dt.timedelta(hours=hours), now=NOW) == words
