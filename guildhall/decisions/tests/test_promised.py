"""What figures may know of decisions: whether they end by their day, and what happens next."""

import datetime as dt

import pytest

from guildhall.communities.promised import Promised, all_promised
from guildhall.decisions.actions import (
    close_due_decisions,
    open_decision,
    review_due_decisions,
    withdraw_decision,
    word_outcome,
)
from guildhall.decisions.models import Decision
from guildhall.decisions.outcome import Outcome
from guildhall.decisions.tests.worlds import FRIDAY, SATURDAY, opened, prepared

pytestmark = pytest.mark.database

TWO_DAYS, FOUR_WEEKS = dt.timedelta(days=2), dt.timedelta(days=28)
A_YEAR_ON = FRIDAY + dt.timedelta(days=365)


@pytest.fixture
def made(room, world, clock):
    """Ended by the hall in the night after its Friday."""
    entry = opened(room, world.ben)
    clock.move_to(SATURDAY)
    close_due_decisions()
    return entry


def followed_up(room, at: dt.datetime) -> list[bool]:
    return [
        one.kept_on is not None
        for one in all_promised(room, at)
        if one.what == "decision followed up"
    ]


def test_it_had_a_day_and_ended_by_then(made, room, world):
    settled, following = all_promised(room, SATURDAY)

    assert settled == Promised("decision settled", FRIDAY + TWO_DAYS, SATURDAY.date(), world.ben.pk)
    assert following.due_on == SATURDAY.date() + FOUR_WEEKS
    assert following.kept_on is None  # nobody wrote what happens next


def test_next_steps_or_a_day_to_look_again_say_what_happens_next(made, room, world):
    sentence = Decision.objects.get(pk=made.pk).sentence
    word_outcome(made, by=world.ben, outcome=Outcome(sentence, next_steps="Ben asks for offers"))
    steps = followed_up(room, SATURDAY)
    word_outcome(made, by=world.ben, outcome=Outcome(sentence, look_again_on=A_YEAR_ON))

    assert (steps, followed_up(room, SATURDAY)) == ([True], [True])


def test_a_look_that_is_missed_for_four_weeks_is_none(made, room, world, clock):
    outcome = Outcome("Yes", next_steps="Ben asks", look_again_on=A_YEAR_ON)
    word_outcome(made, by=world.ben, outcome=outcome)
    clock.move_to(dt.datetime.combine(A_YEAR_ON, dt.time(9), dt.UTC))
    review_due_decisions()
    now = dt.datetime.combine(A_YEAR_ON, dt.time(9), dt.UTC)

    assert followed_up(room, now + FOUR_WEEKS) == [True]
    assert followed_up(room, now + 2 * FOUR_WEEKS) == [False]


def test_what_is_prepared_or_withdrawn_promises_nothing(room, world):
    withdrawn = opened(room, world.ben)
    withdraw_decision(withdrawn, by=world.ben)
    waiting = prepared(room, world.ben, question="Do we paint the shed?")

    before = all_promised(room, SATURDAY)
    open_decision(waiting, by=world.ben)

    assert before == []
    assert [one.kept_on for one in all_promised(room, SATURDAY)] == [None]
