"""Twelve browsers in one session, over ten minutes of moved clock: nothing they write is lost.

The hall is away for a while, twice, as its clock is moved; what is typed meanwhile is kept.
"""

import datetime as dt
import json
from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, use_session
from tests.browser.moved_clock import begin, let_pass

__all__ = ["begin"]

pytestmark = pytest.mark.slow
BROWSERS = 12
PREPARE = """
import json
from guildhall.communities.actions import join, open_room, start_community
from guildhall.methods.actions import add_table, begin_session, prepare_session
from guildhall.methods.steps import Step
from guildhall.people.actions import arrive
from guildhall.people.sessions import open_session
ada = arrive("Ada")
pumps = start_community("Pumps", by=ada, purpose="Keep them running", slug="pumps")
open_room(pumps, room="methods", by=ada)
people = [ada] + [arrive(f"Person {number}") for number in range(11)]
for person in people[1:]:
    join(pumps, person=person)
session = prepare_session(pumps, by=ada, title="Seals", steps=[Step(30, "Talk")]).session
begin_session(session, by=ada)
for name in ("Pumps", "Seals"):
    add_table(session, by=ada, name=name)
print(json.dumps([session.pk, [open_session(person) for person in people]]))
"""
READ = """
import json
from guildhall.methods.models import Session
session = Session.objects.get()
texts = list(session.tables.values_list("text", flat=True))
print(json.dumps(texts))
"""

TYPE = """(area, line) => {
  area.focus();
  area.setSelectionRange(area.value.length, area.value.length);
  document.execCommand("insertText", false, (area.value ? "\\n" : "") + line);
}"""


def test_twelve_browsers_over_ten_minutes(begin, visit):
    hall = begin("")
    session_id, sessions = json.loads(hall.python(PREPARE))
    pages = [_opened(hall, visit, one, session_id) for one in sessions]

    for number, page in enumerate(pages):
        _write(page, number, f"first {number}")
    for minutes in (4, 6):
        hall.end()
        for number, page in enumerate(pages):
            _write(page, number, f"away {minutes} {number}")
        let_pass(hall, dt.timedelta(minutes=minutes))
    for page in pages:
        expect(page.locator("[data-state]", has_text="Saved").first).to_be_visible(timeout=60_000)
    pages[3].reload()
    left = int(pages[3].locator("[data-left]").get_attribute("data-left") or 0)

    texts = json.loads(hall.python(READ))
    wrote = [
        f"{when} {number}" for number in range(BROWSERS) for when in ("first", "away 4", "away 6")
    ]
    assert Counter(line for text in texts for line in text.splitlines()) == Counter(wrote)
    assert 15 * 60 < left <= 20 * 60


def _opened(hall, visit, session: str, session_id: int) -> Page:
    page = visit(hall, "/help/", size=PHONE, is_cut_off=True, service_workers="block")
    use_session(page, hall, session)
    page.goto(f"/c/pumps/methods/{session_id}/run/")
    return page


def _write(page: Page, number: int, line: str) -> None:
    """At the end of what is there at their table."""
    area = page.locator("[data-harvest] textarea").nth(number % 3)
    area.evaluate(TYPE, line)
