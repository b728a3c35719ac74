"""The lists of questions: unsolved, no answer yet; and what an empty one says."""

import pytest

from guildhall.questions.actions import accept_answer, answer, ask

PATH = "/c/pumps/questions/"


@pytest.fixture
def page_of(world, as_person):
    def page(show: str) -> str:
        return as_person(world.ben).get(f"{PATH}?show={show}").content.decode()

    return page


def test_unsolved_has_what_was_answered_and_no_answer_yet_has_not(world, page_of):
    ask(world.community, by=world.cleo, title="Why does it trip?")
    answered = ask(world.community, by=world.cleo, title="Which seal fits?")
    answer(answered, by=world.ada, body="The wide one")

    unsolved, unanswered = page_of("unsolved"), page_of("unanswered")

    assert ("Why does it trip?" in unsolved, "Which seal fits?" in unsolved) == (True, True)
    assert ("Why does it trip?" in unanswered, "Which seal fits?" in unanswered) == (True, False)


@pytest.mark.parametrize("show", ["unsolved", "unanswered", "newest"])
def test_where_nothing_was_asked_nothing_is_called_answered(page_of, show):
    page = page_of(show)

    assert "No questions yet" in page
    assert "All questions are answered" not in page


@pytest.mark.parametrize("show", ["unsolved", "unanswered"])
def test_where_everything_is_solved_the_list_says_so(world, page_of, show):
    question = ask(world.community, by=world.cleo, title="Why does it trip?")
    accept_answer(answer(question, by=world.ada, body="The seal"), by=world.cleo)

    page = page_of(show)

    assert "All questions are answered" in page
    assert "No questions yet" not in page


def test_a_row_counts_answers_only_where_there_are_some(world, page_of):
    question = ask(world.community, by=world.cleo, title="Why does it trip?")
    before = page_of("newest")
    answer(question, by=world.ada, body="The seal")

    assert ("0 answers" in before, "1 answer" in page_of("newest")) == (False, True)


def test_an_old_address_of_the_list_still_opens_it(world, page_of):
    ask(world.community, by=world.cleo, title="Why does it trip?")

    assert "Why does it trip?" in page_of("waiting")
