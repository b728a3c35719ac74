"""Where people live in several time zones, the form proposes times at which odd hours go round."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from guildhall.communities.actions import join, leave_community
from guildhall.kit.fair_times import odd_hours
from guildhall.meetings import actions
from guildhall.meetings.models import Coming, Meeting
from guildhall.meetings.queries import proposed_times
from guildhall.meetings.tests.times import start
from guildhall.people.actions import arrive

PLAN = "/c/pumps/meetings/plan/"


def held_with(community, by, zones, *, hour=9):
    """A meeting last Tuesday, with someone from each of the zones."""
    moment = dt.datetime(2026, 2, 24, hour, tzinfo=dt.UTC)
    meeting = actions.plan_meeting(community, by=by, title="Round", starts_at=moment)
    people = [arrive(f"Guest {number}", time_zone=zone) for number, zone in enumerate(zones)]
    for person in people:
        join(community, person=person)
        Coming.objects.create(meeting=meeting, person=person, came_at=moment)
    return people


def page_of(client, address=PLAN):
    return client.get(address).content.decode()


def test_those_who_had_a_bad_hour_last_time_get_a_good_one(vienna, world):
    held_with(vienna, world.ada, ["Asia/Tokyo"] * 3 + ["America/Denver"] * 3, hour=19)

    first = proposed_times(vienna)[0]

    assert first.start.date() == dt.date(2026, 3, 10)
    start = first.start.replace(tzinfo=ZoneInfo("Europe/Vienna")).astimezone(dt.UTC)
    assert odd_hours(start, 60, ZoneInfo("Asia/Tokyo")) == 0


def test_every_reader_sees_them_on_the_clock_of_the_form(vienna, world, as_person):
    held_with(vienna, world.ada, ["Asia/Tokyo"] * 3 + ["America/Denver"] * 3)
    world.ben.time_zone = "Pacific/Auckland"
    world.ben.save()

    first = proposed_times(vienna)[0]

    assert f"Tuesday, 10 March, {first.start:%H:%M}" in page_of(as_person(world.ben))


@pytest.mark.parametrize(
    "zones", [[], ["Europe/Vienna"] * 12, ["Europe/Vienna"] * 6 + ["Europe/Rome"] * 6]
)
def test_with_one_clock_for_all_the_form_says_nothing(vienna, world, as_person, zones):
    held_with(vienna, world.ada, zones)

    assert proposed_times(vienna) == []
    assert "fair-times" not in page_of(as_person(world.ben))


def test_below_five_people_nothing_is_proposed(vienna, world, as_person):
    *_others, last = held_with(vienna, world.ada, ["Asia/Tokyo"] * 3 + ["America/Denver"] * 2)
    assert proposed_times(vienna)

    leave_community(vienna, person=last)

    assert proposed_times(vienna) == []


@pytest.mark.parametrize("others", [4, 9], ids=["of_five", "of_ten"])
def test_times_that_would_tell_where_one_person_lives_are_not_proposed(
    vienna, world, as_person, others
):
    held_with(vienna, world.ada, ["Europe/Vienna"] * others + ["Asia/Tokyo"])

    assert proposed_times(vienna) == []
    assert "fair-times" not in page_of(as_person(world.ben))


def of(tokyo, denver, vienna):
    return ["Asia/Tokyo"] * tokyo + ["America/Denver"] * denver + ["Europe/Vienna"] * vienna


@pytest.mark.parametrize(
    ("zones", "numbers"),
    [
        (of(4, 3, 2), set()),  # fewer than ten people
        (of(2, 2, 8), set()),  # one or two of them could be meant
        (of(5, 3, 4), {3, 4, 5}),
    ],
)
def test_a_number_is_named_only_where_it_points_at_nobody(vienna, world, as_person, zones, numbers):
    people = held_with(vienna, world.ada, zones)

    times = proposed_times(vienna)
    shown = page_of(as_person(world.ben)).partition('id="fair-times"')[2]

    named = {one.odd for one in times if one.odd is not None}
    assert times
    assert named <= numbers
    assert bool(named) == bool(numbers)
    assert ("of the 12 people" in shown) == bool(numbers)
    assert not any(person.name in shown for person in people)
    assert "Tokyo" not in shown


def test_taking_a_time_fills_it_in_and_keeps_what_was_typed(vienna, world, as_person):
    held_with(vienna, world.ada, ["Asia/Tokyo"] * 3 + ["America/Denver"] * 3)
    client, before = as_person(world.ben), Meeting.objects.count()
    typed = {"title": "Seals <again>", "minutes": "45", "host": "Cleo", "agenda": "One\nTwo"}

    answer = client.post(PLAN, {**typed, "fair": "2026-03-10T16:30"})

    page = answer.content.decode()
    assert (answer.status_code, Meeting.objects.count()) == (200, before)
    assert 'value="Seals &lt;again&gt;"' in page
    assert 'value="2026-03-10"' in page
    assert 'value="16:30"' in page
    assert 'value="Cleo"' in page
    assert "One\nTwo" in page


@pytest.mark.parametrize("value", ["", "tomorrow", "2026-13-40T99:99"])
def test_a_button_that_is_none_takes_no_time(vienna, world, as_person, value):
    answer = as_person(world.ben).post(PLAN, {"title": "", "fair": value})

    assert answer.status_code == 422


def test_the_next_meeting_of_a_series_has_them_on_its_own_day(vienna, world, as_person):
    series = start(vienna, world.ada)
    meeting = series.meetings.order_by("starts_at")[1]
    held_with(vienna, world.ada, ["Asia/Tokyo"] * 3 + ["America/Denver"] * 3)
    Meeting.objects.filter(entry__title="Round").update(series=series)

    address = f"/c/pumps/meetings/{meeting.pk}/edit/"
    page = page_of(as_person(world.ada), address)
    taken = as_person(world.ada).post(address, {"title": "Now", "fair": "2026-03-10T16:30"})

    assert f'value="{meeting.local_start:%Y-%m-%d}T' in page
    assert 'value="16:30"' in taken.content.decode()
    assert Meeting.objects.get(pk=meeting.pk).starts_at == meeting.starts_at


def test_it_costs_two_queries(vienna, world, django_assert_num_queries):
    held_with(vienna, world.ada, ["Asia/Tokyo"] * 8 + ["America/Denver"] * 8)

    with django_assert_num_queries(2):
        proposed_times(vienna)
