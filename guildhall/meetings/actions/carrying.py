"""Actions: taken on, carried over to the next meeting, done or dropped."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.communities.models import Community
from guildhall.meetings import events
from guildhall.meetings.models import ActionPoint, Meeting
from guildhall.people.models import Person

MOMENT = dt.timedelta(seconds=60)


def take_action(
    meeting: Meeting,
    *,
    by: Person,
    text: str,
    owner: Person | None,
    due_on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> ActionPoint:
    """Add an action. Sent twice, it is there once; an owner who is someone else is told."""
    return _take(
        meeting.entry.community, meeting, by=by, text=text, owner=owner, due_on=due_on, at=at
    )


def add_action(
    community: Community,
    *,
    by: Person,
    text: str,
    owner: Person | None,
    due_on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> ActionPoint:
    """Add one that came out of no meeting; otherwise as `take_action`."""
    return _take(community, None, by=by, text=text, owner=owner, due_on=due_on, at=at)


def _take(
    community: Community,
    meeting: Meeting | None,
    *,
    by: Person,
    text: str,
    owner: Person | None,
    due_on: dt.date | None,
    at: dt.datetime | None,
) -> ActionPoint:
    text = " ".join(text.split())[:300]
    with transaction.atomic():
        Community.objects.select_for_update().get(pk=community.pk)
        twins = ActionPoint.objects.open().filter(
            meeting=meeting, text=text, owner=owner, made_by=by
        )
        twin = None if at else twins.filter(made_at__gt=timezone.now() - MOMENT).first()
        if twin:
            return twin
        point = ActionPoint.objects.create(
            community=community,
            meeting=meeting,
            text=text,
            owner=owner,
            due_on=due_on,
            made_by=by,
            made_at=at or timezone.now(),
        )
        _record(events.ACTION_TAKEN, point, by, at=at, toward=owner.pk if owner else None)
    return point


def change_action(
    point: ActionPoint, *, by: Person, text: str, owner: Person | None, due_on: dt.date | None
) -> ActionPoint:
    """Reword it, give it to someone, set another date. A new owner is told."""
    with transaction.atomic():
        point = ActionPoint.objects.select_for_update().get(pk=point.pk)
        is_given = owner is not None and owner.pk != point.owner_id
        point.text, point.owner, point.due_on = " ".join(text.split())[:300], owner, due_on
        point.save(update_fields=["text", "owner", "due_on"])
        if is_given and owner:
            _record(events.ACTION_TAKEN, point, by, toward=owner.pk)
    return point


def finish_action(point: ActionPoint, *, by: Person, at: dt.datetime | None = None) -> None:
    with transaction.atomic():
        still_open = ActionPoint.objects.open().filter(pk=point.pk)
        if still_open.update(done_at=at or timezone.now(), done_by=by):
            _record(events.ACTION_DONE, point, by, at=at)


def reopen_action(point: ActionPoint, *, by: Person) -> None:
    """It wasn't done after all, or is needed after all."""
    with transaction.atomic():
        closed = ActionPoint.objects.filter(pk=point.pk).exclude(done_at=None, dropped_at=None)
        if closed.update(done_at=None, done_by=None, dropped_at=None, drop_note=""):
            _record(events.ACTION_REOPENED, point, by)


def drop_action(point: ActionPoint, *, by: Person, note: str = "") -> None:
    """No longer needed; the note says why. Dropping an action is fine."""
    with transaction.atomic():
        still_open = ActionPoint.objects.open().filter(pk=point.pk)
        if still_open.update(dropped_at=timezone.now(), drop_note=note.strip()[:300]):
            _record(events.ACTION_DROPPED, point, by)


def let_go_of_actions(*, person_id: int, community_id: int) -> None:
    """Someone has left: their actions need another owner, and the stewards are told.

    Safe to do twice.
    """
    with transaction.atomic():
        left = ActionPoint.objects.open().filter(community=community_id, owner=person_id)
        if left.update(owner=None):
            record(
                events.ACTION_LOST_OWNER,
                actor_id=None,
                community_id=community_id,
                is_automated=True,
            )


def _record(
    verb: str,
    point: ActionPoint,
    by: Person,
    *,
    at: dt.datetime | None = None,
    toward: int | None = None,
) -> None:
    record(
        verb,
        actor_id=by.pk,
        community_id=point.community_id,
        entry_id=point.meeting_id,
        toward_id=toward,
        at=at,
        action=point.pk,
    )
