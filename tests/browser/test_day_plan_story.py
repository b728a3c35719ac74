"""The day of a project on a phone in a street without a network: people are checked in once."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.street import STREET
from tests.browser.test_heard_stories import sign_in
from tests.browser.test_pocket_story import CONTROLLED, LONG
from tests.cut_line import line_to

TODAY = (
    STREET
    + """
import datetime as dt
from django.utils import timezone
from guildhall.projects.actions import add_shift, start_project, take_shift
street.refresh_from_db()
now = timezone.now()
project = start_project(street, by=people["Ines"], title="Rake the park", starts_at=now)
shift = add_shift(
    project, by=people["Ines"], name="Rake leaves", places=3,
    starts_at=now, ends_at=now + dt.timedelta(hours=2),
)
for name in ("Jola", "Finn", "Mika"):
    take_shift(shift, by=people[name])
print(f"/c/street/projects/{project.pk}/day/")
"""
)
WHO_CAME = """
from guildhall.projects.models import Place
came = Place.objects.filter(came_at__isnull=False).order_by("person__username")
print(" ".join(came.values_list("person__username", flat=True)) or "nobody")
"""
HOW_OFTEN = """
from guildhall.activity.models import Event
from guildhall.commons.models import Reply
print(Event.objects.filter(verb="shift.checked_in").count(), Reply.objects.count())
"""


@pytest.fixture
def day(new_hall) -> str:
    """The address of the plan of a day that has begun; Jola, Finn and Mika have a place."""
    return new_hall.python(TODAY).strip()


def open_day(hall, phone: BrowserContext, day: str) -> Page:
    page = phone.new_page()
    sign_in(hall, page, "ines")
    page.evaluate(CONTROLLED)
    page.goto(day)
    return page


def check_in(page: Page, *names: str) -> None:
    for name in names:
        page.get_by_label(name).check()
    page.get_by_role("button", name="Check in", exact=True).click()


def who_came(hall) -> str:
    return hall.python(WHO_CAME).strip()


def test_two_people_are_checked_in_without_a_network_and_sent_once(new_hall, day, phone):
    page = open_day(new_hall, phone, day)
    waiting = page.locator("#waiting")

    phone.set_offline(True)
    check_in(page, "Jola", "Finn")
    expect(waiting).to_contain_text("Waiting to be sent")
    before = who_came(new_hall)
    phone.set_offline(False)
    expect(waiting).to_contain_text("Sent.", timeout=LONG)

    page.goto(day)
    expect(page.get_by_text("is here")).to_have_count(2)
    assert before == "nobody"
    assert who_came(new_hall) == "finn jola"
    assert new_hall.python(HOW_OFTEN).strip() == "2 0"


def test_what_is_ticked_on_two_phones_adds_up_with_a_line_from_each(new_hall, day, phone, visit):
    page = open_day(new_hall, phone, day)
    phone.set_offline(True)
    page.get_by_label("What happens?").fill("The first bag is full")
    check_in(page, "Jola", "Finn")
    expect(page.locator("#waiting")).to_contain_text("The first bag is full")

    other = visit(new_hall, "/help/", size=PHONE)
    sign_in(new_hall, other, "jola")
    other.goto(day)
    check_in(other, "Jola")
    expect(other.get_by_text("is here")).to_have_count(1)
    phone.set_offline(False)
    expect(page.locator("#waiting")).to_contain_text("Sent.", timeout=LONG)

    assert who_came(new_hall) == "finn jola"
    assert new_hall.python(HOW_OFTEN).strip() == "2 1"


def test_a_line_that_breaks_while_it_is_sent_checks_in_once(new_hall, day, browser, until):
    with line_to(new_hall.port) as line:
        phone = browser.new_context(viewport=PHONE, base_url=f"http://localhost:{line.port}")
        page = open_day(new_hall, phone, day)
        line.loses_answers = True
        page.get_by_label("What happens?").fill("Sun at last")
        check_in(page, "Jola", "Finn")
        expect(page.locator("#waiting")).to_contain_text("Sun at last")
        assert until(lambda: who_came(new_hall) == "finn jola")

        line.loses_answers = False
        page.goto(day)
        expect(page.locator("#waiting")).to_contain_text("Sent.", timeout=LONG)
        phone.close()

    assert new_hall.python(HOW_OFTEN).strip() == "2 1"
