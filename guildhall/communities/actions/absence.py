"""I'm away until …: someone covers, who must agree; it ends by itself, or by one tap."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.communities import events
from guildhall.communities.models.absence import Absence
from guildhall.people.models import Person


def go_away(
    person: Person,
    *,
    by: Person,
    until_on: dt.date,
    cover: Person | None = None,
    pauses_mail: bool = False,
) -> Absence:
    """Away from now until the end of that day where the person lives. The cover is asked.

    Saying it again replaces what was said. Who agreed to cover need not agree again, unless it
    takes longer now.
    """
    with transaction.atomic():
        before = _open(person)
        end_absence(person, by=by)
        absence = Absence.objects.create(
            person=person,
            until_on=until_on,
            back_at=_midnight_after(until_on, person),
            pauses_mail=pauses_mail,
            cover=cover,
            agreed_at=_agreed_before(before, cover, until_on),
        )
        if absence.waits_for_cover:
            _tell(events.COVER_ASKED, absence, by=person, toward_id=absence.cover_id)
    return absence


def end_absence(person: Person, *, by: Person) -> None:
    """Back again. Twice is harmless."""
    Absence.objects.filter(person=person, ended_at=None).update(ended_at=timezone.now())


def agree_to_cover(absence: Absence, *, by: Person) -> Absence:
    """Only the person asked can agree; twice is harmless, and after the end nothing changes."""
    with transaction.atomic():
        asked = Absence.objects.going_on().filter(pk=absence.pk, cover=by, agreed_at=None)
        if asked.update(agreed_at=timezone.now(), declined_at=None):
            _tell(events.COVER_AGREED, absence, by=by, toward_id=absence.person_id)
    absence.refresh_from_db()
    return absence


def decline_to_cover(absence: Absence, *, by: Person) -> Absence:
    """Not this time, or not any more: the stewards are asked instead. Twice is harmless."""
    with transaction.atomic():
        asked = Absence.objects.going_on().filter(pk=absence.pk, cover=by, declined_at=None)
        if asked.update(declined_at=timezone.now(), agreed_at=None):
            _tell(events.COVER_DECLINED, absence, by=by, toward_id=absence.person_id)
    absence.refresh_from_db()
    return absence


def forget_absences(person: Person) -> None:
    """The person has left the hall: nobody covers for them, and they cover for nobody."""
    Absence.objects.filter(person=person).delete()
    Absence.objects.filter(cover=person).update(cover=None, agreed_at=None)


def _open(person: Person) -> Absence | None:
    return Absence.objects.going_on().select_for_update().filter(person=person).first()


def _agreed_before(
    before: Absence | None, cover: Person | None, until_on: dt.date
) -> dt.datetime | None:
    if before is None or cover is None or before.cover_id != cover.pk:
        return None
    return before.agreed_at if until_on <= before.until_on else None


def _midnight_after(day: dt.date, person: Person) -> dt.datetime:
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), tzinfo=person.zone)


def _tell(verb: str, absence: Absence, *, by: Person, toward_id: int | None) -> None:
    record(verb, actor_id=by.pk, toward_id=toward_id, absence=absence.pk)
