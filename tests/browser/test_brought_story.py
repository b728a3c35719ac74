"""A newcomer lists what they bring, is found by what they want to learn, and is confirmed."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE

BEGIN = """
from guildhall.communities.actions import join, start_community
from guildhall.people.actions import arrive
from guildhall.talk.actions import write_post
password = "four plain words here"
ben, cleo = [arrive(name, password=password) for name in ("Ben Okafor", "Cleo Lind")]
community = start_community("Pumps", by=ben, purpose="Keeping them running")
join(community, person=cleo)
write_post(community, by=cleo, body="How I trued the wheel")
"""


def sign_in(page: Page, name: str) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Name, username or mail address").fill(name)
    page.get_by_label("Password").fill("four plain words here")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "login" not in url)


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    ("size", "with_script"),
    [(PHONE, True), (DESK, True), (PHONE, False)],
    ids=["phone", "desk", "without script"],
)
def test_listed_found_by_what_they_want_to_learn_and_confirmed(new_hall, visit, size, with_script):
    new_hall.python(BEGIN)

    cleo = visit(new_hall, "/", size=size, javascript=with_script)
    sign_in(cleo, "cleo lind")
    cleo.goto("/me/skills/")
    for words, kind in (("Welding", "I'd like to learn"), ("Wheels", "people can ask me about")):
        cleo.get_by_label("In a few words").fill(words)
        cleo.get_by_label(kind).check()
        cleo.get_by_role("button", name="Add", exact=True).click()
        expect(cleo.get_by_text(f"“{words}” is on your profile.")).to_be_visible()
    assert not with_script or fits(cleo)

    ben = visit(new_hall, "/", size=size, javascript=with_script)
    sign_in(ben, "ben okafor")
    ben.goto("/c/pumps/people/")
    ben.get_by_role("link", name="What people can do and lend").click()
    ben.get_by_label("Who can …?").fill("weld")
    ben.locator("select[name=kind]").select_option("Would like to learn")
    ben.get_by_role("button", name="Search", exact=True).last.click()
    ben.get_by_role("main").get_by_role("link", name="Cleo Lind").click()
    ben.get_by_role("link", name="Confirm this").click()
    ben.get_by_label("What did you see them do?").fill("Trued my wheel in the yard")
    ben.get_by_label("How I trued the wheel").check()
    ben.get_by_role("button", name="Confirm", exact=True).click()
    expect(ben.get_by_text("Sent to Cleo Lind, who decides who reads it.")).to_be_visible()

    cleo.goto("/me/skills/")
    expect(cleo.get_by_text("Trued my wheel in the yard")).to_be_visible()
    cleo.get_by_role("button", name="Show on my page").click()
    expect(cleo.get_by_text("It is on your page now.")).to_be_visible()

    ben.goto("/people/cleo-lind/")
    expect(ben.get_by_text("“Trued my wheel in the yard”")).to_be_visible()
    assert not with_script or fits(ben)
