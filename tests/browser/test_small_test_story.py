"""An idea from Talk grows into a small test, is stopped, and what was learned becomes a tip.

On a phone and at a desk, and without script.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_heard_stories import sign_in

PEOPLE = """
from guildhall.commons.actions import post_entry
from guildhall.communities.actions import join, open_room, start_community
from guildhall.people.actions import arrive
ada, ben = arrive("Ada"), arrive("Ben")
plugs = start_community("Plugs", by=ada, purpose="Dry plugs", slug="plugs", visibility="private")
for room in ("ideas", "practices"):
    open_room(plugs, room=room, by=ada)
join(plugs, person=ben)
plugs.refresh_from_db()
words = "Gel in the plugs would keep them dry."
print(post_entry(kind="post", community=plugs, by=ben, body=words).pk)
"""


@pytest.mark.parametrize(
    ("size", "javascript"),
    [(PHONE, True), (DESK, True), (PHONE, False)],
    ids=["phone", "desk", "without script"],
)
def test_from_talk_to_a_tip_by_way_of_a_test_that_was_stopped(new_hall, visit, size, javascript):
    post_id = new_hall.python(PEOPLE)
    ben, ada = (visit(new_hall, "/help/", size=size, javascript=javascript) for _each in range(2))
    sign_in(new_hall, ben, "ben")
    sign_in(new_hall, ada, "ada")

    _turns_the_post_into_an_idea(ben, post_id)
    _starts_a_small_test(ben)
    test = ben.url
    _writes_into_the_log(ben, test, "Dry week", "4", unit="trips")
    _writes_into_the_log(ben, test, "Rain, and two plugs are warm", "9,5")
    expect(ben.locator(".figure-chart circle")).to_have_count(2)
    _stops_it_early(ben, test)
    _thanks_for_it(ada, test)
    _keeps_it_as_a_tip(ada, test)

    trail = ada.locator(".trail")
    for step in ("Gel in the plugs", "Gel in two plugs"):
        expect(trail.get_by_text(step).first).to_be_visible()


def _turns_the_post_into_an_idea(page: Page, post_id: str) -> None:
    page.goto(f"/c/plugs/entries/{post_id}/grow/idea/")
    page.get_by_label("Title").fill("Gel in the plugs")
    page.locator("main form button[type=submit], main form button").last.click()
    expect(page.get_by_role("heading", name="Gel in the plugs")).to_be_visible()


def _starts_a_small_test(page: Page) -> None:
    page.get_by_role("link", name="Start a small test").click()
    page.get_by_label("What do you do?").fill("Gel in two plugs in Hull")
    page.get_by_label("What do you believe will happen?").fill("They stay dry in the rain")
    page.get_by_role("button", name="Start it").click()
    expect(page.get_by_text("Your small test is running")).to_be_visible()


def _writes_into_the_log(page: Page, test: str, text: str, figure: str, *, unit: str = "") -> None:
    page.goto(test)
    page.get_by_role("link", name="Add to the log").click()
    page.get_by_label("What happened?").fill(text)
    page.get_by_label("Figure").fill(figure)
    if unit:
        page.get_by_label("In which unit?").fill(unit)
    page.get_by_role("button", name="Add to the log").click()
    expect(page.get_by_text(text)).to_be_visible()


def _stops_it_early(page: Page, test: str) -> None:
    page.goto(test)
    page.get_by_role("link", name="Stop early …").click()
    page.get_by_label("It did not work").check()
    page.get_by_label("What did you learn?").fill("Gel keeps the water in. A drip loop helps.")
    page.get_by_label("What does stopping now save?").fill("three weeks and 400 €")
    page.get_by_role("button", name="Stop the test").click()
    expect(page.get_by_text("It saved three weeks and 400 €.")).to_be_visible()


def _thanks_for_it(page: Page, test: str) -> None:
    page.goto(test)
    page.get_by_role("button", name="Thank them").click()
    expect(page.get_by_role("button", name="Thank them")).to_have_count(0)


def _keeps_it_as_a_tip(page: Page, test: str) -> None:
    page.goto(test)
    page.get_by_role("link", name="Keep this as a tip").click()
    expect(page.get_by_label("What fixed it?")).to_have_value(
        "Gel keeps the water in. A drip loop helps."
    )
    page.get_by_label("What did you see?").fill("The plugs of the roof units get wet")
    page.get_by_role("button", name="Keep the tip").click()
    expect(page.get_by_text("A drip loop helps.").first).to_be_visible()
