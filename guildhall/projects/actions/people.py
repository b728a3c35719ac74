"""Who is in, who organises, and who takes over a project that nobody organises any more."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.actions import follow
from guildhall.commons.models import Entry
from guildhall.communities.models import Membership
from guildhall.people.models import Person
from guildhall.projects import events
from guildhall.projects.actions.locking import ProjectRefused, changed, locked_going_on
from guildhall.projects.models import Joining, Organiser, Place, Project, Supply


def join_project(entry: Entry, *, by: Person, at: dt.datetime | None = None) -> None:
    """“I'm in”. Twice is harmless. Raises ProjectRefused."""
    with transaction.atomic():
        entry, project = locked_going_on(entry.pk)
        be_in(entry, project, by=by, at=at)


def leave_project(entry: Entry, *, by: Person) -> None:
    """No longer in: what they would have brought and done on the day is free again.

    Tasks and roles stay theirs until they give them back. Raises ProjectRefused.
    """
    with transaction.atomic():
        entry, project = locked_going_on(entry.pk)
        gone, _rows = Joining.objects.filter(project=project, person=by).delete()
        freed = Supply.objects.filter(project=project, brought_by=by).update(
            brought_by=None, taken_at=None
        )
        held = Place.objects.filter(
            shift__project=project, shift__starts_at__isnull=False, person=by
        )
        freed += held.delete()[0]
        if gone or freed:
            changed(events.PROJECT_LEFT, entry, by=by)


def add_organiser(entry: Entry, *, person: Person, by: Person) -> None:
    """Someone organises it, too. They are told, and can step back. Raises ProjectRefused."""
    with transaction.atomic():
        entry, project = locked_going_on(entry.pk)
        belongs = Membership.objects.current().filter(community=entry.community_id, person=person)
        if not belongs.exists():
            raise ProjectRefused(_("Only a member of this community can organise it with you."))
        _organiser, is_new = Organiser.objects.get_or_create(project=project, person=person)
        if is_new:
            follow(entry, by=person)
            changed(events.ORGANISER_ADDED, entry, by=by, toward=person.pk)


def step_back(entry: Entry, *, by: Person) -> None:
    """No longer organise it; they stay in. Twice is harmless."""
    with transaction.atomic():
        entry, project = locked_going_on(entry.pk)
        gone, _rows = Organiser.objects.filter(project=project, person=by).delete()
        if gone:
            changed(events.ORGANISER_LEFT, entry, by=by)


def take_over_project(entry: Entry, *, by: Person) -> None:
    """Organise one that nobody organises. Raises ProjectRefused where someone does."""
    with transaction.atomic():
        entry, project = locked_going_on(entry.pk)
        if project.organisers.filter(person=by).exists():
            return
        if has_organiser(project):
            raise ProjectRefused(_("Someone has begun to organise it in the meantime."))
        Organiser.objects.create(project=project, person=by)
        Project.objects.filter(pk=project.pk).update(asked_at=None, passed_on_at=None)
        follow(entry, by=by)
        changed(events.PROJECT_TAKEN_OVER, entry, by=by)


def has_organiser(project: Project) -> bool:
    """Whether someone who organises it still belongs to its community. One query."""
    here = Membership.objects.current().filter(community=project.entry.community_id)
    return project.organisers.filter(person__in=here.values("person")).exists()


def be_in(entry: Entry, project: Project, *, by: Person, at: dt.datetime | None = None) -> None:
    """Who takes something on for the day is in, too. The entry is locked."""
    _joining, is_new = Joining.objects.get_or_create(
        project=project, person=by, defaults={"at": at or timezone.now()}
    )
    if is_new:
        follow(entry, by=by)
        changed(events.PROJECT_JOINED, entry, by=by, at=at)
