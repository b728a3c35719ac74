"""An anonymous poll: people vote, and a member finds their ballot and counts the list again.

The one who votes and counts is on a phone or at a desk, with script or without.
"""

import csv
import re
from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_heard_stories import sign_in

PEOPLE = """
from guildhall.communities.actions import join, open_room, start_community
from guildhall.people.actions import arrive
names = ("Hamish", "Jola", "Ada", "Finn", "Gita")
people = {name: arrive(name) for name in names}
street = start_community(
    "Mill Lane", by=people["Ada"], purpose="Neighbours", slug="lane", visibility="private"
)
open_room(street, room="decisions", by=people["Ada"])
for name in names:
    if name != "Ada":
        join(street, person=people[name])
"""
OTHERS_VOTE = """
from guildhall.commons.models import Entry
from guildhall.decisions.actions import cast_sealed_ballot
from guildhall.people.models import Person
entry = Entry.objects.get(kind="decision")
for name, choice in (("jola", "1"), ("ada", "2"), ("finn", "2"), ("gita", "1")):
    cast_sealed_ballot(entry, by=Person.objects.get(username=name), marks={choice: 1})
"""
THE_DAY_IS_OVER = """
import datetime as dt
from django.utils import timezone
from guildhall.ballots.models import Vote
from guildhall.decisions.actions import close_due_decisions
from guildhall.decisions.models import Decision
before = timezone.now() - dt.timedelta(minutes=1)
Vote.objects.open().update(closes_at=before)
Decision.objects.update(ends_at=before)
close_due_decisions()
"""
ROOM = "/c/lane/decisions/"
QUESTION = "What do we plant at the corner?"
OPTIONS = ["A cherry tree", "Two benches", "Nothing"]
RECEIPT = re.compile(r"^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
@pytest.mark.parametrize("has_script", [True, False], ids=["with_script", "without_script"])
def test_a_member_counts_an_anonymous_poll_again(new_hall, visit, has_script, size):
    new_hall.python(PEOPLE)
    hamish, jola = (
        visit(new_hall, "/help/", size=one, javascript=has_script) for one in (size, DESK)
    )
    for name, page in (("hamish", hamish), ("jola", jola)):
        sign_in(new_hall, page, name)

    _jola_puts_it_to_a_vote(jola)
    receipt = _hamish_votes(hamish)
    new_hall.python(OTHERS_VOTE)
    new_hall.python(THE_DAY_IS_OVER)

    _it_is_decided(hamish)
    rows = _downloaded(hamish)
    own = next(row for row in rows if row["ballot"] == receipt)
    sums = Counter(title for row in rows for title in OPTIONS if row[title] == "1")
    assert own["A cherry tree"] == "1"
    assert sums == {"A cherry tree": 3, "Two benches": 2}
    for title, number in sums.items():
        line = hamish.locator("li", has_text=title).filter(has_text=f"{number} votes")
        expect(line).to_be_visible()


def _jola_puts_it_to_a_vote(jola: Page) -> None:
    jola.goto(ROOM)
    jola.get_by_role("link", name="Put options to a vote instead").click()
    jola.get_by_label("What must we decide?").fill(QUESTION)
    jola.get_by_label("Options", exact=True).fill("\n".join(OPTIONS))
    jola.get_by_label("Anonymous: nobody sees who voted how").check()
    jola.get_by_role("button", name="Ask everyone").click()
    expect(jola.get_by_role("heading", name=re.compile("Vote by"))).to_be_visible()


def _hamish_votes(hamish: Page) -> str:
    hamish.goto(ROOM)
    hamish.get_by_role("link", name=QUESTION, exact=True).click()
    promise = "Guildhall keeps no record linking you to your vote."
    expect(hamish.get_by_text(promise)).to_be_visible()
    assert hamish.evaluate("document.documentElement.scrollWidth <= innerWidth")
    hamish.get_by_label("A cherry tree").check()
    hamish.get_by_role("button", name="Vote", exact=True).click()
    receipt = hamish.locator("#receipt").inner_text()
    assert RECEIPT.match(receipt)
    assert hamish.evaluate("document.documentElement.scrollWidth <= innerWidth")
    hamish.get_by_role("link", name="Back to the vote").click()
    expect(hamish.get_by_text("You have voted")).to_be_visible()
    expect(hamish.get_by_role("button", name="Vote", exact=True)).to_have_count(0)
    return receipt


def _it_is_decided(hamish: Page) -> None:
    hamish.goto(ROOM)
    hamish.get_by_role("link", name=QUESTION, exact=True).click()
    expect(hamish.get_by_role("heading", name="Decided")).to_be_visible()
    expect(hamish.get_by_text("5 of 5 people voted.")).to_be_visible()
    hamish.get_by_text("Why this result?").click()
    expect(hamish.get_by_text("“A cherry tree” is ahead of “Two benches” by 1.")).to_be_visible()
    assert hamish.evaluate("document.documentElement.scrollWidth <= innerWidth")


def _downloaded(hamish: Page) -> list[dict[str, str]]:
    hamish.get_by_text("Count it again yourself").click()
    with hamish.expect_download() as waiting:
        hamish.get_by_role("link", name="Download for a spreadsheet").click()
    with waiting.value.path().open(encoding="utf-8", newline="") as sheet:
        return list(csv.DictReader(sheet))


NAMED_VOTE = """
import datetime as dt
from django.utils import timezone
from guildhall.communities.models import Community
from guildhall.decisions.actions import open_decision, prepare_decision
from guildhall.decisions.frame import Frame
from guildhall.decisions.models import VotePlan
from guildhall.people.models import Person
street = Community.objects.get(slug="lane")
jola = Person.objects.get(username="jola")
plan = VotePlan(kind="resistance", options="A cherry tree\\nTwo benches", is_hidden=False)
until = timezone.localdate() + dt.timedelta(days=7)
frame = Frame("What do we plant?", until_on=until, way="vote", plan=plan)
open_decision(prepare_decision(street, by=jola, frame=frame), by=jola)
"""


def test_a_vote_with_names_is_given_and_changed_in_place(new_hall, visit):
    new_hall.python(PEOPLE)
    new_hall.python(NAMED_VOTE)
    hamish = visit(new_hall, "/help/", size=PHONE)
    sign_in(new_hall, hamish, "hamish")
    hamish.goto(ROOM)
    hamish.get_by_role("link", name="What do we plant?", exact=True).click()
    hamish.evaluate("window.isTheSamePage = true")

    for tree, button in (("8", "Vote"), ("2", "Change my vote")):
        hamish.get_by_role("group", name="A cherry tree").get_by_label(tree, exact=True).check()
        hamish.get_by_role("group", name="Two benches").get_by_label("5", exact=True).check()
        hamish.get_by_role("button", name=button, exact=True).click()
        expect(hamish.get_by_text("1 vote so far.")).to_be_visible()

    expect(hamish.get_by_text("20 % of the greatest possible resistance")).to_be_visible()
    hamish.get_by_role("button", name="Take my vote back").click()
    expect(hamish.get_by_role("button", name="Vote", exact=True)).to_be_visible()
    assert hamish.evaluate("window.isTheSamePage")
    assert hamish.evaluate("document.documentElement.scrollWidth <= innerWidth")
