"""Tasks: whose they are, until when, and what waits for what, never in a circle."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.actions import follow
from guildhall.commons.models import Entry
from guildhall.people.models import Person
from guildhall.projects import events
from guildhall.projects.actions.locking import ProjectRefused, changed, locked_going_on
from guildhall.projects.models import MOST_TASKS, Project, Task


def add_task(
    entry: Entry,
    *,
    by: Person,
    title: str,
    owner: Person | None = None,
    due_on: dt.date | None = None,
    waits_for: Iterable[Task] = (),
) -> Task:
    """One more task; its owner is told. Raises ProjectRefused."""
    with transaction.atomic():
        entry, project = locked_going_on(entry.pk)
        if project.tasks.count() >= MOST_TASKS:
            raise ProjectRefused(_("These are many tasks already. Finish or remove some first."))
        task = Task.objects.create(
            project=project, title=" ".join(title.split()), owner=owner, due_on=due_on
        )
        task.waits_for.set(_of(project, waits_for))
        changed(events.TASK_ADDED, entry, by=by, toward=owner.pk if owner else None, task=task.pk)
        if owner:
            follow(entry, by=owner)
    return task


def change_task(
    task: Task,
    *,
    by: Person,
    title: str,
    owner: Person | None,
    due_on: dt.date | None,
    waits_for: Iterable[Task] = (),
) -> None:
    """Raises ProjectRefused, also where tasks would wait for each other in a circle."""
    with transaction.atomic():
        entry, project = locked_going_on(task.project_id)
        task = _there(task)
        _require_not_done(task)
        waited_for = _of(project, waits_for)
        require_no_circle(task, waited_for)
        is_handed = owner is not None and owner.pk != task.owner_id
        task.title, task.owner, task.due_on = " ".join(title.split()), owner, due_on
        task.save(update_fields=["title", "owner", "due_on"])
        task.waits_for.set(waited_for)
        if owner:
            follow(entry, by=owner)
        toward = owner.pk if owner and is_handed else None
        changed(events.TASK_CHANGED, entry, by=by, toward=toward, task=task.pk)


def take_task(task: Task, *, by: Person, at: dt.datetime | None = None) -> None:
    """“I'll do it”. Twice is harmless. Raises ProjectRefused where it is someone else's."""
    with transaction.atomic():
        entry, _project = locked_going_on(task.project_id)
        task = _there(task)
        _require_not_done(task)
        if task.owner_id == by.pk:
            return
        if task.owner_id:
            raise ProjectRefused(_("Someone else has taken this task."))
        Task.objects.filter(pk=task.pk).update(owner=by)
        follow(entry, by=by)
        changed(events.TASK_TAKEN, entry, by=by, at=at, task=task.pk)


def give_back_task(task: Task, *, by: Person) -> None:
    """It is free for others again. Twice is harmless."""
    with transaction.atomic():
        entry, _project = locked_going_on(task.project_id)
        task = _there(task)
        _require_not_done(task)
        if task.owner_id:
            Task.objects.filter(pk=task.pk).update(owner=None)
            changed(events.TASK_GIVEN_BACK, entry, by=by, task=task.pk)


def finish_task(task: Task, *, by: Person, at: dt.datetime | None = None) -> None:
    """Done. The owners of what waited for it alone are told. Twice is harmless."""
    with transaction.atomic():
        entry, _project = locked_going_on(task.project_id)
        task = _there(task)
        if task.done_at:
            return
        Task.objects.filter(pk=task.pk).update(done_at=at or timezone.now(), done_by=by)
        changed(events.TASK_FINISHED, entry, by=by, at=at, task=task.pk)
        waiting = task.waited_for_by.filter(done_at=None, owner__isnull=False).exclude(owner=by)
        for one in waiting.order_by("pk"):
            if not one.waits_for.filter(done_at=None).exists():
                changed(events.TASK_READY, entry, by=by, toward=one.owner_id, task=one.pk)


def reopen_task(task: Task, *, by: Person) -> None:
    """Not done after all. Twice is harmless."""
    with transaction.atomic():
        entry, _project = locked_going_on(task.project_id)
        task = _there(task)
        if task.done_at is None:
            return
        owner = task.owner_id or task.done_by_id
        Task.objects.filter(pk=task.pk).update(done_at=None, done_by=None, owner=owner)
        changed(events.TASK_REOPENED, entry, by=by, task=task.pk)


def remove_task(task: Task, *, by: Person) -> None:
    """What waited for it no longer does. Twice is harmless."""
    with transaction.atomic():
        entry, _project = locked_going_on(task.project_id)
        gone, _rows = Task.objects.filter(pk=task.pk, done_at=None).delete()
        if gone:
            changed(events.TASK_REMOVED, entry, by=by)


def require_no_circle(task: Task, waits_for: Iterable[Task]) -> None:
    """Raises ProjectRefused where `task` would, in the end, wait for itself. One query."""
    waits: dict[int, set[int]] = {}
    pairs = Task.waits_for.through.objects.filter(from_task__project=task.project_id)
    for waiting, waited_for in pairs.values_list("from_task", "to_task"):
        waits.setdefault(waiting, set()).add(waited_for)
    ahead, seen = [one.pk for one in waits_for], set()
    while ahead:
        one = ahead.pop()
        if one == task.pk:
            raise ProjectRefused(
                _("Then these tasks would wait for each other, and none could begin.")
            )
        if one not in seen:
            seen.add(one)
            ahead.extend(waits.get(one, ()))


def _of(project: Project, tasks: Iterable[Task]) -> list[Task]:
    return [one for one in tasks if one.project_id == project.pk]


def _there(task: Task) -> Task:
    """Raises ProjectRefused where it was removed."""
    row = Task.objects.filter(pk=task.pk).first()
    if row is None:
        raise ProjectRefused(_("This task has been removed in the meantime."))
    return row


def _require_not_done(task: Task) -> None:
    if task.done_at:
        raise ProjectRefused(_("This task is done already."))
