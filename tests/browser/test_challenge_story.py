"""A challenge is turned on and begun, an idea is put in, and the person who decides answers it.

On a phone and at a desk; and the same without script.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_heard_stories import sign_in

PEOPLE = """
from guildhall.communities.actions import join, open_room, start_community
from guildhall.people.actions import arrive
people = {name: arrive(name) for name in ("Hamish", "Jola", "Ada")}
tools = start_community(
    "Tools", by=people["Ada"], purpose="Found in time", slug="tools", visibility="private"
)
open_room(tools, room="ideas", by=people["Ada"])
for name in ("Hamish", "Jola"):
    join(tools, person=people[name])
"""
ITS_LAST_DAY_IS_OVER = """
import datetime as dt
from django.utils import timezone
from guildhall.ideas.actions import close_challenges
from guildhall.ideas.models import Challenge
Challenge.objects.update(until_on=timezone.localdate() - dt.timedelta(days=1))
close_challenges()
"""
QUESTION, IDEA = "How do we find tools sooner?", "A board with shadows"
REASON = "Cheap, and every team can do it alone."


@pytest.mark.parametrize("has_script", [True, False], ids=["with_script", "without_script"])
def test_a_challenge_is_begun_answered_and_decided(new_hall, visit, has_script):
    new_hall.python(PEOPLE)
    hamish, jola, ada = (
        visit(new_hall, "/help/", size=size, javascript=has_script) for size in (PHONE, DESK, DESK)
    )
    for name, page in (("hamish", hamish), ("jola", jola), ("ada", ada)):
        sign_in(new_hall, page, name)

    _turns_it_on_and_begins(ada)
    _puts_an_idea_in(hamish)
    new_hall.python(ITS_LAST_DAY_IS_OVER)
    _decides(jola, ada.url)

    hamish.reload()
    expect(hamish.get_by_text(REASON)).to_be_visible()


def _turns_it_on_and_begins(ada: Page) -> None:
    ada.goto("/c/tools/ideas/")
    ada.get_by_role("link", name="Settings of Ideas").click()
    ada.get_by_role("button", name="Turn on").first.click()
    expect(ada.get_by_text("It's on.")).to_be_visible()
    ada.goto("/c/tools/ideas/challenges/")
    ada.get_by_role("link", name="Begin a challenge").click()
    ada.get_by_label("What do you ask for?").fill(QUESTION)
    ada.get_by_label("Who decides?").fill("Jola")
    ada.get_by_label("How is it decided?").fill("What it costs")
    ada.get_by_label("What happens with each idea?").fill("The best is built; all get a reason")
    ada.get_by_role("button", name="Begin it").click()
    expect(ada.get_by_role("heading", name=QUESTION)).to_be_visible()
    expect(ada.get_by_text("Jola decides by")).to_be_visible()


def _puts_an_idea_in(hamish: Page) -> None:
    hamish.goto("/c/tools/ideas/")
    hamish.get_by_role("link", name=QUESTION).click()
    hamish.get_by_role("link", name="Put in an idea").click()
    hamish.get_by_label("What should we try?").fill(IDEA)
    hamish.get_by_role("button", name="Put it in").first.click()
    expect(hamish.get_by_text("For the challenge")).to_be_visible()


def _decides(jola: Page, address: str) -> None:
    jola.goto(address)
    jola.get_by_role("link", name="Take it up …").click()
    jola.get_by_label("What happens now, and from when?").fill(REASON)
    jola.get_by_role("button", name="Take it up").click()
    expect(jola.get_by_text(REASON)).to_be_visible()
    jola.get_by_role("link", name="Say what came of it").click()
    jola.get_by_label("What came of the challenge?").fill("Boards for all three teams.")
    jola.get_by_role("button", name="Close the challenge").click()
    expect(jola.get_by_text("Boards for all three teams.")).to_be_visible()
