"""A newcomer says what they'd like to learn, is found by it, introduced, writes, meets, answers.

Over the rooms that are there: what people bring, introductions and letters.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_heard_stories import sign_in

PEOPLE = """
from guildhall.communities.actions import join, open_room, start_community
from guildhall.people.actions import add_unit, arrive, set_offers, set_unit
people = {name: arrive(name) for name in ("Nils", "Jola", "Ada")}
pumps = start_community("Pumps", by=people["Ada"], purpose="Keep them running", slug="pumps")
open_room(pumps, room="introductions", by=people["Ada"])
for name, unit in (("Nils", "Graz"), ("Jola", "Leeds")):
    join(pumps, person=people[name])
    set_unit(people[name], add_unit(unit, by=people["Ada"]))
set_offers(people["Jola"], "ask_me", ["Inverters"])
"""
TIME_PASSES = """
import datetime as dt
from django.utils import timezone
from guildhall.introductions.actions import ask_after
ask_after(at=timezone.now() + dt.timedelta(days=11))
"""
WHY = "Nils starts on inverters in Graz, and Jola in Leeds knows the odd ones."
ASKS = "May I call you on Thursday about the inverter in hall two?"


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_newcomer_is_found_introduced_writes_meets_and_answers(new_hall, visit, size):
    new_hall.python(PEOPLE)
    nils, jola, ada = (visit(new_hall, "/help/", size=size) for _person in range(3))
    for name, page in (("nils", nils), ("jola", jola), ("ada", ada)):
        sign_in(new_hall, page, name)

    nils.goto("/me/skills/")
    nils.get_by_label("In a few words").fill("Inverters")
    nils.get_by_label("I'd like to learn").check()
    nils.get_by_role("button", name="Add", exact=True).click()
    expect(nils.get_by_text("“Inverters” is on your profile.")).to_be_visible()

    ada.goto("/c/pumps/people/skills/")
    ada.get_by_label("Who can …?").fill("inverters")
    ada.locator("select[name=kind]").select_option("Would like to learn")
    ada.get_by_role("button", name="Search", exact=True).last.click()
    expect(ada.get_by_role("main").get_by_role("link", name="Nils")).to_be_visible()
    assert fits(ada)
    ada.goto("/c/pumps/introductions/")
    ada.get_by_role("link", name="You two should talk").click()
    ada.get_by_label("Who", exact=True).fill("Nils")
    ada.get_by_label("should talk with").fill("Jola")
    ada.get_by_label("Why?").fill(WHY)
    ada.get_by_role("button", name="Suggest it").click()

    for page in (nils, jola):
        page.goto("/")
        page.get_by_role("link", name="See why, and answer").click()
        expect(page.get_by_text(WHY)).to_be_visible()
        page.get_by_role("button", name="Yes, gladly").click()
    nils.reload()
    nils.get_by_role("link", name="Write to Jola").click()
    nils.locator("textarea[name=body]").fill(ASKS)
    nils.get_by_role("button", name="Send").click()
    expect(nils.get_by_text("Only the two of you can read it.")).to_be_visible()
    assert fits(nils)
    jola.goto("/letters/")
    jola.get_by_role("main").get_by_text("Nils").first.click()
    expect(jola.get_by_text(ASKS)).to_be_visible()

    new_hall.python(TIME_PASSES)
    nils.goto("/")
    nils.get_by_role("link", name="Did you meet?").click()
    nils.get_by_label("Yes, we met").check()
    nils.get_by_role("button", name="Save").click()
    expect(nils.get_by_text("Kept, for you alone.")).to_be_visible()
    assert fits(nils)
