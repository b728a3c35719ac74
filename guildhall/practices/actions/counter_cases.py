"""A report of where it fails is kept beside a tip or practice, so that readers see both."""

from django.db import transaction
from django.utils.translation import gettext as _

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, Outcome, touch_entry
from guildhall.people.models import Person
from guildhall.practices import events
from guildhall.practices.actions.settling import locked
from guildhall.practices.actions.standing import NotNow
from guildhall.practices.models import Way


def keep_counter_case(entry: Entry, *, by: Person, outcome: Outcome) -> None:
    """In place of the one before. Its author is told. Keeping it twice is harmless.

    Raises NotNow where the report was taken back, or another one took its place.
    """
    with transaction.atomic():
        entry, way = locked(entry.pk)
        if way.counter_case_id == outcome.pk:
            return
        current = Outcome.objects.filter(pk=outcome.pk, replaced_at=None).exclude(context="")
        if not current.exclude(result=Outcome.Result.WORKED).exists():
            raise NotNow(_("This report was taken back or has changed. Nothing is kept beside it."))
        _set_counter_case(entry, outcome)
        tell(
            events.COUNTER_CASE_KEPT,
            entry=entry,
            by=by,
            toward=outcome.person_id,
            outcome=outcome.pk,
        )


def let_go_of_counter_case(entry: Entry, *, by: Person) -> None:
    """Nothing is kept beside it; the report stays among the others. Twice is harmless."""
    with transaction.atomic():
        entry, way = locked(entry.pk)
        if way.counter_case_id is None:
            return
        _set_counter_case(entry, None)
        tell(events.COUNTER_CASE_LET_GO, entry=entry, by=by)


def _set_counter_case(entry: Entry, outcome: Outcome | None) -> None:
    Way.objects.filter(pk=entry.pk).update(counter_case=outcome)
    touch_entry(entry)
