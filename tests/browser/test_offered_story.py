"""A question is offered to one who passes, then to another who answers."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE

BEGIN = """
import datetime as dt
from django.utils import timezone
from guildhall.communities.actions import join, start_community
from guildhall.people.actions import arrive, set_offers
from guildhall.people.models import Offer
from guildhall.questions.actions import ask, take_turns
password = "four plain words here"
people = [arrive(name, password=password) for name in ("Ada Marsh", "Ben Okafor", "Cleo Lind")]
ada, ben, cleo = people
long_ago = timezone.now() - dt.timedelta(days=300)
community = start_community("Pumps", by=ada, purpose="Keeping them running", at=long_ago)
for person in (ben, cleo):
    join(community, person=person, at=long_ago)
for person in (ada, ben):
    set_offers(person, Offer.Kind.ASK_ME, ["Seals"])
entry = ask(community, by=cleo, title="Which seal fits the old pump?")
take_turns()
print(entry.pk)
"""
GO_ROUND = "from guildhall.questions.actions import take_turns; print(take_turns())"
AN_OFFER = "Can you answer this?"


def sign_in(page: Page, name: str) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Name, username or mail address").fill(name)
    page.get_by_label("Password").fill("four plain words here")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "login" not in url)


@pytest.mark.parametrize(
    ("size", "with_script"),
    [(PHONE, True), (DESK, True), (PHONE, False)],
    ids=["phone", "desk", "without script"],
)
def test_a_question_is_offered_passed_once_and_answered(new_hall, visit, size, with_script):
    question = f"/c/pumps/questions/{new_hall.python(BEGIN)}/"

    first = visit(new_hall, "/", size=size, javascript=with_script)
    sign_in(first, "ada marsh")
    first.goto("/")
    card = first.locator(".card", has_text=AN_OFFER)
    expect(card).to_contain_text("Which seal fits the old pump?")
    expect(card).to_contain_text("You listed “Seals” under “Ask me about”.")
    card.get_by_role("button", name="Pass").click()
    expect(first.get_by_text("Passed. Nobody sees that.")).to_be_visible()
    expect(first.locator(".card", has_text=AN_OFFER)).to_have_count(0)

    new_hall.python(GO_ROUND)

    second = visit(new_hall, "/", size=size, javascript=with_script)
    sign_in(second, "ben okafor")
    second.goto(question)
    box = second.locator("#turn")
    expect(box).to_contain_text("You listed “Seals” under “Ask me about”.")
    width = "document.documentElement.scrollWidth <= innerWidth"
    assert not with_script or second.evaluate(width)
    box.get_by_role("link", name="Answer").click()
    second.get_by_label("Your reply").fill("The wide one.")
    second.get_by_role("button", name="Post answer").click()
    expect(second.locator(".post", has_text="The wide one.")).to_be_visible()
    expect(second.locator("#turn")).to_have_count(0)

    asker = visit(new_hall, "/", size=size, javascript=with_script)
    sign_in(asker, "cleo lind")
    asker.goto(question)
    expect(asker.locator(".post", has_text="The wide one.")).to_be_visible()
    expect(asker.get_by_text("Passed")).to_have_count(0)
