"""Why people leave (IDEN-9): counted from five reasons on, over weeks that are past."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.communities.models import ExitReason
from guildhall.health.measure.indicator import Band, Missing
from guildhall.health.measure.period import Period
from guildhall.health.measure.reading import read_frames
from guildhall.health.measure.signs.identification import exit_reasons

pytestmark = pytest.mark.database
WEEK = dt.timedelta(days=7)


def said(world, *reasons: str, weeks_ago: int = 3) -> None:
    monday_on = ExitReason.monday_of(timezone.localdate()) - weeks_ago * WEEK
    for reason in reasons:
        ExitReason.objects.create(community=world.community, reason=reason, monday_on=monday_on)


def reading(world):
    frames = read_frames(world.community, at=timezone.now())
    return exit_reasons(Period(frames, end=frames.today, days=182))


def test_four_reasons_say_nothing_and_five_are_a_share(world):
    said(world, "no_use", "no_use", "not_welcome", "no_time")
    few = reading(world)
    said(world, "changed_job")
    enough = reading(world)

    assert (few.value, few.missing) == (None, Missing.SAMPLE)
    assert (enough.value, enough.people, enough.band) == (0.6, 5, Band.SIGN)


def test_half_of_them_is_no_sign(world):
    said(world, "no_use", "not_welcome", "no_use", "no_time", "changed_job", "topic_moved")

    assert (reading(world).value, reading(world).band) == (0.5, Band.OK)


def test_this_week_and_long_ago_do_not_count(world):
    said(world, *["no_use"] * 5, weeks_ago=0)
    said(world, *["no_use"] * 5, weeks_ago=30)

    assert reading(world).value is None
