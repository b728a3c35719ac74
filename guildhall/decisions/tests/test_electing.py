"""After an election: who was elected is asked first, and the role begins with their yes."""

import datetime as dt

import pytest

from guildhall.ballots.models import Way
from guildhall.communities.actions import (
    end_role,
    join,
    leave_community,
    open_room,
    shut_room,
    start_community,
)
from guildhall.communities.models import RolePeriod
from guildhall.decisions import actions
from guildhall.decisions.actions import electing
from guildhall.decisions.events import ROOM
from guildhall.decisions.models import Decision, RoleOffer, VotePlan
from guildhall.decisions.tests.worlds import (
    HERE,
    NEXT_FRIDAY,
    NEXT_SATURDAY,
    SATURDAY,
    opened,
)
from guildhall.people.actions import leave

pytestmark = pytest.mark.database

TERM = dt.date(2027, 3, 1)


@pytest.fixture
def elected(world, room, edda, clock):
    """Cleo has two votes, Ben one, Edda none."""
    names = "Ben\nCleo\nEdda"
    plan = VotePlan(kind=Way.ELECTION, options=names, elects_role="facilitator", term_ends_on=TERM)
    entry = opened(room, world.ada, way="vote", plan=plan, question="Who facilitates?")
    for person, option in ((world.ada, "2"), (world.ben, "2"), (world.cleo, "1")):
        actions.cast_ballot(entry, by=person, marks={option: 1})
    clock.move_to(SATURDAY)
    actions.close_due_decisions()
    return entry


def facilitators() -> list[str]:
    held = RolePeriod.objects.current().filter(role="facilitator")
    return list(held.values_list("person__username", flat=True))


def offers() -> list[tuple]:
    rows = RoleOffer.objects.order_by("pk")
    return list(rows.values_list("person__username", "is_accepted", "words"))


def page(client, entry) -> str:
    return client.get(f"{HERE}{entry.pk}/").content.decode()


def test_a_yes_begins_the_role_with_its_term(world, elected, as_person):
    before = facilitators()

    for _twice in range(2):
        answer = as_person(world.cleo).post(f"{HERE}{elected.pk}/role/accept/")

    held = RolePeriod.objects.current().get(role="facilitator")
    assert (before, answer.status_code) == ([], 302)
    assert (held.person, held.term_ends_on) == (world.cleo, TERM)
    assert offers() == [("cleo", True, "")]


@pytest.mark.parametrize("words", ["", "I'm away all summer."], ids=["silent", "with_words"])
def test_after_a_no_a_steward_asks_the_next_by_the_count(world, elected, as_person, words):
    ada, ben, cleo = (as_person(one) for one in (world.ada, world.ben, world.cleo))
    for _twice in range(2):
        cleo.post(f"{HERE}{elected.pk}/role/decline/", {"words": words})
    for_stewards, for_members = page(ada, elected), page(ben, elected)

    for _twice in range(2):
        ada.post(f"{HERE}{elected.pk}/role/next/")
    ben.post(f"{HERE}{elected.pk}/role/accept/")

    assert "Cleo can&#x27;t do it." in for_stewards or "Cleo can't do it." in for_stewards
    assert "Ask Ben, next by the count" in for_stewards
    assert ("do it." in for_members, "away all summer" in for_members) == (False, False)
    assert facilitators() == ["ben"]
    assert offers() == [("cleo", False, words), ("ben", True, "")]


def test_a_reason_that_is_too_long_is_cut_and_the_no_counts(world, elected, as_person):
    as_person(world.cleo).post(f"{HERE}{elected.pk}/role/decline/", {"words": "\0away " * 99})

    [(name, is_accepted, words)] = offers()
    assert (name, is_accepted) == ("cleo", False)
    assert (words[:9], len(words)) == ("away away", 300)


def test_nobody_can_begin_a_role_whose_term_is_over(world, elected, as_person, clock):
    clock.move_to(dt.datetime.combine(TERM, dt.time(9), dt.UTC))

    page_after = as_person(world.cleo).post(f"{HERE}{elected.pk}/role/accept/", follow=True)

    assert "The term is over." in page_after.content.decode()
    assert facilitators() == []


def test_nobody_without_a_vote_is_asked(world, elected, as_person):
    for person in (world.cleo, world.ben):
        actions.decline_role(elected, by=person)
        actions.offer_role_to_next(elected, by=world.ada)

    assert [name for name, *_rest in offers()] == ["cleo", "ben"]
    assert "Nobody else was voted for." in page(as_person(world.ada), elected)


def test_nobody_is_asked_while_someone_thinks_about_it(world, elected):
    actions.offer_role_to_next(elected, by=world.ada)

    assert [name for name, *_rest in offers()] == ["cleo"]


def test_who_left_before_answering_holds_up_nobody(world, elected, room):
    leave_community(room, person=world.cleo)

    actions.offer_role_to_next(elected, by=world.ada)

    assert [name for name, *_rest in offers()] == ["cleo", "ben"]


def test_only_who_was_elected_answers_and_only_stewards_ask_the_next(world, elected, as_person):
    ben, dov = as_person(world.ben), as_person(world.dov)

    statuses = [
        client.post(f"{HERE}{elected.pk}/role/{verb}/").status_code
        for client in (ben, dov)
        for verb in ("accept", "decline", "next")
    ]

    assert statuses[:3] == [403] * 3
    assert set(statuses[3:]) <= {403, 404}
    assert facilitators() == []


def test_an_answer_stays_an_answer(world, elected):
    actions.decline_role(elected, by=world.cleo)

    with pytest.raises(actions.DecisionRefused, match="You have answered already"):
        actions.accept_role(elected, by=world.cleo)

    assert facilitators() == []


def test_who_was_elected_is_reminded_once(world, elected, clock):
    clock.shift(dt.timedelta(days=2))
    actions.remind_of_role_offers()
    early = RoleOffer.objects.get().reminded_at
    clock.shift(dt.timedelta(days=2))
    for _twice in range(2):
        actions.remind_of_role_offers()

    first = RoleOffer.objects.get().reminded_at
    clock.shift(dt.timedelta(days=9))
    actions.remind_of_role_offers()

    assert early is None
    assert RoleOffer.objects.get().reminded_at == first


def test_nobody_is_reminded_of_a_role_whose_term_is_over(world, elected):
    actions.remind_of_role_offers(at=dt.datetime.combine(TERM, dt.time(9), dt.UTC))

    assert RoleOffer.objects.get().reminded_at is None


def test_the_page_says_what_is_waited_for(world, elected, as_person):
    own, others = page(as_person(world.cleo), elected), page(as_person(world.ben), elected)

    assert ("Will you do it?" in own, "Will you do it?" in others) == (True, False)
    assert "was asked on 7 March and hasn" in others
    actions.accept_role(elected, by=world.cleo)
    assert "Cleo said yes: facilitator." in page(as_person(world.ben), elected)


def test_who_leaves_the_hall_without_a_name_is_no_longer_named_as_elected(
    world, elected, as_person
):
    before = page(as_person(world.ben), elected), Decision.objects.get().outcome

    leave(world.cleo, left_as="former_member")

    seen = page(as_person(world.ben), elected)
    assert ("Cleo" in before[0], before[1]) == (True, "Cleo")
    assert ("Cleo" in seen, Decision.objects.get().outcome) == (False, "former member")


def leaves_the_role(world, room):
    end_role(RolePeriod.objects.current().get(person=world.cleo, role="facilitator"), by=world.ada)


def leaves_the_community(world, room):
    leave_community(room, person=world.cleo)


def leaves_the_hall(world, room):
    leave(world.cleo, left_as="name")


@pytest.mark.parametrize(
    "leaves", [leaves_the_role, leaves_the_community, leaves_the_hall], ids=["role", "here", "hall"]
)
def test_once_who_said_yes_has_left_a_steward_asks_the_next(
    world, elected, room, as_person, leaves
):
    actions.accept_role(elected, by=world.cleo)
    ada = as_person(world.ada)
    before = page(ada, elected)

    leaves(world, room)
    after = page(ada, elected)
    for _twice in range(2):
        ada.post(f"{HERE}{elected.pk}/role/next/")

    assert ("Ask Ben" in before, "Ask Ben, next by the count" in after) == (False, True)
    assert "said yes and no longer has the role." in after
    assert [name for name, *_rest in offers()][1:] == ["ben"]


def test_who_comes_back_once_their_place_is_taken_cannot_say_yes(world, elected, room, as_person):
    leave_community(room, person=world.cleo)
    actions.offer_role_to_next(elected, by=world.ada)
    actions.accept_role(elected, by=world.ben)
    join(room, person=world.cleo)

    seen = page(as_person(world.cleo), elected)
    answer = as_person(world.cleo).post(f"{HERE}{elected.pk}/role/accept/")

    assert ("Meanwhile someone else has said yes." in seen, "role/accept/" in seen) == (True, False)
    assert (answer.status_code, facilitators()) == (302, ["ben"])


def test_once_the_term_is_over_nobody_else_is_asked(world, elected, as_person, clock):
    actions.decline_role(elected, by=world.cleo)
    clock.move_to(dt.datetime.combine(TERM, dt.time(9), dt.UTC))

    seen = page(as_person(world.ada), elected)
    actions.offer_role_to_next(elected, by=world.ada)

    assert "next by the count" not in seen
    assert [name for name, *_rest in offers()] == ["cleo"]


def test_once_the_term_is_over_the_page_says_so_without_buttons(world, elected, as_person, clock):
    clock.move_to(dt.datetime.combine(TERM, dt.time(9), dt.UTC))

    own, others = page(as_person(world.cleo), elected), page(as_person(world.ben), elected)

    assert "The term is over, so there is nothing left to answer." in own
    assert ("role/accept/" in own, "role/decline/" in own) == (False, False)
    assert "hasn" not in others


def test_what_nobody_can_be_reminded_of_holds_up_no_reminder(
    world, room, elected, clock, monkeypatch
):
    """The room was closed in one community; in the other, someone waits for a reminder."""
    valves = start_community("Valves", by=world.dov, purpose="Tight ones")
    open_room(valves, room=ROOM, by=world.dov)
    valves.refresh_from_db()
    join(valves, person=world.ben)
    plan = VotePlan(kind=Way.ELECTION, options="Ben\nDov", elects_role="facilitator")
    entry = opened(valves, world.dov, way="vote", plan=plan, until_on=NEXT_FRIDAY)
    actions.cast_ballot(entry, by=world.dov, marks={"1": 1})
    clock.move_to(NEXT_SATURDAY)
    actions.close_due_decisions()
    shut_room(room, room=ROOM, by=world.ada)
    monkeypatch.setattr(electing, "MOST_AT_ONCE", 1)

    clock.shift(dt.timedelta(days=4))
    actions.remind_of_role_offers()

    reminded = RoleOffer.objects.exclude(reminded_at=None)
    assert [one.person for one in reminded] == [world.ben]
