"""What happens by itself: reminders, asking how it went, finding someone, deleting volunteers."""

import datetime as dt

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.projects import events
from guildhall.projects.actions.people import has_organiser
from guildhall.projects.models import (
    Joining,
    Organiser,
    Place,
    Project,
    ProjectState,
    Supply,
    Task,
    Volunteer,
)

BEFORE = dt.timedelta(hours=24)
PATIENCE = dt.timedelta(days=7)
KEPT_AFTER_END = dt.timedelta(days=28)
KEPT_WITHOUT_A_DAY = dt.timedelta(days=180)
BATCH = 200


def remind_of_shifts(*, at: dt.datetime | None = None) -> None:
    """Members, a day before their shift, once; again after it was moved. Recurring."""
    now = at or timezone.now()
    soon = Place.objects.filter(
        person__isnull=False,
        reminded_at=None,
        shift__starts_at__gt=now,
        shift__starts_at__lte=now + BEFORE,
        shift__project__in=Project.objects.going_on(),
    )
    for place in soon.select_related("shift__project__entry").order_by("pk")[:BATCH]:
        with transaction.atomic():
            if Place.objects.filter(pk=place.pk, reminded_at=None).update(reminded_at=now):
                entry = place.shift.project.entry
                toward, shift = place.person_id, place.shift_id
                tell(events.SHIFT_REMINDED, entry=entry, by=None, toward=toward, shift=shift)


def ask_how_it_went(*, at: dt.datetime | None = None) -> None:
    """The organisers, once its time is over. Recurring."""
    now = at or timezone.now()
    over = Project.objects.over(now).filter(asked_at=None)
    for project in over.select_related("entry").order_by("ends_at", "pk")[:BATCH]:
        with transaction.atomic():
            Entry.objects.select_for_update(of=("self",)).get(pk=project.pk)
            unasked = Project.objects.over(now).filter(pk=project.pk, asked_at=None)
            if unasked.update(asked_at=now):
                tell(events.PROJECT_OVER, entry=project.entry, by=None, at=now)


def pass_projects_on(*, at: dt.datetime | None = None) -> None:
    """To the stewards: nobody organises it any more, or nobody says how it went. Recurring."""
    now = at or timezone.now()
    kept = Project.objects.going_on().filter(passed_on_at=None).select_related("entry__community")
    for project in kept.order_by("pk"):
        is_late = project.asked_at is not None and project.asked_at < now - PATIENCE
        if not is_late and has_organiser(project):
            continue
        with transaction.atomic():
            Entry.objects.select_for_update(of=("self",)).get(pk=project.pk)
            waiting = Project.objects.going_on().filter(pk=project.pk, passed_on_at=None)
            if waiting.update(passed_on_at=now):
                tell(
                    events.PROJECT_PASSED_ON,
                    entry=project.entry,
                    by=None,
                    at=now,
                    is_over=is_late,
                )


def forget_volunteers(*, at: dt.datetime | None = None) -> int:
    """Delete people without an account, four weeks after the end of their project. Recurring.

    The end is when someone says it has ended, or when it went out of sight; else its last day;
    where it never had one, half a year after they offered. What they said about the need stays,
    without them.
    """
    now = at or timezone.now()
    helped = Project.objects.filter(pk__in=Volunteer.objects.values("project"))
    gone = 0
    for project in helped.select_related("entry__community").order_by("pk"):
        _note_whether_gone(project, now)
        over = project.volunteers.filter(_is_over_for_them(project, now))
        if number := over.count():
            over.delete()
            touch_entry(project.entry)
        gone += number
    return gone


def _note_whether_gone(project: Project, now: dt.datetime) -> None:
    """Since when it has been out of sight; what comes back begins anew."""
    gone_at = None if project.is_there else project.gone_at or now
    if gone_at != project.gone_at:
        Project.objects.filter(pk=project.pk).update(gone_at=gone_at)
        project.gone_at = gone_at


def _is_over_for_them(project: Project, now: dt.datetime) -> Q:
    """Which of its volunteers are to be deleted by now."""
    ends = (project.ended_at, project.gone_at, project.entry.community.closed_at)
    if any(end and end < now - KEPT_AFTER_END for end in ends):
        return Q()
    if project.ended_at:
        return Q(pk__in=[])
    last_shift = project.shifts.aggregate(at=Max("ends_at"))["at"]
    days = [project.ends_at or project.starts_at, last_shift]
    last_day = max((day for day in days if day), default=None)
    if last_day is None:
        return Q(at__lt=now - KEPT_WITHOUT_A_DAY)
    if last_day < now - KEPT_AFTER_END:
        return Q(at__lt=now - KEPT_AFTER_END)
    return Q(pk__in=[])


def part(person_id: int, *, community_id: int | None = None) -> None:
    """Someone left the community: what they had taken in projects that go on is free again."""
    here = Q() if community_id is None else Q(project__entry__community=community_id)
    mine = here & Q(project__entry__state=ProjectState.PLANNED)
    with transaction.atomic():
        _touch_those_of(person_id, mine)
        Supply.objects.filter(mine, brought_by=person_id).update(brought_by=None, taken_at=None)
        Task.objects.filter(mine, owner=person_id, done_at=None).update(owner=None)
        Joining.objects.filter(mine, person=person_id).delete()
        Organiser.objects.filter(mine, person=person_id).delete()
        places = Place.objects.filter(person=person_id, shift__project__ended_at=None)
        if community_id is not None:
            places = places.filter(shift__project__entry__community=community_id)
        places.delete()


def _touch_those_of(person_id: int, mine: Q) -> None:
    """What lists and pages keep of these projects names them."""
    theirs = Project.objects.filter(
        Q(pk__in=Supply.objects.filter(mine, brought_by=person_id).values("project"))
        | Q(pk__in=Task.objects.filter(mine, owner=person_id).values("project"))
        | Q(pk__in=Joining.objects.filter(mine, person=person_id).values("project"))
        | Q(pk__in=Organiser.objects.filter(mine, person=person_id).values("project"))
        | Q(pk__in=Place.objects.filter(person=person_id).values("shift__project"))
    )
    for project in theirs.select_related("entry").order_by("pk"):
        touch_entry(project.entry)
