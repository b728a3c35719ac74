"""An opening that asks for what someone brings is found by them and answered by a letter.

At a desk and on a phone.
"""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_heard_stories import sign_in

PEOPLE = """
from guildhall.communities.actions import add_topic, join, open_room, start_community
from guildhall.people.actions import arrive, set_offers
people = {name: arrive(name) for name in ("Nils", "Jola", "Ada")}
pumps = start_community("Pumps", by=people["Ada"], purpose="Keep them running", slug="pumps")
open_room(pumps, room="introductions", by=people["Ada"])
for name in ("Nils", "Jola"):
    join(pumps, person=people[name])
add_topic(pumps, name="Inverters", by=people["Ada"])
set_offers(people["Jola"], "ask_me", ["Inverters"])
"""
ROOM = "/c/pumps/introductions/"
TITLE = "Someone to look over my shoulder at my first inverter"


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["1280", "390"])
def test_an_opening_finds_who_brings_it_and_is_answered_by_a_letter(new_hall, visit, size):
    new_hall.python(PEOPLE)
    nils, jola, ada = (visit(new_hall, "/help/", size=size) for _person in range(3))
    for name, page in (("nils", nils), ("jola", jola), ("ada", ada)):
        sign_in(new_hall, page, name)

    nils.goto(f"{ROOM}add/")
    nils.get_by_label("What is it about?").fill(TITLE)
    nils.get_by_label("More about it").fill("Half a day. I bring the cake.")
    nils.get_by_label("Inverters", exact=True).check()
    nils.get_by_role("button", name="Add opening").click()
    expect(nils.get_by_text("People can write to you about it.")).to_be_visible()
    opening = nils.url

    jola.goto(ROOM)
    expect(jola.get_by_text("It asks for something you bring: Inverters.")).to_be_visible()
    jola.get_by_role("link", name=TITLE).first.click()
    jola.get_by_role("link", name="Write to Nils").click()
    box = jola.get_by_label("Your message")
    assert TITLE in box.input_value()
    box.press("Control+End")
    box.press_sequentially("I could on Friday.")
    jola.get_by_role("button", name="Send").click()
    expect(jola.get_by_text("Sent. Only the two of you can read it.")).to_be_visible()

    nils.goto("/")
    nils.get_by_role("button", name="Jola wrote to you").click()
    expect(nils.get_by_text("I could on Friday.")).to_be_visible()
    nils.get_by_role("link", name=TITLE).click()
    nils.get_by_role("button", name="Mark as found").click()
    expect(nils.get_by_text("Marked as found.")).to_be_visible()

    ada.goto(opening)
    expect(ada.get_by_text("I could on Friday.")).to_have_count(0)
    expect(ada.get_by_role("link", name="Write to Nils")).to_have_count(0)
    ada.goto(ROOM)
    expect(ada.get_by_text("For you")).to_have_count(0)
