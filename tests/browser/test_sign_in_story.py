"""Who joined by a link signs out and comes back by the name they joined with, in any script."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE

WORDS = "four plain words here"
PUMPS = """
from guildhall.communities.actions import make_link, start_community
from guildhall.people.actions import arrive
pumps = start_community("Pumps", by=arrive("Hamish"), purpose="Keeping pumps running")
print(make_link(pumps, by=pumps.memberships.get().person).get_absolute_url())
"""


@pytest.fixture
def invited(new_hall) -> str:
    return new_hall.python(PUMPS)


def join(page: Page, name: str) -> None:
    page.get_by_label("Your name").fill(name)
    page.get_by_label("password", exact=False).first.fill(WORDS)
    page.get_by_role("button", name="Join", exact=True).click()


def sign_out(page: Page) -> None:
    page.goto("/accounts/logout/")
    page.get_by_role("button", name="Sign out").click()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("name", ["Ada Marsh", "田中 さくら", "محمد علي"])
def test_who_joined_comes_back_by_their_name(new_hall, invited, visit, name, size):
    page = visit(new_hall, invited, size=size)
    join(page, name)
    page.wait_for_load_state()
    sign_out(page)

    page.goto("/accounts/login/")
    page.get_by_label("Name, username or mail address").fill(name)
    page.get_by_label("Password").fill(WORDS)
    page.get_by_role("button", name="Sign in").click()

    expect(page.get_by_role("heading", name=f"Hello {name}")).to_be_visible()


def test_mal_cannot_join_as_ada(new_hall, invited, visit):
    join(visit(new_hall, invited, size=PHONE), "Ada Marsh")
    mal = visit(new_hall, invited, size=PHONE, refusals=(422, 200))

    join(mal, "ADA  MARSH")

    expect(mal.get_by_text("Someone here already signs in as")).to_be_visible()


def test_who_was_signed_out_elsewhere_keeps_the_page_they_look_at(new_hall, invited, visit):
    page = visit(new_hall, invited, size=PHONE)
    join(page, "Ada Marsh")
    page.clock.install()
    page.goto("/")
    page.context.clear_cookies()

    with page.expect_response(lambda answer: "/accounts/login/" in answer.url):
        page.clock.run_for(61_000)

    expect(page.get_by_role("heading", name="Hello Ada Marsh")).to_be_visible()
    expect(page.get_by_label("Password")).to_have_count(0)
