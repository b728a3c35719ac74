"""Who reads what was seen, and when.

And that one broken community keeps nobody from their picture.
"""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from guildhall.communities.actions import give_role, join, start_community
from guildhall.communities.models import RolePeriod
from guildhall.health import actions
from guildhall.health.models import Snapshot
from guildhall.health.tasks import take_snapshots
from guildhall.health.tests.marks import seen
from guildhall.notifications.models import Notice
from guildhall.people.actions import arrive
from guildhall.questions.actions import ask

pytestmark = pytest.mark.database

MONDAY = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture
def clock():
    with time_machine.travel(MONDAY, tick=False) as moving:
        yield moving


@pytest.fixture
def look(monkeypatch):
    """Let the hall see this, the next time it looks."""

    def set_to(state: str) -> None:
        monkeypatch.setattr(
            "guildhall.health.seeing.seen_anew", lambda community, at, last: seen(state)
        )

    return set_to


def readers(world, as_person) -> dict[str, bool]:
    people = {"steward": world.ada, "member": world.ben, "sponsor": world.dov}
    return {
        who: "rests on very few" in as_person(person).get("/c/pumps/health/").content.decode()
        for who, person in people.items()
    }


@pytest.fixture
def sponsored(world):
    join(world.community, person=world.dov)
    give_role(world.community, person=world.dov, role=RolePeriod.Role.SPONSOR, by=world.ada)
    return world


def test_a_new_sign_is_read_by_the_core_then_members_then_sponsors(
    sponsored, as_person, clock, look
):
    look("no_sign")
    take_snapshots()
    clock.shift(7 * DAY)
    look("sign")
    take_snapshots()

    found = []
    for _week in range(3):
        found.append(readers(sponsored, as_person))
        clock.shift(7 * DAY)

    assert found == [
        {"steward": True, "member": False, "sponsor": False},
        {"steward": True, "member": True, "sponsor": False},
        {"steward": True, "member": True, "sponsor": True},
    ]


def test_a_sign_that_was_there_before_is_out_at_once_and_the_core_hears_of_a_new_one_once(
    sponsored, clock, look, deliver
):
    look("sign")
    take_snapshots()
    clock.shift(7 * DAY)
    take_snapshots()
    deliver()

    assert [one.out_on - one.monday_on for one in Snapshot.objects.order_by("monday_on")] == [
        7 * DAY,
        0 * DAY,
    ]
    assert list(
        Notice.objects.filter(rule="health.sign_seen").values_list("person__username", flat=True)
    ) == ["ada"]


def test_a_word_of_the_core_appears_together_with_it(sponsored, as_person, clock, look):
    look("sign")
    take_snapshots()
    path = f"/c/pumps/health/{Snapshot.objects.get().pk}/comment/"

    by_member = as_person(sponsored.ben).post(path, {"text": "No"}).status_code
    by_steward = as_person(sponsored.ada).post(path, {"text": "Two of us were ill."}).status_code
    early = as_person(sponsored.ben).get("/c/pumps/health/").content.decode()
    clock.shift(7 * DAY)
    out = as_person(sponsored.ben).get("/c/pumps/health/").content.decode()
    late = as_person(sponsored.ada).post(path, {"text": "Changed"}).status_code

    assert (by_member, by_steward, late) == (404, 302, 403)
    assert "Two of us were ill." not in early
    assert "Two of us were ill." in out
    with pytest.raises(actions.AlreadyOut):
        actions.comment_on_snapshot(Snapshot.objects.get(), by=sponsored.ada, text="Changed")


def test_once_a_monday_and_one_that_fails_keeps_nobody_back(world, clock, look, monkeypatch):
    start_community("Broken", by=world.ada, purpose="Break", slug="broken")

    def see(community, at, last):
        if community.slug == "broken":
            raise ArithmeticError("no")
        return seen()

    monkeypatch.setattr("guildhall.health.seeing.seen_anew", see)
    with pytest.raises(RuntimeError, match="broken"):
        take_snapshots()
    with pytest.raises(RuntimeError, match="broken"):
        take_snapshots()

    assert [one.community.slug for one in Snapshot.objects.all()] == ["pumps"]


def test_a_small_group_gets_questions_instead_of_figures(world, as_person, clock):
    ask(world.community, by=world.ben, title="Which seal?")
    take_snapshots()

    page = as_person(world.ben).get("/c/pumps/health/").content.decode()
    sheet = as_person(world.ben).get("/c/pumps/health/ask/").content.decode()

    assert "Too small to measure, not too small to ask" in page
    assert "not enough data yet" not in page
    assert all("Who would we miss most" in text for text in (page, sheet))
    assert all(">1</dt><dd>question has no answer yet" in text for text in (page, sheet))


def test_the_page_is_there_before_the_first_picture_and_for_members_alone(world, as_person, clock):
    for number in range(12):  # fifteen are enough to be measured
        join(world.community, person=arrive(f"Member {number}"))

    assert "No figures yet" in as_person(world.ben).get("/c/pumps/health/").content.decode()
    assert as_person(arrive("Otis")).get("/c/pumps/health/").status_code == 404
    assert Snapshot.objects.count() == 0
    assert timezone.now() == MONDAY
