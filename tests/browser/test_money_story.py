"""The money of a project, from the first line of its budget to accounts that balance at its end."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.street import STREET
from tests.browser.test_heard_stories import sign_in
from tests.browser.test_stories import send
from tests.pictures import png

PARK = (
    STREET
    + """
import datetime as dt
from django.utils import timezone
from guildhall.projects.actions import add_organiser, start_project
street.refresh_from_db()
soon = timezone.now() + dt.timedelta(days=14)
project = start_project(street, by=people["Ines"], title="Rake the park", starts_at=soon)
for name in ("Jola", "Finn"):
    add_organiser(project, by=people["Ines"], person=people[name])
print(f"/c/street/projects/{project.pk}/")
"""
)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["1280", "390"])
def test_money_from_the_budget_to_accounts_that_balance(new_hall, visit, size):
    project = new_hall.python(PARK).strip()
    ines, jola, finn, mika = (
        _come_in(new_hall, visit, name, size) for name in ("ines", "jola", "finn", "mika")
    )

    _plans(ines, project)
    _promises(mika, project)
    _collects(jola, project)
    _hands_in(ines, project)
    expect(_claim(ines).get_by_role("button", name="Approve it")).to_have_count(0)
    expect(_claim(ines).locator(".file, img")).not_to_have_count(0)
    _mika_sees_no_receipt(mika, project)

    _approves(jola, project)
    expect(_claim(jola)).to_contain_text("to approve")
    expect(_claim(jola)).to_contain_text("1 person has to approve it")
    _approves(finn, project)
    expect(_claim(finn)).to_contain_text("approved")

    _ends(ines, project)
    for page in (ines, mika):
        page.goto(project)
        expect(_sum(page, "Came in")).to_have_text("200.00\N{NO-BREAK SPACE}EUR")
        expect(_sum(page, "Spent")).to_have_text("150.50\N{NO-BREAK SPACE}EUR")
        expect(_sum(page, "Left")).to_have_text("49.50\N{NO-BREAK SPACE}EUR")
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def _come_in(hall, visit, name: str, size: dict[str, int]) -> Page:
    page = visit(hall, "/help/", size=size)
    sign_in(hall, page, name)
    return page


def _plans(ines: Page, project: str) -> None:
    ines.goto(f"{project}money/")
    ines.get_by_role("link", name="Currency and approval").click()
    ines.get_by_label("Two people approve what costs more than").fill("100")
    send(ines, "Save it")
    expect(ines.get_by_text("Two people approve what costs more than 100.00")).to_be_visible()
    ines.get_by_role("link", name="Add to the budget").click()
    ines.get_by_label("What do you need?").fill("Skip for leaves")
    ines.get_by_label("What would it cost?").fill("160,00")
    send(ines, "Add it")
    row = ines.locator("#planned tr", has_text="Skip for leaves")
    expect(row).to_contain_text("160.00")
    expect(row).to_contain_text("0.00")


def _promises(mika: Page, project: str) -> None:
    mika.goto(f"{project}money/")
    mika.get_by_role("link", name="Promise some money").click()
    mika.get_by_label("How much?").fill("200")
    send(mika, "Promise it")
    expect(mika.locator("#given")).to_contain_text("promised")


def _collects(jola: Page, project: str) -> None:
    jola.goto(f"{project}money/")
    given = jola.locator("#given .job")
    given.get_by_role("button", name="It's here").click()
    expect(given).to_contain_text("received")
    given.get_by_role("button", name="Thanked").click()
    expect(given).to_contain_text("thanked")


def _hands_in(ines: Page, project: str) -> None:
    ines.goto(f"{project}money/")
    ines.get_by_role("link", name="Hand in what you spent").click()
    ines.get_by_label("What did you buy?").fill("A skip")
    ines.get_by_label("How much was it?").fill("150,5")
    ines.get_by_label("For which line of the budget?").select_option(label="Skip for leaves")
    ines.get_by_label("Receipts, if you have them").set_input_files(
        {"name": "skip.png", "mimeType": "image/png", "buffer": png()}
    )
    send(ines, "Hand it in")
    expect(_claim(ines)).to_contain_text("2 people have to")


def _mika_sees_no_receipt(mika: Page, project: str) -> None:
    mika.goto(f"{project}money/")
    expect(_claim(mika)).to_contain_text("A skip: 150.50")
    expect(_claim(mika).locator(".file, img")).to_have_count(0)
    expect(_claim(mika).get_by_role("button", name="Approve it")).to_have_count(0)


def _approves(page: Page, project: str) -> None:
    page.goto(f"{project}money/")
    _claim(page).get_by_role("button", name="Approve it").click()
    expect(_claim(page).get_by_role("button", name="Approve it")).to_have_count(0)


def _claim(page: Page):
    return page.locator("#spent .job")


def _ends(ines: Page, project: str) -> None:
    ines.goto(f"{project}finish/")
    ines.get_by_label("What happened?").fill("The park is tidy.")
    send(ines, "Finish the project")
    expect(ines.get_by_text("The park is tidy.").first).to_be_visible()


def _sum(page: Page, name: str):
    term = page.locator("#sums dt").get_by_text(name, exact=True)
    return term.locator("xpath=following-sibling::dd[1]")
