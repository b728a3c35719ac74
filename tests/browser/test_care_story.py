"""The library is kept right: a change suggested on the phone, half of it taken by the mail's link;
and a page whose day has come is confirmed from its mail.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_heard_stories import sign_in
from tests.browser.test_stories import send
from tests.real_hall import Hall

BEGIN = """
from allauth.account.models import EmailAddress
from guildhall.communities.actions import join, open_room, start_community
from guildhall.library.actions import add_page, rely_on_page
from guildhall.notifications.actions import set_preference
from guildhall.people.actions import arrive
ada, ben, cleo = (arrive(name) for name in ("Ada", "Ben", "Cleo"))
pumps = start_community(
    "Pumps", by=ada, purpose="Keeping pumps running", slug="pumps", visibility="private"
)
open_room(pumps, room="library", by=ada)
pumps.refresh_from_db()
for person in (ben, cleo):
    join(pumps, person=person)
EmailAddress.objects.create(user=ben, email="ben@example.org", verified=True, primary=True)
set_preference(by=ben, quiet_from=0, quiet_until=0)
page = add_page(
    pumps,
    by=ben,
    title="Dry cabinets",
    body="Dry the cabinet. Wait an hour.\\n\\nThen switch it on. Listen.",
)
rely_on_page(page, by=ben, owner=ben)
print(f"/c/pumps/library/{page.address}/")
"""
A_YEAR_PASSES = """
import datetime as dt
from django.utils import timezone
from guildhall.library.actions import ask_keepers
from guildhall.library.models import Reliance
long_ago = timezone.now() - dt.timedelta(days=366)
Reliance.objects.update(confirmed_at=long_ago, look_again_on=timezone.localdate())
ask_keepers()
"""

# A mail waits a while, in case its notice is seen in the hall first.
THE_WAIT_IS_OVER = """
from django.utils import timezone
from guildhall.mail.models import Letter
Letter.objects.waiting().filter(attempts=0).update(not_before=timezone.now())
"""


@pytest.fixture
def library(mailing_hall):
    """A served hall with a page that Ben looks after, its address, and what Ben is mailed."""
    hall, sink = mailing_hall
    address = hall.python(BEGIN).strip()

    def letters() -> list:
        hall.python(THE_WAIT_IS_OVER)
        return sink.to("ben@example.org")

    return hall, address, letters


def link_in(letter, pattern: str) -> str:
    text = letter.get_body(("plain",)).get_content()
    return re.search(rf"http://localhost:\d+({pattern})", text)[1]


def whom(page: Page, hall: Hall, name: str, path: str) -> None:
    sign_in(hall, page, name)
    page.goto(path)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_a_change_is_suggested_on_the_phone_and_half_of_it_taken_by_the_mails_link(
    library, visit, until, javascript, size
):
    hall, address, letters = library
    phone = visit(hall, "/help/", size=PHONE, javascript=javascript)
    whom(phone, hall, "cleo", address)
    phone.get_by_role("link", name="Suggest a change").click()
    phone.get_by_label("Text").fill(
        "Dry the cabinet. Wait two hours.\n\nThen switch it on. Listen for the relay."
    )
    phone.get_by_label("Why?").fill("An hour was too short in March.")
    send(phone, "Send the suggestion")
    expect(phone.get_by_text("Your suggestion is sent")).to_be_visible()
    expect(phone.get_by_role("button", name="Take it back")).to_be_visible()

    assert until(letters)
    [letter] = letters()
    assert "An hour was too short in March." in letter.get_body(("plain",)).get_content()
    owner = visit(hall, "/help/", size=size, javascript=javascript)
    whom(owner, hall, "ben", link_in(letter, r"/c/pumps/library/suggestions/\d+/"))
    expect(owner.get_by_text("An hour was too short in March.")).to_be_visible()
    owner.get_by_label("Take change 1").uncheck()
    send(owner, "Take what is ticked")
    expect(owner.get_by_text("A part of it is in the page now.")).to_be_visible()

    expect(owner.get_by_text("Wait an hour.")).to_be_visible()
    expect(owner.get_by_text("Listen for the relay.")).to_be_visible()
    for name in ("Ben", "Cleo"):
        expect(owner.locator("main").get_by_text(name).first).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_a_page_whose_day_has_come_is_confirmed_from_its_mail(
    library, visit, until, javascript, size
):
    hall, address, letters = library
    hall.python(A_YEAR_PASSES)
    assert until(letters)
    [letter] = letters()

    owner = visit(hall, "/help/", size=size, javascript=javascript)
    whom(owner, hall, "ben", address)
    expect(owner.get_by_text("needs a check").first).to_be_visible()
    owner.goto(link_in(letter, r"/c/pumps/library/\d+/still-right/"))
    expect(owner.get_by_text("Its text has not changed since.")).to_be_visible()
    send(owner, "Still right")
    expect(owner.get_by_text("Confirmed: it's still right.")).to_be_visible()
    expect(owner.get_by_text("needs a check")).to_have_count(0)

    owner.goto(link_in(letter, r"/c/pumps/library/\d+/still-right/"))
    send(owner, "Still right")
    expect(owner.get_by_text("Confirmed: it's still right.")).to_be_visible()
