"""A newcomer is introduced across units with a reason, says yes, meets, and answers one question.

On a phone; the colleague is at a desk.
"""

from playwright.sync_api import expect

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
set_offers(people["Nils"], "learn", ["Inverters"])
set_offers(people["Jola"], "ask_me", ["Inverters"])
"""
TIME_PASSES = """
import datetime as dt
from django.utils import timezone
from guildhall.introductions.actions import ask_after
ask_after(at=timezone.now() + dt.timedelta(days=11))
"""
WHY = "Nils starts on inverters, and Jola knows the odd ones."
ROOM = "/c/pumps/introductions/"


def test_a_newcomer_is_introduced_across_units_meets_and_answers_one_question(new_hall, visit):
    new_hall.python(PEOPLE)
    nils, jola, ada = (visit(new_hall, "/help/", size=size) for size in (PHONE, DESK, DESK))
    for name, page in (("nils", nils), ("jola", jola), ("ada", ada)):
        sign_in(new_hall, page, name)

    ada.goto(ROOM)
    ada.get_by_role("link", name="You two should talk").click()
    ada.get_by_label("Who", exact=True).fill("Nils")
    ada.get_by_label("should talk with").fill("Jola")
    ada.get_by_label("Why?").fill(WHY)
    ada.get_by_role("button", name="Suggest it").click()
    expect(ada.get_by_text("What they answer stays with them.")).to_be_visible()

    for page in (nils, jola):
        page.goto("/")
        page.get_by_role("link", name="See why, and answer").click()
        expect(page.get_by_text(WHY)).to_be_visible()
        page.get_by_role("button", name="Yes, gladly").click()
    nils.reload()
    expect(nils.get_by_role("heading", name="Meet Jola")).to_be_visible()
    expect(nils.get_by_text("Ask Jola how they began with Inverters.")).to_be_visible()
    expect(nils.get_by_role("link", name="Write to Jola")).to_be_visible()

    new_hall.python(TIME_PASSES)
    nils.goto("/")
    nils.get_by_role("link", name="Did you meet?").click()
    nils.get_by_label("Yes, we met").check()
    nils.get_by_role("button", name="Save").click()
    expect(nils.get_by_text("Kept, for you alone.")).to_be_visible()
    nils.goto("/")
    expect(nils.get_by_text("Your introduction")).to_have_count(0)
