"""Stories that need time: a change that was expected until a day, and a pledge a year later."""

import datetime as dt
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, use_session
from tests.browser.moved_clock import begin, let_pass  # noqa: F401  # a fixture

A_WEEK, A_YEAR = dt.timedelta(weeks=1), dt.timedelta(days=366)
FEWER = "20 people took part in these twelve weeks; a year ago 60."
MATCHES = "Does this match what you see?"
REASON = "Two plants were closed in spring."
STILL_THERE = re.compile("The change you expected in Pumps is still there")

# Sixty people ask once in twelve weeks; since twenty weeks only twenty of them do.
FEWER_COME = """
import datetime as dt
from django.db import transaction
from django.utils import timezone
from guildhall.commons.importing import Brought
from guildhall.communities.actions import join, start_community
from guildhall.communities.actions.bringing import bring_in_memberships
from guildhall.health.tasks import take_snapshots
from guildhall.people.actions import arrive
from guildhall.people.actions.bringing import bring_in_people
from guildhall.questions.actions.importing import bring_in_questions
now = timezone.now()
long_ago = now - dt.timedelta(days=770)
pumps = start_community("Pumps", by=arrive("Ada"), purpose="Keeping them running", at=long_ago)
join(pumps, person=arrive("Ben"), at=long_ago)
names = {str(number): f"Person {number}" for number in range(60)}
ids = list(bring_in_people("plant.example", names, at=long_ago).values())
def asked(person_id, days):
    at = now - dt.timedelta(days=days)
    return Brought(person_id, at, html="", markdown="It hums.", title="Why does it hum?"), None
texts = [
    asked(person_id, days)
    for number, person_id in enumerate(ids)
    for days in range(number, 760, 84)
    if days > 140 or number < 20
]
with transaction.atomic():
    bring_in_memberships(pumps, dict.fromkeys(ids, long_ago))
    bring_in_questions(pumps, texts)
take_snapshots()
"""
LOOK_AGAIN = "from guildhall.health.tasks import take_snapshots; take_snapshots()"
A_COMMUNITY_OF_A_YEAR = """
import datetime as dt
from django.utils import timezone
from guildhall.communities.actions import join, start_community
from guildhall.people.actions import arrive
a_year_ago = timezone.now() - dt.timedelta(days=370)
pumps = start_community("Pumps", by=arrive("Ada"), purpose="Keeping them running", at=a_year_ago)
join(pumps, person=arrive("Ben"), at=a_year_ago)
"""
SESSION = """
from guildhall.people.models import Person
from guildhall.people.sessions import open_session
print(open_session(Person.objects.get_by_natural_key("{name}")))
"""
HAVE_HEARD = """
from guildhall.notifications.models import Notice
print(sorted(Notice.objects.filter(person__username="ada").values_list("rule", flat=True)))
"""


def come(hall, visit, name: str, path: str, **how) -> Page:
    """Someone opens a page now, signed in."""
    page = visit(hall, "/help/", **how)
    use_session(page, hall, hall.python(SESSION.format(name=name)))
    page.goto(path)
    return page


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_an_expected_change_rests_and_comes_back(begin, visit, until, size):  # noqa: F811
    hall = begin(FEWER_COME)
    steward = come(hall, visit, "ada", "/c/pumps/health/", size=size)
    change = steward.locator("#change")
    expect(change).to_contain_text(FEWER)
    expect(change.locator(".tag")).to_have_text("a concern")
    change.get_by_role("link", name="We expected this …").click()
    steward.get_by_label("Why").fill(REASON)
    ten_days_on = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=10)
    steward.get_by_label("Until").fill(ten_days_on.isoformat())
    steward.get_by_role("button", name="Save reason").click()
    expect(steward.get_by_text("Saved. Members read it beside the figures.")).to_be_visible()
    expect(change.locator(".tag")).to_have_text("expected")
    assert fits(steward)

    steward.close()  # a page would complain that nobody answers meanwhile
    let_pass(hall, A_WEEK)
    hall.python(LOOK_AGAIN)
    member = come(hall, visit, "ben", "/c/pumps/health/", size=size)
    expect(member.locator("#change")).to_contain_text(FEWER)
    expect(member.locator("#change")).to_contain_text(REASON)
    expect(member.get_by_text(MATCHES)).to_have_count(0)
    assert "health.expected_day_passed" not in hall.python(HAVE_HEARD)

    member.close()
    let_pass(hall, A_WEEK)
    hall.python(LOOK_AGAIN)
    assert until(lambda: "health.expected_day_passed" in hall.python(HAVE_HEARD))
    later = come(hall, visit, "ada", "/me/notices/", size=size)
    later.get_by_role("button", name=STILL_THERE).click()
    expect(later.locator("#change .tag")).to_have_text("a concern")
    expect(later.locator("#change")).to_contain_text(MATCHES)
    expect(later.locator("#change")).not_to_contain_text(REASON)
    assert fits(later)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_what_came_of_a_pledge_is_asked_a_year_later(begin, visit, until, size):  # noqa: F811
    sentence, came_of_it = "Why the seals fail in winter", "It was the glue, not the cold."
    hall = begin(A_COMMUNITY_OF_A_YEAR)
    steward = come(hall, visit, "ada", "/c/pumps/charter/pledge/", size=size)
    steward.get_by_label("What will we know in a year").fill(sentence)
    steward.get_by_role("button", name="Write our pledge").click()
    expect(steward.get_by_text(re.compile("On .* we ask what came of it")).first).to_be_visible()
    assert fits(steward)

    steward.close()  # a page would complain that nobody answers meanwhile
    let_pass(hall, A_YEAR)
    assert until(lambda: "pledge.due" in hall.python(HAVE_HEARD))  # the worker looked by itself
    later = come(hall, visit, "ada", "/c/pumps/", size=size)
    card = later.locator(".note-box", has_text="What we'll know in a year")
    expect(card).to_contain_text(sentence)
    expect(card).to_contain_text("The year is over: what came of it?")
    assert fits(later)
    card.get_by_role("link", name="Write what came of it").click()
    later.get_by_label("What came of it?").fill(came_of_it)
    later.get_by_role("button", name="Save what came of it").click()
    expect(later.locator(".row", has_text=sentence)).to_contain_text(came_of_it)
    assert fits(later)

    member = come(hall, visit, "ben", "/c/pumps/", size=size)
    card = member.locator(".note-box", has_text="What we'll know in a year")
    expect(card).to_contain_text(came_of_it)
    assert fits(member)
