"""People rely on a page: mark it, change its dates, confirm it, take the mark off."""

import datetime as dt

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.library import events
from guildhall.library.care_transitions import TABLE
from guildhall.library.models import Asked, Care, Reliance
from guildhall.people.models import Person

TO_LOOK_FIRST = dt.timedelta(days=14)


class CareRefused(ValueError):
    """Someone was faster: what was to be done can't be done any more, with the sentence why."""


def rely_on_page(
    entry: Entry,
    *,
    by: Person,
    owner: Person,
    deputy: Person | None = None,
    every_months: int = 12,
    look_again_on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> Reliance:
    """People rely on this page from now on. Where they already do, nothing changes.

    Its owner confirms it by marking it; anyone else is asked to, within two weeks.
    """
    moment = at or timezone.now()
    is_confirmed = owner == by
    first_day = day_after(moment, every_months) if is_confirmed else _soon_after(moment)
    with transaction.atomic():
        entry, reliance = locked(entry.pk)
        if reliance:
            return reliance
        reliance = Reliance.objects.create(
            entry=entry,
            owner=owner,
            deputy=None if deputy == owner else deputy,
            every_months=every_months,
            look_again_on=look_again_on or first_day,
            confirmed_at=moment,
            confirmed_by=by if is_confirmed else None,
            marked_by=by,
            marked_at=moment,
        )
        touch_entry(entry)
        tell(events.RELIANCE_BEGUN, entry=entry, by=by, toward=owner.pk, at=at)
    return reliance


def change_care(
    entry: Entry,
    *,
    by: Person,
    deputy: Person | None,
    every_months: int,
    look_again_on: dt.date,
) -> Reliance:
    """Another deputy or other dates. The same again is harmless. Raises CareRefused."""
    with transaction.atomic():
        entry, reliance = locked_in(entry.pk, "change_care")
        deputy = None if deputy and deputy.pk == reliance.owner_id else deputy
        wanted = (deputy.pk if deputy else None, every_months, look_again_on)
        if wanted == (reliance.deputy_id, reliance.every_months, reliance.look_again_on):
            return reliance
        if look_again_on != reliance.look_again_on:
            _ask_nobody(reliance)
        reliance.deputy, reliance.every_months = deputy, every_months
        reliance.look_again_on = look_again_on
        reliance.save()
        touch_entry(entry)
        tell(events.RELIANCE_CHANGED, entry=entry, by=by)
    return reliance


def confirm_page(entry: Entry, *, by: Person, at: dt.datetime | None = None) -> Reliance:
    """It is still right; its next day is set. Twice on one day is harmless. Raises CareRefused."""
    moment = at or timezone.now()
    with transaction.atomic():
        entry, reliance = locked_in(entry.pk, "confirm_page")
        if _is_confirmed_already(reliance, moment):
            return reliance
        reliance.confirmed_at, reliance.confirmed_by = moment, by
        reliance.look_again_on = day_after(moment, reliance.every_months)
        _ask_nobody(reliance)
        reliance.save()
        touch_entry(entry)
        tell(events.PAGE_CONFIRMED, entry=entry, by=by, toward=reliance.owner_id, at=at)
    return reliance


def stop_relying(entry: Entry, *, by: Person) -> None:
    """Nobody needs to confirm it any more. Twice is harmless."""
    with transaction.atomic():
        entry, reliance = locked(entry.pk)
        if reliance is None:
            return
        owner_id = reliance.owner_id
        reliance.delete()
        touch_entry(entry)
        tell(events.RELIANCE_ENDED, entry=entry, by=by, toward=owner_id)


def locked(entry_id: int) -> tuple[Entry, Reliance | None]:
    """The entry first, as everywhere; whether people rely on it then cannot change under us."""
    entry = (
        Entry.objects.select_for_update(of=("self",))
        .select_related("community", "author")
        .get(pk=entry_id)
    )
    reliance = Reliance.objects.filter(pk=entry_id).select_related("owner", "deputy").first()
    if reliance:
        reliance.entry = entry
    return entry, reliance


def locked_in(entry_id: int, verb: str) -> tuple[Entry, Reliance]:
    """As `locked`, in one of the states that the verb starts from. Raises CareRefused."""
    entry, reliance = locked(entry_id)
    if reliance is None or reliance.care not in TABLE[verb].sources:
        raise CareRefused(_why_not(reliance))
    return entry, reliance


def day_after(moment: dt.datetime, months: int) -> dt.date:
    """The day on which it is looked at again."""
    return timezone.localdate(moment + relativedelta(months=months))


def _soon_after(moment: dt.datetime) -> dt.date:
    return timezone.localdate(moment + TO_LOOK_FIRST)


def _ask_nobody(reliance: Reliance) -> None:
    """Another day is set: the asking begins anew before it."""
    reliance.asked, reliance.asked_of, reliance.stewards_asked_at = Asked.NOBODY, None, None


def _is_confirmed_already(reliance: Reliance, moment: dt.datetime) -> bool:
    """Today, by someone, and nothing has been written since."""
    edited_at = reliance.entry.edited_at
    return (
        not reliance.is_new
        and timezone.localdate(reliance.confirmed_at) == timezone.localdate(moment)
        and not reliance.needs_check
        and (edited_at is None or edited_at <= reliance.confirmed_at)
    )


def _why_not(reliance: Reliance | None) -> str:
    if reliance is None:
        return _("This page isn't marked as one that people rely on any more.")
    if reliance.care == Care.OWNERLESS:
        return _("Nobody looks after this page at the moment.")
    if reliance.care == Care.OFFERED:
        return _("Someone has been asked to take it over and hasn't answered yet.")
    return _("Someone looks after this page already.")
