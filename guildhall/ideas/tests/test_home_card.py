"""On the home page of the owner of a small test, once its day is over."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.communities.actions import shut_room
from guildhall.ideas.models import SmallTest

pytestmark = pytest.mark.database

OVER = "The day of your small test is over"


@pytest.fixture
def home(as_person):
    """What a person reads on their home page."""
    return lambda person: as_person(person).get("/").content.decode()


def let_end(days_ago: int) -> None:
    day = timezone.localdate() - dt.timedelta(days=days_ago)
    SmallTest.objects.update(until_on=day)


def test_its_owner_is_asked_once_its_day_is_over_and_nobody_else(world, small_test, home):
    shown = []
    for days_ago in (0, 1):
        let_end(days_ago)
        shown.append(OVER in home(world.ben))

    assert shown == [False, True]
    assert OVER not in home(world.ada)


def test_it_can_wait(world, small_test, as_person, home):
    let_end(1)
    as_person(world.ben).post(f"/me/cards/small_test/{small_test.pk}/skip/")

    assert OVER not in home(world.ben)


def test_none_leads_into_a_room_that_is_closed(world, small_test, home):
    let_end(1)
    shut_room(world.community, room="ideas", by=world.ada)

    assert OVER not in home(world.ben)
