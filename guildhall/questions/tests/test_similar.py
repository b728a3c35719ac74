"""While a title is typed, questions like it are shown; words that say nothing suggest nothing."""

import pytest

from guildhall.questions.actions import ask


@pytest.mark.parametrize(
    ("typed", "is_shown"), [("How do I", False), ("Does anyone know why", False), ("seal", True)]
)
def test_only_telling_words_suggest_something(world, as_person, typed, is_shown):
    ask(world.community, by=world.ada, title="How do I choose the best seal?")

    page = as_person(world.ben).get("/c/pumps/questions/similar/", {"title": typed})

    assert ("choose the best seal" in page.content.decode()) == is_shown
