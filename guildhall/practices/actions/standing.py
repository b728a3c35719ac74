"""Stand behind a tip or practice, step back; withdraw it, bring it back."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.people.models import Person
from guildhall.practices import events
from guildhall.practices.actions.settling import locked
from guildhall.practices.ladder import missing_for, rung_of
from guildhall.practices.models import Rung, Way
from guildhall.practices.reading import evidence_of


class NotNow(ValueError):
    """Something is still missing for this, with the sentence that says what."""


def stand_behind(entry: Entry, *, by: Person, at: dt.datetime | None = None) -> None:
    """A steward's name makes it our standard. Doing it twice is harmless. Raises NotNow."""
    with transaction.atomic():
        entry, way = locked(entry.pk)
        if way.stands_behind_id == by.pk:
            return
        way.stands_behind = by
        missing = missing_for(Rung.STANDARD, evidence_of(way, entry))
        if entry.state != Rung.ELSEWHERE or missing:
            raise NotNow(" ".join(missing) or _("It has to work elsewhere first."))
        Way.objects.filter(pk=way.pk).update(stands_behind=by, stood_behind_at=at or timezone.now())
        _set_rung(entry, Rung.STANDARD)
        tell(events.WAY_STOOD_BEHIND, entry=entry, by=by, toward=entry.author_id, at=at)


def step_back(entry: Entry, *, by: Person) -> None:
    """Nobody stands behind it any more. Stepping back twice is harmless."""
    with transaction.atomic():
        entry, way = locked(entry.pk)
        backed = Way.objects.filter(pk=way.pk, stands_behind__isnull=False)
        if not backed.update(stands_behind=None, stood_behind_at=None):
            return
        if entry.state == Rung.STANDARD:
            _set_rung(entry, Rung.ELSEWHERE)
        tell(events.WAY_STEPPED_BACK, entry=entry, by=by)


def withdraw_way(
    entry: Entry,
    *,
    by: Person,
    reason: str,
    replaced_by: Entry | None = None,
    at: dt.datetime | None = None,
) -> None:
    """It is no longer right. People who use it are told why, and what to use instead.

    Withdrawing twice is harmless.
    """
    with transaction.atomic():
        entry, way = locked(entry.pk)
        if entry.state == Rung.WITHDRAWN:
            return
        Way.objects.filter(pk=way.pk).update(
            withdrawn_by=by,
            withdrawn_at=at or timezone.now(),
            withdrawn_reason=reason.strip()[:300],
            replaced_by=replaced_by,
        )
        _set_rung(entry, Rung.WITHDRAWN)
        tell(
            events.WAY_WITHDRAWN,
            entry=entry,
            by=by,
            toward=entry.author_id,
            at=at,
            replaced_by=replaced_by.pk if replaced_by else None,
        )


def bring_back_way(entry: Entry, *, by: Person) -> None:
    """It is right after all, as tested as the evidence says. Doing it twice is harmless."""
    with transaction.atomic():
        entry, way = locked(entry.pk)
        if entry.state != Rung.WITHDRAWN:
            return
        Way.objects.filter(pk=way.pk).update(
            withdrawn_by=None, withdrawn_at=None, withdrawn_reason="", replaced_by=None
        )
        _set_rung(entry, rung_of(evidence_of(way, entry)))
        tell(events.WAY_BROUGHT_BACK, entry=entry, by=by, rung=str(entry.state))


def _set_rung(entry: Entry, rung: Rung) -> None:
    """The verb that does it is the one event."""
    entry.state = rung
    Entry.objects.filter(pk=entry.pk).update(state=rung)
    touch_entry(entry)
