"""Calendar files: calendar programs read what the hall shows; the addresses are secret."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine
from dateutil.rrule import rrulestr
from django.urls import reverse
from icalendar import Calendar

from guildhall.communities.actions import leave_community, start_community
from guildhall.communities.models import Community
from guildhall.kit.recurrence import read_rule
from guildhall.meetings import actions
from guildhall.meetings.models import Meeting
from guildhall.notifications.feeds import feed_path, make_calendar_key, make_feed_key, token_of
from guildhall.notifications.models import FeedKey

NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def series(world):
    Community.objects.update(time_zone="Europe/Vienna")
    world.community.refresh_from_db()
    return actions.start_series(
        world.community,
        by=world.ada,
        name="Evening; with, commas",
        rule=read_rule("FREQ=WEEKLY;BYDAY=TU"),
        starts_on=dt.date(2026, 3, 3),
        starts_at=dt.time(18, 30),
        where="Back room",
    )


def path(person, community_id):
    return reverse(
        "private_calendar",
        args=[token_of(make_calendar_key(by=person), community_id, of="calendar")],
    )


def events(client, path):
    return list(Calendar.from_ical(client.get(path).content).walk("VEVENT"))


def test_a_series_is_one_rule_with_its_zone_without_what_is_cancelled(world, series, client):
    first, second = Meeting.objects.order_by("starts_at")[:2]
    actions.cancel_meeting(first, by=world.ada)
    actions.change_meeting(
        second,
        by=world.ada,
        title="Evening",
        starts_at=second.starts_at + dt.timedelta(hours=1),
        minutes=30,
    )

    main, changed = events(client, path(world.ben, world.community.pk))

    vienna = ZoneInfo("Europe/Vienna")
    assert (str(main["SUMMARY"]), main["RRULE"].to_ical().decode()) == (
        "Evening; with, commas",
        "FREQ=WEEKLY;BYDAY=TU",
    )
    assert main["DTSTART"].dt == dt.datetime(2026, 3, 3, 18, 30, tzinfo=vienna)
    assert main["EXDATE"].dts[0].dt == dt.datetime(2026, 3, 3, 18, 30, tzinfo=vienna)
    assert changed["RECURRENCE-ID"].dt == dt.datetime(2026, 3, 10, 18, 30, tzinfo=vienna)
    assert changed["DTSTART"].dt == dt.datetime(2026, 3, 10, 19, 30, tzinfo=vienna)
    assert (changed["UID"], str(main["LOCATION"])) == (main["UID"], "Back room")


def test_a_series_that_ended_ends_in_the_calendar_on_the_same_day(world, series, client):
    actions.change_series(series, by=world.ada, since=dt.date(2026, 3, 17), starts_at=dt.time(8))

    before, after = (
        event for event in events(client, path(world.ben, world.community.pk)) if "RRULE" in event
    )

    start = before["DTSTART"].dt.replace(tzinfo=None)
    until = before["RRULE"]["UNTIL"][0].astimezone(ZoneInfo("Europe/Vienna")).replace(tzinfo=None)
    days = [
        one.date()
        for one in rrulestr(f"FREQ=WEEKLY;BYDAY=TU;UNTIL={until:%Y%m%dT%H%M%S}", dtstart=start)
    ]
    assert days == [dt.date(2026, 3, 3), dt.date(2026, 3, 10)]
    assert after["DTSTART"].dt.hour == 8


def test_one_address_holds_all_communities_of_its_owner_and_no_other(
    world, series, client, as_person
):
    other = start_community("Oil", by=world.dov, purpose="Oil")
    actions.plan_meeting(
        other, by=world.dov, title="Oil evening", starts_at=NOW + dt.timedelta(days=1)
    )
    actions.plan_meeting(
        world.community, by=world.ben, title="Single", starts_at=NOW + dt.timedelta(days=1)
    )

    names = {str(event["SUMMARY"]) for event in events(client, path(world.ben, 0))}

    assert names == {"Evening; with, commas", "Single"}


def test_addresses_of_leavers_renewed_or_guessed_ones_lead_nowhere(world, series, client):
    old = path(world.ben, world.community.pk)
    new = path(world.ben, world.community.pk)
    answers = [
        client.get(one).status_code
        for one in (
            old,
            new,
            new.replace(".ics", "x.ics"),
            "/calendars/1-1.ics",
            "/calendars/².ics",
        )
    ]
    foreign = path(world.dov, world.community.pk)
    leave_community(world.community, person=world.ben)

    assert answers == [404, 200, 404, 404, 404]
    assert (client.get(foreign).status_code, client.get(new).status_code) == (404, 404)


def test_the_address_of_a_feed_opens_no_calendar(world, series, client):
    key = make_feed_key(by=world.ben)

    assert (
        client.get(
            reverse("private_calendar", args=[token_of(key, world.community.pk)])
        ).status_code
        == 404
    )


def test_new_addresses_of_feeds_leave_calendars_alone_and_the_other_way_round(
    world, series, client, as_person
):
    ben = as_person(world.ben)
    calendar = path(world.ben, world.community.pk)
    feed = feed_path(FeedKey.of(world.ben), world.community)
    ben.post(reverse("renew_feeds"))
    after_feeds = client.get(calendar).status_code, client.get(feed).status_code
    feed = feed_path(FeedKey.of(world.ben), world.community)
    ben.post(f"/c/{world.community.slug}/meetings/calendar/")

    assert after_feeds == (200, 404)
    assert (client.get(calendar).status_code, client.get(feed).status_code) == (404, 200)


def test_nobodys_name_is_in_a_calendar(world, series, client):
    actions.answer_coming(
        Meeting.objects.order_by("starts_at").first(), by=world.cleo, answer="yes"
    )

    content = client.get(path(world.ben, 0)).content.decode()

    assert not [name for name in ("Ada", "Ben", "Cleo") if name in content]


def test_what_somebody_wrote_adds_no_line_of_its_own(world, client):
    actions.plan_meeting(
        world.community,
        by=world.ben,
        title="One",
        starts_at=NOW + dt.timedelta(days=1),
        about="Two\r\nATTENDEE:mailto:x@y.example",
        where="A\nB",
    )

    [event] = events(client, path(world.ben, 0))

    assert "ATTENDEE" not in event
