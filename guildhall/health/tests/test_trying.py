"""Try this: begun with a button, looked at on its day, closed by a word.

And whether what was seen is right.
"""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from guildhall.communities.actions import give_role, join, open_room
from guildhall.communities.models import RolePeriod
from guildhall.communities.seats import take_seat
from guildhall.health import actions
from guildhall.health.models import Snapshot, Trying, Verdict
from guildhall.health.remedies import remedies, remedies_for
from guildhall.health.tests.marks import seen
from guildhall.health.week import suggestions_for
from guildhall.health.words import INDICATORS, SIGNS
from guildhall.talk.actions import write_post

MONDAY = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
GIVE_DAYS = ("ideas", "decisions", "projects")
INVITE = remedies["R-CORE-1"]


@pytest.fixture
def clock():
    with time_machine.travel(MONDAY, tick=False) as moving:
        yield moving


@pytest.fixture
def looked_at(world, clock):
    """A sign was seen, which everybody reads."""
    look_at(world, MONDAY.date(), words="very few")
    write_post(world.community, by=world.ada, body="Good morning")
    return world


def look_at(world, day: dt.date, **figure) -> Snapshot:
    data = seen("sign")
    data["indicators"][0] |= figure
    return Snapshot.objects.create(
        community=world.community, monday_on=day, until=day, seen=data, out_on=day
    )


def test_every_remedy_opens_a_page_or_says_how(world):
    for room in ("talk", "questions", "meetings", "practices", "stories", *GIVE_DAYS):
        open_room(world.community, room=room, by=world.ada)
    seat = take_seat("pumps", world.ada)

    assert [len(remedies_for(sign)) for sign in SIGNS] == [8, 8, 9, 9, 8]
    for one in remedies:
        assert str(one.how)
        assert one.indicator in INDICATORS
        assert one.path_for(seat).startswith("/c/pumps/") or not one.url_name
    assert sum(not one.url_name for one in remedies) == 3


def test_a_shut_room_is_not_led_to(world):
    assert remedies["R-TANG-8"].path_for(take_seat("pumps", world.ada)) == ""


def test_it_is_begun_from_the_page_and_comes_back_on_its_day(looked_at, as_person, clock):
    ada, front = as_person(looked_at.ada), reverse("health", args=["pumps"])
    offered = ada.get(front).content.decode()

    begun = ada.post("/c/pumps/health/try/R-CORE-1/")
    again = ada.post("/c/pumps/health/try/R-CORE-1/")
    early = [one.kind.name for one in suggestions_for(take_seat("pumps", looked_at.ada))]
    clock.shift(dt.timedelta(weeks=8))
    look_at(looked_at, timezone.now().date(), words="", value=6.0)
    write_post(looked_at.community, by=looked_at.ada, body="Good morning again")
    due = [(one.kind.name, one.path) for one in suggestions_for(take_seat("pumps", looked_at.ada))]
    page = ada.get(due[0][1]).content.decode()
    judged = ada.post(due[0][1], {"judgement": "helped", "note": "Three came"})
    after = ada.get(front).content.decode()

    assert "Invite five people by name" in offered
    assert (begun.status_code, begun.url) == (302, "/c/pumps/people/invite/")
    assert (again.status_code, Trying.objects.count()) == (302, 1)
    assert early == []
    assert due[0][0] == "look"
    assert "fewer than five" in page
    assert "6 people" in page
    assert judged.status_code == 302
    assert "before fewer than five, after 6 people" in after
    assert "because" not in after
    assert "it helped" in after
    assert Trying.objects.get().judgement == "helped"


def test_judging_twice_or_what_was_given_up_is_refused(looked_at):
    first = actions.begin_trying(looked_at.community, remedy=INVITE, by=looked_at.ada)
    actions.give_up_trying(first, by=looked_at.ada)
    second = actions.begin_trying(looked_at.community, remedy=INVITE, by=looked_at.ada)
    actions.judge_trying(second, remedy=INVITE, by=looked_at.ada, judgement="unclear")

    for one in (first, second):
        with pytest.raises(actions.NotGoingOn):
            actions.judge_trying(one, remedy=INVITE, by=looked_at.ada, judgement="helped")
        with pytest.raises(actions.NotGoingOn):
            actions.give_up_trying(one, by=looked_at.ada)


def test_no_figure_is_read_here_before_its_reader_may(looked_at, as_person, clock):
    """A steward has read a picture that is not out.

    Neither its figure nor a due one leads members or sponsors there.
    """
    join(looked_at.community, person=looked_at.dov)
    give_role(
        looked_at.community, person=looked_at.dov, role=RolePeriod.Role.SPONSOR, by=looked_at.ada
    )
    early = look_at(looked_at, MONDAY.date() + dt.timedelta(days=1), words="", value=77.0)
    Snapshot.objects.filter(pk=early.pk).update(out_on=MONDAY.date() + dt.timedelta(weeks=30))
    begun = actions.begin_trying(looked_at.community, remedy=INVITE, by=looked_at.ada)
    clock.shift(dt.timedelta(weeks=9))

    texts = {
        who.username: as_person(who).get("/c/pumps/health/").content.decode()
        for who in (looked_at.ada, looked_at.ben, looked_at.dov)
    }

    assert begun.before["words"] == "very few"
    assert {name: "after 77 people" in text for name, text in texts.items()} == {
        "ada": True,
        "ben": False,
        "dov": False,
    }
    assert {name: "before fewer than five" in text for name, text in texts.items()} == {
        "ada": True,
        "ben": True,
        "dov": False,
    }


def test_the_page_costs_the_same_for_one_and_for_many(looked_at, as_person, clock):
    ben, counts = as_person(looked_at.ben), []
    for names in (["R-CORE-1"], remedies.names()):
        for name in names:
            actions.begin_trying(
                looked_at.community,
                remedy=remedies[name],
                by=looked_at.ada,
                at=MONDAY - dt.timedelta(weeks=20),
            )
        with CaptureQueriesContext(connection) as queries:
            ben.get("/c/pumps/health/")
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_members_see_what_is_tried_and_stewards_decide(looked_at, as_person):
    begun = actions.begin_trying(looked_at.community, remedy=INVITE, by=looked_at.ada)
    ben = as_person(looked_at.ben)

    page = ben.get("/c/pumps/health/").content.decode()
    refused = [
        ben.post("/c/pumps/health/try/R-CORE-2/").status_code,
        ben.get(f"/c/pumps/health/tried/{begun.pk}/").status_code,
        ben.post(f"/c/pumps/health/tried/{begun.pk}/give-up/").status_code,
    ]

    assert "What we're trying" in page
    assert "We'll try this" not in page
    assert refused == [403, 403, 403]
    assert as_person(looked_at.ada).post("/c/pumps/health/try/R-NOTHING/").status_code == 404


def test_the_core_says_whether_it_was_right_and_everybody_reads_how_often(looked_at, as_person):
    path = f"/c/pumps/health/{Snapshot.objects.get().pk}/carrying/right/"
    ada = as_person(looked_at.ada)

    by_member = as_person(looked_at.ben).post(path, {"is_right": "1"}).status_code
    ada.post(path, {"is_right": "1"})
    ada.post(path, {"is_right": "0"})
    told = as_person(looked_at.ben).get("/c/pumps/health/measured/").content.decode()

    assert by_member == 403
    assert [one.is_right for one in Verdict.objects.all()] == [False]
    assert "found it right in 0 of 1 case" in told
    assert ada.post(path.replace("carrying", "weather")).status_code == 404
