"""A place: where one is, the way to elsewhere, and beginning something, from every page."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESK, PHONE

BEGIN = """
from guildhall.communities.actions import join, start_community
from guildhall.people.actions import arrive
from guildhall.questions.actions import ask
ada, ben = arrive("Ada Marsh", password="four plain words here"), arrive("Ben")
for name in ("Pumps", "Cold rooms"):
    community = start_community(name, by=ada, purpose="Keeping them running")
    join(community, person=ben)
    ask(community, by=ben, title=f"Which seal for {name.lower()}?")
"""
WORDS = "four plain words here"


@pytest.fixture
def ada_at(new_hall, visit):
    new_hall.python(BEGIN)

    def come_in(**how) -> Page:
        page = visit(new_hall, "/accounts/login/", **how)
        page.get_by_label("Name, username or mail address").fill("ada marsh")
        page.get_by_label("Password").fill(WORDS)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", name="Hello Ada Marsh")).to_be_visible()
        page.wait_for_load_state()  # a key pressed earlier is the browser's
        return page

    return come_in


def test_on_a_phone_one_sees_where_one_is_goes_elsewhere_and_asks_in_two_taps(ada_at):
    page = ada_at(size=PHONE)
    page.goto("/c/pumps/questions/")

    bar = page.get_by_role("navigation", name="Rooms")
    expect(bar.locator(".room:visible")).to_have_count(5)
    bar.get_by_text("More").click()
    expect(bar.get_by_role("link", name="People")).to_be_visible()
    page.keyboard.press("Escape")

    page.locator(".place > summary").click()
    page.get_by_role("link", name="Cold rooms").click()
    expect(page.locator(".place-name")).to_have_text("Cold rooms")

    page.locator(".compose > summary").click()
    page.get_by_role("link", name="Ask a question One line").click()
    page.get_by_label("What do you need to know?").fill("Why does the fan hum?")
    page.get_by_role("button", name="Ask the question").click()
    expect(page.get_by_role("heading", name="Why does the fan hum?")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("javascript", [True, False], ids=["", "without-script"])
def test_from_home_to_a_question_that_is_asked_in_two_taps(ada_at, size, javascript):
    page = ada_at(size=size, javascript=javascript)

    page.locator(".compose > summary").click()
    page.locator(".begin-in").first.get_by_role("link", name="Pumps").click()
    page.get_by_label("What do you need to know?").fill("Why does the fan hum?")
    page.get_by_role("button", name="Ask the question").click()

    expect(page.get_by_role("heading", name="Why does the fan hum?")).to_be_visible()


def test_without_script_the_same_places_are_two_links_away(ada_at):
    page = ada_at(size=PHONE, javascript=False)
    page.goto("/c/pumps/questions/")

    page.locator(".place > summary").click()
    page.locator(".place").get_by_role("link", name="All communities").click()
    page.get_by_role("link", name="Cold rooms").click()
    page.locator(".rooms-more > summary").click()
    page.get_by_role("link", name="People").click()
    expect(page.get_by_role("heading", name="People", exact=True)).to_be_visible()
    page.locator(".compose > summary").click()
    page.get_by_role("link", name="Ask a question One line").click()
    expect(page.get_by_label("What do you need to know?")).to_be_visible()


def test_by_keyboard_alone_to_a_question_and_an_answer(ada_at):
    page = ada_at(size=DESK)

    page.keyboard.press("Control+k")
    page.keyboard.type("cold r")
    expect(page.locator("#go-to-goals [aria-selected]")).to_contain_text("Cold rooms")
    page.keyboard.press("Enter")
    expect(page.locator(".place-name")).to_have_text("Cold rooms")
    page.wait_for_load_state()

    page.keyboard.press("Control+k")
    page.keyboard.type("seal cold")
    expect(page.locator("#go-to-goals [aria-selected]")).to_contain_text("Which seal for cold")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Which seal for cold rooms?")).to_be_visible()

    page.get_by_label("Your reply").focus()
    page.keyboard.type("The blue one.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("The blue one.").first).to_be_visible()

    page.wait_for_load_state()
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    expect(page.get_by_label("What do you need to know?")).to_be_visible()


ANSWER = """
from guildhall.people.models import Person
from guildhall.questions.actions import answer
from guildhall.questions.models import Question
ben = Person.objects.get_by_natural_key("ben")
question = Question.objects.get(entry__community__slug="pumps").entry
answer(question, by=ben, body="The green one.")
print(question.pk)
"""


def test_by_keyboard_alone_to_an_answer_and_its_thanks(new_hall, ada_at):
    new_hall.python(ANSWER)
    page = ada_at(size=DESK)

    page.keyboard.press("Control+k")
    page.keyboard.type("seal pumps")
    expect(page.locator("#go-to-goals [aria-selected]")).to_contain_text("Which seal for pumps")
    page.keyboard.press("Enter")
    answer = page.locator(".post", has_text="The green one.")
    tab_to(page, answer.get_by_role("button", name="Thanks"))
    page.keyboard.press("Enter")

    expect(answer.get_by_role("button", name="Thanked")).to_be_focused()


def tab_to(page: Page, goal: Locator) -> None:
    expect(goal).to_be_visible()
    for _step in range(80):
        page.keyboard.press("Tab")
        if goal.evaluate("element => element === document.activeElement"):
            return
    pytest.fail("Tab never came there")


def test_thanks_change_in_place_and_what_one_was_writing_stays(new_hall, ada_at):
    page = ada_at(size=PHONE)
    question = new_hall.python(ANSWER)
    page.goto(f"/c/pumps/questions/{question}/")
    loaded: list[str] = []
    page.on("request", lambda one: loaded.append(one.resource_type))
    page.get_by_label("Your reply").fill("I would rather")

    answer = page.locator(".post", has_text="The green one.")
    answer.get_by_role("button", name="Thanks").click()
    expect(answer.get_by_role("button", name="Thanked")).to_be_focused()
    expect(answer).to_contain_text("1 thanks")
    expect(page.get_by_label("Your reply")).to_have_value("I would rather")

    page.locator("#acts summary").click()
    page.get_by_role("button", name="Bookmark").click()
    expect(page.get_by_text("It's among your bookmarks now.")).to_be_visible()
    expect(page.locator("#acts summary")).to_be_focused()
    assert "document" not in loaded


def loaded_by(page: Page) -> list[str]:
    loaded: list[str] = []
    page.on("request", lambda one: loaded.append(one.resource_type))
    return loaded


TAPS = """
import datetime as dt
from django.utils import timezone
from guildhall.commons.models import Entry
from guildhall.meetings.actions import plan_meeting, propose_point
from guildhall.people.models import Person
from guildhall.questions.actions import answer
ada, ben = (Person.objects.get_by_natural_key(name) for name in ("ada-marsh", "ben"))
question = Entry.objects.get(community__slug="pumps")
question.author = ada
question.save()
for body in ("The green one.", "The blue one."):
    answer(question, by=ben, body=body)
soon = timezone.now() + dt.timedelta(days=3)
meeting = plan_meeting(question.community, by=ada, title="Pump evening", starts_at=soon)
propose_point(meeting, by=ben, text="Seals that last")
print(question.pk, meeting.pk)
"""


def test_taps_and_edits_change_in_place_and_lose_nothing(new_hall, ada_at):
    page = ada_at(size=PHONE)
    question, meeting = new_hall.python(TAPS).split()

    page.goto(f"/c/pumps/questions/{question}/")
    loaded = loaded_by(page)
    answer = page.locator(".post", has_text="The green one.")
    answer.get_by_role("button", name="This solved it").click()
    expect(answer.get_by_role("button", name="Take back “solved”")).to_be_focused()
    expect(page.locator("#receipts")).to_have_text("Answer accepted. Good to know that it worked.")
    expect(page.locator("#head")).to_contain_text("solved")

    page.locator("#acts summary").click()
    page.locator("#acts").get_by_role("link", name="Edit").click()
    page.locator("#text").get_by_label("More").fill("It leaks.")
    page.locator("#text").get_by_role("button", name="Save").click()
    expect(page.locator("#text")).to_have_text("It leaks.")
    assert "document" not in loaded

    page.goto(f"/c/pumps/meetings/{meeting}/")
    loaded.clear()
    page.get_by_label("Suggest an agenda point").fill("Who orders")
    page.get_by_role("button", name="I'd like this too").click()
    expect(page.get_by_role("button", name="I'd like this too (1)")).to_be_focused()
    expect(page.get_by_label("Suggest an agenda point")).to_have_value("Who orders")
    page.get_by_role("button", name="Might go").click()
    expect(page.get_by_role("heading", name="You might go")).to_be_visible()
    page.get_by_role("button", name="Add to the agenda").click()
    expect(page.locator("#agenda ol.rows")).to_contain_text("Who orders")
    expect(page.get_by_label("Suggest an agenda point")).to_have_value("")
    assert "document" not in loaded


HEADINGS = {"Might go": "You might go", "Going": "You're going"}


def test_what_a_tap_brings_about_is_told_where_nothing_was_tapped(new_hall, ada_at):
    page = ada_at(size=PHONE)
    _question, meeting = new_hall.python(TAPS).split()
    page.goto(f"/c/pumps/meetings/{meeting}/")
    cannot = page.get_by_role("button", name="Can't go")

    free = []
    for high, answer in ((250, "Might go"), (650, "Going")):
        button = page.get_by_role("button", name=answer, exact=True)
        button.evaluate("(one, high) => scrollBy(0, one.getBoundingClientRect().top - high)", high)
        button.click()
        expect(page.get_by_role("heading", name=HEADINGS[answer])).to_be_visible()
        receipt, beside = page.locator("#receipts").bounding_box(), cannot.bounding_box()
        is_above = receipt["y"] + receipt["height"] <= beside["y"]
        free.append(is_above or receipt["y"] >= beside["y"] + beside["height"])

    assert free == [True, True]


def test_what_is_typed_is_there_after_going_away_and_coming_back(new_hall, ada_at):
    page = ada_at(size=DESK)
    question = new_hall.python(ANSWER)
    page.goto(f"/c/pumps/questions/{question}/")

    page.get_by_label("Your reply").fill("I would rather")
    page.goto("/c/pumps/meetings/")
    page.goto(f"/c/pumps/questions/{question}/")

    expect(page.get_by_label("Your reply")).to_have_value("I would rather")


def test_without_a_network_a_tap_says_so_and_the_text_stays(new_hall, ada_at):
    page = ada_at(size=PHONE, is_cut_off=True)
    question = new_hall.python(ANSWER)
    page.goto(f"/c/pumps/questions/{question}/")
    page.get_by_label("Your reply").fill("I would rather")

    page.route("**/thank/", lambda route: route.abort())
    button = page.locator(".post", has_text="The green one.").get_by_role("button", name="Thanks")
    with page.expect_event("requestfailed"):
        button.click()

    expect(page.locator("#receipts")).to_contain_text("No connection: nothing was sent.")
    expect(button).to_be_visible()
    expect(page.get_by_label("Your reply")).to_have_value("I would rather")
