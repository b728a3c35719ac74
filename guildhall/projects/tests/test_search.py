"""A project is found by its tasks, shifts and supplies, by those who may see it."""

import pytest

from guildhall.communities.models import Community
from guildhall.projects import actions
from guildhall.projects.actions import Ending
from guildhall.projects.models import Supply
from guildhall.projects.more_words import more_words

pytestmark = pytest.mark.database


@pytest.fixture
def planned(project, shift, world):
    actions.add_task(project, by=world.ben, title="Book the skip", owner=world.cleo)
    actions.take_supply(Supply.objects.get(name="Rakes"), by=world.cleo)
    return project


def finds(person, as_person, words: str) -> bool:
    page = as_person(person).get("/search", {"q": words}).content.decode()
    return "Clean up our street</a>" in page or "Clean up our street</" in page


@pytest.mark.parametrize("words", ["skip", "rakes", "number 12", "rubbish bags"])
def test_what_is_in_it_finds_the_project(planned, world, as_person, deliver, words):
    deliver()

    assert finds(world.ada, as_person, words)


def test_those_who_do_not_see_it_find_nothing(planned, world, as_person, deliver):
    Community.objects.filter(pk=planned.community_id).update(visibility="private")
    deliver()

    assert not finds(world.dov, as_person, "skip")
    assert finds(world.ada, as_person, "skip")


def test_a_task_that_is_removed_finds_it_no_more(planned, world, as_person, deliver):
    deliver()
    before = finds(world.ada, as_person, "skip")
    actions.remove_task(planned.project.tasks.get(title="Book the skip"), by=world.ben)
    deliver()

    assert (before, finds(world.ada, as_person, "skip")) == (True, False)


def test_how_it_went_finds_it_too(planned, world, as_person, deliver):
    actions.finish_project(planned, by=world.ben, ending=Ending("Forty hedgehogs"))
    deliver()

    assert finds(world.ada, as_person, "hedgehogs")


def test_nobody_is_named_in_what_search_reads(planned, public, world, django_assert_num_queries):
    actions.offer_help(public, name="Zoe", reach="zoe@example.org")
    actions.add_supply(planned, by=world.ben, name="Soup")
    Supply.objects.filter(name="Soup").update(brought_by_name="Herta")

    with django_assert_num_queries(1):
        words = more_words([planned.pk])[planned.pk]

    assert "Soup" in words
    assert not any(name in words for name in ("Cleo", "Ben", "Zoe", "Herta"))
