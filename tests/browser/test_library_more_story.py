"""Behind More: a page is put below another one while its name is typed, a list is read, a term
is added and found, and all of it is saved as one file. With script and without.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_heard_stories import sign_in
from tests.browser.test_library_story import HERE, PEOPLE
from tests.browser.test_stories import send


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_a_list_is_read_a_term_found_and_a_tree_saved(new_hall, visit, javascript):
    new_hall.python(PEOPLE)
    ada = visit(new_hall, "/help/", size=DESK, javascript=javascript)
    ben = visit(new_hall, "/help/", size=PHONE, javascript=javascript)
    sign_in(new_hall, ada, "ada")
    sign_in(new_hall, ben, "ben")

    _puts_a_page_below(ben, has_script=javascript)
    _makes_a_list(ada)
    _reads_it(ben)
    _explains_a_word(ada)
    _saves_it(ben)


def _puts_a_page_below(ben: Page, *, has_script: bool) -> None:
    ben.goto(f"{HERE}add/")
    ben.get_by_label("Title").fill("Grease a bearing")
    ben.get_by_label("Below which page?").press_sequentially("bear")
    if has_script:
        expect(ben.locator("#page-names option")).to_have_count(1)
    send(ben, "Add page")
    expect(ben.get_by_role("link", name="Bearings").first).to_be_visible()


def _makes_a_list(ada: Page) -> None:
    ada.goto(HERE)
    ada.locator("main summary", has_text="More").click()
    ada.get_by_role("link", name="Reading lists").click()
    ada.get_by_role("link", name="Add a reading list").first.click()
    ada.get_by_label("Title").fill("Your first week")
    ada.get_by_label("Pages, in the order").fill("Bearings\nGrease a bearing")
    ada.get_by_label("Start here").check()
    send(ada, "Save")
    expect(ada.get_by_role("heading", name="Your first week")).to_be_visible()


def _reads_it(ben: Page) -> None:
    ben.goto(HERE)
    ben.get_by_role("link", name="Your first week").click()
    ben.get_by_role("link", name="Bearings").click()
    expect(ben.get_by_text("1 of 2")).to_be_visible()
    ben.get_by_role("button", name="I’ve read this").click()
    expect(ben.get_by_role("button", name="Read", exact=True)).to_be_visible()
    ben.get_by_role("link", name="Your first week").click()
    expect(ben.get_by_text("You have read 1 of 2")).to_be_visible()
    expect(ben.get_by_role("link", name="Go on reading")).to_be_visible()


def _explains_a_word(ada: Page) -> None:
    ada.goto(f"{HERE}glossary/add/")
    ada.get_by_label("Term").fill("Race")
    ada.get_by_label("What it means here").fill("The ring that the balls run in.")
    ada.get_by_label("Source").fill("Manual 7")
    send(ada, "Save")
    ada.goto(f"{HERE}?q=balls")
    ada.get_by_role("link", name="Race").first.click()
    expect(ada.get_by_text("Manual 7")).to_be_visible()


def _saves_it(ben: Page) -> None:
    ben.goto(f"{HERE}keep/")
    with ben.expect_download() as saved:
        ben.get_by_role("link", name="Save as one file").click()
    assert saved.value.suggested_filename == "mills-library.html"
