"""Shifts and roles with places: take one, give it back, swap it, check in."""

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.people.models import Person
from guildhall.projects import events
from guildhall.projects.actions.locking import (
    ProjectRefused,
    changed,
    locked,
    locked_going_on,
)
from guildhall.projects.actions.people import be_in
from guildhall.projects.models import MOST_SHIFTS, Place, Project, Shift, Volunteer
from guildhall.projects.moments import clock_in_words

EARLY = dt.timedelta(hours=2)


def add_shift(
    entry: Entry,
    *,
    by: Person,
    name: str,
    places: int = 1,
    starts_at: dt.datetime | None = None,
    ends_at: dt.datetime | None = None,
) -> Shift:
    """A shift, or without times a role. Raises ProjectRefused."""
    with transaction.atomic():
        entry, project = locked_going_on(entry.pk)
        if project.shifts.count() >= MOST_SHIFTS:
            raise ProjectRefused(_("These are many shifts already. Remove some first."))
        shift = Shift.objects.create(
            project=project,
            name=" ".join(name.split()),
            places=places,
            starts_at=starts_at,
            ends_at=ends_at,
        )
        changed(events.SHIFT_ADDED, entry, by=by, shift=shift.pk)
    return shift


def change_shift(
    shift: Shift,
    *,
    by: Person,
    name: str,
    places: int,
    starts_at: dt.datetime | None,
    ends_at: dt.datetime | None,
) -> None:
    """Those who hold a place are told of another time. Raises ProjectRefused."""
    with transaction.atomic():
        entry, _project = locked_going_on(shift.project_id)
        shift = _there(shift)
        taken = shift.held.count()
        if places < taken:
            sentence = _("%(number)d people have taken this. Ask someone to give it back first.")
            raise ProjectRefused(sentence % {"number": taken})
        is_moved = (shift.starts_at, shift.ends_at) != (starts_at, ends_at)
        shift.name, shift.places = " ".join(name.split()), places
        shift.starts_at, shift.ends_at = starts_at, ends_at
        shift.save(update_fields=["name", "places", "starts_at", "ends_at"])
        if is_moved:
            shift.held.update(reminded_at=None)
        changed(events.SHIFT_CHANGED, entry, by=by, shift=shift.pk, is_moved=is_moved)


def remove_shift(shift: Shift, *, by: Person) -> None:
    """Only while nobody has taken it: so nobody loses a place unasked. Raises ProjectRefused."""
    with transaction.atomic():
        entry, _project = locked_going_on(shift.project_id)
        if Place.objects.filter(shift=shift).exists():
            raise ProjectRefused(_("Someone has taken this. Ask them to give it back first."))
        gone, _rows = Shift.objects.filter(pk=shift.pk).delete()
        if gone:
            changed(events.SHIFT_REMOVED, entry, by=by)


def take_shift(shift: Shift, *, by: Person, at: dt.datetime | None = None) -> None:
    """“I'll take this”. Twice is harmless. Raises ProjectRefused: full, or at the same time."""
    with transaction.atomic():
        entry, project = locked_going_on(shift.project_id)
        shift = _there(shift)
        if Place.objects.filter(shift=shift, person=by).exists():
            return
        require_free(shift)
        require_no_overlap(shift, Place.objects.filter(person=by), project)
        Place.objects.create(shift=shift, person=by, at=at or timezone.now())
        if shift.starts_at:
            be_in(entry, project, by=by, at=at)
        changed(events.SHIFT_TAKEN, entry, by=by, at=at, shift=shift.pk)


def give_back_shift(place: Place, *, by: Person | None) -> None:
    """The place is free again. Twice is harmless."""
    with transaction.atomic():
        entry, _project = locked_going_on(place.shift.project_id)
        gone, _rows = Place.objects.filter(pk=place.pk).delete()
        if gone:
            toward = place.person_id if by and place.person_id != by.pk else None
            changed(events.SHIFT_GIVEN_BACK, entry, by=by, toward=toward, shift=place.shift_id)


def ask_to_swap(place: Place, *, by: Person) -> None:
    """Look for someone who takes it over: those who are in are asked. They keep it until then."""
    with transaction.atomic():
        entry, _project = locked_going_on(place.shift.project_id)
        asked = Place.objects.filter(pk=place.pk, swap_asked_at=None)
        if asked.update(swap_asked_at=timezone.now()):
            changed(events.SWAP_ASKED, entry, by=by, shift=place.shift_id)


def keep_shift(place: Place, *, by: Person) -> None:
    """No longer look for someone. Twice is harmless."""
    with transaction.atomic():
        entry, _project = locked_going_on(place.shift.project_id)
        asked = Place.objects.filter(pk=place.pk, swap_asked_at__isnull=False)
        if asked.update(swap_asked_at=None):
            changed(events.SWAP_TAKEN_BACK, entry, by=by, shift=place.shift_id)


def swap_shift(place: Place, *, by: Person) -> None:
    """Take it over from someone who looks for that. Raises ProjectRefused."""
    with transaction.atomic():
        entry, project = locked_going_on(place.shift.project_id)
        place = Place.objects.select_related("shift").filter(pk=place.pk).first() or place
        if place.person_id == by.pk:
            return
        if place.swap_asked_at is None:
            raise ProjectRefused(_("This place isn't looking for someone any more."))
        if Place.objects.filter(shift=place.shift, person=by).exists():
            raise ProjectRefused(_("You have a place in this shift already."))
        require_no_overlap(place.shift, Place.objects.filter(person=by), project)
        before = place.person_id
        Place.objects.filter(pk=place.pk).update(
            person=by, at=timezone.now(), swap_asked_at=None, reminded_at=None
        )
        if place.shift.starts_at:
            be_in(entry, project, by=by)
        changed(events.SHIFT_SWAPPED, entry, by=by, toward=before, shift=place.shift_id)


def check_in(place: Place, *, by: Person, at: dt.datetime | None = None) -> None:
    """They were there. Also afterwards, from a phone without a network; twice is harmless.

    Raises ProjectRefused before the day.
    """
    moment = at or timezone.now()
    with transaction.atomic():
        entry, _project = locked(place.shift.project_id)
        starts_at = place.shift.starts_at
        if starts_at and moment < starts_at - EARLY:
            raise ProjectRefused(_("This shift hasn't begun yet."))
        absent = Place.objects.filter(pk=place.pk, came_at=None)
        if absent.update(came_at=moment, noted_by=None if place.person_id == by.pk else by):
            verb = events.CHECKED_IN if place.person_id else events.VOLUNTEER_CAME
            changed(verb, entry, by=place.person or by, at=at, shift=place.shift_id)


def take_back_check_in(place: Place, *, by: Person) -> None:
    """Noted by mistake. Twice is harmless."""
    with transaction.atomic():
        entry, _project = locked(place.shift.project_id)
        there = Place.objects.filter(pk=place.pk, came_at__isnull=False)
        if there.update(came_at=None, noted_by=None):
            changed(events.CHECK_IN_TAKEN_BACK, entry, by=by, shift=place.shift_id)


def require_free(shift: Shift) -> None:
    if shift.held.count() >= shift.places:
        raise ProjectRefused(_("All places of “%(name)s” are taken.") % {"name": shift.name})


def require_no_overlap(shift: Shift, places: QuerySet[Place], project: Project) -> None:
    """`places` are those that the same person or volunteer holds. Raises ProjectRefused."""
    if shift.starts_at is None or shift.ends_at is None:
        return
    timed = places.filter(
        shift__starts_at__lt=shift.ends_at,
        shift__ends_at__gt=shift.starts_at,
        shift__project__ended_at=None,
    ).exclude(shift=shift)
    for held in timed.select_related("shift").order_by("shift__starts_at", "pk"):
        other = held.shift
        if other.starts_at and other.ends_at:
            sentence = _("You have “%(name)s” at that time: %(time)s. Give it back, or swap it.")
            time = clock_in_words(other.starts_at, other.ends_at, project.zone)
            raise ProjectRefused(sentence % {"name": other.name, "time": time})


def take_as_volunteer(shift: Shift, volunteer: Volunteer, project: Project) -> None:
    """The same for someone without an account; the entry is locked. Raises ProjectRefused."""
    if Place.objects.filter(shift=shift, volunteer=volunteer).exists():
        return
    require_free(shift)
    require_no_overlap(shift, Place.objects.filter(volunteer=volunteer), project)
    Place.objects.create(shift=shift, volunteer=volunteer)


def _there(shift: Shift) -> Shift:
    """Raises ProjectRefused where it was removed."""
    row = Shift.objects.filter(pk=shift.pk).first()
    if row is None:
        raise ProjectRefused(_("This shift has been removed in the meantime."))
    return row
