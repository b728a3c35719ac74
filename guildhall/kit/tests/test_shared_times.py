"""Times that suit people in different time zones lie in everyone's working day where they can."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from guildhall.kit.shared_times import times_that_suit

FRIDAY = dt.datetime(2026, 3, 6, 15, tzinfo=dt.UTC)
VIENNA, NEW_YORK, AUCKLAND = map(
    ZoneInfo, ("Europe/Vienna", "America/New_York", "Pacific/Auckland")
)


@pytest.mark.parametrize("zones", [[VIENNA], [VIENNA, NEW_YORK]])
def test_they_are_on_weekdays_between_nine_and_five_by_every_clock(zones):
    times = times_that_suit(zones, after=FRIDAY)

    assert len(times) == 3
    for start, zone in [(start, zone) for start in times for zone in zones]:
        local = start.astimezone(zone)
        assert local.weekday() < 5
        assert dt.time(9) <= local.time() <= dt.time(16, 30)


def test_where_working_days_do_not_meet_mornings_and_evenings_do():
    times = times_that_suit([VIENNA, AUCKLAND], after=FRIDAY)

    assert times
    assert all(7 <= start.astimezone(zone).hour < 21 for start in times for zone in (VIENNA,))


def test_where_nothing_suits_nothing_is_proposed():
    zones = [ZoneInfo(f"Etc/GMT{offset:+d}") for offset in (-12, -4, 4, 12)]

    assert times_that_suit(zones, after=FRIDAY) == []
