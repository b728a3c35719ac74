"""How old things fade: each weighs half after twelve months."""

import datetime as dt

from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.skills.shown import Showing, is_enough, weight

NOW = timezone.now()


def showing(days: int) -> Showing:
    return Showing("", Entry(), NOW - dt.timedelta(days=days))


def test_weight_halves_each_year():
    weights = [weight(NOW - dt.timedelta(days=days), NOW) for days in (0, 365, 730)]

    assert weights == [1.0, 0.5, 0.25]
    assert weight(NOW + dt.timedelta(days=3), NOW) == 1.0


def test_one_thing_shows_for_two_years_and_several_for_longer():
    assert is_enough([showing(729)], NOW)
    assert not is_enough([showing(740)], NOW)
    assert is_enough([showing(1000), showing(1000)], NOW)
    assert not is_enough([], NOW)
