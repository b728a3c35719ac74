"""What the clock does: ask what was learned, and pass on what has nobody. Recurring."""

import datetime as dt

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from guildhall.commons.log import tell
from guildhall.communities.models import Membership
from guildhall.ideas import events
from guildhall.ideas.actions.small_test_team import has_owner
from guildhall.ideas.actions.small_tests import locked
from guildhall.ideas.models import SmallTest

A_WEEK = dt.timedelta(days=7)
MOST_AT_ONCE = 200


def ask_what_was_learned() -> None:
    """Its day is over: its owner is asked, once."""
    over = SmallTest.objects.over(timezone.localdate()).filter(asked_at=None)
    for test_id in list(over.values_list("pk", flat=True)[:MOST_AT_ONCE]):
        with transaction.atomic():
            entry, test = locked(test_id)
            if not (test.is_over and entry.is_published and test.asked_at is None):
                continue
            SmallTest.objects.filter(pk=test_id).update(asked_at=timezone.now())
            if has_owner(test):
                tell(events.SMALL_TEST_OVER, entry=entry, by=None, toward=test.owner_id)


def pass_small_tests_on() -> None:
    """Those that nobody owns any more, or whose owner hasn't said for a week what was learned."""
    now = timezone.now()
    for test_id in list(_to_pass_on(now).values_list("pk", flat=True)[:MOST_AT_ONCE]):
        with transaction.atomic():
            entry, test = locked(test_id)
            is_still_due = entry.is_published and test.is_running and test.passed_on_at is None
            is_owned = has_owner(test)
            if not is_still_due or (is_owned and not _is_asked_long_ago(test, now)):
                continue
            SmallTest.objects.filter(pk=test_id).update(passed_on_at=now)
            tell(events.SMALL_TEST_PASSED_ON, entry=entry, by=None, has_owner=is_owned)


def _to_pass_on(now: dt.datetime) -> QuerySet[SmallTest]:
    owners = Membership.objects.current().filter(
        community=OuterRef("entry__community"), person=OuterRef("owner")
    )
    waiting = SmallTest.objects.running().filter(passed_on_at=None)
    return waiting.filter(~Exists(owners) | Q(asked_at__lt=now - A_WEEK)).order_by("pk")


def _is_asked_long_ago(test: SmallTest, now: dt.datetime) -> bool:
    return test.is_over and test.asked_at is not None and test.asked_at < now - A_WEEK
