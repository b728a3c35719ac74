"""What a project needs on its day: who brings it, and giving it back."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.people.models import Person
from guildhall.projects import events
from guildhall.projects.actions.locking import ProjectRefused, changed, locked_going_on
from guildhall.projects.actions.people import be_in
from guildhall.projects.models import MOST_SUPPLIES, Supply


def add_supply(entry: Entry, *, by: Person, name: str, brings_it: bool = False) -> Supply:
    """One more to bring. The same name twice is one. Raises ProjectRefused."""
    with transaction.atomic():
        entry, project = locked_going_on(entry.pk)
        name = " ".join(name.split())
        if project.supplies.count() >= MOST_SUPPLIES:
            raise ProjectRefused(_("That's a long list already. Put several in one line."))
        supply, is_new = Supply.objects.get_or_create(
            project=project, name=name, defaults={"added_by": by}
        )
        if is_new:
            changed(events.SUPPLY_ADDED, entry, by=by, supply=supply.pk)
    if brings_it:
        take_supply(supply, by=by)
    return supply


def take_supply(supply: Supply, *, by: Person, at: dt.datetime | None = None) -> None:
    """Bring it. Twice is harmless. Raises ProjectRefused where someone else does."""
    with transaction.atomic():
        entry, project = locked_going_on(supply.project_id)
        supply = _locked(supply)
        if supply.brought_by_id == by.pk:
            return
        if supply.is_taken:
            raise ProjectRefused(_("Someone else brings this already."))
        supply.brought_by, supply.taken_at = by, at or timezone.now()
        supply.save(update_fields=["brought_by", "taken_at"])
        be_in(entry, project, by=by, at=at)
        changed(events.SUPPLY_TAKEN, entry, by=by, at=at, supply=supply.pk)


def give_back_supply(supply: Supply, *, by: Person) -> None:
    """Not bring it after all: it is free for others. Twice is harmless."""
    with transaction.atomic():
        entry, _project = locked_going_on(supply.project_id)
        supply = _locked(supply)
        if not supply.is_taken:
            return
        supply.brought_by, supply.brought_by_name, supply.taken_at = None, "", None
        supply.save(update_fields=["brought_by", "brought_by_name", "taken_at"])
        changed(events.SUPPLY_GIVEN_BACK, entry, by=by, supply=supply.pk)


def remove_supply(supply: Supply, *, by: Person) -> None:
    """It isn't needed. Twice is harmless."""
    with transaction.atomic():
        entry, _project = locked_going_on(supply.project_id)
        gone, _rows = Supply.objects.filter(pk=supply.pk).delete()
        if gone:
            changed(events.SUPPLY_REMOVED, entry, by=by)


def _locked(supply: Supply) -> Supply:
    """Raises ProjectRefused where it was removed."""
    row = Supply.objects.filter(pk=supply.pk).first()
    if row is None:
        raise ProjectRefused(_("This isn't needed any more."))
    return row
