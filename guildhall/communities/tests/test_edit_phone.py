"""A phone number: off by default, for the members one chooses, and gone with its owner."""

import json
import zipfile

import pytest

from guildhall.communities.actions import (
    edit_phone,
    join,
    leave_community,
    look_in,
    remove_phone,
    start_community,
)
from guildhall.communities.models import Community, Membership
from guildhall.people.actions import block, leave, unblock
from guildhall.people.archive import archive_of
from guildhall.people.models import Person, Phone

pytestmark = pytest.mark.database
NUMBER = "+43 664 1234567"


def shown_to(client, path="/people/ben/") -> bool:
    return "tel:+436641234567" in client.get(path).content.decode()


def save(client, **fields):
    return client.post("/me/phone/", {"number": NUMBER, "reach": "chosen", **fields})


def test_nobody_sees_a_number_until_its_owner_chooses_who(world, as_person):
    ben, cleo = as_person(world.ben), as_person(world.cleo)
    save(ben)
    before = shown_to(cleo), shown_to(cleo, "/c/pumps/people/")
    save(ben, communities=[world.community.pk])

    assert before == (False, False)
    assert (shown_to(cleo), shown_to(cleo, "/c/pumps/people/")) == (True, True)


def test_people_outside_the_chosen_communities_see_none(world, as_person):
    Community.objects.filter(pk=world.community.pk).update(visibility="open")
    save(as_person(world.ben), communities=[world.community.pk])
    dov = as_person(world.dov)

    assert (shown_to(dov), shown_to(dov, "/c/pumps/people/")) == (False, False)
    assert not shown_to(as_person(None))


def test_a_community_that_was_not_chosen_shows_none(world, as_person):
    other = start_community("Readers", by=world.dov, purpose="Books")
    join(other, person=world.ben)
    save(as_person(world.ben), communities=[world.community.pk])
    dov = as_person(world.dov)
    before = shown_to(dov), shown_to(dov, f"/c/{other.slug}/people/")
    save(as_person(world.ben), reach="all")

    assert before == (False, False)
    assert (shown_to(dov), shown_to(dov, f"/c/{other.slug}/people/")) == (True, True)


def test_an_owner_who_looks_in_sees_none(world, as_person):
    edit_phone(world.ben, number=NUMBER, reach="all")
    Person.objects.filter(pk=world.dov.pk).update(is_owner=True)
    look_in(world.community, by=world.dov, reason="A complaint")

    assert not shown_to(as_person(world.dov), "/c/pumps/people/")
    assert not shown_to(as_person(world.dov))


def test_who_is_blocked_sees_none(world, as_person):
    edit_phone(world.ben, number=NUMBER, reach="all")
    cleo = as_person(world.cleo)
    block(world.cleo, by=world.ben)
    blocked = shown_to(cleo), shown_to(cleo, "/c/pumps/people/")
    unblock(world.cleo, by=world.ben)

    assert blocked == (False, False)
    assert shown_to(cleo)


def test_leaving_a_community_takes_the_choice_along(world, as_person):
    edit_phone(world.ben, number=NUMBER, reach="chosen", communities=[world.community])
    leave_community(world.community, person=world.ben)
    gone = shown_to(as_person(world.cleo))
    join(world.community, person=world.ben)

    assert (gone, shown_to(as_person(world.cleo))) == (False, False)


def test_deleting_it_twice_is_harmless_and_forgets_every_choice(world, as_person):
    ben = as_person(world.ben)
    save(ben, communities=[world.community.pk])

    assert [ben.post("/me/phone/remove/").status_code for _again in range(2)] == [302, 302]
    assert not Phone.objects.exists()
    assert not Membership.objects.filter(shows_phone=True).exists()


def test_nobody_changes_or_deletes_the_number_of_another(world, as_person):
    edit_phone(world.ben, number=NUMBER, reach="all")
    save(as_person(world.cleo), number="+43 1 999")
    as_person(world.cleo).post("/me/phone/remove/")

    assert Phone.objects.get().person == world.ben
    assert as_person(None).post("/me/phone/remove/").status_code == 302


def test_a_community_of_others_cannot_be_ticked(world, as_person):
    other = start_community("Readers", by=world.dov, purpose="Books")
    answer = save(as_person(world.ben), communities=[other.pk])

    assert answer.status_code == 200
    assert not Phone.objects.exists()


@pytest.mark.parametrize("typed", ["ring me", "12", "+43 664 <b>", "tel:123;ext", "1" * 31])
def test_what_is_no_number_is_refused(world, as_person, typed):
    assert save(as_person(world.ben), number=typed).status_code == 200
    assert not Phone.objects.exists()


def test_it_is_in_my_data_and_goes_when_i_leave(world):
    edit_phone(world.ben, number=NUMBER, reach="chosen", communities=[world.community])
    with zipfile.ZipFile(archive_of(world.ben)) as archive:
        phone = json.loads(archive.read("phone.json"))
        memberships = json.loads(archive.read("memberships.json"))
    leave(world.ben, left_as=Person.LeftAs.NAME)

    assert phone == [{"number": NUMBER, "reach": "chosen"}]
    assert memberships[0]["shows_phone"] is True
    assert not Phone.objects.exists()


def test_deleting_is_undone_by_saving_anew(world, as_person):
    edit_phone(world.ben, number=NUMBER, reach="all")
    remove_phone(world.ben)
    save(as_person(world.ben), reach="all")

    assert shown_to(as_person(world.cleo))
