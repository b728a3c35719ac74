"""A mentoring from wish to clean end: two people are proposed to each other, meet, write and part.

The mentee is on a phone, the mentor at a desk; then the mentee keeps something in her record.
"""

import datetime as dt
import re

from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_heard_stories import sign_in

PEOPLE = """
from guildhall.communities.actions import add_topic, join, start_community
from guildhall.people.actions import arrive
people = {name: arrive(name) for name in ("Nora", "Mika", "Ada")}
pumps = start_community("Pumps", by=people["Ada"], purpose="Keep them running", slug="pumps")
add_topic(pumps, name="Inverters", by=people["Ada"])
for name in ("Nora", "Mika"):
    join(pumps, person=people[name])
"""
AN_HOUR_PASSES = """
from guildhall.mentoring.actions import propose_due
propose_due()
"""
ROOM = "/c/pumps/mentoring/"
GOAL = "To set one up alone by summer."


def test_a_mentoring_from_wish_to_clean_end(new_hall, visit):
    new_hall.python(PEOPLE)
    nora, mika, ada = (visit(new_hall, "/help/", size=size) for size in (PHONE, DESK, DESK))
    for name, page in (("nora", nora), ("mika", mika), ("ada", ada)):
        sign_in(new_hall, page, name)
    _a_steward_opens_the_room(ada)
    _a_wish_meets_an_offer(new_hall, nora, mika)

    nora.goto("/mentoring/")
    nora.get_by_role("link", name="Inverters").click()
    expect(nora.get_by_text(GOAL).first).to_be_visible()
    notebook = nora.url
    _they_meet_and_write(nora, mika, notebook)
    assert ada.request.get(notebook).status == 404

    mika.get_by_text("End it before then").click()
    mika.get_by_role("button", name="End our time together").click()
    expect(mika.get_by_text("You both keep the notebook.").first).to_be_visible()
    for page, learned in ((mika, "To listen first."), (nora, "To measure before I turn.")):
        page.goto(notebook)
        page.get_by_label("What did you learn?").fill(learned)
        page.get_by_label("It could become a note or tip for everyone").check()
        page.get_by_role("button", name="Save what I learned").click()
    expect(nora.get_by_text("To listen first.").first).to_be_visible()

    nora.get_by_role("link", name="Put it into my record").click()
    nora.get_by_label("In your own words").fill("Alone since May.")
    nora.get_by_role("button", name="Put it into my record").click()
    expect(nora.get_by_text("Alone since May.").first).to_be_visible()
    expect(nora.get_by_role("heading", name="Learned")).to_be_visible()
    nora.goto(notebook)
    nora.get_by_role("button", name="Write it up for everyone").click()
    expect(nora.get_by_text("To measure before I turn.").first).to_be_attached()
    assert nora.url.endswith("/c/pumps/talk/")


def _a_steward_opens_the_room(ada) -> None:
    ada.goto("/c/pumps/settings/rooms/")
    ada.get_by_role("button", name=re.compile("Open.*Mentoring")).click()
    expect(ada.get_by_role("button", name=re.compile("Close.*Mentoring"))).to_be_visible()
    ada.goto(ROOM)
    expect(ada.get_by_role("heading", name="How it goes")).to_be_visible()


def _a_wish_meets_an_offer(hall, nora, mika) -> None:
    nora.goto(ROOM)
    nora.get_by_role("link", name="I'd like to learn …").click()
    nora.get_by_label("I'd like to learn", exact=True).fill("Inverters")
    nora.get_by_label("My goal is").fill(GOAL)
    nora.get_by_role("button", name="Keep my wish").click()
    expect(nora.get_by_text("Only you can see this.").first).to_be_visible()
    mika.goto(ROOM)
    mika.get_by_role("link", name="I can accompany someone").click()
    mika.get_by_label("I can accompany someone in").fill("inverters, cabinets")
    mika.get_by_role("button", name="Keep my offer").click()
    hall.python(AN_HOUR_PASSES)
    for page, asked in ((mika, "Would you accompany Nora?"), (nora, "Mika could accompany you")):
        page.goto(ROOM)
        expect(page.get_by_role("heading", name=asked)).to_be_visible()
        page.get_by_role("button", name="Yes, gladly").click()


def _they_meet_and_write(nora, mika, notebook: str) -> None:
    mika.goto(notebook)
    mika.get_by_text("Plan a meeting").click()
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(days=3)
    mika.get_by_label("When").fill(f"{soon:%Y-%m-%dT10:00}")
    mika.get_by_label("Where").fill("Workshop")
    mika.get_by_role("button", name="Plan it").click()
    expect(mika.get_by_text("Workshop").first).to_be_visible()
    mika.get_by_label("A note for the two of you").fill("Bring the small meter.")
    mika.get_by_role("button", name="Add the note").click()
    nora.goto(notebook)
    expect(nora.get_by_text("Bring the small meter.").first).to_be_visible()
    with nora.expect_download() as download:
        nora.get_by_role("link", name="Add to calendar").click()
    assert download.value.suggested_filename == "mentoring.ics"
    nora.get_by_role("button", name="Mark as reached").click()
    expect(nora.get_by_role("button", name="Not yet after all")).to_be_visible()
