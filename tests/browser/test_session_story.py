"""A session on phones that have no script, or no network, or are pressed in haste."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_heard_stories import sign_in

PREPARED = """
import json
from guildhall.communities.actions import join, open_room, start_community
from guildhall.methods.actions import begin_session, prepare_session
from guildhall.methods.steps import Step
from guildhall.people.actions import arrive
ada, ben = arrive("Ada"), arrive("Ben")
pumps = start_community("Pumps", by=ada, purpose="Keep them running", slug="pumps")
join(pumps, person=ben)
open_room(pumps, room="methods", by=ada)
pumps.refresh_from_db()
steps = [Step(5, "Welcome"), Step(10, "Talk"), Step(5, "Harvest")]
session = prepare_session(pumps, by=ada, title="Seals", steps=steps).session
begin_session(session, by=ada)
print(json.dumps(session.pk))
"""
ROOM = "/c/pumps/methods/"
LINE = "How long does a wide seal last?"


@pytest.fixture
def run(new_hall) -> str:
    """The page of a session that runs, which Ada leads."""
    return f"{ROOM}{json.loads(new_hall.python(PREPARED))}/run/"


def test_a_session_is_held_from_beginning_to_end_without_script(new_hall, run, visit):
    ada = visit(new_hall, "/help/", size=PHONE, javascript=False)
    sign_in(new_hall, ada, "ada")

    _it_is_prepared(ada)
    _it_is_stepped_through(ada)
    area = ada.get_by_role("textbox", name=re.compile("wants to keep"))
    area.fill(LINE)
    ada.get_by_role("button", name="Save", exact=True).click()
    expect(ada.get_by_role("textbox", name=re.compile("wants to keep"))).to_have_value(LINE)
    ada.get_by_role("button", name="End the session").click()
    ada.get_by_role("link", name="Use the lines").click()
    ada.get_by_role("button", name=re.compile(f"Question ?: {re.escape(LINE)}")).click()

    expect(ada.get_by_role("heading", name=LINE)).to_be_visible()
    expect(ada.get_by_role("link", name="What do seals need?").first).to_be_visible()


def _it_is_prepared(ada: Page) -> None:
    ada.goto(f"{ROOM}prepare/?method=consent-decision")
    ada.get_by_label("The question, or what it's about").fill("What do seals need?")
    ada.get_by_label("Steps").fill("10 Welcome\n20 At the tables")
    ada.get_by_role("button", name="Prepare it").click()
    ada.get_by_role("link", name="Open the session").click()
    ada.get_by_role("button", name="I'm here").click()
    expect(ada.locator("#people")).to_contain_text("Ada")


def _it_is_stepped_through(ada: Page) -> None:
    ada.get_by_role("button", name="Begin").click()
    expect(ada.get_by_role("timer")).to_contain_text(re.compile(r"(10:00|9:[3-5]\d)"))
    ada.get_by_role("link", name="Show the time now").click()
    expect(ada.get_by_role("timer")).to_contain_text(re.compile(r"(10:00|9:[3-5]\d)"))
    ada.get_by_role("button", name="2 minutes more").click()
    expect(ada.get_by_role("timer")).to_contain_text(re.compile(r"(12:00|11:[2-5]\d)"))
    ada.get_by_role("button", name="Pause").click()
    ada.get_by_role("button", name="Next step").click()
    expect(ada.locator(".session-step")).to_have_text("At the tables")
    ada.get_by_role("button", name="Step before").click()
    expect(ada.locator(".session-step")).to_have_text("Welcome")
    ada.get_by_role("button", name="Let time run").click()
    expect(ada.get_by_role("button", name="Pause")).to_be_visible()


def test_a_phone_without_a_network_says_so_and_sends_what_was_written_later(new_hall, run, visit):
    ada = visit(new_hall, "/help/", size=DESK)
    ben = visit(new_hall, "/help/", size=PHONE, is_cut_off=True, service_workers="block")
    for name, page in (("ada", ada), ("ben", ben)):
        sign_in(new_hall, page, name)
        page.goto(run)
    told = ben.get_by_text("No connection at the moment.")
    expect(told).to_be_hidden()

    ben.route("**/run/**", lambda route: route.abort())
    expect(told).to_be_visible()
    ben.get_by_role("textbox", name=re.compile("wants to keep")).fill(LINE)
    expect(ben.get_by_text("Not saved yet: it is kept on this device.")).to_be_visible()
    ada.get_by_role("button", name="Next step").click()
    ben.unroute("**/run/**")

    expect(told).to_be_hidden()
    expect(ben.get_by_text("Saved", exact=True)).to_be_visible()
    expect(ben.locator(".session-step")).to_have_text("Talk")
    expect(ada.get_by_role("textbox", name=re.compile("wants to keep"))).to_have_value(LINE)


def test_a_button_that_is_pressed_while_another_is_on_its_way_counts_too(new_hall, run, visit):
    ada = visit(new_hall, "/help/", size=DESK)
    sign_in(new_hall, ada, "ada")
    ada.goto(run)
    held: list = []
    ada.route("**/run/pause/", lambda route: held.append(route))

    ada.get_by_role("button", name="Pause").click()
    ada.get_by_role("button", name="Pause").click()  # the same twice is once
    ada.get_by_role("button", name="Next step").click()
    expect(ada.locator(".session-step")).to_have_text("Welcome")
    assert len(held) == 1
    held[0].continue_()

    expect(ada.locator(".session-step")).to_have_text("Talk")
    expect(ada.get_by_role("button", name="Let time run")).to_be_visible()


def test_a_part_is_not_drawn_anew_under_a_finger_that_holds_it(new_hall, run, visit):
    ada = visit(new_hall, "/help/", size=DESK)
    sign_in(new_hall, ada, "ada")
    ada.goto(run)
    held: list = []
    ada.route("**/run/pause/", lambda route: held.append(route))
    ada.get_by_role("button", name="Pause").click()
    ada.get_by_role("button", name="Next step").hover()

    ada.mouse.down()
    with ada.expect_response("**/run/"):
        held[0].continue_()
    ada.mouse.up()

    expect(ada.locator(".session-step")).to_have_text("Talk")
    expect(ada.get_by_role("button", name="Let time run")).to_be_visible()


def test_on_paper_there_are_the_steps_and_nothing_to_press(new_hall, run, visit):
    ada = visit(new_hall, "/help/", size=DESK, scheme="dark")
    sign_in(new_hall, ada, "ada")
    step = ada.get_by_text("Welcome").last
    for address in (run.removesuffix("run/"), f"{ROOM}cards/world-cafe/"):
        ada.goto(address)
        ada.emulate_media(media="print")

        expect(step).to_be_visible()
        expect(ada.get_by_role("heading", level=1)).to_be_visible()
        for gone in (".rail", "form", "a.button", ".not-printed"):
            assert ada.locator(f"{gone}:visible").count() == 0
        assert ada.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
        ada.emulate_media(media="screen")
