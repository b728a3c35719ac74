import pytest

from guildhall.commons.models import Outcome
from guildhall.questions.actions import accept_answer, answer, ask, withdraw_acceptance
from guildhall.questions.models import State

pytestmark = pytest.mark.database


@pytest.fixture
def asked(world):
    question = ask(world.community, by=world.cleo, title="Why does it trip?")
    return question, answer(question, by=world.ben, body="Check the seal")


def test_accept_solves_the_question_and_records_that_it_worked(world, asked):
    question, solution = asked

    accept_answer(solution, by=world.cleo)

    question.refresh_from_db()
    solution.refresh_from_db()
    assert question.state == State.SOLVED
    assert solution.worked_count == 1


def test_accept_twice_changes_nothing(world, asked):
    _question, solution = asked

    accept_answer(solution, by=world.cleo)
    accept_answer(solution, by=world.cleo)

    assert Outcome.objects.filter(reply=solution, replaced_at=None).count() == 1


def test_withdrawing_takes_back_both(world, asked):
    question, solution = asked
    accept_answer(solution, by=world.cleo)

    withdraw_acceptance(solution, by=world.cleo)

    question.refresh_from_db()
    solution.refresh_from_db()
    assert (question.state, solution.worked_count) == (State.WAITING, 0)


def test_accepting_another_answer_takes_the_first_back(world, asked):
    question, first = asked
    second = answer(question, by=world.ada, body="Check the impeller")
    accept_answer(first, by=world.cleo)

    accept_answer(second, by=world.cleo)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.worked_count, second.worked_count) == (0, 1)


def test_only_who_asked_may_accept(world, asked, as_person):
    _question, solution = asked

    response = as_person(world.ben).post(f"/c/pumps/questions/answers/{solution.pk}/accept-answer/")

    assert response.status_code == 403


def test_an_outsider_does_not_learn_that_the_answer_exists(world, asked, as_person):
    _question, solution = asked

    response = as_person(world.dov).post(f"/c/pumps/questions/answers/{solution.pk}/accept-answer/")

    assert response.status_code == 404
