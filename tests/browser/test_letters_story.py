"""Write to Ada with a photo; she answers; a circle of three; a block; words shared; a report.

On a desk, on a phone, without script.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_files_story import photo

BEGIN = """
from guildhall.communities.actions import join, start_community
from guildhall.people.actions import arrive
ada, ben, cleo = (arrive(name, password="four plain words here") for name in ("Ada", "Ben", "Cleo"))
pumps = start_community("Pumps", by=ada, purpose="Keeping them running")
for person in (ben, cleo):
    join(pumps, person=person)
"""
PHOTO = photo("pump.jpg", (90, 120, 140))
WAYS = [
    pytest.param({"size": DESK}, id="1280"),
    pytest.param({"size": PHONE}, id="390"),
    pytest.param({"size": PHONE, "javascript": False}, id="without script"),
]


@pytest.mark.parametrize("how", WAYS)
def test_write_to_ada_who_answers_and_begin_a_circle(new_hall, visit, how):
    new_hall.python(BEGIN)

    def come_in(name: str, path: str) -> Page:
        page = visit(new_hall, f"/accounts/login/?next={path}", **how)
        page.get_by_label("Name, username or mail address").fill(name)
        page.get_by_label("Password").fill("four plain words here")
        page.get_by_role("button", name="Sign in").click()
        return page

    ben = come_in("ben", "/people/ada/")
    ben.get_by_role("link", name="Write a letter").click()
    expect(ben.get_by_text("owners and stewards included")).to_be_visible()
    ben.get_by_label("Your message").fill("Do you have the drawing of pump 7?")
    ben.locator("input[data-files]").first.set_input_files([PHOTO])
    if how.get("javascript", True):
        expect(ben.get_by_label("What does it show?")).to_be_visible()
    ben.get_by_role("button", name="Send").click()
    expect(ben.get_by_text("Sent. Only the two of you can read it.")).to_be_visible()

    ada = come_in("ada", "/")
    ada.get_by_role("button", name="Ben wrote to you").click()
    expect(ada.get_by_text("Do you have the drawing of pump 7?")).to_be_visible()
    expect(ada.get_by_role("link", name="Photo 1")).to_be_visible()
    ada.get_by_label("Your message").fill("Cleo has it.")
    ada.get_by_role("button", name="Send").click()
    expect(ada.get_by_text("Cleo has it.")).to_be_visible()
    open_menu(ada).get_by_role("link", name="Add someone").click()
    ada.get_by_role("button", name="Cleo").click()
    expect(ada.get_by_text("Ada added Cleo.")).to_be_visible()
    ada.get_by_label("Your message").fill("Cleo, could you send it to Ben?")
    ada.get_by_role("button", name="Send").click()

    cleo = come_in("cleo", "/letters/")
    cleo.get_by_role("button", name="Ben, Ada").click()
    expect(cleo.get_by_text("Cleo, could you send it to Ben?")).to_be_visible()
    expect(cleo.get_by_text("pump 7")).to_have_count(0)

    share_what_ada_wrote(cleo, ada)
    block_and_report_ben(cleo)
    ada.goto("/letters/reports/")
    ada.get_by_role("link", name="He never answers.").click()
    ada.get_by_label("What came of it").fill("We spoke.")
    ada.get_by_role("button", name="Close report").click()
    expect(ada.get_by_text("Closed. The person who reported it")).to_be_visible()


def share_what_ada_wrote(cleo: Page, ada: Page) -> None:
    open_menu(cleo).get_by_role("link", name="Share with a community").click()
    cleo.get_by_label("could you send it to Ben").check()
    cleo.get_by_label("Pumps: Post in Talk").check()
    cleo.get_by_role("button", name="Ask the writers").click()
    expect(cleo.get_by_text("Waiting until everyone who wrote it says yes.")).to_be_visible()
    letter = ada.url.partition("#")[0]
    ada.goto(letter)
    expect(ada.get_by_text("Cleo would like to share something you wrote here")).to_be_visible()
    ada.get_by_role("link", name="Look at it").click()
    ada.get_by_label("Yes, without my name").check()
    ada.get_by_role("button", name="Answer").click()
    cleo.reload()
    cleo.get_by_role("link", name="Open the draft").click()
    assert "A colleague wrote:" in cleo.locator("textarea[name=body]").first.input_value()
    cleo.goto(letter)


def block_and_report_ben(cleo: Page) -> None:
    open_menu(cleo).get_by_role("button", name="Block Ben for yourself").click()
    expect(cleo.get_by_text("still reads what you write here")).to_be_visible()
    cleo.get_by_role("button", name="Unblock").click()
    expect(cleo.get_by_text("You see and hear Ben again.")).to_be_visible()
    open_menu(cleo).get_by_role("link", name="Report Ben").click()
    cleo.get_by_label("The stewards of Pumps").check()
    cleo.get_by_label("What's wrong?").fill("He never answers.")
    cleo.get_by_role("button", name="Send report").click()
    expect(cleo.get_by_text("Reported. You'll be told")).to_be_visible()


def open_menu(page: Page):
    menu = page.locator("#work details.more").first
    menu.locator("summary").click()
    return menu
