"""An idea is put in with one field and a photo, joined, doubted, and answered with a reason.

On a phone and at a desk; and the same without script.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_heard_stories import sign_in
from tests.browser.test_knowledge_story import photo
from tests.browser.test_stories import send

PEOPLE = """
from guildhall.communities.actions import join, open_room, start_community
from guildhall.people.actions import arrive
people = {name: arrive(name) for name in ("Hamish", "Jola", "Ada")}
filters = start_community(
    "Filters", by=people["Ada"], purpose="Clean ones", slug="filters", visibility="private"
)
open_room(filters, room="ideas", by=people["Ada"])
for name in ("Hamish", "Jola"):
    join(filters, person=people[name])
"""
TOLD = """
from guildhall.notifications.models import Notice
notices = Notice.objects.filter(rule="idea.set_aside")
print(sorted(notices.values_list("person__username", flat=True)))
"""
IDEA = "Rinse the filters with rainwater"
REASON = "The tank behind the shed is too small. In spring we get the big one."


@pytest.mark.parametrize("has_script", [True, False], ids=["with_script", "without_script"])
def test_an_idea_is_joined_doubted_and_answered(new_hall, visit, until, has_script):
    new_hall.python(PEOPLE)
    hamish, jola, ada = (
        visit(new_hall, "/help/", size=size, javascript=has_script) for size in (PHONE, DESK, DESK)
    )
    for name, page in (("hamish", hamish), ("jola", jola), ("ada", ada)):
        sign_in(new_hall, page, name)

    _puts_it_in(hamish)
    _joins_and_doubts(jola)
    _answers(ada)

    assert until(lambda: new_hall.python(TOLD) == "['hamish', 'jola']")
    hamish.goto("/me/notices/")
    expect(hamish.get_by_text(REASON).first).to_be_visible()


def _puts_it_in(hamish: Page) -> None:
    hamish.goto("/c/filters/ideas/")
    hamish.get_by_label("What should we try?").fill(IDEA)
    hamish.locator("input[name=files]").first.set_input_files(photo())
    send(hamish, "Put it in")
    expect(hamish.get_by_role("heading", name=IDEA)).to_be_visible()
    expect(hamish.get_by_text("You'll hear what happens with it by")).to_be_visible()


def _joins_and_doubts(jola: Page) -> None:
    jola.goto("/c/filters/ideas/")
    jola.get_by_role("button", name="I'd help").click()
    expect(jola.get_by_role("button", name="I'd help")).to_have_attribute("aria-pressed", "true")
    expect(jola.get_by_text("Would help:")).to_be_visible()
    jola.get_by_text("I have a doubt …").click()
    jola.get_by_label("What is your doubt?").fill("Rainwater has leaves in it.")
    jola.get_by_role("button", name="Add your doubt").click()
    expect(jola.get_by_text("Your doubt is below the idea")).to_be_visible()
    jola.get_by_role("link", name=IDEA).first.click()
    expect(jola.get_by_text("Rainwater has leaves in it.")).to_be_visible()
    expect(jola.get_by_text("Open doubts:")).to_be_visible()


def _answers(ada: Page) -> None:
    ada.goto("/c/filters/ideas/")
    ada.get_by_role("link", name=IDEA).first.click()
    ada.get_by_role("link", name="Not now …").click()
    ada.get_by_label("Why not now, and what would change that?").fill(REASON)
    ada.get_by_role("button", name="Answer “not now”").click()
    expect(ada.get_by_text(REASON)).to_be_visible()
