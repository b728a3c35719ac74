"""What is said before people are asked, and what can no longer change."""

import pytest

from guildhall.decisions import actions
from guildhall.decisions.models import Decision, State
from guildhall.decisions.tests.worlds import (
    FRIDAY,
    HERE,
    NEXT_FRIDAY,
    PUMP,
    frame,
    now,
    opened,
    prepared,
    state_of,
)

pytestmark = pytest.mark.database


def test_a_question_and_a_day_are_enough(world, room, as_person):
    client = as_person(world.ben)

    sent = {"title": PUMP, "until_on": "2026-03-06", "then": "open"}
    answers = [client.post(f"{HERE}prepare/", sent) for _twice in range(2)]
    decision = Decision.objects.get()

    assert [one.status_code for one in answers] == [302, 302]
    assert (decision.way, decision.level, decision.entry.state) == ("consent", "decide", "open")


def test_it_can_be_shown_first_and_opened_later(world, room, as_person):
    sent = {"title": PUMP, "until_on": "2026-03-06", "then": "prepare"}
    as_person(world.ben).post(f"{HERE}prepare/", sent)
    entry = Decision.objects.get().entry
    shown = as_person(world.cleo).get(f"{HERE}{entry.pk}/").content.decode()

    by_cleo = as_person(world.cleo).post(f"{HERE}{entry.pk}/open/")
    by_ben = as_person(world.ben).post(f"{HERE}{entry.pk}/open/")

    assert "Nobody is asked yet" in shown
    assert (by_cleo.status_code, by_ben.status_code) == (403, 302)
    assert state_of(entry) == State.OPEN


@pytest.mark.parametrize("level", ["decide", "together", "shape", "asked"])
def test_what_is_decided_already_can_only_be_told(world, room, level):
    with pytest.raises(actions.DecisionRefused, match="decided already"):
        prepared(room, world.ben, level=level, is_settled=True)

    assert not Decision.objects.exists()


def test_telling_puts_it_into_the_register_at_once_and_is_for_stewards(world, room, as_person):
    sent = {
        "title": "The gate is locked at ten",
        "level": "told",
        "is_settled": "on",
        "proposal": "From May on, the gate is locked at ten.",
        "then": "open",
    }
    by_ben = as_person(world.ben).post(f"{HERE}prepare/", sent)
    as_person(world.ada).post(f"{HERE}prepare/", sent)

    decision = Decision.objects.get()
    assert (by_ben.status_code, "Only stewards" in by_ben.content.decode()) == (422, True)
    assert (decision.entry.state, decision.outcome) == (State.IN_FORCE, sent["proposal"])


def test_once_it_was_open_members_get_more_say_but_never_less(world, room):
    entry = opened(room, world.ben, level="together")
    raised = frame(level="decide", promise="You decide it.")

    actions.change_decision(entry, by=world.ben, frame=raised)
    with pytest.raises(actions.DecisionRefused, match="can't become less"):
        actions.change_decision(entry, by=world.ben, frame=frame(level="together"))
    actions.withdraw_decision(entry, by=world.ben)
    actions.take_up_again(entry, by=world.ben)
    with pytest.raises(actions.DecisionRefused, match="can't become less"):
        actions.change_decision(entry, by=world.ben, frame=frame(level="asked"))

    assert (now(entry).level, now(entry).promise) == ("decide", "You decide it.")


def test_while_it_is_open_the_question_the_day_and_the_proposal_stay(world, room):
    entry = opened(room, world.ben, proposal="We buy one in May.")
    other = frame(question="Something else?", proposal="Nothing.", until_on=NEXT_FRIDAY, why="So.")

    actions.change_decision(entry, by=world.ben, frame=other)

    changed = now(entry)
    assert (changed.entry.title, changed.entry.body) == (PUMP, "So.")
    assert (changed.proposal, changed.until_on) == ("We buy one in May.", FRIDAY)


def test_while_it_is_prepared_everything_can_change(world, room, as_person):
    entry = prepared(room, world.ben)
    sent = {
        "title": "Do we rent a pump?",
        "until_on": "2026-03-13",
        "level": "asked",
        "quorum": "2",
        "if_silent": "lapses",
        "body": "It floods.",
    }

    answer = as_person(world.ben).post(f"{HERE}{entry.pk}/edit/", sent)

    changed = now(entry)
    assert answer.status_code == 302
    assert (changed.entry.title, changed.entry.body) == ("Do we rent a pump?", "It floods.")
    assert (changed.level, changed.way, changed.decider) == ("asked", "hearing", world.ben)
    assert (changed.quorum, changed.until_on) == (2, NEXT_FRIDAY)


def test_only_stewards_name_someone_else_who_decides(world, room, as_person):
    sent = {
        "title": PUMP,
        "until_on": "2026-03-06",
        "level": "asked",
        "decider": "Cleo",
        "then": "open",
    }
    by_ben = as_person(world.ben).post(f"{HERE}prepare/", sent)
    as_person(world.ada).post(f"{HERE}prepare/", sent)

    assert by_ben.status_code == 422
    assert Decision.objects.get().decider == world.cleo


def test_a_way_that_does_not_fit_is_refused(world, room):
    with pytest.raises(actions.DecisionRefused, match="doesn't fit"):
        prepared(room, world.ben, level="decide", way="hearing")


def test_only_people_with_the_role_take_part(world, room, as_person):
    entry = opened(room, world.ben, role="steward")

    by_cleo = as_person(world.cleo).post(f"{HERE}{entry.pk}/agree/")
    by_ada = as_person(world.ada).post(f"{HERE}{entry.pk}/agree/")

    assert (by_cleo.status_code, by_ada.status_code) == (403, 302)
    assert "Other people are asked here" in by_cleo.content.decode()
