"""Who looks after a page: handed over, taken over, let go, passed on when someone leaves."""

import pytest

from guildhall.activity.models import Event
from guildhall.commons.actions import move_entry
from guildhall.communities.actions import join, leave_community, open_room, start_community
from guildhall.library.actions import (
    CareRefused,
    add_page,
    decline_page,
    hand_over_page,
    let_go_of_page,
    look_after_page,
    name_owner,
    rely_on_page,
    take_back_offer,
    take_over_page,
    tell_ownerless,
)
from guildhall.library.models import Care, Reliance
from guildhall.library.tests.asking import queries_of
from guildhall.library.tests.care_worlds import told
from guildhall.people.actions import bring_back, leave, suspend

pytestmark = pytest.mark.database


def reliance() -> Reliance:
    return Reliance.objects.select_related("owner", "deputy", "offered_to").get()


def test_it_stays_with_its_owner_until_the_other_says_yes(relied_on, world, finn, deliver):
    hand_over_page(relied_on, by=world.ben, to=finn)
    hand_over_page(relied_on, by=world.ben, to=finn)
    assert (reliance().owner, reliance().care) == (world.ben, Care.OFFERED)

    take_over_page(relied_on, by=finn)
    take_over_page(relied_on, by=finn)
    deliver()

    assert (reliance().owner, reliance().care) == (finn, Care.KEPT)
    assert (told("page.offered"), told("page.taken_over")) == (["Finn"], ["Ben"])


def test_who_was_asked_would_rather_not(relied_on, world, finn, deliver):
    hand_over_page(relied_on, by=world.ben, to=finn)
    decline_page(relied_on, by=finn)
    decline_page(relied_on, by=finn)
    deliver()

    assert (reliance().owner, reliance().offered_to) == (world.ben, None)
    assert told("page.offer_declined") == ["Ben"]


def test_an_offer_that_was_taken_back_is_none(relied_on, world, finn):
    hand_over_page(relied_on, by=world.ben, to=finn)
    take_back_offer(relied_on, by=world.ben)

    with pytest.raises(CareRefused):
        take_over_page(relied_on, by=finn)
    assert reliance().owner == world.ben


def test_a_steward_names_another_owner_and_both_are_told(relied_on, world, finn, deliver):
    name_owner(relied_on, by=world.ada, owner=finn)
    name_owner(relied_on, by=world.ada, owner=finn)
    deliver()

    assert reliance().owner == finn
    assert told("owner.named") == ["Ben", "Finn"]


def test_its_owner_lets_it_go_to_the_deputy_and_the_deputy_to_nobody(relied_on, world, edda):
    let_go_of_page(relied_on, by=world.ben)
    assert (reliance().owner, reliance().deputy) == (edda, None)

    let_go_of_page(relied_on, by=edda)
    assert reliance().care == Care.OWNERLESS


def test_anyone_here_looks_after_a_page_without_an_owner(relied_on, world, edda, finn):
    let_go_of_page(relied_on, by=world.ben)
    let_go_of_page(relied_on, by=edda)

    look_after_page(relied_on, by=finn)
    look_after_page(relied_on, by=finn)

    assert reliance().owner == finn
    with pytest.raises(CareRefused):
        look_after_page(relied_on, by=world.cleo)


def test_when_its_owner_leaves_the_community_the_deputy_takes_over(relied_on, world, deliver):
    leave_community(world.community, person=world.ben)
    deliver()

    assert (reliance().owner.name, told("page.passed_on")) == ("Edda", ["Edda"])


def test_so_it_is_when_they_leave_the_hall_or_are_suspended(relied_on, world, edda):
    leave(world.ben, left_as="name")
    assert reliance().owner == edda

    suspend(edda, by=world.ada, reason="Spam")
    assert reliance().care == Care.OWNERLESS

    bring_back(edda, by=world.ada)
    assert reliance().care == Care.OWNERLESS  # who comes back can look after it again


def test_who_left_before_does_not_take_over(relied_on, world, edda):
    leave_community(world.community, person=edda)
    leave_community(world.community, person=world.ben)

    assert reliance().care == Care.OWNERLESS


def test_someone_who_was_asked_and_left_is_not_asked_any_more(relied_on, world, finn):
    hand_over_page(relied_on, by=world.ben, to=finn)
    leave_community(world.community, person=finn)

    assert (reliance().owner, reliance().care) == (world.ben, Care.KEPT)


def test_two_owners_leave_on_one_day_and_the_stewards_are_told_once(
    library, world, finn, deliver, as_person
):
    for person, title in ((world.ben, "Pumps"), (finn, "Seals"), (finn, "Relays")):
        rely_on_page(add_page(library, by=person, title=title), by=person, owner=person)
    leave_community(world.community, person=world.ben)
    leave_community(world.community, person=finn)
    tell_ownerless()
    tell_ownerless()
    deliver()

    assert told("pages.ownerless") == ["Ada"]
    listed = as_person(world.cleo).get("/c/pumps/library/without-owner/").content.decode()
    assert [title in listed for title in ("Pumps", "Seals", "Relays")] == [True] * 3
    assert "I&#x27;ll look after it" in listed or "I'll look after it" in listed


def test_pages_lost_another_day_are_told_of_again(library, world, finn, deliver):
    for person, title in ((world.ben, "Pumps"), (finn, "Seals")):
        rely_on_page(add_page(library, by=person, title=title), by=person, owner=person)
        leave_community(world.community, person=person)
        tell_ownerless()

    assert Event.objects.filter(verb="pages.ownerless").count() == 2


def test_moved_to_another_community_it_stays_with_those_who_belong_there(relied_on, world, edda):
    other = start_community("Valves", by=world.ada, purpose="Tight ones")
    open_room(other, room="library", by=world.ada)
    join(other, person=edda)

    move_entry(relied_on, to=other, by=world.ada)

    assert reliance().owner == edda


def test_a_list_costs_the_same_however_long_it_is(library, world, as_person):
    client = as_person(world.cleo)
    costs = []
    for count in range(3):
        cabinets = add_page(library, by=world.ada, title=f"Number {count}")
        rely_on_page(cabinets, by=world.ada, owner=world.ada)
        Reliance.objects.update(owner=None)
        costs.append(queries_of(client, "/c/pumps/library/without-owner/"))

    assert costs == [costs[0]] * 3
    assert costs[0] <= 7
