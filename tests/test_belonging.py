"""Start, join, ask to join, invite, leave, roles, rooms, norms.

Each is done, done twice, undone, and done by the wrong person.
"""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from guildhall.communities.actions import (
    LastSteward,
    NotJoinable,
    admit,
    decline,
    end_role,
    give_role,
    invite,
    join_by_invitation,
    leave_community,
    look_in,
    make_link,
    open_room,
    request_to_join,
    revoke_invitation,
    shut_room,
)
from guildhall.communities.fitting import alike
from guildhall.communities.guests import Guest
from guildhall.communities.models import Membership, RolePeriod
from guildhall.communities.tasks import end_terms
from guildhall.people.models import AuditRecord
from guildhall.questions.actions import ask

pytestmark = pytest.mark.database


def is_member(world, person) -> bool:
    return Membership.objects.current().filter(community=world.community, person=person).exists()


def test_asking_to_join_is_answered_by_a_steward(world):
    request = request_to_join(world.community, person=world.dov, answer="I fix pumps")
    again = request_to_join(world.community, person=world.dov, answer="and valves")
    before = is_member(world, world.dov)
    admit(request, by=world.ada)
    admit(request, by=world.ada)

    assert (request, before, is_member(world, world.dov)) == (again, False, True)
    assert Membership.objects.filter(person=world.dov).count() == 1


def test_who_was_declined_may_ask_again(world):
    first = request_to_join(world.community, person=world.dov)
    decline(first, by=world.ada)
    decline(first, by=world.ada)

    assert request_to_join(world.community, person=world.dov) != first


def test_a_single_use_invitation_lets_one_in(world):
    invitation = invite(world.community, guests=[Guest("Dov", "")], by=world.ada)[0]
    join_by_invitation(invitation, person=world.dov)
    join_by_invitation(invitation, person=world.dov)  # a reload

    from guildhall.people.actions import arrive

    with pytest.raises(NotJoinable):
        join_by_invitation(invitation, person=arrive("Somebody else"))


@pytest.mark.parametrize("end", ["revoked", "run out"])
def test_a_link_that_ended_leads_nowhere(world, client, end):
    link = make_link(world.community, by=world.ada)
    assert make_link(world.community, by=world.ada) == link
    if end == "revoked":
        revoke_invitation(link, by=world.ada)
    later = timezone.now() + dt.timedelta(days=40 if end == "run out" else 0)

    with time_machine.travel(later, tick=False):
        assert client.get(link.get_absolute_url()).status_code == 410
        with pytest.raises(NotJoinable):
            join_by_invitation(link, person=world.dov)


def test_a_link_that_was_changed_is_none_of_ours(world, client):
    link = make_link(world.community, by=world.ada).get_absolute_url()

    assert client.get(link[:-3] + "xx/").status_code == 410


def test_the_last_steward_stays_until_somebody_takes_over(world):
    with pytest.raises(LastSteward):
        leave_community(world.community, person=world.ada)
    give_role(world.community, person=world.ben, role=RolePeriod.Role.STEWARD, by=world.ada)

    leave_community(world.community, person=world.ada)

    assert not is_member(world, world.ada)


def test_a_term_ends_by_itself_but_not_the_last_stewards(world):
    yesterday = (timezone.now() - dt.timedelta(days=1)).date()
    give_role(
        world.community,
        person=world.ada,
        role=RolePeriod.Role.STEWARD,
        by=world.ada,
        term_ends_on=yesterday,
    )
    buddy = give_role(
        world.community,
        person=world.ben,
        role=RolePeriod.Role.BUDDY,
        by=world.ada,
        term_ends_on=yesterday,
    )

    end_terms()
    end_terms()
    end_role(buddy, by=world.ada)

    assert [period.role for period in RolePeriod.objects.current()] == [RolePeriod.Role.STEWARD]


def test_a_shut_room_keeps_what_is_in_it(world, as_person):
    question = ask(world.community, by=world.ben, title="Kept?")
    page = f"/c/pumps/questions/{question.pk}/"

    shut_room(world.community, room="questions", by=world.ada)
    shut = as_person(world.ben).get(page).status_code
    open_room(world.community, room="questions", by=world.ada)

    assert (shut, as_person(world.ben).get(page).status_code) == (404, 200)


def test_an_owner_looks_in_for_an_hour_with_a_reason_that_stewards_see(world, as_person):
    from guildhall.communities.models import Community

    Community.objects.filter(pk=world.community.pk).update(visibility="hidden")
    world.dov.is_owner = True
    world.dov.save()
    page = f"/c/pumps/questions/{ask(world.community, by=world.ben, title='Secret?').pk}/"
    client = as_person(world.dov)

    before = client.get(page).status_code
    look_in(world.community, by=world.dov, reason="A complaint about a message")
    during = client.get(page).status_code
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=61), tick=False):
        after = client.get(page).status_code

    assert (before, during, after) == (404, 200, 404)
    assert (
        "A complaint about a message"
        in as_person(world.ada).get("/c/pumps/settings/").content.decode()
    )
    assert AuditRecord.objects.filter(act="owner looked into a community").exists()


def test_communities_alike_are_shown_only_where_they_are_found(world):
    from guildhall.communities.models import Community

    found = alike("Pump people", person=world.dov)
    Community.objects.filter(pk=world.community.pk).update(visibility="hidden")

    assert (found, alike("Pump people", person=world.dov)) == ([world.community], [])
