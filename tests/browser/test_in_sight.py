"""On a phone: what a tap did, and what it opened, is on the screen."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE

BEGIN = """
import datetime as dt
from django.utils import timezone
from guildhall.communities.actions import open_room, start_community
from guildhall.people.actions import arrive
from guildhall.projects.actions import start_project
ada = arrive("Ada Marsh", password="four plain words here")
street = start_community("Birch Street", by=ada, purpose="Knowing whom to ring")
open_room(street, room="projects", by=ada)
begins = timezone.now() + dt.timedelta(days=12)
start_project(street, by=ada, title="Clean-up day", starts_at=begins, body="A line.\\n\\n" * 12)
"""


@pytest.fixture
def project(new_hall, visit) -> Page:
    new_hall.python(BEGIN)
    page = visit(new_hall, "/accounts/login/", size=PHONE)
    page.get_by_label("Name, username or mail address").fill("ada marsh")
    page.get_by_label("Password").fill("four plain words here")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Hello Ada Marsh")).to_be_visible()
    page.goto("/c/birch-street/projects/")
    page.get_by_role("link", name="Clean-up day").click()
    expect(page.get_by_role("heading", name="Clean-up day")).to_be_visible()
    page.wait_for_load_state()
    return page


def test_a_menu_that_opens_below_the_screen_comes_into_it(project):
    menu = project.locator(".acts > .more").first
    menu.locator("summary").scroll_into_view_if_needed()

    menu.locator("summary").click()

    last = menu.locator(".more-list > *").nth(3)
    expect(last).to_be_in_viewport()


def test_what_was_done_is_in_sight_where_the_page_opens_further_down(project):
    project.get_by_role("link", name="Budget and accounts").first.click()
    project.get_by_role("link", name="Promise some money").click()
    project.get_by_label("How much").fill("20")

    project.get_by_role("button", name="Promise it").click()

    expect(project.get_by_text("It's promised. Thank you.")).to_be_in_viewport()


def test_dates_of_the_browser_read_as_ours(project):
    day = project.evaluate(
        """() => new Intl.DateTimeFormat(document.documentElement.lang,
        {day: "numeric", month: "short"}).format(new Date(2026, 10, 2))"""
    )

    assert day == "2 Nov"
