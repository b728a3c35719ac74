"""A conversation of forty-two replies: opened at the first unread, one answered, one quoted."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE

BEGIN = """
import datetime as dt
from django.utils import timezone
from guildhall.activity.delivery import deliver_waiting
from guildhall.commons.actions import note_reading
from guildhall.communities.actions import join, start_community
from guildhall.people.actions import arrive
from guildhall.talk.actions import reply_to_post, write_post
ada, ben = arrive("Ada Marsh", password="four plain words here"), arrive("Ben Okafor")
community = start_community("Pumps", by=ada, purpose="Keeping them running")
join(community, person=ben)
post = write_post(community, by=ada, body="What do you carry that nobody told you to?")
start = timezone.now() - dt.timedelta(days=5)
for number in range(28):
    at = start + dt.timedelta(minutes=9 * number)
    reply_to_post(post, by=ben, body=f"Number {number}: the long torx.", at=at)
note_reading(post, by=ada, until=at)
for number in range(28, 42):
    reply_to_post(post, by=ben, body=f"Number {number}: a spare contactor.")
while deliver_waiting(batch=500):
    pass
print(post.pk)
"""


@pytest.fixture
def ada_at_her_notices(new_hall, visit):
    post = new_hall.python(BEGIN)

    def come_in(size: dict = PHONE, **how) -> Page:
        page = visit(new_hall, "/accounts/login/", size=size, **how)
        page.get_by_label("Name, username or mail address").fill("ada marsh")
        page.get_by_label("Password").fill("four plain words here")
        page.get_by_role("button", name="Sign in").click()
        page.goto("/me/notices/")
        return page

    come_in.post = f"/c/pumps/talk/{post}/"
    return come_in


def opens_at_the_first_unread(page: Page) -> None:
    page.get_by_role("button", name="14 new replies to").click()
    expect(page.locator(".new-line")).to_have_count(1)
    expect(page.get_by_text("New since you were here")).to_be_in_viewport()
    first = page.locator(".new-line + .post")
    expect(first).to_contain_text("Number 28")
    expect(first).to_be_in_viewport()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
def test_one_reads_on_answers_one_and_quotes_another(ada_at_her_notices, size):
    page = ada_at_her_notices(size)
    with page.expect_request(lambda sent: sent.url.endswith("/read/"), timeout=30_000):
        page.goto(ada_at_her_notices.post)
        page.get_by_role("link", name="New", exact=True).click()
    expect(page.locator(".new-line + .post")).to_contain_text("Number 28")
    page.goto("/me/notices/")
    opens_at_the_first_unread(page)
    assert "new=" not in page.url

    page.locator(".post", has_text="Number 30").get_by_role("link", name="Reply").click()
    page.get_by_label("Your reply").fill("Which one?")
    page.get_by_role("button", name="Send").click()
    page.wait_for_load_state()
    answered = page.locator(".comment .comment", has_text="Which one?")
    expect(page.locator(".post:target")).to_contain_text("Which one?")
    expect(answered).to_be_in_viewport()
    expect(answered.get_by_role("link", name="In reply to Ben Okafor")).to_be_visible()

    page.locator(".post-body", has_text="Number 31").locator("p").select_text()
    page.locator(".quote-selection").click()
    box = page.get_by_label("Your reply")
    expect(box).to_be_focused()
    assert "):\n\n> Number 31: a spare contactor.\n\n" in box.input_value()
    box.press_sequentially("Mine, too.")
    page.get_by_role("button", name="Send").click()
    quoted = page.locator(".post", has_text="Mine, too.")
    expect(quoted.locator("blockquote")).to_have_text("Number 31: a spare contactor.")
    quoted.locator("p > a").click()
    expect(page.locator(".post:target")).to_contain_text("Number 31")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
def test_without_script_one_reads_on_answers_and_quotes_as_well(ada_at_her_notices, size):
    page = ada_at_her_notices(size, javascript=False)
    opens_at_the_first_unread(page)

    post = page.locator(".post", has_text="Number 30")
    post.get_by_role("link", name="More").click()
    post.get_by_role("link", name="Quote").click()
    box = page.get_by_label("Your reply")
    box.fill(f"{box.input_value()}Which one?")
    page.get_by_role("button", name="Send").click()
    answered = page.locator(".comment .comment", has_text="Which one?")
    expect(answered.locator("blockquote")).to_have_text("Number 30: a spare contactor.")

    page.goto(ada_at_her_notices.post)
    expect(page.get_by_text("New since you were here")).to_have_count(0)
    page.get_by_role("link", name="Last").click()
    expect(page.locator(".post", has_text="Number 41")).to_be_in_viewport()
