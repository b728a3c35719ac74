"""What the two of a pair do while it lasts. The other is told; nobody else learns of it."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.commons.actions import discard_draft
from guildhall.mentoring.models import Goal, Note, Pair, Sitting
from guildhall.mentoring.names import MEETING_SET, NOTEBOOK, WRITTEN, notice_key
from guildhall.notifications.direct import tell_directly
from guildhall.notifications.rules import WRITTEN_TO
from guildhall.people.models import Person

_MOMENT = dt.timedelta(minutes=2)


def add_goal(pair: Pair, *, by: Person, text: str) -> Goal:
    """Twice the same is once."""
    goal, _is_new = Goal.objects.get_or_create(pair=pair, text=" ".join(text.split()))
    return goal


def reach_goal(goal: Goal, *, by: Person) -> None:
    """Reached; pressed again, not yet."""
    goal.reached_at = None if goal.reached_at else timezone.now()
    goal.save(update_fields=["reached_at"])


def set_sitting(
    pair: Pair, *, by: Person, starts_at: dt.datetime, minutes: int = 60, place: str = ""
) -> Sitting:
    """A time to meet. At the same moment there is one, with what was said last."""
    with transaction.atomic():
        sitting, _is_new = Sitting.objects.update_or_create(
            pair=pair,
            starts_at=starts_at,
            defaults={"minutes": minutes, "place": " ".join(place.split())},
        )
        _tell_other(MEETING_SET, pair, by=by)
    return sitting


def drop_sitting(sitting: Sitting, *, by: Person) -> None:
    """It is not held: the other is told that a time changed."""
    with transaction.atomic():
        sitting.delete()
        _tell_other(MEETING_SET, sitting.pair, by=by)


def add_note(
    pair: Pair,
    *,
    by: Person,
    body: str,
    keeps_draft: bool = False,
    at: dt.datetime | None = None,
) -> Note:
    """Sent twice by a hasty finger or a bad line, it is written once.

    One that came by mail `keeps_draft`: what was begun on the page is something else.
    """
    with transaction.atomic():
        Pair.objects.select_for_update().get(pk=pair.pk)
        lately = Note.objects.filter(pair=pair, author=by, at__gt=timezone.now() - _MOMENT)
        newest = lately.order_by("-pk").first()
        if not keeps_draft:
            discard_draft(person=by, form=NOTEBOOK, target=str(pair.pk))
        if newest and newest.body == body:
            return newest
        note = Note.objects.create(pair=pair, author=by, body=body, at=at or timezone.now())
        _tell_other(WRITTEN, pair, by=by)
    return note


def remove_note(note: Note, *, by: Person) -> None:
    """Its author takes it out; it is gone for both."""
    note.delete()


def change_until(pair: Pair, *, by: Person, until_on: dt.date) -> None:
    """Longer, or shorter."""
    Pair.objects.running().filter(pk=pair.pk).update(until_on=until_on)
    pair.until_on = until_on


def _tell_other(verb: str, pair: Pair, *, by: Person) -> None:
    tell_directly(
        verb,
        [pair.other_of(by).pk],
        reason=WRITTEN_TO,
        key=notice_key(verb, pair.pk),
        by=by,
        at=timezone.now(),
        pair=pair.pk,
    )
