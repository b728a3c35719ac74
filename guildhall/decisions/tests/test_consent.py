"""Consent: nobody against it by Friday, objections and their answers, and what silence means."""

import pytest

from guildhall.activity.models import Event
from guildhall.communities.actions import leave_community
from guildhall.decisions import actions
from guildhall.decisions.models import Decision, State
from guildhall.decisions.tests.worlds import (
    FRIDAY,
    NEXT_FRIDAY,
    NEXT_SATURDAY,
    SATURDAY,
    now,
    opened,
    prepared,
    state_of,
)
from guildhall.decisions.ways.consent import round_of
from guildhall.rounds.models import Objection, Round, Voice

pytestmark = pytest.mark.database


def test_without_an_objection_the_proposal_is_decided_on_its_day(world, room, clock):
    entry = opened(room, world.ben, proposal="We buy one in May.")
    actions.agree_to_proposal(entry, by=world.cleo)

    actions.close_due_decisions()
    before = state_of(entry)
    clock.move_to(SATURDAY)
    for _twice in range(2):
        actions.close_due_decisions()

    decided = now(entry)
    assert (before, decided.entry.state) == (State.OPEN, State.IN_FORCE)
    assert (decided.outcome, decided.ended_at) == ("We buy one in May.", SATURDAY)
    assert Event.objects.filter(verb="decision.made").count() == 1


def test_an_objection_holds_it_up_until_it_is_answered(world, room, clock):
    entry = opened(room, world.ben)
    objection = actions.object_to_proposal(entry, by=world.cleo, reason="Too loud.")
    clock.move_to(SATURDAY)

    actions.close_due_decisions()
    held_up = state_of(entry)
    actions.answer_objector(objection, by=world.ben, answer="It stands in the cellar.")

    assert (held_up, state_of(entry)) == (State.OPEN, State.IN_FORCE)
    assert Event.objects.filter(verb="decision.waits").count() == 1


def test_a_change_answers_the_objection_and_everyone_is_asked_again(world, room, clock):
    entry = opened(room, world.ben, proposal="We buy one in May.")
    actions.agree_to_proposal(entry, by=world.ada)
    actions.object_to_proposal(entry, by=world.cleo, reason="Too loud.")

    for _twice in range(2):
        actions.change_proposal(
            entry, by=world.ben, proposal="We buy a quiet one.", until_on=NEXT_FRIDAY
        )
    clock.move_to(SATURDAY)
    actions.close_due_decisions()
    still = state_of(entry)
    actions.agree_to_proposal(entry, by=world.cleo)
    clock.move_to(NEXT_SATURDAY)
    actions.close_due_decisions()

    answered = Objection.objects.get()
    assert [one.state for one in Round.objects.order_by("pk")] == ["reworked", "agreed"]
    assert answered.changed_in == round_of(now(entry))
    assert (still, now(entry).outcome) == (State.OPEN, "We buy a quiet one.")


def test_where_silence_means_no_nothing_is_decided_and_it_can_be_asked_again(world, room, clock):
    entry = opened(room, world.ben, if_silent="lapses")
    clock.move_to(SATURDAY)

    actions.close_due_decisions()
    lapsed = state_of(entry)
    actions.take_up_again(entry, by=world.ben)

    assert (lapsed, state_of(entry)) == (State.LAPSED, State.PREPARED)
    with pytest.raises(actions.DecisionRefused, match="until when"):
        actions.open_decision(entry, by=world.ben)


def test_everybody_objects_and_it_can_be_withdrawn(world, room, edda, as_person):
    entry = opened(room, world.ben)
    for person in (world.ada, world.ben, world.cleo, edda):
        actions.object_to_proposal(entry, by=person, reason=f"{person.name} is against it.")

    page = as_person(world.ben).get(f"/c/pumps/decisions/{entry.pk}/").content.decode()
    actions.withdraw_decision(entry, by=world.ben)

    assert "Everyone who answered objects." in page
    assert (state_of(entry), round_of(now(entry)).state) == (State.WITHDRAWN, "withdrawn")


def test_more_than_take_part_cannot_be_needed(world, room):
    with pytest.raises(actions.DecisionRefused, match="Only 3 people take part"):
        prepared(room, world.ben, quorum=4)

    assert not Decision.objects.exists()


def test_once_people_left_and_too_few_remain_nothing_is_decided(world, room, edda, clock):
    entry = opened(room, world.ben, quorum=4)
    actions.agree_to_proposal(entry, by=world.ada)
    leave_community(world.community, person=edda)
    clock.move_to(SATURDAY)

    actions.close_due_decisions()

    assert (state_of(entry), round_of(now(entry)).state) == (State.LAPSED, "withdrawn")


def test_a_yes_that_was_missing_counts_late_and_decides_at_once(world, room, clock):
    entry = opened(room, world.ben, quorum=2)
    actions.agree_to_proposal(entry, by=world.ada)
    clock.move_to(SATURDAY)
    actions.close_due_decisions()
    waits = state_of(entry)

    actions.agree_to_proposal(entry, by=world.cleo)

    assert (waits, state_of(entry)) == (State.OPEN, State.IN_FORCE)


def test_an_answer_after_the_end_is_refused_in_a_sentence(world, room, clock, as_person):
    entry = opened(room, world.ben)
    clock.move_to(SATURDAY)
    late = as_person(world.cleo).post(
        f"/c/pumps/decisions/{entry.pk}/object/", {"reason": "Too late."}
    )
    actions.close_due_decisions()

    with pytest.raises(actions.DecisionRefused, match="changed in the meantime"):
        actions.agree_to_proposal(entry, by=world.cleo)
    assert "The day for objections is over" in late.content.decode()
    assert (late.status_code, Voice.objects.count(), Objection.objects.count()) == (403, 0, 0)


def test_voices_are_changed_and_taken_back_and_each_is_recorded_once(world, room):
    entry = opened(room, world.ben)
    for _twice in range(2):
        actions.agree_to_proposal(entry, by=world.cleo)
    actions.abstain_from_proposal(entry, by=world.cleo)
    for _twice in range(2):
        actions.take_back_voice(entry, by=world.cleo)
    actions.object_to_proposal(entry, by=world.cleo, reason="Too loud.")
    actions.agree_to_proposal(entry, by=world.cleo)

    verbs = Event.objects.filter(actor_id=world.cleo.pk).order_by("pk")
    assert [one.verb for one in verbs if one.verb.startswith("decision.")] == [
        "decision.agreed_to",
        "decision.abstained",
        "decision.voice_taken_back",
        "decision.objected",
        "decision.objection_withdrawn",
        "decision.agreed_to",
    ]


def test_more_time_moves_the_day_of_the_round_and_never_back(world, room, clock):
    entry = opened(room, world.ben)
    actions.extend_decision(entry, by=world.ben, until_on=NEXT_FRIDAY)
    clock.move_to(SATURDAY)
    actions.close_due_decisions()

    assert (state_of(entry), round_of(now(entry)).asks_until) == (State.OPEN, NEXT_FRIDAY)
    with pytest.raises(actions.DecisionRefused):
        actions.extend_decision(entry, by=world.ben, until_on=FRIDAY)
