"""What goes wrong around ideas: merged into closed ones, everyone away, what moves elsewhere."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from guildhall.commons.actions import NotMovable, hide
from guildhall.commons.models import Entry
from guildhall.communities.actions import agree_to_cover, go_away, join, leave_community
from guildhall.ideas import actions
from guildhall.ideas.actions import ChallengeRefused, NotAnswered
from guildhall.ideas.models import Idea, Joining
from guildhall.ideas.room import on_move
from guildhall.ideas.tests.worlds import brief
from guildhall.notifications.models import Notice
from guildhall.people.actions import arrive
from guildhall.people.models import Person

HERE = "/c/pumps/ideas/"


def told(rule: str) -> dict[str, str]:
    return dict(Notice.objects.filter(rule=rule).values_list("person__username", "reason"))


def is_away(person: Person, *, until_on: dt.date, cover: Person) -> None:
    agree_to_cover(go_away(person, by=person, until_on=until_on, cover=cover), by=cover)


def test_merged_into_one_that_was_taken_up_it_has_its_answer(world, room, idea, as_person):
    taken = actions.add_idea(room, by=world.cleo, title="Rinse them with rain")
    actions.take_up_idea(taken, by=world.ada, reason="From Monday on.")
    actions.join_idea(idea, joined_as="help", by=world.ada)

    actions.merge_idea(idea, into=taken, by=world.ada)

    page = as_person(world.ben).get(f"{HERE}{taken.pk}/").content.decode()
    assert "From Monday on." in page
    assert Joining.objects.filter(idea=taken.pk, person=world.ada).exists()
    with time_machine.travel(timezone.now() + dt.timedelta(days=40)):
        assert actions.tell_late() == 0


def test_merged_into_one_that_was_closed_in_the_meantime_nothing_happens(world, room, idea):
    other = actions.add_idea(room, by=world.cleo, title="Rinse them with rain")
    actions.set_idea_aside(other, by=world.ada, reason="Too much water.")

    with pytest.raises(NotMovable, match="Open it again first"):
        actions.merge_idea(idea, into=other, by=world.ada)

    assert Entry.objects.get(pk=idea.pk).is_published


def test_while_the_only_steward_is_away_their_cover_is_told_and_has_no_more_rights(
    world, room, idea, deliver, as_person
):
    today = timezone.localdate()
    with time_machine.travel(timezone.now() + dt.timedelta(days=31)):
        is_away(world.ada, until_on=today + dt.timedelta(days=45), cover=world.cleo)
        actions.tell_late()
        deliver()
        by_cover = as_person(world.cleo).post(f"{HERE}{idea.pk}/not-now/", {"reason": "No."})
        late = as_person(world.ben).get(f"{HERE}{idea.pk}/").content.decode()

    assert told("idea.late").get("cleo") == "covers"
    assert by_cover.status_code == 403
    assert "The stewards have been reminded." in late


def test_while_the_person_who_decides_is_away_their_cover_is_told(world, challenge, deliver):
    today = timezone.localdate()
    with time_machine.travel(timezone.now() + dt.timedelta(days=15)):
        is_away(world.cleo, until_on=today + dt.timedelta(days=30), cover=world.ben)
        actions.close_challenges()
        deliver()

    assert told("challenge.closed").get("ben") == "covers"


def test_an_answered_idea_is_not_put_in_and_one_in_a_challenge_in_no_second(
    world, challenge, ideas_room
):
    second = actions.begin_challenge(
        ideas_room, by=world.ada, brief=brief(world.cleo, question="And the second?")
    )
    inside = actions.add_to_challenge(challenge, by=world.ben, title="Paint the handles")
    answered = actions.add_idea(ideas_room, by=world.ben, title="Sell the tools")
    actions.set_idea_aside(answered, by=world.ada, reason="No.")

    for one in (inside, answered):
        with pytest.raises(ChallengeRefused):
            actions.put_into_challenge(second, idea=one, by=world.ben)

    assert Idea.objects.get(pk=inside.pk).challenge_id == challenge.pk


def test_what_moves_elsewhere_leaves_its_challenge(world, challenge):
    inside = actions.add_to_challenge(challenge, by=world.ben, title="Paint the handles")

    on_move([challenge.pk], world.community)

    assert Idea.objects.get(pk=inside.pk).challenge is None


def test_an_idea_whose_author_left_is_decided_all_the_same(world, challenge, as_person):
    edda = arrive("Edda")
    join(world.community, person=edda)
    inside = actions.add_to_challenge(challenge, by=edda, title="Paint the handles")
    leave_community(world.community, person=edda)
    with time_machine.travel(timezone.now() + dt.timedelta(days=15)):
        actions.close_challenges()
        actions.set_idea_aside(inside, by=world.cleo, reason="No paint holds.")
        actions.decide_challenge(challenge, by=world.cleo, outcome="Nothing this time.")

    assert Entry.objects.get(pk=challenge.pk).state == "decided"


def test_a_hidden_idea_holds_up_no_decision_and_is_answered_by_nobody(world, challenge):
    inside = actions.add_to_challenge(challenge, by=world.ben, title="Paint the handles")
    hide(inside, by=world.ada)
    with time_machine.travel(timezone.now() + dt.timedelta(days=15)):
        actions.close_challenges()
        with pytest.raises(NotAnswered):
            actions.take_up_idea(inside, by=world.cleo, reason="Fine.")
        actions.decide_challenge(challenge, by=world.cleo, outcome="Nothing came in.")

    assert Entry.objects.get(pk=challenge.pk).state == "decided"


@pytest.mark.parametrize("typed", ["0", "-1", "9" * 30, "ideas/x", "<script>", "12; drop"])
def test_what_is_no_idea_is_not_merged_into(world, idea, as_person, typed):
    answer = as_person(world.ada).post(f"{HERE}{idea.pk}/merge/", {"other": typed})

    assert answer.status_code == 422
    assert "<script>" not in answer.content.decode().replace("<script src", "")
