"""Look at a decision again: on its day, when members ask for it, and when a newer one is made."""

import datetime as dt

import pytest

from guildhall.activity.models import Event
from guildhall.decisions import actions
from guildhall.decisions.models import ReviewWish, State
from guildhall.decisions.outcome import Outcome
from guildhall.decisions.tests.worlds import (
    HERE,
    NEXT_FRIDAY,
    SATURDAY,
    now,
    opened,
    state_of,
)

pytestmark = pytest.mark.database

IN_A_YEAR = dt.date(2027, 3, 1)


@pytest.fixture
def decided(world, room, clock):
    entry = opened(room, world.ben, proposal="We buy one in May.")
    clock.move_to(SATURDAY)
    actions.close_due_decisions()
    return entry


def test_reasons_and_who_does_what_are_added_to_what_is_decided(world, decided, as_person):
    sent = {
        "sentence": "We buy one in May.",
        "reasons": "It floods.",
        "next_steps": "Ben orders it.",
        "look_again_on": "2027-03-01",
    }

    as_person(world.ben).post(f"{HERE}{decided.pk}/outcome/", sent)
    actions.word_outcome(decided, by=world.ben, outcome=Outcome.of(now(decided)))
    page = as_person(world.cleo).get(f"{HERE}{decided.pk}/").content.decode()

    assert (now(decided).reasons, now(decided).look_again_on) == ("It floods.", IN_A_YEAR)
    assert "Ben orders it." in page
    assert Event.objects.filter(verb="decision.outcome_worded").count() == 1


def test_on_its_day_it_is_under_review_once_and_can_be_kept(world, decided, clock, as_person):
    actions.word_outcome(decided, by=world.ben, outcome=Outcome("So.", look_again_on=IN_A_YEAR))
    clock.move_to(dt.datetime(2027, 3, 1, 9, tzinfo=dt.UTC))

    for _twice in range(2):
        actions.review_due_decisions()
    under_review = state_of(decided)
    sent = {"look_again_on": "2028-03-01"}
    as_person(world.ben).post(f"{HERE}{decided.pk}/keep/", sent)

    assert (under_review, state_of(decided)) == (State.UNDER_REVIEW, State.IN_FORCE)
    assert now(decided).look_again_on == dt.date(2028, 3, 1)
    assert Event.objects.filter(verb="decision.to_review").count() == 1


def test_three_members_open_it_again(world, decided, edda, as_person):
    sent = {"reason": "The cellar is dry now."}
    as_person(world.cleo).post(f"{HERE}{decided.pk}/review/", sent)
    as_person(edda).post(f"{HERE}{decided.pk}/support/")
    two = state_of(decided)
    page = as_person(world.ada).get(f"{HERE}{decided.pk}/").content.decode()
    as_person(world.ada).post(f"{HERE}{decided.pk}/support/")

    assert "1 more member needs to support it." in page
    assert "The cellar is dry now." in page
    assert (two, state_of(decided)) == (State.IN_FORCE, State.UNDER_REVIEW)


def test_support_is_taken_back_and_a_wish_without_support_has_ended(world, decided):
    actions.ask_for_review(decided, by=world.cleo, reason="It is dry.")
    with pytest.raises(actions.DecisionRefused, match="asked for that already"):
        actions.ask_for_review(decided, by=world.ada, reason="Me too.")
    actions.support_review(decided, by=world.ada)
    for person in (world.ada, world.cleo):
        actions.take_back_support(decided, by=person)

    with pytest.raises(actions.DecisionRefused, match="Nobody asks"):
        actions.support_review(decided, by=world.ben)
    assert (ReviewWish.objects.waiting().count(), state_of(decided)) == (0, State.IN_FORCE)


def test_a_newer_decision_takes_its_place_and_members_keep_their_say(
    world, decided, room, clock, as_person
):
    actions.ask_for_review(decided, by=world.cleo, reason="It is dry.")
    for person in (world.ada, world.ben):
        actions.support_review(decided, by=person)
    less = {"title": "No pump?", "until_on": "2026-03-13", "level": "asked", "then": "open"}

    refused = as_person(world.ben).post(f"{HERE}{decided.pk}/anew/", less)
    anew = as_person(world.ben).post(f"{HERE}{decided.pk}/anew/", {**less, "level": "decide"})
    before = state_of(decided)
    clock.move_to(dt.datetime(2026, 3, 14, 6, tzinfo=dt.UTC))
    actions.close_due_decisions()
    page = as_person(world.cleo).get(f"{HERE}{decided.pk}/").content.decode()

    assert (refused.status_code, anew.status_code) == (422, 302)
    assert (before, state_of(decided)) == (State.UNDER_REVIEW, State.REPLACED)
    assert "No longer in force. Replaced by" in page


def test_what_replaces_nothing_leaves_others_in_force(world, decided, room, clock):
    opened(room, world.ben, question="A gate?", until_on=NEXT_FRIDAY)
    clock.move_to(dt.datetime(2026, 3, 14, 6, tzinfo=dt.UTC))
    actions.close_due_decisions()

    assert state_of(decided) == State.IN_FORCE
