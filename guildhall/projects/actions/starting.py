"""Start a project, make one from something else, and plan when and where it is."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.actions import begin_entry
from guildhall.commons.models import Entry
from guildhall.communities.models import Community, Topic
from guildhall.people.models import Person
from guildhall.projects import events
from guildhall.projects.actions.locking import ProjectRefused, changed, locked_going_on
from guildhall.projects.events import PROJECT
from guildhall.projects.models import (
    Joining,
    Organiser,
    Place,
    Project,
    ProjectState,
    Shift,
    StreetQuestion,
    Supply,
    Task,
)
from guildhall.projects.outline import Outline, PlannedTask

USUAL_LENGTH = dt.timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Brought:
    """One line of “who brings what”: what, and by whom, where that is known."""

    name: str
    by_self: bool = False
    by_name: str = ""


def start_project(
    community: Community,
    *,
    by: Person,
    title: str,
    body: str = "",
    starts_at: dt.datetime | None = None,
    place: str = "",
    brings: Sequence[Brought] = (),
    outline: Outline | None = None,
    copied_from: Project | None = None,
    topics: Iterable[Topic] = (),
    at: dt.datetime | None = None,
) -> Entry:
    """What for, when, who brings what; sent twice, it starts once. Raises NotPosted."""

    def make(entry: Entry) -> None:
        project = Project(entry=entry, starts_at=starts_at, place=place, copied_from=copied_from)
        if starts_at:
            lasts = dt.timedelta(minutes=outline.lasts) if outline else USUAL_LENGTH
            project.ends_at = starts_at + lasts
        project.save()
        _begin_people(project, by, at)
        _bring(project, by, brings, at)
        if outline:
            lay_out(project, outline, at=at)

    return begin_entry(
        PROJECT,
        community,
        by=by,
        verb=events.PROJECT_STARTED,
        title=title,
        body=body,
        topics=topics,
        state=ProjectState.PLANNED,
        at=at,
        make=make,
    )


def become_project(entry: Entry) -> None:
    """Give its row to an entry that was made from another: its author organises it."""
    entry.state = ProjectState.PLANNED
    entry.save(update_fields=["state"])
    project, is_new = Project.objects.get_or_create(entry=entry)
    if is_new:
        _begin_people(project, entry.author, None)


def plan_project(
    entry: Entry,
    *,
    by: Person,
    starts_at: dt.datetime | None,
    ends_at: dt.datetime | None,
    place: str,
    result: str = "",
    stops_if: str = "",
) -> Entry:
    """When, where, what people will see, and when we would stop. Raises ProjectRefused.

    Its shifts keep their times; those who are in are told of another day.
    """
    if starts_at is None:
        ends_at = None
    elif ends_at is None:
        ends_at = starts_at + USUAL_LENGTH
    elif ends_at <= starts_at:
        raise ProjectRefused(_("It has to end after it begins."))
    plan: dict[str, Any] = {"starts_at": starts_at, "ends_at": ends_at, "place": place}
    plan |= {"result": result, "stops_if": stops_if}
    with transaction.atomic():
        entry, project = locked_going_on(entry.pk)
        if all(getattr(project, name) == value for name, value in plan.items()):
            return entry
        is_moved = (project.starts_at, project.place) != (starts_at, place)
        if ends_at is None or ends_at > timezone.now():
            plan |= {"asked_at": None, "passed_on_at": None}
        Project.objects.filter(pk=entry.pk).update(**plan)
        if is_moved:
            Place.objects.filter(shift__project=project).update(reminded_at=None)
        changed(events.PROJECT_MOVED if is_moved else events.PROJECT_PLANNED, entry, by=by)
    return entry


def lay_out(project: Project, outline: Outline, *, at: dt.datetime | None = None) -> None:
    """Give a new project what an outline holds; what it has already stays."""
    Project.objects.filter(pk=project.pk).update(result=outline.result, stops_if=outline.stops_if)
    has_already = {one.casefold() for one in project.supplies.values_list("name", flat=True)}
    for name in outline.supplies:
        if name.casefold() not in has_already:
            Supply.objects.get_or_create(project=project, name=name)
    for number, text in enumerate(outline.questions, start=1):
        StreetQuestion.objects.get_or_create(
            project=project, number=number, defaults={"text": text}
        )
    _lay_out_tasks(project, outline.tasks, at or timezone.now())
    for shift in outline.shifts:
        starts_at = ends_at = None
        if shift.begins is not None and project.starts_at:
            starts_at = project.starts_at + dt.timedelta(minutes=shift.begins)
            ends_at = starts_at + dt.timedelta(minutes=shift.lasts)
        Shift.objects.create(
            project=project,
            name=shift.name,
            places=shift.places,
            starts_at=starts_at,
            ends_at=ends_at,
        )


def _lay_out_tasks(project: Project, tasks: Sequence[PlannedTask], at: dt.datetime) -> None:
    """Where the start is near, what would have been due before today is due today."""
    made: dict[str, Task] = {}
    today = at.astimezone(project.zone).date()
    first_day = project.starts_at.astimezone(project.zone).date() if project.starts_at else None
    for task in tasks:
        due_on = None
        if task.days is not None and first_day:
            due_on = first_day + dt.timedelta(days=task.days)
            if due_on < today <= first_day:
                due_on = today
        made[task.title] = Task.objects.create(project=project, title=task.title, due_on=due_on)
    for task in tasks:
        waited_for = [made[name] for name in task.waits_for if name in made]
        made[task.title].waits_for.add(*waited_for)


def _begin_people(project: Project, by: Person, at: dt.datetime | None) -> None:
    since = at or timezone.now()
    Organiser.objects.create(project=project, person=by, since=since)
    Joining.objects.create(project=project, person=by, at=since)


def _bring(project: Project, by: Person, brings: Sequence[Brought], at: dt.datetime | None) -> None:
    now = at or timezone.now()
    for one in brings:
        is_taken = one.by_self or bool(one.by_name)
        Supply.objects.get_or_create(
            project=project,
            name=one.name,
            defaults={
                "added_by": by,
                "brought_by": by if one.by_self else None,
                "brought_by_name": one.by_name,
                "taken_at": now if is_taken else None,
                "added_at": now,
            },
        )
