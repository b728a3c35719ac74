"""Stewards see which questions seem to be the same, and put a pair away that is not."""

import pytest
from django.urls import reverse

from guildhall.commons.actions.standing import hide
from guildhall.questions.actions import answer, ask, mark_same
from guildhall.search.meaning.twins import note_twins
from guildhall.search.models import Twin

pytestmark = pytest.mark.database


@pytest.fixture
def pair(world):
    ask(world.community, by=world.ada, title="Summer party", body="")
    return [
        ask(world.community, by=world.ada, title=title, body="")
        for title in ("Pump leaks", "Pumpe tropft")
    ]


def look_for_twins(encoder) -> None:
    encoder.read_everything()
    note_twins()


def page_for(client, person, world):
    client.force_login(person)
    return client.get(reverse("asked_twice", args=[world.community.slug]))


def pairs_on(page) -> list[tuple[str, str]]:
    twins = page.context["twins"]
    return [(one.older.entry.title, one.newer.entry.title) for one in twins]


def test_questions_that_say_the_same_are_a_pair(client, world, pair, toy_encoder):
    look_for_twins(toy_encoder)

    page = page_for(client, world.ada, world)

    assert pairs_on(page) == [("Pump leaks", "Pumpe tropft")]
    assert f"/questions/{pair[1].pk}/same/" in page.content.decode()


def test_only_stewards_see_it(client, world, pair):
    assert page_for(client, world.ben, world).status_code == 403


def test_a_pair_is_noted_once(client, world, pair, toy_encoder):
    look_for_twins(toy_encoder)
    look_for_twins(toy_encoder)

    assert Twin.objects.count() == 1


def test_a_question_not_on_the_shelf_yet_is_compared_later(world, pair, toy_encoder):
    note_twins()
    assert not Twin.objects.exists()

    look_for_twins(toy_encoder)

    assert Twin.objects.count() == 1


def test_a_pair_that_is_put_away_does_not_come_back(client, world, pair, toy_encoder):
    look_for_twins(toy_encoder)
    client.force_login(world.ada)
    address = reverse("put_away_twins", args=[world.community.slug, Twin.objects.get().pk])

    first, twice = client.post(address), client.post(address)
    look_for_twins(toy_encoder)

    assert (first.status_code, twice.status_code) == (302, 302)
    assert pairs_on(page_for(client, world.ada, world)) == []


def test_a_pair_with_a_hidden_or_an_ended_question_is_not_shown(client, world, pair, toy_encoder):
    look_for_twins(toy_encoder)
    third = ask(world.community, by=world.ada, title="Pompe fuit", body="")
    look_for_twins(toy_encoder)

    hide(pair[0], by=world.ada)
    assert pairs_on(page_for(client, world.ada, world)) == [("Pumpe tropft", "Pompe fuit")]

    mark_same(third, other=pair[1], by=world.ada)
    assert pairs_on(page_for(client, world.ada, world)) == []


def test_answers_are_no_pairs(world, pair, toy_encoder):
    answer(pair[0], by=world.ben, body="Pump leaks")

    look_for_twins(toy_encoder)

    assert Twin.objects.count() == 1
