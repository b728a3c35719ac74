"""A community begins, meets and keeps its rhythm.

From “Start a community” to a newcomer who is greeted, on a desk and on a phone.
"""

import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_heard_stories import sign_in
from tests.browser.test_stories import come_in, send

PEOPLE = """
from guildhall.people.actions import arrive
for name in ("Edda", "Finn", "Gwen"):
    arrive(name)
"""
THEY_JOIN = """
from guildhall.communities.actions import join
from guildhall.communities.models import Community
from guildhall.people.models import Person
for name in ("finn", "gwen"):
    join(Community.objects.get(), person=Person.objects.get_by_natural_key(name))
"""
THE_EVENING_COMES = """
import datetime as dt
from django.utils import timezone
from guildhall.meetings.models import Meeting
began = timezone.now() - dt.timedelta(minutes=50)
Meeting.objects.update(starts_at=began, ends_at=began + dt.timedelta(minutes=45))
"""
FRIDAY_PASSES = """
import datetime as dt
from django.utils import timezone
from guildhall.charters.actions import close_due_rounds
from guildhall.rounds.models import Round
Round.objects.open().update(closes_at=timezone.now() - dt.timedelta(minutes=1))
close_due_rounds()
"""
LINK = """
from guildhall.communities.actions import make_link
from guildhall.communities.models import Community
from guildhall.people.models import Person
print(
    make_link(
        Community.objects.get(), by=Person.objects.get_by_natural_key("edda")
    ).get_absolute_url()
)
"""
TURN_A_LINE = "Turn a line into an action, a question, a tip or a post"
EDDA_WAS_ASKED = """
from guildhall.notifications.models import Notice
print(
    Notice.objects.filter(
        rule="newcomer.greeter_asked",
        person__username="edda",
        seen_at=None,
        actor__username="hugo",
    ).count()
)
"""
NOTES = (
    "- Finn orders the thread\n"
    "- Gwen measures the old loom\n"
    "- Why does the warp break on damp days?"
)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["1280", "390"])
def test_a_community_begins_meets_agrees_and_greets(new_hall, visit, until, size):
    new_hall.python(PEOPLE)
    edda, finn = visit(new_hall, "/", size=size), visit(new_hall, "/", size=size)
    sign_in(new_hall, edda, "edda")
    sign_in(new_hall, finn, "finn")

    _starts(edda)
    new_hall.python(THEY_JOIN)
    _plans_the_first_meeting(edda)
    finn.goto("/c/looms/meetings/")
    finn.get_by_role("link", name="Our first meeting").click()
    send(finn, "Going")
    expect(finn.get_by_role("heading", name="You're going")).to_be_visible()
    new_hall.python(THE_EVENING_COMES)
    _writes_notes_from_which_come_two_actions_and_a_question(edda)

    _asks_about_a_charter(edda, "Weaving is for everybody.")
    _objects(finn)
    _asks_again(edda, "Weaving is for everybody.\nNobody is hurried.")
    new_hall.python(FRIDAY_PASSES)
    edda.goto("/c/looms/charter/")
    expect(edda.get_by_text("Agreed on")).to_be_visible()
    expect(edda.get_by_text("Nobody is hurried.")).to_be_visible()
    edda.goto("/c/looms/meetings/")
    expect(edda.get_by_role("link", name="Our meeting").first).to_be_visible()

    hugo = visit(new_hall, new_hall.python(LINK), size=size)
    come_in(hugo, "Hugo")
    send(hugo, "Join")
    hugo.get_by_role("link", name="Skip", exact=True).click()
    assert until(lambda: new_hall.python(EDDA_WAS_ASKED) == "1")
    _says_hello(edda)
    hugo.goto("/c/looms/people/new/me/")
    expect(hugo.get_by_role("heading", name="Edda said hello")).to_be_visible()


def _starts(edda: Page) -> None:
    edda.goto("/start/")
    edda.get_by_label("What is it called?").fill("Looms")
    edda.get_by_label("What do you want to get better at together?").fill("Weaving on old looms")
    edda.get_by_label("help each other with today's problem").check()
    send(edda, "Start the community")
    edda.goto("/c/looms/")
    expect(edda.get_by_role("heading", name="Ask three people by name")).to_be_visible()


def _plans_the_first_meeting(edda: Page) -> None:
    edda.goto("/c/looms/beginning/")
    edda.get_by_role("link", name="Plan the meeting").click()
    edda.get_by_label("Day", exact=True).fill(
        (dt.datetime.now(dt.UTC) + dt.timedelta(days=2)).date().isoformat()
    )
    edda.get_by_label("Starts at").fill("18:30")
    edda.get_by_label("Place or link").fill("The old mill")
    send(edda, "Plan meeting")
    expect(
        edda.locator("#agenda").get_by_text("A round: a problem I have now", exact=True)
    ).to_be_visible()


def _writes_notes_from_which_come_two_actions_and_a_question(edda: Page) -> None:
    edda.goto("/c/looms/meetings/")
    edda.get_by_role("link", name="Our first meeting").click()
    edda.get_by_role("link", name="Write notes").click()
    edda.get_by_label("Notes").fill(NOTES)
    send(edda, "Save notes")
    for line, owner in (("Finn orders the thread", "Finn"), ("Gwen measures the old loom", "Gwen")):
        edda.get_by_text(TURN_A_LINE).click()
        edda.get_by_role("link", name=f"Action : {line}").click()
        edda.get_by_label("Who will do it").fill(owner)
        send(edda, "Add action")
    actions = edda.locator("#actions")
    expect(actions.get_by_text("Finn orders the thread", exact=True)).to_be_visible()
    expect(actions.get_by_text("Gwen measures the old loom", exact=True)).to_be_visible()
    edda.get_by_text(TURN_A_LINE).click()
    edda.get_by_role("button", name="Question : Why does the warp break on damp days?").click()
    expect(
        edda.get_by_role("heading", name="Why does the warp break on damp days?")
    ).to_be_visible()


def _asks_about_a_charter(edda: Page, norms: str) -> None:
    edda.goto("/c/looms/charter/")
    edda.get_by_role("link", name="Write the first charter").click()
    edda.get_by_label("How do we treat each other?").fill(norms)
    edda.get_by_label("We meet").select_option("month")
    send(edda, "Save draft")
    edda.get_by_role("button", name="Ask everyone: any objections?").click()
    expect(edda.get_by_role("heading", name="Any objections by")).to_be_visible()


def _objects(finn: Page) -> None:
    finn.goto("/c/looms/charter/")
    finn.get_by_text("I object, because …").click()
    finn.get_by_label("What is your objection?").fill("Say that nobody is hurried.")
    finn.get_by_role("button", name="Send objection").click()
    expect(finn.get_by_text("needs an answer")).to_be_visible()


def _asks_again(edda: Page, norms: str) -> None:
    edda.goto("/c/looms/charter/")
    expect(edda.get_by_text("Say that nobody is hurried.")).to_be_visible()
    edda.get_by_role("link", name="Change the wording").first.click()
    edda.get_by_label("How do we treat each other?").fill(norms)
    send(edda, "Save draft")
    edda.get_by_role("button", name="Ask everyone again").click()


def _says_hello(edda: Page) -> None:
    edda.goto("/me/notices/")
    edda.get_by_text("Hugo is new in Looms. Would you say hello?").click()
    edda.get_by_label("Say hello, in your own words").fill(
        "Good to have you. I weave on the blue one."
    )
    send(edda, "Say hello")
