"""Ten steps: turn them on, answer the question of one. Nothing waits for a step."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.people.models import Person
from guildhall.projects import events
from guildhall.projects.actions.locking import changed, locked_going_on
from guildhall.projects.models import Project, StepAnswer


def guide_project(entry: Entry, *, by: Person, at: dt.datetime | None = None) -> None:
    """Show the ten steps. Twice is harmless."""
    with transaction.atomic():
        entry, _project = locked_going_on(entry.pk)
        unguided = Project.objects.filter(pk=entry.pk, guided_at=None)
        if unguided.update(guided_at=at or timezone.now()):
            changed(events.PROJECT_GUIDED, entry, by=by, at=at)


def end_guidance(entry: Entry, *, by: Person) -> None:
    """Hide them. What was answered is kept."""
    with transaction.atomic():
        entry, _project = locked_going_on(entry.pk)
        guided = Project.objects.filter(pk=entry.pk, guided_at__isnull=False)
        if guided.update(guided_at=None):
            changed(events.PROJECT_PLANNED, entry, by=by)


def answer_step(
    entry: Entry,
    *,
    by: Person,
    number: int,
    text: str,
    is_settled: bool,
    at: dt.datetime | None = None,
) -> StepAnswer:
    """Answer its question; again, it changes the answer. The same twice records nothing."""
    with transaction.atomic():
        entry, project = locked_going_on(entry.pk)
        answer, is_new = StepAnswer.objects.get_or_create(project=project, number=number)
        before = (answer.text, answer.settled_at is not None)
        if before == (text.strip(), is_settled) and not is_new:
            return answer
        now = at or timezone.now()
        answer.text, answer.by, answer.at = text.strip(), by, now
        answer.settled_at = (answer.settled_at or now) if is_settled else None
        answer.save()
        changed(events.STEP_ANSWERED, entry, by=by, at=at, step=number)
    return answer
