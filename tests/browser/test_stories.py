"""Three stories as people live them: a newcomer, a steward, and a question that travels.

No mail is set up in any of them.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, use_session

WORDS = "four plain words here"


def come_in(page: Page, name: str) -> None:
    """From an invitation or a sign-up page, with a password."""
    page.get_by_label("Your name").fill(name)
    page.get_by_label("password", exact=False).first.fill(WORDS)


def send(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()


@pytest.fixture
def pumps(new_hall) -> str:
    """A community with one waiting question; the path of an invitation into it."""
    return new_hall.python("""
from guildhall.people.actions import arrive
from guildhall.communities.actions import make_link, set_norms, start_community
from guildhall.questions.actions import ask
ada = arrive("Ada", password="four plain words here")
community = start_community("Pumps", by=ada, purpose="Keeping pumps running", slug="pumps")
set_norms(community, texts=["Half an answer is welcome."], by=ada)
ask(community, by=ada, title="Why does pump seven trip?")
print(make_link(community, by=ada).get_absolute_url())
""")


def test_newcomer_comes_in_by_a_link_with_a_passkey_and_helps(new_hall, pumps, visit):
    phone = visit(new_hall, pumps, size=PHONE)
    keys = phone.context.new_cdp_session(phone)
    keys.send("WebAuthn.enable")
    keys.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    expect(phone.get_by_text("Half an answer is welcome.")).to_be_visible()
    phone.get_by_label("Your name").fill("Cleo")

    send(phone, "Continue with a passkey")
    send(phone, "Create a passkey")
    phone.get_by_role("link", name="Skip", exact=True).click()
    phone.get_by_role("link", name="Why does pump seven trip?").first.click()
    phone.get_by_label("Your reply").fill("Look at the seal first.")
    send(phone, "Post answer")

    expect(phone.locator(".post-body", has_text="Look at the seal first.")).to_be_visible()
    phone.goto("/")
    phone.locator(".top-links summary").click()
    send(phone, "Sign out")
    if phone.get_by_role("button", name="Sign out", exact=True).count():
        send(phone, "Sign out")
    phone.goto("/accounts/login/")
    send(phone, "With a passkey")
    expect(phone.get_by_text("Hello Cleo")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_newcomer_comes_in_with_a_password(new_hall, pumps, visit, javascript):
    phone = visit(new_hall, pumps, size=PHONE, javascript=javascript)
    come_in(phone, "Cleo")

    send(phone, "Join")
    phone.get_by_role("link", name="Skip", exact=True).click()
    phone.get_by_role("link", name="Why does pump seven trip?").first.click()
    phone.get_by_label("Your reply").fill("Look at the seal first.")
    send(phone, "Post answer")

    expect(phone.locator(".post-body", has_text="Look at the seal first.")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_steward_starts_a_community_invites_three_and_asks(new_hall, visit, javascript):
    page = visit(new_hall, javascript=javascript)

    page.get_by_role("link", name="Start a new community").click()
    come_in(page, "Ada")
    page.wait_for_timeout(2_100)  # nobody types a name and a password in less; a program would
    send(page, "Create account")
    page.get_by_label("What is it called?").fill("Cold rooms")
    page.get_by_label("What do you want to get better at together?").fill(
        "Keeping things cold through the summer"
    )
    page.get_by_label("help each other with today's problem").check()
    send(page, "Start the community")
    page.get_by_label("Names or mail addresses").fill("Ben\nCleo\nDov")
    send(page, "Review the list")
    expect(page.get_by_role("heading", name="Invite 3 people?")).to_be_visible()
    send(page, "Make the links")
    expect(page.locator("[id^=link-]")).to_have_count(3)
    links = page.locator("[id^=link-]").all_text_contents()
    page.get_by_role("link", name="Questions", exact=True).first.click()
    page.get_by_role("link", name="Ask a question", exact=True).first.click()
    page.get_by_label("What do you need to know?").fill(
        "Which door seal fits when the label is gone?"
    )
    send(page, "Ask the question")

    expect(
        page.get_by_role("heading", name="Which door seal fits when the label is gone?")
    ).to_be_visible()
    guest = visit(
        new_hall,
        re.sub(r"^https?://[^/]+", "", links[-1].strip()),
        size=PHONE,
        javascript=javascript,
    )
    expect(guest.get_by_role("heading", name="Cold rooms")).to_be_visible()
    expect(guest.get_by_label("Your name")).to_have_value("Ben")


@pytest.fixture
def three_members(new_hall) -> list[str]:
    """Three people in one community, each with a unit, Ben asked about pumps; their sessions."""
    return new_hall.python("""
from guildhall.people.sessions import open_session
from guildhall.people.actions import add_unit, arrive, set_offers, set_unit
from guildhall.people.models import Offer
from guildhall.communities.actions import join, start_community
people = [arrive(name) for name in ("Ada", "Ben", "Cleo")]
community = start_community("Pumps", by=people[0], purpose="Keeping pumps running", slug="pumps")
for person, unit in zip(people, ("Leeds", "Porto", "Graz")):
    set_unit(person, add_unit(unit, by=None))
    join(community, person=person)
set_offers(people[1], Offer.Kind.ASK_ME, ["pump"])
print(" ".join(open_session(person) for person in people))
""").split()


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_a_question_is_asked_answered_solved_and_tried_elsewhere(
    new_hall, three_members, visit, until, javascript
):
    def as_member(place: int, size: dict) -> Page:
        page = visit(new_hall, "/help/", size=size, javascript=javascript)
        use_session(page, new_hall, three_members[place])
        return page

    ada, ben, cleo = as_member(0, DESK), as_member(1, PHONE), as_member(2, PHONE)

    ada.goto("/c/pumps/questions/ask/")
    ada.get_by_label("What do you need to know?").fill("Pump trips after ten minutes. Why?")
    ada.get_by_label("now, I'm on the job").check()
    send(ada, "Ask the question")
    expect(ada.get_by_role("heading", name="Pump trips after ten minutes. Why?")).to_be_visible()
    address = ada.url
    # The worker does so within a minute.
    new_hall.python("from guildhall.questions.actions import take_turns\ntake_turns()")

    ben.goto("/")
    ben.get_by_role("link", name="Answer", exact=True).click()
    ben.get_by_label("Your reply").fill("Worn seal: it draws **air**.")
    send(ben, "Post answer")

    ada.goto("/")
    ada.get_by_role("link", name="Pump trips after ten minutes. Why?").first.click()
    send(ada, "This solved it")
    expect(ada.locator(".solution-mark")).to_be_visible()

    cleo.goto(address)
    cleo.get_by_role("link", name="Did you try it?").click()
    cleo.get_by_label("worked", exact=True).check()
    cleo.get_by_label("Where did you try it?").fill("in a damp room")
    expect(cleo.get_by_label("Your department or site")).to_have_value("Graz")
    send(cleo, "Save result")
    expect(cleo.get_by_text("worked, in a damp room")).to_be_visible()
    cleo.get_by_role("button", name="Thanks").last.click()

    assert until(
        lambda: (
            "Cleo in Graz tried your answer: it worked, in a damp room" in (ben.goto("/").text())
        )
    )
    expect(
        ben.get_by_text("Cleo in Graz tried your answer: it worked, in a damp room")
    ).to_be_visible()


def test_drafts_survive_a_closed_page_and_similar_questions_appear(new_hall, three_members, visit):
    page = visit(new_hall, "/help/")
    use_session(page, new_hall, three_members[0])
    page.goto("/c/pumps/questions/ask/")
    page.get_by_label("What do you need to know?").fill("Which seal fits the old pump?")
    send(page, "Ask the question")
    page.goto("/c/pumps/questions/ask/")

    page.get_by_label("What do you need to know?").press_sequentially("old pump seal")
    expect(
        page.locator("#similar").get_by_role("link", name="Which seal fits the old pump?")
    ).to_be_visible()
    page.get_by_label("More, if it helps").fill("half a thought")
    expect(page.get_by_text("Saved as a draft")).to_be_visible()
    page.goto("/")
    page.goto("/c/pumps/questions/ask/")

    expect(page.get_by_label("More, if it helps")).to_have_value("half a thought")


def test_search_answers_while_one_types_and_the_keys_work(demo_hall, visit):
    page = visit(demo_hall)
    page.get_by_role("button", name="Ben").click()

    expect(page.locator("html.with-script")).to_be_attached()
    page.keyboard.press("/")
    page.keyboard.type("frosted gau")
    expect(page.locator("#finder-hits").get_by_role("link").first).to_contain_text(
        "Suction gauge frosted"
    )
    page.keyboard.press("Escape")
    expect(page.locator("#finder-hits").get_by_role("link")).to_have_count(0)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Search")).to_be_visible()
