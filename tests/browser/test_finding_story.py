"""Finding something with a wrong letter, and asking where there is nothing to find."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE

BEGIN = """
from guildhall.communities.actions import join, start_community
from guildhall.people.actions import arrive
from guildhall.questions.actions import ask
from guildhall.search.dictionary import note_new_words
ada, ben = arrive("Ada Marsh", password="four plain words here"), arrive("Ben")
pumps = start_community("Pumps", by=ada, purpose="Keeping them running")
join(pumps, person=ben)
ask(pumps, by=ben, title="The vacuum pump is loud")
note_new_words()
"""


@pytest.fixture
def ada_at(new_hall, visit):
    new_hall.python(BEGIN)

    def come_in(**how) -> Page:
        page = visit(new_hall, "/accounts/login/", **how)
        page.get_by_label("Name, username or mail address").fill("ada marsh")
        page.get_by_label("Password").fill("four plain words here")
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", name="Hello Ada Marsh")).to_be_visible()
        return page

    return come_in


def find_and_ask(page: Page) -> None:
    page.goto("/c/pumps/questions/")
    page.get_by_label("Search", exact=True).fill("vacum pump")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="The vacuum pump is loud")).to_be_visible()
    page.locator(".narrowing summary", has_text="Kind").click()
    page.locator(".narrowing").get_by_role("link", name="Question", exact=True).click()
    expect(page.locator(".narrowed")).to_contain_text("Kind: Question")
    expect(page.get_by_role("link", name="The vacuum pump is loud")).to_be_visible()
    page.locator(".narrowed").click()
    expect(page.locator(".narrowed")).to_have_count(0)

    page.get_by_label("What are you looking for?").fill("obsidian bearing hums")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Ask in Pumps").click()
    expect(page.get_by_label("What do you need to know?")).to_have_value("obsidian bearing hums")
    page.get_by_role("button", name="Ask the question").click()
    expect(page.get_by_role("heading", name="obsidian bearing hums")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_a_mistyped_word_is_found_and_what_is_not_found_is_asked(ada_at, size):
    find_and_ask(ada_at(size=size))


def test_without_script_the_same_is_found_and_asked(ada_at):
    find_and_ask(ada_at(size=PHONE, javascript=False))
