"""A group of fewer than fifteen is not measured: once a year it talks, in a meeting."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.communities.actions import join
from guildhall.health.models import Conversation
from guildhall.meetings.actions import plan_meeting
from guildhall.meetings.models import AgendaPoint
from guildhall.meetings.run_sheets import DOING, KITS
from guildhall.people.actions import arrive

pytestmark = pytest.mark.database

HEALTH = "/c/pumps/health/"
PUT = f"{HEALTH}ask/agenda/"
BUTTON = 'formaction="/c/pumps/health/ask/agenda/"'


@pytest.fixture
def meeting(world):
    soon = timezone.now() + dt.timedelta(days=3)
    return plan_meeting(world.community, by=world.ben, title="Evening", starts_at=soon)


def page_of(client) -> str:
    return client.get(HEALTH).content.decode()


def test_put_on_agenda_adds_the_questions_to_the_next_meeting(world, meeting, as_person):
    client = as_person(world.ada)
    offered = BUTTON in page_of(client)

    put = client.post(PUT)

    points = list(AgendaPoint.objects.filter(meeting=meeting).values_list("text", flat=True))
    assert (offered, put["Location"]) == (True, f"/c/pumps/meetings/{meeting.entry.address}/")
    assert points == [str(question) for question in KITS[DOING].agenda]
    assert BUTTON not in page_of(client)
    assert "on an agenda this year" in page_of(client)


def test_put_on_agenda_twice_adds_nothing(world, meeting, as_person):
    client = as_person(world.ada)

    answers = [client.post(PUT).status_code for _time in range(2)]

    assert answers == [302, 302]
    assert AgendaPoint.objects.count() == len(KITS[DOING].agenda)
    assert Conversation.objects.count() == 1


def test_it_is_offered_again_after_a_year(world, meeting, as_person):
    as_person(world.ada).post(PUT)

    Conversation.objects.update(put_at=timezone.now() - dt.timedelta(days=331))

    assert BUTTON in page_of(as_person(world.ada))


def test_without_a_meeting_a_steward_plans_one(world, as_person):
    client = as_person(world.ada)

    plan = client.get("/c/pumps/meetings/plan/?kit=doing").content.decode()

    assert 'href="/c/pumps/meetings/plan/?kit=doing"' in page_of(client)
    assert "How are we doing?" in plan
    assert client.post(PUT).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("ben", 403), ("dov", 404)])
def test_only_stewards_put_it_on_the_agenda(world, meeting, as_person, who, status):
    client = as_person(getattr(world, who))

    assert client.post(PUT).status_code == status
    assert AgendaPoint.objects.count() == 0


def test_a_small_group_is_offered_neither_figures_nor_a_survey(world, as_person):
    page = page_of(as_person(world.ben))

    assert "With fewer than 15 people" in page
    assert ("/c/pumps/survey/" in page, "/health/measured/" in page) == (False, False)
    assert BUTTON not in page


def test_with_fifteen_members_it_is_measured(world, as_person):
    for number in range(12):
        join(world.community, person=arrive(f"Person {number}"))

    page = page_of(as_person(world.ben))

    assert "With fewer than 15 people" not in page
    assert "/c/pumps/survey/" in page
