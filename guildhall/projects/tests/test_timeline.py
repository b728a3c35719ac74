"""The timeline of a project: in order of time, with what waits for what, and as a calendar file."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from icalendar import Calendar

from guildhall.communities.models import Community
from guildhall.projects.actions import (
    Ending,
    add_shift,
    add_task,
    change_task,
    finish_project,
    finish_task,
    stop_project,
    take_shift,
)
from guildhall.projects.models import Project, Shift, Task, Volunteer
from guildhall.projects.tests.worlds import VIENNA, in_weeks
from guildhall.projects.timeline import days_of

LEAP_DAY = dt.date(2028, 2, 29)


def page_of(project, client) -> str:
    answer = client.get(f"/c/pumps/projects/{project.pk}/timeline/")
    assert answer.status_code == 200
    return answer.content.decode()


def titles_on(page: str) -> list[str]:
    listed = page.split('id="in-order-of-time"')[1]
    return re.findall(r"<li>\s*<b>([^<]*)</b>", listed)


def events_of(project, client) -> dict[str, object]:
    answer = client.get(f"/c/pumps/projects/{project.pk}/timeline.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    calendar = Calendar.from_ical(answer.content)
    return {str(event["summary"]): event for event in calendar.walk("VEVENT")}


def set_days(project, starts_at: dt.datetime, ends_at: dt.datetime | None) -> None:
    Project.objects.filter(pk=project.pk).update(starts_at=starts_at, ends_at=ends_at)


def late_task(project, world) -> Task:
    """“Book” is due a week before “Ask”, for which it waits."""
    ask = add_task(project, by=world.ben, title="Ask", due_on=in_weeks(2).date())
    book = add_task(project, by=world.ben, title="Book", due_on=in_weeks(1).date())
    change_task(
        book, by=world.ben, title="Book", owner=world.cleo, due_on=book.due_on, waits_for=[ask]
    )
    return ask


def test_all_of_it_is_in_order_of_time_and_what_has_no_date_comes_last(
    project, shift, world, as_person
):
    add_task(project, by=world.ben, title="Some day")
    add_task(project, by=world.ben, title="Print", due_on=in_weeks(3).date())
    late_task(project, world)

    page = page_of(project, as_person(world.cleo))

    assert titles_on(page) == ["Book", "Ask", "Print", "Set up", "Clean up our street", "Some day"]
    assert page.index("Without a date") < page.index("<b>Some day")


def test_it_says_what_waits_for_what_until_that_is_done(project, world, as_person):
    ask = late_task(project, world)
    cleo = as_person(world.cleo)

    before = page_of(project, cleo)
    finish_task(ask, by=world.ben)
    after = page_of(project, cleo)

    assert "Waits for: Ask" in before
    assert "Planned for a later day than this: Ask" in before
    assert "Waits for" not in after
    assert "Planned for a later day" not in after
    assert (before.count("<polyline"), after.count("<polyline")) == (1, 1)


def test_the_drawing_has_a_bar_for_each_line_and_points_to_the_list(
    project, shift, world, as_person
):
    late_task(project, world)

    page = page_of(project, as_person(world.cleo))

    drawing = page[page.index("<svg viewBox") : page.index("</figure>")]
    assert drawing.count("<rect") == 4
    assert 'role="img"' in drawing
    assert "Timeline of Clean up our street. The list below has all of it." in drawing
    assert "style=" not in drawing


def test_who_helps_without_an_account_is_never_named(project, shift, world, as_person):
    zoe = Volunteer.objects.create(project=project.project, name="Zoe", reach="z@x", reach_key="z")
    shift.held.create(volunteer=zoe)
    take_shift(shift, by=world.cleo)

    of_organiser = page_of(project, as_person(world.ben))

    assert "Cleo" in of_organiser
    assert "Zoe" not in of_organiser


def test_names_are_for_members(project, shift, world, as_person):
    Community.objects.filter(pk=world.community.pk).update(visibility="open")
    take_shift(shift, by=world.cleo)
    late_task(project, world)

    page = page_of(project, as_person(world.dov))

    assert titles_on(page) == ["Book", "Ask", "Set up", "Clean up our street"]
    assert "Cleo" not in page.split("<main")[1]
    assert "timeline.ics" not in page


@pytest.mark.parametrize(
    ("starts", "ends", "first", "last"),
    [
        ((2028, 2, 29, 9), None, LEAP_DAY, LEAP_DAY),
        ((2028, 2, 29, 9), (2028, 3, 1, 0), LEAP_DAY, LEAP_DAY),
        ((2028, 2, 29, 22), (2028, 3, 1, 1), LEAP_DAY, dt.date(2028, 3, 1)),
        ((2028, 3, 26, 1), (2028, 3, 26, 4), dt.date(2028, 3, 26), dt.date(2028, 3, 26)),
    ],
    ids=["no end", "until midnight", "past midnight", "the clocks change"],
)
def test_days_are_those_of_the_clock_of_the_community(starts, ends, first, last):
    end = dt.datetime(*ends, tzinfo=VIENNA) if ends else None

    assert days_of(dt.datetime(*starts, tzinfo=VIENNA), end, VIENNA) == (first, last)


def test_three_years_and_one_day_are_drawn(project, world, as_person):
    start = dt.datetime(2028, 2, 29, 9, tzinfo=VIENNA)
    ben = as_person(world.ben)

    set_days(project, start, start + dt.timedelta(hours=3))
    one_day = page_of(project, ben)
    set_days(project, start, start + dt.timedelta(days=3 * 365))
    three_years = page_of(project, ben)

    assert "29 Feb" in one_day
    assert ">2029</text>" in three_years
    assert (one_day.count("<rect"), three_years.count("<rect")) == (1, 1)


def test_without_any_date_nothing_is_drawn(project, world, as_person):
    set_days(project, None, None)
    ben = as_person(world.ben)

    empty = page_of(project, ben)
    add_task(project, by=world.ben, title="Some day")
    undated = page_of(project, ben)

    assert "No dates yet" in empty
    assert "No dates yet" not in undated
    assert "<b>Some day</b>" in undated
    assert not any("timeline-chart" in page or ".ics" in page for page in (empty, undated))


def test_its_end_is_on_it(project, world, as_person):
    finish_project(project, by=world.ben, ending=Ending(happened="Ten bags"))

    page = page_of(project, as_person(world.ben))

    assert "<b>Finished</b>" in page


def test_the_file_has_the_day_the_dated_tasks_and_ones_own_shifts(project, shift, world, as_person):
    late_task(project, world)
    add_task(project, by=world.ben, title="Some day")
    other = {"starts_at": in_weeks(3, 12), "ends_at": in_weeks(3, 13)}
    take_shift(add_shift(project, by=world.ben, name="Sweep", **other), by=world.ben)
    take_shift(shift, by=world.cleo)

    events = events_of(project, as_person(world.cleo))

    street = "(Clean up our street)"
    assert set(events) == {
        "Clean up our street",
        f"Ask {street}",
        f"Book {street}",
        f"Set up {street}",
    }
    assert events[f"Ask {street}"]["dtstart"].dt == in_weeks(2).date()
    assert events[f"Set up {street}"]["dtstart"].dt == Shift.objects.get(pk=shift.pk).starts_at
    assert events["Clean up our street"]["location"] == "In front of number 12"


def test_the_file_names_nobody(project, shift, world, as_person):
    late_task(project, world)
    take_shift(shift, by=world.cleo)

    answer = as_person(world.cleo).get(f"/c/pumps/projects/{project.pk}/timeline.ics")

    assert not any(name in answer.content.decode() for name in ("Ben", "Cleo", "Ada"))


def test_the_last_day_that_a_calendar_knows_is_no_trouble(project, world, as_person):
    add_task(project, by=world.ben, title="Later", due_on=dt.date.max)
    ben = as_person(world.ben)

    assert "Later" in page_of(project, ben)
    assert events_of(project, ben)["Later (Clean up our street)"]["dtstart"].dt == dt.date.max


def test_a_stopped_project_is_cancelled_in_the_calendar(project, world, as_person):
    stop_project(project, by=world.ben, ending=Ending(happened="Too much rain"))

    events = events_of(project, as_person(world.ben))

    assert events["Clean up our street"]["status"] == "CANCELLED"
    assert Project.objects.get(pk=project.pk).ended_at <= timezone.now()


def test_of_many_dates_a_screen_of_those_around_today_and_all_of_them_behind(
    project, world, as_person
):
    today = timezone.now().astimezone(VIENNA).date()
    for number in range(60):
        due_on = today + dt.timedelta(days=number - 20)
        add_task(project, by=world.ben, title=f"Task {number:02}", due_on=due_on)

    page = page_of(project, as_person(world.cleo))

    drawing = page[page.index("<svg viewBox") : page.index("</figure>")]
    first, behind = page.split('id="in-order-of-time"')[1].split("</ol>")[:2]
    assert drawing.count("<rect") == 30
    assert re.findall(r"<b>Task (..)</b>", first)[0] == "15"
    assert first.count("<b>") == 30
    assert "All 61" in behind
    assert behind.count("<b>") == 61


@pytest.mark.parametrize("number", [1, 3, 29])
def test_few_dates_are_all_there_at_once(project, world, as_person, number):
    for one in range(number):
        add_task(project, by=world.ben, title=f"Task {one}", due_on=in_weeks(1).date())

    page = page_of(project, as_person(world.cleo))

    assert page.split('id="in-order-of-time"')[1].split("</ol>")[0].count("<b>") == number + 1
    assert "All 30" not in page
