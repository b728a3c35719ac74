"""A community is never without somebody who looks after it.

That is offered, then asked for, then the owners are told.
"""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from guildhall.communities import actions
from guildhall.communities.models import Membership, RolePeriod, StewardSearch
from guildhall.notifications.models import Notice
from guildhall.people.actions import arrive, leave
from guildhall.people.models import Person

pytestmark = pytest.mark.database


def stewards() -> set[str]:
    held = RolePeriod.objects.current().filter(
        role="steward", topic=None, person__in=Person.objects.here()
    )
    return set(held.values_list("person__name", flat=True))


def told(person):
    return set(Notice.objects.filter(person=person).values_list("rule", flat=True))


def test_the_last_steward_who_wants_to_leave_is_led_to_offer_it(world, as_person):
    response = as_person(world.ada).post("/c/pumps/leave/", follow=True)

    assert "Ask someone to take over first" in response.content.decode()
    assert response.redirect_chain[-1][0] == "/c/pumps/stewardship/"
    assert stewards() == {"Ada"}


def test_once_somebody_has_said_yes_the_last_one_can_leave(world, as_person, deliver):
    as_person(world.ada).post("/c/pumps/stewardship/", {"to": "Ben"})
    deliver()
    offered = "steward.offered" in told(world.ben)
    as_person(world.ben).post("/c/pumps/stewardship/accept/")
    as_person(world.ada).post("/c/pumps/leave/")
    deliver()

    assert (offered, stewards()) == (True, {"Ben"})
    assert not Membership.objects.current().filter(person=world.ada).exists()


def test_who_declines_or_was_not_asked_does_not_become_steward(world, as_person, deliver):
    offer = actions.offer_stewardship(world.community, to=world.ben, by=world.ada)
    again = actions.offer_stewardship(world.community, to=world.ben, by=world.ada)
    actions.accept_stewardship(offer, by=world.cleo)
    as_person(world.ben).post("/c/pumps/stewardship/decline/")
    actions.accept_stewardship(offer, by=world.ben)
    deliver()

    assert (again, stewards()) == (offer, {"Ada"})
    assert "steward.declined" in told(world.ada)


@pytest.fixture
def owner(db):
    person = arrive("Odo")
    person.is_owner = True
    person.save()
    return person


def test_when_the_last_one_leaves_the_hall_members_are_asked_and_one_takes_it(
    world, owner, as_person, deliver
):
    leave(world.ada, left_as="name")
    deliver()
    asked = {
        name
        for name, person in (("ben", world.ben), ("cleo", world.cleo), ("dov", world.dov))
        if "steward.wanted" in told(person)
    }

    as_person(world.ben).post("/c/pumps/stewardship/take/")
    late = as_person(world.cleo).post("/c/pumps/stewardship/take/").status_code

    assert asked == {"ben", "cleo"}
    assert (stewards(), late) == ({"Ben"}, 404)


def test_after_a_week_the_owners_are_told_once_and_one_can_take_it(
    world, owner, as_person, deliver
):
    leave(world.ada, left_as="name")
    early = as_person(owner).post("/c/pumps/stewardship/take/").status_code
    with time_machine.travel(timezone.now() + dt.timedelta(days=8), tick=False):
        actions.tell_owners()
        actions.tell_owners()
        deliver()
        notices = Notice.objects.filter(person=owner, rule="steward.still_wanted").count()
        as_person(owner).post("/c/pumps/stewardship/take/")

    assert (early, notices, stewards()) == (403, 1, {"Odo"})
    assert not StewardSearch.objects.open().exists()


def test_while_another_steward_is_there_nobody_is_asked(world, deliver):
    actions.give_role(world.community, person=world.ben, role="steward", by=world.ada)

    leave(world.ada, left_as="name")
    deliver()

    assert (stewards(), StewardSearch.objects.count()) == ({"Ben"}, 0)
