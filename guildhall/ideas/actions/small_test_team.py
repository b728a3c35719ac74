"""Help with a small test, stop helping, take one over whose owner is gone."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.actions import follow
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.communities.models import Membership
from guildhall.ideas import events
from guildhall.ideas.actions.small_tests import SmallTestRefused, locked, require_running
from guildhall.ideas.models import Helping, SmallTest
from guildhall.people.models import Person


def help_with_test(entry: Entry, *, by: Person, at: dt.datetime | None = None) -> None:
    """Be one of those who run it. Twice is harmless. Raises SmallTestRefused."""
    with transaction.atomic():
        entry, test = locked(entry.pk)
        require_running(entry)
        if test.owner_id == by.pk:
            return
        _help, is_new = Helping.objects.get_or_create(
            test=test, person=by, defaults={"since": at or timezone.now()}
        )
        if is_new:
            follow(entry, by=by)
            touch_entry(entry)
            tell(events.HELP_BEGUN, entry=entry, by=by, toward=test.owner_id, at=at)


def stop_helping(entry: Entry, *, by: Person) -> None:
    """No longer be one of them. Twice is harmless."""
    with transaction.atomic():
        entry, test = locked(entry.pk)
        gone, _rows = Helping.objects.filter(test=test, person=by).delete()
        if gone:
            touch_entry(entry)
            tell(events.HELP_ENDED, entry=entry, by=by)


def take_over_test(entry: Entry, *, by: Person) -> None:
    """Own it from now on. Twice is harmless.

    Raises SmallTestRefused where its owner is still here.
    """
    with transaction.atomic():
        entry, test = locked(entry.pk)
        if test.owner_id == by.pk:
            return
        require_running(entry)
        if has_owner(test):
            raise SmallTestRefused(_("%(name)s runs this small test.") % {"name": _name_of(test)})
        SmallTest.objects.filter(pk=test.pk).update(owner=by, asked_at=None, passed_on_at=None)
        Helping.objects.filter(test=test, person=by).delete()
        follow(entry, by=by)
        touch_entry(entry)
        tell(events.SMALL_TEST_TAKEN_OVER, entry=entry, by=by)


def has_owner(test: SmallTest) -> bool:
    """Whether the person who runs it still belongs to its community. One query."""
    belongs = Membership.objects.current().filter(
        community=test.entry.community_id, person=test.owner_id
    )
    return test.owner_id is not None and belongs.exists()


def _name_of(test: SmallTest) -> str:
    return test.owner.name if test.owner else ""
