"""The letter of the week: made, printed on one page, and its question answered from the code."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE

BEGIN = """
from guildhall.commons.actions import attach_picture, picture_markdown
from guildhall.communities.actions import join, start_community
from guildhall.people.actions import arrive
from guildhall.questions.actions import ask
from guildhall.talk.actions import write_post
from guildhall.demo.pictures import frosted_gauge
ada = arrive("Ada", password="four plain words here")
ben = arrive("Ben", password="four plain words here")
pumps = start_community("Pumps", by=ada, purpose="Keeping them running")
join(pumps, person=ben)
long = "Why does the pump in the cellar of the old school hum every morning, long before 7? " * 3
photo = picture_markdown(attach_picture(frosted_gauge(), by=ada), alt="A pump")
for title in ("Which seal fits?", long[:200]):
    ask(pumps, by=ada, title=title, body=f"It has done so since the first frost. {photo}")
write_post(pumps, by=ben, body="Good morning from the cellar.")
"""
A_PAGE = re.compile(rb"/Type\s*/Page\b")
A5 = re.compile(rb"/MediaBox \[0 0 (?:419|420)[.\d]* (?:594|595)[.\d]*\]")


@pytest.fixture
def come_in(new_hall, visit):
    new_hall.python(BEGIN)

    def sign_in(name: str, path: str, **how) -> Page:
        page = visit(new_hall, path, **how)
        page.get_by_label("Name, username or mail address").fill(name)
        page.get_by_label("Password").fill("four plain words here")
        page.get_by_role("button", name="Sign in").click()
        return page

    return sign_in


def test_a_letter_is_made_printed_and_answered_from_its_code(come_in):
    page = come_in("ada", "/accounts/login/?next=/c/pumps/", size=DESK)
    page.get_by_role("link", name="Letters of the week").last.click()
    page.get_by_role("link", name="Write the first letter").click()
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_label("Your line").fill("Put the kettle on. " * 15)
    page.get_by_role("button", name="Save and look at it").click()
    text = page.locator("#letter-text").inner_text()
    page.get_by_role("button", name="Copy the text").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == text
    page.get_by_role("button", name="Send the letter").click()
    expect(page.get_by_text("Sent. The members are told now")).to_be_visible()

    page.get_by_role("link", name="Open the sheet to print").click()
    expect(page.get_by_role("button", name="Print the sheet")).to_be_visible()
    expect(page.locator(".code")).to_have_count(2)
    printed = page.pdf(prefer_css_page_size=True)
    assert len(A_PAGE.findall(printed)) == 1
    assert A5.search(printed)
    page.emulate_media(media="print")
    assert all(page.evaluate(WITHIN_THE_SHEET))

    [code, *_others] = re.findall(r"/w/\w+/", text)
    phone = come_in("ben", code, size=PHONE)
    expect(phone).to_have_url(re.compile(r"/c/pumps/questions/\d+-[-\w]+/#reply$"))
    expect(phone.get_by_label("Your reply")).to_be_in_viewport()
    phone.get_by_label("Your reply").fill("The blue one.")
    phone.get_by_role("button", name="Post answer").click()
    expect(phone.get_by_text("The blue one.").first).to_be_visible()


WITHIN_THE_SHEET = """
    () => [...document.querySelectorAll("article, .code, .photo, figcaption, .author")].map(one => {
        const around = (one.closest("article") ?? one).getBoundingClientRect()
        const foot = document.querySelector(".sheet footer").getBoundingClientRect()
        return one.getBoundingClientRect().bottom <= Math.min(around.bottom, foot.top) + 1
    })
"""
