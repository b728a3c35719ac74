"""A world café with three tables, from its run sheet to two questions and an idea.

One leads at a desk, the others sit at tables with a phone each; a phone dies, and another leads on.
"""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_heard_stories import sign_in

PEOPLE = """
from guildhall.communities.actions import join, open_room, start_community
from guildhall.people.actions import arrive
people = {name: arrive(name) for name in ("Nora", "Mika", "Ada")}
pumps = start_community("Pumps", by=people["Ada"], purpose="Keep them running", slug="pumps")
for name in ("Nora", "Mika"):
    join(pumps, person=people[name])
for room in ("methods", "ideas"):
    open_room(pumps, room=room, by=people["Ada"])
"""
ROOM = "/c/pumps/methods/"
QUESTION = "What do seals need?"
HARVEST = (
    "How long does a wide seal last?",
    "Who can press one alone?",
    "A box of seals in each van",
)


def test_a_world_cafe_from_its_run_sheet_to_two_questions_and_an_idea(new_hall, visit):
    new_hall.python(PEOPLE)
    ada, nora, mika = (visit(new_hall, "/help/", size=size) for size in (DESK, PHONE, PHONE))
    for name, page in (("ada", ada), ("nora", nora), ("mika", mika)):
        sign_in(new_hall, page, name)

    address = _it_is_chosen_and_prepared(ada)
    _everyone_is_here_and_has_a_table(ada, nora, mika, address)
    _the_time_is_the_same_for_all(ada, nora)
    _each_table_writes(ada, nora, mika)
    _a_phone_dies_and_another_leads_on(ada, mika)

    mika.get_by_role("button", name="End the session").click()
    expect(mika.get_by_text("It was held.")).to_be_visible()
    _lines_go_on(mika, address)


def _it_is_chosen_and_prepared(ada: Page) -> str:
    ada.goto(ROOM)
    ada.get_by_role("link", name="Help me choose").click()
    ada.get_by_label("How many people?").fill("24")
    ada.get_by_label("How many minutes?").fill("120")
    ada.get_by_role("button", name="Show what fits").click()
    expect(ada.get_by_role("heading", name="Better not")).to_be_visible()
    ada.get_by_role("link", name="World café", exact=True).click()
    ada.locator("main").get_by_role("link", name="Prepare a session").click()
    ada.get_by_label("The question, or what it's about").fill(QUESTION)
    steps = ada.get_by_label("Steps")
    expect(steps).to_have_value(re.compile("10 min: Welcome"))
    steps.fill("10 Welcome\n20 At the tables\n5 Harvest")
    ada.get_by_role("button", name="Prepare it").click()
    ada.get_by_role("link", name="Open the session").click()
    return ada.url


def _everyone_is_here_and_has_a_table(ada: Page, nora: Page, mika: Page, address: str) -> None:
    for page in (nora, mika):
        page.goto(address)
        page.get_by_role("button", name="I'm here").click()
        expect(page.get_by_role("button", name="I have to go")).to_be_visible()
    expect(ada.locator("#people")).to_contain_text("Nora, Mika")
    ada.get_by_text("Add a table or a topic").click()
    for topic in ("Wide seals", "Pressing", "In the van"):
        ada.get_by_label("Topic").fill(topic)
        ada.get_by_role("button", name="Add it").click()
        expect(ada.get_by_role("heading", name=topic)).to_be_visible()
    ada.get_by_text("Seat everyone").first.click()
    ada.get_by_label("People at a table, at most").fill("2")
    ada.get_by_role("button", name="Seat everyone").click()
    expect(ada.locator("#tables")).to_contain_text("(Host)")


def _the_time_is_the_same_for_all(ada: Page, nora: Page) -> None:
    ada.get_by_role("button", name="Begin").click()
    for page in (ada, nora):
        expect(page.get_by_role("timer")).to_contain_text(re.compile(r"9:[45]\d"))
    ada.get_by_role("button", name="Pause").click()
    expect(nora.get_by_text("resting")).to_be_visible()
    paused = ada.get_by_role("timer").inner_text()
    nora.reload()
    expect(nora.get_by_role("timer")).to_have_text(paused)
    ada.get_by_role("button", name="Let time run").click()
    expect(ada.get_by_role("button", name="Pause")).to_be_visible()
    ada.get_by_role("button", name="Next step").click()
    expect(nora.locator(".session-step")).to_have_text("At the tables")
    expect(nora.get_by_role("timer")).to_contain_text(re.compile(r"(20:00|19:5\d)"))


def _each_table_writes(ada: Page, nora: Page, mika: Page) -> None:
    for page, topic, line in zip(
        (ada, nora, mika), ("Wide seals", "Pressing", "In the van"), HARVEST, strict=True
    ):
        area = page.get_by_label(f"What {topic} wants to keep")
        area.press_sequentially(line, delay=5)
        expect(page.locator("article", has_text=topic).get_by_text("Saved")).to_be_visible()
    expect(ada.get_by_label("What In the van wants to keep")).to_have_value(HARVEST[2])


def _a_phone_dies_and_another_leads_on(ada: Page, mika: Page) -> None:
    ada.close()
    expect(mika.get_by_role("button", name="Next step")).to_have_count(0)
    mika.get_by_role("button", name="Take the lead").click()
    mika.get_by_role("button", name="Next step").click()
    expect(mika.locator(".session-step")).to_have_text("Harvest")


def _lines_go_on(mika: Page, address: str) -> None:
    lines = address.replace("/run/", "/lines/")
    for line, button in zip(HARVEST, ("Question", "Question", "Idea"), strict=True):
        mika.goto(lines)
        mika.get_by_role("button", name=re.compile(f"{button} ?: {re.escape(line)}")).click()
        expect(mika.get_by_role("heading", name=line)).to_be_visible()
        expect(mika.get_by_role("link", name=QUESTION).first).to_be_visible()
    mika.goto(address.replace("run/", ""))
    for line in HARVEST:
        expect(mika.get_by_role("link", name=line).first).to_be_visible()
