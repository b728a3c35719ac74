"""What means the same is found, also in another language; without an encoder, words are."""

import pytest
from django.urls import reverse

from guildhall.commons.actions.standing import hide
from guildhall.commons.models import Standing
from guildhall.questions.actions import answer, ask
from guildhall.questions.events import QUESTION
from guildhall.search.hits import hits_of
from guildhall.search.likeness import alike
from guildhall.search.queries import search

pytestmark = pytest.mark.database


@pytest.fixture
def questions(world):
    titles = ["Pumpe tropft", "The pump leaks", "Sommer Feier", "Joint of the door"]
    return {title: ask(world.community, by=world.ada, title=title, body="") for title in titles}


def found(typed: str, person) -> list[tuple[str, str]]:
    hits = search(typed, person=person)
    page = hits.page(0, 20)
    return [(one.title, one.why) for one in hits_of(page, hits.ask, with_words=hits.with_words)]


def like(text: str, world, **more) -> list[str]:
    some = alike(text, person=world.ada, community=world.community, kind=QUESTION, **more)
    return [entry.title for entry in some]


def test_a_question_in_one_language_finds_one_in_another(world, questions, toy_encoder):
    toy_encoder.read_everything()

    assert found("pump leaks", world.ada) == [
        ("The pump leaks", "in the title"),
        ("Pumpe tropft", "similar in meaning"),
    ]
    assert found("pompe fuit", world.ada) == [
        ("Pumpe tropft", "similar in meaning"),
        ("The pump leaks", "similar in meaning"),
    ]


def test_what_is_in_quotes_is_found_by_its_words_alone(world, questions, toy_encoder):
    toy_encoder.read_everything()

    assert found('"pump leaks"', world.ada) == [("The pump leaks", "in the title")]
    assert found("leak*", world.ada) == [("The pump leaks", "in the title")]


def test_what_a_filter_or_a_minus_leaves_out_is_not_found_by_meaning(world, questions, toy_encoder):
    toy_encoder.read_everything()

    assert found("pompe fuit -tropft", world.ada) == [("The pump leaks", "similar in meaning")]
    assert found("pompe fuit kind:tip", world.ada) == []


def test_a_held_question_is_neither_found_nor_suggested(world, questions, toy_encoder):
    toy_encoder.read_everything()
    held = questions["Pumpe tropft"]
    held.standing = Standing.HELD
    held.save()

    assert [title for title, _why in found("pompe fuit", world.ben)] == ["The pump leaks"]
    assert like("pompe fuit", world) == ["The pump leaks"]


def test_questions_like_one_are_those_that_mean_it(world, questions, toy_encoder):
    toy_encoder.read_everything()
    own = questions["The pump leaks"]

    assert like("Die Pumpe leaks", world)[:2] == ["Pumpe tropft", "The pump leaks"]
    assert like(own.title, world, except_id=own.pk) == ["Pumpe tropft"]
    assert like("Wholly other words", world) == []


def test_without_an_encoder_words_are_found_as_ever(world, questions, meaning_folder):
    assert found("pump leaks", world.ada) == [("The pump leaks", "in the title")]
    assert found("pompe fuit", world.ada) == []
    assert like("leaking", world) == ["The pump leaks"]


def test_pages_say_what_was_only_meant_and_offer_to_ask(client, world, questions, toy_encoder):
    toy_encoder.read_everything()
    client.force_login(world.ada)

    by_words = client.get(reverse("search"), {"q": "pump leaks"}).content.decode()
    by_meaning = client.get(reverse("search"), {"q": "pompe fuit"}).content.decode()

    sentence = "Nothing here has all of your words. These say something similar."
    assert sentence not in by_words
    assert sentence in by_meaning
    assert "Ask in" in by_meaning


def test_a_part_number_is_looked_for_as_it_is_written(world, toy_encoder):
    ask(world.community, by=world.ada, title="AB-1234", body="")
    ask(world.community, by=world.ada, title="AB-1235", body="")
    toy_encoder.read_everything()

    assert found("AB-1234", world.ada) == [("AB-1234", "in the title")]


def test_a_question_is_also_what_it_was_answered_with_while_that_is_shown(world, toy_encoder):
    question = ask(world.community, by=world.ada, title="What to do on Saturday", body="")
    reply = answer(question, by=world.ben, body="Pumpe tropft")
    toy_encoder.read_everything()
    shown = like("pompe fuit", world)

    hide(reply, by=world.ada)
    toy_encoder.read_everything()

    assert shown == [question.title]
    assert like("pompe fuit", world) == []
