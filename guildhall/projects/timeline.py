"""The timeline of a project: its tasks, shifts, day and end, in order of time.

Names are for members. Who helps without an account is never named here.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.projects.models import ProjectState, Shift, Task
from guildhall.projects.moments import span_in_words
from guildhall.projects.next_step import waits_for
from guildhall.projects.queries import around

MOST_SHOWN, PAST_SHOWN = 30, 5  # lines at once
AN_INSTANT = dt.timedelta(microseconds=1)


class Sort(StrEnum):
    TASK = "task"
    SHIFT = "shift"
    DAY = "day"
    END = "end-of-project"


@dataclass(frozen=True, slots=True)
class Dated:
    """One line of the timeline; `starts_at` is None where only the day is known.

    `waits` are the titles of what has to be done before it and isn't yet, `late` those of them
    that are planned for a later day. `task_id` and `after` tie tasks in the drawing.
    """

    sort: Sort
    title: str
    when: str
    first_on: dt.date
    last_on: dt.date
    starts_at: dt.datetime | None = None
    names: tuple[str, ...] = ()
    is_done: bool = False
    waits: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    task_id: int = 0
    after: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Undated:
    """A task without a day: its line reads as those of the others, `when` and `late` are empty."""

    title: str
    names: tuple[str, ...] = ()
    is_done: bool = False
    waits: tuple[str, ...] = ()
    when: str = ""
    late: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """What has a day, in order of time; and tasks without one."""

    dated: list[Dated] = field(default_factory=list)
    undated: list[Undated] = field(default_factory=list)

    def around_day(self, day: dt.date) -> list[Dated]:
        """As many as a screen takes: a few that are past, and what comes."""
        past = sum(one.last_on < day for one in self.dated)
        last_start = max(0, len(self.dated) - MOST_SHOWN)
        start = min(max(0, past - PAST_SHOWN), last_start)
        return self.dated[start : start + MOST_SHOWN]


def timeline_of(seat: Seat, entry: Entry) -> Timeline:
    """Ten queries at most, however much there is."""
    zone = entry.project.zone
    people = around(entry)
    dated = [
        *_day(entry, zone),
        *_end(entry, zone),
        *(_of_task(seat, one, one.due_on) for one in people.tasks if one.due_on),
        *(_of_shift(seat, one, one.starts_at, zone) for one in people.shifts if one.starts_at),
    ]
    undated = [_without_day(seat, one) for one in people.tasks if one.due_on is None]
    return Timeline(in_order(dated, zone), undated)


def in_order(dated: Iterable[Dated], zone: ZoneInfo) -> list[Dated]:
    """By day; what has no time of day first; then by time."""

    def key(one: Dated) -> tuple[dt.date, bool, dt.datetime, int]:
        at = one.starts_at or dt.datetime.combine(one.first_on, dt.time(12), dt.UTC)
        return one.first_on, one.starts_at is not None, at, one.task_id

    return sorted(dated, key=key)


def days_of(
    starts_at: dt.datetime, ends_at: dt.datetime | None, zone: ZoneInfo
) -> tuple[dt.date, dt.date]:
    """The first and the last day; what ends at midnight is not on the day that begins then."""
    last = max(starts_at, ends_at - AN_INSTANT) if ends_at else starts_at
    return starts_at.astimezone(zone).date(), last.astimezone(zone).date()


def _day(entry: Entry, zone: ZoneInfo) -> Iterator[Dated]:
    project = entry.project
    if project.starts_at is None:
        return
    first_on, last_on = days_of(project.starts_at, project.ends_at, zone)
    yield Dated(
        Sort.DAY,
        entry.title,
        span_in_words(project.starts_at, project.ends_at, zone),
        first_on,
        last_on,
        starts_at=project.starts_at,
    )


def _end(entry: Entry, zone: ZoneInfo) -> Iterator[Dated]:
    ended_at = entry.project.ended_at
    if ended_at is None:
        return
    is_stopped = entry.state == ProjectState.STOPPED
    on = ended_at.astimezone(zone).date()
    title = _("Stopped in good time") if is_stopped else _("Finished")
    yield Dated(Sort.END, title, _in_words(on), on, on, starts_at=ended_at)


def _of_task(seat: Seat, task: Task, due_on: dt.date) -> Dated:
    waited = [] if task.done_at else waits_for(task)
    return Dated(
        Sort.TASK,
        task.title,
        _("by %(day)s") % {"day": _in_words(due_on)},
        due_on,
        due_on,
        names=_owner(seat, task),
        is_done=task.done_at is not None,
        waits=tuple(one.title for one in waited),
        late=tuple(one.title for one in waited if one.due_on and one.due_on > due_on),
        task_id=task.pk,
        after=frozenset(one.pk for one in task.waits_for.all()),
    )


def _of_shift(seat: Seat, shift: Shift, starts_at: dt.datetime, zone: ZoneInfo) -> Dated:
    first_on, last_on = days_of(starts_at, shift.ends_at, zone)
    held = shift.held.all() if seat.is_member else ()
    return Dated(
        Sort.SHIFT,
        shift.name,
        span_in_words(starts_at, shift.ends_at, zone),
        first_on,
        last_on,
        starts_at=starts_at,
        names=tuple(one.person.name for one in held if one.person is not None),
    )


def _without_day(seat: Seat, task: Task) -> Undated:
    waited = () if task.done_at else waits_for(task)
    return Undated(
        task.title,
        _owner(seat, task),
        task.done_at is not None,
        tuple(one.title for one in waited),
    )


def _owner(seat: Seat, task: Task) -> tuple[str, ...]:
    return (task.owner.name,) if task.owner and seat.is_member else ()


def _in_words(day: dt.date) -> str:
    return date_format(day, "l, j F Y")
