"""What a new project can begin with: supplies, tasks and shifts, by their distance to its start.

An outline is one of ours (a clean-up day, a repair café, a training day, an open day), or made
from a project of the community.
"""

import datetime as dt
from dataclasses import dataclass

from guildhall.projects.models import Project


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """`days` after the start, which is negative before it; `waits_for` are names of others."""

    title: str
    days: int | None = None
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedShift:
    """`begins` minutes after the start; a role where that is None."""

    name: str
    places: int = 1
    begins: int | None = None
    lasts: int = 60


@dataclass(frozen=True, slots=True)
class Outline:
    supplies: tuple[str, ...] = ()
    tasks: tuple[PlannedTask, ...] = ()
    shifts: tuple[PlannedShift, ...] = ()
    questions: tuple[str, ...] = ()
    lasts: int = 180
    result: str = ""
    stops_if: str = ""


def outline_of(project: Project) -> Outline:
    """What someone else could begin with: no names of people. Five queries."""
    start = project.starts_at
    tasks = project.tasks.prefetch_related("waits_for").order_by("pk")
    return Outline(
        supplies=tuple(project.supplies.values_list("name", flat=True)),
        tasks=tuple(
            PlannedTask(
                one.title,
                (one.due_on - start.astimezone(project.zone).date()).days
                if one.due_on and start
                else None,
                tuple(other.title for other in one.waits_for.all()),
            )
            for one in tasks
        ),
        shifts=tuple(
            PlannedShift(
                one.name,
                one.places,
                _minutes(start, one.starts_at) if start and one.starts_at else None,
                _minutes(one.starts_at, one.ends_at) if one.starts_at and one.ends_at else 60,
            )
            for one in project.shifts.all()
        ),
        questions=tuple(project.street_questions.values_list("text", flat=True)),
        lasts=_minutes(start, project.ends_at) if start and project.ends_at else 180,
        result=project.result,
        stops_if=project.stops_if,
    )


def _minutes(start: dt.datetime, end: dt.datetime) -> int:
    return int((end - start).total_seconds() // 60)
