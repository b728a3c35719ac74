"""On the home page of who is asked to confirm a page."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.communities.actions import shut_room
from guildhall.library.actions import confirm_page
from guildhall.library.models import Reliance
from guildhall.people.models import Person

pytestmark = pytest.mark.database

ASKS = "Is it still right?"


@pytest.fixture
def home(as_person):
    """What a person reads on their home page."""
    return lambda person: as_person(person).get("/").content.decode()


@pytest.fixture
def asked(relied_on, world) -> Reliance:
    """Ben, who has been here for a while, is asked to confirm the page."""
    a_month_ago = timezone.now() - dt.timedelta(days=30)
    Person.objects.get_queryset().filter(pk=world.ben.pk).update(claimed_at=a_month_ago)
    Reliance.objects.update(asked_of=world.ben)
    return Reliance.objects.get()


def test_who_is_asked_finds_the_page_until_they_have_confirmed_it(asked, world, home):
    before = home(world.ben)
    confirm_page(asked.entry, by=world.ben)

    assert (ASKS in before, "Dry cabinets" in before) == (True, True)
    assert ASKS not in home(world.ben)


def test_others_and_people_who_are_new_in_the_hall_find_none(asked, world, edda, home):
    for_edda = home(edda)
    Person.objects.get_queryset().filter(pk=world.ben.pk).update(claimed_at=timezone.now())

    assert (ASKS in for_edda, ASKS in home(world.ben)) == (False, False)


def test_none_leads_into_a_library_that_is_closed(asked, world, home):
    shut_room(world.community, room="library", by=world.ada)

    assert ASKS not in home(world.ben)
