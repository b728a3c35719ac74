"""Other ways to end a question: closed, asked before, no answer needed; each can be undone."""

import pytest

from guildhall.activity.models import Event
from guildhall.commons.models import Link
from guildhall.questions.actions import (
    NotTheSame,
    accept_answer,
    answer,
    ask,
    close_question,
    mark_same,
    reopen_question,
    rest_question,
)
from guildhall.questions.models import State


@pytest.fixture
def question(world):
    return ask(world.community, by=world.cleo, title="Why does it trip?")


def state_of(question) -> str:
    question.refresh_from_db()
    return question.state


@pytest.mark.parametrize(
    ("end", "state"),
    [
        (lambda question, by: close_question(question, by=by, note="Not ours"), State.CLOSED),
        (lambda question, by: rest_question(question, by=by), State.RESTED),
    ],
)
def test_ending_twice_is_one_event_and_reopening_takes_it_back(world, question, end, state):
    end(question, world.cleo)
    end(question, world.cleo)
    ended = state_of(question)
    events = Event.objects.filter(verb__in=["question.closed", "question.rested"]).count()

    reopen_question(question, by=world.cleo)
    reopen_question(question, by=world.cleo)

    assert (ended, events, state_of(question)) == (state, 1, State.WAITING)
    assert Event.objects.filter(verb="question.reopened").count() == 1


def test_reopening_a_solved_question_that_was_closed_finds_it_solved(world, question):
    accept_answer(answer(question, by=world.ben, body="The seal"), by=world.cleo)
    close_question(question, by=world.ada, note="Done")

    reopen_question(question, by=world.ada)

    assert state_of(question) == State.SOLVED


def test_mark_same_leads_on_to_the_last_of_a_chain(world, question, as_person):
    second = ask(world.community, by=world.ada, title="Asked again?")
    third = ask(world.community, by=world.ada, title="And again?")
    mark_same(second, other=third, by=world.ada)

    mark_same(question, other=second, by=world.ada)

    response = as_person(world.ben).get(f"/c/pumps/questions/{question.pk}/")
    assert response["Location"] == f"/c/pumps/questions/{third.address}/"
    assert Link.objects.filter(source=question, target=third, kind=Link.Kind.SAME_AS).exists()


def test_mark_same_never_leads_in_a_circle(world, question):
    other = ask(world.community, by=world.ada, title="Other?")
    mark_same(question, other=other, by=world.ada)

    with pytest.raises(NotTheSame):
        mark_same(other, other=question, by=world.ada)


def test_reopening_takes_the_link_back(world, question):
    mark_same(question, other=ask(world.community, by=world.ada, title="Other?"), by=world.ada)

    reopen_question(question, by=world.ada)

    assert not Link.objects.exists()


def test_a_closed_question_is_not_answered(world, question, as_person):
    close_question(question, by=world.ada, note="Not ours")

    response = as_person(world.ben).post(
        f"/c/pumps/questions/{question.pk}/answer/", {"body": "But"}
    )

    assert response.status_code == 403
    assert "This question is closed" in response.content.decode()


@pytest.mark.parametrize("act", ["close", "same", "no-answer-needed", "reopen"])
def test_only_who_asked_or_a_steward_ends_it(world, question, as_person, act):
    assert as_person(world.ben).post(f"/c/pumps/questions/{question.pk}/{act}/").status_code == 403
