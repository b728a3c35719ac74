"""The end: finished, or stopped, which is as honourable; thanks, and whether it met the need."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.people.models import Person
from guildhall.projects import events
from guildhall.projects.actions.locking import ProjectRefused, changed, locked, locked_going_on
from guildhall.projects.models import Judgement, Place, Project, ProjectState, ThankYou, Volunteer


@dataclass(frozen=True, slots=True)
class Ending:
    """What is written at the end. `saved`: what stopping in good time saved."""

    happened: str
    lessons: str = ""
    carried_on_by: str = ""
    saved: str = ""


def finish_project(
    entry: Entry, *, by: Person, ending: Ending, at: dt.datetime | None = None
) -> None:
    """Everyone who took part is told. Twice is harmless. Raises ProjectRefused."""
    state, verb = ProjectState.FINISHED, events.PROJECT_FINISHED
    _end(entry, by=by, ending=ending, state=state, verb=verb, at=at)


def stop_project(entry: Entry, *, by: Person, ending: Ending) -> None:
    """In good time, with what that saved. Twice is harmless. Raises ProjectRefused."""
    _end(entry, by=by, ending=ending, state=ProjectState.STOPPED, verb=events.PROJECT_STOPPED)


def reopen_project(entry: Entry, *, by: Person) -> None:
    """A finished one goes on; what was written stays for its next end."""
    _go_on(entry, by=by, state=ProjectState.FINISHED, verb=events.PROJECT_REOPENED)


def resume_project(entry: Entry, *, by: Person) -> None:
    _go_on(entry, by=by, state=ProjectState.STOPPED, verb=events.PROJECT_RESUMED)


def thank_them(
    entry: Entry,
    *,
    by: Person,
    words: str,
    person: Person | None = None,
    volunteer: Volunteer | None = None,
    at: dt.datetime | None = None,
) -> ThankYou:
    """A card to one of those who took part. Written again, it changes. Raises ProjectRefused."""
    with transaction.atomic():
        entry, project = locked(entry.pk)
        if project.is_going_on:
            raise ProjectRefused(_("Say first how it went. Then you can thank everyone."))
        card, is_new = ThankYou.objects.update_or_create(
            project=project,
            person=person,
            volunteer=volunteer,
            defaults={"words": words.strip(), "by": by},
        )
        if is_new:
            changed(
                events.THANKS_WRITTEN, entry, by=by, toward=person.pk if person else None, at=at
            )
    return card


def judge_project(
    entry: Entry,
    *,
    answer: str,
    words: str = "",
    by: Person | None = None,
    volunteer: Volunteer | None = None,
    at: dt.datetime | None = None,
) -> None:
    """Did it meet the need? Said again, it changes. Raises ProjectRefused while it goes on."""
    with transaction.atomic():
        entry, project = locked(entry.pk)
        if project.is_going_on:
            raise ProjectRefused(_("You can say this once the project has ended."))
        _judgement, is_new = Judgement.objects.update_or_create(
            project=project,
            person=by,
            volunteer=volunteer,
            defaults={"answer": answer, "words": words.strip()},
        )
        if is_new:
            changed(events.JUDGED, entry, by=by, at=at)


def _end(
    entry: Entry,
    *,
    by: Person,
    ending: Ending,
    state: str,
    verb: str,
    at: dt.datetime | None = None,
) -> None:
    now = at or timezone.now()
    with transaction.atomic():
        entry, project = locked(entry.pk)
        if entry.state == state:
            return
        entry, project = locked_going_on(entry.pk)
        Project.objects.filter(pk=project.pk).update(
            happened=ending.happened.strip(),
            lessons=ending.lessons.strip(),
            carried_on_by=ending.carried_on_by.strip(),
            saved=ending.saved.strip(),
            ended_at=now,
            ended_by=by,
        )
        Place.objects.filter(shift__project=project).update(swap_asked_at=None)
        Entry.objects.filter(pk=entry.pk).update(state=state, last_active_at=now)
        changed(verb, entry, by=by, at=at)


def _go_on(entry: Entry, *, by: Person, state: str, verb: str) -> None:
    """From this end only. Twice is harmless."""
    with transaction.atomic():
        entry, project = locked(entry.pk)
        if entry.state != state:
            return
        Project.objects.filter(pk=project.pk).update(ended_at=None, ended_by=None, asked_at=None)
        Entry.objects.filter(pk=entry.pk).update(
            state=ProjectState.PLANNED, last_active_at=timezone.now()
        )
        changed(verb, entry, by=by)
