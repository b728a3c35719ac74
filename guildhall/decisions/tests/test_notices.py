"""Who hears of a decision: those who can answer, those who took part, and those it waits for."""

import datetime as dt

import pytest

from guildhall.commons.actions import post_reply
from guildhall.decisions import actions
from guildhall.decisions.outcome import Outcome
from guildhall.decisions.tests.worlds import (
    NEXT_FRIDAY,
    SATURDAY,
    THURSDAY_NIGHT,
    opened,
    prepared,
)
from guildhall.notifications.models import Notice
from guildhall.notifications.words import sentence_of

PUMP = "“Do we buy a second pump?”"


def heard(person, rule: str) -> list[str]:
    notices = Notice.objects.filter(person=person, rule=f"decision.{rule}")
    return [sentence_of(one) for one in notices.select_related("community", "entry", "actor")]


def test_everyone_who_can_answer_is_asked_but_not_before_it_opens(world, room, deliver):
    entry = prepared(room, world.ben)
    deliver()
    before = Notice.objects.exists()
    actions.open_decision(entry, by=world.ben)
    deliver()

    assert not before
    assert heard(world.cleo, "opened") == [f"Ben asks: {PUMP}"]
    assert (heard(world.ben, "opened"), heard(world.dov, "opened")) == ([], [])


def test_only_the_people_with_the_role_are_asked(world, room, deliver):
    opened(room, world.ben, role="steward")
    deliver()

    assert heard(world.ada, "opened") == [f"Ben asks: {PUMP}"]
    assert heard(world.cleo, "opened") == []


def test_what_is_decided_already_is_told_to_every_member(world, room, deliver):
    opened(room, world.ada, level="told", is_settled=True)
    deliver()

    told = Notice.objects.get(person=world.cleo, rule="decision.opened")
    assert heard(world.cleo, "opened") == [f"Ada tells you what is decided: {PUMP}"]
    assert told.reason == "member"


def test_only_who_has_not_answered_is_reminded_and_once(world, room, edda, clock, deliver):
    entry = opened(room, world.ben)
    actions.agree_to_proposal(entry, by=world.cleo)
    actions.object_to_proposal(entry, by=world.ada, reason="Too loud.")
    actions.remind_of_decisions()
    clock.move_to(THURSDAY_NIGHT)

    for _twice in range(2):
        actions.remind_of_decisions()
    deliver()

    reminded = [f"{PUMP} is open until tomorrow. You haven't answered yet."]
    assert heard(edda, "soon_over") == reminded
    assert [heard(one, "soon_over") for one in (world.cleo, world.ada)] == [[], []]


def test_an_objection_is_told_to_who_can_answer_it_and_its_answer_to_who_objected(
    world, room, deliver
):
    entry = opened(room, world.ben)
    objection = actions.object_to_proposal(entry, by=world.cleo, reason="Too loud.")
    actions.answer_objector(objection, by=world.ada, answer="It stands in the cellar.")
    deliver()

    assert heard(world.ben, "objected") == [
        f"Cleo objects to {PUMP}. The objection needs an answer."
    ]
    assert heard(world.cleo, "objection_answered") == [f"Ada answered your objection to {PUMP}"]


def test_after_a_change_everyone_is_asked_again(world, room, deliver):
    entry = opened(room, world.ben)
    actions.change_proposal(entry, by=world.ben, proposal="A quiet one.", until_on=NEXT_FRIDAY)
    deliver()

    assert heard(world.cleo, "proposal_changed") == [
        f"Ben changed the proposal and asks again: {PUMP}"
    ]


def test_who_took_part_hears_how_it_ended(world, room, edda, clock, deliver):
    entry = opened(room, world.ben)
    actions.agree_to_proposal(entry, by=world.cleo)
    clock.move_to(SATURDAY)
    actions.close_due_decisions()
    deliver()

    assert heard(world.ben, "made") == [f"Decided: {PUMP}"]
    assert heard(world.cleo, "made") == [f"Decided: {PUMP}"]
    assert heard(edda, "made") == []


def test_contributors_are_told_what_was_done_with_what_they_said(world, room, edda, deliver):
    entry = opened(room, world.ben, level="asked")
    replies = [post_reply(entry, by=one, body="It is too loud.") for one in (world.cleo, edda)]
    actions.add_theme(entry, by=world.ben, heard="Noise", did="A quiet one.", replies=replies)
    deliver()

    answered = [f"Ben answered what you said about {PUMP}"]
    assert [heard(one, "theme_answered") for one in (world.cleo, edda)] == [answered, answered]
    assert heard(world.ada, "theme_answered") == []


def test_advice_is_asked_of_those_named_alone(world, room, edda, deliver):
    opened(room, world.ben, level="shape", asked=(world.cleo,))
    deliver()

    assert heard(world.cleo, "advice_asked") == [f"Ben asks for your advice: {PUMP}"]
    assert Notice.objects.filter(person=edda).count() == 0


def test_who_can_act_is_told_that_it_waits(world, room, clock, deliver):
    opened(room, world.ben, quorum=2)
    clock.move_to(SATURDAY)
    actions.close_due_decisions()
    deliver()

    assert heard(world.ben, "waits") == [
        "The day for “Do we buy a second pump?” is over, and it waits for you"
    ]


@pytest.mark.parametrize("person", ["ben", "ada"])
def test_on_the_day_to_look_again_its_opener_and_stewards_are_asked(
    world, room, clock, deliver, person
):
    entry = opened(room, world.ben)
    clock.move_to(SATURDAY)
    actions.close_due_decisions()
    again = Outcome("So.", look_again_on=dt.date(2026, 9, 1))
    actions.word_outcome(entry, by=world.ben, outcome=again)
    clock.move_to(dt.datetime(2026, 9, 1, 9, tzinfo=dt.UTC))
    actions.review_due_decisions()
    deliver()

    assert len(heard(getattr(world, person), "to_review")) == 1
