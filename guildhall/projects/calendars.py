"""The timeline of a project as a calendar file (RFC 5545).

It has the day, the tasks with a day and the shifts of the person who takes it along. It names
nobody: a calendar ends up in other people's programs.
"""

import datetime as dt

from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar, Event

from guildhall.commons.models import Entry
from guildhall.kit.words import without_controls
from guildhall.mail.building import absolute, mail_domain
from guildhall.people.models import Person
from guildhall.projects.models import ProjectState, Shift, Task
from guildhall.projects.queries import around


def calendar_of(entry: Entry, person: Person) -> bytes:
    people = around(entry)
    calendar = Calendar()
    calendar.add("prodid", "-//Guildhall//Projects//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", without_controls(entry.title))
    if entry.project.starts_at:
        calendar.add_component(_day(entry))
    for task in people.tasks:
        if task.due_on:
            calendar.add_component(_of_task(entry, task))
    for shift in people.shifts:
        if shift.starts_at and any(one.person_id == person.pk for one in shift.held.all()):
            calendar.add_component(_of_shift(entry, shift))
    return calendar.to_ical()


def _day(entry: Entry) -> Event:
    project = entry.project
    event = _event(entry, f"project-{entry.pk}", entry.title)
    _add_span(event, project.starts_at, project.ends_at)
    if project.place:
        event.add("location", without_controls(project.place))
    if entry.state == ProjectState.STOPPED:
        event.add("status", "CANCELLED")
    return event


def _of_task(entry: Entry, task: Task) -> Event:
    """A whole day, which needs no end, and during which one is free for others."""
    event = _event(entry, f"project-task-{task.pk}", f"{task.title} ({entry.title})")
    event.add("dtstart", task.due_on)
    event.add("transp", "TRANSPARENT")
    return event


def _of_shift(entry: Entry, shift: Shift) -> Event:
    event = _event(entry, f"project-shift-{shift.pk}", f"{shift.name} ({entry.title})")
    _add_span(event, shift.starts_at, shift.ends_at)
    if entry.project.place:
        event.add("location", without_controls(entry.project.place))
    return event


def _event(entry: Entry, stem: str, title: str) -> Event:
    path = reverse("project_timeline", args=[entry.community.slug, entry.pk])
    event = Event()
    event.add("uid", f"{stem}@{mail_domain()}")
    event.add("dtstamp", timezone.now())
    event.add("summary", without_controls(title))
    event.add("description", absolute(path))
    event.add("url", absolute(path))
    return event


def _add_span(event: Event, starts_at: dt.datetime | None, ends_at: dt.datetime | None) -> None:
    if starts_at:
        event.add("dtstart", starts_at.astimezone(dt.UTC))
    if ends_at:
        event.add("dtend", ends_at.astimezone(dt.UTC))
