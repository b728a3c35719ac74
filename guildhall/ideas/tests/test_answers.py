"""Every idea gets an answer by a day that the community promises."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.commons.actions import delete_entry
from guildhall.communities.actions import give_role
from guildhall.ideas.actions import (
    add_idea,
    join_idea,
    promise_answers,
    reopen_idea,
    set_idea_aside,
    take_up_idea,
    tell_late,
    try_idea,
)
from guildhall.ideas.models import Idea
from guildhall.notifications.models import Notice
from guildhall.notifications.queries import in_words
from guildhall.people.actions import leave

HERE = "/c/pumps/ideas/"
MONDAY = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


@pytest.fixture
def written(world, room):
    with time_machine.travel(MONDAY, tick=False):
        return add_idea(room, by=world.ben, title="Rinse the filters with rainwater")


def told(rule: str) -> list[str]:
    return sorted(Notice.objects.filter(rule=rule).values_list("person__username", flat=True))


def test_its_page_says_by_when_also_to_its_author(world, written, as_person):
    with time_machine.travel(MONDAY + dt.timedelta(hours=1)):
        by_author = as_person(world.ben).get(f"{HERE}{written.pk}/").content.decode()
        by_another = as_person(world.cleo).get(f"{HERE}{written.pk}/").content.decode()

    assert "You'll hear what happens with it by 1 April." in by_author.replace("&#x27;", "'")
    assert "Gets an answer by 1 April." in by_another


def test_the_answer_and_its_day_are_on_the_page_and_all_are_told(
    world, written, as_person, deliver
):
    join_idea(written, joined_as="help", by=world.cleo)
    set_idea_aside(written, by=world.ada, reason="The tank is too small.")
    deliver()

    page = as_person(world.cleo).get(f"{HERE}{written.pk}/").content.decode()
    notices = Notice.objects.filter(rule="idea.set_aside").select_related(
        "entry__community", "community", "person", "actor"
    )
    assert "The tank is too small." in page
    assert "Gets an answer" not in page
    assert told("idea.set_aside") == ["ben", "cleo"]
    assert "The tank is too small." in in_words(notices)[0].sentence


def test_late_ones_are_told_to_the_stewards_once(world, written, deliver):
    with time_machine.travel(MONDAY + dt.timedelta(days=30)):
        early = tell_late()
    with time_machine.travel(MONDAY + dt.timedelta(days=31)):
        late = [tell_late() for _twice in range(2)]
        deliver()

    assert (early, late, told("idea.late")) == (0, [1, 0], ["ada"])


def test_a_second_steward_is_told_too_and_an_answered_one_is_not_late(world, written, deliver):
    give_role(world.community, person=world.cleo, role="steward", by=world.ada)
    answered = add_idea(world.community, by=world.ben, title="Another", at=MONDAY)
    try_idea(answered, by=world.ada)
    with time_machine.travel(MONDAY + dt.timedelta(days=40)):
        number = tell_late()
        deliver()

    assert (number, told("idea.late")) == (1, ["ada", "cleo"])


def test_opened_again_it_is_promised_anew(world, written):
    take_up_idea(written, by=world.ada, reason="From Monday.")
    reopen_idea(written, by=world.ben, reason="It froze.")
    again = Idea.objects.get(pk=written.pk)

    assert again.answer_by == timezone.localdate() + dt.timedelta(days=30)
    assert again.entry.state == "new"


def test_a_steward_sets_the_days_and_others_do_not(world, room, as_person):
    by_member = as_person(world.ben).post(f"{HERE}promise/", {"days": "7"})
    by_steward = as_person(world.ada).post(f"{HERE}promise/", {"days": "7"})
    odd = as_person(world.ada).post(f"{HERE}promise/", {"days": "0"})
    soon = add_idea(room, by=world.ben, title="Soon")
    promise_answers(room, by=world.ada, days=None)
    never = add_idea(room, by=world.ben, title="Never")

    assert (by_member.status_code, by_steward.status_code, odd.status_code) == (403, 302, 422)
    assert soon.idea.answer_by == timezone.localdate() + dt.timedelta(days=7)
    assert never.idea.answer_by is None


def test_a_reason_that_is_too_long_is_given_back(world, written, as_person):
    client = as_person(world.ada)

    answer = client.post(f"{HERE}{written.pk}/not-now/", {"reason": "x" * 601})

    assert answer.status_code == 422
    assert not Event.objects.filter(verb="idea.set_aside").exists()


def test_an_idea_whose_author_left_is_answered_all_the_same(world, written, as_person):
    leave(world.ben, left_as="former_member")

    set_idea_aside(written, by=world.ada, reason="The tank is too small.")

    page = as_person(world.cleo).get(f"{HERE}{written.pk}/").content.decode()
    assert "The tank is too small." in page
    assert "Ben" not in page


def test_a_hidden_one_is_owed_no_answer(world, written):
    delete_entry(written, by=world.ben)

    with time_machine.travel(MONDAY + dt.timedelta(days=40)):
        assert tell_late() == 0
