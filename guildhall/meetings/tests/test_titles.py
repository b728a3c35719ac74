"""A meeting's title is kept whole, or refused with a sentence; it is never cut without a word."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.kit.recurrence import read_rule
from guildhall.meetings import actions
from guildhall.meetings.models import Meeting, Series
from guildhall.meetings.titles import TitleTooLong

# 175 letters.
LONG = "Walk through the pump hall with " + "everybody who wants to know " * 5 + "why"
TOO_LONG = "x" * 201
SOON = timezone.now() + dt.timedelta(days=7)
REFUSED = "A title can have up to 200 characters. This one has 201: please shorten it."


def start(world, name: str) -> Series:
    return actions.start_series(
        world.community,
        by=world.ada,
        name=name,
        rule=read_rule("FREQ=WEEKLY;BYDAY=MO"),
        starts_on=SOON.date(),
        starts_at=dt.time(9),
    )


def typed(title: str, **more: str) -> dict[str, str]:
    return {
        "title": title,
        "kind": "open",
        "day": f"{SOON:%Y-%m-%d}",
        "at": "09:00",
        "minutes": "60",
        **more,
    }


def test_a_series_and_its_meetings_keep_a_long_title(world):
    series = start(world, LONG)

    assert series.name == LONG
    assert set(Entry.objects.filter(meeting__series=series).values_list("title", flat=True)) == {
        LONG
    }


def test_what_is_too_long_is_refused_by_every_act(world):
    series = start(world, "Breakfast")
    meeting = actions.plan_meeting(world.community, by=world.ada, title="Evening", starts_at=SOON)
    before = list(Entry.objects.order_by("pk").values_list("title", flat=True))

    for act in (
        lambda: start(world, TOO_LONG),
        lambda: actions.plan_meeting(world.community, by=world.ada, title=TOO_LONG, starts_at=SOON),
        lambda: actions.change_meeting(
            meeting, by=world.ada, title=TOO_LONG, starts_at=SOON, minutes=60
        ),
        lambda: actions.change_series(series, by=world.ada, name=TOO_LONG),
    ):
        with pytest.raises(TitleTooLong, match=REFUSED):
            act()

    assert list(Entry.objects.order_by("pk").values_list("title", flat=True)) == before


@pytest.mark.parametrize("repeats", ["", "week"])
def test_the_form_takes_a_long_title_whole(world, as_person, repeats):
    client = as_person(world.ada)
    form = client.get(f"/c/{world.community.slug}/meetings/plan/").content.decode()

    client.post(f"/c/{world.community.slug}/meetings/plan/", typed(LONG, repeats=repeats))

    assert 'name="title" maxlength' not in form
    assert set(Meeting.objects.values_list("entry__title", flat=True)) == {LONG}


@pytest.mark.parametrize("repeats", ["", "week"])
def test_the_form_says_what_is_too_long_and_keeps_it(world, as_person, repeats):
    client = as_person(world.ada)

    response = client.post(
        f"/c/{world.community.slug}/meetings/plan/", typed(TOO_LONG, repeats=repeats)
    )

    assert (response.status_code, Meeting.objects.count()) == (422, 0)
    assert REFUSED in response.content.decode()
    assert TOO_LONG in response.content.decode()


def test_changing_a_meeting_with_a_long_title_keeps_it(world, as_person):
    meeting = actions.plan_meeting(world.community, by=world.ada, title=LONG, starts_at=SOON)
    client = as_person(world.ada)
    address = f"/c/{world.community.slug}/meetings/{meeting.pk}/edit/"

    form = client.get(address)
    client.post(address, typed(LONG, where="The hall"))

    meeting.refresh_from_db()
    assert LONG in form.content.decode()
    assert (meeting.entry.title, meeting.where) == (LONG, "The hall")
