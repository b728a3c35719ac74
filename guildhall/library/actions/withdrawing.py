"""Withdraw a page, with what replaces it; bring it back."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.library import events
from guildhall.library.models import Page, PageState
from guildhall.people.models import Person


def withdraw_page(
    entry: Entry,
    *,
    by: Person,
    reason: str,
    replaced_by: Entry | None = None,
    at: dt.datetime | None = None,
) -> None:
    """It is no longer right. Its followers are told why, and what to read instead.

    Withdrawing twice is harmless.
    """
    with transaction.atomic():
        entry = Entry.objects.select_for_update().get(pk=entry.pk)
        if entry.state == PageState.WITHDRAWN:
            return
        Page.objects.filter(pk=entry.pk).update(
            withdrawn_by=by,
            withdrawn_at=at or timezone.now(),
            withdrawn_reason=" ".join(reason.split())[:300],
            replaced_by=replaced_by,
        )
        _set_state(entry, PageState.WITHDRAWN)
        tell(
            events.PAGE_WITHDRAWN,
            entry=entry,
            by=by,
            toward=entry.author_id,
            at=at,
            replaced_by=replaced_by.pk if replaced_by else None,
        )


def bring_back_page(entry: Entry, *, by: Person) -> None:
    """It is right after all. Doing it twice is harmless."""
    with transaction.atomic():
        entry = Entry.objects.select_for_update().get(pk=entry.pk)
        if entry.state != PageState.WITHDRAWN:
            return
        Page.objects.filter(pk=entry.pk).update(
            withdrawn_by=None, withdrawn_at=None, withdrawn_reason="", replaced_by=None
        )
        _set_state(entry, PageState.CURRENT)
        tell(events.PAGE_BROUGHT_BACK, entry=entry, by=by)


def _set_state(entry: Entry, state: PageState) -> None:
    """The verb that does it is the one event."""
    Entry.objects.filter(pk=entry.pk).update(state=state)
    touch_entry(entry)
