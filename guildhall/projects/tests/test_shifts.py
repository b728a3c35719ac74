"""Shifts: two at once, over midnight, on the days clocks change, swapped, reminded."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guildhall.activity.models import Event
from guildhall.projects.actions import (
    ProjectRefused,
    add_shift,
    ask_to_swap,
    change_shift,
    check_in,
    keep_shift,
    plan_project,
    remind_of_shifts,
    remove_shift,
    start_project,
    stop_project,
    swap_shift,
    take_back_check_in,
    take_shift,
)
from guildhall.projects.actions.ending import Ending
from guildhall.projects.forms import ShiftForm
from guildhall.projects.models import Joining, Place
from guildhall.projects.moments import overlap, span_at
from guildhall.projects.tests.worlds import VIENNA, in_weeks

HOUR = dt.timedelta(hours=1)
NIGHT_OF_SPRING = dt.date(2027, 3, 27)  # clocks go from 02:00 to 03:00 in the night after it
NIGHT_OF_AUTUMN = dt.date(2027, 10, 30)


def at_night(day: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """From ten in the evening to six in the morning."""
    return span_at(day, dt.time(22), dt.time(6), VIENNA)


def test_a_shift_over_midnight_is_as_long_as_the_night_is():
    usual, spring, autumn = (
        at_night(day) for day in (dt.date(2027, 3, 26), NIGHT_OF_SPRING, NIGHT_OF_AUTUMN)
    )

    assert [end - start for start, end in (usual, spring, autumn)] == [8 * HOUR, 7 * HOUR, 9 * HOUR]


def test_in_the_hour_that_comes_twice_two_shifts_after_each_other_do_not_overlap():
    """The clock says 02:30 twice: until then from the evening, and from then to the morning."""
    sunday = NIGHT_OF_AUTUMN + dt.timedelta(days=1)
    first = span_at(NIGHT_OF_AUTUMN, dt.time(22), dt.time(2, 30), VIENNA)
    second = span_at(sunday, dt.time(2, 30), dt.time(6), VIENNA)

    assert first[1] == second[0]
    assert not overlap(first, second)
    assert second[1] - second[0] == 4.5 * HOUR


def test_a_time_that_the_clocks_skip_is_an_hour_later():
    sunday = NIGHT_OF_SPRING + dt.timedelta(days=1)

    start, end = span_at(sunday, dt.time(2, 30), dt.time(3), VIENNA)

    assert start.astimezone(VIENNA).time() == dt.time(3, 30)
    assert end > start


zones = st.sampled_from(["Europe/Vienna", "America/New_York", "Asia/Kolkata", "Pacific/Apia"])
days = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))
clocks = st.times().map(lambda one: one.replace(second=0, microsecond=0))


@given(days, clocks, clocks, zones)
def test_a_shift_always_ends_after_it_begins_and_within_a_day_and_an_hour(day, begins, ends, zone):
    start, end = span_at(day, begins, ends, ZoneInfo(zone))

    assert dt.timedelta(0) < end - start <= dt.timedelta(hours=25)


@given(days, clocks, clocks, clocks)
def test_overlapping_is_mutual_and_never_true_of_neighbours(day, first, second, third):
    one = span_at(day, first, second, VIENNA)
    other = span_at(day, second, third, VIENNA)

    assert overlap(one, other) == overlap(other, one)
    assert not overlap(one, (one[1], one[1] + HOUR))


def test_nobody_is_in_two_shifts_at_once(project, shift, world):
    """Also across projects; one may begin as the other ends."""
    other = start_project(project.community, by=world.ada, title="Bake", starts_at=in_weeks(3))
    at_once = add_shift(
        other, by=world.ada, name="Bake", starts_at=in_weeks(3, 8), ends_at=in_weeks(3, 8, 45)
    )
    after = add_shift(
        other, by=world.ada, name="Ice", starts_at=in_weeks(3, 9), ends_at=in_weeks(3, 10)
    )
    take_shift(shift, by=world.cleo)

    with pytest.raises(ProjectRefused, match="You have “Set up” at that time"):
        take_shift(at_once, by=world.cleo)
    take_shift(after, by=world.cleo)

    assert list(Place.objects.values_list("shift__name", flat=True)) == ["Set up", "Ice"]


def test_a_shift_of_a_project_that_was_stopped_is_in_nobodys_way(project, shift, world):
    take_shift(shift, by=world.cleo)
    stop_project(project, by=world.ben, ending=Ending("It storms"))
    other = start_project(project.community, by=world.ada, title="Bake", starts_at=in_weeks(3))
    at_once = add_shift(
        other, by=world.ada, name="Bake", starts_at=in_weeks(3, 8), ends_at=in_weeks(3, 9)
    )

    take_shift(at_once, by=world.cleo)

    assert Place.objects.filter(person=world.cleo).count() == 2


def test_two_who_want_the_last_place(project, world, edda):
    role = add_shift(project, by=world.ben, name="First aid", places=1)
    take_shift(role, by=world.cleo)

    with pytest.raises(ProjectRefused, match="All places of “First aid” are taken"):
        take_shift(role, by=edda)

    assert [one.holder_name for one in role.held.all()] == ["Cleo"]


def test_who_takes_a_shift_is_in(project, shift, world):
    take_shift(shift, by=world.cleo)

    assert Joining.objects.filter(project=project.pk, person=world.cleo).exists()


def test_a_swap_goes_to_the_first_who_takes_over(project, shift, world, edda):
    take_shift(shift, by=world.cleo)
    place = Place.objects.get()
    ask_to_swap(place, by=world.cleo)
    kept_until_then = Place.objects.get().person

    swap_shift(place, by=edda)

    with pytest.raises(ProjectRefused, match="isn't looking for someone any more"):
        swap_shift(place, by=world.ada)
    assert kept_until_then == world.cleo
    assert [(one.person, one.swap_asked_at) for one in Place.objects.all()] == [(edda, None)]
    told = Event.objects.get(verb="shift.swapped")
    assert (told.actor_id, told.toward_id) == (edda.pk, world.cleo.pk)


def test_who_keeps_their_place_is_not_taken_over(project, shift, world, edda):
    take_shift(shift, by=world.cleo)
    place = Place.objects.get()
    ask_to_swap(place, by=world.cleo)
    keep_shift(place, by=world.cleo)

    with pytest.raises(ProjectRefused):
        swap_shift(place, by=edda)


def test_a_swap_into_two_at_once_is_refused(project, shift, world, edda):
    at_once = add_shift(
        project, by=world.ben, name="Bake", starts_at=in_weeks(3, 8), ends_at=in_weeks(3, 9)
    )
    take_shift(at_once, by=edda)
    take_shift(shift, by=world.cleo)
    place = Place.objects.get(person=world.cleo)
    ask_to_swap(place, by=world.cleo)

    with pytest.raises(ProjectRefused, match="You have “Bake” at that time"):
        swap_shift(place, by=edda)


def test_each_is_reminded_once_a_day_before_and_again_after_it_moved(project, shift, world):
    take_shift(shift, by=world.cleo)
    day_before = in_weeks(3, 8, 30) - 23 * HOUR

    for _twice in range(2):
        remind_of_shifts(at=day_before)
    once = Event.objects.filter(verb="shift.reminded").count()
    change_shift(
        shift,
        by=world.ben,
        name="Set up",
        places=2,
        starts_at=in_weeks(3, 8, 45),
        ends_at=in_weeks(3, 9),
    )
    remind_of_shifts(at=day_before)

    assert once == 1
    assert Event.objects.filter(verb="shift.reminded", toward_id=world.cleo.pk).count() == 2


def test_nobody_is_reminded_too_early_or_of_what_was_stopped(project, shift, world):
    take_shift(shift, by=world.cleo)

    remind_of_shifts(at=in_weeks(3, 8, 30) - 25 * HOUR)
    stop_project(project, by=world.ben, ending=Ending("It storms"))
    remind_of_shifts(at=in_weeks(3, 8, 30) - HOUR)

    assert not Event.objects.filter(verb="shift.reminded").exists()


def test_what_someone_has_taken_is_not_removed_nor_made_smaller(project, shift, world, edda):
    take_shift(shift, by=world.cleo)
    take_shift(shift, by=edda)

    with pytest.raises(ProjectRefused, match="Someone has taken this"):
        remove_shift(shift, by=world.ben)
    with pytest.raises(ProjectRefused, match="2 people have taken this"):
        change_shift(shift, by=world.ben, name="Set up", places=1, starts_at=None, ends_at=None)


def test_checking_in_is_once_and_not_before_the_day(project, shift, world):
    take_shift(shift, by=world.cleo)
    place = Place.objects.get()

    with pytest.raises(ProjectRefused, match="hasn't begun yet"):
        check_in(place, by=world.cleo)
    for _twice in range(2):
        check_in(place, by=world.ben, at=in_weeks(3, 8, 30))
    noted = Place.objects.get()
    take_back_check_in(place, by=world.ben)

    assert (noted.came_at, noted.noted_by) == (in_weeks(3, 8, 30), world.ben)
    assert Place.objects.get().came_at is None
    assert Event.objects.filter(verb="shift.checked_in", actor_id=world.cleo.pk).count() == 1


def test_a_moved_project_is_told_to_those_who_are_in(project, shift, world):
    plan_project(project, by=world.ben, starts_at=in_weeks(4), ends_at=None, place="The park")

    assert Event.objects.filter(verb="project.moved").count() == 1


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"day": "2027-05-01", "begins": "09:00"}, {"ends"}),
        ({"begins": "09:00", "ends": "10:00"}, {"day"}),
        ({"day": "2027-05-01", "begins": "09:00", "ends": "09:00"}, {"ends"}),
        ({"day": "2027-05-01", "begins": "22:00", "ends": "02:00"}, set()),
        ({"places": "0"}, {"places"}),
        ({"places": "-3"}, {"places"}),
        ({"places": "100000"}, {"places"}),
        ({"name": " "}, {"name"}),
        ({}, set()),
    ],
)
def test_what_is_wrong_with_a_shift_is_said_beside_it(typed, wrong):
    form = ShiftForm({"name": "Set up", "places": "2", **typed}, zone=VIENNA)

    assert set(form.errors) == wrong


def test_organisers_free_the_place_of_someone_else(project, shift, world, as_person):
    take_shift(shift, by=world.cleo)
    path = f"/c/pumps/projects/{project.pk}/"

    of_organiser = as_person(world.ben).get(path).content.decode()
    of_holder = as_person(world.cleo).get(path).content.decode()

    assert ("Free the place" in of_organiser, "Give back" in of_organiser) == (True, False)
    assert ("Free the place" in of_holder, "Give back" in of_holder) == (False, True)
