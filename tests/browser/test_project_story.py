"""A project from what for to thanks: five helpers, two of them from the street without an account.

The organiser is at a desk, the others on phones; shifts and “I'll help” also without script.
"""

import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.street import STREET
from tests.browser.test_heard_stories import sign_in
from tests.browser.test_stories import send

A_FORTNIGHT_PASSES = """
import datetime as dt
from guildhall.projects.models import Project, Shift
past = dt.timedelta(days=15)
for one in (*Project.objects.all(), *Shift.objects.exclude(starts_at=None)):
    one.starts_at, one.ends_at = one.starts_at - past, one.ends_at - past
    one.save()
"""
A_MOMENT_PASSES = 2_200  # milliseconds: nobody fills in a form in less
ROOM = "/c/street/projects/"
WHAT_FOR = "Clean up before winter"
CARD = "Thank you for the soup and for staying until the end."


@pytest.mark.parametrize("has_script", [True, False], ids=["with_script", "without_script"])
def test_a_project_from_what_for_to_thanks(new_hall, visit, has_script):
    new_hall.python(STREET)
    ines = visit(new_hall, "/help/", size=DESK)
    jola, finn, mika = (
        visit(new_hall, "/help/", size=PHONE, javascript=has_script) for _phone in range(3)
    )
    for name, page in (("ines", ines), ("jola", jola), ("finn", finn), ("mika", mika)):
        sign_in(new_hall, page, name)

    _starts_it(ines)
    project = ines.url.split("#")[0]
    _adds_a_shift(ines, "Rake leaves", "2")
    _adds_a_shift(ines, "Cook soup", "3")
    for page, shift in ((jola, "Rake leaves"), (finn, "Rake leaves"), (mika, "Cook soup")):
        _takes(page, project, shift)
    expect(mika.get_by_text("All places are taken").first).to_be_visible()

    link = _opens_the_public_page(ines, project)
    first, second = (visit(new_hall, link, size=PHONE, javascript=has_script) for _two in range(2))
    _helps(first, "Herta", "0660 111 22 33")
    _helps(second, "Otto", "otto@example.org")
    jola.goto(project)
    expect(jola.get_by_text("someone from the street").first).to_be_visible()
    expect(jola.get_by_text("Herta")).to_have_count(0)

    new_hall.python(A_FORTNIGHT_PASSES)
    _the_day(ines, project)
    _ends_and_thanks(ines, project)
    jola.goto(project)
    expect(jola.get_by_text(CARD)).to_be_visible()
    first.reload()
    expect(first.get_by_text(CARD)).to_be_visible()
    first.get_by_label("Partly").check()
    send(first, "Send")
    expect(first.get_by_text("without your name")).to_be_visible()


def _starts_it(ines: Page) -> None:
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(days=14)
    ines.goto(ROOM)
    ines.get_by_role("link", name="Start a project").first.click()
    ines.get_by_label("What for?").fill(WHAT_FOR)
    ines.get_by_label("When?").fill(soon.strftime("%Y-%m-%dT10:00"))
    ines.get_by_label("Who brings what?").fill("me: rubbish bags\nrakes")
    send(ines, "Start it")
    expect(ines.get_by_role("heading", name=WHAT_FOR)).to_be_visible()
    expect(ines.get_by_text("Find someone who brings “rakes”")).to_be_visible()


def _adds_a_shift(ines: Page, name: str, places: str) -> None:
    ines.get_by_role("link", name="Add a shift or a role").click()
    ines.get_by_label("What is to be done?").fill(name)
    ines.get_by_label("How many people?").fill(places)
    ines.get_by_label("From", exact=True).fill("10:00")
    ines.get_by_label("Until", exact=True).fill("12:00")
    send(ines, "Add it")
    expect(ines.get_by_text(name).first).to_be_visible()


def _takes(page: Page, project: str, shift: str) -> None:
    page.goto(project)
    row = page.locator(".job").filter(has_text=shift)
    row.get_by_role("button", name="I'll take this").click()
    expect(row.get_by_role("button", name="Give back")).to_be_visible()


def _opens_the_public_page(ines: Page, project: str) -> str:
    ines.goto(f"{project}public/")
    send(ines, "Open the page")
    expect(ines.get_by_role("img", name="QR code of")).to_be_visible()
    link = ines.locator("#public-address a").get_attribute("href")
    ines.get_by_role("link", name="Print a notice").click()
    expect(ines.get_by_text("Scan to say “I'll help”")).to_be_visible()
    assert link
    return link


def _helps(page: Page, name: str, reach: str) -> None:
    expect(page.get_by_text("Rake leaves").first).to_be_visible()
    page.get_by_label("Your name").fill(name)
    page.get_by_label("How can we reach you?").fill(reach)
    page.get_by_label("Cook soup").check()
    page.wait_for_timeout(A_MOMENT_PASSES)
    send(page, "I'll help")
    expect(page.get_by_role("heading", name=f"Thank you, {name}")).to_be_visible()
    expect(page.get_by_text("Cook soup")).to_be_visible()


def _the_day(ines: Page, project: str) -> None:
    ines.goto(f"{project}day/")
    for name in ("Jola", "Herta"):
        ines.get_by_label(name).check()
    send(ines, "Check in")
    expect(ines.get_by_text("is here")).to_have_count(2)


def _ends_and_thanks(ines: Page, project: str) -> None:
    ines.goto(f"{project}finish/")
    ines.get_by_label("What happened?").fill("Eleven bags, and the corner is tidy.")
    ines.get_by_label("What did you learn?").fill("Soup keeps people until the end.")
    send(ines, "Finish the project")
    expect(ines.get_by_text("Eleven bags").first).to_be_visible()
    for name in ("Jola", "Herta"):
        ines.goto(f"{project}thanks/")
        ines.locator(".job").filter(has_text=name).get_by_role("link").click()
        ines.get_by_label("What do you thank them for?").fill(CARD)
        send(ines, "Send the card")
