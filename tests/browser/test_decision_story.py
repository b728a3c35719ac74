"""Consent with one objection that changes the proposal, on a phone and at a desk.

The one who objects is on a phone, the one who proposes at a desk; and the same without script.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_heard_stories import sign_in

PEOPLE = """
from guildhall.communities.actions import join, open_room, start_community
from guildhall.people.actions import arrive
people = {name: arrive(name) for name in ("Hamish", "Jola", "Ada")}
street = start_community(
    "Mill Lane", by=people["Ada"], purpose="Neighbours", slug="lane", visibility="private"
)
open_room(street, room="decisions", by=people["Ada"])
for name in ("Hamish", "Jola"):
    join(street, person=people[name])
"""
THE_DAY_IS_OVER = """
import datetime as dt
from django.utils import timezone
from guildhall.decisions.actions import close_due_decisions
from guildhall.decisions.models import Decision
from guildhall.rounds.models import Round
before = timezone.now() - dt.timedelta(minutes=1)
Round.objects.open().update(closes_at=before)
Decision.objects.update(ends_at=before)
close_due_decisions()
"""
ROOM = "/c/lane/decisions/"
QUESTION = "Do we lock the yard at night?"
FIRST, THEN = "The gate is locked from eight.", "The gate is locked from ten."
REASON = "I come home from work at nine."


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
@pytest.mark.parametrize("has_script", [True, False], ids=["with_script", "without_script"])
def test_an_objection_changes_the_proposal_and_it_is_decided(new_hall, visit, has_script, size):
    new_hall.python(PEOPLE)
    hamish, jola = (
        visit(new_hall, "/help/", size=one, javascript=has_script) for one in (size, DESK)
    )
    for name, page in (("hamish", hamish), ("jola", jola)):
        sign_in(new_hall, page, name)

    _jola_asks_everyone(jola)
    _hamish_objects(hamish)
    _jola_changes_the_proposal(jola)
    _hamish_is_fine_with_it(hamish)
    new_hall.python(THE_DAY_IS_OVER)

    hamish.goto(ROOM)
    expect(hamish.get_by_role("heading", name="Last decided")).to_be_visible()
    hamish.get_by_role("link", name=QUESTION, exact=True).click()
    expect(hamish.get_by_text(THEN).first).to_be_visible()
    expect(hamish.get_by_role("heading", name="Decided")).to_be_visible()
    assert hamish.evaluate("document.documentElement.scrollWidth <= innerWidth")
    _jola_adds_who_does_what(jola)


def _jola_asks_everyone(jola: Page) -> None:
    jola.goto(ROOM)
    jola.get_by_label("What must we decide?").fill(QUESTION)
    jola.get_by_role("button", name="Say more …").click()
    jola.get_by_label("What do you propose?").fill(FIRST)
    jola.get_by_role("button", name="Ask everyone").click()
    expect(jola.get_by_role("heading", name=QUESTION)).to_be_visible()
    expect(jola.get_by_role("heading", name=re.compile("Is anyone against it by"))).to_be_visible()


def _hamish_objects(hamish: Page) -> None:
    hamish.goto(ROOM)
    assert hamish.evaluate("document.documentElement.scrollWidth <= innerWidth")
    hamish.get_by_role("button", name=re.compile("Fine with me")).click()
    expect(hamish.locator("button[aria-pressed=true]")).to_be_visible()
    hamish.get_by_role("button", name=re.compile("Fine with me")).click()
    expect(hamish.locator("button[aria-pressed=true]")).to_have_count(0)
    hamish.get_by_role("link", name=QUESTION, exact=True).click()
    hamish.get_by_text("I object, because …").click()
    hamish.get_by_label("What is your objection?").fill(REASON)
    hamish.get_by_role("button", name="Send objection").click()
    expect(hamish.locator("article").get_by_text(REASON)).to_be_visible()


def _jola_changes_the_proposal(jola: Page) -> None:
    jola.reload()
    expect(jola.get_by_text(REASON).first).to_be_visible()
    jola.get_by_role("link", name="Change the proposal …").click()
    jola.get_by_label("What do you propose now?").fill(THEN)
    jola.get_by_role("button", name="Ask everyone again").click()
    expect(jola.get_by_text(THEN).first).to_be_visible()
    jola.get_by_text("Proposed before").click()
    expect(jola.get_by_text(FIRST).first).to_be_visible()


def _hamish_is_fine_with_it(hamish: Page) -> None:
    hamish.reload()
    hamish.get_by_role("button", name="Fine with me").click()
    expect(hamish.get_by_text("Fine with it: Hamish")).to_be_visible()


def _jola_adds_who_does_what(jola: Page) -> None:
    jola.reload()
    jola.get_by_role("link", name="Add reasons and who does what …").click()
    jola.get_by_label("Who will do what?").fill("Jola buys the lock.")
    jola.get_by_role("button", name="Save").click()
    expect(jola.get_by_text("Jola buys the lock.")).to_be_visible()
