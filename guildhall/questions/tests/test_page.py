"""The page of a question: where the answer is, who is asked for one, and what is similar."""

import pytest

from guildhall.questions.actions import accept_answer, answer, ask


@pytest.fixture
def page_for(as_person):
    def page(person, path: str) -> str:
        return " ".join(as_person(person).get(path).content.decode().split())

    return page


def path_of(question) -> str:
    return f"/c/pumps/questions/{question.pk}/"


def test_only_others_are_asked_for_an_answer_at_once(world, page_for):
    question = ask(world.community, by=world.cleo, title="Why does it trip?")

    asker, other = (page_for(person, path_of(question)) for person in (world.cleo, world.ben))

    assert ("Thanks for asking" in asker, "Found it out yourself?" in asker) == (True, True)
    assert ("Your answer" in asker, "Half an idea" in asker) == (False, False)
    assert ("Thanks for asking" in other, "Your answer" in other) == (False, True)


def test_solved_leads_to_the_answer_and_the_box_is_folded(world, page_for):
    question = ask(world.community, by=world.cleo, title="Why does it trip?")
    solution = answer(question, by=world.ada, body="The seal")
    accept_answer(solution, by=world.cleo)

    page = page_for(world.ben, path_of(question))

    assert f'href="#r{solution.pk}"' in page.split('id="e')[0]
    assert page.index("This solved it") < page.index("The seal")
    assert ("Add something" in page, "Your answer" in page) == (True, False)


def test_similar_questions_have_each_title_once_and_none_that_is_linked(world, page_for):
    sites = ("", " (Leeds)", " (Porto)")
    for site in sites:
        ask(world.community, by=world.cleo, title=f"Why does the pump trip?{site}")
    linked = ask(world.community, by=world.cleo, title="When does the pump trip?")
    question = ask(world.community, by=world.cleo, title="Does the pump trip?")

    page = page_for(world.ben, f"{path_of(question)}beside/?linked={linked.pk}")

    assert page.count("Why does the pump trip?") == 1
    assert "When does the pump trip?" not in page
