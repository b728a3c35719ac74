"""What someone who gave something reads by the link: the accounts and the thanks, if chosen."""

from decimal import Decimal

import pytest
from django.test import Client

from guildhall.projects import actions
from guildhall.projects.actions import Ending
from guildhall.projects.actions.budget import add_line
from guildhall.projects.actions.claims import hand_in_claim
from guildhall.projects.actions.pledges import make_pledge, receive_pledge
from guildhall.projects.models import BudgetLine, PublicPage

pytestmark = pytest.mark.database
WORDS = "Thank you, bakery at the corner."


@pytest.fixture
def books(project, world):
    """Bags are planned, Cleo gives money, and a bill waits."""
    add_line(project, by=world.ben, name="Bags", planned=Decimal("40.00"))
    line = BudgetLine.objects.get()
    pledge = make_pledge(project, by=world.cleo, amount=Decimal("30.00"), line=line)
    receive_pledge(pledge, by=world.ben)
    hand_in_claim(project, by=world.cleo, words="From Cleo's shop", amount=Decimal("12.00"))
    return project


def show(client, project, *parts: str, **more: str):
    return client.post(f"/c/pumps/projects/{project.pk}/public/", {"parts": parts, **more})


def read() -> tuple[int, str]:
    answer = Client().get(f"/street/{PublicPage.objects.get().key}/")
    return answer.status_code, answer.content.decode()


def test_by_itself_the_page_shows_neither(books, public):
    _status, text = read()

    assert ("Accounts" in text, "Thank you" in text) == (False, False)


def test_chosen_they_show_planned_and_actual_and_nobody_by_name(books, world, as_person):
    show(as_person(world.ben), books, "books", "thanks", thanks=WORDS)

    status, text = read()

    assert status == 200
    assert [one in text for one in ("Bags", "40.00", "30.00", WORDS)] == [True] * 4
    assert [one in text for one in ("Cleo", "12.00", "Waiting for approval")] == [False] * 3


def test_they_are_read_and_chosen_after_its_end_too(books, world, as_person):
    actions.finish_project(books, by=world.ben, ending=Ending("Twelve bags"))

    answer = show(as_person(world.ben), books, "books")
    status, text = read()

    assert (answer.status_code, status) == (302, 200)
    assert "Accounts" in text
    assert "I'll help".replace("'", "&#x27;") not in text


def test_after_its_end_no_link_is_opened_that_would_show_nothing(books, world, as_person):
    actions.finish_project(books, by=world.ben, ending=Ending("Twelve bags"))

    answer = show(as_person(world.ben), books, "about", "shifts")

    assert answer.status_code == 422
    assert "Choose what happened, the accounts or the thanks." in answer.content.decode()
    assert not PublicPage.objects.exists()


def test_without_words_of_their_own_everyone_is_thanked(project, world, as_person):
    show(as_person(world.ben), project, "thanks", "books")

    _status, text = read()

    assert "Thank you to everyone who gave time, money or things." in text
    assert "Nothing has been planned, given or spent yet." in text


def test_only_those_who_run_it_choose(books, world, as_person):
    assert show(as_person(world.cleo), books, "books").status_code == 403
    assert not PublicPage.objects.exists()
