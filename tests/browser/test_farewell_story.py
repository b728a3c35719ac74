"""Someone leaves: four questions over two weeks, and an heir for the tip they alone wrote."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE

BEGIN = """
from guildhall.communities.actions import join, open_room, start_community
from guildhall.people.actions import arrive
from guildhall.practices.actions import add_tip
password = "four plain words here"
ada, ben, cleo = [
    arrive(name, password=password) for name in ("Ada Sand", "Ben Okafor", "Cleo Lind")
]
community = start_community("Pumps", by=ada, purpose="Keeping them running")
for person in (ben, cleo):
    join(community, person=person)
open_room(community, room="practices", by=ada)
add_tip(community, by=ben, seen="It hisses", parts={"fix": "Change the seal"})
"""
DAYS_LATER = """
import datetime as dt
from guildhall.farewells.actions import ask_next_questions
from guildhall.farewells.models import Farewell
farewell = Farewell.objects.get()
ask_next_questions(at=farewell.left_at + dt.timedelta(days={days}))
"""
ANSWERS = ("The seals wear out first", "Where the old drawings are", "", "Ask the workshop")


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
def test_four_questions_to_someone_who_leaves_and_an_heir(new_hall, visit, size, with_script):
    new_hall.python(BEGIN)

    ben = visit(new_hall, "/", size=size, javascript=with_script)
    sign_in(ben, "ben okafor")
    ben.goto("/c/pumps/leave/")
    ben.get_by_label("I changed jobs").check()
    ben.get_by_role("button", name="Leave the community").click()
    expect(ben.get_by_text("You have left Pumps.")).to_be_visible()
    for days, text in zip((0, 4, 9, 13), ANSWERS, strict=True):
        new_hall.python(DAYS_LATER.format(days=days))
        ben.goto("/me/notices/")
        ben.get_by_role("main").get_by_text("You left Pumps.").first.click()
        if text:
            ben.locator("textarea").fill(text)
            ben.get_by_label("the stewards, and people who take over").check()
            ben.get_by_role("button", name="Save the answer").click()
            expect(ben.get_by_text(text)).to_be_visible()
        else:
            ben.get_by_role("button", name="Skip this question").click()
            expect(ben.get_by_text("Skipped. Nobody is told.")).to_be_visible()
        assert not with_script or fits(ben)

    cleo = visit(new_hall, "/", size=size, javascript=with_script)
    sign_in(cleo, "cleo lind")
    cleo.goto("/c/pumps/people/")
    cleo.get_by_role("link", name="Who takes this over?").click()
    expect(cleo.get_by_text("The seals wear out first")).to_have_count(0)
    cleo.get_by_role("button", name="I'll look after it").click()
    expect(cleo.get_by_text("You look after this now. Thank you.")).to_be_visible()
    expect(cleo.get_by_text("Looked after now by")).to_be_visible()
    cleo.goto("/c/pumps/people/handed-on/")
    expect(cleo.get_by_text("The seals wear out first")).to_be_visible()
    expect(cleo.get_by_text("Everything has someone")).to_be_visible()
    assert not with_script or fits(cleo)
