"""A page is added on a phone, found, edited by two at once, moved, and an old version restored.

With script and without.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_heard_stories import sign_in
from tests.browser.test_stories import send

PEOPLE = """
from guildhall.communities.actions import join, open_room, start_community
from guildhall.library.actions import add_page
from guildhall.people.actions import arrive
people = {name: arrive(name) for name in ("Ada", "Ben")}
mills = start_community(
    "Mills", by=people["Ada"], purpose="Dry flour", slug="mills", visibility="private"
)
open_room(mills, room="library", by=people["Ada"])
join(mills, person=people["Ben"])
mills.refresh_from_db()
add_page(mills, by=people["Ada"], title="Bearings", body="Start here.")
"""
HERE = "/c/mills/library/"
OUTLINE = re.compile(r"## Before you start[\s\S]*## Steps")


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_a_page_is_added_found_edited_by_two_moved_and_restored(new_hall, visit, javascript):
    new_hall.python(PEOPLE)
    ada = visit(new_hall, "/help/", size=DESK, javascript=javascript, refusals=(422,))
    ben = visit(new_hall, "/help/", size=PHONE, javascript=javascript)
    sign_in(new_hall, ada, "ada")
    sign_in(new_hall, ben, "ben")

    _adds_a_page(ben)
    page = ben.url
    _finds_it(ada)
    _both_edit(ada, ben, page)
    _moves_it(ben, page)
    _restores(ada, page)


def _adds_a_page(ben: Page) -> None:
    ben.goto(HERE)
    ben.get_by_role("link", name="Add a page or file").click()
    ben.get_by_role("link", name="How-to").click()
    ben.get_by_label("Title").fill("Grease a bearing")
    expect(ben.get_by_label("Text")).to_have_value(OUTLINE)
    send(ben, "Add page")
    expect(ben.get_by_role("heading", name="Grease a bearing")).to_be_visible()
    ben.locator("summary", has_text="On this page").click()
    ben.get_by_role("link", name="If it didn't").first.click()
    assert ben.url.endswith("#h-if-it-didn-t")


def _finds_it(ada: Page) -> None:
    ada.goto(HERE)
    ada.get_by_label("Find in the library").fill("grease")
    ada.get_by_role("button", name="Find", exact=True).click()
    expect(ada.get_by_role("heading", name="In the library")).to_be_visible()
    ada.get_by_role("link", name="Grease a bearing").first.click()
    expect(ada.get_by_role("heading", name="Grease a bearing")).to_be_visible()


def _both_edit(ada: Page, ben: Page, page: str) -> None:
    for one in (ada, ben):
        one.goto(page)
        one.get_by_role("link", name="Edit", exact=True).first.click()
    ben.get_by_label("Text").fill("One stroke a month.")
    send(ben, "Save")
    expect(ben.get_by_text("One stroke a month.")).to_be_visible()

    ada.get_by_label("Text").fill("Two strokes a month.")
    send(ada, "Save")
    expect(ada.get_by_text("This text was changed while you were writing")).to_be_visible()
    expect(ada.get_by_text("One stroke a month.")).to_be_visible()
    expect(ada.get_by_label("Text")).to_have_value("Two strokes a month.")
    ada.get_by_label("Text").fill("One stroke a month, two in summer.")
    send(ada, "Save")
    expect(ada.get_by_text("One stroke a month, two in summer.")).to_be_visible()


def _moves_it(ben: Page, page: str) -> None:
    ben.goto(f"{page.partition('#')[0]}move/")
    ben.get_by_role("link", name="Bearings").click()
    expect(ben.get_by_role("heading", name="Below “Bearings”")).to_be_visible()
    send(ben, "Move it here")
    expect(ben.get_by_role("link", name="Bearings").first).to_be_visible()


def _restores(ada: Page, page: str) -> None:
    ada.goto(page)
    ada.locator("#acts details.more summary").click()
    ada.get_by_role("link", name="History").click()
    ada.get_by_role("link", name="As it was before").last.click()
    send(ada, "Restore this version")
    expect(ada.get_by_role("heading", name="Before you start")).to_be_visible()
    expect(ada.get_by_role("link", name="Bearings").first).to_be_visible()
